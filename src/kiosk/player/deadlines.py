"""When something happens by itself.

Asked by the step that makes it happen and by the moment that says when to look again: the same sum
for both, so that a step made exactly at a deadline always finds it reached.
"""

from __future__ import annotations

from math import ceil, inf
from typing import TYPE_CHECKING

from kiosk.player.state import Mode

if TYPE_CHECKING:
    from kiosk.player.state import State

_ROUNDING_S = 1e-6


def turn_s(state: State) -> float:
    """AUTO: when the next slide comes on."""
    entry = state.entry
    return inf if entry is None or state.held else state.dwell_since_s + entry.duration_s


def idle_s(state: State) -> float:
    """MANUAL, PAUSED: when the rotation is announced unless somebody touches the display."""
    if state.mode is Mode.PAUSED:
        return state.last_touch_s + state.timing.pause_s
    return state.last_touch_s + _idle_limit_s(state)


def home_s(state: State) -> float:
    """WARN: when the rotation goes on; AUTO: when a visit that left it running is over."""
    if state.mode is Mode.WARN:
        return state.warn_since_s + state.timing.warn_s
    if state.visit is None:
        return inf
    return state.last_touch_s + _idle_limit_s(state) + state.timing.warn_s


def unblank_s(state: State) -> float:
    """When a show that an operator took off comes back by itself."""
    return inf if state.blank_since_s is None else state.blank_since_s + state.timing.blank_s


def next_s(state: State, now_s: float) -> float:
    """When the display will look different although nobody touches it; inf: never."""
    if state.blank_since_s is not None:
        return unblank_s(state)
    if state.mode is Mode.AUTO:
        return min(turn_s(state), home_s(state))
    if state.mode is Mode.WARN:
        return home_s(state) - max(0, warn_left_s(state, now_s) - 1)
    return idle_s(state)


def warn_left_s(state: State, now_s: float) -> int:
    """WARN: whole seconds as written, all of them for the first one and 1 for the last."""
    return max(0, ceil(home_s(state) - now_s - _ROUNDING_S))


def _idle_limit_s(state: State) -> float:
    duration_s = state.entry.duration_s if state.entry is not None else 0.0
    return max(state.timing.idle_s, 1.5 * duration_s)
