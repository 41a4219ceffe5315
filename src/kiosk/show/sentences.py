"""A source text cut into paragraphs and sentences, Chinese and English.

Line breaks inside a paragraph are joined, Markdown's marks are dropped; what is left are the
source's own words, in which a quote is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.show.characters import is_han

_MARK: Final = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)?")
"""What Markdown writes in front of headings, quotations and items."""
_NEW_BLOCK: Final = re.compile(r"\s*(?:#{1,6}\s|>|[-*+]\s|\d{1,3}[.)]\s|\||\[)")
_EMPHASIS: Final = re.compile(r"\*\*|__|`")
_LONGEST: Final = 800
"""Characters of a sentence that can be shown with its figure."""
_CLOSING: Final = "”’」』）)\"'》】"
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|cf|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|Inc|Ltd|Co|Corp|e\.g|i\.e|etc|a\.m|p\.m)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, item or table row."""

    text: str
    line: int
    """Where it begins in the file, counted from 1."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs; each heading, item and table row is one of its own."""
    found: list[Paragraph] = []
    lines: list[str] = []
    start = 1

    def close() -> None:
        joined = join(lines)
        if joined:
            found.append(Paragraph(joined, start))
        lines.clear()

    was_heading = False
    for number, line in enumerate(text.split("\n"), start=1):
        if was_heading or not line.strip() or _NEW_BLOCK.match(line):
            close()
        if not line.strip():
            continue
        if not lines:
            start = number
        was_heading = line.lstrip().startswith("#")
        lines.append(line)
    close()
    return tuple(found)


def join(lines: list[str]) -> str:
    """Lines of a paragraph as one, without marks; Han is joined to Han without a space."""
    joined = ""
    for index, line in enumerate(lines):
        words = line if index else _MARK.sub("", line, count=1)
        words = tidy(words)
        needs_space = joined and words and not (is_han(joined[-1]) and is_han(words[0]))
        joined += f" {words}" if needs_space else words
    return joined


def tidy(text: str) -> str:
    """A text without emphasis marks and with single spaces."""
    return " ".join(_EMPHASIS.sub("", text).split())


def sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of a paragraph in order."""
    start = 0
    text = paragraph.text
    for index, character in enumerate(text):
        if index < start or not _ends_sentence(text, index, character):
            continue
        end = index + 1
        while end < len(text) and text[end] in f"{_CLOSING}。！？；!?":
            end += 1
        yield Sentence(paragraph, start, end)
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    if start < len(text):
        yield Sentence(paragraph, start, len(text))


def sentence_around(paragraph: Paragraph, start: int, end: int) -> Sentence:
    """The sentence that holds a stretch, or the sentences if it runs over several."""
    touched = [s for s in sentences(paragraph) if s.start < end and s.end > start]
    if not touched:
        return Sentence(paragraph, start, end)
    first, last = touched[0].start, touched[-1].end
    if last - first > _LONGEST:
        # No sentence: a list or a table without full stops.
        first, last = max(first, start - _LONGEST // 2), min(last, end + _LONGEST // 2)
    return Sentence(paragraph, first, last)


def _ends_sentence(text: str, index: int, character: str) -> bool:
    if character in "。！？；":
        return True
    if character not in ".!?":
        return False
    rest = text[index + 1 :].lstrip(_CLOSING)
    if rest and not rest.startswith(" ") and not is_han(rest[0]):
        return False
    following = rest.lstrip(f" {_CLOSING}“‘「『（([")[:1]
    if following and following.islower():
        return False
    return character != "." or not _ABBREVIATION.search(text, max(0, index - 8), index + 1)
