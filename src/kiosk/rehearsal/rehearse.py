"""Plays the fair's days through the real stage, offscreen, and watches what must always hold.

Time is the manual clock's: a night between two days takes no time at all.  What is watched: the
picture is never blank, every slide is seen in every language, a display that is left alone comes
home to the rotation and its own language, something is always due, no frame takes too long, and
memory does not grow.

What is looked at is the window's own picture, made of nothing but what the stage asked to have
drawn again.  A frame's time is the time of the thread that draws, spent computing: how busy the
computer is with other things says nothing about a show.
"""

from __future__ import annotations

import gc
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from kiosk.player.state import Mode, Next, SwitchLanguage
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
GROWTH_MAX = 0.2
"""Memory and objects after the warm-up may grow by this part."""
FRAME_S_MAX = 0.025
"""A frame while a page arrives; with a longer one the movement is seen to halt."""
TURN_S_MAX = 0.1
"""The first frame of another page, and of any answer to a touch."""
LATE_SHARE = 0.001
"""So few may be late: now and then the computer cleans up."""
FAR_TOO_LATE = 4.0
"""No frame may take so many times too long."""
TOUR_S = 2.5
"""How long each page is looked at in the tour of all of them."""
_MIDDLE = (0.2, 0.8)
"""Part of the height in which every page at rest has something to show."""


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
    frames_s: list[float] = field(default_factory=list[float])
    """Processor time of the frames while a page arrives, in parts of what they may take."""
    memory_mb: list[float] = field(default_factory=list[float])
    """In use after each hour of play."""
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
        self._on: tuple[str, str, float] | None = None
        self._last_touch_s = clock.now_s()
        self._next_hour_s = clock.now_s() + WARM_UP_S

    def run(self, day_s: float, tell: Callable[[str], None] = lambda _: None) -> None:
        """Play all days.

        Args:
            day_s: Opening hours of a day, in seconds.
            tell: Told after each day.
        """
        self._window.show()
        self._tour()
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
            self._play_until(self._home_s)
            tell(f"day {day + 1}: {self._report.turns} turns, {self._report.touches} touches")
        self._judge()

    def _tour(self) -> None:
        """Somebody who reads everything, in every language, before the first day."""
        for language, playlist in self._director.state.playlists.items():
            self._last_touch_s = self._clock.now_s()
            self._window.send(SwitchLanguage(language))
            for _ in playlist.pages:
                self._last_touch_s = self._clock.now_s()
                self._window.send(Next())
                self._play_until(self._clock.now_s() + TOUR_S)
        self._play_until(self._home_s)

    def _play_until(self, until_s: float) -> None:
        """Let the stage do what is due, in its own time."""
        while self._clock.now_s() < until_s:
            now_s = self._clock.now_s()
            due_s = self._director.next_s(now_s)
            if due_s is None:
                self._fault("a dead end: nothing is due, whoever waits")
            step_s = until_s if due_s is None else max(due_s, now_s + FRAME_S)
            self._clock.advance_to(min(step_s, until_s))
            self._look()

    def _look(self) -> None:
        """One frame: have it drawn, and see whether all is well."""
        was_still = self._director.is_still
        before_s = time.thread_time()
        self._window.send()
        QApplication.processEvents()
        took_s = time.thread_time() - before_s
        moment, now_s = self._director.moment, self._clock.now_s()
        self._report.frames += 1
        on = (moment.slide, moment.language, moment.shown_since_s)
        if on != self._on:
            self._on = on
            self._report.turns += 1
            self._report.slides[moment.slide, moment.language] += 1
            self._report.frames_s.append(took_s / TURN_S_MAX)
        elif not was_still:
            # At rest the next page is prepared, in slices that no movement waits for.
            self._report.frames_s.append(took_s / FRAME_S_MAX)
        self._see()
        if moment.is_fallback:
            self._fault("no slide is left to be shown")
        if now_s > self._home_s:
            self._expect_home(now_s - self._last_touch_s)
        if now_s >= self._next_hour_s:
            self._next_hour_s = now_s + WARM_UP_S
            self._weigh()

    def _see(self) -> None:
        """Whether there is anything to be seen."""
        picture = picture_of(self._window)
        part = _MIDDLE if self._director.is_still else (0.0, 1.0)
        if picture is None or is_blank(picture, *part):
            self._fault(f'the picture is blank at slide "{self._director.moment.slide}"')

    @property
    def _home_s(self) -> float:
        """When a display that nobody touches any more must have come home."""
        state = self._director.state
        timing = state.timing
        longest_s = max((entry.duration_s for entry in state.playlist.pages), default=0.0)
        limit_s = max(timing.idle_s, 1.5 * longest_s, timing.pause_s) + timing.warn_s
        return self._last_touch_s + limit_s + HOME_MARGIN_S

    def _expect_home(self, alone_s: float) -> None:
        moment = self._director.moment
        if moment.mode is not Mode.AUTO:
            self._fault(f"{alone_s:.0f} s after the last touch the show is still {moment.mode}")
        if moment.language != self._director.state.default_language:
            self._fault("the language does not return to the show's own")
        if moment.sheet:
            self._fault("a sheet stays open")

    def _touch(self, gesture: Gesture) -> None:
        """Do what a hand does, through the window's own events."""
        width, height = self._window.width(), self._window.height()
        start = QPointF(gesture.x * (width - 1), gesture.y * (height - 1))
        end = QPointF(gesture.to_x * (width - 1), gesture.to_y * (height - 1))
        before_s = time.thread_time()
        self._last_touch_s = self._clock.now_s()
        self._mouse(QEvent.Type.MouseButtonPress, start)
        if gesture.kind is Touching.HOLD:
            self._play_until(self._clock.now_s() + HOLD_S)
        if gesture.kind in (Touching.SWIPE, Touching.SLIP):
            self._mouse(QEvent.Type.MouseMove, end)
            start = end
        self._mouse(QEvent.Type.MouseButtonRelease, start)
        QApplication.processEvents()
        if gesture.kind is not Touching.HOLD:
            answer_s = time.thread_time() - before_s
            self._report.answers_s.append(answer_s)
            self._report.frames_s.append(answer_s / TURN_S_MAX)
        self._report.touches += 1
        self._last_touch_s = self._clock.now_s()
        self._see()

    def _mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        is_release = kind is QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if is_release else Qt.MouseButton.LeftButton
        button = (
            Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        )
        event = QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._window, event)

    def _weigh(self) -> None:
        gc.collect()
        self._report.memory_mb.append(_memory_mb())
        self._report.objects.append(len(gc.get_objects()))

    def _judge(self) -> None:
        """What can only be said at the end."""
        report = self._report
        for language, playlist in self._director.state.playlists.items():
            for entry in (*playlist.pages, *playlist.posters):
                is_default = language == self._director.state.default_language
                # A poster comes by itself, in the language of the rotation.
                is_due = is_default or entry in playlist.pages
                if is_due and (entry.slide, language) not in report.slides:
                    self._fault(f'slide "{entry.slide}" was never on in {language}')
        late = sum(part > 1.0 for part in report.frames_s)
        if late > LATE_SHARE * len(report.frames_s) or max(report.frames_s) > FAR_TOO_LATE:
            worst = max(report.frames_s)
            self._fault(f"{late} frames took too long, one of them {worst:.1f} times")
        for name, values in (("memory", report.memory_mb), ("objects", report.objects)):
            if len(values) > 1 and values[-1] > values[0] * (1 + GROWTH_MAX):
                self._fault(f"{name} grew from {values[0]:.0f} to {values[-1]:.0f}")

    def _fault(self, sentence: str) -> None:
        self._report.faults[sentence] += 1


def picture_of(window: StageWindow) -> QImage | None:
    """What the window has drawn so far, and not what it would draw now; None: nothing yet."""
    store = window.backingStore()
    device = store.paintDevice() if window.paints else None
    return device if isinstance(device, QImage) else None


def is_blank(picture: QImage, top: float = 0.0, bottom: float = 1.0) -> bool:
    """Whether a part of a picture is one flat color.

    Args:
        picture: Four bytes a pixel.
        top: Where the part begins, 0 to 1 of the height.
        bottom: Where it ends.
    """
    row, height = picture.bytesPerLine(), picture.height()
    pixels = picture.constBits()[int(top * height) * row : int(bottom * height) * row]
    data = bytes(pixels)
    return data == data[:4] * (len(data) // 4)


def _memory_mb() -> float:
    """Memory in use; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
