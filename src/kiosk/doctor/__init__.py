"""Whether this machine is ready for a booth: one page, each line with a cure."""
