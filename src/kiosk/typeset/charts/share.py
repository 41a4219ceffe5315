"""Share: composition in per cent, one bar in parts, each part labelled beside itself.

The bar lies in landscape, labels above it, and stands in portrait, labels to its right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.phrases import number_phrase
from kiosk.typeset.charts.stairs import Step, climb
from kiosk.typeset.charts.values import group_values
from kiosk.typeset.labels import set_label
from kiosk.typeset.marks import Entrance, Face, LineMark, Pace, Rect, RectMark, Reveal

if TYPE_CHECKING:
    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value
    from kiosk.typeset.labels import Label

BAR = {False: 10.0, True: 20.0}
"""Thickness of the bar in landscape and in portrait, u."""
GAP = 0.5
"""Between parts."""
_WHOLE = 100.0
_ROUNDING = 1.0
"""Parts whose sum misses 100 by no more than this are rounded; the bar is full."""
_SIZES = (34.0, 28.0, 24.0, 20.0, 16.0, 14.0, 12.0, 10.4)
"""Of the emphasised numeral."""
_OTHERS = (0.5, 7.6)
"""Of the other numerals: part of that, and least."""
_FOOT = 3.2
"""From the bar to a label's last baseline."""
_TREAD = 3.4
_WORDS_DROP = (5.2, 0.04)
"""From the numeral's baseline to the words' first: u, and em of the numeral."""
_NARROWEST = 0.62
"""A name is set in two lines if its part is at least this wide, measured on its one line."""
_BESIDE = 4.0
"""Portrait: from the bar to the labels."""
_APART = 3.4
"""Portrait: between two labels."""
_STANDING = (17.0, 14.0, 12.0, 10.4, 9.0, 7.6)
"""Portrait: of the other numerals, each tried with all sizes of the emphasised one."""
_MOVED = 8.0
"""Portrait: a label may stand higher than its part by this much, u."""
_START_S = 0.12


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar and its label."""

    value: Value
    bar: Rect
    number: Phrase
    words: Label
    ink: Ink
    size: float
    """Em of the numeral."""

    @property
    def width(self) -> float:
        """Of the label's ink."""
        return max(self.number.width, self.words.width)

    @property
    def first_drop(self) -> float:
        """From the numeral's baseline to the words' first."""
        return _WORDS_DROP[0] + _WORDS_DROP[1] * self.size

    @property
    def drop(self) -> float:
        """From the numeral's baseline to the words' last."""
        return self.first_drop + self.words.leading * self.words.lines_after_first

    @property
    def height(self) -> float:
        """From the label's foot to its ink top."""
        return self.number.cap + self.drop

    def place(self, sheet: Sheet, left: float, foot: float) -> None:
        """Put numeral and words on the page, the words' last baseline on `foot`."""
        baseline = foot - self.drop
        ink = self.number.place(sheet.draft, left, baseline)
        self.words.place(sheet.draft, left, baseline + self.first_drop, Ink.FG, role="label")
        sheet.touch(self.value.figure, Rect(left, ink.y, self.width, foot - ink.y))
        sheet.touch(self.value.figure, self.bar)


def set_share(sheet: Sheet) -> None:
    """Set the chart."""
    values = group_values(sheet, sheet.slide.groups)
    top = sheet.head()
    for value in values:
        sheet.tell(value.name, value.written.plain())
    if sheet.is_portrait:
        _standing(sheet, values, top)
    else:
        _lying(sheet, values, top)


def inks(count: int, red: int) -> list[Ink]:
    """Red for the emphasised part, then ink, grey, blue."""
    others = iter((Ink.FG, Ink.MUTE, Ink.BLUE))
    return [Ink.RED if index == red else next(others, Ink.MUTE) for index in range(count)]


def _stretches(sheet: Sheet, values: list[Value], length: float) -> list[tuple[float, float]]:
    """Begin and end of each part on a bar of that length, and of what the parts leave of it.

    Parts are exactly as long as their per cents; the gaps come off the bar before.
    """
    total = sum(value.amount for value in values)
    if total > _WHOLE + _ROUNDING:
        sheet.draft.problem(f"The parts add up to {total:g} per cent.")
    amounts = [value.amount for value in values]
    if total < _WHOLE - _ROUNDING:
        amounts.append(_WHOLE - total)
    unit = (length - GAP * (len(amounts) - 1)) / sum(amounts)
    ends: list[tuple[float, float]] = []
    start = 0.0
    for amount in amounts:
        ends.append((start, start + amount * unit))
        start = ends[-1][1] + GAP
    return ends


def _part(sheet: Sheet, value: Value, bar: Rect, ink: Ink, size: float, room: float) -> Part:
    draft, scale = sheet.draft, sheet.setting.scale
    number_ink = Ink.RED if ink is Ink.RED else Ink.FG
    number = number_phrase(draft, value.written, size, number_ink, unit_size=scale.label)
    return Part(value, bar, number, _words(sheet, value, max(number.width, room)), ink, size)


def _words(sheet: Sheet, value: Value, room: float) -> Label:
    """What a part is: in one line, or in two where there is a good place to break it."""
    draft, size = sheet.draft, sheet.setting.scale.label
    one = set_label(draft, value.name, Face.SANS, size, sheet.setting.geometry.width, 1)
    text = _with_pause(sheet, value)
    if one.width <= room or (text == value.name and sheet.setting.is_chinese):
        return one
    two = set_label(draft, text, Face.SANS, size, max(room, _NARROWEST * one.width), 2)
    return two if two.fits else one


def _with_pause(sheet: Sheet, value: Value) -> str:
    """The name with a line break: its author's, or in Chinese one at a conjunction."""
    if "\n" in value.lines or not sheet.setting.is_chinese:
        return value.lines
    middle = len(value.name) / 2
    places = [place for place in range(2, len(value.name) - 1) if value.name[place] in "与和及"]
    if not places:
        return value.name
    best = min(places, key=lambda place: abs(place - middle))
    return f"{value.name[:best]}\n{value.name[best:]}"


def _draw_bar(sheet: Sheet, parts: list[Part], rest: list[Rect]) -> None:
    """The bar, and what the named parts leave of the whole in the faintest color."""
    draft, motion = sheet.draft, sheet.motion
    reveal = Reveal.WIPE_UP if sheet.is_portrait else Reveal.WIPE_RIGHT
    with draft.part(reveal, _START_S, motion.draw, pace=Pace.STANDARD):
        draft.add(*(RectMark(part.bar, part.ink, "share") for part in parts))
        draft.add(*(RectMark(bar, Ink.SOFT, "rest") for bar in rest))


def _lying(sheet: Sheet, values: list[Value], top: float) -> None:
    """A bar on content bottom, each label above the left edge of its part."""
    geometry = sheet.setting.geometry
    y, height = geometry.bottom - BAR[False], BAR[False]
    every = [
        Rect(geometry.left + begin, y, end - begin, height)
        for begin, end in _stretches(sheet, values, geometry.width)
    ]
    bars, rest = every[: len(values)], every[len(values) :]
    parts, lefts, feet = _fitted(sheet, values, bars, y - top)
    _draw_bar(sheet, parts, rest)
    first = len(sheet.draft.marks)
    for part, left, foot in zip(parts, lefts, feet, strict=True):
        part.place(sheet, left, y - foot)
        if foot > _FOOT + 0.01:
            line = sheet.setting.scale.lines.base
            x = part.bar.x + line / 2
            pole = ((x, y - foot + 1.2), (x, y))
            sheet.draft.add(LineMark(pole, part.ink, line, role="pole"))
    _enter(sheet, first, Rect(geometry.left, top, geometry.width, y - top))


def _fitted(
    sheet: Sheet, values: list[Value], bars: list[Rect], room: float
) -> tuple[list[Part], list[float], list[float]]:
    """Parts, left edges of their labels, and how high above the bar these stand.

    The numerals are as large as lets all labels stand side by side; only if no size does are
    labels raised above their neighbours.
    """
    colors = inks(len(values), sheet.emphasis(len(values)))
    raised: tuple[list[Part], list[float], list[float]] | None = None
    parts, lefts, feet = list[Part](), list[float](), list[float]()
    for size in _SIZES:
        parts = [
            _part(sheet, value, bar, ink, _size(ink, size), bar.w - 1.5)
            for value, bar, ink in zip(values, bars, colors, strict=True)
        ]
        lefts = [min(part.bar.x, sheet.setting.geometry.right - part.width) for part in parts]
        steps = [
            Step((part.bar.x, part.bar.right), (left, left + part.width), part.height)
            for part, left in zip(parts, lefts, strict=True)
        ]
        feet = climb(steps, _FOOT, _TREAD)
        if max(foot + part.height for foot, part in zip(feet, parts, strict=True)) > room:
            continue
        if max(feet) <= _FOOT + 0.01:
            return parts, lefts, feet
        raised = raised or (parts, lefts, feet)
    if raised is None or any(
        left < part.bar.x - 0.01 and foot > _FOOT + 0.01
        for part, left, foot in zip(*raised, strict=True)
    ):
        sheet.draft.problem("The parts are too small for what is said of them; shorten it.")
    return raised or (parts, lefts, feet)


def _size(ink: Ink, size: float) -> float:
    return size if ink is Ink.RED else max(_OTHERS[1], _OTHERS[0] * size)


def _standing(sheet: Sheet, values: list[Value], top: float) -> None:
    """A bar at the left margin as high as the chart, each label at the upper end of its part."""
    geometry = sheet.setting.geometry
    left = geometry.left
    every = [
        Rect(left, top + begin, BAR[True], end - begin)
        for begin, end in _stretches(sheet, values, geometry.bottom - top)
    ]
    bars, rest = every[: len(values)], every[len(values) :]
    x = left + BAR[True] + _BESIDE
    parts, tops = _fitted_beside(sheet, values, bars, x)
    _draw_bar(sheet, parts, rest)
    first = len(sheet.draft.marks)
    for part, y in zip(parts, tops, strict=True):
        part.place(sheet, x, y + part.height)
    _enter(sheet, first, Rect(x, top, geometry.right - x, geometry.bottom - top))


def _fitted_beside(
    sheet: Sheet, values: list[Value], bars: list[Rect], x: float
) -> tuple[list[Part], list[float]]:
    """Parts and the upper edges of their labels, each beside its part of the bar."""
    geometry = sheet.setting.geometry
    room = geometry.right - x
    colors = inks(len(values), sheet.emphasis(len(values)))
    parts, tops = list[Part](), list[float]()
    for other, size in ((other, size) for other in _STANDING for size in _SIZES):
        parts = [
            _part(sheet, value, bar, ink, size if ink is Ink.RED else other, room)
            for value, bar, ink in zip(values, bars, colors, strict=True)
        ]
        tops = _beside(parts, geometry.bottom)
        moved = [
            abs(y - part.bar.y) - max(_MOVED, part.bar.h / 2)
            for y, part in zip(tops, parts, strict=True)
        ]
        is_narrow = max(part.width for part in parts) <= room
        if max(moved) <= 0 and is_narrow and tops[-1] + parts[-1].height <= geometry.bottom + 0.01:
            return parts, tops
    sheet.draft.problem("The parts are too small for what is said of them; shorten it.")
    return parts, tops


def _beside(parts: list[Part], bottom: float) -> list[float]:
    """Upper edges of the labels: at their parts, moved as far as need be.

    Up from the bottom first; then down, where a thin part at the top pushes the next one away.
    """
    tops: list[float] = []
    limit = bottom + _APART
    for part in reversed(parts):
        y = min(part.bar.y, limit - _APART - part.height)
        tops.append(y)
        limit = y
    edge = parts[0].bar.y
    for number, (y, part) in enumerate(zip(reversed(tops), parts, strict=True)):
        tops[-1 - number] = max(y, edge)
        edge = max(y, edge) + part.height + _APART
    return tops[::-1]


def _enter(sheet: Sheet, first: int, zone: Rect) -> None:
    """The labels come together when most of the bar stands."""
    box = sheet.draft.marks[first].rect
    for mark in sheet.draft.marks[first:]:
        box = box.united(mark.rect)
    x, y = box.x - 0.4, box.y - 0.4
    foot = min(box.bottom + 0.6, zone.bottom - 0.4) if not sheet.is_portrait else box.bottom + 0.6
    start = _START_S + 0.6 * sheet.motion.draw
    rect = Rect(x, y, box.right + 0.4 - x, foot - y)
    sheet.draft.entrance(Entrance(rect, Reveal.FADE, start, 0.4))
