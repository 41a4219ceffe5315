"""Columns and lines, drawn by pyqtgraph into a rectangle of a page.

The only module that imports pyqtgraph and numpy: together they double the start-up time, so it is
imported when the first plot is drawn.  The plot's coordinates are device pixels: columns end
exactly where the page says, and their edges are sharp.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from shiboken6 import Shiboken

from kiosk.paint.lean_pyqtgraph import lean
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import PlotForm

with lean():
    import pyqtgraph as pg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QPen

    from kiosk.paint.inks import Inks
    from kiosk.typeset.marks import PlotMark, PlotSeries

DISC = 2.6
"""Diameter of the decisive disc, u."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot's rectangle in device pixels, its lower left corner the origin, y upward."""

    width: int
    height: int
    y_max: float
    scale: float
    """Device pixels per u."""

    def heights(self, values: tuple[float, ...]) -> NDArray[np.float64]:
        """Values as pixels above the baseline.

        Args:
            values: (n_points,) in data units.

        Returns:
            (n_points,) float64.
        """
        return np.asarray(values, dtype=np.float64) / self.y_max * self.height


def draw_plot(painter: QPainter, mark: PlotMark, rect: QRect, inks: Inks, scale: float) -> None:
    """Draw a plot at rest; nothing around it is touched.

    Args:
        painter: Of the page.
        mark: What to draw.
        rect: Where, in device pixels.  Lines may lie over its edge by half their width.
        inks: Colors of the theme.
        scale: Device pixels per u.
    """
    frame = Frame(rect.width(), rect.height(), mark.y_max, scale)
    pad = _pad(mark, scale)
    with _view(frame, pad) as (view, box):
        draw = _columns if mark.form is PlotForm.COLUMNS else _lines
        for item in draw(mark, frame, inks):
            box.addItem(item, ignoreBounds=True)
        target = QRectF(rect.adjusted(-pad, -pad, pad, pad))
        painter.save()
        # The items draw with the brush they find: the view box its border, a line its area.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        view.render(painter, target, view.rect(), Qt.AspectRatioMode.IgnoreAspectRatio)
        painter.restore()


@contextmanager
def _view(frame: Frame, pad: int) -> Iterator[tuple[pg.GraphicsView, pg.ViewBox]]:
    """A view that is never shown, one scene unit to the pixel, deleted at the end."""
    view = pg.GraphicsView()
    view.setBackground(None)
    width, height = frame.width + 2 * pad, frame.height + 2 * pad
    view.setFrameStyle(0)
    view.setAntialiasing(True)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    view.resize(width, height)
    box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
    view.setCentralItem(box)
    # A hidden widget gets no resize event: the view has to be told its size.
    view.setRange(QRectF(0, 0, width, height), padding=0, disableAutoPixel=False)
    box.setGeometry(QRectF(0, 0, width, height))
    box.setRange(
        xRange=(-pad, frame.width + pad),
        yRange=(-pad, frame.height + pad),
        padding=0,
        disableAutoRange=True,
    )
    try:
        yield view, box
    finally:
        view.close()
        Shiboken.delete(view)


def _pad(mark: PlotMark, scale: float) -> int:
    """Pixels that lines and discs may need outside the rectangle."""
    if mark.form is PlotForm.COLUMNS:
        return 0
    widest = max((series.width for series in mark.series), default=0.0)
    return int(max(widest, DISC) / 2 * scale) + 2


def _columns(mark: PlotMark, frame: Frame, inks: Inks) -> list[pg.BarGraphItem]:
    """Soft columns with a thick upper edge; the emphasised one solid, without an edge."""
    values = mark.series[0].values
    count, gap = len(values), mark.gap * frame.scale
    each = (frame.width - gap * (count - 1)) / count
    left = np.arange(count) * (each + gap)
    x0, x1 = np.round(left), np.round(left + each)
    tops = np.round(frame.heights(values))
    edge = max(1, round(mark.edge * frame.scale))
    chosen = np.arange(count) == mark.emphasis
    layers = (
        (~chosen, np.zeros(count), tops, Ink.SOFT),
        (~chosen, np.maximum(tops - edge, 0), tops, mark.series[0].ink),
        (chosen, np.zeros(count), tops, Ink.RED),
    )
    return [
        pg.BarGraphItem(
            x0=x0[which], x1=x1[which], y0=y0[which], y1=y1[which], pen=None, brush=inks.color(ink)
        )
        for which, y0, y1, ink in layers
        if which.any()
    ]


def _lines(mark: PlotMark, frame: Frame, inks: Inks) -> list[pg.GraphicsObject]:
    """The reference series beneath, the main one above it, the decisive disc on top."""
    items: list[pg.GraphicsObject] = []
    for series in reversed(mark.series):
        x, y = _points(series, frame)
        items.append(pg.PlotCurveItem(x, y, pen=_pen(series, frame.scale, inks), antialias=True))
    for series in mark.series:
        if series.disc is not None:
            x, y = _points(series, frame)
            items.append(
                pg.ScatterPlotItem(
                    x=x[[series.disc]],
                    y=y[[series.disc]],
                    size=DISC * frame.scale,
                    pen=None,
                    brush=inks.color(series.ink),
                    antialias=True,
                    useCache=False,
                )
            )
    return items


def _points(series: PlotSeries, frame: Frame) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Pixels of a series' points; the first at the left edge, the last at the right."""
    return np.linspace(0.0, frame.width, len(series.values)), frame.heights(series.values)


def _pen(series: PlotSeries, scale: float, inks: Inks) -> QPen:
    pen = pg.mkPen(inks.color(series.ink), width=max(1.0, series.width * scale))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
