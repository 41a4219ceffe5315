"""Finding a sentence in a source as it is written: with marks, line breaks, a caption between."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.show.verify_model import Passage

_DROPPED: Final = frozenset("*_`#>")
_LEAST_BLOCK: Final = 4
"""Characters of a piece of an interrupted sentence."""
_REACH: Final = 400
"""How far behind its beginning the rest of an interrupted sentence is looked for."""


class Locator:
    """Knows a text without blanks and marks, and the way back."""

    def __init__(self, text: str) -> None:
        kept = [(i, c) for i, c in enumerate(text) if not c.isspace() and c not in _DROPPED]
        self._bare = "".join(char for _, char in kept)
        self._offsets = [index for index, _ in kept]

    def sentence(self, passage: Passage) -> list[tuple[int, int]]:
        """Stretches of the text that hold the sentence; several if it is interrupted."""
        return [self._span(start, end) for start, end, _ in self._pieces(_bare(passage.text))]

    def marks(self, passage: Passage) -> list[tuple[int, int]]:
        """Stretches of the text that hold what is marked in the sentence."""
        pieces = self._pieces(_bare(passage.text))
        found: list[tuple[int, int]] = []
        for start, end in passage.marks:
            first = len(_bare(passage.text[:start]))
            length = len(_bare(passage.text[start:end]))
            for at, stop, offset in pieces:
                inside = at + first - offset
                if length and at <= inside and inside + length <= stop:
                    found.append(self._span(inside, inside + length))
        return found

    def _pieces(self, words: str) -> list[tuple[int, int, int]]:
        """Start and end in the bare text, and the start in the sentence."""
        at = self._bare.find(words) if words else -1
        if at >= 0:
            return [(at, at + len(words), 0)]
        head = words[:_LEAST_BLOCK]
        start = self._bare.find(head) if len(head) == _LEAST_BLOCK else -1
        while start >= 0:
            region = self._bare[start : start + len(words) + _REACH]
            matcher = difflib.SequenceMatcher(None, region, words, autojunk=False)
            blocks = [b for b in matcher.get_matching_blocks() if b.size >= _LEAST_BLOCK]
            if sum(block.size for block in blocks) == len(words):
                return [(start + b.a, start + b.a + b.size, b.b) for b in blocks]
            start = self._bare.find(head, start + 1)
        return []

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._offsets[start], self._offsets[end - 1] + 1


def _bare(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in _DROPPED)
