"""Pictures of any kind fill their rectangle, the right way up, and print in two inks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from kiosk.paint.inks import Inks
from kiosk.paint.pictures import PictureBrokenError, decode, halftone
from kiosk.theme.load import load_theme
from kiosk.theme.tokens import Ink

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SIZE = QSize(240, 180)
SHAPES = {"usual": (800, 600), "tiny": (8, 6), "panorama": (3000, 200), "tower": (120, 2400)}


def bright_above_dark(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """White above, black below."""
    image = Image.new("RGB", size, "black")
    image.paste("white", (0, 0, size[0], size[1] // 2))
    return image


def is_bright_above_dark(path: Path) -> bool:
    image = decode(path, SIZE)
    assert image.size() == SIZE
    return image.pixelColor(120, 20).lightness() > 200 > 60 > image.pixelColor(120, 160).lightness()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_of_any_shape_fills_its_rectangle(
    qapp: QApplication, tmp_path: Path, shape: str
) -> None:
    path = tmp_path / "picture.png"
    bright_above_dark(SHAPES[shape]).save(path)
    assert is_bright_above_dark(path)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "P", "1"])
def test_pictures_of_any_color_space_are_read(
    qapp: QApplication, tmp_path: Path, mode: str
) -> None:
    path = tmp_path / ("picture.png" if mode in "P1" else "picture.jpg")
    bright_above_dark().convert(mode).save(path)
    assert is_bright_above_dark(path)


def test_a_phone_held_upright_gives_an_upright_picture(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    bright_above_dark().rotate(90, expand=True).save(path, exif=exif)
    assert is_bright_above_dark(path)


def test_what_is_transparent_shows_white_paper(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    logo = Image.new("RGBA", (800, 600), (0, 0, 0, 0))
    logo.paste((0, 0, 0, 255), (0, 300, 800, 600))
    logo.save(path)
    assert is_bright_above_dark(path)


def test_a_halftone_is_printed_in_two_inks(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    bright_above_dark().save(path)
    inks = Inks(load_theme("paper"))
    printed = halftone(decode(path, SIZE), 8.0, inks)
    assert printed.pixelColor(120, 20) == inks.color(Ink.RED)
    assert printed.pixelColor(120, 160) == inks.color(Ink.BLACK)


@pytest.mark.qt_log_ignore("JPEG datastream")
def test_a_file_that_is_no_picture_is_named(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0broken")
    with pytest.raises(PictureBrokenError, match=r"broken\.jpg"):
        decode(path, SIZE)
