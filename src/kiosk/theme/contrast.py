"""Whether colors can be told apart: by contrast, and by people who see fewer colors.

Source of the contrast ratio: WCAG 2.2, definitions of "contrast ratio" and "relative luminance".
"""

from __future__ import annotations

from itertools import combinations

from kiosk.theme.color import Vision, distance, from_lab, hex_of, lab, linear, simulated
from kiosk.theme.tokens import Ink, Theme

__all__ = [
    "DISTANCE",
    "MARK_CONTRAST",
    "TEXT_CONTRAST",
    "Vision",
    "brand_color_problem",
    "check_theme",
    "contrast",
    "distance",
    "simulated",
]

TEXT_CONTRAST = 4.5
"""Text of any size.  Source: WCAG 2.2 §1.4.3, level AA."""
MARK_CONTRAST = 3.0
"""Marks that carry meaning, and large bold text.  Source: WCAG 2.2 §1.4.11, §1.4.3."""
DISTANCE = 18.0
"""CIEDE2000 between any two data colors, under every simulation: the two themes keep 19 and more;
about 10 is where neighbours on a page begin to be mistaken for each other."""


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colors, 1 to 21; their order does not matter."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def check_theme(theme: Theme) -> list[str]:
    """What a theme does wrong: a sentence for each color that cannot be read or told apart."""
    colors = theme.colors
    pairs = [(ink, Ink.BG, TEXT_CONTRAST) for ink in (Ink.FG, Ink.FG2, Ink.FG3, Ink.RED, Ink.BLUE)]
    pairs += [(ink, Ink.BG, MARK_CONTRAST) for ink in (Ink.RULE, Ink.MUTE)]
    pairs += [
        (Ink.BLACK, Ink.POSTER, TEXT_CONTRAST),
        (Ink.CREAM, Ink.POSTER, MARK_CONTRAST),
        (Ink.CREAM, Ink.BLACK, TEXT_CONTRAST),
    ]
    problems = [
        f"{ink} on {ground} has a contrast of {ratio:.2f}; it needs {least:g}."
        for ink, ground, least in pairs
        if (ratio := contrast(colors[ink], colors[ground])) < least
    ]
    for one, other in combinations((Ink.RED, Ink.FG, Ink.MUTE, Ink.BLUE), 2):
        for vision in Vision:
            gap = distance(colors[one], colors[other], vision)
            if gap < DISTANCE:
                problems.append(
                    f"{one} and {other} differ by {gap:.1f} for {vision}; they need {DISTANCE:g}."
                )
    return problems


def brand_color_problem(theme: Theme, color: str) -> str | None:
    """Why a client's color cannot stand in the place of red; None if it can.

    The sentence names the nearest lightness of the same hue that would pass.
    """
    finding = _brand_finding(theme, color)
    if finding is None:
        return None
    passing = _nearest_passing(theme, color)
    cure = (
        f"{passing}, the same hue in another lightness, would pass."
        if passing
        else "No lightness of this hue passes; choose another hue, or keep the red."
    )
    return f'Color {color} cannot replace red in the theme "{theme.name}": {finding}. {cure}'


def _brand_finding(theme: Theme, color: str) -> str | None:
    ratio = contrast(color, theme.colors[Ink.BG])
    if ratio < TEXT_CONTRAST:
        return f"its contrast on the page is {ratio:.2f} and must be {TEXT_CONTRAST:g} or more"
    for vision in Vision:
        for ink, name in ((Ink.MUTE, "the grey of the other marks"), (Ink.FG, "the text")):
            gap = distance(color, theme.colors[ink], vision)
            if gap < DISTANCE:
                return f"with {vision} it differs from {name} by {gap:.1f} and must by {DISTANCE:g}"
    return None


def _nearest_passing(theme: Theme, color: str) -> str:
    """The color of the same hue that passes and is nearest in lightness; empty: there is none."""
    lightness, a, b = lab(linear(color))
    for level in sorted(range(101), key=lambda level: abs(level - lightness)):
        candidate = _in_gamut(float(level), a, b)
        if _brand_finding(theme, candidate) is None:
            return candidate
    return ""


def _in_gamut(lightness: float, a: float, b: float) -> str:
    """The most saturated color of that lightness and hue that a screen can show, up to (a, b)."""
    for step in range(50, -1, -1):
        rgb = from_lab((lightness, a * step / 50, b * step / 50))
        if all(-1e-4 <= channel <= 1 + 1e-4 for channel in rgb):
            return hex_of(rgb)
    return hex_of(from_lab((lightness, 0.0, 0.0)))


def _luminance(color: str) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))
