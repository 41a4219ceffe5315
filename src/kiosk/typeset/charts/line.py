"""Lines: one or two series over time, named at their right ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.annotation import plan_annotation
from kiosk.typeset.charts.beside_lines import Course, Place, label_place
from kiosk.typeset.charts.categories import AXIS_DROP, axis, set_points
from kiosk.typeset.charts.columns import PORTRAIT_TALLEST, annotation_zones, portrait_annotation
from kiosk.typeset.charts.ends import End, end_label, settle
from kiosk.typeset.charts.values import common_scale, point_values, value_phrase
from kiosk.typeset.marks import (
    Entrance,
    Face,
    Pace,
    PlotForm,
    PlotMark,
    PlotSeries,
    Rect,
    Reveal,
)

if TYPE_CHECKING:
    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value

HEADROOM = 1.35
"""Upper end of the value axis to the largest value."""
MAIN_WIDTH = 1.1
REFERENCE_WIDTH = 0.55
DISC_RADIUS = 1.3
END_GAP = 2.8
"""From the last point to the words beside it."""
END_SHARE = 0.14
"""Of the width is left free for these words, or more if they need it."""
_END_SHARE_MOST = 0.42
_LABELLED = 8
"""Up to so many points each carries its value."""
_START_S = 0.12


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines run."""

    plot: Rect
    y_max: float
    courses: tuple[Course, ...]
    """The main series first."""


def set_lines(sheet: Sheet) -> None:
    """Set the chart."""
    geometry = sheet.setting.geometry
    top = sheet.head()
    every = [point_values(sheet, series.points) for series in sheet.slide.series]
    names = [sheet.setting.words(series.name) for series in sheet.slide.series]
    decisive = sheet.emphasis(len(every[0]))
    left, right = annotation_zones(geometry, 1)
    note = plan_annotation(sheet, geometry.right - left)
    if note is not None and sheet.is_portrait:
        top += portrait_annotation(sheet, note, top)
    if note is None:
        right = geometry.right
    ends = _ends(sheet, every, names, decisive)
    lines = _laid_out(sheet, every, top, right, _free(sheet, every[0], decisive, ends, right))
    _draw(sheet, lines, every, decisive, right)
    _labels(sheet, lines, every[0], decisive, has_ends=bool(ends))
    end_s = _START_S + sheet.motion.draw
    with sheet.draft.part(Reveal.FADE, end_s, 0.3):
        for end, baseline in zip(ends, settle(ends, _lasts(lines), lines.plot), strict=True):
            ink = end.place(sheet.draft, lines.plot.right + END_GAP, baseline)
            sheet.touch(end.figure, ink)
    if note is not None and not sheet.is_portrait:
        with sheet.draft.part(Reveal.RISE, end_s + 0.2, 0.3):
            note.place(sheet, left, top + note.cap)
    _tell(sheet, every, names)


def _ends(sheet: Sheet, every: list[list[Value]], names: list[str], decisive: int) -> list[End]:
    """The words at the lines' right ends; none if a single nameless line needs none."""
    if len(every) == 1 and not names[0] and decisive != len(every[0]) - 1:
        return []
    said = common_scale(every[0], sheet.setting.words(sheet.slide.deck))
    return [
        end_label(
            sheet,
            values[-1],
            name,
            said,
            is_main=number == 0,
            is_decisive=number == 0 and decisive == len(values) - 1,
        )
        for number, (values, name) in enumerate(zip(every, names, strict=True))
        if values
    ]


def _free(sheet: Sheet, main: list[Value], decisive: int, ends: list[End], right: float) -> float:
    """Width left free beside the last point."""
    width = right - sheet.setting.geometry.left
    if not ends:
        said = common_scale(main, sheet.setting.words(sheet.slide.deck))
        last = value_phrase(sheet, main[-1], sheet.setting.scale.value, Ink.FG, said)
        name = sheet.draft.line(main[-1].name, Face.SANS).ink.w * sheet.setting.scale.axis
        return max(last.width, name) / 2
    need = max(end.width for end in ends) + END_GAP
    if need > _END_SHARE_MOST * width:
        sheet.draft.problem("The names of the lines are too long; shorten them.")
    return max(END_SHARE * width, need)


def _laid_out(
    sheet: Sheet, every: list[list[Value]], top: float, right: float, free: float
) -> Lines:
    geometry = sheet.setting.geometry
    base = geometry.bottom - AXIS_DROP
    if sheet.is_portrait:
        top = max(top, base - PORTRAIT_TALLEST)
    x = geometry.left + MAIN_WIDTH / 2
    plot = Rect(x, top, right - free - x, base - top)
    largest = max((value.amount for values in every for value in values), default=0.0)
    y_max = HEADROOM * largest or 1.0
    courses = tuple(
        Course(
            tuple(
                (
                    plot.x + plot.w * number / max(1, len(values) - 1),
                    base - plot.h * value.amount / y_max,
                )
                for number, value in enumerate(values)
            ),
            MAIN_WIDTH if index == 0 else REFERENCE_WIDTH,
        )
        for index, values in enumerate(every)
    )
    return Lines(plot, y_max, courses)


def _lasts(lines: Lines) -> list[float]:
    """Y of each line's last point."""
    return [course.points[-1][1] for course in lines.courses]


def _draw(
    sheet: Sheet, lines: Lines, every: list[list[Value]], decisive: int, right: float
) -> None:
    """The plot, its baseline to the right edge of the zone, the names beneath."""
    draft, plot, geometry = sheet.draft, lines.plot, sheet.setting.geometry
    series = tuple(
        PlotSeries(
            tuple(value.amount for value in values),
            Ink.RED if number == 0 else Ink.MUTE,
            MAIN_WIDTH if number == 0 else REFERENCE_WIDTH,
            decisive if number == 0 else None,
        )
        for number, values in enumerate(every)
    )
    draft.add(PlotMark(plot, PlotForm.LINE, series, lines.y_max))
    reach = DISC_RADIUS + 0.2
    area = Rect(
        geometry.left - reach,
        plot.y - 0.4,
        plot.right + reach - geometry.left + reach,
        plot.h + 0.2,
    )
    draft.entrance(Entrance(area, Reveal.WIPE_RIGHT, _START_S, sheet.motion.draw, Pace.STANDARD))
    with axis(sheet, plot, right):
        places = [x for x, _ in lines.courses[0].points]
        set_points(sheet, [value.name for value in every[0]], places, decisive)


def _labels(
    sheet: Sheet, lines: Lines, main: list[Value], decisive: int, *, has_ends: bool
) -> None:
    """Values beside the main line, the decisive one large."""
    taken: list[Rect] = []
    last = len(main) - 1
    order = [decisive, 0, last]
    if len(main) <= _LABELLED:
        order += range(len(main))
    labels = _phrases(sheet, main, decisive, lines.plot.w / max(1, last))
    for index in dict.fromkeys(order):
        if has_ends and index == last:
            continue
        place = _label(sheet, lines, index, labels[index], taken, is_decisive=index == decisive)
        if place is None:
            sheet.draft.problem(f'There is no room for the value at "{main[index].name}".')
            continue
        ink = labels[index].place(sheet.draft, place.x, place.baseline)
        taken.append(ink)
        sheet.touch(main[index].figure, ink)


def _phrases(sheet: Sheet, main: list[Value], decisive: int, pitch: float) -> list[Phrase]:
    scale = sheet.setting.scale
    said = common_scale(main, sheet.setting.words(sheet.slide.deck))
    plain = [value_phrase(sheet, value, scale.value, Ink.FG, said) for value in main]
    widest = max(label.width for label in plain)
    factor = min(1.0, max(0.75, (pitch - 1.5) / widest)) if len(main) <= _LABELLED else 1.0
    return [
        value_phrase(sheet, main[index], scale.value_last[1], Ink.RED, said)
        if index == decisive
        else label.scaled(factor)
        for index, label in enumerate(plain)
    ]


def _label(
    sheet: Sheet,
    lines: Lines,
    index: int,
    label: Phrase,
    taken: list[Rect],
    *,
    is_decisive: bool,
) -> Place | None:
    geometry, plot = sheet.setting.geometry, lines.plot
    right = plot.right + DISC_RADIUS if not is_decisive else geometry.right
    area = Rect(geometry.left, plot.y - 0.2, right - geometry.left, plot.h - 1.0)
    radius = DISC_RADIUS if is_decisive else 0.0
    return label_place(lines.courses, index, label, area, taken, radius)


def _tell(sheet: Sheet, every: list[list[Value]], names: list[str]) -> None:
    gap = "" if sheet.setting.is_chinese else " "
    for name, values in zip(names, every, strict=True):
        for value in values:
            sheet.tell(f"{name}{gap}{value.name}".strip(), value.written.plain())
