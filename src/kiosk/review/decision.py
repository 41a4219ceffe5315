"""One thing that a person has to decide, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.show.tree import Step
    from kiosk.show.verify_model import Passage
    from kiosk.show.write import Edit


class Kind(StrEnum):
    """What is to be decided, most important first."""

    VERIFY = "verify"
    CHOOSE = "choose"
    NEW = "new"
    """A figure that stands on no page yet."""
    PAGE = "page"
    """Labels and texts of a slide that an import made."""
    TRANSLATE = "translate"


RANKS = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer."""

    title: Mapping[str, str]
    """What the button says, by language of the reader."""
    answer: str
    """What is recorded."""
    edits: tuple[Edit, ...] = ()
    """What it changes in the show; nothing if all stays as it is."""
    takes_reason: bool = False
    """Whether a person may say why; that is recorded then."""
    settles: tuple[str, ...] = ()
    """Keys of further questions that it answers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be edited."""

    places: tuple[tuple[Step, ...], ...]
    """Where it stands: a label may be repeated on slides."""
    language: str
    words: str
    name: str
    """What it is, in the show's own words: 突破25万人次."""
    kind: str = ""
    """What sort of text, if the name does not tell it: headline, title, source."""
    doubt: Mapping[str, str] | None = None
    """Why it should be looked at first, by language of the reader."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide."""

    kind: Kind
    key: str
    """What the answer is recorded under."""
    code: str
    question: Mapping[str, str]
    options: tuple[Option, ...]
    slide: str = ""
    """Id of the slide to show beside it."""
    passages: tuple[Passage, ...] = ()
    """Sentences of the sources that it is about."""
    entries: tuple[Entry, ...] = ()
    notes: tuple[Mapping[str, str], ...] = ()
    """What should be looked at on the way."""
    parts: tuple[Decision, ...] = ()
    """Pages that are looked at together; each may be asked alone."""
