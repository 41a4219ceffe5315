"""Pages at rest, drawn on their own, and what may be seen of them while one follows another."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtGui import QImage, QPainter

from kiosk.paint.motion import MASTHEAD
from kiosk.paint.painter import PagePainter, to_pixels
from kiosk.paint.parts import RISE
from kiosk.paint.pictures import Pictures
from kiosk.player.playlist import playlists
from kiosk.show.model import PosterSlide, Show
from kiosk.theme.scale import scale_for
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.marks import DiscMark, Entrance, Page, Rect, Reveal
from kiosk.typeset.nav import Bar, BarLook, progress_marks, typeset_bar
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect, QSize

    from kiosk.figures.model import Language
    from kiosk.paint.inks import Inks
    from kiosk.typeset.fonts import Fonts

Pixels = np.ndarray
"""(height, width, 4), blue, green, red, unused."""
REACH_PX = 4
"""Around each picture, so that it can be looked at where it stands a little to the side."""
TOLERANCE = 6
"""Levels that blending may round."""
AROUND = 0.4
"""What comes and goes with a mark beyond its ink, u."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A page at rest with its bar, and how dark and light it may be while it comes or goes."""

    still: Pixels
    lowest: Pixels
    highest: Pixels
    restless: tuple[QRect, ...]
    """Where even a page at rest moves: the line that tells how long it stays, the poster's ring."""


class Pages:
    """The pages of one language, drawn when they are first asked for."""

    def __init__(
        self, show: Show, folder: Path, fonts: Fonts, inks: Inks, size: QSize, language: Language
    ) -> None:
        geometry = Geometry.of_pixels(size.width(), size.height())
        scale = scale_for(
            language,
            geometry.is_portrait,
            mm_per_u=geometry.mm_per_u,
            viewing_distance_m=geometry.viewing_distance_m,
            width=geometry.w,
        )
        self.painter = PagePainter(inks, geometry.scale_px(size.width()), Pictures(folder))
        self._setting = Setting(show, fonts, geometry, scale, language)
        self._show, self._inks, self._size = show, inks, size
        self._order = [entry.slide for entry in playlists(show)[language].pages]
        self._kept: dict[str, Rest] = {}

    def rest(self, slide: str) -> Rest:
        """The page of a slide, as nothing but its own marks make it."""
        if slide not in self._kept:
            self._kept[slide] = self._draw(slide)
        return self._kept[slide]

    def _draw(self, name: str) -> Rest:
        section = next(s for s in self._show.sections if any(e.id == name for e in s.slides))
        slide = next(each for each in section.slides if each.id == name)
        number = self._order.index(name) + 1 if name in self._order else 0
        page = typeset_slide(slide, self._setting, Folio(section.title, number, len(self._order)))
        has_bar = not isinstance(slide, PosterSlide)
        bar = typeset_bar(self._setting, BarLook(section.id)) if has_bar else None
        image = QImage(self._size, QImage.Format.Format_RGB32)
        image.fill(self._inks.color(page.ground))
        painter = QPainter(image)
        self.painter.draw_page(painter, page)
        if bar is not None:
            self.painter.draw_marks(painter, [*bar.marks, *progress_marks(bar, 0.5)])
        painter.end()
        return self._rest(page, bar, pixels_of(image))

    def _rest(self, page: Page, bar: Bar | None, still: Pixels) -> Rest:
        color = self._inks.color(page.ground)
        ground = np.array((color.blue(), color.green(), color.red(), 255), np.uint8)
        lowest, highest = still.copy(), still.copy()
        for rect in coming(page):
            area = inside(still, self._px(rect))
            lowest[area] = np.minimum(still[area], ground)
            highest[area] = np.maximum(still[area], ground)
        for entrance in page.entrances:
            self._come(entrance, still, lowest, highest)
        restless = tuple(self._px(rect) for rect in moving(page, bar))
        for rect in restless:
            spread(still, inside(still, rect), lowest, highest)
        around = ((REACH_PX, REACH_PX), (REACH_PX, REACH_PX), (0, 0))
        lowest -= np.minimum(lowest, TOLERANCE)
        highest += np.minimum(255 - highest, TOLERANCE)
        padded = [np.pad(each, around, mode="edge") for each in (still, lowest, highest)]
        return Rest(padded[0], padded[1], padded[2], restless)

    def _come(self, entrance: Entrance, still: Pixels, lowest: Pixels, highest: Pixels) -> None:
        """Allow for what rises, grows or counts within its own place."""
        rect, scale = self._px(entrance.rect), self.painter.scale
        if entrance.reveal is Reveal.RISE:
            source = inside(still, rect)
            for down in range(1, ceil(RISE * scale) + 1):
                below = inside(still, rect.translated(0, down))
                part = still[source][: still[below].shape[0]]
                lowest[below] = np.minimum(lowest[below], part)
                highest[below] = np.maximum(highest[below], part)
        elif entrance.reveal in (Reveal.COUNT, Reveal.GROW_UP):
            if entrance.reveal is Reveal.COUNT:
                # Digits on the way may be wider than the last ones, and round ones higher.
                over = ceil(0.03 * rect.height())
                rect = rect.adjusted(-2, -over, ceil(2 * scale), over)
            spread(still, inside(still, rect), lowest, highest)

    def _px(self, rect: Rect) -> QRect:
        return to_pixels(rect, self.painter.scale)


def coming(page: Page) -> list[Rect]:
    """Where anything comes and goes with the page: all but the masthead."""
    marks = [mark.rect.grown(AROUND) for mark in page.marks if mark.rect.bottom > MASTHEAD]
    return marks + [entrance.rect for entrance in page.entrances]


def moving(page: Page, bar: Bar | None) -> list[Rect]:
    rings = [
        mark.rect.grown(0.4 * mark.r)
        for mark in page.marks
        if isinstance(mark, DiscMark) and mark.role.startswith("ring")
    ]
    return [*rings, bar.track.grown(0.1)] if bar is not None and bar.track is not None else rings


def inside(pixels: Pixels, rect: QRect) -> tuple[slice, slice]:
    left, top = max(0, rect.x()), max(0, rect.y())
    right, bottom = rect.x() + rect.width(), rect.y() + rect.height()
    return slice(top, min(bottom, pixels.shape[0])), slice(left, min(right, pixels.shape[1]))


def spread(still: Pixels, area: tuple[slice, slice], lowest: Pixels, highest: Pixels) -> None:
    """Allow, in a whole area, every color between the darkest and the lightest of it."""
    if still[area].size:
        lowest[area] = np.minimum(lowest[area], still[area].min(axis=(0, 1)))
        highest[area] = np.maximum(highest[area], still[area].max(axis=(0, 1)))


def pixels_of(image: QImage) -> Pixels:
    """A picture as numbers; valid as long as the picture is."""
    data = np.frombuffer(cast("bytes", image.constBits()), np.uint8)
    return data.reshape(image.height(), image.width(), 4)


def shifted(pixels: Pixels, offset: QPoint) -> Pixels:
    """A padded picture as it looks where it stands a little to the side."""
    top, left = REACH_PX - offset.y(), REACH_PX - offset.x()
    return pixels[top : top + pixels.shape[0] - 2 * REACH_PX,
                  left : left + pixels.shape[1] - 2 * REACH_PX]  # fmt: skip


def strangers(frame: Pixels, pages: tuple[Rest, ...], offset: QPoint) -> int:
    """How many pixels of a frame belong to none of the pages, nor to a blend of them."""
    lowest = shifted(pages[0].lowest, offset)
    highest = shifted(pages[0].highest, offset)
    for page in pages[1:]:
        lowest = np.minimum(lowest, shifted(page.lowest, offset))
        highest = np.maximum(highest, shifted(page.highest, offset))
    return int(((frame < lowest) | (frame > highest)).any(axis=2).sum())


def unrest(frame: Pixels, page: Rest, offset: QPoint) -> int:
    """How many pixels of a frame are not those of a page at rest."""
    still = shifted(page.still, offset)
    apart = np.maximum(frame, still) - np.minimum(frame, still)
    far: np.ndarray = np.any(apart > TOLERANCE, axis=2)
    for rect in page.restless:
        far[inside(frame, rect.adjusted(-REACH_PX, -REACH_PX, REACH_PX, REACH_PX))] = False
    return int(far.sum())
