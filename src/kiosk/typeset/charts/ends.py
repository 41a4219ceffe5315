"""The words at the right end of a line: its last value and its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.phrases import Part, Phrase, phrase
from kiosk.typeset.charts.values import value_phrase
from kiosk.typeset.marks import Face, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value
    from kiosk.typeset.draft import Draft

_APART = 5.0
"""Least distance between the baselines of two end labels, u."""
_NAME_DROP = 5.6
"""From a large value's baseline to the name beneath it."""


@dataclass(frozen=True, slots=True)
class End:
    """The words at one line's end."""

    first: Phrase
    second: Phrase | None
    """The name, if it stands beneath."""
    figure: str

    @property
    def width(self) -> float:
        """Of the ink, u."""
        return max(self.first.width, self.second.width if self.second else 0.0)

    @property
    def depth(self) -> float:
        """From the first baseline to the last, u."""
        return _NAME_DROP if self.second else 0.0

    def place(self, draft: Draft, x: float, baseline: float) -> Rect:
        """Put it on the page; returns the box around the ink."""
        box = self.first.place(draft, x, baseline)
        if self.second:
            box = box.united(self.second.place(draft, x, baseline + _NAME_DROP))
        return box


def end_label(
    sheet: Sheet, value: Value, name: str, said: str, *, is_main: bool, is_decisive: bool
) -> End:
    """What stands at a line's end: "5.2 this year" in the line's color.

    Args:
        sheet: The page.
        value: The last one.
        name: Of the series; may be empty.
        said: The scale word that the deck says for all.
        is_main: Whether the line is the red one.
        is_decisive: Whether this point is the one the page is about.
    """
    draft, scale = sheet.draft, sheet.setting.scale
    ink, face = (Ink.RED, Face.SANS_BOLD) if is_main else (Ink.FG2, Face.SANS)
    if is_decisive:
        first = value_phrase(sheet, value, scale.value_last[1], Ink.RED, said)
        second = phrase([Part(draft.line(name, Face.SANS_BOLD), scale.label, ink, "series")])
        return End(first, second if name else None, value.figure)
    number = value_phrase(sheet, value, scale.value, ink, said)
    parts = [
        Part(draft.line(part.line.text, face), part.size, part.ink, part.role, part.gap)
        for part in number.parts
    ]
    parts.append(Part(draft.line(name, face), scale.value, ink, "series", 0.3 * scale.value))
    return End(phrase(parts), None, value.figure)


def settle(ends: Sequence[End], ys: Sequence[float], plot: Rect) -> list[float]:
    """First baselines of the end labels: beside their points, pushed apart where too close.

    Args:
        ends: The labels.
        ys: y of each line's last point.
        plot: Labels stay within its height.
    """
    feet = [y + end.first.cap / 2 for end, y in zip(ends, ys, strict=False)]
    if len(feet) == 2:
        upper, lower = (0, 1) if ys[0] <= ys[1] else (1, 0)
        room = max(_APART, ends[upper].depth + 1.8 + ends[lower].first.cap)
        lack = room - (feet[lower] - feet[upper])
        if lack > 0:
            feet[upper] -= lack / 2
            feet[lower] += lack / 2
        over = feet[lower] + ends[lower].depth - (plot.bottom - 1.0)
        if over > 0:
            feet[lower] -= over
            feet[upper] = min(feet[upper], feet[lower] - room)
    elif feet:
        feet[0] = min(feet[0], plot.bottom - 1.0 - ends[0].depth)
    return feet
