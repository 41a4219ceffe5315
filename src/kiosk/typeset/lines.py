"""Single lines and vertical stacks: set in em, then placed by their ink.

Headlines, labels, numerals and units are lines; paragraphs are the composer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.typeset.chars import FULL_WIDTH, needs_gap, squeezed
from kiosk.typeset.marks import Face, Glyph, Rect, TextMark

if TYPE_CHECKING:
    from kiosk.theme.tokens import Ink
    from kiosk.typeset.fonts import Cluster, Fonts

DISPLAY_GAP = 0.08
"""Between Han and Latin in headlines and labels, em.  CLREQ allows up to 1/4."""
BODY_GAP = 0.125
_HEADLINE_COMMA = 0.15
"""Kept behind a comma that was cut to half width inside a headline, em."""


class Anchor(Enum):
    """What of a line stands on the given x."""

    LEFT_INK = "left-ink"
    RIGHT_INK = "right-ink"
    LEFT = "left"
    """The advance origin, side bearing included."""
    CENTER_INK = "center-ink"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one face, in em, its origin on the baseline at x = 0."""

    text: str
    face: Face
    glyphs: tuple[tuple[int, float, float], ...]
    """Glyph index, x, y."""
    width: float
    """Advance width."""
    ink: Rect
    """Bounding box of the ink; y is negative above the baseline."""

    def mark(
        self,
        x: float,
        baseline: float,
        size: float,
        ink: Ink,
        *,
        anchor: Anchor = Anchor.LEFT_INK,
        role: str = "",
        counts: str = "",
    ) -> TextMark:
        """Place the line on a page.

        Args:
            x: Where `anchor` stands, in u.
            baseline: In u.
            size: Em in u.
            ink: Color role.
            anchor: Which edge stands on `x`.
            role: What the text is on the page.
            counts: The numeral's text, if it counts up.
        """
        origin = x - size * _offset(self, anchor)
        glyphs = tuple(
            Glyph(index, origin + gx * size, baseline + gy * size) for index, gx, gy in self.glyphs
        )
        box = Rect(
            origin + self.ink.x * size,
            baseline + self.ink.y * size,
            self.ink.w * size,
            self.ink.h * size,
        )
        return TextMark(self.text, self.face, size, ink, glyphs, box, baseline, role, counts)


def _offset(line: Line, anchor: Anchor) -> float:
    """X of the anchor in the line, in em."""
    return {
        Anchor.LEFT: 0.0,
        Anchor.LEFT_INK: line.ink.x,
        Anchor.RIGHT_INK: line.ink.right,
        Anchor.CENTER_INK: line.ink.x + line.ink.w / 2,
    }[anchor]


def set_line(
    fonts: Fonts, text: str, face: Face, language: str, *, gap: float = DISPLAY_GAP
) -> Line:
    """Set one line: Han–Latin gaps and squeezed punctuation in Chinese, `pwid` in English.

    Args:
        fonts: Where shapes come from.
        text: Without line breaks.
        face: Of the whole line.
        language: "zh" or "en".
        gap: Between Han and Latin, em.
    """
    if language == "en":
        return _joined(fonts, text, face, [(c, 0.0) for c in fonts.shape(text, face, "pwid")])
    clusters = list(fonts.shape(text, face))
    marks = FULL_WIDTH.intersection(text)
    halves = {mark: fonts.shape(mark, face, "halt")[0] for mark in marks}
    pieces: list[tuple[Cluster, float]] = []
    for number, cluster in enumerate(clusters):
        before = clusters[number - 1].text[-1] if number else ""
        after = clusters[number + 1].text[0] if number + 1 < len(clusters) else ""
        last = cluster.text[-1]
        extra = gap if after and needs_gap(last, after) else 0.0
        if (after and squeezed(last, after) == "left") or (
            before and squeezed(before, last) == "right"
        ):
            cluster = halves.get(last, cluster)
        elif face is Face.SERIF_BOLD and last in "，、：；" and after:
            cluster, extra = halves.get(last, cluster), _HEADLINE_COMMA
        pieces.append((cluster, extra))
    return _joined(fonts, text, face, pieces)


def _joined(fonts: Fonts, text: str, face: Face, pieces: list[tuple[Cluster, float]]) -> Line:
    """Line up clusters, each with the space behind it."""
    x = 0.0
    glyphs: list[tuple[int, float, float]] = []
    for cluster, extra in pieces:
        glyphs += [(index, x + dx, 0.0) for index, dx in cluster.glyphs]
        x += cluster.advance + extra
    return Line(text, face, tuple(glyphs), x, _ink(fonts, face, glyphs))


def set_stack(fonts: Fonts, text: str, face: Face, pitch: float) -> Line:
    """Set characters one below the other, as Chinese vertical headings are.

    Args:
        fonts: Where shapes come from.
        text: One character a step.
        face: Of the whole stack.
        pitch: From one baseline to the next, em.

    Returns:
        A line whose origin is the *last* character's baseline.
    """
    glyphs: list[tuple[int, float, float]] = []
    clusters = [c for character in text for c in fonts.shape(character, face, "vert")]
    for number, cluster in enumerate(clusters):
        y = (number + 1 - len(clusters)) * pitch
        center = (1.0 - cluster.advance) / 2
        glyphs += [(index, center + dx, y) for index, dx in cluster.glyphs]
    return Line(text, face, tuple(glyphs), 1.0, _ink(fonts, face, glyphs))


def _ink(fonts: Fonts, face: Face, glyphs: list[tuple[int, float, float]]) -> Rect:
    """Bounding box of the ink of placed glyphs, em."""
    box: Rect | None = None
    for index, x, y in glyphs:
        ink = fonts.glyph_ink(index, face)
        if ink.w > 0 and ink.h > 0:
            moved = Rect(ink.x + x, ink.y + y, ink.w, ink.h)
            box = moved if box is None else box.united(moved)
    return box or Rect(0.0, 0.0, 0.0, 0.0)


def fit_size(line: Line, width: float, largest: float, smallest: float) -> float:
    """The largest size at which the line's ink is no wider than `width`.

    Returns:
        At least `smallest`, even if that is too wide: the caller says so.
    """
    if line.ink.w <= 0:
        return largest
    return max(smallest, min(largest, width / line.ink.w))
