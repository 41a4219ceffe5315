"""What the heads of a table say: 成交额（亿元）, Revenue ($ million), 同比增长（%）, 2024年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.article.chinese_units import match_noun as chinese_noun
from kiosk.article.chinese_units import match_unit as chinese_unit
from kiosk.article.currencies import currency_of_unit, prefixed_currency
from kiosk.article.english_units import is_plural
from kiosk.article.english_units import match_unit as english_unit
from kiosk.article.numerals import scale_value
from kiosk.figures.model import UnitClass

_MONEY = frozenset({UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.CURRENCY})
_BRACKETS = re.compile(r"^(?P<name>.*?)\s*[（(\[]\s*(?P<unit>[^（）()\[\]]{1,40})\s*[)）\]]$")
_SLASH = re.compile(r"^(?P<name>[^/／,]{2,40})[/／,]\s*(?P<unit>[^/／,]{1,30})$")
_SCALE = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[百千](?![米克瓦])")
_ENGLISH = re.compile(
    r"(?:in\s)?(?P<sign>(?:US|HK|NT|[AC])?\$|[€£¥]|RMB|USD|CNY|EUR|GBP|HKD)?\s?"
    r"(?P<scale>thousands?|millions?|billions?|trillions?|mn|bn|tn|m(?=$|\s)|'?000s?|000s?)?\s?(?:of\s)?(?P<unit>.*)",
    re.I,
)
_POWERS = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "mn": 6,
    "bn": 9,
    "tn": 12,
    "m": 6,
}
_CHANGE = re.compile(
    r"增长|增速|增幅|增减|同比|环比|涨幅|跌幅|升幅|降幅|比上年|较上年|±|"
    r"\b(?:growth|change|increase|yoy|y-o-y|year[- ]on[- ]year)\b",
    re.I,
)
_SHARE = re.compile(r"比重|占比|份额|比例|率$|\b(?:share|ratio|rate|margin)\b", re.I)
_BASIS = re.compile(r"同比|环比|[比较]上[年届月季](?:同期)?|year[- ]on[- ]year|yoy|y-o-y", re.I)
_COUNTED_OFF = re.compile(
    r"序号|排名|名次|位次|编号|代码|电话|日期|时间|年份|届次|邮编|页码|"
    r"^(?:(?:no|rank|ranking|year|date|code|phone|hall|booth|stand|id|page|time)\.?|#)$",
    re.I,
)
"""Heads of columns whose numbers count nothing."""
_YEAR = re.compile(r"(?:19|20)\d{2}\s?年?(?:度)?")
_NUMBER_OF = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:数|数量|总数|家数|人数)$")
_CAPTION = re.compile(
    r"(?:单位|计量单位)\s?[:：]\s?(?P<unit>[^\s，。；、)）|]{1,10})\s?[)）|]?\s*$"
)
_ENGLISH_CAPTION = re.compile(r"\(?\b(?:unit|units|in)\s?:?\s(?P<unit>[^()|.]{3,40})\)?\s*$")


class Measure(NamedTuple):
    """What the numbers of a table are measured in."""

    unit: str
    kind: UnitClass
    factor: int = 1
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column or of a row."""

    name: str
    """Without the unit."""
    measure: Measure | None = None
    counted: Measure | None = None
    """What the name itself counts: Visitors, 参展企业数."""
    time: str = ""
    """A year, if the head is one."""
    is_change: bool = False
    is_rate: bool = False
    """Whether the numbers are changes or shares, which no caption's unit is meant for."""
    is_counted_off: bool = False
    """Whether the numbers are ranks, years or codes."""
    basis: str = ""


def read_head(text: str, *, chinese: bool) -> Head:
    """The head in a cell, which is in normal form."""
    name, measure = text, None
    found = _BRACKETS.match(text) or _SLASH.match(text)
    if found:
        measure = _measure(found["unit"].strip(), chinese=chinese)
        name = found["name"].strip() if measure else text
    is_year = bool(_YEAR.fullmatch(name))
    basis = _BASIS.search(text)
    is_change, is_share = bool(_CHANGE.search(text)), bool(_SHARE.search(name))
    counted = None if is_change or is_share else _counted(name, chinese=chinese)
    if measure and counted and not measure.unit:
        measure = measure._replace(unit=counted.unit)
    return Head(
        name,
        measure,
        counted,
        time=name if is_year else "",
        is_change=is_change,
        is_rate=is_change or is_share,
        is_counted_off=not (is_year or measure) and bool(_COUNTED_OFF.search(name)),
        basis=basis[0] if basis else "",
    )


def caption_measure(text: str) -> Measure | None:
    """What the line above a table says that all of it is measured in: 单位：亿元."""
    found = _CAPTION.search(text.strip(" |"))
    if found:
        return _measure(found["unit"], chinese=True)
    found = _ENGLISH_CAPTION.search(text.strip(" |"))
    return _measure(found["unit"].strip(), chinese=False) if found else None


def _measure(unit: str, *, chinese: bool) -> Measure | None:
    """The measure that words in brackets name; None if they say something else."""
    if re.fullmatch(r"(?:同比|yoy\s?|growth\s?)?(?:%|percent|per cent|pct)(?:\s?yoy)?", unit, re.I):
        return Measure("%", UnitClass.PERCENT)
    return (_chinese(unit) if chinese else None) or _english(unit)


def _chinese(unit: str) -> Measure | None:
    for scale in ("", _scale_of(unit)):
        word = unit[len(scale) :]
        found = chinese_unit(word, 0)
        if found and found[2] == len(word):
            code, kind = currency_of_unit(found[0], found[1], "CNY")
            factor = scale_value(scale) if scale else 1
            return Measure(found[0], kind, factor, code if kind in _MONEY else "")
        noun = chinese_noun(word, 0)
        if noun and noun[1] == len(word):
            return Measure(noun[0], UnitClass.COUNT, scale_value(scale) if scale else 1)
    return None


def _scale_of(unit: str) -> str:
    found = _SCALE.match(unit)
    return found[0] if found else ""


def _english(unit: str) -> Measure | None:
    found = _ENGLISH.fullmatch(unit)
    if found is None:
        return None
    scale = (found["scale"] or "").casefold().removeprefix("'")
    power = 3 if scale.startswith("000") else _POWERS.get(scale.removesuffix("s"), 0)
    words = found["unit"].strip()
    money = prefixed_currency((found["sign"] or "").upper(), "")
    if money and not words:
        return Measure(found["sign"], money[1], 10**power, money[0])
    known = english_unit(words, 0)
    if known and known[2] == len(words):
        code, kind = currency_of_unit(known[0], known[1], "USD")
        return Measure(known[0], kind, 10**power, code if kind in _MONEY else "")
    if found["sign"]:
        return None
    if re.fullmatch(r"(?:[a-z]+\s)?[a-z]+", words, re.I) and is_plural(words.split()[-1]):
        return Measure(words.split()[-1].casefold(), UnitClass.COUNT, 10**power)
    return Measure("", UnitClass.COUNT, 10**power) if power and not words else None


def _counted(name: str, *, chinese: bool) -> Measure | None:
    """What a head counts that is a noun: 参展企业数, Number of visitors."""
    if chinese:
        found = _NUMBER_OF.search(name)
        words = found["noun"] if found else name
        nouns = (chinese_noun(words, at) for at in range(len(words)))
        last = next((noun[0] for noun in nouns if noun and noun[1] == len(words)), "")
        return Measure(last, UnitClass.COUNT) if last else None
    words = re.sub(r"^(?:number|total)\s(?:of\s)?", "", name, flags=re.I).split()
    is_noun = bool(words) and is_plural(words[-1]) and len(words) <= 4
    return Measure(words[-1].casefold(), UnitClass.COUNT) if is_noun else None
