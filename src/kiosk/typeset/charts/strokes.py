"""Strokes: composition of a count, one stroke for one, groups in reading order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.marks_words import one_mark
from kiosk.typeset.charts.phrases import number_phrase
from kiosk.typeset.charts.stairs import Step, climb
from kiosk.typeset.charts.values import group_values
from kiosk.typeset.marks import Entrance, Pace, Rect, RectMark, Reveal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value

MOST = 240
THICK = 0.56
"""Thickness of a stroke to the pitch."""
GROUP_GAP = 3.4
FEW = 13
"""Groups of so many or fewer are drawn taller, with their label beside them."""
_NUMERAL = 9.8
_SIZES = (20.0, 17.0, 14.0, 12.0, _NUMERAL, 8.6, 7.6, 6.6)
"""Numerals to try; the larger ones only where few labels leave the room."""
_HEIGHT = {True: 22.0, False: 9.0}
"""Least height of strokes under numerals larger than usual, and under the usual ones."""
_TALLEST = 30.0
_WORDS = 0.2
"""Names are so much larger than labels elsewhere, u."""
_BESIDE = 1.7
"""From a tall group to the label beside it."""
_FOOT = 2.8
_TREAD = 3.4
_PITCH_MOST = 4.6
"""In one row: strokes of small counts no farther apart than this."""
_PER_ROW = (25, 30, 35, 40, 50, 60)
"""Strokes to a row of an upright display: fives, so that they can be counted."""
_FEW_PER_ROW = (10, 15, 20)
"""The same, where the largest group is one row of them."""
_ROW_HEIGHT = 5.6
_ROW_GAP = 1.1
_HEAD_GAP = 2.6
_BLOCK_GAP = (4.2, 15.0, 9.0)
"""Portrait: from one block's strokes to the next heading's ink: least, most, and least under
numerals larger than usual."""
_START_S = 0.12


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the whole."""

    value: Value
    count: int
    ink: Ink
    is_red: bool

    @property
    def is_few(self) -> bool:
        """Whether its label stands beside it."""
        return self.count <= FEW


def set_strokes(sheet: Sheet) -> None:
    """Set the chart."""
    values = group_values(sheet, sheet.slide.groups)
    red = sheet.emphasis(len(values))
    counts = [max(0, round(value.amount)) for value in values]
    if not 0 < sum(counts) <= MOST:
        sheet.draft.problem(
            f"{sum(counts)} cannot be drawn as strokes; there may be 1 to {MOST} in all."
        )
        counts = [min(count, MOST // len(counts)) for count in counts]
    groups = [
        Group(value, count, inks(len(values), red)[index], index == red)
        for index, (value, count) in enumerate(zip(values, counts, strict=True))
        if count
    ]
    one_mark(sheet, "stroke", values[0].written.unit if _same_unit(values) else "1")
    top = sheet.head()
    first = len(sheet.draft.marks)
    if sheet.is_portrait:
        _portrait(sheet, groups, top)
    else:
        _landscape(sheet, groups, top)
    _enter(sheet, first)
    for value in values:
        sheet.tell(value.name, value.written.plain())


def inks(count: int, red: int) -> list[Ink]:
    """Colors of the parts: the emphasised one red, the last of the others muted."""
    others = [index for index in range(count) if index != red]
    muted = others[-1:] if count < 5 else others[-2:]
    return [
        Ink.RED if index == red else Ink.MUTE if index in muted else Ink.FG
        for index in range(count)
    ]


def _same_unit(values: Sequence[Value]) -> bool:
    return len({value.written.unit for value in values}) == 1


def _enter(sheet: Sheet, first: int) -> None:
    """Everything is uncovered from left to right."""
    box = sheet.draft.marks[first].rect
    for mark in sheet.draft.marks[first:]:
        box = box.united(mark.rect)
    sheet.draft.entrance(
        Entrance(box.grown(0.4), Reveal.WIPE_RIGHT, _START_S, sheet.motion.draw, Pace.STANDARD)
    )


@dataclass(frozen=True, slots=True)
class Row:
    """All groups in one row, and what stands above them."""

    pitch: float
    steps: tuple[Step, ...]
    labels: tuple[Phrase, ...]
    feet: tuple[float, ...]

    @property
    def above(self) -> float:
        """Height that the labels take above the ordinary strokes."""
        return max(foot + label.cap for foot, label in zip(self.feet, self.labels, strict=True))

    @property
    def fits(self) -> bool:
        """Whether each label over its own group is no wider than it may be."""
        return all(step.label[0] >= step.marks[0] - 0.01 or step.is_tall for step in self.steps)


def _landscape(sheet: Sheet, groups: list[Group], top: float) -> None:
    geometry = sheet.setting.geometry
    room = geometry.bottom - top
    row = _row(sheet, groups, _SIZES[-1])
    for size in _SIZES:
        row = _row(sheet, groups, size)
        if room - row.above >= _HEIGHT[size > _NUMERAL] and row.fits:
            break
    else:
        sheet.draft.problem("The names of the groups are too long to stand above their strokes.")
    height = min(_TALLEST, room - row.above)
    edge = geometry.bottom - height
    for group, step, label, foot in zip(groups, row.steps, row.labels, row.feet, strict=True):
        baseline = edge - foot
        y = baseline - label.cap if step.is_tall else edge
        for number in range(group.count):
            x = step.marks[0] + number * row.pitch
            stroke = Rect(x, y, THICK * row.pitch, geometry.bottom - y)
            sheet.draft.add(RectMark(stroke, group.ink, "stroke"))
        ink = label.place(sheet.draft, step.label[0], baseline)
        strokes = Rect(step.marks[0], y, step.marks[1] - step.marks[0], geometry.bottom - y)
        sheet.touch(group.value.figure, ink)
        sheet.touch(group.value.figure, strokes)


def _row(sheet: Sheet, groups: list[Group], size: float) -> Row:
    """Groups side by side over the whole width, labels of one size."""
    geometry = sheet.setting.geometry
    total = sum(group.count for group in groups)
    # The last stroke ends at the margin: its own gap is not needed.
    width = geometry.width - GROUP_GAP * (len(groups) - 1)
    pitch = min(_PITCH_MOST, width / (total - (1 - THICK) * len(groups)))
    labels = tuple(_label(sheet, group, size) for group in groups)
    steps: list[Step] = []
    x = geometry.left
    for number, (group, label) in enumerate(zip(groups, labels, strict=True)):
        end = x + group.count * pitch - (1 - THICK) * pitch
        beside = end + _BESIDE
        is_tall = (
            group.is_few and number + 1 < len(groups) and beside + label.width <= geometry.right
        )
        start = beside if is_tall else min(x, geometry.right - label.width)
        steps.append(Step((x, end), (start, start + label.width), label.cap, is_tall))
        x = end + GROUP_GAP
    return Row(pitch, tuple(steps), labels, tuple(climb(steps, _FOOT, _TREAD)))


def _label(sheet: Sheet, group: Group, size: float) -> Phrase:
    words = sheet.setting.scale.label + _WORDS
    return number_phrase(
        sheet.draft,
        group.value.written,
        size,
        Ink.RED if group.is_red else Ink.FG,
        unit_size=words,
        words=group.value.name,
        words_size=words,
    )


def _portrait(sheet: Sheet, groups: list[Group], top: float) -> None:
    """A heading above each group; strokes in rows."""
    geometry = sheet.setting.geometry
    room = geometry.bottom - top
    labels = [_label(sheet, group, _NUMERAL) for group in groups]
    choices = _choices(groups)
    per_row, height = _rows(groups, labels, room, choices)
    first = choices[0], _height(choices[0])
    for size in _SIZES[: _SIZES.index(_NUMERAL)]:
        larger = [_label(sheet, group, size) for group in groups]
        fits = all(label.width <= geometry.width for label in larger)
        if fits and _used(groups, larger, *first, _BLOCK_GAP[2]) <= room:
            labels, (per_row, height) = larger, first
            break
    if any(label.width > geometry.width for label in labels):
        sheet.draft.problem("The names of the groups are too long; shorten them.")
    fixed = sum(label.cap + _HEAD_GAP for label in labels)
    room -= fixed
    gap = _ROW_GAP * height / _ROW_HEIGHT
    blocks = [math.ceil(group.count / per_row) * (height + gap) - gap for group in groups]
    between = (room - sum(blocks)) / max(1, len(groups) - 1)
    between = min(_BLOCK_GAP[1], between)
    y = geometry.bottom - fixed - sum(blocks) - between * (len(groups) - 1)
    pitch = geometry.width / (per_row - 1 + THICK)
    for group, label, block in zip(groups, labels, blocks, strict=True):
        ink = label.place(sheet.draft, geometry.left, y + label.cap)
        start = y + label.cap + _HEAD_GAP
        for index in range(group.count):
            row, number = divmod(index, per_row)
            stroke = Rect(
                geometry.left + number * pitch,
                start + row * (height + gap),
                THICK * pitch,
                height,
            )
            sheet.draft.add(RectMark(stroke, group.ink, "stroke"))
        area = Rect(geometry.left, y, max(ink.w, geometry.width), start + block - y)
        sheet.touch(group.value.figure, area)
        y = start + block + between


def _choices(groups: list[Group]) -> tuple[int, ...]:
    """Strokes to a row that may be tried: few, if then each group is one row."""
    largest = max(group.count for group in groups)
    return (*(few for few in _FEW_PER_ROW if few >= largest), *_PER_ROW)


def _height(per_row: int) -> float:
    """Of a stroke; strokes that stand closer are shorter."""
    return _ROW_HEIGHT * (_PER_ROW[0] / per_row) ** 0.6


def _rows(
    groups: list[Group], labels: list[Phrase], room: float, choices: tuple[int, ...]
) -> tuple[int, float]:
    """Strokes to a row and their height: the largest that leave white between the groups."""
    fitting = (
        per_row
        for per_row in choices
        if _used(groups, labels, per_row, _height(per_row), _BLOCK_GAP[0]) <= room
    )
    per_row = next(fitting, choices[-1])
    return per_row, _height(per_row)


def _used(
    groups: list[Group], labels: list[Phrase], per_row: int, height: float, white: float
) -> float:
    """Height of all headings and rows with so much white between the groups."""
    gap = _ROW_GAP * height / _ROW_HEIGHT
    rows = sum(math.ceil(group.count / per_row) for group in groups)
    heads = sum(label.cap + _HEAD_GAP for label in labels)
    return heads + rows * (height + gap) - gap * len(groups) + white * (len(groups) - 1)
