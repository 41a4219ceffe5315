"""What a state of the player looks like at one moment: all that the stage needs to draw."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from kiosk.player import deadlines, rotation
from kiosk.player.state import Mode, State

if TYPE_CHECKING:
    from kiosk.player.playlist import Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a show."""

    slide: str
    """Id of the slide; empty: no slide can be shown."""
    language: str
    mode: Mode
    section: str = ""
    """Id of the section whose cell is active; empty on posters."""
    is_poster: bool = False
    is_paused: bool = False
    """Whether "continue" stands in the place of "pause"."""
    is_fallback: bool = False
    """No slide is left; the built-in card is shown."""
    is_held: bool = False
    """An operator holds the rotation."""
    is_blank: bool = False
    """An operator has taken the show off; nothing is to be seen."""
    shown_since_s: float = 0.0
    """When the slide came on in this language; entrances count from here."""
    fraction: float = 0.0
    """How much of its duration the slide has been on, 0 to 1; does not grow unless AUTO."""
    progress: float = 0.0
    """Filled part of the line over the section's cell, 0 to 1."""
    warn_left_s: int | None = None
    """WARN: whole seconds until the rotation goes on."""
    number: int = 0
    """Of the page, from 1, posters not counted; 0 on posters."""
    total: int = 0
    """How many pages there are."""
    sheet: str = ""
    """Id of the figure whose provenance is open; empty: none."""
    upcoming: str = ""
    """Id of the slide that would come next; empty: none."""
    deadline_s: float | None = None
    """When something will change although nobody touches anything; None: never."""


def moment(state: State, now_s: float) -> Moment:
    """What the state looks like at a time; pure, and cheap enough to be asked for each frame.

    Args:
        state: As left by the last step.
        now_s: The time; a time before the state's own counts as the state's own.
    """
    now_s = max(now_s, state.now_s)
    entry = state.entry
    if entry is None:
        return Moment("", state.language, state.mode, is_fallback=True)
    is_warning = state.mode is Mode.WARN
    fraction = _fraction(state, entry, now_s)
    pages = rotation.shown_pages(state)
    return Moment(
        slide=entry.slide,
        language=state.language,
        mode=state.mode,
        section="" if state.is_poster else entry.section,
        is_poster=state.is_poster,
        is_paused=Mode.PAUSED in (state.mode, state.before_warn if is_warning else None),
        is_held=bool(state.held),
        is_blank=state.blank_since_s is not None,
        shown_since_s=state.shown_since_s,
        fraction=fraction,
        progress=_progress(state, entry, fraction, now_s),
        warn_left_s=deadlines.warn_left_s(state, now_s) if is_warning else None,
        number=0 if state.is_poster else pages.index(state.page) + 1,
        total=len(pages),
        sheet=state.sheet,
        upcoming=_upcoming(state, now_s),
        deadline_s=_deadline_s(state, now_s),
    )


def _deadline_s(state: State, now_s: float) -> float | None:
    deadline_s = deadlines.next_s(state, now_s)
    return None if deadline_s == inf else deadline_s


def _fraction(state: State, entry: Entry, now_s: float) -> float:
    dwelt_s = now_s - state.dwell_since_s if state.mode is Mode.AUTO else state.dwelt_s
    return min(1.0, dwelt_s / entry.duration_s) if entry.duration_s > 0 else 1.0


def _progress(state: State, entry: Entry, fraction: float, now_s: float) -> float:
    """Runs in the rotation, is full while a visitor turns the pages, runs back as a warning."""
    if state.is_poster:
        return 0.0
    if state.mode is Mode.WARN:
        return min(1.0, max(0.0, (deadlines.home_s(state) - now_s) / state.timing.warn_s))
    if state.mode is Mode.MANUAL:
        return 1.0
    pages = state.playlist.pages
    section = [i for i in rotation.shown_pages(state) if pages[i].section == entry.section]
    return (section.index(state.page) + fraction) / len(section)


def _upcoming(state: State, now_s: float) -> str:
    if state.mode is Mode.AUTO:
        following = rotation.turned(state, now_s).entry
        return following.slide if following is not None else ""
    page = rotation.next_page(state)
    return "" if page is None else state.playlist.pages[page].slide
