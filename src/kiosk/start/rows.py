"""How a show looks on the list: its first slide, its title, its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

FOLDER: Final = Qt.ItemDataRole.UserRole
"""Folder of the show, as text."""
TITLE: Final = Qt.ItemDataRole.DisplayRole
PLACE: Final = Qt.ItemDataRole.UserRole + 1
"""Where the show is, in words."""
PICTURE: Final = Qt.ItemDataRole.UserRole + 2
"""Its first slide; none: it is not drawn yet."""
_LINES: Final = 4.2
"""Height of a picture, in lines of text."""
_WIDE: Final = 16 / 9
_GAP: Final = 0.6
"""Around a picture, in lines of text."""
_BAR_PX: Final = 4


class ShowRow(QStyledItemDelegate):
    """Draws the rows of the list."""

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        """Take what stands in for a picture that is not drawn yet.

        Args:
            icon: The program's.
            parent: The list.
        """
        super().__init__(parent)
        self._icon = icon

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its picture and the room around it; as wide as the list."""
        del index
        return QSize(0, round(_line(option) * (_LINES + 2 * _GAP)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        palette: QPalette = option.palette
        rect: QRect = option.rect
        line = _line(option)
        gap = round(line * _GAP)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
            bar = QRect(rect.left(), rect.top(), _BAR_PX, rect.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
        high = round(line * _LINES)
        box = QRect(rect.left() + gap + _BAR_PX, rect.top() + gap, round(high * _WIDE), high)
        self._draw_picture(painter, box, palette, index.data(PICTURE))
        text = rect.adjusted(box.width() + 3 * gap, gap, -gap, -gap)
        _write(painter, text, palette, index)
        painter.restore()

    def _draw_picture(
        self, painter: QPainter, box: QRect, palette: QPalette, picture: QPixmap | None
    ) -> None:
        if picture is None or picture.isNull():
            painter.fillRect(box, palette.color(QPalette.ColorRole.Midlight))
            side = box.height() // 2
            spot = QRect(0, 0, side, side)
            spot.moveCenter(box.center())
            self._icon.paint(painter, spot)
        else:
            ratio = painter.device().devicePixelRatioF()
            fine = picture.scaled(
                box.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawPixmap(box, fine)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(box)


def _write(
    painter: QPainter, rect: QRect, palette: QPalette, index: QModelIndex | QPersistentModelIndex
) -> None:
    """The title, and beneath it the place; what is too long loses its middle."""
    plain = painter.font()
    title = QFont(plain)
    title.setPointSizeF(plain.pointSizeF() * 1.2)
    title.setBold(True)
    half = rect.height() // 2
    upper = QRect(rect.left(), rect.top(), rect.width(), half)
    lower = QRect(rect.left(), rect.top() + half, rect.width(), half)
    for box, font, role, data, flag in (
        (upper, title, QPalette.ColorRole.Text, TITLE, Qt.AlignmentFlag.AlignBottom),
        (lower, plain, QPalette.ColorRole.PlaceholderText, PLACE, Qt.AlignmentFlag.AlignTop),
    ):
        painter.setFont(font)
        painter.setPen(palette.color(role))
        words = painter.fontMetrics().elidedText(
            index.data(data), Qt.TextElideMode.ElideMiddle, box.width()
        )
        spot = box.adjusted(0, 2, 0, -2)
        painter.drawText(spot, (Qt.AlignmentFlag.AlignLeft | flag).value, words)


def _line(option: QStyleOptionViewItem) -> int:
    return option.fontMetrics.lineSpacing()
