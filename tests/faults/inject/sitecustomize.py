"""Loaded by programs that are to fail on command: what no signal can do from outside.

USR1: the thread that draws hangs.  USR2: its event loop lives, but nothing is painted any more.
WALL_CLOCK: a file with the seconds by which the wall clock is wrong, read at each look at it.
"""

import datetime
import os
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
