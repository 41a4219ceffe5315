"""The ring on the poster: it breathes once in a while, to say that it may be touched."""

from __future__ import annotations

from dataclasses import replace
from math import isinf, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QRegion

from kiosk.paint.painter import to_pixels
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import DiscMark

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from kiosk.paint.inks import Inks
    from kiosk.paint.painter import PagePainter
    from kiosk.typeset.marks import Page

PERIOD_S = 4.0
BREATH_S = 0.9
_FIRST_S = 2.0
"""Into the poster, so that the wipe is over."""
_GROWTH = 0.3
"""4.0 u to 5.2 u and back."""


class Pulse:
    """The breathing ring of one page; a page without a ring never moves."""

    def __init__(self, page: Page, inks: Inks, painter: PagePainter) -> None:
        self._inks = inks
        self._painter = painter
        discs = [mark for mark in page.marks if isinstance(mark, DiscMark)]
        self._outer = [mark for mark in discs if mark.role == "ring-pulse"]
        self._inner = [mark for mark in discs if mark.role == "ring"]

    def growth(self, t_s: float) -> float:
        """By how much the ring is larger than at rest.

        Args:
            t_s: Seconds since the page was opened; inf: it has long been complete.
        """
        if not self._outer or t_s < _FIRST_S or isinf(t_s):
            return 0.0
        phase = (t_s - _FIRST_S) % PERIOD_S
        if phase >= BREATH_S:
            return 0.0
        return _GROWTH * sin(pi * phase / BREATH_S)

    def next_s(self, t_s: float) -> float | None:
        """When the ring next moves; now if it does; None: never."""
        if not self._outer:
            return None
        if t_s < _FIRST_S:
            return _FIRST_S
        phase = (t_s - _FIRST_S) % PERIOD_S
        return t_s if phase < BREATH_S else t_s + PERIOD_S - phase

    def changed(self, then_s: float, now_s: float) -> QRegion:
        """What looks different at two times."""
        if self.growth(then_s) == self.growth(now_s):
            return QRegion()
        return QRegion(self._place())

    def draw(self, painter: QPainter, region: QRegion, t_s: float) -> None:
        """Draw the ring over the still page, if it is not at rest."""
        growth = self.growth(t_s)
        if not growth or not region.intersects(self._place()):
            return
        painter.fillRect(self._place(), self._inks.color(Ink.BLACK))
        outer = [replace(mark, r=mark.r * (1 + growth)) for mark in self._outer]
        self._painter.draw_marks(painter, [*outer, *self._inner])

    def _place(self) -> QRect:
        mark = self._outer[0]
        return to_pixels(mark.rect.grown(mark.r * _GROWTH + 0.2), self._painter.scale)
