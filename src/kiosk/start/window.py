"""The start window: recent shows, and the buttons for what can be done with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.start.choices import ARTICLES, dragged
from kiosk.start.errands import Errand
from kiosk.start.recent import free_folder, is_show, read_recent, remember
from kiosk.start.rows import FOLDER, PICTURE, PLACE, TITLE, ShowRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from kiosk.start.choices import Asks
    from kiosk.start.previews import Preview
    from kiosk.start.words import Words

WINDOW_SIZE = "1280x720"
"""Of a show that is played in a window, in pixels."""
ICON_PX = 48


class StartWindow(QWidget):
    """Shows and what can be done with them.

    Attributes:
        shows: The list of shows.
        buttons: Every button, by what it does: "play", "windowed", "review", "proof", "open",
            "article".
        status: The line that tells what is going on.
    """

    def __init__(
        self,
        *,
        state: Path,
        default_show: Path,
        words: Words,
        command: Callable[..., Sequence[str]],
        icon: QIcon | None = None,
        preview: Callable[[Path], Preview | None] = lambda _: None,
    ) -> None:
        """Build the window.

        Args:
            state: The program's state folder.
            default_show: Folder of the show that comes with the program.
            words: What it says.
            command: Makes the command line that starts the program with arguments.
            icon: The program's.
            preview: Title and first slide of a show; None: there is none, or not yet.
        """
        super().__init__()
        self._state = state
        self._default_show = default_show
        self._words = words
        self._command = command
        self._preview = preview
        self._errand: Errand | None = None
        self._is_playing = False
        self.asks: Asks | None = None
        self.shows = QListWidget()
        self.status = QLabel()
        self.buttons: dict[str, QPushButton] = {}
        self.setWindowTitle(words.title)
        self._lay_out(icon or QIcon())
        self.fill(None)

    # --- how it looks

    def _lay_out(self, icon: QIcon) -> None:
        words = self._words
        for name, text, act in (
            ("play", words.play, self.play),
            ("windowed", words.play_windowed, self.play_windowed),
            ("review", words.review, self.review),
            ("proof", words.proof, self.proof),
            ("open", words.open_show, self.open_show),
            ("article", words.new_from_article, self.new_from_article),
        ):
            button = QPushButton(text)
            button.clicked.connect(act)
            self.buttons[name] = button
        self.buttons["play"].setDefault(True)
        self.setAcceptDrops(True)
        self.shows.setItemDelegate(ShowRow(icon, self.shows))
        self.status.setWordWrap(True)
        self.status.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.status.setText(words.hint)
        self.shows.itemActivated.connect(self._activated)
        self.shows.currentItemChanged.connect(self._refresh)
        label = QLabel(words.shows)
        label.setBuddy(self.shows)

        side = QVBoxLayout()
        for name in ("play", "windowed", "review", "proof"):
            side.addWidget(self.buttons[name])
        side.addSpacing(self.fontMetrics().lineSpacing())
        side.addWidget(self.buttons["open"])
        side.addWidget(self.buttons["article"])
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(self.fontMetrics().lineSpacing())
        middle.addWidget(self.shows, 1)
        middle.addLayout(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 12)
        whole.setSpacing(10)
        whole.addLayout(self._head(icon))
        whole.addWidget(label)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        self.resize(QSize(820, 540))

    def _head(self, icon: QIcon) -> QHBoxLayout:
        """Icon, name and what the program is for."""
        picture, name, tagline = QLabel(), QLabel(self._words.title), QLabel(self._words.tagline)
        picture.setPixmap(icon.pixmap(ICON_PX, ICON_PX))
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        name.setFont(font)
        lines = QVBoxLayout()
        lines.addWidget(name)
        lines.addWidget(tagline)
        head = QHBoxLayout()
        head.addWidget(picture)
        head.addLayout(lines, 1)
        return head

    def fill(self, chosen: Path | None) -> None:
        """List the shows, the default one last.

        Args:
            chosen: Which one is marked; None: the first.
        """
        self.shows.clear()
        words = self._words
        for folder in read_recent(self._state):
            if folder != self._default_show:
                self._list(folder, folder.name, str(folder))
        self._list(self._default_show, words.default_show, words.comes_with)
        rows = [self.shows.item(row).data(FOLDER) for row in range(self.shows.count())]
        self.shows.setCurrentRow(rows.index(str(chosen)) if str(chosen) in rows else 0)

    def _list(self, folder: Path, name: str, place: str) -> None:
        item = QListWidgetItem()
        item.setData(FOLDER, str(folder))
        item.setData(TITLE, name)
        item.setData(PLACE, place)
        item.setToolTip(str(folder))
        self.shows.addItem(item)
        self._illustrate(item)

    @Slot(Path)
    def illustrate(self, folder: Path) -> None:
        """Show title and first slide of a show, which are there now.

        Args:
            folder: Of the show.
        """
        for row in range(self.shows.count()):
            item = self.shows.item(row)
            if item.data(FOLDER) == str(folder):
                self._illustrate(item)

    def _illustrate(self, item: QListWidgetItem) -> None:
        preview = self._preview(Path(item.data(FOLDER)))
        if preview is not None:
            item.setData(TITLE, preview.title)
            item.setData(PICTURE, preview.picture)

    @Slot()
    def _refresh(self) -> None:
        """Offer what can be done now."""
        is_free, has_show = self._errand is None, self.chosen() is not None
        for name, button in self.buttons.items():
            button.setEnabled(is_free and (has_show or name in {"open", "article"}))
        play = self.buttons["play"]
        play.setText(self._words.stop if self._is_playing else self._words.play)
        play.setEnabled(play.isEnabled() or self._is_playing)

    # --- what it does

    def chosen(self) -> Path | None:
        """The show that is marked."""
        item = self.shows.currentItem()
        return Path(item.data(FOLDER)) if item is not None else None

    def open(self, folder: Path) -> None:
        """Put a show on the list, or say that it is none.

        Args:
            folder: Of the show, or its show.yaml.
        """
        folder = folder.parent if folder.name == "show.yaml" else folder
        if not is_show(folder):
            self._tell(self._words.no_show.format(folder), "")
            return
        remember(self._state, folder)
        self.fill(folder.absolute())

    @Slot()
    def open_show(self) -> None:
        """Ask for a show and put it on the list."""
        folder = self.asks.show_folder() if self.asks else None
        if folder is not None:
            self.open(folder)

    @Slot()
    def play(self) -> None:
        """Play the marked show full screen, or stop the one that plays."""
        if self._is_playing and self._errand is not None:
            self._errand.stop()
            return
        self._play(self._words.playing, "--at-desk")

    @Slot()
    def play_windowed(self) -> None:
        """Play the marked show in a window."""
        self._play(self._words.playing_windowed, "--windowed", WINDOW_SIZE)

    @Slot()
    def review(self) -> None:
        """Look through the marked show with the program's own review."""
        show = self.chosen()
        if show is not None:
            self._run(self._words.reviewing.format(show.name), self._ended, "review", str(show))

    @Slot()
    def proof(self) -> None:
        """Have a picture of every slide made, and documents to sign."""
        show = self.chosen()
        place = self.asks.proof_place(show) if self.asks and show else None
        if show is None or place is None:
            return
        folder = free_folder(place / f"{show.name}-proof")

        def done(code: int, said: str) -> None:
            self._ended(code, said)
            if code in {0, 1} and folder.is_dir():
                self.status.setText(self._words.proofed.format(folder))
                if self.asks:
                    self.asks.look_at(folder)

        options = ("--out", str(folder), "--theme", "paper", "--sheet", "--pdf", "--draft")
        self._run(self._words.proofing.format(show.name), done, "proof", str(show), *options)

    @Slot()
    def new_from_article(self) -> None:
        """Ask for an article and a place, and have a draft made of it."""
        article = self.asks.article() if self.asks else None
        if article is not None:
            self._make_show(article)

    def _make_show(self, article: Path) -> None:
        place = self.asks.place(article) if self.asks else None
        if place is None:
            return
        folder = free_folder(place / article.stem)

        def done(code: int, said: str) -> None:
            self._ended(code, said)
            # An import whose draft has remarks is a draft all the same.
            if is_show(folder):
                self.open(folder)
                self.status.setText(self._words.written.format(folder))

        words = self._words.reading.format(article.name)
        self._run(words, done, "import", str(article), "-o", str(folder))

    def _play(self, words: str, *options: str) -> None:
        show = self.chosen()
        if show is None or self._errand is not None:
            return
        if show != self._default_show:
            remember(self._state, show)
        self._is_playing = True
        self._run(words, self._ended, "play", str(show), *options)

    def _run(self, words: str, done: Callable[[int, str], None], *arguments: str) -> None:
        if self._errand is not None:
            return
        self.status.setText(words)
        self._errand = Errand(self._command(*arguments), done, self)
        self._refresh()

    def _ended(self, code: int, said: str) -> None:
        self._errand, self._is_playing = None, False
        self.status.setText(self._words.hint)
        # A show that was reviewed or written meanwhile may look otherwise now.
        self.fill(self.chosen())
        self._refresh()
        if code < 0:
            self._tell(self._words.failed.format(code), said)
        elif code > 1:
            self._tell(self._words.refused, said)

    def _tell(self, sentence: str, details: str) -> None:
        if self.asks is not None:
            self.asks.tell(sentence, details)

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        del item
        if self._errand is None:
            self.play()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a show or an article that is dragged here."""
        if self._errand is None and dragged(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the show, or make one of the article."""
        path = dragged(event.mimeData())
        if path is None or self._errand is not None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() in ARTICLES:
            self._make_show(path)
        else:
            self.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was started from here ends with it."""
        if self._errand is not None:
            self._errand.end()
            self._errand = None
        event.accept()
