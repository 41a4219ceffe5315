"""Shares in Chinese words: 百分之三十, 三分之一, 四成, 七成五, 一半."""

from __future__ import annotations

import re
from decimal import Decimal

from kiosk.article.numerals import words_value
from kiosk.article.sighting import Sighting
from kiosk.figures.model import UnitClass

_NUMBER = (
    r"(?:\d{1,6}(?:\.\d{1,6})?|[零一二两三四五六七八九十百廿卅]{1,6}"
    r"(?:[点·.][零一二三四五六七八九]{1,6})?)"
)
_PER_HUNDRED = re.compile(
    rf"(?P<base>百|千|万)分之(?P<low>{_NUMBER})(?:(?:至|到|-|—|"
    rf"~)(?:百分之)?(?P<high>{_NUMBER}))?(?P<more>多|余)?"
)
_PARTS = re.compile(
    rf"(?P<below>\d{{1,3}}|[二三四五六七八九十百]{{1,3}})分之(?P<above>{_NUMBER})(?P<more>多|强)?"
)
_TENTHS = re.compile(
    r"(?:(?P<low>[一二两三四五六七八九]|\d)\s?(?:至|到|~|-|—)\s?)?(?P<tens>\d(?:\.\d)?|"
    r"[一二两三四五六七八九]{1,2})(?P<more>多|"
    r"余)?\s?成(?:(?P<five>[一二三四五六七八九1-9半])(?![家个项名位])|"
    r"(?![一二三四五六七八九半](?![家个项名位])|[都立本员果功为交效就长熟人品年份绩型套婚语色像群片双行分要不家]))"
    r"(?P<late>多)?"
)
_HALF = re.compile(
    r"一半(?!会)|半数(?!据)|(?<=[超近逾过])(?<!通过)(?<!经过)半(?![年月天日小个程路世夜途空百身圆决径导岛晌场山])"
)
_SLASHED = re.compile(
    r"(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\d/.])(?=\s?(?:以上|左右|的|。|，|,|、|；|"
    r"来自|由|是|为|用|$))"
)
_UNITS = {"百": "%", "千": "‰", "万": "‱"}


def read_fraction(text: str, at: int) -> Sighting | int | None:
    """The share written at `at`, without its qualifier.

    Returns:
        The share; an offset to go on from if the words are no certain share; None if none begins
        here.
    """
    found = _PER_HUNDRED.match(text, at)
    if found:
        return _per_hundred(found)
    found = _PARTS.match(text, at)
    if found:
        return _parts(found)
    found = _SLASHED.match(text, at)
    if found and text[at - 1 : at] not in "/.-" and int(found["above"]) < int(found["below"]):
        return _parts_value(found, Decimal(found["above"]), Decimal(found["below"]), "")
    found = _TENTHS.match(text, at)
    if found:
        return _tenths(found)
    found = _HALF.match(text, at)
    if found:
        return _share(found, Decimal("0.5"), "fraction", UnitClass.FRACTION, "")
    if text[at] == "半":
        return at + 1
    return None


def _per_hundred(found: re.Match[str]) -> Sighting | int:
    low, high = _value(found["low"]), _value(found["high"]) if found["high"] else None
    if low is None or (found["high"] and (high is None or high <= low)) or found["low"] == "百":
        return found.end()
    unit = _UNITS[found["base"]]
    kind = UnitClass.PERCENT if unit == "%" else UnitClass.COUNT
    return _share(found, low, unit, kind, found["more"] or "", high)


def _parts(found: re.Match[str]) -> Sighting | int:
    below, above = _value(found["below"]), _value(found["above"])
    if not below or not above or above >= below:
        return found.end()
    return _parts_value(found, above, below, found["more"] or "")


def _parts_value(found: re.Match[str], above: Decimal, below: Decimal, more: str) -> Sighting:
    value = (above / below).quantize(Decimal("0.0001")).normalize()
    return _share(found, value, "fraction", UnitClass.FRACTION, more)


def _tenths(found: re.Match[str]) -> Sighting | int:
    more = found["more"] or found["late"] or ""
    tens, five = found["tens"], found["five"]
    if len(tens) == 2 and not tens[0].isdigit():
        low, high = _value(tens[0]), _value(tens[1])
        if low is None or high is None or high != low + 1 or five:
            return found.end()
        return _share(found, low * 10, "%", UnitClass.PERCENT, more, high * 10)
    value = _value(tens)
    if value is None:
        return found.end()
    if found["low"]:
        low = _value(found["low"])
        if low is None or low >= value or five:
            return found.end()
        return _share(found, low * 10, "%", UnitClass.PERCENT, more, value * 10)
    rest = Decimal(5) if five == "半" else (_value(five) if five else Decimal(0))
    whole = value * 10 + (rest or 0)
    return _share(
        found,
        whole.to_integral_value() if whole == whole.to_integral_value() else whole,
        "%",
        UnitClass.PERCENT,
        more,
    )


def _value(word: str) -> Decimal | None:
    return Decimal(word) if word[0].isdigit() else words_value(word)


def _share(
    found: re.Match[str],
    value: Decimal,
    unit: str,
    kind: UnitClass,
    more: str,
    high: Decimal | None = None,
) -> Sighting:
    start, end = found.span()
    return Sighting(start, end, start, end, value, unit, kind, value_max=high, qualifier_words=more)
