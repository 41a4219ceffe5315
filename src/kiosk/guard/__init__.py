"""Watches the player from outside: starts it, listens to it, starts it again."""
