"""Plays the fair's days through the real stage, offscreen, and watches what must always hold.

Time is the manual clock's: a night between two days takes no time at all.  What is watched: the
picture is never blank, every slide is seen, a display that is left alone comes home to the
rotation and its own language, something is always due, and memory does not grow.
"""

from __future__ import annotations

import gc
import resource as process_resource
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from kiosk.player.state import Mode
from kiosk.rehearsal.visitors import Touching, arrival_s, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.player.clock import ManualClock
    from kiosk.rehearsal.visitors import Gesture
    from kiosk.stage.director import Director
    from kiosk.stage.window import StageWindow

FRAME_S = 0.12
"""While something moves, the clock goes on in steps of this."""
HOME_MARGIN_S = 2.0
HOLD_S = 40.0
"""How long a hand left on the glass stays there."""
WARM_UP_S = 3600.0
"""After the first hour everything that is kept has been made once."""
GROWTH_MAX = 0.25
"""Memory and objects after the warm-up may grow by this part."""
_BLANK_SAMPLES = 24


@dataclass(slots=True)
class Report:
    """What was played, and what went wrong."""

    days: int
    seed: int
    played_s: float = 0.0
    turns: int = 0
    visitors: int = 0
    touches: int = 0
    frames: int = 0
    slides: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    """How often each slide came on, by id and language."""
    answers_s: list[float] = field(default_factory=list[float])
    """Processor time from a touch to its picture."""
    memory_mb: list[float] = field(default_factory=list[float])
    """Peak after each hour of play."""
    objects: list[int] = field(default_factory=list[int])
    """Python objects after each hour of play."""
    faults: Counter[str] = field(default_factory=Counter[str])
    """Sentences, and how often each was true."""


class Rehearsal:
    """One rehearsal; `run` plays it."""

    def __init__(
        self, window: StageWindow, director: Director, clock: ManualClock, report: Report
    ) -> None:
        self._window = window
        self._director = director
        self._clock = clock
        self._report = report
        self._random = Random(report.seed)
        ratio = window.devicePixelRatioF()
        self._image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
        self._on: tuple[str, float] | None = None
        self._last_touch_s = clock.now_s()
        self._next_hour_s = clock.now_s() + WARM_UP_S

    def run(self, day_s: float, tell: Callable[[str], None] = lambda _: None) -> None:
        """Play all days.

        Args:
            day_s: Opening hours of a day, in seconds.
            tell: Told after each day.
        """
        for day in range(self._report.days):
            end_s = self._clock.now_s() + day_s
            while self._clock.now_s() < end_s:
                self._play_until(min(end_s, self._clock.now_s() + arrival_s(self._random)))
                if self._clock.now_s() < end_s:
                    self._report.visitors += 1
                    for gesture in visitor(self._random):
                        self._play_until(self._clock.now_s() + gesture.after_s)
                        self._touch(gesture)
            self._report.played_s += day_s
            self._come_home()
            tell(f"day {day + 1}: {self._report.turns} turns, {self._report.touches} touches")
        self._judge()

    def _play_until(self, until_s: float) -> None:
        """Let the stage do what is due, in its own time."""
        while True:
            now_s = self._clock.now_s()
            due_s = self._director.next_s(now_s)
            if due_s is None and self._director.moment.mode is Mode.AUTO:
                self._fault("nothing is due although the rotation runs")
            step_s = until_s if due_s is None else max(due_s, now_s + FRAME_S)
            if step_s >= until_s:
                self._clock.advance_to(until_s)
                self._look()
                return
            self._clock.advance_to(step_s)
            self._look()

    def _look(self) -> None:
        """One frame: draw it, and see whether all is well."""
        self._window.send()
        moment, now_s = self._director.moment, self._clock.now_s()
        self._report.frames += 1
        on = (moment.slide, moment.shown_since_s)
        if on != self._on:
            self._on = on
            self._report.turns += 1
            self._report.slides[moment.slide, moment.language] += 1
            self._window.draw_still(self._image)
            if is_blank(self._image):
                self._fault(f'the picture is blank at slide "{moment.slide}"')
        if moment.is_fallback:
            self._fault("no slide is left to be shown")
        if now_s >= self._next_hour_s:
            self._next_hour_s = now_s + WARM_UP_S
            self._weigh()

    def _touch(self, gesture: Gesture) -> None:
        """Do what a hand does, through the window's own events."""
        width, height = self._window.width(), self._window.height()
        start = QPointF(gesture.x * (width - 1), gesture.y * (height - 1))
        end = QPointF(gesture.to_x * (width - 1), gesture.to_y * (height - 1))
        before = time.process_time()
        self._mouse(QEvent.Type.MouseButtonPress, start)
        if gesture.kind is Touching.HOLD:
            self._play_until(self._clock.now_s() + HOLD_S)
        if gesture.kind in (Touching.SWIPE, Touching.SLIP):
            self._mouse(QEvent.Type.MouseMove, end)
            start = end
        self._mouse(QEvent.Type.MouseButtonRelease, start)
        self._window.draw_still(self._image)
        if gesture.kind is not Touching.HOLD:
            self._report.answers_s.append(time.process_time() - before)
        self._report.touches += 1
        self._last_touch_s = self._clock.now_s()
        if is_blank(self._image):
            self._fault("the picture is blank after a touch")

    def _mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        is_release = kind is QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if is_release else Qt.MouseButton.LeftButton
        button = (
            Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        )
        event = QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._window, event)

    def _come_home(self) -> None:
        """After the last visitor the display is left alone and must find home."""
        state = self._director.state
        timing = state.timing
        longest = max((entry.duration_s for entry in state.playlist.pages), default=timing.idle_s)
        limit_s = max(timing.idle_s, 1.5 * longest, timing.pause_s) + timing.warn_s
        home_s = self._last_touch_s + limit_s + HOME_MARGIN_S
        self._play_until(max(self._clock.now_s(), home_s))
        moment = self._director.moment
        if moment.mode is not Mode.AUTO:
            self._fault(f"{limit_s:.0f} s after the last touch the show is still {moment.mode}")
        if moment.language != state.default_language:
            self._fault("the language does not return to the show's own")
        if moment.sheet:
            self._fault("a sheet stays open")

    def _weigh(self) -> None:
        gc.collect()
        kilobytes = process_resource.getrusage(process_resource.RUSAGE_SELF).ru_maxrss
        self._report.memory_mb.append(kilobytes / 1024)
        self._report.objects.append(len(gc.get_objects()))

    def _judge(self) -> None:
        """What can only be said at the end."""
        report = self._report
        for entry in self._director.state.playlist.pages:
            if not any(slide == entry.slide for slide, _ in report.slides):
                self._fault(f'slide "{entry.slide}" was never on')
        for name, values in (("memory", report.memory_mb), ("objects", report.objects)):
            if len(values) > 1 and values[-1] > values[0] * (1 + GROWTH_MAX):
                self._fault(f"{name} grew from {values[0]:.0f} to {values[-1]:.0f}")

    def _fault(self, sentence: str) -> None:
        self._report.faults[sentence] += 1


def is_blank(image: QImage) -> bool:
    """Whether a picture is one flat color, as far as a grid of samples can say."""
    step_x = max(1, image.width() // (_BLANK_SAMPLES * 4))
    step_y = max(1, image.height() // _BLANK_SAMPLES)
    first = image.pixel(0, 0)
    return all(
        image.pixel(x, y) == first
        for y in range(0, image.height(), step_y)
        for x in range(0, image.width(), step_x)
    )
