"""What the player tells, as entries of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journal.entries import Entry, failed, language_switched, slide_shown, visited
from kiosk.player.state import LanguageSwitched, SlideLeft, VisitEnded

if TYPE_CHECKING:
    from kiosk.player.state import Effect


def entry_of(effect: Effect, at_s: float, *, frames: int) -> Entry:
    """The entry for something the player told.

    Args:
        effect: What it told.
        at_s: The time by the wall clock, in seconds since 1970.
        frames: How many frames were painted since the player last told that a slide has left.
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
