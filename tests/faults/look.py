"""Whether the display shows the page that is on, compared with that page drawn on its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.faults.pages import Pages, Rest, shifted
from tests.faults.stand import SHOW, H, Stand, W
from Xlib import X
from Xlib.display import Display

from kiosk.cli.shows import compiled_show
from kiosk.paint.inks import Inks
from kiosk.show.compiled import load_compiled
from kiosk.stage.orbit import shift
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from kiosk.figures.model import Language

TILE_PX = 60
LEVELS = 8
"""A color that differs by more is another one."""
MOVING = 0.03
"""Share of tiles that may differ: the line that tells how long a slide stays moves."""
ORBITS = 9


class Look:
    """Looks at the display of a stand."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._display = Display(stand.display)
        self._folder = tempfile.TemporaryDirectory()

    def close(self) -> None:
        self._display.close()
        self._folder.cleanup()

    def is_page(self) -> bool:
        """Whether the page that is on is seen, from edge to edge, and nothing over it."""
        record = self._stand.record()
        slide, language = record.get("slide"), record.get("language")
        if not slide or not language:
            return False
        still, scale = self._drawn(slide, language)
        root = self._display.screen().root
        seen = np.frombuffer(root.get_image(0, 0, W, H, X.ZPixmap, 0xFFFFFFFF).data, np.uint8)
        seen = seen.reshape(H, W, 4)[:, :, :3]
        return any(
            differing(seen, shifted(still, shift(number, scale))[:, :, :3]) <= MOVING
            for number in range(ORBITS)
        )

    def _drawn(self, slide: str, language: str) -> tuple[np.ndarray, float]:
        path = Path(self._folder.name) / f"{slide}-{language}.npz"
        if not path.exists():
            command = [sys.executable, "-m", "tests.faults.look", slide, language, str(path)]
            env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            subprocess.run(command, env=env, check=True, capture_output=True)
        kept = np.load(path)
        return kept["still"], float(kept["scale"])


def differing(one: np.ndarray, other: np.ndarray) -> float:
    """Share of tiles that differ, 0 to 1."""
    far = (np.maximum(one, other) - np.minimum(one, other)).max(axis=2) > LEVELS
    tiles = far.reshape(H // TILE_PX, TILE_PX, W // TILE_PX, TILE_PX)
    return float(tiles.any(axis=(1, 3)).mean())


def draw(slide: str, language: str) -> tuple[Rest, float]:
    """A page of the default show at rest, and its scale."""
    folder = compiled_show(str(SHOW))
    show = load_compiled(folder)
    known, inks = cast("Language", language), Inks(load_theme("paper"))
    pages = Pages(show, folder, Fonts(), inks, QSize(W, H), known)
    return pages.rest(slide), pages.painter.scale


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    rest, scale = draw(sys.argv[1], sys.argv[2])
    np.savez(sys.argv[3], still=rest.still, scale=scale)
