"""Tells the journal what the stage does: what was on, what was touched, who stayed how long."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from kiosk.journal.entries import (
    Entry,
    failed,
    language_switched,
    show_started,
    slide_shown,
    touched,
    visited,
)
from kiosk.player.state import LanguageSwitched, SlideLeft, VisitEnded

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.journal.journal import Journal
    from kiosk.player.moment import Moment
    from kiosk.player.state import Effect
    from kiosk.show.model import Show


class Recorder:
    """Writes the journal of one stage.  Never raises and never waits."""

    def __init__(self, journal: Journal, wall: Callable[[], float] = time.time) -> None:
        """Begin to tell.

        Args:
            journal: Where it is written; closed by whoever made it.
            wall: The wall clock, in seconds since 1970.
        """
        self._journal = journal
        self._wall = wall
        self._frames = 0

    def painted(self) -> None:
        """A frame was painted: the evidence that a slide was to be seen."""
        self._frames += 1

    def started(self, show: Show) -> None:
        """A show, or another edition of it, is on air."""
        title = " / ".join(show.title.values())
        self._journal.record(show_started(self._wall(), show.hash[:16], title))

    def touched(self, element: str, moment: Moment) -> None:
        """An element was touched while that moment was on; where exactly is nobody's business."""
        entry = touched(
            self._wall(), element, section=moment.section, language=moment.language
        )  # fmt: skip
        self._journal.record(entry)

    def tell(self, effect: Effect) -> None:
        """The player told something."""
        self._journal.record(entry_of(effect, self._wall(), frames=self._frames))
        if isinstance(effect, SlideLeft):
            self._frames = 0


class ErrorTeller(logging.Handler):
    """Writes into the journal what the log calls an error."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(logging.ERROR)
        self._journal = journal

    def emit(self, record: logging.LogRecord) -> None:
        """Write one error."""
        what = record.name.removeprefix("kiosk.")
        self._journal.record(failed(record.created, what, record.getMessage()))


def entry_of(effect: Effect, at_s: float, *, frames: int) -> Entry:
    """The journal's entry for something the player told.

    Args:
        effect: What it told.
        at_s: The time by the wall clock, in seconds since 1970.
        frames: How many frames were painted since the last slide left.
    """
    match effect:
        case SlideLeft(slide, section, language, shown_s):
            return slide_shown(
                at_s, slide, section=section, language=language, seconds=shown_s, frames=frames
            )
        case VisitEnded(length_s, depth, language):
            return visited(at_s, length_s=length_s, depth=depth, language=language)
        case LanguageSwitched(language):
            return language_switched(at_s, language)
        case _:
            return failed(at_s, "show", "Not one slide can be drawn.")
