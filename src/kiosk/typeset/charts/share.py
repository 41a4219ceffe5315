"""Share: composition in per cent, one bar in parts, each part labelled above itself."""

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

BAR = 10.0
"""Height of the bar, u."""
GAP = 0.5
"""Between parts."""
_WHOLE = 100.0
_ROUNDING = 1.0
"""Parts whose sum misses 100 by no more than this are rounded; the bar is full."""
_SIZES = (34.0, 28.0, 24.0, 20.0, 16.0, 13.0, 10.4)
"""Of the emphasised numeral; the others are smaller by `_OTHERS`, but not below the last."""
_OTHERS = 0.5
_FOOT = 3.2
"""From the bar to a label's last baseline."""
_TREAD = 3.4
_WORDS_DROP = (5.2, 0.04)
"""From the numeral's baseline to the words' first: u, and em of the numeral."""
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


def set_share(sheet: Sheet) -> None:
    """Set the chart."""
    geometry = sheet.setting.geometry
    values = group_values(sheet, sheet.slide.groups)
    red = sheet.emphasis(len(values))
    top = sheet.head()
    bars = _bars(sheet, values)
    room = geometry.bottom - BAR - top
    parts, lefts, feet = _fitted(sheet, values, bars, red, room)
    with sheet.draft.part(Reveal.WIPE_RIGHT, _START_S, sheet.motion.draw, pace=Pace.STANDARD):
        for part in parts:
            sheet.draft.add(RectMark(part.bar, part.ink, "share"))
        _rest(sheet, bars)
    first = len(sheet.draft.marks)
    for part, left, foot in zip(parts, lefts, feet, strict=True):
        _label(sheet, part, left, part.bar.y - foot)
    _enter(sheet, first)
    for value in values:
        sheet.tell(value.name, value.written.plain())


def _fitted(
    sheet: Sheet, values: list[Value], bars: list[Rect], red: int, room: float
) -> tuple[list[Part], list[float], list[float]]:
    """Parts with numerals as large as the room allows; where their labels stand."""
    for size in _SIZES:
        parts = _parts(sheet, values, bars, red, size)
        lefts, feet = _placed(sheet, parts)
        if max(foot + part.height for foot, part in zip(feet, parts, strict=True)) <= room:
            return parts, lefts, feet
    sheet.draft.problem("The parts have too much to say; shorten their names.")
    parts = _parts(sheet, values, bars, red, _SIZES[-1])
    return parts, *_placed(sheet, parts)


def _bars(sheet: Sheet, values: list[Value]) -> list[Rect]:
    """Parts of the bar, as wide as their per cents."""
    geometry = sheet.setting.geometry
    total = sum(value.amount for value in values)
    if total > _WHOLE + _ROUNDING:
        sheet.draft.problem(f"The parts add up to {total:g} per cent.")
    whole = total if total > _WHOLE - _ROUNDING else _WHOLE
    width = geometry.width - GAP * (len(values) - 1 + (whole > total))
    bars: list[Rect] = []
    x = geometry.left
    for value in values:
        w = width * value.amount / whole
        bars.append(Rect(x, geometry.bottom - BAR, w, BAR))
        x += w + GAP
    return bars


def _rest(sheet: Sheet, bars: list[Rect]) -> None:
    """What the named parts leave of the whole, in the faintest color."""
    x, right = bars[-1].right + GAP, sheet.setting.geometry.right
    if right - x > GAP:
        sheet.draft.add(RectMark(Rect(x, bars[-1].y, right - x, BAR), Ink.SOFT, "rest"))


def inks(count: int, red: int) -> list[Ink]:
    """Red for the emphasised part, then ink, grey, blue."""
    others = iter((Ink.FG, Ink.MUTE, Ink.BLUE))
    return [Ink.RED if index == red else next(others, Ink.MUTE) for index in range(count)]


def _parts(
    sheet: Sheet, values: list[Value], bars: list[Rect], red: int, size: float
) -> list[Part]:
    draft, scale = sheet.draft, sheet.setting.scale
    colors = inks(len(values), red)
    parts: list[Part] = []
    for index, (value, bar) in enumerate(zip(values, bars, strict=True)):
        own = size if index == red else max(_SIZES[-1], _OTHERS * size)
        ink = Ink.RED if index == red else Ink.FG
        number = number_phrase(draft, value.written, own, ink, unit_size=scale.label)
        words = _words(sheet, value, max(number.width, bar.w - 1.5))
        parts.append(Part(value, bar, number, words, colors[index], own))
    return parts


def _words(sheet: Sheet, value: Value, room: float) -> Label:
    """What a part is, in one line above its part of the bar, or in two where that is narrow."""
    draft, size = sheet.draft, sheet.setting.scale.label
    one = set_label(draft, value.name, Face.SANS, size, sheet.setting.geometry.width, 1)
    if one.width <= room or value.lines == value.name == _with_pause(sheet, value):
        return one
    text = _with_pause(sheet, value)
    two = set_label(draft, text, Face.SANS, size, max(room, 0.62 * one.width), 2)
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


def _placed(sheet: Sheet, parts: list[Part]) -> tuple[list[float], list[float]]:
    """Left edges of the labels, and how high above the bar each stands."""
    right = sheet.setting.geometry.right
    lefts = [min(part.bar.x, right - part.width) for part in parts]
    steps = [
        Step((part.bar.x, part.bar.right), (left, left + part.width), part.height)
        for part, left in zip(parts, lefts, strict=True)
    ]
    return lefts, climb(steps, _FOOT, _TREAD)


def _label(sheet: Sheet, part: Part, left: float, foot: float) -> None:
    """Numeral, words beneath, and a thin pole down to the bar if others stand between."""
    draft = sheet.draft
    baseline = foot - part.drop
    ink = part.number.place(draft, left, baseline)
    part.words.place(draft, left, baseline + part.first_drop, Ink.FG, role="label")
    if part.bar.y - foot > _FOOT + 0.01:
        line = sheet.setting.scale.lines.base
        x = part.bar.x + line / 2
        pole = ((x, foot + 1.2), (x, part.bar.y))
        draft.add(LineMark(pole, part.ink, line, role="pole"))
    area = Rect(left, ink.y, part.width, foot - ink.y)
    sheet.touch(part.value.figure, area)
    sheet.touch(part.value.figure, part.bar)


def _enter(sheet: Sheet, first: int) -> None:
    """The labels come together when the bar stands."""
    box = sheet.draft.marks[first].rect
    for mark in sheet.draft.marks[first:]:
        box = box.united(mark.rect)
    top = box.y - 0.6
    foot = sheet.setting.geometry.bottom - BAR - 0.4
    rect = Rect(box.x - 0.4, top, box.w + 0.8, foot - top)
    start = _START_S + 0.6 * sheet.motion.draw
    sheet.draft.entrance(Entrance(rect, Reveal.FADE, start, 0.4))
