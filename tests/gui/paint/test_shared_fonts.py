"""What is drawn does not change what is set: fonts that measure are not those that draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter
from kiosk.paint.pictures import Pictures
from kiosk.theme.load import load_theme
from kiosk.theme.scale import scale_for
from kiosk.typeset.fonts import Fonts
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.marks import PictureMark
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kiosk.show.model import Show
    from kiosk.typeset.marks import Page


def pages(show: Show, fonts: Fonts) -> list[Page]:
    geometry = Geometry.of_pixels(1920, 1080)
    setting = Setting(show, fonts, geometry, scale_for("zh", is_portrait=False), "zh")
    return [typeset_slide(slide, setting, Folio({}, 1, 1)) for slide in show.slides()]


def test_a_page_is_set_alike_before_and_after_others_were_drawn(
    default_show: Show, qapp: QApplication, tmp_path: Path
) -> None:
    before = pages(default_show, Fonts())
    fonts = Fonts()
    painter = PagePainter(Inks(load_theme("paper"), fonts), 5.4, Pictures(tmp_path))
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    after = []
    for page in pages(default_show, Fonts()):
        device = QPainter(image)
        painter.draw_marks(device, [m for m in page.marks if not isinstance(m, PictureMark)])
        device.end()
    after = pages(default_show, fonts)
    assert after == before
