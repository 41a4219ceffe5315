"""What is on the display at a time: pages and how they change, the bar, the sheet, the finger.

Knows nothing of a window.  `advance` says what looks different since the last time, `draw` draws
any part of it, `next_s` says when it has to be asked again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QRegion

from kiosk.paint.motion import MASTHEAD, PageMotion, rects_of
from kiosk.paint.painter import to_pixels
from kiosk.paint.transitions import Transition, TransitionKind, transition_between
from kiosk.stage.pulse import Pulse
from kiosk.stage.rising import RisingSheet
from kiosk.stage.strip import BarStrip
from kiosk.theme.tokens import Ink, Level
from kiosk.typeset.marks import Rect, Target, TextMark

if TYPE_CHECKING:
    from kiosk.paint.inks import Inks
    from kiosk.paint.layers import Layer
    from kiosk.paint.painter import PagePainter
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page
    from kiosk.typeset.nav import Bar


@dataclass(slots=True)
class _Shown:
    """A page on the display."""

    motion: PageMotion
    pulse: Pulse
    since_s: float
    """When its entrance began; -inf: it is complete."""
    has_bar: bool


class Composition:
    """Composes frames.

    Attributes:
        page: The page that is on, or is coming.
    """

    def __init__(
        self, size: QSize, inks: Inks, fonts: Fonts, painter: PagePainter, level: Level
    ) -> None:
        self._whole = QRect(QPoint(0, 0), size)
        self._inks = inks
        self._fonts = fonts
        self._painter = painter
        self._level = level
        self._front: _Shown | None = None
        self._ready: PageMotion | None = None
        self._leaving: _Shown | None = None
        self._transition = Transition(TransitionKind.CUT, -inf)
        self._strip = BarStrip(inks, painter)
        self._sheet: RisingSheet | None = None
        self._pressed: list[tuple[QRect, TextMark]] = []
        self._offset = QPoint(0, 0)
        self._dirty = QRegion()
        self._then_s = -inf

    @property
    def page(self) -> Page | None:
        """The page that is on, or is coming; None: nothing has been shown yet."""
        return self._front.motion.layer.page if self._front is not None else None

    @property
    def settled_s(self) -> float:
        """When the page has completely arrived, or had; -inf: nothing has been shown yet."""
        front = self._front
        if front is None:
            return -inf
        return max(front.since_s + front.motion.end_s, self._transition.end_s)

    def ready(self, layer: Layer) -> None:
        """Work out how a page that will be shown soon comes in: its first frame waits for it."""
        front = self._front
        if front is not None and self._then_s - front.since_s >= front.motion.end_s:
            front.motion.rest()
        if self._ready is None or self._ready.layer is not layer:
            self._ready = PageMotion(layer, self._inks, self._fonts, self._level)

    def show(
        self,
        layer: Layer,
        now_s: float,
        *,
        has_bar: bool,
        is_same_slide: bool = False,
        offset: QPoint | None = None,
    ) -> None:
        """Let a page take the place of the one that is on.

        Args:
            layer: The page at rest.
            now_s: The time.
            has_bar: Whether the navigation bar stands on it.
            is_same_slide: Only the language changes.
            offset: Where the page stands, in pixels.
        """
        old = self._front
        self._transition = transition_between(
            self.page,
            layer.page,
            now_s,
            self._inks.theme.motion,
            self._level,
            height_px=self._whole.height(),
            is_same_slide=is_same_slide,
        )
        is_torn = self._leaving is not None
        self._leaving = None
        if old is not None and self._transition.kind is not TransitionKind.CUT:
            self._leaving = replace(old, since_s=-inf)
            is_torn = is_torn or self._then_s - old.since_s < old.motion.end_s
        if is_torn:
            # Parts on their way stand where none of the pages has any ink.
            self._dirty = QRegion(self._whole)
        motion, self._ready = self._ready, None
        if motion is None or motion.layer is not layer or is_same_slide:
            motion = PageMotion(layer, self._inks, self._fonts, self._level, is_quiet=is_same_slide)
        pulse = Pulse(layer.page, self._inks, self._painter)
        # The first picture after the start is complete at once; only its ring moves.
        since_s = now_s - motion.end_s if old is None else self._transition.entrance_s
        self._front = _Shown(motion, pulse, since_s, has_bar)
        self._pressed = []
        if offset is not None and offset != self._offset:
            self._offset = offset
            self._dirty = QRegion(self._whole)
        if self._transition.kind is TransitionKind.CUT:
            self._dirty = QRegion(self._whole)

    def set_bar(self, bar: Bar) -> None:
        """Let the bar say something else."""
        page = self.page
        if page is not None:
            self._dirty += self._strip.set_bar(bar, page)

    def set_progress(self, progress: float) -> None:
        """Move the progress line; 0 to 1."""
        self._dirty += self._strip.set_progress(progress)

    def open_sheet(self, layer: Layer, rect: Rect, now_s: float) -> None:
        """Let a sheet rise over the page.

        Args:
            layer: The sheet at rest, as large as its place.
            rect: Its place, in u.
            now_s: The time.
        """
        is_open = self._sheet is not None and not self._sheet.is_closing
        since_s = -inf if is_open or self._level is not Level.FULL else now_s
        place = to_pixels(rect, self._painter.scale)
        self._sheet = RisingSheet(layer, place, self._inks.theme.motion, since_s)
        self._pressed = []
        if since_s == -inf:
            self._dirty += place

    def close_sheet(self, now_s: float) -> None:
        """Let the sheet sink."""
        sheet = self._sheet
        if sheet is None or sheet.is_closing:
            return
        self._dirty += sheet.place
        self._sheet = sheet.closing(now_s) if self._level is Level.FULL else None

    def press(self, target: Target) -> None:
        """Answer a finger on the page: the words under it change their ink."""
        page = self.page
        if page is None or self._sheet is not None:
            return
        for mark in page.marks:
            if isinstance(mark, TextMark) and _is_on(mark, target.rect):
                ink = Ink.FG if mark.ink is Ink.RED else Ink.RED
                place = to_pixels(mark.rect.grown(0.3), self._painter.scale)
                self._pressed.append((place, replace(mark, ink=ink)))
                self._dirty += place

    def release(self) -> None:
        """The finger is gone."""
        for place, _ in self._pressed:
            self._dirty += place
        self._pressed = []

    def complete(self) -> None:
        """Bring everything that is still coming to its end at once."""
        if self._front is None:
            return
        t_s = self._then_s - self._front.since_s
        if self._leaving is None and self._front.motion.next_s(t_s) is None:
            return
        self._dirty += self._changing()
        # A second more than needed: a difference of two floats may fall short by a hair.
        arrived_s = self._then_s - self._front.motion.end_s - 1.0
        self._front.since_s = min(self._front.since_s, arrived_s)
        self._end_transition()

    def next_s(self, now_s: float) -> float | None:
        """When something next looks different; now while something moves; None: never."""
        is_sheet_moving = self._sheet is not None and self._sheet.is_moving(now_s)
        if self._is_changing(now_s) or is_sheet_moving or not self._dirty.isEmpty():
            return now_s
        front = self._front
        if front is None:
            return None
        t_s = now_s - front.since_s
        dues = [front.motion.next_s(t_s)]
        if self._level is Level.FULL:
            dues.append(front.pulse.next_s(t_s))
        return min((now_s + due - t_s for due in dues if due is not None), default=None)

    def advance(self, now_s: float) -> QRegion:
        """Go on to a time.

        Returns:
            What looks different since the last time, in window pixels.
        """
        region, self._dirty = self._dirty, QRegion()
        then_s, self._then_s = self._then_s, now_s
        front = self._front
        if front is not None:
            then_t, now_t = then_s - front.since_s, now_s - front.since_s
            if then_t < front.motion.end_s:
                region += front.motion.changed(then_t, now_t)
            if self._level is Level.FULL:
                region += front.pulse.changed(then_t, now_t)
        if self._leaving is not None:
            region += self._transition_changed(self._leaving, then_s, now_s)
        if self._sheet is not None:
            region += self._sheet.changed(then_s)
            if self._sheet.is_gone(now_s):
                self._sheet = None
        if region.isEmpty():
            return region
        if front is not None:
            region = front.motion.whole(region, now_s - front.since_s)
        if region.rectCount() == 1 and region.boundingRect().contains(self._whole):
            return QRegion(self._whole)
        return region.translated(self._offset) & self._whole

    def draw(self, painter: QPainter, region: QRegion) -> None:
        """Draw a part of the frame of the time `advance` was last told.

        Args:
            painter: In window pixels.
            region: What to draw.
        """
        painter.translate(self._offset)
        inner = region.translated(-self._offset)
        sheet = self._sheet.visible(self._then_s) if self._sheet is not None else QRect()
        rest = inner - sheet if not sheet.isEmpty() else inner
        self._draw_pages(painter, rest & self._whole)
        if self._sheet is not None and not sheet.isEmpty() and inner.intersects(sheet):
            painter.setClipRegion(inner)
            source = QRect(QPoint(0, 0), sheet.size())
            painter.drawImage(sheet.topLeft(), self._sheet.layer.image, source)
            if not self._sheet.is_closing:
                # A warning is for the reader of the sheet too.
                self._strip.draw_notice(painter, inner)
        painter.translate(-self._offset)
        painter.setClipping(False)
        if not (region - self._whole.translated(self._offset)).isEmpty():
            self._draw_edges(painter)

    def _draw_pages(self, painter: QPainter, region: QRegion) -> None:
        front, leaving, transition = self._front, self._leaving, self._transition
        if front is None:
            painter.fillRect(self._whole, self._inks.color(Ink.BG))
            return
        if leaving is None:
            self._draw_page(painter, region, front)
            self._draw_pressed(painter, region)
            return
        value = transition.value(self._then_s)
        if transition.kind is TransitionKind.WIPE:
            risen = self._risen(value)
            self._draw_page(painter, region - risen, leaving)
            self._draw_page(painter, region & risen, front)
        elif transition.kind is TransitionKind.EXIT:
            if region != leaving.motion.content:
                self._draw_page(painter, region, leaving)
            self._clip(painter, region)
            leaving.motion.draw_leaving(painter, value)
        else:
            self._draw_page(painter, region, front)
            painter.setOpacity(1.0 - value)
            for rect in rects_of(region):
                painter.drawImage(rect.topLeft(), leaving.motion.layer.image, rect)
            painter.setOpacity(1.0)
            if front.has_bar and leaving.has_bar:
                self._strip.draw(painter, region)

    def _draw_page(self, painter: QPainter, region: QRegion, shown: _Shown) -> None:
        if region.isEmpty():
            return
        t_s = self._then_s - shown.since_s
        self._clip(painter, region)
        shown.motion.draw(painter, region, t_s)
        if self._level is Level.FULL:
            shown.pulse.draw(painter, region, t_s)
        if shown.has_bar:
            self._strip.draw(painter, region)

    def _clip(self, painter: QPainter, region: QRegion) -> None:
        """Keep the painter in the region, where anything would be spoilt beyond it.

        Qt draws through a clip of many rectangles span by span, at several times the cost.  The
        regions that `advance` gives hold all that moves in them, so that the same is drawn beyond
        them as stands there; only two pages beside each other have to be kept apart.
        """
        is_apart = self._leaving is not None and self._transition.kind is not TransitionKind.EXIT
        if is_apart or self._sheet is not None or region.rectCount() == 1:
            painter.setClipRegion(region)
        else:
            painter.setClipping(False)

    def _draw_pressed(self, painter: QPainter, region: QRegion) -> None:
        for place, mark in self._pressed:
            if region.intersects(place) and self.page is not None:
                painter.fillRect(place, self._inks.color(self.page.ground))
                self._painter.draw_marks(painter, [mark])

    def _draw_edges(self, painter: QPainter) -> None:
        """Continue the page's outermost pixels into the strips that its offset leaves free."""
        if self._offset.isNull() or self._front is None:
            return
        image, whole = self._front.motion.layer.image, self._whole
        dx, dy = self._offset.x(), self._offset.y()
        w, h = whole.width(), whole.height()
        if dx:
            x, column = (0, 0) if dx > 0 else (w + dx, w - 1)
            painter.drawImage(QRect(x, dy, abs(dx), h), image, QRect(column, 0, 1, h))
        if dy:
            y, row = (0, 0) if dy > 0 else (h + dy, h - 1)
            painter.drawImage(QRect(dx, y, w, abs(dy)), image, QRect(0, row, w, 1))

    def _is_changing(self, now_s: float) -> bool:
        return self._leaving is not None and now_s < self._transition.end_s

    def _changing(self) -> QRegion:
        """All that a transition and the entrance after it move over."""
        if self._leaving is not None and self._transition.kind is not TransitionKind.EXIT:
            return QRegion(self._whole)
        region = QRegion(0, 0, self._whole.width(), round(MASTHEAD * self._painter.scale))
        for shown in (self._front, self._leaving):
            if shown is not None:
                region += shown.motion.content
        return region

    def _end_transition(self) -> None:
        self._leaving = None
        self._transition = replace(self._transition, kind=TransitionKind.CUT, duration_s=0.0)

    def _transition_changed(self, leaving: _Shown, then_s: float, now_s: float) -> QRegion:
        transition = self._transition
        if now_s >= transition.end_s:
            region = self._changing()
            self._end_transition()
            return region
        if transition.kind is TransitionKind.EXIT:
            return leaving.motion.content
        if transition.kind is TransitionKind.WIPE:
            return QRegion(self._risen(transition.value(now_s))) - self._risen(
                transition.value(then_s)
            )
        return QRegion(self._whole)

    def _risen(self, value: float) -> QRect:
        """The part of the display that a poster covers so far."""
        height = round(self._whole.height() * value)
        return self._whole.adjusted(0, self._whole.height() - height, 0, 0)


def _is_on(mark: TextMark, rect: Rect) -> bool:
    """Whether a target is about a text: the middle of its ink lies in it."""
    ink = mark.rect
    return rect.contains(ink.x + ink.w / 2, ink.y + ink.h / 2)
