"""A numeral that counts up to its value without moving anything around it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

from kiosk.player.easing import counted

if TYPE_CHECKING:
    from kiosk.paint.inks import Inks
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import TextMark

_STEPS = 48
"""At so many moments the widest numeral is looked for."""
_ROOM = 1.2
"""A numeral on its way may be so much wider than the last one, u: less than the gap to its unit."""
_TIGHTEN_MAX = 0.06
"""Further width is taken from between the digits, at most this much each, em."""


class CountUp:
    """One numeral on its way to its value.

    The left edge of its ink stays where it is, and so does everything around it: serif digits
    differ in width, and a numeral that would run into its unit is set a little tighter.
    """

    def __init__(self, mark: TextMark, fonts: Fonts, inks: Inks, scale: float) -> None:
        self._mark = mark
        self._fonts = fonts
        self._scale = scale
        self._raw = inks.raw_font(mark.face, mark.size * scale)
        self._color = inks.color(mark.ink)
        self._paths: dict[int, QPainterPath] = {}

    @cached_property
    def fits(self) -> bool:
        """Whether every numeral on the way finds room; if not, the page shows the last one only."""
        return all(
            self._tightening(text) <= _TIGHTEN_MAX
            for text in {counted(self._mark.text, step / _STEPS) for step in range(_STEPS + 1)}
        )

    def draw(self, painter: QPainter, progress: float, opacity: float) -> None:
        """Draw the numeral as it stands at a moment.

        Args:
            painter: In device pixels.
            progress: 0 to 1, eased.
            opacity: 0 to 1.
        """
        text = counted(self._mark.text, progress)
        color = QColor(self._color)
        color.setAlphaF(opacity)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, scale = self._mark.size, self._scale
        tightening = self._tightening(text) * size
        places = self._glyphs(text)
        left = self._mark.rect.x - self._ink(places)[0] * size
        for number, (glyph, x) in enumerate(places):
            at = (left + x * size - number * tightening) * scale
            move = QTransform.fromTranslate(at, self._mark.baseline * scale)
            painter.fillPath(move.map(self._path(glyph)), color)
        painter.setPen(Qt.PenStyle.NoPen)

    def _tightening(self, text: str) -> float:
        """How much closer each digit stands to the one before it, em."""
        places = self._glyphs(text)
        left, right = self._ink(places)
        over = (right - left) - (self._mark.rect.w + _ROOM) / self._mark.size
        return max(0.0, over) / max(1, len(places) - 1)

    def _glyphs(self, text: str) -> list[tuple[int, float]]:
        """Glyphs with their x in em."""
        places: list[tuple[int, float]] = []
        x = 0.0
        for cluster in self._fonts.shape(text, self._mark.face):
            places += [(glyph, x + dx) for glyph, dx in cluster.glyphs]
            x += cluster.advance
        return places

    def _ink(self, places: list[tuple[int, float]]) -> tuple[float, float]:
        """Left and right edge of the ink, em."""
        inks = [(self._fonts.glyph_ink(glyph, self._mark.face), x) for glyph, x in places]
        return min(x + ink.x for ink, x in inks), max(x + ink.right for ink, x in inks)

    def _path(self, glyph: int) -> QPainterPath:
        if glyph not in self._paths:
            self._paths[glyph] = self._raw.pathForGlyph(glyph)
        return self._paths[glyph]
