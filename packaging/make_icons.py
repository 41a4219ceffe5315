"""Draw the program's icon in every size and form that a desktop asks for.

From 48 pixels on it is the character 数 in the product's own serif, below that three columns of
counted squares: thirteen strokes do not fit into sixteen pixels. The ground is the poster's red.

    python packaging/make_icons.py [FOLDER]
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
)

TOP = Path(__file__).parents[1]
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
CHARACTER_FROM = 48
"""Least size in pixels at which the character can be read."""
SIDE = 512.0
"""Of the drawing; all lengths below are in parts of it."""
MARGIN = 24.0
CORNER = 64.0
RED, CREAM, BLACK = "#E8452C", "#F7F5EF", "#14201F"
COLUMNS = (1, 2, 3)
"""Squares of each column; those of the last are what the picture is about."""


def main() -> None:
    """Draw all of them."""
    parser = argparse.ArgumentParser(description="Draw the program's icons.")
    parser.add_argument("folder", nargs="?", type=Path, default=TOP / "resources/icons")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    character = outline()
    for size in SIZES:
        draw(size, character).save(str(folder / f"shushuo-{size}.png"))
    (folder / "shushuo.svg").write_text(svg(character), encoding="utf-8")
    pictures = {size: Image.open(folder / f"shushuo-{size}.png") for size in SIZES}
    with_windows = [pictures[size] for size in (16, 24, 32, 48, 64, 256)]
    with_windows[-1].save(
        folder / "shushuo.ico",
        sizes=[picture.size for picture in with_windows],
        append_images=with_windows[:-1],
    )
    pictures[512].save(folder / "shushuo.icns")
    del app


def outline() -> QPainterPath:
    """The character, in the middle of the drawing."""
    number = QFontDatabase.addApplicationFont(str(TOP / "resources/fonts/ShushuoSerif-Bold.otf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setBold(True)
    font.setPixelSize(400)
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, "数")
    box = path.boundingRect()
    path.translate(SIDE / 2 - box.center().x(), SIDE / 2 - box.center().y())
    return path


def draw(size: int, character: QPainterPath) -> QImage:
    """The icon of a size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if size < CHARACTER_FROM:
        draw_columns(painter, size)
    else:
        painter.scale(size / SIDE, size / SIDE)
        painter.setBrush(QColor(RED))
        painter.drawRoundedRect(ground(), CORNER, CORNER)
        painter.fillPath(character, QColor(CREAM))
    painter.end()
    return image


def draw_columns(painter: QPainter, size: int) -> None:
    """Columns of squares, each edge on a whole pixel."""
    painter.setBrush(QColor(RED))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 8, size / 8)
    square, gap = round(size * 3 / 16), max(1, round(size / 16))
    step = square + gap
    left = (size - 3 * square - 2 * gap) // 2
    for index, count in enumerate(COLUMNS):
        painter.setBrush(QColor(CREAM if index == len(COLUMNS) - 1 else BLACK))
        for row in range(count):
            y = left + (2 - row) * step
            painter.drawRect(QRectF(left + index * step, y, square, square))


def ground() -> QRectF:
    """The red square."""
    side = SIDE - 2 * MARGIN
    return QRectF(MARGIN, MARGIN, side, side)


def svg(character: QPainterPath) -> str:
    """The icon as a drawing that needs no font."""
    parts: list[str] = []
    index = 0
    while index < character.elementCount():
        element = character.elementAt(index)
        if element.isCurveTo():
            three = [character.elementAt(index + further) for further in range(3)]
            parts.append("C" + " ".join(f"{each.x:.1f} {each.y:.1f}" for each in three))
            index += 3
            continue
        parts.append(f"{'M' if element.isMoveTo() else 'L'}{element.x:.1f} {element.y:.1f}")
        index += 1
    side = SIDE - 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE:.0f} {SIDE:.0f}">\n'
        f'<rect x="{MARGIN:.0f}" y="{MARGIN:.0f}" width="{side:.0f}" height="{side:.0f}" '
        f'rx="{CORNER:.0f}" fill="{RED}"/>\n'
        f'<path fill="{CREAM}" d="{"".join(parts)}"/>\n</svg>\n'
    )


if __name__ == "__main__":
    main()
