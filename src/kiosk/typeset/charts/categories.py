"""Category names beneath a baseline: years, days; the decisive one bold."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Entrance, Face, Glyph, Rect, Reveal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.marks import TextMark

AXIS_DROP = 4.6
"""From the baseline of the chart to that of the category names."""
_SHRINK = (1.0, 0.92, 0.85)
_APART = 1.5
"""Least distance between two names."""


@contextmanager
def axis(sheet: Sheet, plot: Rect, right: float) -> Iterator[None]:
    """The baseline of a plot; it and the names added within come in with the headline.

    Args:
        sheet: The page.
        plot: The rectangle that stands on the baseline.
        right: Where the baseline ends.
    """
    draft, motion = sheet.draft, sheet.motion
    first = len(draft.marks)
    thick = sheet.setting.scale.lines.base
    left = sheet.setting.geometry.left
    draft.rule(left, plot.bottom, right - left, thick, Ink.FG, "baseline")
    yield
    box = draft.marks[first].rect
    for mark in draft.marks[first:]:
        box = box.united(mark.rect)
    area = Rect(box.x - 0.4, plot.bottom, box.w + 0.8, box.bottom + 0.4 - plot.bottom)
    draft.entrance(Entrance(area, Reveal.FADE, 0.0, motion.enter))


def set_categories(
    sheet: Sheet, names: Sequence[str], places: Sequence[float], room: float, decisive: int
) -> None:
    """Names below columns, each from its own left edge.

    Args:
        sheet: The page.
        names: One for each column.
        places: Left ink edges, u.
        room: Width for one name, u.
        decisive: Index of the bold one.
    """
    marks: list[TextMark] = []
    for factor in _SHRINK:
        marks = _marks(sheet, names, places, decisive, factor, Anchor.LEFT_INK)
        if all(mark.rect.w <= room for mark in marks):
            break
    else:
        sheet.draft.problem(f'The names under the chart are too long, such as "{names[0]}".')
    sheet.draft.add(*(mark for mark in marks if mark.text))


def set_points(sheet: Sheet, names: Sequence[str], places: Sequence[float], decisive: int) -> None:
    """Names centered below points; where they are too close, the less important ones go.

    The decisive one, the last and the first stay; the others come in an even step.
    """
    kept: list[TextMark] = []
    for step, factor in [(1, factor) for factor in _SHRINK] + [(n, 1.0) for n in range(2, 99)]:
        every = _marks(sheet, names, places, decisive, factor, Anchor.CENTER_INK)
        kept = _spread(_inside(sheet, every), decisive, step)
        if kept:
            break
    sheet.draft.add(*(mark for mark in kept if mark.text))


def _spread(marks: list[TextMark], decisive: int, step: int) -> list[TextMark]:
    """The names that stand if every `step`-th does; none if two of them collide.

    First and last stand too, unless they collide with the decisive one; others close to them give
    way.
    """
    last = len(marks) - 1
    fixed: list[int] = []
    for index in dict.fromkeys((decisive, last, 0)):
        if not any(_collide(marks[index], marks[other]) for other in fixed):
            fixed.append(index)
    near = 0.75 * step if step > 1 else 0.0
    even = [
        index
        for index in range(decisive % step, len(marks), step)
        if index not in fixed and min(index, last - index) >= near
    ]
    kept = [marks[index] for index in sorted({*fixed, *even})]
    if any(_collide(a, b) for a, b in pairwise(kept)) and step <= last:
        return []
    return kept


def _collide(a: TextMark, b: TextMark) -> bool:
    return a.rect.grown(_APART / 2).intersects(b.rect.grown(_APART / 2))


def _inside(sheet: Sheet, marks: list[TextMark]) -> list[TextMark]:
    geometry = sheet.setting.geometry
    return [_held(mark, geometry.left, geometry.right) for mark in marks]


def _marks(
    sheet: Sheet,
    names: Sequence[str],
    places: Sequence[float],
    decisive: int,
    factor: float,
    anchor: Anchor,
) -> list[TextMark]:
    setting, draft = sheet.setting, sheet.draft
    return [
        draft.line(name, Face.SANS_BOLD if index == decisive else Face.SANS).mark(
            x,
            setting.geometry.bottom,
            setting.scale.axis * factor,
            Ink.FG if index == decisive else Ink.FG2,
            anchor=anchor,
            role="category",
        )
        for index, (name, x) in enumerate(zip(names, places, strict=True))
    ]


def _held(mark: TextMark, left: float, right: float) -> TextMark:
    """The mark moved inside the margins."""
    shift = max(0.0, left - mark.rect.x) - max(0.0, mark.rect.right - right)
    if not shift:
        return mark
    rect = Rect(mark.rect.x + shift, mark.rect.y, mark.rect.w, mark.rect.h)
    glyphs = tuple(Glyph(glyph.index, glyph.x + shift, glyph.y) for glyph in mark.glyphs)
    return replace(mark, rect=rect, glyphs=glyphs)
