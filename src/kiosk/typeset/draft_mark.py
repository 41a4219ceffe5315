"""The mark of a draft: on every page, so that nobody takes it for what was signed off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.lines import Anchor, set_line
from kiosk.typeset.marks import Face, Rect, RectMark
from kiosk.typeset.masthead import THICK_Y

if TYPE_CHECKING:
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Setting

WORDS = {"zh": "草稿", "en": "Draft"}
_GAP, _TOP = 0.5, 0.35
"""Between mark and masthead, above the mark, u."""
_PAD = 0.9
_SINK = 0.36
"""From the middle of the plate down to the baseline, in sizes: half a capital's height."""


def with_draft_mark(page: Page, setting: Setting) -> Page:
    """The page with the mark in the margin above the masthead, at the right."""
    right, bottom = setting.geometry.right, THICK_Y - _GAP
    size = setting.scale.folio
    line = set_line(setting.fonts, WORDS[setting.language], Face.SANS, setting.language)
    baseline = (_TOP + bottom) / 2 + _SINK * size
    # Black and cream are themselves in every theme, and stand out on the poster's ground too.
    words = line.mark(
        right - _PAD, baseline, size, Ink.CREAM, anchor=Anchor.RIGHT_INK, role="draft"
    )
    left = words.rect.x - _PAD
    plate = RectMark(Rect(left, _TOP, right - left, bottom - _TOP), Ink.BLACK, "draft")
    return replace(page, marks=(*page.marks, plate, words))
