"""Shushuo 数说: the figures of an article as a full-screen show for a trade-fair booth."""

__version__ = "0.1.0"
