"""Draws every slide of compiled shows in every language: what a hostile text does, it does here."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kiosk.paint.inks import Inks
from kiosk.show.compiled import load_compiled
from kiosk.stage.pressroom import Leaf, Pressroom
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts


def main() -> int:
    application = QApplication(sys.argv[:1])
    fonts, inks = Fonts(), Inks(load_theme("paper"))
    for name in sys.argv[1:]:
        folder = Path(name)
        show = load_compiled(folder)
        pressroom = Pressroom(show, folder, fonts, inks, QSize(960, 540))
        for slide in show.slides():
            for language in slide.languages or show.languages:
                pressroom.layer(Leaf(slide.id, language, 1, 9))
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
