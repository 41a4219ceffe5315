"""What the start window asks a person for, each with the desktop's own dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from kiosk.start.words import Words


class Dialogs:
    """The desktop's dialogs; tests have others."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        self._parent = parent
        self._words = words

    def show_folder(self) -> Path | None:
        """A show to open; None: nobody wants one after all."""
        name = QFileDialog.getExistingDirectory(self._parent, self._words.choose_show)
        return Path(name) if name else None

    def article(self) -> Path | None:
        """An article to make a show from."""
        words = self._words
        name, _ = QFileDialog.getOpenFileName(
            self._parent, words.choose_article, "", words.articles
        )
        return Path(name) if name else None

    def place(self, near: Path) -> Path | None:
        """The folder that a new show's folder is put into."""
        name = QFileDialog.getExistingDirectory(
            self._parent, self._words.choose_place, str(near.parent)
        )
        return Path(name) if name else None

    def tell(self, sentence: str, details: str) -> None:
        """Say that something did not work, and why."""
        box = QMessageBox(QMessageBox.Icon.Warning, self._words.refused, sentence)
        box.setParent(self._parent, box.windowFlags())
        box.setInformativeText(details)
        box.exec()
