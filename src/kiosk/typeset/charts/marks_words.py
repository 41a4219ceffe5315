"""What one counted mark stands for, in words, where the author has not said it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.figures.digits import numeral_and_scale

if TYPE_CHECKING:
    from kiosk.typeset.charts.sheet import Sheet

_MARK = {
    "dot": ("点", "dot"),
    "square": ("格", "square"),
    "stroke": ("竖", "stroke"),
}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def said_size(sheet: Sheet, mark: str) -> Decimal | None:
    """What the author says one mark stands for; None if nothing, or no number, is said."""
    words = _said(sheet, mark)
    found = _NUMBER.search(words)
    if not found:
        return None
    size = Decimal(found.group().replace(",", ""))
    return size * 10000 if words[found.end() : found.end() + 1] == "万" else size


def one_mark(sheet: Sheet, mark: str, unit: str, size: int = 1) -> str:
    """The words "one square is 50 companies"; "" and nothing to do if the author says it.

    Dots and strokes: the words go to the source line.  Squares: the caller puts them in the deck.
    """
    if _said(sheet, mark):
        return ""
    chinese, english = _MARK[mark]
    language = "zh" if sheet.setting.is_chinese else "en"
    numeral, scale = numeral_and_scale(Decimal(size), language)
    if size == 1:
        words = f"一{chinese}代表一{unit or '个'}" if language == "zh" else f"one {english} is one"
    elif language == "zh":
        words = f"一{chinese}代表{numeral}{scale}{unit}"
    else:
        words = " ".join(part for part in (f"one {english} is", numeral, scale, unit) if part)
    if mark != "square":
        sheet.note(words if sheet.setting.is_chinese else words[0].upper() + words[1:])
    return words


def _said(sheet: Sheet, mark: str) -> str:
    """The author's words from "one square" on."""
    setting, slide = sheet.setting, sheet.slide
    headline = "".join(run.text for run in slide.headline.get(setting.language, ()))
    chinese, english = _MARK[mark]
    pattern = f"[一每]个?{chinese}" if setting.is_chinese else rf"\b(?:one|each|a) {english}\b"
    also = "" if setting.is_chinese else rf"|\b{english} each\b"
    for text in (setting.words(slide.deck), setting.words(slide.note), headline):
        found = re.search(pattern + also, text, re.IGNORECASE)
        if found:
            return text[found.end() :] or " "
    return ""
