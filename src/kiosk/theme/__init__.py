"""Colours, sizes and times as data."""
