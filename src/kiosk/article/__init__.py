"""Reads a press article: its figures, keywords, stories and what could be a chart."""
