"""Slides at rest as pictures: what the stage shows once everything stands still.

The same typesetting and the same painter as the stage, without a window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter
from kiosk.paint.pictures import Pictures
from kiosk.player.playlist import playlists
from kiosk.show.model import PosterSlide
from kiosk.typeset.nav import BarLook, progress_marks, typeset_bar
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kiosk.figures.model import Language
    from kiosk.show.model import Section, Show, Slide
    from kiosk.theme.tokens import Theme
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.marks import Page


@dataclass(frozen=True, slots=True)
class Proof:
    """One slide in one language, set and at rest."""

    slide: Slide
    section: Section
    language: str
    page: Page


class Proofs:
    """Sets and draws the slides of one show at one size.

    Needs a QApplication: plots are widgets of pyqtgraph.
    """

    def __init__(self, show: Show, folder: Path, geometry: Geometry, fonts: Fonts) -> None:
        self._show = show
        self._folder = folder
        self._geometry = geometry
        self._fonts = fonts
        self._playlists = playlists(show)

    def pages(self, language: Language) -> Iterator[Proof]:
        """Every slide of a language in the order of the show, bar included."""
        setting = Setting.on(self._show, self._fonts, self._geometry, language)
        pages = self._playlists[language].pages
        numbers = {entry.slide: number for number, entry in enumerate(pages, 1)}
        for section in self._show.sections:
            for slide in section.slides:
                if slide.languages and language not in slide.languages:
                    continue
                folio = Folio(section.title, numbers.get(slide.id, 0), len(pages))
                page = typeset_slide(slide, setting, folio)
                if not isinstance(slide, PosterSlide):
                    page = _with_bar(page, setting, section.id)
                yield Proof(slide, section, language, page)

    def draw(self, page: Page, theme: Theme, size_px: tuple[int, int]) -> QImage:
        """A page as an opaque picture of that size."""
        inks = Inks(theme)
        scale = self._geometry.scale_px(size_px[0])
        image = QImage(*size_px, QImage.Format.Format_RGB32)
        image.fill(inks.color(page.ground))
        painter = QPainter(image)
        PagePainter(inks, scale, Pictures(self._folder)).draw_page(painter, page)
        painter.end()
        return image

    def write_pdf(self, path: Path, pages: Sequence[Page], theme: Theme) -> None:
        """Pages as one document, drawn as outlines, a sheet of paper 250 mm on its short side."""
        page_painter = PagePainter(Inks(theme), 10.0, Pictures(self._folder))
        writer = QPdfWriter(str(path))
        size = QSizeF(self._geometry.w, self._geometry.h)
        writer.setPageSize(QPageSize(size * 2.5, QPageSize.Unit.Millimeter))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        painter.setWindow(QRect(QPoint(0, 0), (size * 10.0).toSize()))
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            page_painter.draw_page(painter, page)
        painter.end()


def _with_bar(page: Page, setting: Setting, section: str) -> Page:
    """The page with its navigation bar, half of the section's time gone."""
    bar = typeset_bar(setting, BarLook(section))
    marks = (*page.marks, *bar.marks, *progress_marks(bar, 0.5), *bar.notice)
    problems = (*page.problems, *bar.problems)
    return replace(page, marks=marks, targets=(*page.targets, *bar.targets), problems=problems)
