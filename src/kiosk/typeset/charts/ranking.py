"""Ranking: five to eight items, the largest first, one bar each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.values import common_scale, group_values, value_phrase
from kiosk.typeset.labels import set_label
from kiosk.typeset.marks import Entrance, Face, Pace, Rect, RectMark, Reveal

if TYPE_CHECKING:
    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.labels import Label

_BAR = 0.56
"""Thickness of a bar to the pitch of rows."""
_BAR_MOST = 4.2
_BAR_LEAST = 1.4
_LABEL_SHARE = 0.36
"""Landscape: of the width at most for the names."""
_LABEL_GAP = 2.4
_VALUE_GAP = 1.4
_NAME_GAP = (1.6, 0.25)
"""Portrait: from a name's baseline to its bar, u and em of the name."""
_RED_LARGER = 1.5
"""The emphasised value to the others, where the rows are high enough."""
_OVERHANG = 0.8
"""Of the baseline above the first bar, and of a row beyond the frame."""
_APART = 0.05
"""Between two rows as they come in, u."""
_START_S = 0.12
_ROW_S = 0.6


@dataclass(frozen=True, slots=True)
class Item:
    """One item in its row."""

    value: Value
    name: Label
    number: Phrase
    is_red: bool

    @property
    def ink(self) -> Ink:
        """Color of the bar."""
        return Ink.RED if self.is_red else Ink.FG


def set_ranking(sheet: Sheet) -> None:
    """Set the chart."""
    geometry, scale = sheet.setting.geometry, sheet.setting.scale
    values = group_values(sheet, sheet.slide.groups)
    red = sheet.emphasis(len(values))
    top = sheet.head()
    rows = _rows(sheet, top, len(values))
    name_room = geometry.width if sheet.is_portrait else _LABEL_SHARE * geometry.width
    said = common_scale(values, sheet.setting.words(sheet.slide.deck))
    items = [
        _item(sheet, values[index], index == red, said, name_room, rows.pitch)
        for index in sorted(range(len(values)), key=lambda index: -values[index].amount)
    ]
    left = geometry.left
    if not sheet.is_portrait:
        left += max(item.name.width for item in items) + _LABEL_GAP
    room = geometry.right - left - max(item.number.width for item in items) - _VALUE_GAP
    largest = max(items[0].value.amount, 1e-12)
    line = scale.lines.base
    for number, item in enumerate(items):
        length = max(line, (room - line) * item.value.amount / largest)
        area = rows.row(geometry, number)
        bar = Rect(left + line, rows.bar_top(number), length, rows.bar)
        _row(sheet, item, area, bar)
        delay = _START_S + number * sheet.motion.stagger
        seen = rows.seen(geometry, number)
        sheet.draft.entrance(Entrance(seen, Reveal.WIPE_RIGHT, delay, _ROW_S, Pace.STANDARD))
        sheet.tell(item.value.name, item.value.written.plain())
    if not sheet.is_portrait:
        start = rows.bar_top(0) - _OVERHANG
        sheet.draft.rule(left, start, line, geometry.bottom - start, Ink.FG, "baseline")


@dataclass(frozen=True, slots=True)
class Rows:
    """The first row hangs from the top, the last row's bar stands on content bottom."""

    top: float
    bar: float
    """Thickness of a bar."""
    head: float
    """Height of the name above a bar; 0 beside it."""
    pitch: float

    def bar_top(self, number: int) -> float:
        """Upper edge of a row's bar."""
        return self.top + number * self.pitch + self.head

    def row(self, geometry: Geometry, number: int) -> Rect:
        """All that belongs to a row, as high as the pitch."""
        if self.head:
            y = self.bar_top(number) + self.bar + _OVERHANG - self.pitch
        else:
            y = self.bar_top(number) + (self.bar - self.pitch) / 2
        return Rect(geometry.left - _OVERHANG, y, geometry.width + 2 * _OVERHANG, self.pitch)

    def seen(self, geometry: Geometry, number: int) -> Rect:
        """The part of a row that comes in: not over the headline, not over its neighbours."""
        row = self.row(geometry, number)
        upper = max(row.y, self.top - _OVERHANG)
        return Rect(row.x, upper, row.w, row.bottom - _APART - upper)


def _rows(sheet: Sheet, top: float, count: int) -> Rows:
    room = sheet.setting.geometry.bottom - top
    label = sheet.setting.scale.label
    bar = max(_BAR_LEAST, min(_BAR_MOST, _BAR * room / count))
    head = 0.86 * label + _name_gap(label) if sheet.is_portrait else 0.0
    pitch = (room - bar - head) / max(1, count - 1)
    return Rows(top, bar, head, pitch)


def _name_gap(size: float) -> float:
    return _NAME_GAP[0] + _NAME_GAP[1] * size


def _item(sheet: Sheet, value: Value, is_red: bool, said: str, room: float, pitch: float) -> Item:
    draft, scale = sheet.draft, sheet.setting.scale
    face = Face.SANS_BOLD if is_red else Face.SANS
    name = set_label(draft, value.name, face, scale.label, room, 1)
    if not name.fits and pitch > 3 * scale.label and not sheet.is_portrait:
        name = set_label(draft, value.name, face, scale.label, room, 2)
    if not name.fits:
        draft.problem(f'The name "{value.name}" is too long for its row.')
    size = scale.value
    if is_red:
        size = min(scale.value_last[0], max(scale.value, pitch * 0.9), _RED_LARGER * scale.value)
    number = value_phrase(sheet, value, size, Ink.RED if is_red else Ink.FG, said)
    return Item(value, name, number, is_red)


def _row(sheet: Sheet, item: Item, area: Rect, bar: Rect) -> None:
    """Name, bar and value."""
    draft, left = sheet.draft, sheet.setting.geometry.left
    middle = bar.y + bar.h / 2
    if sheet.is_portrait:
        item.name.place(draft, left, bar.y - _name_gap(item.name.size), Ink.FG, role="name")
    else:
        drop = item.name.leading * item.name.lines_after_first
        baseline = middle + 0.36 * item.name.size - drop / 2
        item.name.place(draft, left, baseline, Ink.FG, role="name")
    draft.add(RectMark(bar, item.ink, "bar"))
    item.number.place(draft, bar.right + _VALUE_GAP, middle + item.number.cap / 2)
    sheet.touch(item.value.figure, area)
