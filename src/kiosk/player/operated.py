"""What an operator does with the show: turn, hold, blank, choose the language.  Pure.

None of it is a touch: no visit begins, nobody is counted, the rotation goes on as before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.player import rotation
from kiosk.player.state import Blank, Hold, Mode, SetLanguage, Turn

if TYPE_CHECKING:
    from kiosk.player.state import Operated, State


def operated(state: State, act: Operated, now_s: float) -> State:
    """The state after something an operator did."""
    match act:
        case Turn(is_back):
            return _turned(state, now_s, is_back=is_back)
        case Hold(is_on):
            return _held(state, now_s, is_on=is_on)
        case Blank(is_on):
            return _blanked(state, now_s, is_on=is_on)
        case SetLanguage(language):
            return _speaking(state, language, now_s)


def unblanked(state: State, now_s: float) -> State:
    """The show is to be seen again; its slide stays for its whole duration."""
    if state.blank_since_s is None:
        return state
    return replace(state, blank_since_s=None, shown_since_s=now_s, dwell_since_s=now_s, dwelt_s=0.0)


def _turned(state: State, now_s: float, *, is_back: bool) -> State:
    page = rotation.previous_page(state) if is_back else rotation.next_page(state)
    if page is None:
        return state
    # A visit that is going on ends when the visitor stops touching, as ever.
    after = rotation.opened(state, page, now_s)
    entry = after.entry
    return replace(after, held=entry.slide) if after.held and entry is not None else after


def _held(state: State, now_s: float, *, is_on: bool) -> State:
    if is_on:
        return replace(state, held=state.entry.slide if state.entry is not None else "")
    if not state.held:
        return state
    # Whoever looks at it now has not seen it for long.
    since_s = now_s if state.mode is Mode.AUTO else state.dwell_since_s
    return replace(state, held="", dwell_since_s=since_s)


def _blanked(state: State, now_s: float, *, is_on: bool) -> State:
    if not is_on:
        return unblanked(state, now_s)
    if state.blank_since_s is not None:
        return state
    # Nobody can go on reading what is not there: a visit is over.
    return replace(state, blank_since_s=now_s, mode=Mode.AUTO, visit=None, sheet="")


def _speaking(state: State, language: str, now_s: float) -> State:
    if language not in state.playlists or not rotation.has_slides(state, language):
        return state
    return rotation.in_language(replace(state, default_language=language), language, now_s)
