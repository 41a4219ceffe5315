"""How a page comes in: any frame of it, from nothing but its still layer and the time.

A frame is the still layer with the parts that have not yet arrived covered by the flat ground and
drawn again as far as they have come.  From the end on there is no such part, and the frame is the
still layer.
"""

from __future__ import annotations

from math import ceil, floor, nan
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QColor, QRegion

from kiosk.paint.painter import to_pixels
from kiosk.paint.parts import Part
from kiosk.theme.tokens import Level, Motion
from kiosk.typeset.marks import Entrance, Mark, Page, Rect, Reveal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from kiosk.paint.inks import Inks
    from kiosk.paint.layers import Layer
    from kiosk.typeset.fonts import Fonts

MASTHEAD = 11.0
"""What stands above this never moves, u."""
_PAD = 0.4
"""Around ink, so that antialiased edges come with it, u."""
_GRID = 2.0
"""The edges of the region that holds the ink lie on a grid of this, u."""


class _Group:
    """Parts that move over one another, and are drawn again together."""

    def __init__(self, parts: list[Part], ground: QColor, image: QImage) -> None:
        self._parts = parts
        self._ground = ground
        self._image = image
        self.reach = QRegion()
        for part in parts:
            self.reach += part.reach
        around = QRegion(self.reach)
        for part in parts:
            around -= part.rect
        self._around = list(rects_of(around))
        self.begin_s = min(part.begin_s for part in parts)
        self.end_s = max(part.end_s for part in parts)
        self._wipe = parts[0] if len(parts) == 1 and parts[0].is_wipe else None
        self._at_s = nan
        self._looks: list[int] = []

    def looks(self, t_s: float) -> list[int]:
        """What is seen of each part; a frame asks for the last frame's, and twice for its own."""
        if t_s != self._at_s:
            self._at_s, self._looks = t_s, [part.look(t_s) for part in self._parts]
        return self._looks

    @property
    def is_divisible(self) -> bool:
        """Whether a piece of it can be drawn alone."""
        return self._wipe is not None

    def changed(self, then_s: float, now_s: float) -> QRegion | QRect | None:
        """What looks different at two times; None: nothing does."""
        then, now = self.looks(then_s), self.looks(now_s)
        if then == now:
            return None
        return self._wipe.uncovered(then[0], now[0]) if self._wipe is not None else self.reach

    def draw(self, painter: QPainter, region: QRegion, t_s: float) -> None:
        """Draw all that it reaches; of a divisible one no more than what lies in the region."""
        looks = self.looks(t_s)
        if self._wipe is not None:
            place = (region & self._wipe.rect).boundingRect()
            self._wipe.draw_piece(painter, place, looks[0], self._ground)
            return
        for rect in self._around:
            painter.drawImage(rect.topLeft(), self._image, rect)
        for part, look in zip(self._parts, looks, strict=True):
            if look < part.full:
                painter.fillRect(part.rect, self._ground)
        for part, look in zip(self._parts, looks, strict=True):
            part.draw(painter, look)


class PageMotion:
    """A page's entrance.

    Args:
        layer: The page at rest.
        inks: Colors, and the theme's times.
        fonts: For numerals that count.
        level: How much moves.
        is_quiet: Everything fades in together, for who is reading already.

    Attributes:
        layer: The page at rest.
        end_s: From then on nothing moves, in seconds after the page was opened.
        content: Where anything stands that comes and goes with the page: all but the masthead,
            and a little around it.
    """

    def __init__(
        self,
        layer: Layer,
        inks: Inks,
        fonts: Fonts,
        level: Level = Level.FULL,
        *,
        is_quiet: bool = False,
    ) -> None:
        self.layer = layer
        times = inks.theme.motion
        entrances: tuple[Entrance, ...] = ()
        if level is Level.FULL:
            entrances = (_quiet if is_quiet else _all_entrances)(layer.page, times)
        parts = [Part(entrance, layer, inks, fonts) for entrance in entrances]
        ground = self._ground = inks.color(layer.page.ground)
        self._groups = [_Group(group, ground, layer.image) for group in _grouped(parts)]
        self.end_s = max((group.end_s for group in self._groups), default=0.0)
        self.content = _region(layer, entrances)
        self._inked = _inked(layer)

    def rest(self) -> None:
        """Give back what only the entrance needed; only times after it will be asked for."""
        self._groups = []

    def changed(self, then_s: float, now_s: float) -> QRegion:
        """What looks different at two times, both in seconds after the page was opened."""
        region = QRegion()
        for group in self._groups:
            if then_s < group.end_s and group.begin_s < now_s:
                change = group.changed(then_s, now_s)
                if change is not None:
                    region += change
        return region

    def whole(self, region: QRegion, t_s: float) -> QRegion:
        """The region, and all of each group that is moving in it and cannot be drawn in pieces."""
        if t_s >= self.end_s:
            return region
        for group in self._groups:
            is_moving = t_s < group.end_s and not group.is_divisible
            if is_moving and region.intersects(group.reach):
                region += group.reach
        return region

    def next_s(self, now_s: float) -> float | None:
        """When something next moves; now if it does; None: never again."""
        if now_s >= self.end_s:
            return None
        return max(now_s, min(group.begin_s for group in self._groups if now_s < group.end_s))

    def draw(self, painter: QPainter, region: QRegion, t_s: float) -> None:
        """Draw what the page looks like at a time.

        Args:
            painter: In device pixels; clipped to the region, unless that holds all of every group
                that it touches.
            region: What to draw.
            t_s: Seconds since the page was opened.
        """
        still = region
        if t_s < self.end_s:
            for group in self._groups:
                if t_s < group.end_s and region.intersects(group.reach):
                    still = still - group.reach
                    group.draw(painter, region, t_s)
        for rect in rects_of(still):
            painter.drawImage(rect.topLeft(), self.layer.image, rect)

    def draw_leaving(self, painter: QPainter, value: float) -> None:
        """Draw all its ink on its way out.

        Args:
            painter: In device pixels.
            value: How far it has gone, 0 to 1.
        """
        veil = QColor(self._ground)
        veil.setAlphaF(value)
        for rect in self._inked:
            painter.drawImage(rect.topLeft(), self.layer.image, rect)
            painter.fillRect(rect, veil)


def rects_of(region: QRegion) -> Iterable[QRect]:
    """The rectangles a region is made of."""
    # QRegion can be iterated over; PySide6's stubs do not say so.
    return cast("Iterable[QRect]", region)


def _grouped(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts, those together whose reaches overlap; the order is kept within a group."""
    groups: list[list[Part]] = []
    for part in parts:
        near = [group for group in groups if any(p.reach.intersects(part.reach) for p in group)]
        groups = [group for group in groups if group not in near]
        groups.append([p for group in near for p in group] + [part])
    return groups


def _all_entrances(page: Page, times: Motion) -> tuple[Entrance, ...]:
    """The page's entrances, and a quiet one for whatever has none and is not masthead."""
    if not page.entrances:
        return ()
    loose = _merged(
        mark.rect.grown(_PAD)
        for mark in page.marks
        if _is_content(mark)
        and not any(entrance.rect.intersects(mark.rect) for entrance in page.entrances)
    )
    quiet = tuple(
        Entrance(rect, Reveal.FADE, 0.0, times.enter)
        for rect in loose
        if not any(entrance.rect.intersects(rect) for entrance in page.entrances)
    )
    return page.entrances + quiet


def _quiet(page: Page, times: Motion) -> tuple[Entrance, ...]:
    """Everything but the masthead fades in at once."""
    rects = _merged(mark.rect.grown(_PAD) for mark in page.marks if _is_content(mark))
    return tuple(Entrance(rect, Reveal.FADE, 0.0, times.enter / 2) for rect in rects)


def _merged(rects: Iterable[Rect]) -> list[Rect]:
    """Rectangles none of which overlap, that cover the given ones."""
    merged: list[Rect] = []
    for rect in rects:
        box = rect
        while touching := [other for other in merged if other.intersects(box)]:
            for other in touching:
                merged.remove(other)
                box = box.united(other)
        merged.append(box)
    return merged


def _inked(layer: Layer) -> list[QRect]:
    """Where the page has ink below the masthead, in rectangles that do not overlap."""
    whole = layer.image.rect()
    rects = _merged(mark.rect.grown(_PAD) for mark in layer.page.marks if _is_content(mark))
    return [to_pixels(rect, layer.scale) & whole for rect in rects]


def _region(layer: Layer, entrances: Iterable[Entrance]) -> QRegion:
    """All ink and entrances below the masthead, as a region of few rectangles.

    A region is kept in bands: one that follows every line of two columns has a hundred of them,
    each with its own message to the display.
    """
    rects = [mark.rect.grown(_PAD) for mark in layer.page.marks if _is_content(mark)]
    rects += [entrance.rect for entrance in entrances]
    region = QRegion()
    for rect in rects:
        x, y = floor(rect.x / _GRID) * _GRID, floor(rect.y / _GRID) * _GRID
        right, bottom = ceil(rect.right / _GRID) * _GRID, ceil(rect.bottom / _GRID) * _GRID
        region += to_pixels(Rect(x, y, right - x, bottom - y), layer.scale)
    return region & layer.image.rect()


def _is_content(mark: Mark) -> bool:
    return mark.rect.bottom > MASTHEAD
