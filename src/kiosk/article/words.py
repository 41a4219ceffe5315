"""Tables of words, written as lines of text."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of `lines`; an underscore stands for a blank within a word."""
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())
