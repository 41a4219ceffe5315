"""What is on when: clock, rotation, visit, without drawing."""
