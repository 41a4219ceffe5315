"""Which form fits which data, so that a chart can be read standing and counted.

Every rule is a pure function of the values; its complaint names the form that would fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kiosk.figures.model import Figure, Qualifier, UnitClass
from kiosk.show.model import ChartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMNS: Final = 8
MOST_POINTS: Final = 400
MOST_SERIES: Final = 2
MOST_DOTS: Final = 60
MOST_STROKES: Final = 240
STROKE_GROUPS: Final = (2, 5)
SQUARE_GROUPS: Final = (2, 4)
SHARE_PARTS: Final = (2, 4)
RANKING_ITEMS: Final = (5, 8)
SQUARES: Final = (60, 200)
"""Squares of the largest group."""
SQUARE_TOLERANCE: Final = Decimal("0.02")
"""How far a group may be from whole squares, as part of the group."""

REFUSED: Final[dict[str, str]] = {
    "pie": "share",
    "donut": "share",
    "doughnut": "share",
    "stacked": "share",
    "treemap": "share",
    "gauge": "dots",
    "pictogram": "dots",
    "waffle": "dots",
    "radar": "ranking",
    "spider": "ranking",
    "bar": "ranking",
    "bars": "ranking",
    "bubble": "squares",
    "bubbles": "squares",
    "area": "line",
    "stacked-area": "line",
    "dual-axis": "line",
    "scatter": "line",
    "3d": "columns",
    "histogram": "columns",
    "number": "numbers",
}
"""Forms that cannot be read from afar or that mislead, with the form that serves instead."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A form that does not fit its data."""

    message: str
    cure: str
    is_defect: bool = True


def series_misfits(kind: ChartKind, series: Sequence[Sequence[Decimal]]) -> Iterator[Misfit]:
    """What forbids or discourages `kind` for series over time.

    Args:
        kind: COLUMNS or LINE.
        series: Values in order of time, all series of the same length.
    """
    count = len(series[0])
    if count < 2:
        cure = "A single number needs no chart; use a slide of kind numbers or poster."
        yield Misfit(f"a chart of {count} point shows no change", cure)
    if any(value < 0 for values in series for value in values):
        cure = "Show the size, and say in the headline that it is a decrease."
        yield Misfit("a value is below zero, and the marks start from zero", cure)
    elif not any(value > 0 for values in series for value in values):
        yield Misfit("all values are zero", "There is nothing to draw.")
    yield from (_columns if kind is ChartKind.COLUMNS else _line)(len(series), count)


def group_misfits(kind: ChartKind, figures: Sequence[Figure]) -> Iterator[Misfit]:
    """What forbids `kind` for figures side by side.

    Args:
        kind: DOTS, SQUARES, STROKES, SHARE or RANKING.
        figures: Of the groups; for DOTS the part and the whole.
    """
    if len(figures) == 1:
        cure = "A single number needs no chart; use a slide of kind numbers or poster."
        yield Misfit("the chart has one group, expected at least 2", cure)
        return
    classes = sorted({figure.unit_class.value for figure in figures})
    if len(classes) > 1:
        cure = "Compare like with like."
        yield Misfit(f"the groups measure different things: {' and '.join(classes)}", cure)
        return
    ranges = [figure.id for figure in figures if figure.value_max is not None]
    if ranges:
        cure = "Show it on a slide of kind numbers."
        yield Misfit(f'"{ranges[0]}" is a range, and a mark has one size', cure)
        return
    rules = {
        ChartKind.DOTS: _dots,
        ChartKind.SQUARES: _squares,
        ChartKind.STROKES: _strokes,
        ChartKind.SHARE: _share,
        ChartKind.RANKING: _ranking,
    }
    yield from rules[kind](figures)


def square_value(values: Sequence[Decimal]) -> Decimal | None:
    """What one square stands for: 1, 2 or 5 times a power of ten; None if nothing fits.

    The largest group then has 60 to 200 squares, and every group is whole squares within 2 %.
    Groups below 60 are drawn one square each.
    """
    largest = max(values)
    least, most = SQUARES
    if largest < least:
        return Decimal(1) if _are_whole(values) else None
    for power in range(19):
        for digit in (1, 2, 5):
            size = Decimal(digit).scaleb(power)
            if least <= largest / size <= most and all(_is_whole_squares(v, size) for v in values):
                return size.quantize(Decimal(1))
    return None


def _is_whole_squares(value: Decimal, size: Decimal) -> bool:
    count = (value / size).to_integral_value()
    return count >= 1 and abs(count * size - value) <= value * SQUARE_TOLERANCE


def _are_whole(values: Sequence[Decimal]) -> bool:
    return all(value == value.to_integral_value() and value > 0 for value in values)


def _columns(series: int, points: int) -> Iterator[Misfit]:
    if series > 1:
        yield Misfit("columns show one series", "Use `chart: line` for two.")
    if points > MOST_COLUMNS:
        message = f"columns show at most {MOST_COLUMNS} points, here are {points}"
        yield Misfit(message, "Use `chart: line`, or show fewer points.")


def _line(series: int, points: int) -> Iterator[Misfit]:
    if series > MOST_SERIES:
        yield Misfit(f"a line chart shows at most 2 series, here are {series}", "Leave some out.")
    if points > MOST_POINTS:
        message = f"a line chart shows at most {MOST_POINTS} points, here are {points}"
        yield Misfit(message, "Use weekly or monthly values.")
    if series == 1 and 2 <= points <= MOST_COLUMNS:
        message = f"a line of {points} points is read more easily as columns"
        yield Misfit(message, "Use `chart: columns`.", is_defect=False)


def _dots(figures: Sequence[Figure]) -> Iterator[Misfit]:
    part, whole = figures
    yield from _countable(figures, "dots")
    if part.value > whole.value:
        message = f'the part "{part.id}" is larger than the whole "{whole.id}"'
        yield Misfit(message, "Exchange part and whole.")
    elif whole.value > MOST_DOTS:
        message = f"dots show a whole of at most {MOST_DOTS}, here are {whole.value:f}"
        form = "strokes" if whole.value <= MOST_STROKES else "share"
        yield Misfit(message, f"Use `chart: {form}` with the part and the rest as groups.")


def _squares(figures: Sequence[Figure]) -> Iterator[Misfit]:
    least, most = SQUARE_GROUPS
    if not least <= len(figures) <= most:
        message = f"squares compare {least} to {most} counts, here are {len(figures)}"
        yield Misfit(message, "Use `chart: ranking` for 5 to 8.")
    elif figures[0].unit_class is UnitClass.PERCENT:
        yield Misfit("squares count things, not per cent", "Use `chart: share`.")
    elif square_value([figure.value for figure in figures]) is None:
        message = "no size of square fits all groups: the smaller ones are no whole squares"
        yield Misfit(message, "Show them on a slide of kind numbers.")


def _strokes(figures: Sequence[Figure]) -> Iterator[Misfit]:
    least, most = STROKE_GROUPS
    if not least <= len(figures) <= most:
        message = f"strokes show {least} to {most} groups, here are {len(figures)}"
        yield Misfit(message, "Use `chart: ranking`, or join the small groups.")
        return
    yield from _countable(figures, "strokes")
    total = sum(figure.value for figure in figures)
    if total > MOST_STROKES:
        message = f"strokes show at most {MOST_STROKES} in all, here are {total:f}"
        yield Misfit(message, "Use `chart: squares`.")


def _share(figures: Sequence[Figure]) -> Iterator[Misfit]:
    least, most = SHARE_PARTS
    if not least <= len(figures) <= most:
        message = f"a share bar has {least} to {most} parts, here are {len(figures)}"
        yield Misfit(message, "Join the small parts.")
    elif any(figure.unit_class is not UnitClass.PERCENT for figure in figures):
        cure = "Use `chart: strokes` or `chart: squares`, or figures derived as shares."
        yield Misfit("a share bar shows parts in per cent", cure)
    elif any(figure.change is not None for figure in figures):
        cure = "Use `chart: ranking`, or a slide of kind numbers."
        yield Misfit("a change is not a part of a whole", cure)
    else:
        total = sum(figure.value for figure in figures)
        if abs(total - 100) > len(figures) * Decimal("0.5"):
            message = f"the parts add up to {total:f} per cent, expected 100"
            yield Misfit(message, "Add the rest as a part of its own.")


def _ranking(figures: Sequence[Figure]) -> Iterator[Misfit]:
    least, most = RANKING_ITEMS
    if len(figures) < least:
        message = f"a ranking has {least} to {most} items, here are {len(figures)}"
        yield Misfit(message, "Use `chart: squares` or a slide of kind numbers.")
    elif len(figures) > most:
        message = f"a ranking has {least} to {most} items, here are {len(figures)}"
        yield Misfit(message, f"Show the first {most}.")


def _countable(figures: Sequence[Figure], marks: str) -> Iterator[Misfit]:
    """Marks that are counted must stand for exact whole numbers."""
    for figure in figures:
        if not _are_whole([figure.value]) or figure.unit_class is UnitClass.PERCENT:
            message = f'{marks} can be counted, and "{figure.id}" is no whole number of things'
            yield Misfit(message, "Use `chart: share` for per cent, else a slide of kind numbers.")
        elif figure.qualifier is not Qualifier.EXACT:
            message = f'{marks} can be counted, and "{figure.id}" is not exact'
            yield Misfit(message, "Use `chart: squares`, or a slide of kind numbers.")
