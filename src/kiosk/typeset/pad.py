"""The pad on which an operator types the PIN: digits as large as figures, and nothing else.

Drawn by us, because a system's own keyboard brings a way out with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.operator.panel import PAD_IDLE_S, Said
from kiosk.operator.pin import LENGTHS
from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Action, DiscMark, Face, Page, Rect
from kiosk.typeset.masthead import FOLIO_BASELINE, HAIR_H, HAIR_Y, THICK_H, THICK_Y

if TYPE_CHECKING:
    from kiosk.typeset.setting import Setting

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter")
_WORDS = {
    "headline": {"zh": "请输入值守口令", "en": "Enter the PIN"},
    "section": {"zh": "值守", "en": "Operator"},
    "erase": {"zh": "删除", "en": "Delete"},
    "enter": {"zh": "确定", "en": "Enter"},
    "close": {"zh": "关闭", "en": "Close"},
    "idle": {"zh": "{}秒无操作自动关闭", "en": "Closes after {} s without a touch"},
    Said.CHECKING: {"zh": "正在核对", "en": "Checking"},
    Said.WRONG: {"zh": "口令不对", "en": "That is not the PIN"},
    Said.WAIT: {"zh": "错误次数过多，{}秒后再试", "en": "Too many wrong; wait {} s"},
}
_DIGIT = 9.0
_WORD = 4.0
_DISC, _DISC_PITCH = 1.1, 4.6
_PORTRAIT_TOP = 74.0


@dataclass(frozen=True, slots=True)
class PadLook:
    """What a pad shows; two equal looks give equal pages."""

    typed: int = 0
    """How many digits; which is nobody's business."""
    said: Said = Said.NOTHING
    wait_left_s: int = 0
    pressed: str = ""
    """Element id under the finger; its word is red."""


def typeset_pad(setting: Setting, look: PadLook) -> Page:
    """Set the pad."""
    draft = Draft(setting)
    masthead(draft, _word(setting, "section"), "")
    geometry = setting.geometry
    if geometry.is_portrait:
        keys = Rect(geometry.left, _PORTRAIT_TOP, geometry.width, geometry.bottom - _PORTRAIT_TOP)
        room = geometry.width
    else:
        x = geometry.col(7)
        keys = Rect(x, geometry.top - 2.0, geometry.right - x, geometry.bottom - geometry.top + 2.0)
        room = geometry.col_right(6) - geometry.left
    _said(draft, look, room)
    for number, key in enumerate(_KEYS):
        _key(draft, key, number, keys, look)
    close_row(draft, _word(setting, "close"), "pad.close", look.pressed)
    title = _word(setting, "headline")
    return draft.page(title, title)


def masthead(draft: Draft, left: str, right: str) -> None:
    """The thick-thin rule, and beneath it what this is."""
    setting = draft.setting
    geometry = setting.geometry
    draft.rule(geometry.left, THICK_Y, geometry.width, THICK_H, Ink.FG)
    draft.rule(geometry.left, HAIR_Y, geometry.width, HAIR_H, Ink.FG)
    size = setting.scale.deck
    baseline = FOLIO_BASELINE + 0.4
    draft.text(left, Face.SERIF_BOLD, size, Ink.FG, geometry.left, baseline, role="folio")
    draft.text(
        right, Face.SANS, max(size * 0.86, setting.scale.em_min), Ink.FG2, geometry.right, baseline,
        anchor=Anchor.RIGHT_INK, role="folio",
    )  # fmt: skip


def close_row(draft: Draft, words: str, element: str, pressed: str) -> None:
    """The way out, at the right end of the navigation's place."""
    setting = draft.setting
    geometry = setting.geometry
    hair = setting.scale.lines.hair
    draft.rule(geometry.left, geometry.nav_rule, geometry.width, hair, Ink.RULE, role="nav-rule")
    ink = Ink.RED if pressed == element else Ink.FG
    low = geometry.is_portrait
    baseline = geometry.nav_second_baseline if low else geometry.nav_baseline
    draft.text(
        words, Face.SANS_BOLD, setting.scale.nav, ink, geometry.right, baseline,
        anchor=Anchor.RIGHT_INK, role="nav",
    )  # fmt: skip
    x = geometry.right - max(24.0, 24.0 / geometry.mm_per_u)
    top = geometry.nav_rule + (geometry.nav_row if low else 0.0)
    draft.touch(Rect(x, top, geometry.w - x, geometry.h - top), Action.OPERATE, "close", element)


def _said(draft: Draft, look: PadLook, room: float) -> None:
    """What to do, how many digits there are, and what came of the last ones."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    size = scale.headline
    baseline = geometry.top + 0.86 * size
    draft.text(
        _word(setting, "headline"), Face.SERIF_BOLD, size, Ink.FG, geometry.left, baseline,
        role="headline",
    )  # fmt: skip
    y = baseline + 12.0
    pitch = min(_DISC_PITCH, room / LENGTHS[-1])
    for number in range(look.typed):
        draft.add(DiscMark(geometry.left + _DISC + number * pitch, y, _DISC, Ink.FG, role="typed"))
    if look.said is not Said.NOTHING:
        words = _word(setting, look.said).format(look.wait_left_s)
        draft.text(
            words, Face.SANS_BOLD, scale.label, Ink.FG, geometry.left, y + 11.0, role="notice"
        )
    foot = _PORTRAIT_TOP - 9.0 if geometry.is_portrait else geometry.bottom
    draft.text(
        _word(setting, "idle").format(round(PAD_IDLE_S)), Face.SANS, scale.deck, Ink.FG2,
        geometry.left, foot, role="deck",
    )  # fmt: skip


def _key(draft: Draft, key: str, number: int, keys: Rect, look: PadLook) -> None:
    """One key: its sign over a hairline, its cell to touch."""
    least = draft.setting.geometry.target
    row, column = divmod(number, 3)
    w, h = keys.w / 3, max(least, keys.h / 4)
    x, y = keys.x + column * w, keys.y + row * h
    element = f"pad.{key}"
    ink = Ink.RED if look.pressed == element else Ink.FG
    is_digit = key.isdigit()
    words = key if is_digit else _word(draft.setting, key)
    face, size = (Face.SERIF_BOLD, _DIGIT) if is_digit else (Face.SANS_BOLD, _WORD)
    draft.text(words, face, size, ink, x, y + h - 3.6, role="key")
    if not column:
        hair = draft.setting.scale.lines.hair
        draft.rule(keys.x, y + h, keys.w, hair, Ink.HAIR, role="hair")
    verb = f"digit:{key}" if is_digit else key
    draft.touch(Rect(x, y, w, h), Action.OPERATE, verb, element)


def _word(setting: Setting, key: str) -> str:
    return _WORDS[key][setting.language]
