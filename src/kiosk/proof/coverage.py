"""What covers a page: how much of it is ground, how much is red, and on what each text stands.

A page is drawn small in false colors, one for each ink and far apart from all others, as a printer
pulls a proof of each plate: every pixel then says which ink it is, whatever the theme.  Pictures
are not printed; their place is left out of the shares, because a halftone is red by half and says
nothing about how the page around it is laid out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter, to_pixels
from kiosk.paint.pictures import Pictures
from kiosk.theme.tokens import Ink, Theme
from kiosk.typeset.marks import PictureMark, TextMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.typeset.marks import Mark, Page

SCALE = 5.0
"""Pixels per u of the small picture; a hairline is one pixel."""
STANDS_ON = 0.03
"""Part of a text's ink that must lie on a color for the text to stand on it."""
_PICTURE = len(Ink)
"""Class of the pixels of a picture."""
_COVERED = 0.5
"""From this much of its ink on, a pixel belongs to a text."""

# Grey and the half tones of the commonest pairs are nobody's, so that a soft edge between two inks
# rarely looks like a third.
_FALSE = {
    Ink.BG: (255, 255, 255),
    Ink.FG: (0, 0, 0),
    Ink.FG2: (0, 255, 0),
    Ink.FG3: (0, 128, 0),
    Ink.RULE: (128, 0, 128),
    Ink.HAIR: (0, 128, 128),
    Ink.MUTE: (128, 128, 0),
    Ink.SOFT: (128, 255, 255),
    Ink.RED: (255, 0, 0),
    Ink.BLUE: (0, 0, 255),
    Ink.POSTER: (255, 255, 0),
    Ink.BLACK: (255, 0, 255),
    Ink.CREAM: (0, 255, 255),
}
_FALSE_PICTURE = (255, 128, 0)
_INKS = tuple(_FALSE)
_NEIGHBORS = {
    Ink.BG: (Ink.FG, Ink.FG2, Ink.FG3, Ink.RULE, Ink.HAIR, Ink.MUTE, Ink.RED, Ink.BLUE),
    Ink.POSTER: (Ink.BLACK, Ink.CREAM),
}
"""Inks that meet on pages, and whose mixtures are therefore known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One text, and the inks it stands on."""

    mark: TextMark
    grounds: tuple[Ink | None, ...]
    """None: a picture."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What covers a page."""

    shares: dict[Ink, float]
    """Part of the page, without its pictures, that shows each ink; 0 to 1."""
    ground: Ink
    standings: tuple[Standing, ...]

    @property
    def bare(self) -> float:
        """Part of the page that is bare ground."""
        return self.shares[self.ground]


class Coverages:
    """Measures pages.  Needs a QApplication: plots are widgets of pyqtgraph."""

    def __init__(self) -> None:
        colors = {ink: "#{:02X}{:02X}{:02X}".format(*rgb) for ink, rgb in _FALSE.items()}
        self._inks = Inks(Theme("separation", colors))
        # Pictures are not drawn, so that no folder is needed.
        self._painter = PagePainter(self._inks, SCALE, Pictures(Path()))
        self._classes = _nearest()

    def measure(self, page: Page) -> Coverage:
        """Measure one page, bar included if it has one."""
        size = (round(page.w * SCALE), round(page.h * SCALE))
        sheet = QImage(*size, QImage.Format.Format_RGB32)
        sheet.fill(self._inks.color(page.ground))
        standings: list[Standing] = []
        texts: list[TextMark] = []
        for is_text, group in groupby(page.marks, lambda mark: isinstance(mark, TextMark)):
            if is_text:
                # What is drawn over a text later hides it and is no ground of it.
                found = [cast("TextMark", mark) for mark in group]
                standings += [self._standing(mark, sheet) for mark in found]
                texts += found
            else:
                self._print(sheet, tuple(group))
        sheet.fill(self._inks.color(page.ground))
        self._print(sheet, page.marks)
        return Coverage(self._shares(sheet), page.ground, tuple(standings))

    def _print(self, sheet: QImage, marks: Sequence[Mark]) -> None:
        painter = QPainter(sheet)
        for mark in marks:
            if isinstance(mark, PictureMark):
                painter.fillRect(to_pixels(mark.rect, SCALE), QColor(*_FALSE_PICTURE))
            else:
                self._painter.draw_marks(painter, [mark])
        painter.end()

    def _standing(self, mark: TextMark, sheet: QImage) -> Standing:
        """On which inks the ink of a text lies."""
        rect = to_pixels(mark.rect.grown(0.2), SCALE).intersected(sheet.rect())
        if rect.isEmpty():
            return Standing(mark, ())
        stamp = QImage(rect.size(), QImage.Format.Format_ARGB32)
        stamp.fill(0)
        painter = QPainter(stamp)
        painter.translate(-rect.topLeft())
        self._painter.draw_marks(painter, [mark])
        painter.end()
        alpha = _pixels(stamp)[:, :, 3]
        beneath = self._classified(sheet.copy(rect))[alpha >= _COVERED * 255]
        counts = np.bincount(beneath, minlength=_PICTURE + 1)
        least = max(1.0, STANDS_ON * counts.sum())
        return Standing(
            mark,
            tuple(
                _INKS[number] if number < _PICTURE else None
                for number in np.flatnonzero(counts >= least)
            ),
        )

    def _shares(self, sheet: QImage) -> dict[Ink, float]:
        counts = np.bincount(self._classified(sheet).ravel(), minlength=_PICTURE + 1)
        printed = int(counts[:_PICTURE].sum())
        return {ink: int(counts[number]) / max(1, printed) for number, ink in enumerate(_INKS)}

    def _classified(self, image: QImage) -> NDArray[np.uint8]:
        """(height, width) number of the ink each pixel shows."""
        pixels = _pixels(image)
        levels = (pixels[:, :, :3] >> 5).astype(np.uint16)
        return self._classes[(levels[:, :, 2] << 6) | (levels[:, :, 1] << 3) | levels[:, :, 0]]


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """(height, width, 4) blue, green, red, alpha; a copy."""
    assert image.depth() == 32
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4).copy()


def _nearest() -> NDArray[np.uint8]:
    """(512,) for each color of eight levels a channel the number of the nearest ink.

    A pixel on a soft edge shows a mixture; it counts as the ink that it has more of.
    """
    samples = [(rgb, number) for number, rgb in enumerate((*_FALSE.values(), _FALSE_PICTURE))]
    for ground, inks in _NEIGHBORS.items():
        for ink in inks:
            for part in (0.25, 0.4, 0.6, 0.75):
                mixed = [
                    round(a * part + b * (1 - part))
                    for a, b in zip(_FALSE[ink], _FALSE[ground], strict=True)
                ]
                winner = _INKS.index(ink if part > 0.5 else ground)
                samples.append(((mixed[0], mixed[1], mixed[2]), winner))
    colors = np.array([rgb for rgb, _ in samples], np.int32)
    numbers = np.array([number for _, number in samples], np.uint8)
    steps = np.arange(8) * 32 + 16
    red, green, blue = np.meshgrid(steps, steps, steps, indexing="ij")
    cells = np.stack([red.ravel(), green.ravel(), blue.ravel()], axis=1)
    distances = ((cells[:, None, :] - colors[None, :, :]) ** 2).sum(axis=2)
    return numbers[distances.argmin(axis=1)]
