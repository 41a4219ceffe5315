"""Outside opening hours: a black display, or the poster at a fifth of its brightness."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.booth.doors import Doors
from kiosk.booth.model import Booth, Closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.player.clock import Clock
    from kiosk.stage.director import Director
    from kiosk.stage.window import StageWindow

LOOK_MS = 1000
_DARKNESS = 0.8


def local_time() -> datetime:
    """The wall clock, in local time."""
    # Not aware of a zone: opening hours are what the clock on the wall says, summer or winter.
    return datetime.now()


class OpeningHours(QObject):
    """Opens and closes the window."""

    def __init__(
        self,
        booth: Booth,
        window: StageWindow,
        director: Director,
        clock: Clock,
        wall: Callable[[], datetime] = local_time,
    ) -> None:
        super().__init__(window)
        self.setObjectName("opening-hours")
        self._closed = booth.closed
        self._doors = Doors(booth)
        self._window = window
        self._director = director
        self._clock = clock
        self._wall = wall
        self._size = QSize()
        self._timer = QTimer(self)
        self._timer.setObjectName("opening-hours")
        self._timer.timeout.connect(self.look)
        if booth.hours and booth.closed is not Closed.SHOW:
            self._timer.start(LOOK_MS)
            self.look()

    @Slot()
    def look(self) -> None:
        """Look at the clocks."""
        has_changed = self._doors.look(self._wall(), self._clock.now_s())
        has_another_size = not self._doors.is_open and self._window.size() != self._size
        if has_changed or has_another_size:
            self._size = self._window.size()
            self._window.close_doors(None if self._doors.is_open else self._veil())

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _veil(self) -> QImage:
        poster = self._director.poster_image() if self._closed is Closed.DIM else None
        if poster is None:
            black = QImage(1, 1, QImage.Format.Format_RGB32)
            black.fill(Qt.GlobalColor.black)
            return black
        dark = QColor(Qt.GlobalColor.black)
        dark.setAlphaF(_DARKNESS)
        painter = QPainter(poster)
        painter.fillRect(poster.rect(), dark)
        painter.end()
        return poster
