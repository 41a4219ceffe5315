"""A sheet that rises over the page from the foot of its place, and sinks again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QRegion

from kiosk.player.easing import eased, elapsed
from kiosk.typeset.marks import Pace

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from kiosk.paint.layers import Layer
    from kiosk.theme.tokens import Motion


@dataclass(frozen=True, slots=True)
class RisingSheet:
    """A sheet over the page.  Pure: what is seen of it is a function of the time."""

    layer: Layer
    """The sheet at rest, as large as its place."""
    place: QRect
    """In pixels."""
    times: Motion
    since_s: float
    """When it began to rise, or to sink; -inf: it is at rest."""
    is_closing: bool = False

    def closing(self, now_s: float) -> RisingSheet:
        """The sheet, on its way out from now on."""
        return replace(self, since_s=now_s, is_closing=True)

    def is_moving(self, now_s: float) -> bool:
        """Whether it looks different a moment later; one that sinks does until it is taken away."""
        return self.is_closing or now_s < self._end_s

    def is_gone(self, now_s: float) -> bool:
        """Whether nothing of it is seen any more."""
        return self.is_closing and now_s >= self._end_s

    def visible(self, now_s: float) -> QRect:
        """Where it is."""
        progress = elapsed(now_s, self.since_s, self._duration_s)
        value = eased(Pace.ACCELERATE if self.is_closing else Pace.DECELERATE, progress)
        hidden = value if self.is_closing else 1.0 - value
        return self.place.adjusted(0, round(self.place.height() * hidden), 0, 0)

    def changed(self, then_s: float) -> QRegion:
        """What may look different since a time."""
        return QRegion(self.place) if then_s < self._end_s else QRegion()

    @property
    def _end_s(self) -> float:
        return self.since_s + self._duration_s

    @property
    def _duration_s(self) -> float:
        return self.times.exit if self.is_closing else self.times.enter
