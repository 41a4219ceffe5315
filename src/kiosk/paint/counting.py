"""A numeral that counts up to its value without moving anything around it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.player.easing import counted, last_counted

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
        self._stamps: dict[int, tuple[QImage, QPoint]] = {}

    @cached_property
    def fits(self) -> bool:
        """Whether every numeral on the way finds room; if not, the page shows the last one only."""
        return all(
            self._tightening(text) <= _TIGHTEN_MAX
            for text in {counted(self._mark.text, step / _STEPS) for step in range(_STEPS + 1)}
        )

    @property
    def last_begins(self) -> float:
        """From which progress on the last numeral stands, 0 to 1."""
        return last_counted(self._mark.text)

    def draw(self, painter: QPainter, progress: float, opacity: float) -> None:
        """Draw the numeral as it stands at a moment.

        Args:
            painter: In device pixels.
            progress: 0 to 1, eased.
            opacity: 0 to 1.
        """
        text = counted(self._mark.text, progress)
        size, scale = self._mark.size, self._scale
        tightening = self._tightening(text) * size
        places = self._glyphs(text)
        left = self._mark.rect.x - self._ink(places)[0] * size
        painter.setOpacity(opacity)
        for number, (glyph, x) in enumerate(places):
            at = round((left + x * size - number * tightening) * scale)
            image, origin = self._stamp(glyph)
            painter.drawImage(QPoint(at, 0) + origin, image)
        painter.setOpacity(1.0)

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

    def _stamp(self, glyph: int) -> tuple[QImage, QPoint]:
        """A picture of a glyph, and where it stands beside the glyph's x.

        Filling its outline anew for every frame would be most of a frame's work.
        """
        if glyph not in self._stamps:
            path = self._raw.pathForGlyph(glyph).translated(0.0, self._mark.baseline * self._scale)
            place = path.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
            image = QImage(place.size(), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-place.topLeft())
            painter.fillPath(path, self._color)
            painter.end()
            self._stamps[glyph] = image, place.topLeft()
        return self._stamps[glyph]
