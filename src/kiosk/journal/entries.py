"""What the journal holds: one line for each thing that happened.

An entry says what and when, never where on the display and never who: there are no coordinates, no
pictures and nothing about a person in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TEXT_MAX = 2000
"""Longer texts (error messages) are cut, so that one entry stays one line."""


class Kind(StrEnum):
    """What happened."""

    SHOW = "show"
    """A show went on air: its hash and title."""
    SLIDE = "slide"
    """A slide has left the display: its id, how long it was on, how many frames were painted."""
    TOUCH = "touch"
    """Something was touched: the element's id."""
    VISIT = "visit"
    """A visit has ended: its length, how many pages were on, the language last read."""
    LANGUAGE = "language"
    """A visitor switched to a language."""
    ERROR = "error"
    """Something failed: its kind and message."""
    RESTART = "restart"
    """The player was started again: why."""
    OPERATOR = "operator"
    """Somebody with the PIN did something: what."""
    LOST = "lost"
    """So many entries could not be written before this one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    at_s: float
    """When, in seconds since 1970 (UTC), by the wall clock."""
    kind: Kind
    subject: str = ""
    """Id of the slide or element, kind of error, reason, act."""
    section: str = ""
    """Id of the section that was on."""
    language: str = ""
    seconds: float | None = None
    """How long."""
    number: int | None = None
    """How many: painted frames of a slide, pages of a visit, lost entries."""
    detail: str = ""
    """Further words: the message of an error, the title of a show."""


def slide_shown(
    at_s: float, slide: str, *, section: str, language: str, seconds: float, frames: int
) -> Entry:
    """A slide has left the display.

    Args:
        at_s: When it left.
        slide: Its id.
        section: The section it belongs to.
        language: In which it was shown.
        seconds: How long it was on.
        frames: How many frames were painted meanwhile: the evidence that it was to be seen.
    """
    return Entry(at_s, Kind.SLIDE, slide, section, language, seconds, frames)


def touched(at_s: float, element: str, *, section: str, language: str) -> Entry:
    """An element was touched, such as "nav.figures" or "figure.visits"."""
    return Entry(at_s, Kind.TOUCH, element, section, language)


def visited(at_s: float, *, length_s: float, depth: int, language: str) -> Entry:
    """A visit has ended.

    Args:
        at_s: When the rotation went on.
        length_s: From the first touch to the last.
        depth: How many different pages were on.
        language: The last one read.
    """
    return Entry(at_s, Kind.VISIT, "", "", language, length_s, depth)


def language_switched(at_s: float, language: str) -> Entry:
    """A visitor chose a language."""
    return Entry(at_s, Kind.LANGUAGE, language, "", language)


def failed(at_s: float, what: str, message: str) -> Entry:
    """Something went wrong."""
    return Entry(at_s, Kind.ERROR, what, detail=message)


def restarted(at_s: float, reason: str) -> Entry:
    """The player was started again."""
    return Entry(at_s, Kind.RESTART, reason)


def operated(at_s: float, act: str, detail: str = "") -> Entry:
    """Somebody with the PIN did something."""
    return Entry(at_s, Kind.OPERATOR, act, detail=detail)


def show_started(at_s: float, show_hash: str, title: str) -> Entry:
    """A show went on air."""
    return Entry(at_s, Kind.SHOW, show_hash, detail=title)


def lost(at_s: float, count: int) -> Entry:
    """So many entries could not be written."""
    return Entry(at_s, Kind.LOST, number=count)
