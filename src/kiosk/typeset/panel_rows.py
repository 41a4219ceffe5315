"""What the leaves of the operator's panel are built of: facts, acts, choices, lists, lines."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.geometry import TARGET_MM
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Action, Face, Rect, TextMark
from kiosk.typeset.panel_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.draft import Draft
    from kiosk.typeset.panel import PanelLook
    from kiosk.typeset.setting import Setting

_ROW = 9.4
"""Height of a row, u; more where a finger needs it."""
TOP = 13.2
_GAP = 2.5
"""Between two texts of a row, u."""


def rows_of(setting: Setting) -> int:
    """How many rows a list has room for."""
    return int((setting.geometry.bottom - TOP) / row_height(setting) + 1e-6)


def row_height(setting: Setting) -> float:
    """Height of a row: what a finger needs, u."""
    return max(_ROW, (TARGET_MM + 0.4) / setting.geometry.mm_per_u)


def set_headline(draft: Draft, title: str, width: float) -> float:
    """The title of the show; returns where the rows begin."""
    setting = draft.setting
    size = setting.scale.headline
    baseline = setting.geometry.top + 0.7 * size
    fitted(
        draft, title, Face.SERIF_BOLD, size, Ink.FG, setting.geometry.left, baseline, width,
        role="headline",
    )  # fmt: skip
    return baseline + 4.4


def set_facts(draft: Draft, rows: Sequence[tuple[str, str]], room: Rect) -> float:
    """Rows of what is and how much; returns their foot."""
    setting = draft.setting
    high = room.h / len(rows)
    size = min(setting.scale.label, 0.6 * high)
    label_w = 0.34 * room.w
    for number, (key, value) in enumerate(rows):
        foot = room.y + (number + 1) * high
        baseline = foot - 0.5 * (high - 0.74 * size)
        label = words_of(setting, key)
        fitted(
            draft, label, Face.SANS, size, Ink.FG2, room.x, baseline, label_w - _GAP, role="label"
        )
        x, width = room.x + label_w, room.w - label_w
        fitted(draft, value, Face.SANS_BOLD, size, Ink.FG, x, baseline, width, role="value")
        _hair(draft, room.x, foot, room.w)
    return room.bottom


def set_act(draft: Draft, look: PanelLook, row: Rect, verb: str, words: str) -> None:
    """A row that does something when it is touched."""
    setting = draft.setting
    element = f"panel.{verb}"
    ink = Ink.RED if look.pressed == element else Ink.FG
    size = min(setting.scale.label, 0.5 * row.h)
    baseline = row.bottom - 0.5 * (row.h - 0.74 * size)
    fitted(draft, words, Face.SANS_BOLD, size, ink, row.x, baseline, row.w, role="act")
    _hair(draft, row.x, row.bottom, row.w)
    draft.touch(row, Action.OPERATE, verb, element)


def set_choice(
    draft: Draft,
    look: PanelLook,
    top: float,
    high: float,
    key: str,
    values: Sequence[str],
    current: str,
) -> None:
    """A row of words of which one is in force."""
    setting = draft.setting
    geometry = setting.geometry
    size = setting.scale.label
    foot = top + high
    baseline = foot - 0.5 * (high - 0.74 * size)
    label_w = 0.28 * geometry.width
    draft.text(
        words_of(setting, key), Face.SANS, size, Ink.FG2, geometry.left, baseline, role="label"
    )
    _hair(draft, geometry.left, foot, geometry.width)
    width = (geometry.width - label_w) / max(4, len(values))
    for number, value in enumerate(values):
        element = f"panel.{key}:{value}"
        x = geometry.left + label_w + number * width
        is_on = value == current
        words = f"{value} %" if key == "brightness" else words_of(setting, f"{key}:{value}")
        ink = Ink.RED if look.pressed == element else Ink.FG if is_on else Ink.FG2
        face = Face.SANS_BOLD if is_on else Face.SANS
        fitted(draft, words, face, size, ink, x, baseline, width - _GAP, role="choice")
        if is_on:
            thick = setting.scale.lines.progress
            draft.rule(x, foot - thick / 2, width - _GAP, thick, Ink.FG, role="chosen")
        draft.touch(Rect(x, top, width, high), Action.OPERATE, f"{key}:{value}", element)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list."""

    verb: str
    words: str
    detail: str
    is_strong: bool


def set_list(draft: Draft, look: PanelLook, rows: Sequence[Row]) -> None:
    """As many rows as there is room for, and one that leads to the rest."""
    setting = draft.setting
    geometry = setting.geometry
    high, room = row_height(setting), rows_of(setting)
    if len(rows) <= room:
        shown = list(rows)
    else:
        step = room - 1
        first = look.first if look.first < len(rows) else 0
        shown = list(rows[first : first + step])
        turn = f"{first // step + 1}/{ceil(len(rows) / step)}"
        following = first + step if first + step < len(rows) else 0
        shown.append(Row(f"first:{following}", words_of(setting, "more"), turn, is_strong=False))
    for number, row in enumerate(shown):
        rect = Rect(geometry.left, TOP + number * high, geometry.width, high)
        _list_row(draft, look, rect, row)


def _list_row(draft: Draft, look: PanelLook, rect: Rect, row: Row) -> None:
    setting = draft.setting
    element = f"panel.{row.verb}"
    size = setting.scale.label
    baseline = rect.bottom - 0.5 * (rect.h - 0.74 * size)
    ink = Ink.RED if look.pressed == element else Ink.FG if row.is_strong else Ink.FG2
    face = Face.SANS_BOLD if row.is_strong else Face.SANS
    detail = draft.text(
        row.detail, face, size, ink, rect.right, baseline, anchor=Anchor.RIGHT_INK, role="detail"
    )
    room = rect.w - (detail.rect.w + _GAP if row.detail else 0.0)
    fitted(draft, row.words, face, size, ink, rect.x, baseline, room, role="title")
    _hair(draft, rect.x, rect.bottom, rect.w)
    draft.touch(rect, Action.OPERATE, row.verb, element)


def set_lines(draft: Draft, key: str, lines: Sequence[str], room: Rect) -> None:
    """As many lines of a record as there is room for, under what they are of."""
    setting = draft.setting
    size = setting.scale.label
    baseline = room.y + 6.0
    draft.text(words_of(setting, key), Face.SANS_BOLD, size, Ink.FG, room.x, baseline, role="label")
    _hair(draft, room.x, baseline + 2.4, room.w)
    small = setting.scale.deck
    step = 1.75 * small
    count = int((room.bottom - baseline - 2.4) / step)
    for number, line in enumerate(lines[: max(1, count)], 1):
        y = baseline + 2.4 + number * step
        fitted(draft, line, Face.SANS, small, Ink.FG2, room.x, y, room.w, role="line")


def _hair(draft: Draft, x: float, y: float, w: float) -> None:
    draft.rule(x, y, w, draft.setting.scale.lines.hair, Ink.HAIR, role="hair")


def fitted(
    draft: Draft,
    text: str,
    face: Face,
    size: float,
    ink: Ink,
    x: float,
    baseline: float,
    width: float,
    *,
    role: str,
) -> TextMark:
    """Set a line; what does not fit is cut and ends in "…"."""
    line = draft.line(text, face)
    if line.ink.w * size > width:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            cut = draft.line(text[:middle].rstrip() + "…", face)
            low, high = (middle, high) if cut.ink.w * size <= width else (low, middle - 1)
        text = text[:low].rstrip() + "…"
    return draft.text(text, face, size, ink, x, baseline, role=role)
