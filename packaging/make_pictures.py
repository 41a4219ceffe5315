"""Draw the two pictures of the default show's stories.

The stage prints a story's picture as a halftone of some 66 dots across, in black and red. These
drawings are made for that: large shapes, few tones, light against dark, the motif inside the
middle band that survives a 3:2 crop. The same pixels come out on every run.

    python packaging/make_pictures.py [FOLDER]
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

MEDIA = Path(__file__).parents[1] / "resources/shows/ciftis-2025/media"
SIDE = 1600
"""Width and height of both pictures in pixels; all lengths below are in these."""

Xy: TypeAlias = tuple[float, float]
Stops: TypeAlias = tuple[tuple[float, int], ...]
"""Where along a gradient, 0 to 1, which grey, 0 (black ink) to 255 (full red)."""


def grey(tone: int) -> QColor:
    """The grey of a tone, 0 to 255."""
    return QColor(tone, tone, tone)


def shade(start: Xy, end: Xy, stops: Stops) -> QBrush:
    """A brush that goes through tones from one point to another."""
    gradient = QLinearGradient(QPointF(*start), QPointF(*end))
    for at, tone in stops:
        gradient.setColorAt(at, grey(tone))
    return QBrush(gradient)


def polygon(painter: QPainter, points: list[Xy], fill: QBrush | int) -> None:
    """Fill a polygon with a brush or a tone."""
    painter.setBrush(fill if isinstance(fill, QBrush) else grey(fill))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def box(painter: QPainter, x: float, y: float, w: float, h: float, fill: QBrush | int) -> None:
    """Fill an upright rectangle."""
    polygon(painter, [(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill)


def disc(painter: QPainter, center: Xy, r: float, fill: QBrush | int) -> None:
    """Fill a circle."""
    painter.setBrush(fill if isinstance(fill, QBrush) else grey(fill))
    painter.drawEllipse(QPointF(*center), r, r)


def limb(painter: QPainter, points: list[Xy], width: float, tone: int) -> None:
    """A thick line with round joints through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    stroke(painter, path, width, tone)


def stroke(painter: QPainter, path: QPainterPath, width: float, tone: int) -> None:
    """Draw a path as a thick line with round ends."""
    pen = QPen(grey(tone), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


# ---------------------------------------------------------------- in the exhibition hall

VANISHING: Xy = (800.0, 620.0)
SCREEN = QRectF(236, 318, 1128, 532)


def toward(point: Xy, share: float) -> Xy:
    """The point that lies `share` of the way from `point` to the vanishing point."""
    return (
        point[0] + (VANISHING[0] - point[0]) * share,
        point[1] + (VANISHING[1] - point[1]) * share,
    )


def draw_hall(painter: QPainter) -> None:
    """A child and a robot dog before a large lit screen in an exhibition hall."""
    ceiling(painter)
    floor(painter)
    for mirrored in (False, True):
        painter.save()
        if mirrored:
            painter.translate(SIDE, 0)
            painter.scale(-1, 1)
        side_wall(painter)
        painter.restore()
    screen(painter)
    child(painter)
    robot_dog(painter)


def ceiling(painter: QPainter) -> None:
    """Strips of light that run to the vanishing point."""
    for x in (-1150, -500, 150, 800, 1450, 2100, 2750):
        near, far = (x, -300.0), toward((x, -300.0), 0.7)
        strip = [
            (near[0] - 75, near[1]),
            (near[0] + 75, near[1]),
            (far[0] + 24, far[1]),
            (far[0] - 24, far[1]),
        ]
        polygon(painter, strip, shade((0, 0), (0, 300), ((0, 255), (1, 130))))


def floor(painter: QPainter) -> None:
    """The floor, with the screen's light on it."""
    top = SCREEN.bottom()
    box(painter, 0, top, SIDE, SIDE - top, shade((0, top), (0, SIDE), ((0, 40), (1, 10))))
    light = [(236.0, top), (1364.0, top), (1900.0, float(SIDE)), (-300.0, float(SIDE))]
    polygon(painter, light, shade((0, top), (0, SIDE), ((0, 165), (0.5, 120), (1, 20))))


def side_wall(painter: QPainter) -> None:
    """The stands on the left, in perspective: dark walls and lit signs."""
    upper, lower = (-420.0, 100.0), (-420.0, 1260.0)
    wall = [(-420.0, 60.0), toward((-420.0, 60.0), 0.56), toward(lower, 0.56), lower]
    polygon(painter, wall, 34)
    for near, far, tone in ((0.22, 0.355, 235), (0.385, 0.455, 175), (0.475, 0.525, 120)):
        high, low = (upper[0], 260.0), (upper[0], 620.0)
        sign = [toward(high, near), toward(high, far), toward(low, far), toward(low, near)]
        polygon(painter, sign, tone)


def screen(painter: QPainter) -> None:
    """The lit wall at the end, with rising columns on it."""
    x, y, w, h = SCREEN.x(), SCREEN.y(), SCREEN.width(), SCREEN.height()
    box(painter, x - 36, y - 36, w + 72, h + 36, 0)
    box(painter, x, y, w, h, 255)
    for index, share in enumerate((0.40, 0.46, 0.53, 0.60, 0.80)):
        tone = 90 if index == 4 else 165
        box(painter, x + 282 + index * 162, y + h * (1 - share), 150, h * share, tone)


def person(painter: QPainter, x: float, feet: float, height: float) -> None:
    """A grown-up who stands and looks, as a silhouette.

    Args:
        painter: Where to draw.
        x: Middle of the figure.
        feet: y of the ground.
        height: From ground to crown.
    """
    h = height
    disc(painter, (x + 0.01 * h, feet - 0.915 * h), 0.085 * h, 0)
    limb(painter, [(x, feet - 0.88 * h), (x, feet - 0.80 * h)], 0.08 * h, 0)
    limb(painter, [(x - 0.07 * h, feet - 0.74 * h), (x + 0.07 * h, feet - 0.74 * h)], 0.12 * h, 0)
    trunk = [
        (x - 0.13 * h, feet - 0.75 * h),
        (x + 0.13 * h, feet - 0.75 * h),
        (x + 0.105 * h, feet - 0.42 * h),
        (x - 0.105 * h, feet - 0.42 * h),
    ]
    polygon(painter, trunk, 0)
    for side in (-1, 1):
        arm = [(x + side * 0.13 * h, feet - 0.74 * h), (x + side * 0.155 * h, feet - 0.46 * h)]
        limb(painter, arm, 0.065 * h, 0)
        limb(
            painter,
            [(x + side * 0.06 * h, feet - 0.42 * h), (x + side * 0.075 * h, feet)],
            0.095 * h,
            0,
        )


def child(painter: QPainter) -> None:
    """A child seen from the side, who bends forward and reaches out."""
    disc(painter, (478, 648), 94, 0)
    limb(painter, [(400, 640), (348, 690)], 52, 0)
    polygon(painter, [(404, 740), (520, 760), (560, 1010), (330, 1010)], 0)
    limb(painter, [(458, 780), (440, 900)], 110, 0)
    limb(painter, [(470, 790), (596, 880), (690, 846)], 48, 0)
    limb(painter, [(396, 1000), (388, 1120), (372, 1226)], 64, 0)
    limb(painter, [(490, 1000), (516, 1120), (508, 1226)], 64, 0)
    limb(painter, [(372, 1232), (412, 1232)], 44, 0)
    limb(painter, [(508, 1232), (552, 1232)], 44, 0)


def robot_dog(painter: QPainter) -> None:
    """A four-legged robot in profile, its lamp toward the child."""
    for hip in (1000.0, 1304.0):
        leg(painter, hip, 58)
    box(painter, 905, 792, 380, 116, 0)
    limb(painter, [(905, 850), (1285, 850)], 116, 0)
    limb(painter, [(840, 812), (900, 850)], 84, 0)
    head = [(772.0, 760.0), (850.0, 744.0), (886.0, 780.0), (880.0, 880.0), (800.0, 880.0)]
    polygon(painter, [*head, (762.0, 850.0)], 0)
    for hip in (916.0, 1220.0):
        leg(painter, hip, 0)
    limb(painter, [(940, 826), (1250, 826)], 24, 235)
    disc(painter, (806, 812), 27, 255)


def leg(painter: QPainter, hip: float, tone: int) -> None:
    """A leg with its knee turned back."""
    limb(painter, [(hip, 880), (hip + 84, 1050)], 66, tone)
    limb(painter, [(hip + 84, 1050), (hip - 4, 1226)], 42, tone)
    disc(painter, (hip - 4, 1228), 32, tone)


# ---------------------------------------------------------------- in the old steelworks

SHORE = 1060.0
"""y of the water's far edge."""
SUN: Xy = (1062.0, 540.0)


def draw_steelworks(painter: QPainter) -> None:
    """Cooling towers and the ski jump before the evening sun, and the lake in front."""
    works(painter)
    ski_jump(painter)
    painter.save()
    painter.translate(0, 2 * SHORE)
    painter.scale(1, -1)
    works(painter)
    painter.restore()
    water(painter)
    bank(painter)
    person(painter, 180, 1690, 560)
    person(painter, 372, 1690, 450)


def works(painter: QPainter) -> None:
    """Sky, sun and towers, down to the shore."""
    sky = shade((0, 0), (0, SHORE), ((0, 8), (0.25, 62), (0.5, 118), (1, 225)))
    box(painter, 0, 0, SIDE, SHORE, sky)
    disc(painter, SUN, 236, 255)
    tower(painter, x=1300, top=560, width=470)
    tower(painter, x=800, top=420, width=580)


def tower(painter: QPainter, *, x: float, top: float, width: float) -> None:
    """A cooling tower: a hyperboloid, dark, with an edge of light on the right.

    Args:
        painter: Where to draw.
        x: Its axis.
        top: y of the rim.
        width: At the foot.
    """
    waist, foot, waist_at = 0.27 * width, 0.5 * width, 0.74
    slope = math.sqrt(foot**2 - waist**2) / waist_at
    halves: list[Xy] = []
    for step in range(41):
        share = step / 40
        half = math.sqrt(waist**2 + (slope * (share - waist_at)) ** 2)
        halves.append((half, SHORE - share * (SHORE - top)))
    outline = [(x - half, y) for half, y in halves] + [
        (x + half, y) for half, y in reversed(halves)
    ]
    light = shade((x - foot, 0), (x + foot, 0), ((0.45, 0), (0.85, 44)))
    polygon(painter, outline, light)


def ski_jump(painter: QPainter) -> None:
    """The ribbon of the big-air jump on its legs."""
    for x, y in ((150, 350), (250, 420), (340, 640), (440, 820)):
        limb(painter, [(x, y), (x, SHORE)], 24, 0)
    ramp = QPainterPath(QPointF(110, 320))
    ramp.cubicTo(QPointF(340, 340), QPointF(310, 880), QPointF(660, 810))
    stroke(painter, ramp, 52, 255)
    landing = QPainterPath(QPointF(760, 840))
    landing.cubicTo(QPointF(900, 880), QPointF(930, 1030), QPointF(1160, 1036))
    stroke(painter, landing, 52, 255)


def water(painter: QPainter) -> None:
    """Darkens the mirrored half and breaks it into ripples."""
    veil = QLinearGradient(QPointF(0, SHORE), QPointF(0, SIDE))
    veil.setColorAt(0, QColor(0, 0, 0, 40))
    veil.setColorAt(1, QColor(0, 0, 0, 150))
    box(painter, 0, SHORE, SIDE, SIDE - SHORE, QBrush(veil))
    for index in range(7):
        y = SHORE + 70 + 62 * index + 4 * index**2
        box(painter, 0, y, SIDE, 20 + 3 * index, QBrush(QColor(0, 0, 0, 110)))


def bank(painter: QPainter) -> None:
    """The far shore with its lamps."""
    box(painter, 0, SHORE - 22, SIDE, 44, 0)
    for x in range(60, SIDE, 120):
        disc(painter, (x, SHORE - 4), 19, 255)


def picture(draw: Callable[[QPainter], None]) -> QImage:
    """Draw on a black square."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter)
    painter.end()
    return image


PICTURES = {"hall.png": draw_hall, "steelworks.png": draw_steelworks}


def main() -> None:
    """Draw both pictures into a folder."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the default show.")
    parser.add_argument("folder", nargs="?", type=Path, default=MEDIA)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        if not picture(draw).save(str(folder / name)):
            raise SystemExit(f"{folder / name} could not be written.")
        print(folder / name)


if __name__ == "__main__":
    main()
