"""Pages side by side, as they will be seen on the wall; each can be clicked to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.naming import slide_name
from kiosk.review.slide_pictures import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.figures.model import Language
    from kiosk.review.decision import Decision
    from kiosk.review.slide_pictures import SlidePictures
    from kiosk.show.model import Show
    from kiosk.typeset.marks import Page

_COLUMNS = 2
_EDGE = 8
"""Pixels around a page."""


class PageButton(QToolButton):
    """One page; a click or Enter asks about it."""

    def __init__(self, decision: Decision, name: str, page: Page) -> None:
        super().__init__()
        self.decision = decision
        self.page = page
        self.setAutoRaise(True)
        self.setAccessibleName(name)
        self.setToolTip(name)


class Sheet(QScrollArea):
    """Shows several pages; knows whether the last one has been in view.

    Attributes:
        buttons: The pages in their order.
    """

    page_chosen = Signal(str)
    moved = Signal()

    def __init__(self, pictures: SlidePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[PageButton] = []
        self._pictures = pictures
        self._was_seen = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One that comes and goes would change the width of the pages, and so their height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().rangeChanged.connect(self.moved)

    @property
    def is_seen(self) -> bool:
        """Whether the last page has been in view."""
        if self.buttons and self.isVisible():
            last = self.buttons[-1]
            shown = last.visibleRegion().boundingRect()
            self._was_seen |= shown.bottom() >= last.height() - _EDGE
        return self._was_seen

    def show_pages(self, show: Show, parts: Sequence[Decision], language: Language) -> None:
        """Show the pages of some decisions with what should be looked at on each."""
        self._pictures.forget()
        at = self.verticalScrollBar().value() if self._was_seen else 0
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        self.buttons = []
        for number, part in enumerate(parts):
            page = self._pictures.page(show, part.slide, language)
            if page is None:
                continue
            button = PageButton(part, slide_name(show, part.slide, language), page)
            button.clicked.connect(self._on_clicked)
            self.buttons.append(button)
            cell = QVBoxLayout()
            cell.addWidget(button)
            notes = "\n".join(note[language] for note in part.notes)
            label = QLabel(f"{button.toolTip()}  {notes}".strip())
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            cell.addWidget(label)
            cell.addStretch()
            grid.addLayout(cell, number // _COLUMNS, number % _COLUMNS)
        grid.setRowStretch(len(parts), 1)
        self.setWidget(body)
        self._draw()
        self.verticalScrollBar().setValue(at)

    def scroll_on(self) -> None:
        """Bring the next pages into view."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - _EDGE)

    def chosen(self) -> PageButton | None:
        """The page that has the focus, else the first in view."""
        top = self.verticalScrollBar().value()
        in_view = (b for b in self.buttons if b.geometry().bottom() > top)
        focused = (b for b in self.buttons if b.hasFocus())
        return next(focused, next(in_view, None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew in their new width."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        width = (self.viewport().width() - (_COLUMNS - 1) * _EDGE) // _COLUMNS - 2 * _EDGE
        height = width * DISPLAY.height() // DISPLAY.width()
        size = QSize(max(160, width), max(90, height))
        for button in self.buttons:
            image = self._pictures.fitted(button.page, size, self)
            button.setIcon(QIcon(QPixmap.fromImage(image)))
            button.setIconSize(size)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PageButton):
            self.page_chosen.emit(button.decision.key)
