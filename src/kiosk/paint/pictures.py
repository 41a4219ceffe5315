"""Pictures in a page: decoded to display size, and printed in two inks.

A story's photo is set as a halftone in black and red, as a newspaper would, so that pictures from
different phones belong to one page; `is_natural` keeps their colors.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from kiosk.errors import KioskError
from kiosk.theme.tokens import Ink

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.paint.inks import Inks
    from kiosk.typeset.marks import PictureMark

ALLOCATION_LIMIT_MB = 128
"""A picture that would need more memory than this is refused by Qt's reader."""
SCREEN_ANGLE_DEG = 60.0
"""Angle of the halftone screen; 60 degrees gives a honeycomb that shows no rows."""


class PictureBrokenError(KioskError):
    """A picture cannot be decoded."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The picture {path.name} cannot be read: {reason}.")


class Pictures:
    """Pictures of one show, made ready at the size they are drawn at.

    Holds the last few only; a page's layer keeps what it shows.
    """

    def __init__(self, folder: Path, keep: int = 4) -> None:
        self._folder = folder
        self._keep = keep
        self._ready: dict[tuple[str, int, int, bool, str], QImage] = {}

    def image(self, mark: PictureMark, size: QSize, inks: Inks, scale: float) -> QImage:
        """The picture as it stands on the page.

        Args:
            mark: Which picture, and how.
            size: In device pixels.
            inks: Colors of the two inks.
            scale: Device pixels per u.

        Raises:
            PictureBrokenError: The file is missing or no picture.
        """
        key = (mark.file, size.width(), size.height(), mark.is_natural, inks.theme.name)
        if key not in self._ready:
            picture = decode(self._folder / mark.file, size)
            if not mark.is_natural:
                picture = halftone(picture, mark.cell * scale, inks)
            while len(self._ready) >= self._keep:
                self._ready.pop(next(iter(self._ready)))
            self._ready[key] = picture
        return self._ready[key]


def decode(path: Path, size: QSize) -> QImage:
    """Read a picture, cropped around its center to the shape of `size`, at that size.

    Raises:
        PictureBrokenError: The file is missing or no picture.
    """
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    own = reader.size()
    if not own.isValid():
        raise PictureBrokenError(path, reader.errorString())
    scaled = own.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    is_turned = bool(reader.transformation().value & 4)
    if not is_turned and scaled.width() < own.width():
        reader.setScaledSize(scaled)
    image = reader.read()
    if image.isNull():
        raise PictureBrokenError(path, reader.errorString())
    whole = image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2
    return _opaque(whole.copy(QRect(left, top, size.width(), size.height())))


def _opaque(image: QImage) -> QImage:
    """The picture on white, for which what is transparent was made; black would swallow a logo."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    result = QImage(image.size(), QImage.Format.Format_RGB32)
    result.fill(Qt.GlobalColor.white)
    painter = QPainter(result)
    painter.drawImage(0, 0, image)
    painter.end()
    return result


def halftone(image: QImage, cell_px: float, inks: Inks) -> QImage:
    """Print a picture in two inks: red dots on black, their area the picture's brightness.

    Args:
        image: Any picture.
        cell_px: Distance of two dots' centers.
        inks: `red` and `black` are used.

    Returns:
        An image of the same size.
    """
    width, height = image.width(), image.height()
    row_step = cell_px * math.sin(math.radians(SCREEN_ANGLE_DEG))
    columns, rows = math.ceil(width / cell_px) + 2, math.ceil(height / row_step) + 2
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # One smooth-scaled pixel per cell is the mean brightness of the cell.
    means = grey.scaled(
        QSize(columns, rows),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    result = QImage(width, height, QImage.Format.Format_RGB32)
    result.fill(inks.color(Ink.BLACK))
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.color(Ink.RED))
    for row in range(rows):
        shift = cell_px / 2 if row % 2 else 0.0
        line = bytes(cast("memoryview", means.constScanLine(row)))[:columns]
        for column, value in enumerate(line):
            radius = cell_px * _dot_radius(value / 255)
            if radius > 0:
                center = QPointF(column * cell_px + shift, row * row_step)
                painter.drawEllipse(center, radius, radius)
    painter.end()
    return result


def _dot_radius(brightness: float) -> float:
    """Radius, in cells, of the dot that covers `brightness` of its hexagon; 0 below 4 %.

    At 0.58 (the hexagon's circumradius, 1/sqrt 3) neighbouring dots close into a solid.
    """
    if brightness < 0.04:
        return 0.0
    area = brightness * math.sqrt(3) / 2
    return min(0.58, math.sqrt(area / math.pi) * (1.0 if brightness < 0.8 else 1.06))
