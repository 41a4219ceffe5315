"""Dots: part of a countable whole, one dot for one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.head import place_head, plan_head
from kiosk.typeset.charts.marks_words import one_mark
from kiosk.typeset.charts.sheet import CHART_DROP
from kiosk.typeset.charts.values import group_values
from kiosk.typeset.lines import fit_size
from kiosk.typeset.marks import DiscMark, Entrance, Face, Rect, Reveal

if TYPE_CHECKING:
    from kiosk.typeset.charts.head import Head
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value

MOST = 60
_DIAMETER = {False: 8.2, True: 7.1}
"""Landscape, portrait."""
_FILL = 8.2 / 10.84
"""Diameter to pitch."""
_DESIGNED = 30
"""So many dots have these diameters; fewer are larger, and cover as much."""
_FEW = 15
"""Up to so many, rows are of 5 in portrait too."""
_MANY = 30
"""Above this, landscape rows are of 10 instead of 5."""
_ROOM = 0.44
"""Part of the width that rows take in landscape."""
_ZONE_GAP = 5.0
"""Between numeral and dots, side by side."""
_LARGEST = 50.0
_SMALLEST = 14.0
_WHOLE_RATIO = 0.43
"""Size of "/30" to the size of "26"."""
_SLASH_GAP = 1.8
_NUMERAL_LIFT = 12.0
"""Portrait: from the dots' upper edge to the numeral's baseline."""
_NUMERAL_GAP = 3.0
"""From the deck to the numeral's ink top, at least."""
_STEP_S = 0.035
_LONGEST_S = 1.3
_APPEAR_S = 0.1
"""Of one disc: the next one begins before it is complete, so that every frame differs."""
_START_S = 0.12


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the dots stand, the first at the upper left, row by row."""

    count: int
    columns: int
    diameter: float
    pitch: float
    left: float
    bottom: float

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return math.ceil(self.count / self.columns)

    @property
    def rect(self) -> Rect:
        """The box around all dots."""
        w = self.pitch * (self.columns - 1) + self.diameter
        h = self.pitch * (self.rows - 1) + self.diameter
        return Rect(self.left, self.bottom - h, w, h)

    def center(self, index: int) -> tuple[float, float]:
        """Center of a dot."""
        row, column = divmod(index, self.columns)
        r, box = self.diameter / 2, self.rect
        return box.x + r + column * self.pitch, box.y + r + row * self.pitch


def set_dots(sheet: Sheet) -> None:
    """Set the chart."""
    part, whole = group_values(sheet, sheet.slide.groups[:2])
    count, filled = round(whole.amount), round(part.amount)
    if count > MOST or filled > count or count < 1:
        sheet.draft.problem(
            f"{filled} of {count} cannot be drawn as dots; the whole may be 1 to {MOST}, "
            "and the part no more than the whole."
        )
        count = max(1, min(count, MOST))
        filled = min(filled, count)
    one_mark(sheet, "dot", whole.written.unit)
    if sheet.is_portrait:
        foot = place_head(sheet, _head(sheet, sheet.setting.geometry.width))
        grid = _portrait_grid(sheet, count)
        baseline = grid.rect.y - _NUMERAL_LIFT
        width = sheet.setting.geometry.width
    else:
        head, grid = _landscape(sheet, count)
        foot = place_head(sheet, head)
        baseline = sheet.setting.geometry.bottom
        width = grid.left - _ZONE_GAP - sheet.setting.geometry.left
    _numeral(sheet, part, whole, baseline, width, foot + _NUMERAL_GAP)
    _dots(sheet, grid, filled)
    sheet.touch(part.figure, grid.rect)
    sheet.tell(part.name, part.written.plain())
    sheet.tell(whole.name, whole.written.plain())


def _head(sheet: Sheet, width: float) -> Head:
    return plan_head(sheet, width, sheet.setting.words(sheet.slide.deck))


def _diameter(count: int, *, is_portrait: bool) -> float:
    """The largest diameter of so many dots, u."""
    return _DIAMETER[is_portrait] * math.sqrt(_DESIGNED / min(count, _DESIGNED))


def _portrait_grid(sheet: Sheet, count: int) -> Grid:
    geometry = sheet.setting.geometry
    if count <= _FEW:
        pitch = geometry.width / (4 + _FILL)
        pitch = min(pitch, _diameter(count, is_portrait=True) / _FILL)
        return Grid(count, 5, _FILL * pitch, pitch, geometry.left, geometry.bottom)
    diameter = _DIAMETER[True] * geometry.width / 87.0
    pitch = (geometry.width - diameter) / 9
    return Grid(count, 10, diameter, pitch, geometry.left, geometry.bottom)


def _landscape(sheet: Sheet, count: int) -> tuple[Head, Grid]:
    """Dots at the right, the headline beside them; beneath it where it needs the width."""
    geometry = sheet.setting.geometry
    grid = _grid(sheet, count, geometry.top)
    head = _head(sheet, grid.left - _ZONE_GAP - geometry.left)
    if head.fits:
        return head, grid
    head = _head(sheet, geometry.width)
    return head, _grid(sheet, count, head.foot + CHART_DROP)


def _grid(sheet: Sheet, count: int, top: float) -> Grid:
    """Dots that end at the right margin and stand on content bottom."""
    geometry = sheet.setting.geometry
    columns = 5 if count <= _MANY else 10
    rows = math.ceil(count / columns)
    pitch = min(
        _diameter(count, is_portrait=False) / _FILL,
        (geometry.bottom - top) / (rows - 1 + _FILL),
        _ROOM * geometry.width / (columns - 1 + _FILL),
    )
    diameter = _FILL * pitch
    left = geometry.right - pitch * (columns - 1) - diameter
    return Grid(count, columns, diameter, pitch, left, geometry.bottom)


def _numeral(
    sheet: Sheet, part: Value, whole: Value, baseline: float, width: float, top: float
) -> None:
    """The part large and red, the whole behind a slash."""
    draft, scale = sheet.draft, sheet.setting.scale
    left = sheet.setting.geometry.left
    number = draft.line(part.written.number, Face.SERIF_BOLD)
    total = draft.line(f"/{whole.written.number}", Face.SERIF_BOLD)
    words = draft.line(part.written.before, Face.SERIF_BOLD)
    shift = words.ink.w * scale.qualifier_hero + 2.4 if part.written.before else 0.0
    ems = number.ink.w + _WHOLE_RATIO * total.ink.w
    room = width - shift - _SLASH_GAP
    size = min(_LARGEST, room / ems, (baseline - top) / -number.ink.y)
    if size < _SMALLEST:
        draft.problem(f"There is no room for {part.written.plain()} of {whole.written.plain()}.")
    with draft.part(Reveal.RISE, _START_S, sheet.motion.enter):
        if part.written.before:
            cap = baseline + number.ink.y * size
            qualifier = fit_size(words, width / 3, scale.qualifier_hero, scale.axis)
            foot = cap - words.ink.y * qualifier
            draft.add(words.mark(left, foot, qualifier, Ink.FG, role="qualifier"))
        mark = number.mark(left + shift, baseline, size, Ink.RED, role="hero")
        x = mark.rect.right + _SLASH_GAP
        slash = total.mark(x, baseline, _WHOLE_RATIO * size, Ink.FG, role="whole")
        draft.add(mark, slash)
    sheet.touch(part.figure, mark.rect)
    sheet.touch(whole.figure, slash.rect)


def _dots(sheet: Sheet, grid: Grid, filled: int) -> None:
    """Rings first, then the discs one after the other."""
    draft, r = sheet.draft, grid.diameter / 2
    ring = sheet.setting.scale.lines.ring
    step = min(_STEP_S, _LONGEST_S / max(1, filled))
    for index in range(grid.count):
        x, y = grid.center(index)
        is_filled = index < filled
        mark = DiscMark(
            x,
            y,
            r,
            Ink.RED if is_filled else Ink.FG2,
            0.0 if is_filled else ring,
            "dot" if is_filled else "ring",
        )
        draft.add(mark)
        delay = _START_S + (step * (index + 1) if is_filled else 0.0)
        box = mark.rect.grown(min(0.2, (grid.pitch - grid.diameter) / 4))
        draft.entrance(Entrance(box, Reveal.FADE, delay, _APPEAR_S))
