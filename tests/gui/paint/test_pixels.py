"""A few pages as they are painted, compared tile by tile; and the same page at two resolutions.

Pages at rest are also kept as text (`test_snapshots.py`); these pictures guard the painter: fonts,
soft edges, plots, halftone.  When one fails, look at the `.actual.png` and `.diff.png` beside the
expected picture; `--update-snapshots` keeps what is drawn now.

| picture | what to look for |
| --- | --- |
| cover-visits | the numeral stands behind the band, nothing of the band shows through it |
| totals | qualifiers on the baselines of their numerals, the hero's unit upright |
| top-traders | 26 red discs and four rings, all of one size and distance |
| trade-by-year | columns without seams at their feet, one dashed line across the red one |
| new-this-year | dots of the picture in rows turned by 60 degrees, no frame around it |
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.proof.render import Proofs
from kiosk.resources import resource
from kiosk.show.compile import compile_show
from kiosk.show.compiled import load_compiled
from kiosk.theme.load import load_theme
from kiosk.typeset.geometry import Geometry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.figures.model import Language
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts

FOLDER = Path(__file__).parents[2] / "snapshots" / "pixels"
TILE_PX = 64
LEVELS = 2
"""Another family of processors may round a soft edge otherwise by one."""
WRONG_MAX = 8
"""So many pixels of a tile may be wrong: fewer than the smallest comma has."""
MEAN_MAX = 3.0
"""A page at 4K and the same at 1080p may differ so much on average, of 255."""
CASES = [
    pytest.param("cover-visits", "zh", "paper", (960, 540), id="poster"),
    pytest.param("totals", "en", "ink", (960, 540), id="numbers"),
    pytest.param("top-traders", "zh", "paper", (540, 960), id="dots"),
    pytest.param("trade-by-year", "zh", "ink", (960, 540), id="columns"),
    pytest.param("new-this-year", "zh", "paper", (960, 540), id="story"),
]


class Press:
    """Draws pages of the default show."""

    def __init__(self, show: Show, folder: Path, fonts: Fonts) -> None:
        self._show, self._folder, self._fonts = show, folder, fonts

    def draw(self, slide: str, language: Language, theme: str, size: tuple[int, int]) -> QImage:
        proofs = Proofs(self._show, self._folder, Geometry.of_pixels(*size), self._fonts)
        proof = next(each for each in proofs.pages(language) if each.slide.id == slide)
        return proofs.draw(proof.page, load_theme(theme), size)


@pytest.fixture(scope="module")
def press(default_show: Show, fonts: Fonts, tmp_path_factory: pytest.TempPathFactory) -> Press:
    source = resource("shows", "ciftis-2025")
    folder = compile_show(default_show, source, tmp_path_factory.mktemp("state"))
    return Press(load_compiled(folder), folder, fonts)


def channels(image: QImage) -> NDArray[np.int16]:
    """(height, width, 3) blue, green, red."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(plain.constBits(), np.uint8)
    return flat.reshape(plain.height(), plain.width(), 4)[:, :, :3].astype(np.int16)


def wrong_pixels(expected: QImage, actual: QImage) -> NDArray[np.bool]:
    """(height, width) where two pictures of one size differ."""
    assert expected.size() == actual.size()
    return np.asarray(abs(channels(expected) - channels(actual)) > LEVELS).max(axis=2)


def worst_tile(wrong: NDArray[np.bool]) -> tuple[int, int, int]:
    """How many pixels are wrong in the worst tile, and its upper left corner."""
    height, width = wrong.shape
    tiles = [
        (int(wrong[y : y + TILE_PX, x : x + TILE_PX].sum()), x, y)
        for y in range(0, height, TILE_PX)
        for x in range(0, width, TILE_PX)
    ]
    return max(tiles)


def difference_picture(expected: QImage, wrong: NDArray[np.bool]) -> QImage:
    """What is wrong in red on the pale expected picture."""
    pixels = np.empty((*wrong.shape, 4), np.uint8)
    pixels[:, :, :3] = 170 + channels(expected) // 3
    pixels[wrong] = (0, 0, 255, 255)
    height, width = wrong.shape
    return QImage(pixels.tobytes(), width, height, QImage.Format.Format_RGB32).copy()


@pytest.mark.skipif(sys.platform != "linux", reason="the pictures were drawn on Linux")
@pytest.mark.parametrize(("slide", "language", "theme", "size"), CASES)
def test_a_page_is_painted_as_it_was(
    press: Press,
    slide: str,
    language: Language,
    theme: str,
    size: tuple[int, int],
    update_snapshots: bool,
) -> None:
    file = FOLDER / f"{slide}_{language}_{theme}_{size[0]}x{size[1]}.png"
    actual = press.draw(slide, language, theme, size)
    if update_snapshots:
        FOLDER.mkdir(parents=True, exist_ok=True)
        actual.save(str(file), "PNG", 0)  # pyright: ignore[reportArgumentType, reportCallIssue]
        return
    expected = QImage(str(file))
    assert not expected.isNull(), f"{file} is missing; run with --update-snapshots and look at it"
    assert expected.size() == actual.size(), "the size is another one"
    wrong = wrong_pixels(expected, actual)
    count, x, y = worst_tile(wrong)
    if count > WRONG_MAX:
        actual.save(str(file.with_suffix(".actual.png")))
        difference_picture(expected, wrong).save(str(file.with_suffix(".diff.png")))
        pytest.fail(f"{count} pixels around ({x}, {y}) are wrong: {file.with_suffix('.diff.png')}")


def test_a_comma_that_vanishes_is_noticed(press: Press) -> None:
    """Of a whole page it would be a ten-thousandth; of its tile it is enough."""
    page = press.draw("totals", "en", "ink", (960, 540))
    without = page.copy()
    painter = QPainter(without)
    ground = page.pixelColor(2, 2)
    comma = next(
        (x, y)
        for y in range(500, 250, -1)
        for x in range(30, 480)
        if page.pixelColor(x, y).red() > 200 and page.pixelColor(x, y).blue() < 120
    )
    painter.fillRect(comma[0] - 4, comma[1] - 4, 8, 8, ground)
    painter.end()
    wrong = wrong_pixels(page, without)
    assert wrong.mean() < 0.0002
    assert worst_tile(wrong)[0] > WRONG_MAX


def test_soft_edges_of_another_processor_pass(press: Press) -> None:
    page = press.draw("totals", "en", "ink", (960, 540))
    lighter = page.copy()
    painter = QPainter(lighter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(lighter.rect(), QColor(2, 2, 2))
    painter.end()
    assert lighter != page
    assert worst_tile(wrong_pixels(page, lighter))[0] <= WRONG_MAX


@pytest.mark.parametrize("slide", ["cover-visits", "totals", "meetings-by-level", "trade-by-year"])
def test_a_page_at_4k_is_the_page_at_1080p_but_finer(press: Press, slide: str) -> None:
    small = press.draw(slide, "zh", "paper", (1920, 1080))
    large = press.draw(slide, "zh", "paper", (3840, 2160))
    half = large.scaled(
        small.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    assert abs(channels(small) - channels(half)).mean() < MEAN_MAX


def test_another_page_at_4k_differs_far_more(press: Press) -> None:
    small = press.draw("totals", "zh", "paper", (1920, 1080))
    other = press.draw("meetings-held", "zh", "paper", (1920, 1080))
    assert abs(channels(small) - channels(other)).mean() > 2 * MEAN_MAX
