"""Units that an English number takes from elsewhere: a list, a comparison, a whole.

rose 4.5, 3.2 and 2.1 percent; up from 3,900; 26 of the 30 members; 116 of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.english_numbers import Number, power_of, read_number, times_ten_to
from kiosk.article.english_units import (
    is_plural,
    match_compound,
    match_duration,
    match_noun,
    match_times,
    match_unit,
)
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.article.english_qualifiers import Before
    from kiosk.article.sighting import Sighting

Unit = tuple[str, UnitClass, int]
Borrowed = tuple[str, UnitClass]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s|over\s|more than\s|just\s|a\s)*$", re.I)
_FROM_TO = re.compile(
    r"(?:\s(?:in|last|at|the|a|year|previously|earlier|\d{4}|,)){0,5},?\sto\s(?:about\s|"
    r"around\s|nearly\s|over\s|more than\s)?"
)
_LIST_NEXT = re.compile(r",\s(?:and\s)?|\s(?:and|or)\s")
_LIST_LENGTH = 6
_KINDS = re.compile(
    r"\s([a-z]+)(?:,\s\d[\d,]*\s[a-z]+){0,4},?\s(?:and\s)\d[\d,]*(?=\s[a-z]+\s[a-z]+s\b)"
)
_RESPECTIVELY = re.compile(r"[^.;]{0,80}\brespectively\b")
_SIGN = re.compile(r"(?:US|HK|[ACS])?[$€£¥₹]")
_NAMED = re.compile(r"(?<![.!?] )[A-Z][\w-]*\s$")
"""Snapdragon 865, 8 GB: a name in front of the list."""
_OF_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|our\s|all\s)?(?:\w+['’]s\s)?(?:top\s|total\s|original\s)?"
)
_MORE_OR_FEWER = re.compile(r"\s(?:more|fewer)\b(?!\s[a-z]+s\b)")
_BORROW = re.compile(
    r"\b(?:from|compared (?:with|to)|versus|against|up from|down from|and|to)\s(?:about\s|"
    r"around\s|nearly\s|over\s|more than\s|some\s|only\s|just\s)?$",
    re.I,
)
_LAST_TIME = re.compile(r"\s?\((?:(?:19|20)\d\d|[A-Za-z][A-Za-z .]{2,24}):\s?")
"""45,600 visitors (2023: 41,200)."""
_INDEX_MOVED = re.compile(r",?\s(?:up|down)\s(?:by\s)?")
_OF_THOSE = re.compile(r"\s(?:of\s(?:them|these|those|which|whom)|of\s(?:the\s)?latter)\b")
_PART = re.compile(r"(?:\bincluding|\bremaining|\bother|\bof which|\bof whom)\s$")
_OF_ALL = re.compile(r"\b(?:Of|Among)\s(?:the|these|its|all)\s$")
_OPENING = re.compile(
    r"\b(?:Of|Among)\s(?:the|these|those|its|all)\s(?:[a-z-]+\s){0,3}([a-z-]{3,}s),\s$"
)
_DID = re.compile(
    r"\s(?:came|come|were|are|had|have|attended|took|joined|signed|said|made|hailed)\b"
)
_FROM_WHERE = re.compile(r"\s(?:from|outside)\s(?:outside|abroad|overseas|the\s[A-Z]|[A-Z])")
_AND_SOME = re.compile(r"(?:\b(?:and|including|with|of which|plus)|[,(])\s$")
_WHEN = re.compile(
    r"\s(?:last|this|the previous|a|one)\s(?:year|month|quarter|session|edition)\b|\sin\s20\d\d\b"
)


def unit_after(text: str, at: int) -> Unit | None:
    """Unit of a number that ends at `at`."""
    for match in (match_unit, match_times, match_duration, match_compound, match_noun):
        unit = match(text, at)
        if unit is not None:
            return unit
    return None


def is_year_like(number: Number) -> bool:
    """Whether four digits without a comma may be a year."""
    return (
        not number.is_scaled
        and not number.is_grouped
        and not number.is_words
        and number.end - number.start == 4
        and Decimal(1500) <= number.value <= Decimal(2199)
    )


def borrowed_unit(
    text: str, number: Number, before: Before, seen: Sequence[Sighting]
) -> Borrowed | None:
    """Unit of a number that no unit follows, if the words around it give one."""
    is_year = is_year_like(number) and not before.words
    if is_year or text.startswith(" times", number.end):
        return None
    return (
        _unit_of_end(text, number, before)
        or _unit_of_list(text, number)
        or _unit_of_kinds(text, number)
        or _unit_of_whole(text, number)
        or _unit_of_opening(text, number, before)
        or _unit_of_last(text, number, before, seen)
        or _compared_unit(text, number.end, seen)
    )


def _number_at(text: str, at: int) -> Number | None:
    run = _DIGITS.match(text, at)
    if not run or run.end() - at > 24:
        return None
    number = read_number(text, at, run.end())
    return number if isinstance(number, Number) else None


def _unit_of_end(text: str, number: Number, before: Before) -> Borrowed | None:
    """From 55 to 75 countries: that of 75."""
    if number.is_words or not _FROM.search(
        text[max(0, before.start - 24) : before.start] + text[before.start : number.start]
    ):
        return None
    to = _FROM_TO.match(text, number.end)
    following = _number_at(text, to.end()) if to else None
    if following is None or following.is_scaled != number.is_scaled:
        return None
    unit = unit_after(text, following.end)
    return unit[:2] if unit and unit[1] is not UnitClass.DURATION else None


def _following(text: str, at: int) -> Iterator[tuple[Number, bool]]:
    """The numbers that go on with a list, each with whether a sign of money stands before it."""
    for _ in range(_LIST_LENGTH):
        link = _LIST_NEXT.match(text, at)
        if not link:
            return
        sign = _SIGN.match(text, link.end())
        number = _number_at(text, sign.end() if sign else link.end())
        if number is None:
            return
        yield number, bool(sign)
        at = number.end


def _unit_of_list(text: str, number: Number) -> Borrowed | None:
    """Rose 4.5, 3.2 and 2.1 percent: that of the last, if the list says it is for all."""
    head = text[max(0, number.start - 24) : number.start]
    if number.is_words or is_year_like(number) or _NAMED.search(head):
        return None
    for following, has_sign in _following(text, number.end):
        if has_sign or following.is_scaled != number.is_scaled or is_year_like(following):
            return None
        unit = unit_after(text, following.end)
        if unit is None:
            continue
        is_for_all = unit[1] is not UnitClass.COUNT or _RESPECTIVELY.match(text, unit[2])
        return unit[:2] if is_for_all and unit[1] is not UnitClass.DURATION else None
    return None


def _unit_of_kinds(text: str, number: Number) -> Borrowed | None:
    """12 gold, 15 silver and 20 bronze medals: the noun behind the last of the kinds."""
    kinds = None if number.is_words else _KINDS.match(text, number.end)
    noun = match_noun(text, kinds.end()) if kinds else None
    return noun[:2] if kinds and noun and not is_plural(kinds[1]) else None


def scaled_with_list(text: str, number: Number) -> Number | None:
    """$3.5 of "$3.5 and $4.5 billion, respectively" in billions; None if the list says nothing."""
    for following, _ in _following(text, number.end):
        if following.is_scaled:
            is_parallel = bool(_RESPECTIVELY.match(text, following.end))
            value = times_ten_to(number.value, power_of(following))
            is_near = following.value / 10 <= value <= following.value * 10
            return replace(number, value=value, is_scaled=True) if is_parallel and is_near else None
    return None


def shares_later_scale(text: str, number: Number) -> bool:
    """Whether $3.5 in "$3.5 and $4.5 billion" may be 3.5 billion."""
    if number.is_scaled or number.is_words or number.is_grouped or number.value >= 1000:
        return False
    return any(following.is_scaled for following, _ in _following(text, number.end))


def _unit_of_whole(text: str, number: Number) -> Borrowed | None:
    """26 of the 30 members: that of the whole."""
    link = _OF_WHOLE.match(text, number.end)
    whole = _number_at(text, link.end()) if link else None
    if whole is None or is_year_like(whole) or not 1 < number.value < whole.value:
        return None
    unit = unit_after(text, whole.end)
    return unit[:2] if unit and unit[1] is UnitClass.COUNT else None


def _unit_of_opening(text: str, number: Number, before: Before) -> Borrowed | None:
    """Of the exhibitors, over 500 came from abroad: what the clause opens with."""
    if number.is_words or not _DID.match(text, number.end):
        return None
    opening = _OPENING.search(text[max(0, before.start - 60) : before.start])
    return (opening[1], UnitClass.COUNT) if opening else None


def _unit_of_last(
    text: str, number: Number, before: Before, seen: Sequence[Sighting]
) -> Borrowed | None:
    """Unit of the figure before: "to 461,000 from 480,000", "4,108 enterprises, up from 3,900"."""
    if not seen:
        return None
    last = seen[-1]
    between = text[last.end : before.start]
    if len(between) > 60 or "." in between.replace("Feb.", "") or "%" in between:
        return None
    if last.unit_class is UnitClass.COUNT and _LAST_TIME.fullmatch(between):
        return last.unit, last.unit_class
    if last.unit_class is UnitClass.RATIO and _INDEX_MOVED.fullmatch(between):
        return "", UnitClass.RATIO
    if not _BORROW.search(between + before.words + (" " if before.words else "")):
        return None
    if last.unit_class is UnitClass.RATIO and "from" in between:
        return "", UnitClass.RATIO
    if number.is_words and between != " to ":
        return None
    is_led = between == " to " and bool(_FROM.search(text[max(0, last.start - 24) : last.start]))
    is_compared = bool(re.search(r"\b(?:from|compared|versus|against)\b", between))
    if last.unit_class is not UnitClass.COUNT or not (number.is_grouped or is_led or is_compared):
        return None
    is_year = not number.is_grouped and Decimal(1900) <= number.value <= Decimal(2060)
    return None if is_year or "." in str(number.value) else (last.unit, last.unit_class)


def _compared_unit(text: str, end: int, seen: Sequence[Sighting]) -> Borrowed | None:
    """Unit of "about 100 fewer than last year" behind "2,800 exhibitors"."""
    if not seen or not _MORE_OR_FEWER.match(text, end):
        return None
    counted = [s for s in seen if s.unit_class is UnitClass.COUNT and s.unit and end - s.end < 120]
    return (counted[-1].unit, UnitClass.COUNT) if counted else None


def is_some_of_those(text: str, number: Number, before: Before, seen: Sequence[Sighting]) -> bool:
    """116 of them, 116 from China, fewer than 60 last year, behind a count in the sentence."""
    counts = [s for s in seen[-3:] if s.unit_class is UnitClass.COUNT and s.unit]
    last = counts[-1] if counts else None
    if last is None:
        return False
    between = text[last.end : before.start]
    is_near = len(between) < 160 and not re.search(r"[.;!?]\s", between)
    is_plain = number.value > 1 and number.value == number.value.to_integral_value()
    if not (is_near and is_plain) or (is_year_like(number) and not before.words):
        return False
    if _OF_THOSE.match(text, number.end) or _PART.search(between):
        return True
    if between == ", " and _OF_ALL.search(text[max(0, last.start - 12) : last.start]):
        return True
    return bool(_FROM_WHERE.match(text, number.end) and _AND_SOME.search(between)) or bool(
        before.words and _WHEN.match(text, number.end)
    )
