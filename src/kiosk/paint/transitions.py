"""How one page takes the place of another: kinds, times, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.player.easing import arrival, eased, elapsed
from kiosk.theme.tokens import Ink, Level, Motion
from kiosk.typeset.marks import Pace, Page

BLEND_S = 0.15
"""Cross-fade where motion is reduced."""


class TransitionKind(Enum):
    """How a page goes and the next one comes."""

    CUT = auto()
    EXIT = auto()
    """The old content fades; masthead and bar stay; then the new page's entrance begins."""
    BLEND = auto()
    """The old page fades over the new one."""
    CLEAR = auto()
    """The old page fades over the new one's masthead and bar; then its entrance begins."""
    WIPE = auto()
    """The new page rises from the foot over the old one."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One change of pages."""

    kind: TransitionKind
    since_s: float
    duration_s: float = 0.0
    pace: Pace = Pace.LINEAR
    arrives: float = 1.0
    """After which part of its time nobody sees it go on."""

    @property
    def end_s(self) -> float:
        """From then on only the new page is seen."""
        return self.since_s + self.duration_s * self.arrives

    @property
    def entrance_s(self) -> float:
        """When the new page's own entrance begins."""
        is_after = self.kind in (TransitionKind.EXIT, TransitionKind.CLEAR)
        return self.end_s if is_after else self.since_s

    def value(self, now_s: float) -> float:
        """How far it has come, 0 to 1."""
        return eased(self.pace, elapsed(now_s, self.since_s, self.duration_s))


def transition_between(
    old: Page | None,
    new: Page,
    now_s: float,
    times: Motion,
    level: Level,
    *,
    height_px: int,
    is_same_slide: bool,
) -> Transition:
    """How `new` takes the place of `old`.

    Args:
        old: None: there is nothing yet.
        new: The page that comes.
        now_s: The time.
        times: Durations.
        level: How much moves.
        height_px: Of the display.
        is_same_slide: The slide stays and only its language changes.
    """
    if old is None or level is Level.NONE:
        return Transition(TransitionKind.CUT, now_s)
    if level is Level.REDUCED:
        if Ink.POSTER in (old.ground, new.ground):
            return Transition(TransitionKind.CUT, now_s)
        return Transition(TransitionKind.BLEND, now_s, BLEND_S)
    if is_same_slide and new.ground is Ink.POSTER:
        return Transition(TransitionKind.BLEND, now_s, times.exit)
    if new.ground is Ink.POSTER:
        arrives = arrival(Pace.STANDARD, times.poster, height_px)
        return Transition(TransitionKind.WIPE, now_s, times.poster, Pace.STANDARD, arrives)
    if old.ground is not new.ground:
        return Transition(TransitionKind.CLEAR, now_s, times.exit)
    return Transition(TransitionKind.EXIT, now_s, times.exit, Pace.ACCELERATE)
