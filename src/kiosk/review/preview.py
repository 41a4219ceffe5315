"""A slide as the stage draws it, small enough to stand beside a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter
from kiosk.paint.pictures import Pictures
from kiosk.theme.load import load_theme
from kiosk.theme.scale import scale_for
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.figures.model import Language
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page

_WIDTH, _HEIGHT = 1920, 1080
"""The display that a page is set for, in pixels."""


class Preview(QWidget):
    """Draws one slide at rest.

    Attributes:
        page: What is drawn; None: nothing.
    """

    def __init__(self, folder: Path, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        self._fonts = fonts
        self._geometry = Geometry.of_pixels(_WIDTH, _HEIGHT)
        self._inks = Inks(load_theme("paper"))
        self._pictures = Pictures(folder)
        self._folder = folder
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def sizeHint(self) -> QSize:
        """Large enough to read labels."""
        return QSize(640, 360)

    def show_slide(self, show: Show, slide_id: str, language: Language) -> None:
        """Draw a slide; nothing if the show has none of that name."""
        # A picture may have been exchanged meanwhile.
        self._pictures = Pictures(self._folder)
        self.page = self._set(show, slide_id, language)
        self.update()

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self.page = None
        self._words = words
        self.update()

    def _set(self, show: Show, slide_id: str, language: Language) -> Page | None:
        for section in show.sections:
            for slide in section.slides:
                if slide.id == slide_id:
                    return typeset_slide(slide, self._setting(show, language), Folio(section.title))
        return None

    def _setting(self, show: Show, language: Language) -> Setting:
        geometry = self._geometry
        scale = scale_for(
            language,
            geometry.is_portrait,
            mm_per_u=geometry.mm_per_u,
            viewing_distance_m=geometry.viewing_distance_m,
            width=geometry.w,
        )
        return Setting(show, self._fonts, geometry, scale, language)

    def image(self, size: QSize) -> QImage:
        """The page as a picture of that size, in device pixels."""
        image = QImage(size, QImage.Format.Format_RGB32)
        page = self.page
        if page is None:
            return image
        image.fill(self._inks.color(page.ground))
        painter = QPainter(image)
        scale = self._geometry.scale_px(size.width())
        PagePainter(self._inks, scale, self._pictures).draw_page(painter, page)
        painter.end()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page as large as it fits, or the words."""
        del event
        painter = QPainter(self)
        if self.page is None:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            return
        ratio = self.devicePixelRatioF()
        room = self.size()
        size = QSize(_WIDTH, _HEIGHT).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        image = self.image(size * ratio)
        image.setDevicePixelRatio(ratio)
        x, y = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
        painter.drawImage(x, y, image)
