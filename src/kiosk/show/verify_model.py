"""What a check says: grade, place, the sentences it is about, and one question.

A question belongs to its sentences: its key is made of them, so that an answer stays valid until
one of them changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.errors import Place
    from kiosk.figures.model import Figure

KEY_LENGTH = 12
"""Hexadecimal digits of a key; a show has some hundred questions."""


class Grade(StrEnum):
    """How much a check matters."""

    VERIFY = "verify"
    """Two statements cannot both be true: somebody must find out which is."""
    CHOOSE = "choose"
    """Both can be true, and differ: one must be chosen."""
    NOTE = "note"
    """Good to know before it goes on a wall."""
    CONFIRMED = "confirmed"
    """Checked and right."""


RANKS = {grade: rank for rank, grade in enumerate(Grade)}
"""Most important first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that a check is about, with what matters in it."""

    text: str
    place: Place
    marks: tuple[tuple[int, int], ...] = ()
    """Stretches of `text`: the numerals."""

    def marked(self, before: str = "[", after: str = "]") -> str:
        """The sentence with its marks in brackets."""
        words, at = "", 0
        for start, end in sorted(self.marks):
            words += f"{self.text[at:start]}{before}{self.text[start:end]}{after}"
            at = end
        return words + self.text[at:]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked."""

    grade: Grade
    code: str
    """Short stable name: sum, repeat, growth …"""
    place: Place
    """Where to mend it, or where it stands."""
    question: Mapping[str, str]
    """One question, or for what is confirmed one statement; by language of the reader."""
    passages: tuple[Passage, ...] = ()
    figures: tuple[str, ...] = ()
    """Ids of the show's figures that it is about."""
    options: tuple[str, ...] = ()
    """The wordings that compete."""
    detail: str = ""
    """What makes the question another one where its sentences are the same."""

    @property
    def key(self) -> str:
        """What an answer to this question is recorded under."""
        return answer_key(self.code, (*(one.text for one in self.passages), self.detail))

    @property
    def is_open(self) -> bool:
        """Whether it asks for an answer."""
        return self.grade in (Grade.VERIFY, Grade.CHOOSE)


def answer_key(code: str, sentences: tuple[str, ...]) -> str:
    """A short hash of a question and its sentences; white space does not count."""
    parts = [code, *("".join(one.split()) for one in sentences)]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:KEY_LENGTH]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a source states."""

    figure: Figure
    """Its id counts within the source; label and wording are the source's words."""
    words: str
    """As written: 突破25万人次."""
    sentence: str
    start: int
    """Of `words` in `sentence`."""
    block: int
    """Counts the paragraphs of the source."""
    place: Place
    is_caption: bool = False
    is_forecast: bool = False

    @property
    def end(self) -> int:
        """Behind `words` in `sentence`."""
        return self.start + len(self.words)

    @property
    def passage(self) -> Passage:
        """Its sentence with it marked."""
        return Passage(self.sentence, self.place, ((self.start, self.end),))


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """All that was read in a source."""

    source: str
    """Its id in the show."""
    language: str
    stated: tuple[Stated, ...]
    sentences: tuple[Passage, ...]
    """All sentences of the parts that were read."""
    date: str = ""
    """ISO 8601; the text's own, empty if it names none."""
