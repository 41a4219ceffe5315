"""What says how many unit squares there are, and of what: number and name beside or above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.phrases import number_phrase
from kiosk.typeset.labels import set_label
from kiosk.typeset.marks import Face, Rect

if TYPE_CHECKING:
    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value
    from kiosk.typeset.labels import Label

NUMERAL = 15.0
_NAME_GAP = 1.6
_ASCENT = 0.83
"""Ink of a name above its baseline, em."""
_SHRINK = (1.0, 0.86, 0.74)
"""Numbers of an upright display as parts of their usual size, until the names fit beside them."""
BESIDE = 1.6
"""From a number's unit to the name beside it."""


@dataclass(frozen=True, slots=True)
class Group:
    """One count."""

    value: Value
    squares: int
    is_red: bool

    @property
    def ink(self) -> Ink:
        """Color of squares and numeral."""
        return Ink.RED if self.is_red else Ink.FG


@dataclass(frozen=True, slots=True)
class Heading:
    """Number and name of a group."""

    number: Phrase
    name: Label
    is_one_line: bool

    @property
    def number_size(self) -> float:
        """Em of the numeral."""
        return max(part.size for part in self.number.parts)

    @property
    def height(self) -> float:
        """Least height of the block, u."""
        if self.is_one_line:
            return self.number.cap
        return (
            self.number.cap + self.number.depth + _NAME_GAP + _ASCENT * self.name.size + self._drop
        )

    @property
    def _drop(self) -> float:
        return self.name.leading * self.name.lines_after_first

    def place(self, sheet: Sheet, x: float, top: float, foot: float) -> Rect:
        """Number hanging from the top, name standing on the foot; or both in one line."""
        if self.is_one_line:
            baseline = foot - (foot - top - self.number.cap) / 2
            box = self.number.place(sheet.draft, x, baseline)
            self.name.place(sheet.draft, box.right + BESIDE, baseline, Ink.FG, role="name")
            return Rect(box.x, box.y, box.w + BESIDE + self.name.width, box.h)
        box = self.number.place(sheet.draft, x, top + self.number.cap)
        self.name.place(sheet.draft, x, foot - self._drop, Ink.FG, role="name")
        return Rect(box.x, box.y, max(box.w, self.name.width), foot - box.y)


def fit_headings(
    sheet: Sheet, groups: list[Group], room: float, height: float, share: float
) -> list[Heading]:
    """Numbers of one size that fits their share of the zone, names below or beside them."""
    draft, scale = sheet.draft, sheet.setting.scale
    is_one_line = share < 1
    name_size = scale.label_comparison
    largest = min(NUMERAL, scale.figure_l[1])
    largest = min(largest, scale.figure_m, 0.95 * height) if is_one_line else largest
    numbers = [_number(sheet, group, largest) for group in groups]
    tallest = max(number.cap + number.depth for number in numbers)
    lowest = height - _NAME_GAP - _ASCENT * name_size
    factor = min(1.0, share * room / max(number.width for number in numbers))
    factor = factor if is_one_line else min(factor, lowest / tallest)
    numbers = [number.scaled(factor) for number in numbers]
    headings: list[Heading] = []
    for group, number in zip(groups, numbers, strict=True):
        width = room - number.width - BESIDE if is_one_line else room
        text = group.value.lines
        name = set_label(draft, text, Face.SANS_BOLD, name_size, width, 1 if is_one_line else 2)
        if Heading(number, name, is_one_line).height > height + 0.01:
            name = set_label(draft, text, Face.SANS_BOLD, name_size, width, 1)
        headings.append(Heading(number, name, is_one_line))
    return headings


def _number(sheet: Sheet, group: Group, size: float) -> Phrase:
    """Qualifier, number and unit; in English the name says the unit."""
    unit = sheet.setting.scale.label_comparison
    written = group.value.written
    return number_phrase(
        sheet.draft,
        written,
        size,
        group.ink,
        unit_size=min(unit, 0.62 * size) if sheet.setting.is_chinese or written.scale else 0.0,
    )


def fit_heads(
    sheet: Sheet, groups: list[Group], largest: float
) -> tuple[list[Phrase], list[Label]]:
    """Numbers and the names beside them; the numbers smaller where a name needs the room."""
    heads: list[Phrase] = []
    names: list[Label] = []
    for part in _SHRINK:
        heads = [_number(sheet, group, largest * part) for group in groups]
        pairs = zip(groups, heads, strict=True)
        names = [_name_beside(sheet, group, head) for group, head in pairs]
        if all(name.fits for name in names):
            return heads, names
    for group, name in zip(groups, names, strict=True):
        if not name.fits:
            sheet.draft.problem(f'The name "{group.value.name}" is too long beside its number.')
    return heads, names


def _name_beside(sheet: Sheet, group: Group, head: Phrase) -> Label:
    room = sheet.setting.geometry.width - head.width - BESIDE
    size = sheet.setting.scale.label_comparison
    return set_label(sheet.draft, group.value.name, Face.SANS_BOLD, size, room, 1)
