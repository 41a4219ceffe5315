"""Loaded by players that are to fail on command: what no signal can do from outside.

USR1: the thread that draws hangs.  USR2: its event loop lives, but nothing is painted any more.
"""

import signal
import sys
import threading


def hang(_number, _frame):
    threading.Event().wait()


def stop_painting(_number, _frame):
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        widget.setUpdatesEnabled(False)


if "player" in sys.orig_argv:
    signal.signal(signal.SIGUSR1, hang)
    signal.signal(signal.SIGUSR2, stop_painting)
