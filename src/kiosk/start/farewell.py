"""Ends the start window in order when the system asks for it: at logout, or with Ctrl-C.

A window that is ended takes along what it started, as when a person closes it. One that crashes
does not: people look at the show, and Esc ends that.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    from types import FrameType

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""Not every system has all of them."""


class Farewell(QObject):
    """Hears signals while Qt's loop waits, which Python alone would not."""

    def __init__(self, close: Callable[[], object], parent: QObject) -> None:
        """Listen from now on.

        Args:
            close: Ends the window.
            parent: With whom this ends.
        """
        super().__init__(parent)
        self._close = close
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _noted)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def stop(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._ear.close()
        self._mouth.close()

    @Slot()
    def _heard(self) -> None:
        self._ear.recv(64)
        self._close()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The byte that wakes Qt's loop has been written already."""
