"""What the start window asks a person for, each with the desktop's own dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from kiosk.start.words import Words


ARTICLES: Final = (".md", ".txt", ".html", ".htm", ".docx")
"""How the names of articles end."""


class Asks(Protocol):
    """Who asks the person at the desk."""

    def show_folder(self) -> Path | None:
        """A show to open."""
        ...

    def article(self) -> Path | None:
        """An article to make a show from."""
        ...

    def place(self, near: Path) -> Path | None:
        """Where to put a new show."""
        ...

    def proof_place(self, near: Path) -> Path | None:
        """Where to put a show's proof."""
        ...

    def look_at(self, folder: Path) -> None:
        """Let the person see what was put into a folder."""
        ...

    def tell(self, sentence: str, details: str) -> None:
        """Say that something did not work."""
        ...


class Dialogs:
    """The desktop's dialogs; tests have others."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        self._parent = parent
        self._words = words

    def show_folder(self) -> Path | None:
        """A show to open; None: nobody wants one after all."""
        name = QFileDialog.getExistingDirectory(self._parent, self._words.choose_show, _documents())
        return Path(name) if name else None

    def article(self) -> Path | None:
        """An article to make a show from."""
        words, patterns = self._words, " ".join(f"*{suffix}" for suffix in ARTICLES)
        name, _ = QFileDialog.getOpenFileName(
            self._parent, words.choose_article, _documents(), words.articles.format(patterns)
        )
        return Path(name) if name else None

    def place(self, near: Path) -> Path | None:
        """The folder that a new show's folder is put into."""
        name = QFileDialog.getExistingDirectory(
            self._parent, self._words.choose_place, str(near.parent)
        )
        return Path(name) if name else None

    def proof_place(self, near: Path) -> Path | None:
        """The folder that a proof's folder is put into."""
        name = QFileDialog.getExistingDirectory(
            self._parent, self._words.choose_proof_place, str(near.parent)
        )
        return Path(name) if name else None

    def look_at(self, folder: Path) -> None:
        """Open a folder with the desktop's own window, if it has one."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def tell(self, sentence: str, details: str) -> None:
        """Say that something did not work, and why."""
        box = QMessageBox(QMessageBox.Icon.Warning, self._words.refused, sentence)
        box.setParent(self._parent, box.windowFlags())
        box.setInformativeText(details)
        box.exec()


def _documents() -> str:
    """Where a person's documents are: who was started by a double click is nowhere else."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def dragged(data: QMimeData) -> Path | None:
    """The show or article that is dragged; None: it is something else.

    Args:
        data: What the desktop says about the drag.
    """
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    is_fit = path.is_dir() or path.name == "show.yaml" or path.suffix.lower() in ARTICLES
    return path if is_fit else None
