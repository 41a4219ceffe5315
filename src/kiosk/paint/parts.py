"""One entrance in pixels: what of a part of the page is seen at a moment, and how it is drawn.

What is seen is a whole number, 0 (nothing) to `Part.full` (all): two moments with the same number
look the same to the pixel.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from kiosk.paint.counting import CountUp
from kiosk.paint.painter import to_pixels
from kiosk.player.easing import arrival, eased, elapsed, when_eased
from kiosk.typeset.marks import Entrance, Reveal, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QPainter

    from kiosk.paint.inks import Inks
    from kiosk.paint.layers import Layer
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Mark, Rect

RISE = 1.2
"""How far a part rises while it fades in, u."""
_LEVELS = 256
"""Qt's raster engine knows so many opacities."""
_OVERSHOOT = 0.02
"""By so much round digits are higher and deeper than flat ones, em."""


class Part:
    """What one entrance brings.

    Attributes:
        rect: Where it stands at rest.
        reach: All that it moves over.
        begin_s: When it is first seen, in seconds after the page was opened.
        end_s: From then on it is at rest.
        full: The look at rest.
    """

    __slots__ = (
        "_count",
        "_entrance",
        "_layer",
        "begin_s",
        "end_s",
        "full",
        "reach",
        "rect",
    )

    def __init__(self, entrance: Entrance, layer: Layer, inks: Inks, fonts: Fonts) -> None:
        """Measure an entrance.

        Args:
            entrance: In u.
            layer: The page at rest.
            inks: For numerals that count.
            fonts: For numerals that count.
        """
        rect = to_pixels(entrance.rect, layer.scale).intersected(layer.image.rect())
        self.rect = self.reach = rect
        self.begin_s = entrance.delay_s
        self._entrance = entrance
        self._layer = layer
        self._count: CountUp | None = None
        match entrance.reveal:
            case Reveal.WIPE_RIGHT:
                self.full = rect.width()
            case Reveal.GROW_UP | Reveal.WIPE_UP:
                self.full = rect.height()
            case _:
                self.full = _LEVELS
        if entrance.reveal is Reveal.RISE:
            self.reach = rect.adjusted(0, 0, 0, round(RISE * layer.scale))
        elif entrance.reveal is Reveal.COUNT:
            self._let_count(layer, inks, fonts)
        self.end_s = self.begin_s + self._arrival() * self._entrance.duration_s

    def look(self, t_s: float) -> int:
        """What is seen of it: 0 to `full`.

        Args:
            t_s: Seconds since the page was opened; -inf: long before.
        """
        if t_s >= self.end_s:
            return self.full
        if t_s <= self.begin_s:
            return 0
        if self._count is not None:
            return int(_LEVELS * (t_s - self.begin_s) / (self.end_s - self.begin_s))
        entrance = self._entrance
        value = eased(entrance.pace, elapsed(t_s, self.begin_s, entrance.duration_s))
        if entrance.steps:
            value = int(value * entrance.steps) / entrance.steps
        return int(self.full * value + 0.5)

    def draw(self, painter: QPainter, look: int) -> None:
        """Draw it over the flat ground.

        Args:
            painter: In device pixels.
            look: What is seen of it.
        """
        if look >= self.full:
            painter.drawImage(self.rect.topLeft(), self._layer.image, self.rect)
            return
        if look == 0:
            return
        match self._entrance.reveal:
            case Reveal.RISE:
                self._rise(painter, look)
            case Reveal.FADE:
                self._fade(painter, look)
            case Reveal.GROW_UP:
                self._grow_up(painter, look)
            case Reveal.WIPE_RIGHT | Reveal.WIPE_UP:
                shown = self._shown(look)
                painter.drawImage(shown.topLeft(), self._layer.image, shown)
            case Reveal.COUNT:
                self._count_up(painter, look)

    @property
    def is_wipe(self) -> bool:
        """Whether it is uncovered where it stands, so that any piece of it can be drawn alone."""
        return self._entrance.reveal in (Reveal.WIPE_RIGHT, Reveal.WIPE_UP)

    def uncovered(self, before: int, after: int) -> QRect:
        """What of a wipe looks different at two looks, the later one last."""
        old, new = self._shown(before), self._shown(after)
        if self._entrance.reveal is Reveal.WIPE_RIGHT:
            return new.adjusted(old.width(), 0, 0, 0)
        return new.adjusted(0, 0, 0, -old.height())

    def draw_piece(self, painter: QPainter, place: QRect, look: int, ground: QColor) -> None:
        """Draw a piece of a wipe, ground and all.

        Args:
            painter: In device pixels.
            place: Which piece.
            look: What is seen of the whole.
            ground: What is seen where it is still covered.
        """
        shown = place & self._shown(look)
        if shown != place:
            painter.fillRect(place, ground)
        if not shown.isEmpty():
            painter.drawImage(shown.topLeft(), self._layer.image, shown)

    def _shown(self, look: int) -> QRect:
        """What is seen of a wipe."""
        rect = self.rect
        if self._entrance.reveal is Reveal.WIPE_RIGHT:
            return QRect(rect.x(), rect.y(), look, rect.height())
        return QRect(rect.x(), rect.bottom() + 1 - look, rect.width(), look)

    def _arrival(self) -> float:
        """After which part of its time nobody sees it move any more."""
        entrance = self._entrance
        if self._count is not None:
            return when_eased(entrance.pace, self._count.last_begins)
        return 1.0 if entrance.steps else arrival(entrance.pace, entrance.duration_s, self.full)

    def _let_count(self, layer: Layer, inks: Inks, fonts: Fonts) -> None:
        """Get the numeral ready; one that cannot count in its place fades in instead."""
        numeral = _numeral(layer.page.marks, self._entrance.rect)
        count = CountUp(numeral, fonts, inks, layer.scale) if numeral is not None else None
        if numeral is None or count is None or not count.fits:
            duration_s = self._entrance.duration_s / 2
            self._entrance = replace(self._entrance, reveal=Reveal.FADE, duration_s=duration_s)
            return
        self._count = count
        room, over = round(2 * layer.scale), ceil(_OVERSHOOT * numeral.size * layer.scale)
        self.reach = self.rect.adjusted(0, -over, room, over)

    def _rise(self, painter: QPainter, look: int) -> None:
        value = look / _LEVELS
        down = round((1.0 - value) * RISE * self._layer.scale)
        painter.setOpacity(value)
        painter.drawImage(self.rect.topLeft() + QPoint(0, down), self._layer.image, self.rect)
        painter.setOpacity(1.0)

    def _fade(self, painter: QPainter, look: int) -> None:
        painter.setOpacity(look / _LEVELS)
        painter.drawImage(self.rect.topLeft(), self._layer.image, self.rect)
        painter.setOpacity(1.0)

    def _grow_up(self, painter: QPainter, look: int) -> None:
        rect = self.rect
        source = QRect(rect.x(), rect.y(), rect.width(), look)
        painter.drawImage(QPoint(rect.x(), rect.bottom() + 1 - look), self._layer.image, source)

    def _count_up(self, painter: QPainter, look: int) -> None:
        assert self._count is not None, "a numeral that cannot count fades"
        share = look / _LEVELS
        progress = share * (self.end_s - self.begin_s) / self._entrance.duration_s
        # It comes up like ink all the way: a short number stands still for some frames in a row.
        value = eased(self._entrance.pace, progress)
        self._count.draw(painter, value, share)


def _numeral(marks: Iterable[Mark], rect: Rect) -> TextMark | None:
    """The counting numeral whose ink lies in the rectangle."""
    return next(
        (
            mark
            for mark in marks
            if isinstance(mark, TextMark) and mark.counts and rect.intersects(mark.rect)
        ),
        None,
    )
