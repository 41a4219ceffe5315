"""Counts the pages that come to rest, for the curtain, and keeps a poster for the next start.

The curtain has the X server copy a page that is at rest, so that it hangs there when the player is
gone.  Only a poster is kept on the disk: the curtain shows it while the next player starts.
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
"""Of compression: a poster is mostly even ground, and time counts more."""

_log = logging.getLogger(__name__)


class Stills:
    """Notices pages at rest.

    Attributes:
        count: How many there have been.
    """

    def __init__(self, poster: Path) -> None:
        """Choose the file for the poster; it is written once, with the first one that is on."""
        self.count = 0
        self._poster: Path | None = poster
        self._last: tuple[object, ...] = ()

    def notice(self, window: StageWindow, director: Director) -> None:
        """See whether the page is another one than the last time, and at rest."""
        now = director.moment
        key = (now.slide, now.language, director.show.hash, window.size(), window.is_closed)
        is_still = window.is_closed or director.is_still
        if key == self._last or not is_still or window.is_attended:
            return
        self._last = key
        self.count += 1
        if now.is_poster and self._poster is not None and not window.is_closed:
            self._keep(self._poster, window)
            self._poster = None

    def _keep(self, path: Path, window: StageWindow) -> None:
        image = QImage(window.size() * window.devicePixelRatioF(), QImage.Format.Format_RGB32)
        window.draw_still(image)
        arguments = (path, image, window.geometry())
        threading.Thread(target=_write, args=arguments, name="poster", daemon=True).start()


def _write(path: Path, image: QImage, place: QRect) -> None:
    header = {"x": place.x(), "y": place.y(), "w": image.width(), "h": image.height()}
    temporary = path.with_suffix(".new")
    try:
        with temporary.open("wb") as file:
            file.write(json.dumps(header).encode() + b"\n")
            file.write(zlib.compress(image.constBits(), _LEVEL))
        temporary.replace(path)
    except OSError as error:
        # The next start shows the one before, or an even ground.
        _log.info("The poster could not be kept: %s", error)
