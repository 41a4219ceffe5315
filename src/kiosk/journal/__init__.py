"""What was shown and touched at the booth: counted, never watched."""
