"""What belongs to the place and not to the content: display, hours, limits."""
