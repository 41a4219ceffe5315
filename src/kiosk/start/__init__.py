"""The window that opens on a desktop: shows, and what can be done with them."""
