"""A contact sheet: many pages small on one picture, to be taken in at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP_PX = 16
_SMALL_PX = 640


def small(image: QImage) -> QImage:
    """A copy no longer than a contact sheet needs it, so that a long show fits into memory."""
    return image.scaled(
        QSize(_SMALL_PX, _SMALL_PX),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def contact_sheet(images: Sequence[QImage], columns: int, width_px: int, ground: str) -> QImage:
    """Lay pictures of one size out in rows.

    Args:
        images: All of the same size; at least one.
        columns: How many stand beside each other.
        width_px: Of the whole sheet.
        ground: Color between them, "#RRGGBB".
    """
    columns = min(columns, len(images))
    cell_width = (width_px - _GAP_PX * (columns + 1)) // columns
    cell = (
        images[0]
        .size()
        .scaled(QSize(cell_width, 10 * cell_width), Qt.AspectRatioMode.KeepAspectRatio)
    )
    rows = -(-len(images) // columns)
    height = rows * (cell.height() + _GAP_PX) + _GAP_PX
    sheet = QImage(width_px, height, QImage.Format.Format_RGB32)
    sheet.fill(QColor(ground))
    painter = QPainter(sheet)
    for number, image in enumerate(images):
        row, column = divmod(number, columns)
        small = image.scaled(
            cell,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        corner = QPoint(
            _GAP_PX + column * (cell.width() + _GAP_PX), _GAP_PX + row * (cell.height() + _GAP_PX)
        )
        painter.drawImage(corner, small)
    painter.end()
    return sheet
