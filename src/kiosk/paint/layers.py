"""Still layers: a page drawn once, in device pixels, so that showing it again is a copy.

A layer of the whole display costs 8 MB at 1080p and 33 MB at 4K.  Two are kept, and the next one is
drawn on what the older one leaves, so that a show of two hundred slides needs the memory of a show
of two.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtCore import QSize

    from kiosk.paint.inks import Inks
    from kiosk.paint.painter import PagePainter
    from kiosk.typeset.marks import Page

KEEP = 2
"""The page that is on and the one that comes next; the one it replaces is held by whoever still
shows it."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Layer:
    """A page and its picture at rest."""

    page: Page
    image: QImage
    """Opaque (Format_RGB32): copied without blending."""
    scale: float
    """Device pixels per u."""


class LayerBuild:
    """A layer in the making: its marks are drawn a few at a time, between other work.

    Args:
        page: What to draw.
        painter: Draws marks.
        inks: For the ground.
        paper: What to draw on: as large as the layer, opaque (Format_RGB32).
        origin: The layer's upper left corner on the page, in pixels; None: the page's own.
    """

    def __init__(
        self,
        page: Page,
        painter: PagePainter,
        inks: Inks,
        paper: QImage,
        origin: QPoint | None = None,
    ) -> None:
        self._page = page
        self._origin = origin or QPoint(0, 0)
        self._painter = painter
        self._image = paper
        self._image.fill(inks.color(page.ground))
        self._rest = iter(page.marks)
        self._left = len(page.marks)

    def advance(self, is_time_up: Callable[[], bool]) -> Layer | None:
        """Draw some more.

        Args:
            is_time_up: Asked after each mark; True ends this slice.

        Returns:
            The layer, once it is complete; until then None.
        """
        painter = QPainter(self._image)
        painter.translate(-self._origin)
        try:
            while self._left:
                self._painter.draw_marks(painter, islice(self._rest, 1))
                self._left -= 1
                if is_time_up() and self._left:
                    return None
        finally:
            painter.end()
        return Layer(self._page, self._image, self._painter.scale)


class Layers:
    """The few layers that are kept, the most lately used last."""

    def __init__(self, keep: int = KEEP) -> None:
        self._keep = keep
        self._layers: dict[Hashable, Layer] = {}

    def __len__(self) -> int:
        return len(self._layers)

    def get(self, key: Hashable) -> Layer | None:
        """The layer kept under a key; None: none is."""
        layer = self._layers.pop(key, None)
        if layer is not None:
            self._layers[key] = layer
        return layer

    def paper(self, size: QSize) -> QImage:
        """Something to draw the next layer on.

        It is taken from the layer that goes to make room, if nobody shows that any more: fresh
        memory of this size is handed out in thousands of pages, each emptied by the system.

        Args:
            size: In pixels.
        """
        if len(self._layers) >= self._keep:
            layer = self._layers.pop(next(iter(self._layers)))
            image, shown = layer.image, weakref.ref(layer)
            del layer
            if shown() is None and image.size() == size:
                return image
        return QImage(size, QImage.Format.Format_RGB32)

    def put(self, key: Hashable, layer: Layer) -> None:
        """Keep a layer; the one that was used longest ago goes."""
        self._layers.pop(key, None)
        while len(self._layers) >= self._keep:
            self._layers.pop(next(iter(self._layers)))
        self._layers[key] = layer
