"""Keeps the page that is on, at rest, where the curtain finds it when the player is gone.

Kept in memory, not on a disk: one picture every few seconds would wear out a memory card.  Only a
poster is kept on the disk, for the next start.
"""

from __future__ import annotations

import json
import logging
import threading
import zlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QRect

    from kiosk.stage.director import Director
    from kiosk.stage.window import StageWindow

_LEVEL = 1
"""Of compression: pages are mostly even grounds, and time counts more."""

_log = logging.getLogger(__name__)


class LastFrame:
    """Writes one picture for each page, from a thread of its own.

    Attributes:
        path: The file.
        count: How often it has been written.
    """

    def __init__(self, path: Path, poster: Path) -> None:
        """Choose the files.

        Args:
            path: Written for each page; in memory if the system has such a folder.
            poster: Written once, with the first poster.
        """
        self.path = path
        self.count = 0
        self._poster: Path | None = poster
        self._kept: tuple[object, ...] = ()
        self._thread: threading.Thread | None = None

    def keep(self, window: StageWindow, director: Director) -> None:
        """Keep the frame if the page is another one and at rest."""
        now = director.moment
        key = (now.slide, now.language, director.show.hash, window.size(), window.is_closed)
        is_busy = self._thread is not None and self._thread.is_alive()
        is_still = window.is_closed or director.is_still
        if key == self._kept or is_busy or not is_still:
            return
        self._kept = key
        image = QImage(window.size() * window.devicePixelRatioF(), QImage.Format.Format_RGB32)
        window.draw_still(image)
        paths = [self.path]
        if now.is_poster and self._poster is not None and not window.is_closed:
            paths.append(self._poster)
            self._poster = None
        place = window.geometry()
        self._thread = threading.Thread(
            target=self._write, args=(image, place, paths), name="last-frame", daemon=True
        )
        self._thread.start()

    def _write(self, image: QImage, place: QRect, paths: list[Path]) -> None:
        data = _encoded(image, place)
        try:
            for path in paths:
                temporary = path.with_suffix(".new")
                temporary.write_bytes(data)
                temporary.replace(path)
        except OSError as error:
            # The curtain keeps what it has.
            _log.info("The last frame could not be kept: %s", error)
        self.count += 1


def _encoded(image: QImage, place: QRect) -> bytes:
    header = {"x": place.x(), "y": place.y(), "w": image.width(), "h": image.height()}
    return json.dumps(header).encode() + b"\n" + zlib.compress(image.constBits(), _LEVEL)
