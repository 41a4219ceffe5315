"""Slides as the stage draws them, as pictures of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter
from kiosk.paint.pictures import Pictures
from kiosk.theme.load import load_theme
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kiosk.figures.model import Language
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page

DISPLAY = QSize(1920, 1080)
"""The display that pages are set for, in pixels."""


class SlidePictures:
    """Sets slides of a show, and draws the pages."""

    def __init__(self, folder: Path, fonts: Fonts) -> None:
        self._folder = folder
        self._fonts = fonts
        self._geometry = Geometry.of_pixels(DISPLAY.width(), DISPLAY.height())
        self._inks = Inks(load_theme("paper"))
        self._pictures = Pictures(folder)

    def forget(self) -> None:
        """Read pictures anew: one may have been exchanged meanwhile."""
        self._pictures = Pictures(self._folder)

    def page(self, show: Show, slide_id: str, language: Language) -> Page | None:
        """The page of a slide, in a language that it has; None if there is no such slide."""
        for section in show.sections:
            for slide in section.slides:
                if slide.id == slide_id:
                    languages = slide.languages or show.languages
                    shown = language if language in languages else languages[0]
                    told: Language = "zh" if shown == "zh" else "en"
                    setting = Setting.on(show, self._fonts, self._geometry, told)
                    return typeset_slide(slide, setting, Folio(section.title))
        return None

    def image(self, page: Page, size: QSize) -> QImage:
        """A page as a picture of that size, in device pixels."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(self._inks.color(page.ground))
        painter = QPainter(image)
        scale = self._geometry.scale_px(size.width())
        PagePainter(self._inks, scale, self._pictures).draw_page(painter, page)
        painter.end()
        return image

    def fitted(self, page: Page, room: QSize, widget: QWidget) -> QImage:
        """A page as large as it fits into a widget's room, sharp on its display."""
        size = DISPLAY.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        ratio = widget.devicePixelRatioF()
        image = self.image(page, size * ratio)
        image.setDevicePixelRatio(ratio)
        return image
