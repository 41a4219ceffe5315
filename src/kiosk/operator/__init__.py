"""What an operator may do at the display, and how it is found out that it is one."""
