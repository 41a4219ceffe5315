"""Lets the player decide and the composition follow, as time goes on and visitors touch.

Knows the show, the state, the press room and the composition; knows nothing of windows, timers or
events.  Whatever a slide does wrong ends here: it is logged once and skipped.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QRegion

from kiosk.player import rotation
from kiosk.player.moment import moment
from kiosk.player.state import CloseSheet, Mode, Skip
from kiosk.player.step import reloaded, step
from kiosk.stage.ahead import QUIET_S, Ahead
from kiosk.stage.aim import Aim
from kiosk.stage.composition import Composition
from kiosk.stage.fallback import fallback_page
from kiosk.stage.means import Means, shown_without
from kiosk.stage.orbit import shift
from kiosk.stage.pressroom import Leaf, Pressroom
from kiosk.theme.tokens import Level
from kiosk.typeset.marks import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage, QPainter

    from kiosk.paint.inks import Inks
    from kiosk.player.state import Effect, Input, State
    from kiosk.show.model import Show
    from kiosk.typeset.marks import Page, Target
    from kiosk.typeset.nav import Bar
    from kiosk.typeset.setting import Setting

PROGRESS_S = 0.5
"""The progress line steps on this often: a few pixels, and the processor rests between."""
PROGRESS_REDUCED_S = 1.0
_ANSWERED = (Action.OPEN_FIGURE, Action.OPEN_SLIDE)
"""Targets on a page whose words change their ink under a finger."""

_log = logging.getLogger(__name__)


class Director:
    """Follows the player.

    Attributes:
        state: Where the show stands.
        moment: What that looks like.
    """

    def __init__(
        self, means: Means, state: State, tell: Callable[[Effect], None] = lambda _: None
    ) -> None:
        self.state = state
        self.moment = moment(state, state.now_s)
        self._means = means
        self._tell = tell
        self._pressroom: Pressroom | None = None
        self._composition: Composition | None = None
        self._on: tuple[object, ...] | None = None
        self._sheet = ""
        self._aim = Aim()
        self._pages_turned = -1
        self._progress_due_s = 0.0
        self._ahead = Ahead(means.clock, means.announce)
        self._failed: set[str] = set()
        self._edition: tuple[Show, Path] | None = None
        self._was_blank = False
        self._size = QSize()

    @property
    def show(self) -> Show:
        """The show that is on."""
        return self._means.show

    @property
    def is_still(self) -> bool:
        """Whether the page has arrived and nothing lies over it."""
        composition = self._composition
        if composition is None or self._sheet or self._aim.is_pressed:
            return False
        return composition.settled_s <= self._means.clock.now_s()

    @property
    def page(self) -> Page | None:
        """The page that is on."""
        return self._composition.page if self._composition is not None else None

    @property
    def unit_px(self) -> float:
        """Pixels per u."""
        return self._pressroom.painter.scale if self._pressroom is not None else 1.0

    def fit(self, size: QSize, now_s: float) -> None:
        """Set everything anew for a display of that size, in pixels."""
        means = self._means
        self._size = QSize(size)
        self._pressroom = self._new_pressroom(size)
        self._composition = Composition(
            size, means.inks, means.fonts, self._pressroom.painter, means.level
        )
        self._on, self._sheet = None, ""
        self._aim.release()
        self.advance(now_s)

    def take(self, show: Show, folder: Path) -> None:
        """Play another edition as soon as nothing moves.

        Args:
            show: The edition.
            folder: Of the compiled show.
        """
        self._edition = (show, folder)

    def dress(self, inks: Inks, level: Level, now_s: float) -> None:
        """Go on in another theme, or with more or less that moves."""
        self._means = replace(self._means, inks=inks, level=level)
        if self._pressroom is not None:
            self.fit(self._pressroom.size, now_s)

    def leave_out(self, sections: frozenset[str]) -> None:
        """Play without these sections from now on."""
        self._means = replace(self._means, without=sections)
        self._edition = (self._means.show, self._means.folder)

    def print_page(self, page: Page) -> QImage:
        """A picture of a page that belongs to no show."""
        assert self._pressroom is not None, "the display has been fitted"
        return self._pressroom.plain(page).image

    @property
    def setting(self) -> Setting:
        """The means of the language that is on."""
        assert self._pressroom is not None, "the display has been fitted"
        return self._pressroom.setting(self.moment.language)

    @property
    def inks(self) -> Inks:
        """The colors."""
        return self._means.inks

    @property
    def level(self) -> Level:
        """How much moves."""
        return self._means.level

    def advance(self, now_s: float, inputs: Sequence[Input] = ()) -> QRegion:
        """Go on to a time.

        Args:
            now_s: The time.
            inputs: What visitors did since the last time.

        Returns:
            What looks different, in pixels.
        """
        is_news = bool(inputs) or self._is_due(now_s)
        if is_news:
            self._step(now_s, inputs)
        composition = self._composition
        if composition is None:
            return QRegion()
        if self._edition is not None and composition.settled_s <= now_s:
            self._exchange(*self._edition, now_s)
            is_news = True
        if is_news or self._on is None:
            self._follow(now_s)
        if is_news or now_s >= self._progress_due_s:
            self._move_progress(composition, now_s)
        region = composition.advance(now_s)
        if self.moment.is_blank is not self._was_blank:
            self._was_blank = self.moment.is_blank
            region = QRegion(QRect(QPoint(0, 0), self._size))
        if self._ahead.is_due(now_s):
            self._prepare(now_s)
        return region

    def _is_due(self, now_s: float) -> bool:
        """Whether the player has anything to decide; between its deadlines time only passes."""
        deadline_s = self.moment.deadline_s
        return deadline_s is not None and now_s >= deadline_s

    def _move_progress(self, composition: Composition, now_s: float) -> None:
        if now_s < self._progress_due_s and self.moment.mode not in (Mode.MANUAL, Mode.PAUSED):
            return
        self.moment = moment(self.state, now_s)
        composition.set_progress(self.moment.progress)
        self._progress_due_s = self._next_progress_s(composition, now_s)

    def _next_progress_s(self, composition: Composition, now_s: float) -> float:
        """When the line steps on: not while a page comes in, and not just before it goes."""
        is_full = self._means.level is Level.FULL
        step_s = PROGRESS_S if is_full else PROGRESS_REDUCED_S
        since_s = self.moment.shown_since_s
        earliest_s = max(now_s + step_s / 2, composition.settled_s + QUIET_S)
        due_s = since_s + ceil((earliest_s - since_s) / step_s) * step_s
        deadline_s = self.moment.deadline_s
        if deadline_s is not None and deadline_s - QUIET_S < due_s < deadline_s:
            return deadline_s
        return due_s

    def next_s(self, now_s: float) -> float | None:
        """When `advance` has to be called again; None: only after a touch."""
        dues = [self.moment.deadline_s, self._ahead.due_s]
        if self._composition is not None and self._edition is not None:
            dues.append(max(now_s, self._composition.settled_s))
        if self._composition is not None:
            dues.append(self._composition.next_s(now_s))
        if self.moment.mode in (Mode.AUTO, Mode.WARN) and self.moment.section:
            dues.append(self._progress_due_s)
        return min((due for due in dues if due is not None), default=None)

    def draw(self, painter: QPainter, region: QRegion) -> None:
        """Draw a part of the current frame."""
        if self.moment.is_blank:
            painter.fillRect(region.boundingRect(), Qt.GlobalColor.black)
        elif self._composition is not None:
            self._composition.draw(painter, region)

    def target_at(self, x: float, y: float) -> Target | None:
        """What can be touched at a point, in u; the uppermost counts."""
        now, pressroom = self.moment, self._pressroom
        if pressroom is None or self.page is None or now.is_fallback or now.is_blank:
            return None
        page = pressroom.sheet(now.sheet, now.language)[0].page if now.sheet else self.page
        targets = [*page.targets, *(bar.targets if (bar := self._bar()) is not None else ())]
        return next((t for t in reversed(targets) if t.rect.contains(x, y)), None)

    def press(self, target: Target | None, now_s: float) -> None:
        """A finger came down: what is still moving arrives at once, what it touches answers."""
        composition = self._composition
        if composition is None:
            return
        composition.complete()
        self._settle(now_s)
        self._aim.press(target)
        if target is not None and target.action in _ANSWERED and not self.moment.is_poster:
            composition.press(target)
        self._set_bar()

    def move_focus(self, step: int) -> None:
        """Let the keyboard go to the next cell of the bar, or, with -1, to the one before it."""
        bar = self._bar()
        if bar is not None:
            self._aim.move(bar, step)
            self._set_bar()

    def focused(self) -> Target | None:
        """What the keyboard has come to."""
        bar = self._bar()
        return self._aim.focused(bar) if bar is not None else None

    def release(self) -> None:
        """The finger is gone."""
        self._aim.release()
        if self._composition is not None:
            self._composition.release()
        self._set_bar()

    def sections(self) -> tuple[str, ...]:
        """Ids of the sections in the bar, in their order."""
        return rotation.shown_sections(self.state)

    def _step(self, now_s: float, inputs: Sequence[Input]) -> None:
        self.state, effects = step(self.state, now_s, inputs)
        self.moment = moment(self.state, now_s)
        for effect in effects:
            self._tell(effect)

    def poster_image(self) -> QImage | None:
        """A picture of the poster that comes next, or is on; None: there is none to be drawn."""
        posters = self.state.playlist.posters if not self.moment.is_fallback else ()
        if not posters or self._pressroom is None:
            return None
        leaf = self._leaf(posters[self.state.poster].slide)
        try:
            return self._pressroom.layer(leaf).image.copy()
        except Exception:
            _log.exception('Poster "%s" cannot be drawn', leaf.slide)
            return None

    def _exchange(self, show: Show, folder: Path, now_s: float) -> None:
        """Go on in another edition; the page that is on turns into the new one."""
        self._edition = None
        means = self._means = replace(self._means, show=show, folder=folder)
        assert self._pressroom is not None
        self._pressroom = self._new_pressroom(self._pressroom.size)
        self._failed.clear()
        self.state, effects = reloaded(self.state, show, now_s, without=shown_without(means))
        self.moment = moment(self.state, now_s)
        for effect in effects:
            self._tell(effect)

    def _new_pressroom(self, size: QSize) -> Pressroom:
        means = self._means
        return Pressroom(means.show, means.folder, means.fonts, means.inks, size, means.booth)

    def _follow(self, now_s: float) -> None:
        """Bring on the display what the moment asks for."""
        if self._identity() != self._on:
            self._turn(now_s)
        if self._sheet != self.moment.sheet:
            self._turn_sheet(now_s)
        self._set_bar()

    def _identity(self) -> tuple[object, ...]:
        now = self.moment
        return (now.slide, now.language, now.is_poster, now.is_fallback, now.shown_since_s)

    def _turn(self, now_s: float) -> None:
        """Show the slide; one that cannot be drawn is skipped until one can."""
        composition, pressroom = self._composition, self._pressroom
        assert composition is not None
        assert pressroom is not None
        before = self._on
        layer = None
        while layer is None:
            if self.moment.is_fallback:
                page = fallback_page(pressroom.setting(self.moment.language))
                layer = pressroom.plain(page)
                break
            leaf = self._leaf(self.moment.slide)
            self._means.announce(leaf.slide)
            try:
                layer = pressroom.layer(leaf)
            except Exception:
                self._skip(leaf, now_s)
        self._means.announce("")
        is_same_slide = before is not None and before[0] == self.moment.slide
        # The first page, and one that is set anew for another size, stand where they stand.
        if before is not None or self._pages_turned < 0:
            self._pages_turned += 1
        offset = None
        if self._means.has_orbit:
            offset = shift(self._pages_turned, pressroom.painter.scale)
        composition.show(
            layer,
            now_s,
            has_bar=not self.moment.is_poster and not self.moment.is_fallback,
            is_same_slide=is_same_slide,
            offset=offset,
        )
        self._on = self._identity()
        self._aim.release()
        self._progress_due_s = now_s
        self._settle(now_s)

    def _skip(self, leaf: Leaf, now_s: float) -> None:
        """The one place where any fault of a slide ends."""
        if leaf.slide not in self._failed:
            self._failed.add(leaf.slide)
            _log.exception('Slide "%s" cannot be drawn in %s: skipped', leaf.slide, leaf.language)
        self._step(now_s, [Skip(leaf.slide)])

    def _turn_sheet(self, now_s: float) -> None:
        composition, pressroom = self._composition, self._pressroom
        assert composition is not None
        assert pressroom is not None
        self._sheet = self.moment.sheet
        if not self._sheet:
            composition.close_sheet(now_s)
            return
        try:
            layer, rect = pressroom.sheet(self._sheet, self.moment.language)
        except Exception:
            _log.exception('The sheet of figure "%s" cannot be drawn', self._sheet)
            self._step(now_s, [CloseSheet()])
            self._sheet = self.moment.sheet
            return
        composition.open_sheet(layer, rect, now_s)

    def _bar(self) -> Bar | None:
        """The bar as it is now; None: there is none on this page."""
        now = self.moment
        if self._pressroom is None or now.is_poster or now.is_fallback:
            return None
        shown = set(self.sections())
        hidden = frozenset(s.id for s in self._means.show.sections if s.id not in shown)
        return self._pressroom.bar(self._aim.look(now, hidden), now.language)

    def _set_bar(self) -> None:
        bar = self._bar()
        if self._composition is not None and bar is not None:
            self._composition.set_bar(bar)

    def _leaf(self, slide: str) -> Leaf:
        pages = rotation.shown_pages(self.state)
        place = self.state.playlist.find_page(slide)
        number = pages.index(place) + 1 if place in pages else 0
        return Leaf(slide, self.moment.language, number, len(pages))

    def _settle(self, now_s: float) -> None:
        """Work for the next page begins a moment after everything has arrived."""
        if self._composition is not None:
            self._ahead.wait(max(now_s, self._composition.settled_s))

    def _prepare(self, now_s: float) -> None:
        """Do a piece of the work for the page that comes next."""
        pressroom = self._pressroom
        if pressroom is None or not self.moment.upcoming:
            self._ahead.rest()
            return
        leaf = self._leaf(self.moment.upcoming)
        try:
            layer = self._ahead.work(pressroom, leaf)
            if layer is not None and self._composition is not None:
                self._composition.ready(layer)
        except Exception:
            self._skip(leaf, now_s)
            self._ahead.go_on()
        self._means.announce("")
