"""Marks to pixels."""
