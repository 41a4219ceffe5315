"""The navigation bar on the stage: one small picture, a progress line, and a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.paint.painter import drawn_pixels, to_pixels
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import Mark, Page, Rect, TextMark
from kiosk.typeset.nav import Bar, progress_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.paint.inks import Inks
    from kiosk.paint.painter import PagePainter

_CLEAR = 1.0
"""Kept free around a notice, u."""


class BarStrip:
    """Draws a bar.  The strip is a picture; notice and progress line are drawn over it."""

    def __init__(self, inks: Inks, painter: PagePainter) -> None:
        self._inks = inks
        self._painter = painter
        self._bar: Bar | None = None
        self._page: Page | None = None
        self._image = QImage()
        self._place = QRect()
        self._cover: list[QRect] = []
        self._progress = 0.0

    @property
    def reach(self) -> QRegion:
        """All that the bar covers."""
        region = QRegion(self._place)
        for rect in self._cover:
            region += rect
        return region

    def set_bar(self, bar: Bar, page: Page) -> QRegion:
        """Take another bar.

        Args:
            bar: What the bar says.
            page: Over which page it stands.

        Returns:
            What has to be drawn again.
        """
        if bar is self._bar and page is self._page:
            return QRegion()
        before = self.reach
        if bar is not self._bar:
            self._bar = bar
            self._place = to_pixels(bar.rect, self._painter.scale)
            self._image = self._drawn(bar)
        self._page = page
        self._cover = [to_pixels(rect, self._painter.scale) for rect in _covered(bar, page)]
        return before + self.reach

    def set_progress(self, progress: float) -> QRegion:
        """Move the progress line.

        Args:
            progress: Filled part, 0 to 1.

        Returns:
            What has to be drawn again; empty while the move is less than a pixel.
        """
        before, after = self._end_px(self._progress), self._end_px(progress)
        if before is None or after is None or before == after:
            if before is None:
                self._progress = progress
            return QRegion()
        self._progress = progress
        track = self._track()
        left, right = min(before, after), max(before, after)
        return QRegion(QRect(left, track.y(), right - left, track.height()))

    def draw(self, painter: QPainter, region: QRegion) -> None:
        """Draw the bar; the painter is clipped to the region."""
        bar = self._bar
        if bar is None:
            return
        self.draw_notice(painter, region)
        if region.intersects(self._place):
            rect = region.boundingRect() & self._place
            painter.drawImage(rect.topLeft(), self._image, rect.translated(-self._place.topLeft()))
            self._painter.draw_marks(painter, progress_marks(bar, self._progress))

    def draw_notice(self, painter: QPainter, region: QRegion) -> None:
        """Draw only what stands above the bar."""
        covers = [cover for cover in self._cover if region.intersects(cover)]
        for cover in covers:
            painter.fillRect(cover, self._inks.color(Ink.BG))
        if covers and self._bar is not None:
            self._painter.draw_marks(painter, self._bar.notice)

    def _drawn(self, bar: Bar) -> QImage:
        image = QImage(self._place.size(), QImage.Format.Format_RGB32)
        image.fill(self._inks.color(Ink.BG))
        painter = QPainter(image)
        painter.translate(-self._place.topLeft())
        self._painter.draw_marks(painter, bar.marks)
        painter.end()
        return image

    def _track(self) -> QRect:
        track = self._bar.track if self._bar is not None else None
        if track is None:
            return QRect()
        # A short piece of it is no rule and may be a pixel thicker than the whole.
        return drawn_pixels(track, self._painter.scale) | to_pixels(track, self._painter.scale)

    def _end_px(self, progress: float) -> int | None:
        """Where the filled part ends; None: there is no line."""
        track = self._bar.track if self._bar is not None else None
        if track is None:
            return None
        return round((track.x + track.w * progress) * self._painter.scale)


def _covered(bar: Bar, page: Page) -> list[Rect]:
    """What a notice covers: its own place, and a source line that would run into it."""
    places = [mark.rect.grown(_CLEAR) for mark in bar.notice]
    sources = [
        mark.rect.grown(_CLEAR / 2)
        for mark in _sources(page.marks)
        if any(mark.rect.intersects(place) for place in places)
    ]
    return places + sources


def _sources(marks: Iterable[Mark]) -> list[TextMark]:
    return [mark for mark in marks if isinstance(mark, TextMark) and mark.role == "source"]
