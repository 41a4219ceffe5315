"""What the operator's panel shows and when it closes by itself.  Pure: no clock, no display.

First the pad, which knows nothing but digits; behind it five leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil
from typing import Final

from kiosk.operator.pin import LENGTHS

PAD_IDLE_S: Final = 15.0
PANEL_IDLE_S: Final = 60.0
SURE_S: Final = 6.0
"""Within this time what cannot be undone must be touched a second time."""
_ROUNDING_S: Final = 1e-6


class Leaf(StrEnum):
    """What can be seen."""

    CLOSED = "closed"
    PAD = "pad"
    AIR = "air"
    PICTURE = "picture"
    SECTIONS = "sections"
    SHOWS = "shows"
    MACHINE = "machine"


LEAVES: Final = (Leaf.AIR, Leaf.PICTURE, Leaf.SECTIONS, Leaf.SHOWS, Leaf.MACHINE)


class Said(StrEnum):
    """What a line says about the last thing that was done."""

    NOTHING = ""
    CHECKING = "checking"
    WRONG = "wrong"
    WAIT = "wait"
    SURE = "sure"
    """Touch again."""
    TAKING = "taking"
    """A show is being checked."""
    TAKEN = "taken"
    REFUSED = "refused"
    """A show has defects; it does not go on air."""
    PICTURED = "pictured"
    UNKEPT = "unkept"
    """The disk takes nothing; a setting holds until the next restart."""
    LAST_SECTION = "last-section"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel at one moment.  Replaced, never changed."""

    leaf: Leaf = Leaf.CLOSED
    touched_s: float = 0.0
    typed: str = ""
    is_checking: bool = False
    wait_until_s: float = 0.0
    first: int = 0
    """Number of the first row of a list that does not fit."""
    said: Said = Said.NOTHING
    detail: str = ""
    """Further words: the name of a file, a show's problem."""
    sure: str = ""
    """What has been touched once and needs a second touch."""
    sure_until_s: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether anything of it is seen."""
        return self.leaf is not Leaf.CLOSED

    @property
    def is_in(self) -> bool:
        """Whether the PIN was given."""
        return self.leaf in LEAVES


def knocked(now_s: float, wait_s: float) -> Panel:
    """The pad, as the gesture opens it.

    Args:
        now_s: The time.
        wait_s: How long no PIN is taken.
    """
    panel = Panel(Leaf.PAD, now_s)
    return replace(panel, said=Said.WAIT, wait_until_s=now_s + wait_s) if wait_s else panel


def touched(panel: Panel, now_s: float) -> Panel:
    """Somebody is still there."""
    return replace(panel, touched_s=now_s)


def typed(panel: Panel, digit: str, now_s: float) -> Panel:
    """A digit was typed; one too many is not taken."""
    if panel.leaf is not Leaf.PAD or panel.is_checking or wait_left_s(panel, now_s):
        return panel
    digits = (panel.typed + digit)[: LENGTHS[-1]]
    return replace(panel, typed=digits, said=Said.NOTHING)


def erased(panel: Panel) -> Panel:
    """The last digit is taken back."""
    return panel if panel.is_checking else replace(panel, typed=panel.typed[:-1])


def entered(panel: Panel, now_s: float) -> tuple[Panel, str]:
    """The PIN is complete.

    Returns:
        The panel, and the PIN to be checked; empty: there is nothing to check.
    """
    is_ready = panel.leaf is Leaf.PAD and len(panel.typed) in LENGTHS and not panel.is_checking
    if not is_ready or wait_left_s(panel, now_s):
        return panel, ""
    return replace(panel, typed="", is_checking=True, said=Said.CHECKING), panel.typed


def let_in(panel: Panel, now_s: float) -> Panel:
    """The PIN was right."""
    return Panel(Leaf.AIR, now_s) if panel.is_checking else panel


def turned_away(panel: Panel, now_s: float, wait_s: float, *, was_tried: bool) -> Panel:
    """The PIN was wrong, or was not tried at all because there is to wait."""
    if panel.leaf is not Leaf.PAD:
        return panel
    said = Said.WRONG if was_tried and not wait_s else Said.WAIT
    return replace(
        panel, typed="", is_checking=False, said=said, wait_until_s=now_s + wait_s, touched_s=now_s
    )


def opened(panel: Panel, leaf: Leaf) -> Panel:
    """Another leaf."""
    if not panel.is_in or leaf not in LEAVES:
        return panel
    return replace(panel, leaf=leaf, first=0, said=Said.NOTHING, detail="", sure="")


def told(panel: Panel, said: Said, detail: str = "") -> Panel:
    """Say how the last thing went."""
    return replace(panel, said=said, detail=detail, sure="") if panel.is_in else panel


def is_sure(panel: Panel, what: str, now_s: float) -> tuple[Panel, bool]:
    """Ask for a second touch, or take this one for it.

    Returns:
        The panel, and whether it may be done now.
    """
    if panel.sure == what and now_s < panel.sure_until_s:
        return replace(panel, sure="", said=Said.NOTHING), True
    return replace(panel, sure=what, sure_until_s=now_s + SURE_S, said=Said.SURE), False


def wait_left_s(panel: Panel, now_s: float) -> int:
    """Whole seconds until a PIN is taken again; 0: now."""
    return max(0, ceil(panel.wait_until_s - now_s - _ROUNDING_S))


def ticked(panel: Panel, now_s: float) -> Panel:
    """What happens by itself."""
    if not panel.is_open:
        return panel
    if now_s >= _closes_s(panel):
        return Panel()
    if panel.said is Said.WAIT and not wait_left_s(panel, now_s):
        return replace(panel, said=Said.NOTHING)
    if panel.sure and now_s >= panel.sure_until_s:
        return replace(panel, sure="", said=Said.NOTHING)
    return panel


def next_s(panel: Panel, now_s: float) -> float | None:
    """When the panel will look different although nobody touches it; None: never."""
    if not panel.is_open:
        return None
    dues = [_closes_s(panel)]
    left_s = wait_left_s(panel, now_s)
    if panel.said is Said.WAIT and left_s:
        dues.append(panel.wait_until_s - (left_s - 1))
    if panel.sure:
        dues.append(panel.sure_until_s)
    return min(dues)


def _closes_s(panel: Panel) -> float:
    return panel.touched_s + (PAD_IDLE_S if panel.leaf is Leaf.PAD else PANEL_IDLE_S)
