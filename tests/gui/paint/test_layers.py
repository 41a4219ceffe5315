"""Few layers are kept, and what one of them was drawn on serves the next one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.paint.layers import KEEP, Layer, Layers
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import Page

SIZE = QSize(64, 36)
RED = 0xFFFF0000


def layer(size: QSize = SIZE) -> Layer:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(RED)
    return Layer(Page(w=64, h=36, marks=(), ground=Ink.BG), image, 1.0)


@pytest.fixture
def layers() -> Layers:
    full = Layers()
    for number in range(KEEP):
        full.put(number, layer())
    return full


def test_the_layer_used_longest_ago_gives_its_memory(layers: Layers) -> None:
    oldest = layers.get(0)
    assert oldest is not None
    layers.get(1)
    key = oldest.image.cacheKey()
    del oldest
    assert layers.paper(SIZE).cacheKey() == key
    assert layers.get(0) is None
    assert layers.get(1) is not None


def test_a_layer_that_is_still_shown_is_not_drawn_on(layers: Layers) -> None:
    shown = layers.get(0)
    assert shown is not None
    layers.get(1)
    layers.paper(SIZE).fill(0)
    assert shown.image.pixel(5, 5) == RED


def test_memory_of_another_size_is_no_use(layers: Layers) -> None:
    assert layers.paper(QSize(10, 10)).size() == QSize(10, 10)


def test_while_there_is_room_nothing_goes() -> None:
    layers = Layers()
    layers.put(0, layer())
    assert layers.paper(SIZE).size() == SIZE
    assert layers.get(0) is not None
