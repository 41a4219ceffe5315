"""Phrases: qualifier, numeral, unit and words on one baseline, spaced by their ink.

Each part has its own face, size and color, but the whole is placed like a single line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import Face, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.figures.writing import Written
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.lines import Line

QUALIFIER_RATIO = {"zh": 0.37, "en": 0.28}
"""Size of a qualifier to the size of its numeral."""
_QUALIFIER_MOST = 1.1
"""A qualifier is never larger than that of a supporting number by more than this."""
_QUALIFIER_GAP = (0.1, 1.0)
"""Between qualifier and numeral: em of the numeral, and u at most."""
_UNIT_GAP = (0.135, 1.4)
"""Between numeral and unit: em of the numeral, and u at most."""
_GAP_LEAST = 0.6


@dataclass(frozen=True, slots=True)
class Part:
    """One run of a phrase."""

    line: Line
    size: float
    ink: Ink
    role: str
    gap: float = 0.0
    """From the ink of the part before to this one's, u."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts in reading order, ready to be placed."""

    parts: tuple[Part, ...]

    @property
    def width(self) -> float:
        """Of the ink, u."""
        return sum(part.line.ink.w * part.size + part.gap for part in self.parts)

    @property
    def cap(self) -> float:
        """Height of the ink above the baseline, u."""
        return max((-part.line.ink.y * part.size for part in self.parts), default=0.0)

    @property
    def depth(self) -> float:
        """Depth of the numeral's ink below the baseline, where it has a comma, u."""
        return max((part.line.ink.bottom * part.size for part in self.parts), default=0.0)

    def scaled(self, factor: float) -> Phrase:
        """The same phrase, larger or smaller as a whole."""
        return Phrase(
            tuple(
                replace(part, size=part.size * factor, gap=part.gap * factor) for part in self.parts
            )
        )

    def place(self, draft: Draft, x: float, baseline: float) -> Rect:
        """Add the phrase to a page.

        Args:
            draft: The page.
            x: Left edge of the ink.
            baseline: Of all parts.

        Returns:
            The box around the ink.
        """
        box = Rect(x, baseline, 0.0, 0.0)
        for part in self.parts:
            x += part.gap
            mark = part.line.mark(x, baseline, part.size, part.ink, role=part.role)
            draft.add(mark)
            box = box.united(mark.rect)
            x = mark.rect.right
        return box


def phrase(parts: Iterable[Part]) -> Phrase:
    """A phrase of those parts that have ink; the first one has no gap before it."""
    inked = [part for part in parts if part.line.ink.w > 0]
    if inked:
        inked[0] = replace(inked[0], gap=0.0)
    return Phrase(tuple(inked))


def qualifier_size(draft: Draft, numeral: float) -> float:
    """Em of a qualifier beside a numeral of that em; never too small to be read with it."""
    scale, language = draft.setting.scale, draft.setting.language
    usual = min(QUALIFIER_RATIO[language] * numeral, _QUALIFIER_MOST * scale.qualifier)
    return max(usual, min(scale.axis, 0.72 * numeral))


def _gap(limits: tuple[float, float], size: float) -> float:
    return max(_GAP_LEAST, min(limits[0] * size, limits[1]))


def number_phrase(
    draft: Draft,
    written: Written,
    size: float,
    ink: Ink,
    *,
    unit_size: float = 0.0,
    words: str = "",
    words_size: float = 0.0,
) -> Phrase:
    """A figure as a phrase: 近 5600 家 企业线上亮相.

    Args:
        draft: The page, for its fonts and language.
        written: How the figure reads.
        size: Em of the numeral, u.
        ink: Of the numeral.
        unit_size: Em of the unit word; 0: none is set.
        words: What is counted, behind the unit.
        words_size: Em of these words.
    """
    number, before, unit = written.number, written.before, unit_words(written, bool(words))
    if written.verbatim:
        number, before, unit = written.verbatim, "", ""
    is_chinese = draft.setting.is_chinese
    unit_gap = _gap(_UNIT_GAP, size)
    joined = words_size * (0.1 if is_chinese else 0.3)
    parts = [
        Part(draft.line(before, Face.SANS), qualifier_size(draft, size), Ink.FG2, "qualifier"),
        Part(
            draft.line(number, Face.SERIF_BOLD),
            size,
            ink,
            "value",
            _gap(_QUALIFIER_GAP, size),
        ),
    ]
    if unit_size and unit:
        line = draft.line(unit, Face.SANS_BOLD)
        parts.append(Part(line, unit_size, Ink.FG, "unit", unit_gap))
        unit_gap = joined
    if words:
        parts.append(Part(draft.line(words, Face.SANS), words_size, Ink.FG, "label", unit_gap))
    return phrase(parts)


def unit_words(written: Written, has_label: bool) -> str:
    """The unit as it stands behind a numeral.

    An English label contains its unit (companies online); a Chinese one follows it (家企业).
    """
    if written.language == "en" and has_label:
        return " ".join(part for part in (written.scale, written.after) if part)
    return written.unit_phrase
