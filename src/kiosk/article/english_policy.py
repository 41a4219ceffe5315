"""Which English numbers count as figures: the rules that need the words around them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.english_borrowed import is_some_of_those, is_year_like
from kiosk.article.english_units import match_noun
from kiosk.article.words import words
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.english_numbers import Number
    from kiosk.article.english_qualifiers import Before
    from kiosk.article.sighting import Sighting

SKIP = "skip"
MONEY = frozenset({UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.CURRENCY})
Unit = tuple[str, UnitClass, int]

_DETERMINED = re.compile(
    r"\b(?:the|these|those|other|another|last|next|first|past|all|both|every|of the|its|"
    r"their|his|her|our|top|only)\s(?:other\s|first\s|last\s|top\s)?$",
    re.I,
)
_LENGTH = re.compile(
    r"\b(?:took|takes|take|taking|lasting|lasts?|lasted|to|by|averag\w+|expectancy|of|"
    r"reached|was|is|cut|reduced|extended|shortened|only|just|under)\s(?:about\s|around\s|"
    r"an?\s|only\s)?$",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|since|from|until|till|of|during|early|late|mid|year|fiscal|between|to|"
    r"the|through|before|after|than|this|versus|end[- ]?)[\s-]$|[(–—-]\s?$",
    re.I,
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*\s$")
"""Of a fair and its year: Arabian Travel Market 2000 features …"""
_OF_A_YEAR = words(
    "levels level figures numbers results prices peaks highs lows targets goals standards rules",
    "estimates forecasts sales values volumes totals statistics averages rates terms elections",
    "games",
)
"""What a year has: 26 percent above 2019 levels."""
_INDEX = re.compile(
    r"\b(?:index|PMI|ratio|coefficient|rate|score|reading|gauge|rating)\b[^.;]{0,60}$", re.I
)
_INDEX_VERB = re.compile(
    r"\b(?:at|to|of|was|were|hit|reached|from|is|read|came in at|stood at)\s(?:about\s|around\s)?$",
    re.I,
)
_NUMBER_OF = re.compile(
    r"\bnumber of\s[\w\s'’-]{3,70}?\b(?:reach(?:ed|ing|es)|total(?:l?ed|l?ing)|stood at|was|were|"
    r"hit|rose to|grew to|fell to|climbed to|to|(?:rose|grew|fell|climbed|increased|dropped|jumped)"
    r" from)(?:\sa (?:record|total of))?\s(?:-- )?$|"
    r"--\sreaching\s$",
    re.I,
)
_BODY_OF = re.compile(
    r"\b(?:staff|workforce|team|crew|membership|crowd|audience|population)\sof\s$"
)
_NUMBERED = re.compile(r"\bnumbered\s$")
_PER_MONEY = re.compile(
    r"\s(?:per|to the|against the)\s(?:U\.S\.\s|US\s)?(?:dollar|euro|pound|yen)\b"
)
_ENDS = re.compile(r"\s?(?:[.,;)]|$|in\b|last\b|this\b|from\b)")
_COUNT_VERB = re.compile(
    r"\b(?:reach(?:ed|ing|es)?|total(?:l?ed|ing|s)?|to|from|hit|stood at|was|were|of|"
    r"number(?:ed|ing)?|with|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|topp(?:ed|ing)|than|"
    r"over|nearly|about|around|some|at|receiving|received|at least|more than|almost|by)\s$",
    re.I,
)
_MEASURED_BY_METERS = words("races sprints hurdles waves towers poles buildings walls cables")
_AWAY = re.compile(r"\s(?:away|(?:north|south|east|west)\s(?:of|from)|outside)\b")
_PER_SO_MANY = re.compile(r"\bper\s$", re.I)
"""0.21 per 200,000 hours: the hours are no figure."""
_OUT_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s(?:in|out "
    r"of)\s(?:every\s)?$",
    re.I,
)
_MONEY_WORD = re.compile(
    r"\s?(?:euros?|yuan|dollars?|pounds?|yen|won|roubles?|rubles?|rupees?|pesos?|RMB)\b"
)


_HEADED = re.compile(r"[a-z]{3,}s:\s$")
"""Visitors: 1.2m."""


def is_scale_letter(text: str, letter: str, end: int, bare: Decimal, before: Before) -> bool:
    """Whether K, M, B, T behind digits is a scale: $83.49B, 5M users; not 4K, 2B."""
    if before.currency:
        return True
    if _MONEY_WORD.match(text, end) or _HEADED.search(
        text[max(0, before.start - 24) : before.start]
    ):
        return True
    if letter == "m" and (noun := match_noun(text, end)):
        return noun[0].lower() not in _MEASURED_BY_METERS
    if letter == "k" and bare not in (4, 8, 2):
        return match_noun(text, end) is not None
    if letter not in "KM" or bare in (4, 8, 2):
        return False
    return bool(re.compile(r"\+?\s[a-z]").match(text, end))


def currency_code(unit: str) -> str:
    """ISO code of a currency written as words of English."""
    low = unit.casefold()
    for name, code in (
        ("hong kong", "HKD"),
        ("hk", "HKD"),
        ("singapore", "SGD"),
        ("australian", "AUD"),
        ("canadian", "CAD"),
        ("new taiwan", "TWD"),
        ("nt ", "TWD"),
        ("swiss", "CHF"),
        ("u.s", "USD"),
        ("us", "USD"),
        ("american", "USD"),
        ("british", "GBP"),
        ("pound", "GBP"),
        ("yen", "JPY"),
        ("japanese", "JPY"),
        ("yuan", "CNY"),
        ("rmb", "CNY"),
        ("renminbi", "CNY"),
        ("dollar", "USD"),
        ("euro", "EUR"),
    ):
        if low.startswith(name):
            return code
    return ""


def verdict(text: str, number: Number, unit: Unit, before: Before) -> str:
    """Empty for a figure, `SKIP` for none, else the sentence why it is in doubt."""
    name, kind, _ = unit
    head = text[max(0, before.start - 24) : before.start]
    if number.value == 0 or _OUT_OF.search(head) or _PER_SO_MANY.search(head):
        return SKIP
    if kind is UnitClass.DURATION:
        return _duration(text, number, name, before)
    if kind in (UnitClass.COUNT, UnitClass.TIMES) and before.currency:
        return ""
    if is_year_like(number) and kind is UnitClass.COUNT:
        return SKIP if name.lower() in _OF_A_YEAR else _year_or_count(text, number, before)
    if number.is_words:
        return SKIP if _AWAY.match(text, unit[2]) else _word_number(text, number, kind, before)
    if name in ("pounds", "pound") and not number.is_scaled and not before.currency:
        return "pounds may be money or weight"
    if name == "points" and number.value < 1 and not before.words:
        return SKIP
    return ""


def _duration(text: str, number: Number, name: str, before: Before) -> str:
    if number.is_words and number.value == number.value.to_integral_value():
        return SKIP
    if re.search(
        r"\b(?:minutes?|hours?),?\s(?:and\s)?$", text[max(0, before.start - 14) : before.start]
    ):
        return "a length of time in two units has no single value"
    if re.match(r"(?:consecutive|straight|successive)", name):
        return ""
    head = text[max(0, before.start - 20) : before.start]
    is_hyphenated = text[number.end : number.end + 1] == "-"
    is_fraction = number.value != number.value.to_integral_value()
    if is_hyphenated or not (
        is_fraction or number.is_grouped or number.is_scaled or _LENGTH.search(head)
    ):
        return SKIP
    if re.compile(r"\s(?:ago|earlier|later|before|after|old|of age)\b").match(
        text, number.end + 1 + len(name)
    ):
        return SKIP
    return "" if is_fraction or number.is_scaled or number.is_grouped else SKIP


def _year_or_count(text: str, number: Number, before: Before) -> str:
    """2000 exhibitors against 2024 figures: a qualifier or a round number makes it a count."""
    if before.words:
        return ""
    head = text[max(0, before.start - 12) : before.start]
    if _YEAR_BEFORE.search(head) or _NAME_BEFORE.search(head):
        return SKIP
    return "" if number.value % 50 == 0 or number.value < Decimal(1900) else SKIP


def _word_number(text: str, number: Number, kind: UnitClass, before: Before) -> str:
    head = text[max(0, before.start - 16) : before.start]
    if kind is not UnitClass.COUNT:
        return ""
    if number.value <= 1:
        return SKIP
    if before.words or number.value > 20:
        return ""
    if _DETERMINED.search(head) or number.value == 2:
        return SKIP
    if text[number.start].isupper() and re.compile(r"[\s-][A-Z]").match(text, number.end):
        # The Three Gorges, Seven Sisters.
        return SKIP
    return ""


def unitless_class(
    text: str, number: Number, before: Before, seen: Sequence[Sighting]
) -> UnitClass | None:
    """Class of a number without a unit, if its sentence says what it is."""
    head = text[max(0, before.start - 80) : before.start]
    if number.is_words and not number.is_scaled:
        return None
    is_fraction = number.value != number.value.to_integral_value()
    if is_some_of_those(text, number, before, seen):
        return UnitClass.COUNT
    if is_fraction and _PER_MONEY.match(text, number.end):
        return UnitClass.RATIO
    if not (number.is_scaled or number.is_grouped):
        if _BODY_OF.search(head):
            return UnitClass.COUNT
        if _NUMBERED.search(head) and number.value > 20 and _ENDS.match(text, number.end):
            return UnitClass.COUNT
        if _NUMBER_OF.search(head) and number.value > 20 and _ENDS.match(text, number.end):
            return UnitClass.COUNT
        verb = head + before.words + (" " if before.words else "")
        is_index = (is_fraction or number.value > 20) and _INDEX_VERB.search(verb)
        return UnitClass.RATIO if is_index and _INDEX.search(head) else None
    if number.is_words and not before.words and not _COUNT_VERB.search(head):
        return None
    return UnitClass.COUNT
