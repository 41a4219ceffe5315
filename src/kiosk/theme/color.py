"""Arithmetic of colors: spaces, color blindness, distance.

Everything takes or gives "#RRGGBB", linear RGB of 0 to 1, or CIE L*a*b*.  Sources: color blindness
is Machado, Oliveira & Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", severity 1.0; distance is CIEDE2000 as given by Sharma, Wu & Dalal 2005.
"""

from __future__ import annotations

from enum import StrEnum
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Triple: TypeAlias = tuple[float, float, float]


class Vision(StrEnum):
    """How somebody sees colors."""

    FULL = "full color vision"
    PROTAN = "protanopia"
    DEUTAN = "deuteranopia"
    TRITAN = "tritanopia"


_MACHADO: Mapping[Vision, tuple[Triple, Triple, Triple]] = {
    Vision.FULL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Vision.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""On linear RGB.  Source: Machado et al. 2009, table 1, severity 1.0."""

_TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_TO_RGB: tuple[Triple, Triple, Triple] = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
"""sRGB and its inverse, white point D65.  Source: IEC 61966-2-1."""
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def simulated(color: str, vision: Vision) -> str:
    """The color as somebody with that vision sees it."""
    return hex_of(_times(_MACHADO[vision], linear(color)))


def distance(one: str, other: str, vision: Vision = Vision.FULL) -> float:
    """CIEDE2000 difference of two colors as seen with that vision; about 1 is just visible."""
    matrix = _MACHADO[vision]
    return ciede2000(
        lab(_clipped(_times(matrix, linear(one)))), lab(_clipped(_times(matrix, linear(other))))
    )


def linear(color: str) -> Triple:
    """Linear RGB, 0 to 1, of "#RRGGBB"."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (_decoded(red), _decoded(green), _decoded(blue))


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _clipped(rgb: Triple) -> Triple:
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in rgb)
    return (red, green, blue)


def hex_of(rgb: Triple) -> str:
    """Hexadecimal form of linear RGB; channels outside 0 to 1 are clipped."""
    return "#" + "".join(f"{round(255 * _encoded(channel)):02X}" for channel in _clipped(rgb))


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    x, y, z = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return (x, y, z)


def lab(rgb: Triple) -> Triple:
    """CIE L*a*b* of linear RGB.  Source: CIE 15:2004."""
    x, y, z = (
        (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116)
        for t in (c / w for c, w in zip(_times(_TO_XYZ, rgb), _WHITE, strict=True))
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def from_lab(color: Triple) -> Triple:
    """Linear RGB of CIE L*a*b*; channels outside 0 to 1 cannot be shown."""
    y = (color[0] + 16) / 116
    x, y, z = (
        w * (f**3 if f**3 > 216 / 24389 else (116 * f - 16) * 27 / 24389)
        for f, w in zip((y + color[1] / 500, y, y - color[2] / 200), _WHITE, strict=True)
    )
    return _times(_TO_RGB, (x, y, z))


def ciede2000(one: Triple, other: Triple) -> float:
    """CIEDE2000 difference of two colors in CIE L*a*b*.

    Source: Sharma, Wu & Dalal 2005, equations 2 to 22, with all weights 1.
    """
    mean_c7 = ((hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2) ** 7
    stretch = 1.5 - 0.5 * sqrt(mean_c7 / (mean_c7 + 25**7))
    a1, a2 = one[1] * stretch, other[1] * stretch
    c1, c2 = hypot(a1, one[2]), hypot(a2, other[2])
    h1, h2 = degrees(atan2(one[2], a1)) % 360, degrees(atan2(other[2], a2)) % 360
    turn = _turn(h1, h2) if c1 * c2 else 0.0
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    mean_l, mean_c = (one[0] + other[0]) / 2, (c1 + c2) / 2
    mean_h = _middle(h1, h2) if c1 * c2 else h1 + h2
    weight_l = 1 + 0.015 * (mean_l - 50) ** 2 / sqrt(20 + (mean_l - 50) ** 2)
    weight_h = 1 + 0.015 * mean_c * _hue_weight(mean_h)
    light = (other[0] - one[0]) / weight_l
    chroma = (c2 - c1) / (1 + 0.045 * mean_c)
    hue = d_hue / weight_h
    twist = 2 * sqrt(mean_c**7 / (mean_c**7 + 25**7))
    rotation = -sin(radians(60 * exp(-(((mean_h - 275) / 25) ** 2)))) * twist
    return sqrt(light**2 + chroma**2 + hue**2 + rotation * chroma * hue)


def _turn(h1: float, h2: float) -> float:
    """From one hue to the other the short way round, in degrees."""
    return (h2 - h1 + 180) % 360 - 180 if abs(h2 - h1) != 180 else h2 - h1


def _middle(h1: float, h2: float) -> float:
    """Hue midway between two, on the short side of the circle, in degrees."""
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
