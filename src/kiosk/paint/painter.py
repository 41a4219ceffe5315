"""Marks to pixels: the one place that draws a page.

Stage, proof and tests call the same functions; what differs is only the device and the scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QPen, QPolygonF

from kiosk.typeset.marks import (
    DiscMark,
    LineMark,
    Mark,
    Page,
    PictureMark,
    PlotMark,
    PolygonMark,
    Rect,
    RectMark,
    TextMark,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kiosk.paint.inks import Inks
    from kiosk.paint.pictures import Pictures

PATH_FROM_PX = 64.0
"""Larger glyphs are filled as outlines.  Qt's raster engine does not cache them, and draws nothing
for a glyph run of a font that was loaded from a file."""

COUNTED = frozenset({"stroke", "square"})
"""Roles of marks that are counted: all of them equally wide, and the rounding is in the gaps."""

THIN_PX = 4.0
"""Thinner rules are all equally thick, wherever they stand: one pixel more would be seen."""
RULE = 4
"""A rule is so many times as long as it is thick."""


def to_pixels(rect: Rect, scale: float) -> QRect:
    """A rectangle in whole pixels: both edges rounded apart, at least one pixel each way.

    Args:
        rect: In u.
        scale: Pixels per u.
    """
    x, y = round(rect.x * scale), round(rect.y * scale)
    right, bottom = round(rect.right * scale), round(rect.bottom * scale)
    return QRect(x, y, max(1, right - x), max(1, bottom - y))


def drawn_pixels(rect: Rect, scale: float) -> QRect:
    """What of a filled rectangle is drawn: as `to_pixels`, but thin rules are all equally thick."""
    pixels = to_pixels(rect, scale)
    if rect.w * scale < THIN_PX and rect.h > RULE * rect.w:
        pixels.setWidth(max(1, round(rect.w * scale)))
    elif rect.h * scale < THIN_PX and rect.w > RULE * rect.h:
        pixels.setHeight(max(1, round(rect.h * scale)))
    return pixels


class PagePainter:
    """Draws marks in one theme at one scale.

    Attributes:
        scale: Device pixels per u.
    """

    def __init__(self, inks: Inks, scale: float, pictures: Pictures) -> None:
        self.scale = scale
        self._inks = inks
        self._pictures = pictures
        self._draw: dict[type, Callable[[QPainter, Any], None]] = {
            TextMark: self._text,
            RectMark: self._rect,
            DiscMark: self._disc,
            LineMark: self._line,
            PolygonMark: self._polygon,
            PlotMark: self._plot,
            PictureMark: self._picture,
        }

    def draw_page(self, painter: QPainter, page: Page) -> None:
        """Draw ground and all marks, at rest."""
        size = QRect(0, 0, round(page.w * self.scale), round(page.h * self.scale))
        painter.fillRect(size, self._inks.color(page.ground))
        self.draw_marks(painter, page.marks)

    def draw_marks(self, painter: QPainter, marks: Iterable[Mark]) -> None:
        """Draw marks in their order."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for mark in marks:
            self._draw[type(mark)](painter, mark)

    def _text(self, painter: QPainter, mark: TextMark) -> None:
        if mark.size * self.scale >= PATH_FROM_PX:
            self._text_as_paths(painter, mark)
            return
        run = QGlyphRun()
        run.setRawFont(self._inks.raw_font(mark.face, mark.size * self.scale))
        run.setGlyphIndexes([glyph.index for glyph in mark.glyphs])
        run.setPositions(
            [QPointF(glyph.x * self.scale, glyph.y * self.scale) for glyph in mark.glyphs]
        )
        painter.setPen(self._inks.color(mark.ink))
        painter.drawGlyphRun(QPointF(0, 0), run)

    def _text_as_paths(self, painter: QPainter, mark: TextMark) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.color(mark.ink))
        size_px = mark.size * self.scale
        for glyph in mark.glyphs:
            painter.save()
            painter.translate(glyph.x * self.scale, glyph.y * self.scale)
            painter.scale(size_px, size_px)
            painter.drawPath(self._inks.outline(mark.face, glyph.index))
            painter.restore()

    def _rect(self, painter: QPainter, mark: RectMark) -> None:
        rect = drawn_pixels(mark.rect, self.scale)
        if mark.role in COUNTED:
            rect.setWidth(max(1, round(mark.rect.w * self.scale)))
        painter.fillRect(rect, self._inks.color(mark.ink))

    def _disc(self, painter: QPainter, mark: DiscMark) -> None:
        color = self._inks.color(mark.ink)
        radius = (mark.r - mark.width / 2) * self.scale
        center = QPointF(mark.cx * self.scale, mark.cy * self.scale)
        if mark.width:
            painter.setPen(QPen(color, mark.width * self.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
        painter.drawEllipse(center, radius, radius)

    def _line(self, painter: QPainter, mark: LineMark) -> None:
        width = max(1.0, mark.width * self.scale)
        pen = QPen(self._inks.color(mark.ink), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if mark.dash:
            pen.setDashPattern([part / mark.width for part in mark.dash])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(self._polygon_of(mark.points))

    def _polygon(self, painter: QPainter, mark: PolygonMark) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.color(mark.ink))
        painter.drawPolygon(self._polygon_of(mark.points))

    def _polygon_of(self, points: Iterable[tuple[float, float]]) -> QPolygonF:
        return QPolygonF([QPointF(x * self.scale, y * self.scale) for x, y in points])

    def _plot(self, painter: QPainter, mark: PlotMark) -> None:
        # Imported here: pyqtgraph and numpy double the start-up time, most slides need neither.
        from kiosk.paint.plots import draw_plot

        painter.save()
        # A plot's view fills its ground with whatever brush it finds.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_plot(painter, mark, to_pixels(mark.rect, self.scale), self._inks, self.scale)
        painter.restore()

    def _picture(self, painter: QPainter, mark: PictureMark) -> None:
        rect = to_pixels(mark.rect, self.scale)
        painter.drawImage(
            rect.topLeft(), self._pictures.image(mark, rect.size(), self._inks, self.scale)
        )
