"""A slide as the stage draws it, small enough to stand beside a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from kiosk.figures.model import Language
    from kiosk.review.slide_pictures import SlidePictures
    from kiosk.show.model import Show
    from kiosk.typeset.marks import Page


class Preview(QWidget):
    """Draws one slide at rest.

    Attributes:
        page: What is drawn; None: nothing.
    """

    def __init__(self, pictures: SlidePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        self._pictures = pictures
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def sizeHint(self) -> QSize:
        """Large enough to read labels."""
        return QSize(640, 360)

    def show_slide(self, show: Show, slide_id: str, language: Language) -> None:
        """Draw a slide; nothing if the show has none of that name."""
        self._pictures.forget()
        self.page = self._pictures.page(show, slide_id, language)
        self.update()

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self.page = None
        self._words = words
        self.update()

    def image(self) -> QImage | None:
        """What is drawn, as large as it fits."""
        if self.page is None:
            return None
        return self._pictures.fitted(self.page, self.size(), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page as large as it fits, or the words."""
        del event
        painter = QPainter(self)
        image = self.image()
        if image is None:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            return
        size = image.deviceIndependentSize().toSize()
        x, y = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(x, y, image)
