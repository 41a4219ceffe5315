"""Where the window is: on the chosen display, filling it, whatever happens to the displays."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


class DisplayMissingError(KioskError):
    """The chosen display is not connected."""

    def __init__(self, wanted: str, connected: Sequence[str]) -> None:
        names = ", ".join(f"{number} ({name})" for number, name in enumerate(connected))
        super().__init__(f'There is no display "{wanted}"; connected: {names}.')


class Placement(QObject):
    """Puts the window on its display, and again when displays come, go or change.

    Args:
        window: What is placed.
        wanted: Name of the display, or its number from 0; empty: the primary one.
        size: Of a window that does not fill the display, in pixels; None: it fills it.

    Raises:
        DisplayMissingError: The display is not connected.  Later that is no error: the show goes
            on wherever there is a display, and comes back.
    """

    def __init__(self, window: QWidget, wanted: str, size: tuple[int, int] | None) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._size = size
        self._watched: list[QScreen] = []
        # Several signals come for one change; one placement answers all of them.
        self._soon = QTimer(self)
        self._soon.setObjectName("placement")
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        screen = find_screen(wanted)
        if screen is None:
            names = [each.name() for each in QGuiApplication.screens()]
            raise DisplayMissingError(wanted, names)
        self._place_on(screen)
        self._connect()

    def show(self) -> None:
        """Show the window."""
        if self._size is None:
            # After its geometry is set: without a window manager, a window that is shown first
            # stays 640 x 480.
            self._window.showFullScreen()
        else:
            self._window.show()

    def stop(self) -> None:
        """Place the window no more."""
        self._soon.stop()

    def _connect(self) -> None:
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_screens_changed)
        application.screenRemoved.connect(self._on_screens_changed)
        application.primaryScreenChanged.connect(self._on_screens_changed)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._watch()

    def _watch(self) -> None:
        """Follow the size of every display there is."""
        for screen in QGuiApplication.screens():
            if screen not in self._watched:
                screen.geometryChanged.connect(self._on_screens_changed)
                self._watched.append(screen)

    @Slot()
    def _on_screens_changed(self) -> None:
        self._soon.start()

    @Slot()
    def _on_soon_timeout(self) -> None:
        self._watched = [each for each in self._watched if each in QGuiApplication.screens()]
        self._watch()
        screen = find_screen(self._wanted) or QGuiApplication.primaryScreen()
        if screen is None or self._size is not None:
            return
        if screen is self._window.screen() and self._window.geometry() == screen.geometry():
            return
        _log.info("The display is now %s, %s", screen.name(), screen.geometry().size().toTuple())
        self._place_on(screen)
        if self._window.isVisible():
            self._window.showFullScreen()

    def _place_on(self, screen: QScreen) -> None:
        area = screen.geometry()
        if self._size is not None:
            area = QRect(area.x(), area.y(), *self._size)
        self._window.setScreen(screen)
        self._window.setGeometry(area)


def find_screen(wanted: str) -> QScreen | None:
    """The display of that name or number; the primary one if none is wanted; None: not there."""
    if not wanted:
        return QGuiApplication.primaryScreen()
    for number, screen in enumerate(QGuiApplication.screens()):
        if wanted in (screen.name(), str(number)):
            return screen
    return None
