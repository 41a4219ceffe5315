"""Where pages are set and printed: slides become pages, pages become layers, few are kept.

One press room serves one display size; another size gets another press room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QSize

from kiosk.booth.model import Booth
from kiosk.paint.layers import Layer, LayerBuild, Layers
from kiosk.paint.painter import PagePainter, to_pixels
from kiosk.paint.pictures import Pictures
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.nav import Bar, BarLook, typeset_bar
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.figures.model import Language
    from kiosk.paint.inks import Inks
    from kiosk.show.model import Show, Slide
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page, Rect

_BARS_KEPT = 8
_UNKNOWN_BOOTH = Booth()


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page: a slide in a language, with the number that is printed on it."""

    slide: str
    language: str
    number: int
    """From 1; 0: none is printed."""
    total: int


@dataclass(frozen=True, slots=True)
class _SheetKey:
    figure: str
    language: str


class Pressroom:
    """Sets and draws what the stage shows.

    Attributes:
        painter: Draws marks at this display's scale.
        size: Of the display, in pixels.
    """

    def __init__(
        self,
        show: Show,
        folder: Path,
        fonts: Fonts,
        inks: Inks,
        size: QSize,
        booth: Booth = _UNKNOWN_BOOTH,
    ) -> None:
        self.size = size
        self._show = show
        self._slides = {slide.id: slide for slide in show.slides()}
        self._titles = {s.id: section.title for section in show.sections for s in section.slides}
        self._inks = inks
        geometry = _geometry(booth, size)
        is_large = booth.type_scale == "large"
        self._settings = {
            language: Setting.on(
                show, fonts, geometry, cast("Language", language), is_large=is_large
            )
            for language in show.languages
        }
        self.painter = PagePainter(inks, geometry.scale_px(size.width()), Pictures(folder))
        self._layers = Layers()
        self._bars: dict[tuple[str, BarLook], Bar] = {}
        self._build: tuple[Leaf, LayerBuild] | None = None

    def layer(self, leaf: Leaf) -> Layer:
        """The layer of a page, at once: kept, finished from what was begun, or made anew."""
        kept = self._layers.get(leaf)
        if kept is not None:
            return kept
        self.prepare(leaf, lambda: False)
        layer = self._layers.get(leaf)
        assert layer is not None, "a preparation without time limit ends with the layer"
        return layer

    def prepare(self, leaf: Leaf, is_time_up: Callable[[], bool]) -> bool:
        """Do some of the work for a page that will be wanted soon.

        Args:
            leaf: Which page.
            is_time_up: Asked between two marks; True ends this slice.

        Returns:
            Whether the page is ready.
        """
        if self._layers.get(leaf) is not None:
            return True
        if self._build is None or self._build[0] != leaf:
            page = self._typeset(self._slides[leaf.slide], leaf)
            build = LayerBuild(page, self.painter, self._inks, self._layers.paper(self.size))
            self._build = (leaf, build)
            if is_time_up():
                return False
        try:
            layer = self._build[1].advance(is_time_up)
        except Exception:
            self._build = None
            raise
        if layer is None:
            return False
        self._build = None
        self._layers.put(leaf, layer)
        return True

    def bar(self, look: BarLook, language: str) -> Bar:
        """The navigation bar that says this."""
        key = (language, look)
        bar = self._bars.get(key)
        if bar is None:
            bar = typeset_bar(self._settings[language], look)
            while len(self._bars) >= _BARS_KEPT:
                self._bars.pop(next(iter(self._bars)))
            self._bars[key] = bar
        return bar

    def sheet(self, figure: str, language: str) -> tuple[Layer, Rect]:
        """The sheet that shows where a figure comes from, and its place in u."""
        # Imported here: the first picture does not wait for it.
        from kiosk.typeset.sheet import sheet_rect, typeset_sheet

        setting = self._settings[language]
        key, rect = _SheetKey(figure, language), sheet_rect(setting.geometry)
        layer = self._layers.get(key)
        if layer is None:
            page = typeset_sheet(figure, setting)
            layer = self._draw(page, rect)
            self._layers.put(key, layer)
        return layer, rect

    def plain(self, page: Page) -> Layer:
        """A page that belongs to no slide."""
        return self._draw(page, None)

    def setting(self, language: str) -> Setting:
        """The means of a language."""
        return self._settings[language]

    def _typeset(self, slide: Slide, leaf: Leaf) -> Page:
        folio = Folio(self._titles[slide.id], leaf.number, leaf.total)
        return typeset_slide(slide, self._settings[leaf.language], folio)

    def _draw(self, page: Page, rect: Rect | None) -> Layer:
        size, origin = self.size, QPoint(0, 0)
        if rect is not None:
            place = to_pixels(rect, self.painter.scale)
            size, origin = place.size(), place.topLeft()
        paper = self._layers.paper(size)
        layer = LayerBuild(page, self.painter, self._inks, paper, origin).advance(lambda: False)
        assert layer is not None, "without a time limit the first slice is the last"
        return layer


def _geometry(booth: Booth, size: QSize) -> Geometry:
    width, height = size.width(), size.height()
    return Geometry.of_pixels(
        width,
        height,
        short_side_m=booth.short_side_m(width, height),
        viewing_distance_m=booth.viewing_distance_m,
        nav_lift_mm=booth.nav_lift_mm(height, width),
    )
