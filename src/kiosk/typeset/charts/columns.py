"""Step columns: one series over time, the last step in red."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.annotation import (
    compared,
    plan_annotation,
)
from kiosk.typeset.charts.categories import AXIS_DROP, axis, set_categories
from kiosk.typeset.charts.values import common_scale, point_values, value_phrase
from kiosk.typeset.marks import (
    Entrance,
    LineMark,
    Pace,
    PlotForm,
    PlotMark,
    PlotSeries,
    Rect,
    Reveal,
)

if TYPE_CHECKING:
    from kiosk.typeset.charts.annotation import Annotation
    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value
    from kiosk.typeset.geometry import Geometry

GAP = 0.5
"""Between columns."""
INSET = 0.9
"""Labels stand so far inside their column's left edge."""
LIFT = 1.7
"""From a column's top to its value's baseline."""
_WIDEST = {False: 26.0, True: 22.0}
"""A column in landscape and in portrait: two or three columns are no slabs."""
_NARROW = 160.0
"""On a page less wide the annotation gets more room, u."""
_FEW = 5
"""But not beside more columns than these."""
PORTRAIT_TALLEST = 84.0
"""Height of a plot in portrait at most: what is left is white above it."""
_APART = 1.5
_LEAST = 0.85
"""Values smaller than this part of the category names are too small."""
_ANNOTATION_GAP = 12.0
"""Portrait: from the annotation's last baseline to the tallest label's ink."""
_BRACKET_AT = 2.0
"""From the column's right edge to the bracket's back."""
_BRACKET_DEPTH = 1.2
_BRACKET_LEAST = 1.6
"""Levels closer than this are not bracketed."""
_DASH = (0.8, 0.6)
_NUMBER_GAP = 1.4
"""From the bracket's lower end to the annotation's ink top."""
_STRIP_PAD = 0.45 * GAP
"""What grows with a column is wider than it by this on each side, u."""
_START_S = 0.12
_GROW_S = 0.4


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand."""

    plot: Rect
    tops: tuple[float, ...]
    """y of each column's top edge."""
    y_max: float
    red: int
    """Index of the column the page is about."""
    level: float | None = None
    """y of the level the red column is compared with, if that is to be shown."""

    @property
    def width(self) -> float:
        """Of one column."""
        return (self.plot.w - GAP * (len(self.tops) - 1)) / len(self.tops)

    def box(self, index: int) -> Rect:
        """One column."""
        x = self.plot.x + index * (self.width + GAP)
        return Rect(x, self.tops[index], self.width, self.plot.bottom - self.tops[index])

    def foot(self, index: int, label: Phrase) -> float:
        """Baseline of a column's label; a red one under a level it would touch clears that."""
        foot = self.tops[index] - LIFT
        if index != self.red or self.level is None:
            return foot
        is_touched = foot - label.cap - LIFT / 2 < self.level < foot + LIFT
        return min(foot, self.level - LIFT) if is_touched else foot


def set_columns(sheet: Sheet) -> None:
    """Set the chart."""
    top = sheet.head()
    values = point_values(sheet, sheet.slide.series[0].points)
    red = sheet.emphasis(len(values))
    first, last = annotation_zones(sheet.setting.geometry, len(values))
    note = None
    if sheet.slide.annotation is not None:
        geometry = sheet.setting.geometry
        room = geometry.width if sheet.is_portrait else geometry.right - first
        note = plan_annotation(sheet, room)
    if note is not None and sheet.is_portrait:
        top += portrait_annotation(sheet, note, top)
    right = last if note is not None else sheet.setting.geometry.right
    columns, phrases = _laid_out(sheet, values, red, top, right)
    _draw(sheet, columns, values)
    _labels(sheet, columns, values, phrases)
    end_s = _entrances(sheet, columns, phrases)
    if note is not None and not sheet.is_portrait:
        _annotate(sheet, note, columns, first, end_s)


def annotation_zones(geometry: Geometry, count: int) -> tuple[float, float]:
    """Left edge of the annotation, right edge of the plot of so many columns beside it."""
    if geometry.is_portrait:
        return geometry.left, geometry.right
    column = 10 if geometry.w >= _NARROW or count > _FEW else 9
    return geometry.col(column), geometry.col_right(column - 1)


def portrait_annotation(sheet: Sheet, note: Annotation, top: float) -> float:
    """The annotation between deck and chart; returns the height it takes."""
    with sheet.draft.part(Reveal.RISE, 1.3, 2 * sheet.motion.exit):
        note.place(sheet, sheet.setting.geometry.left, top + note.cap)
    return note.cap + note.depth + _ANNOTATION_GAP


def _laid_out(
    sheet: Sheet, values: list[Value], red: int, top: float, right: float
) -> tuple[Columns, list[Phrase]]:
    """Columns as high as leaves room for the label above each."""
    geometry, scale = sheet.setting.geometry, sheet.setting.scale
    base = geometry.bottom - AXIS_DROP
    width = right - geometry.left
    if sheet.is_portrait:
        top = max(top, base - PORTRAIT_TALLEST)
    width = min(width, len(values) * _WIDEST[sheet.is_portrait])
    plot = Rect(geometry.left, top, width, base - top)
    said = common_scale(values, sheet.setting.words(sheet.slide.deck))
    phrases = [
        value_phrase(
            sheet,
            value,
            scale.value_last[1] if index == red else scale.value,
            Ink.RED if index == red else Ink.FG,
            said,
        )
        for index, value in enumerate(values)
    ]
    each = (width - GAP * (len(values) - 1)) / len(values)
    room = each - 1.5 * INSET
    if sheet.is_portrait and red == len(values) - 1 and red > 0:
        # The last column's label may reach back over its neighbour's, if that stands lower.
        reaching = _fitted(sheet, phrases, red, room, scale.value_last[0])
        columns = _placed(sheet, values, reaching, red, plot)
        clear = columns.tops[red - 1] - LIFT - reaching[red - 1].cap - _APART
        if columns.foot(red, reaching[red]) + reaching[red].depth <= clear:
            return columns, reaching
    phrases = _fitted(sheet, phrases, red, room, 0.0)
    return _placed(sheet, values, phrases, red, plot), phrases


def _placed(
    sheet: Sheet, values: list[Value], phrases: list[Phrase], red: int, plot: Rect
) -> Columns:
    against = _compared(sheet, values, red)
    unit = _unit(values, phrases, red, against, plot.h - LIFT)
    tops = tuple(plot.bottom - value.amount * unit for value in values)
    level = None
    if against is not None and abs(tops[against] - tops[red]) >= _BRACKET_LEAST:
        level = tops[against]
    return Columns(plot, tops, plot.h / unit, red, level)


def _compared(sheet: Sheet, values: list[Value], red: int) -> int | None:
    """Index of the column that the annotation compares the last one with."""
    use = sheet.slide.annotation
    if use is None or sheet.is_portrait or red != len(values) - 1:
        return None
    return compared(sheet.setting.figure(use), values, red)


def _unit(
    values: list[Value], phrases: list[Phrase], red: int, against: int | None, height: float
) -> float:
    """Height of one unit of value such that every label fits above its column."""
    amounts = [value.amount for value in values]
    if against is not None:
        amounts[red] = max(amounts[red], amounts[against])
    return min(
        (
            (height - label.cap) / amount
            for amount, label in zip(amounts, phrases, strict=True)
            if amount > 0
        ),
        default=1.0,
    )


def _fitted(
    sheet: Sheet, phrases: list[Phrase], red: int, room: float, red_least: float
) -> list[Phrase]:
    """Labels no wider than their columns; all but the red one of one size.

    Args:
        sheet: The page.
        phrases: Labels at their largest.
        red: Index of the red one.
        room: Width of a column for its label.
        red_least: Em below which the red one is not made smaller.
    """
    scale = sheet.setting.scale
    plain = [label.width for index, label in enumerate(phrases) if index != red]
    factor = min(1.0, room / max([*plain, 0.1]))
    if factor * scale.value < _LEAST * scale.axis and not red_least:
        sheet.draft.problem("The columns are too narrow for their values; show fewer of them.")
    least = red_least / scale.value_last[1]
    return [
        label.scaled(max(least, min(1.0, room / label.width)) if index == red else factor)
        for index, label in enumerate(phrases)
    ]


def _draw(sheet: Sheet, columns: Columns, values: list[Value]) -> None:
    """The plot itself, its baseline, and the categories beneath."""
    draft, plot = sheet.draft, columns.plot
    lines = sheet.setting.scale.lines
    draft.add(
        PlotMark(
            plot,
            PlotForm.COLUMNS,
            (PlotSeries(tuple(value.amount for value in values), Ink.FG),),
            columns.y_max,
            emphasis=columns.red,
            gap=GAP,
            edge=lines.mark,
        )
    )
    with axis(sheet, plot, plot.right):
        set_categories(
            sheet,
            [value.name for value in values],
            [columns.box(index).x + INSET for index in range(len(values))],
            columns.width - INSET,
            columns.red,
        )


def _labels(sheet: Sheet, columns: Columns, values: list[Value], phrases: list[Phrase]) -> None:
    """Each column's value above it."""
    for index, (value, label) in enumerate(zip(values, phrases, strict=True)):
        box = columns.box(index)
        x = min(box.x + INSET, box.right - label.width)
        ink = label.place(sheet.draft, x, columns.foot(index, label))
        sheet.touch(value.figure, box.united(ink))
        sheet.tell(value.name, value.written.plain())


def _entrances(sheet: Sheet, columns: Columns, phrases: list[Phrase]) -> float:
    """Columns grow from left to right, the red one last; returns when it stands."""
    draft, motion = sheet.draft, sheet.motion
    others = [index for index in range(len(phrases)) if index != columns.red]
    for order, index in enumerate(others):
        delay = _START_S + order * motion.stagger
        strip = _strip(columns, phrases, index)
        draft.entrance(Entrance(strip, Reveal.GROW_UP, delay, _GROW_S, Pace.STANDARD))
    start = _START_S + (len(others) * motion.stagger + _GROW_S / 2 if others else 0.0)
    box = columns.box(columns.red)
    strip = _strip(columns, phrases, columns.red)
    if phrases[columns.red].width > columns.width:
        # The label reaches over its neighbour: it comes by itself, above the neighbour's strip.
        foot = columns.foot(columns.red, phrases[columns.red]) + 0.4
        x = box.right - phrases[columns.red].width - 0.4
        label = Rect(x, strip.y, box.right + 0.4 - x, foot - strip.y)
        draft.entrance(Entrance(label, Reveal.RISE, start + motion.enter, 0.3))
        strip = Rect(strip.x, label.bottom, strip.w, columns.plot.bottom - label.bottom)
    draft.entrance(Entrance(strip, Reveal.GROW_UP, start, motion.enter, Pace.STANDARD))
    return start + motion.enter


def _strip(columns: Columns, phrases: list[Phrase], index: int) -> Rect:
    """What grows with a column: itself and its label."""
    box = columns.box(index)
    x0, x1 = box.x - _STRIP_PAD, box.right + _STRIP_PAD
    label = phrases[index]
    top = min(columns.foot(index, label) - label.cap, box.y) - 0.4
    return Rect(x0, top, x1 - x0, columns.plot.bottom - top)


def _annotate(sheet: Sheet, note: Annotation, columns: Columns, left: float, end_s: float) -> None:
    """Bracket between the two levels, dashed level across the red column, and the figure."""
    draft, box, line = sheet.draft, columns.box(columns.red), sheet.setting.scale.lines.base
    low = columns.tops[columns.red]
    bracket = None
    if columns.level is not None:
        high, low = sorted((columns.tops[columns.red], columns.level))
        ink = Ink.BG if columns.level > box.y else Ink.FG
        level = ((box.x, columns.level), (box.right, columns.level))
        draft.add(LineMark(level, ink, line, _DASH, "level"))
        x0, x1 = box.right + _BRACKET_AT - _BRACKET_DEPTH, box.right + _BRACKET_AT
        bracket = LineMark(
            ((x0, high), (x1, high), (x1, low), (x0, low)), Ink.FG, line, role="bracket"
        )
    baseline = min(low + _NUMBER_GAP + note.cap, columns.plot.bottom - note.depth)
    if bracket is not None:
        with draft.part(Reveal.FADE, end_s, 0.3):
            draft.add(bracket)
    with draft.part(Reveal.RISE, end_s, 0.3):
        note.place(sheet, left, baseline)
