"""Unit squares: two to four counts, the same number of things in every square."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.marks_words import one_mark, said_size
from kiosk.typeset.charts.square_headings import (
    BESIDE,
    NUMERAL,
    Group,
    Heading,
    fit_headings,
    fit_heads,
)
from kiosk.typeset.charts.values import group_values
from kiosk.typeset.marks import Entrance, Pace, Rect, RectMark, Reveal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.charts.sheet import Sheet

FEWEST, MOST = 60, 200
"""Squares of the largest group."""
_BEST = 110
TOLERANCE = 0.02
"""By so much of its value a group may differ from its squares."""
ROWS = 5
GAP = 0.7
GAP_LEAST = 0.4
_SHARES = (0.58, 0.5, 0.42)
"""Landscape: parts of the zone that numbers may take where names stand beside them."""
_GOOD = 0.55
"""Landscape: a numeral smaller than this part of its block is worth another column."""
_PER_ROW = (14, 16, 20, 25, 30, 40)
"""Portrait."""
_GROUP_GAP = 14.0
"""Portrait: between two groups at least, if fewer squares to a row would crowd them."""
_GROUP_GAP_LEAST = 5.0
_RED_PART = 0.132
"""Part of a page that red squares may cover; with numeral and progress line it stays below 15 %."""
_HEAD_GAP = 2.9
"""Portrait: from a heading's baseline to its squares."""
_COMMA_GAP = 1.5
"""Portrait: from a comma's lower end to the squares, at least."""
_AIR = 3.0
"""Landscape: between number and name, more than least, where their squares are low."""
_SPACE = {2: 5.4, 3: 4.6, 4: 3.6}
"""Landscape: between groups, by their number."""
_COLUMN_S = 1 / 60
"""A column a frame: at any other pace they come in an uneven beat."""
_LONGEST_S = 1.2
_START_S = 0.2


def set_squares(sheet: Sheet) -> None:
    """Set the chart."""
    values = group_values(sheet, sheet.slide.groups)
    amounts = [value.amount for value in values]
    said = said_size(sheet, "square")
    size = int(said) if said else square_size(amounts)
    _complain(sheet, amounts, size)
    deck = sheet.setting.words(sheet.slide.deck)
    words = one_mark(sheet, "square", values[0].written.unit, size)
    if words:
        stop = "，" if sheet.setting.is_chinese else "; "
        deck = f"{deck}{stop}{words}" if deck else words
    top = sheet.head(deck)
    red = sheet.emphasis(len(values))
    groups = [
        Group(value, max(1, round(value.amount / size)), index == red)
        for index, value in enumerate(values)
    ]
    if sheet.is_portrait:
        _portrait(sheet, groups, top)
    else:
        _landscape(sheet, groups, top)
    for value in values:
        sheet.tell(value.name, value.written.plain())


def square_size(amounts: Sequence[float]) -> int:
    """How many things one square stands for: 1, 2 or 5 times a power of ten.

    The largest group gets 60 to 200 squares and every group whole ones; among several sizes the
    one that fits best, then the one nearest to 110 squares.  Small counts have one square each.
    """
    largest = max(amounts, default=0.0)
    if largest <= FEWEST:
        return 1
    every = [step * 10**power for power in range(13) for step in (1, 2, 5)]
    usual = [size for size in every if FEWEST <= largest / size <= MOST]
    fitting = [size for size in usual if _error(amounts, size) <= TOLERANCE]
    if not fitting:
        wider = [size for size in every if FEWEST / 2 <= largest / size <= MOST]
        fitting = [size for size in wider if _error(amounts, size) <= TOLERANCE]
    return min(
        fitting or usual,
        key=lambda size: (round(_error(amounts, size), 4), abs(math.log(largest / size / _BEST))),
    )


def _error(amounts: Sequence[float], size: int) -> float:
    """By how much of its value the worst group differs from its squares."""
    return max(
        (abs(round(a / size) * size - a) / a for a in amounts if a > 0),
        default=0.0,
    )


def _complain(sheet: Sheet, amounts: Sequence[float], size: int) -> None:
    if max(amounts, default=0.0) / size > MOST + 40:
        sheet.draft.problem(f"One square of {size} makes too many squares to count.")
    if _error(amounts, size) > TOLERANCE:
        sheet.draft.problem(
            f"Not all groups come to whole squares of {size}; compare them in another chart."
        )


def _landscape(sheet: Sheet, groups: list[Group], top: float) -> None:
    """Groups one below the other: number and name left, squares right."""
    geometry = sheet.setting.geometry
    space = _SPACE.get(len(groups), _SPACE[4])
    height = (geometry.bottom - top - space * (len(groups) - 1)) / len(groups)
    left, headings = _zones(sheet, groups, height)
    columns = max(math.ceil(group.squares / ROWS) for group in groups)
    pitch = min((height + GAP) / ROWS, (geometry.right - left + GAP) / columns)
    gap = min(GAP, max(GAP_LEAST, 0.2 * pitch))
    side = min((height - gap * (ROWS - 1)) / ROWS, (geometry.right - left + gap) / columns - gap)
    block = side * ROWS + gap * (ROWS - 1)
    for number, (group, heading) in enumerate(zip(groups, headings, strict=True)):
        foot = geometry.bottom - (len(groups) - 1 - number) * (height + space)
        area = Rect(left, foot - block, 0.0, block)
        with sheet.draft.part(Reveal.RISE, _START_S, sheet.motion.enter):
            above = max(block, min(height, heading.height + _AIR))
            ink = heading.place(sheet, geometry.left, foot - above, foot)
        squares = _fill_columns(sheet, group, area, side, gap)
        sheet.touch(group.value.figure, ink)
        sheet.touch(group.value.figure, squares)


def _zones(sheet: Sheet, groups: list[Group], height: float) -> tuple[float, list[Heading]]:
    """Left edge of the squares, and what stands left of it.

    Two groups have number above name, as high as their squares.  More groups have both in one
    line, and the squares begin at the first column that leaves room for it.
    """
    geometry = sheet.setting.geometry
    is_one_line = len(groups) > 2
    left, headings = geometry.left, list[Heading]()
    for column in (5, 6, 7) if is_one_line else (5, 6):
        left = geometry.col(column)
        room = left - geometry.gutter - geometry.left
        for share in _SHARES if is_one_line else (1.0,):
            headings = fit_headings(sheet, groups, room, height, share)
            if all(heading.name.fits for heading in headings):
                break
        if all(heading.name.fits and heading.number_size >= _GOOD * height for heading in headings):
            break
    for heading in headings:
        if not heading.name.fits:
            words = "".join(line.text for line in heading.name.lines)
            sheet.draft.problem(f'The name "{words}" is too long beside its squares.')
    return left, headings


def _fill_columns(sheet: Sheet, group: Group, area: Rect, side: float, gap: float) -> Rect:
    """Squares column by column, each from the top; returns the box around them."""
    columns = math.ceil(group.squares / ROWS)
    pitch = side + gap
    for index in range(group.squares):
        column, row = divmod(index, ROWS)
        square = Rect(area.x + column * pitch, area.y + row * pitch, side, side)
        sheet.draft.add(RectMark(square, group.ink, "square"))
    box = Rect(area.x, area.y, columns * pitch - gap, area.h)
    reveal = Rect(area.x - gap / 2, area.y - gap / 2, columns * pitch, area.h + gap)
    _enter(sheet, reveal, columns)
    return box


def _enter(sheet: Sheet, rect: Rect, columns: int) -> None:
    """Squares come column by column."""
    duration = min(_LONGEST_S, columns * _COLUMN_S)
    wipe = Entrance(rect, Reveal.WIPE_RIGHT, _START_S, duration, Pace.LINEAR, columns)
    sheet.draft.entrance(wipe)


def _portrait(sheet: Sheet, groups: list[Group], top: float) -> None:
    """A heading line above each block; blocks filled row by row."""
    geometry, scale = sheet.setting.geometry, sheet.setting.scale
    room = geometry.bottom - top
    size = min(NUMERAL, scale.figure_l[1]) if len(groups) <= 3 else scale.figure_m
    heads, names = fit_heads(sheet, groups, size)
    gaps = [max(_HEAD_GAP, head.depth + _COMMA_GAP) for head in heads]
    fixed = sum(head.cap for head in heads) + sum(gaps)
    per_row, side, gap = _rows(geometry.width, groups, room - fixed)
    side = min(side, _red_side(groups, geometry.w * geometry.h))
    gap = (geometry.width - side * per_row) / (per_row - 1)
    blocks = [_block(group, per_row, side, gap) for group in groups]
    spare = room - fixed - sum(blocks)
    between = spare / max(1, len(groups) - 1)
    y = top
    for group, head, head_gap, name, block in zip(groups, heads, gaps, names, blocks, strict=True):
        baseline = y + head.cap
        with sheet.draft.part(Reveal.RISE, _START_S, sheet.motion.enter):
            box = head.place(sheet.draft, geometry.left, baseline)
            name.place(sheet.draft, box.right + BESIDE, baseline, Ink.FG, role="name")
        area = Rect(geometry.left, baseline + head_gap, geometry.width, block)
        _fill_rows(sheet, group, area, per_row, side, gap)
        sheet.touch(group.value.figure, Rect(area.x, y, area.w, area.bottom - y))
        y = area.bottom + between


def _rows(width: float, groups: list[Group], room: float) -> tuple[int, float, float]:
    """Squares to a row, their side, their gap: the largest squares that leave white between."""
    every: list[tuple[int, float, float]] = []
    for per_row in _PER_ROW:
        gap = max(GAP_LEAST, GAP * _PER_ROW[0] / per_row)
        every.append((per_row, (width - gap * (per_row - 1)) / per_row, gap))
    for least in (_GROUP_GAP, _GROUP_GAP_LEAST):
        for rows in every:
            used = sum(_block(group, *rows) for group in groups)
            if used + least * (len(groups) - 1) <= room:
                return rows
    return every[-1]


def _red_side(groups: list[Group], page: float) -> float:
    """Largest side at which the red squares leave the page calm.

    Args:
        groups: All of the chart.
        page: Area of the page, square u.
    """
    red = sum(group.squares for group in groups if group.is_red)
    return math.sqrt(_RED_PART * page / max(1, red))


def _block(group: Group, per_row: int, side: float, gap: float) -> float:
    """Height of a group's squares."""
    return math.ceil(group.squares / per_row) * (side + gap) - gap


def _fill_rows(
    sheet: Sheet, group: Group, area: Rect, per_row: int, side: float, gap: float
) -> None:
    pitch = side + gap
    for index in range(group.squares):
        row, column = divmod(index, per_row)
        square = Rect(area.x + column * pitch, area.y + row * pitch, side, side)
        sheet.draft.add(RectMark(square, group.ink, "square"))
    reveal = Rect(area.x - gap / 2, area.y - gap / 2, per_row * pitch, area.h + gap)
    _enter(sheet, reveal, per_row)
