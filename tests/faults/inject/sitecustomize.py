"""Loaded by programs that are to fail on command: what no signal can do from outside.

USR1: the thread that draws hangs.  USR2: its event loop lives, but nothing is painted any more.
RTMIN: hands on the glass, up to ten fingers at once; each touch is noted in the file TOUCHES.
WALL_CLOCK: a file with the seconds by which the wall clock is wrong, read at each look at it.
"""

import datetime
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path


def hang(_number, _frame):
    threading.Event().wait()


def stop_painting(_number, _frame):
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        widget.setUpdatesEnabled(False)
        # Frames go past the widgets' own painting.
        vars(widget)["_paint_at_once"] = lambda _: True


class Hands:
    """Fingers on the glass, through a touch device of Qt's own: XTEST knows none."""

    def __init__(self, notes):
        self._notes = notes
        self._chance = random.Random(23)
        self._device = None
        self._down = set()

    def soon(self, _number, _frame):
        from PySide6.QtCore import QTimer

        # Not from within whatever is being done at this moment.
        for step in range(self._chance.randint(1, 8)):
            QTimer.singleShot(25 * step, self._step)

    def _step(self):
        """Some fingers come down, some move, some are lifted; now and then one stays."""
        from PySide6.QtCore import QPoint
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "stage")
        self._device = self._device or QTest.createTouchDevice()
        chance, touch = self._chance, QTest.touchEvent(window, self._device, False)
        coming = set(chance.sample(range(10), chance.choice((1, 1, 1, 2, 3, 10))))
        for finger in coming | self._down:
            place = QPoint(chance.randrange(window.width()), chance.randrange(window.height()))
            if finger not in self._down:
                touch.press(finger, place, window)
            elif chance.random() < 0.5:
                touch.move(finger, place, window)
            else:
                touch.release(finger, place, window)
                coming.discard(finger)
                self._down.discard(finger)
        self._down |= coming
        with self._notes.open("a") as notes:
            notes.write(f"{len(self._down)}\n")
        touch.commit(False)


def set_wall_clock(dial):
    true_time, true_datetime = time.time, datetime.datetime

    def wrong_time():
        return true_time() + float(dial.read_text() or 0)

    class WrongDatetime(true_datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(wrong_time(), tz)

    time.time, datetime.datetime = wrong_time, WrongDatetime


if "WALL_CLOCK" in os.environ:
    set_wall_clock(Path(os.environ["WALL_CLOCK"]))
if "player" in sys.orig_argv:
    signal.signal(signal.SIGUSR1, hang)
    signal.signal(signal.SIGUSR2, stop_painting)
if "player" in sys.orig_argv and "TOUCHES" in os.environ:
    signal.signal(signal.SIGRTMIN, Hands(Path(os.environ["TOUCHES"])).soon)
