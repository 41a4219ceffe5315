"""How a page comes in: any frame of it, from nothing but its still layer and the time.

A frame is the still layer with the parts that have not yet arrived covered by the flat ground and
drawn again as far as they have come.  From the end on there is no such part, and the frame is the
still layer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QRegion

from kiosk.paint.counting import CountUp
from kiosk.paint.painter import to_pixels
from kiosk.player.easing import eased, elapsed
from kiosk.theme.tokens import Level, Motion
from kiosk.typeset.marks import Entrance, Mark, Page, Rect, Reveal, TextMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kiosk.paint.inks import Inks
    from kiosk.paint.layers import Layer
    from kiosk.typeset.fonts import Fonts

RISE = 1.2
"""How far a part rises while it fades in, u."""
MASTHEAD = 11.0
"""What stands above this never moves, u."""
_PAD = 0.4
"""Around ink, so that antialiased edges come with it, u."""
_OVERSHOOT = 0.02
"""By so much round digits are higher and deeper than flat ones, em."""
_FADE_S = 0.15
"""In which a counting numeral appears."""


_eased = lru_cache(maxsize=256)(eased)
"""A frame asks for each value three times: as the last frame's, as its own, and to draw it."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One entrance in pixels."""

    entrance: Entrance
    rect: QRect
    reach: QRect
    """All that it moves over."""
    count: CountUp | None = None

    def look(self, t_s: float) -> tuple[float, float]:
        """How far it has come and how much of it is seen, both 0 to 1; equal looks look equal."""
        entrance = self.entrance
        if t_s >= entrance.end_s:
            return 1.0, 1.0
        if t_s <= entrance.delay_s:
            # Also spares the arithmetic at minus infinity, before the first picture.
            return 0.0, 0.0
        value = _eased(entrance.pace, elapsed(t_s, entrance.delay_s, entrance.duration_s))
        if self.count is not None:
            return value, min(1.0, (t_s - entrance.delay_s) / _FADE_S)
        return (int(value * entrance.steps) / entrance.steps if entrance.steps else value), 1.0


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts that move over one another, and are drawn again together."""

    parts: tuple[_Part, ...]
    reach: QRegion
    begin_s: float
    end_s: float


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
        content: Where anything stands that comes and goes with the page: all but the masthead.
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
        self._ground = inks.color(layer.page.ground)
        times = inks.theme.motion
        entrances: tuple[Entrance, ...] = ()
        if level is Level.FULL:
            entrances = (_quiet if is_quiet else _all_entrances)(layer.page, times)
        parts = [_part(entrance, layer, inks, fonts) for entrance in entrances]
        self._groups = _grouped(parts)
        self.end_s = max((group.end_s for group in self._groups), default=0.0)
        self.content = _content(layer)

    def changed(self, then_s: float, now_s: float) -> QRegion:
        """What looks different at two times, both in seconds after the page was opened."""
        region = QRegion()
        for group in self._groups:
            if (
                then_s < group.end_s
                and group.begin_s < now_s
                and any(part.look(then_s) != part.look(now_s) for part in group.parts)
            ):
                region += group.reach
        return region

    def whole(self, region: QRegion, t_s: float) -> QRegion:
        """The region, and all of each group that is moving in it: none is drawn in pieces."""
        if t_s >= self.end_s:
            return region
        for group in self._groups:
            if t_s < group.end_s and region.intersects(group.reach):
                region += group.reach
        return region

    def next_s(self, now_s: float) -> float | None:
        """When something next moves; now if it does; None: never again."""
        if now_s >= self.end_s:
            return None
        begins_s = (
            part.entrance.delay_s
            for group in self._groups
            for part in group.parts
            if part.entrance.end_s > now_s
        )
        return max(now_s, min(begins_s))

    def draw(self, painter: QPainter, region: QRegion, t_s: float) -> None:
        """Draw what the page looks like at a time.

        Args:
            painter: In device pixels; clipped to the region, unless that holds all of every group
                that it touches.
            region: What to draw.
            t_s: Seconds since the page was opened.
        """
        coming = [
            (part, *part.look(t_s))
            for group in self._groups
            if t_s < group.end_s and region.intersects(group.reach)
            for part in group.parts
            if t_s < part.entrance.end_s
        ]
        still = QRegion(region)
        for part, _, _ in coming:
            still -= part.rect
            painter.fillRect(part.rect, self._ground)
        for rect in rects_of(still):
            painter.drawImage(rect.topLeft(), self.layer.image, rect)
        for part, value, opacity in coming:
            if opacity > 0.0:
                _REVEALS[part.entrance.reveal](painter, self.layer, part, value, opacity)


def rects_of(region: QRegion) -> Iterable[QRect]:
    """The rectangles a region is made of."""
    # QRegion can be iterated over; PySide6's stubs do not say so.
    return cast("Iterable[QRect]", region)


def _grouped(parts: Iterable[_Part]) -> tuple[_Group, ...]:
    """The parts, those together whose reaches overlap; the order is kept within a group."""
    groups: list[list[_Part]] = []
    for part in parts:
        near = [group for group in groups if any(p.reach.intersects(part.reach) for p in group)]
        groups = [group for group in groups if group not in near]
        groups.append([p for group in near for p in group] + [part])
    return tuple(map(_group, groups))


def _group(parts: list[_Part]) -> _Group:
    reach = QRegion()
    for part in parts:
        reach += part.reach
    begin_s = min(part.entrance.delay_s for part in parts)
    return _Group(tuple(parts), reach, begin_s, max(part.entrance.end_s for part in parts))


def _part(entrance: Entrance, layer: Layer, inks: Inks, fonts: Fonts) -> _Part:
    scale = layer.scale
    rect = to_pixels(entrance.rect, scale).intersected(layer.image.rect())
    reach = rect
    if entrance.reveal is Reveal.RISE:
        reach = rect.adjusted(0, 0, 0, round(RISE * scale))
    if entrance.reveal is not Reveal.COUNT:
        return _Part(entrance, rect, reach)
    numeral = _numeral(layer.page.marks, entrance.rect)
    count = CountUp(numeral, fonts, inks, scale) if numeral is not None else None
    if numeral is not None and count is not None and count.fits:
        room, over = round(2 * scale), ceil(_OVERSHOOT * numeral.size * scale)
        return _Part(entrance, rect, rect.adjusted(0, -over, room, over), count)
    # A numeral that cannot count in its place fades in instead.
    quiet = Entrance(entrance.rect, Reveal.FADE, entrance.delay_s, entrance.duration_s / 2)
    return _Part(quiet, rect, reach)


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


def _all_entrances(page: Page, times: Motion) -> tuple[Entrance, ...]:
    """The page's entrances, and a quiet one for whatever has none and is not masthead."""
    if not page.entrances:
        return ()
    loose = _merged(
        mark.rect.grown(_PAD)
        for mark in page.marks
        if mark.rect.bottom > MASTHEAD
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
    rects = _merged(mark.rect.grown(_PAD) for mark in page.marks if mark.rect.bottom > MASTHEAD)
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


def _content(layer: Layer) -> QRegion:
    """Where the page has ink below the masthead, in few rectangles."""
    page, scale = layer.page, layer.scale
    rects = [entrance.rect for entrance in page.entrances]
    rects += [mark.rect.grown(_PAD) for mark in page.marks if mark.rect.bottom > MASTHEAD]
    region = QRegion()
    for rect in _merged(rects):
        region += to_pixels(rect, scale)
    return region & layer.image.rect()


def _show(painter: QPainter, layer: Layer, at: QPoint, source: QRect) -> None:
    """Copy a part of the still page; nothing of an empty part, where Qt would take all."""
    if not source.isEmpty():
        painter.drawImage(at, layer.image, source)


def _rise(painter: QPainter, layer: Layer, part: _Part, value: float, opacity: float) -> None:
    painter.setOpacity(value)
    down = round((1.0 - value) * RISE * layer.scale)
    painter.drawImage(part.rect.topLeft() + QPoint(0, down), layer.image, part.rect)
    painter.setOpacity(1.0)


def _fade(painter: QPainter, layer: Layer, part: _Part, value: float, opacity: float) -> None:
    painter.setOpacity(value)
    painter.drawImage(part.rect.topLeft(), layer.image, part.rect)
    painter.setOpacity(1.0)


def _grow_up(painter: QPainter, layer: Layer, part: _Part, value: float, opacity: float) -> None:
    shown = round(part.rect.height() * value)
    source = QRect(part.rect.topLeft(), part.rect.size())
    source.setHeight(shown)
    _show(painter, layer, QPoint(source.x(), part.rect.bottom() + 1 - shown), source)


def _wipe_right(painter: QPainter, layer: Layer, part: _Part, value: float, opacity: float) -> None:
    source = QRect(part.rect)
    source.setWidth(round(part.rect.width() * value))
    _show(painter, layer, source.topLeft(), source)


def _wipe_up(painter: QPainter, layer: Layer, part: _Part, value: float, opacity: float) -> None:
    source = QRect(part.rect)
    source.setTop(part.rect.bottom() + 1 - round(part.rect.height() * value))
    _show(painter, layer, source.topLeft(), source)


def _count(painter: QPainter, layer: Layer, part: _Part, value: float, opacity: float) -> None:
    if part.count is not None:
        part.count.draw(painter, value, opacity)


_REVEALS: dict[Reveal, Callable[[QPainter, Layer, _Part, float, float], None]] = {
    Reveal.RISE: _rise,
    Reveal.FADE: _fade,
    Reveal.GROW_UP: _grow_up,
    Reveal.WIPE_RIGHT: _wipe_right,
    Reveal.WIPE_UP: _wipe_up,
    Reveal.COUNT: _count,
}
