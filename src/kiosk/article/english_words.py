"""English numbers in words: twenty-five, two hundred and fifty, half a million, two-thirds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kiosk.figures.numerals import ENGLISH, english_fraction, english_value

_NUMBER = re.compile(ENGLISH, re.I)
_HALF_SCALE = re.compile(r"half\sa\s(million|billion|trillion)\b", re.I)
_PART_OF_SCALE = re.compile(
    r"(?P<part>half|(?:a|one|three)[\s-]quarters?)\sof\sa\s(?P<scale>million|billion|"
    r"trillion)\b",
    re.I,
)
_DOZEN = re.compile(r"(?:(?P<many>two|three|four|five|six)|a|half\sa)\sdozen\b(?!s)", re.I)
_FRACTION = re.compile(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|an?)[\s-](?:third|quarter|fifth|"
    r"sixth|seventh|eighth|ninth|tenth)s?|(?:one[\s-])?half)\b",
    re.I,
)
_OF = re.compile(
    r"\s(?:of\b(?!\s(?:the\s)?(?:year|20\d\d|19\d\d|(?:this|last|next)\syear|fiscal|"
    r"century|month|decade|season|day))|the\s(?:size|number|level|total|world))|\s(?:more|"
    r"less|higher|lower)\b|[.,;)]|$"
)
_HALF_TIME = re.compile(r"(?:the|first|second|latter|other|this|last|each|better|a)[\s-]$|-$", re.I)
_QUALIFIED = re.compile(
    r"\b(?:over|about|nearly|almost|more than|less than|around|roughly|by|at least|up to|"
    r"exceeding|some|only|for|to|approximately|than|just)\s$",
    re.I,
)
_JOINED = re.compile(
    r"-(?!plus|odd|(?:percent|million|billion|trillion|fold|yuan|dollar)\b)[A-Za-z]"
)
_BILLION = {"million": 6, "billion": 9, "trillion": 12}


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words."""

    value: Decimal
    end: int
    unit: str = ""
    """"fraction" for a fraction."""


def read_words(text: str, at: int) -> Words | None:
    """The number in words that begins at `at`; None if the words there are none."""
    half = _HALF_SCALE.match(text, at)
    if half:
        return Words(
            Decimal(5).scaleb(_BILLION[half[1].lower()] - 1).to_integral_value(), half.end()
        )
    part = _PART_OF_SCALE.match(text, at)
    if part:
        hundredths = {"h": 50, "t": 75}.get(part["part"][0].lower(), 25)
        value = Decimal(hundredths).scaleb(_BILLION[part["scale"].lower()] - 2)
        return Words(value.to_integral_value(), part.end())
    fraction = _FRACTION.match(text, at)
    if fraction:
        return _fraction(text, at, fraction)
    dozen = _DOZEN.match(text, at)
    if dozen:
        return _dozen(dozen)
    found = _NUMBER.match(text, at)
    if not found:
        return None
    value = english_value(found[0])
    if value is None or _JOINED.match(text, found.end()):
        return None
    if re.match(r"\s(?:and\sa\s(?:half|quarter)|point)\b", text[found.end() :][:14]):
        return None
    return Words(value, found.end())


def _dozen(found: re.Match[str]) -> Words:
    many = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(
        (found["many"] or "").lower(), 1
    )
    twelve = 6 if found[0].lower().startswith("half") else 12
    return Words(Decimal(many * twelve), found.end())


def _fraction(text: str, at: int, found: re.Match[str]) -> Words | None:
    before = text[max(0, at - 16) : at]
    words = found[0].lower().replace("one-half", "half").replace("one half", "half")
    parts = english_fraction(words)
    if parts is None or not _OF.match(text, found.end()):
        return None
    if words == "half" and _HALF_TIME.search(before) and not re.search(r"\ba\s$", before):
        return None
    if words in ("half",) and not _OF.match(text, found.end()):
        return None
    is_named = words.startswith(("a ", "an ")) and not (
        _QUALIFIED.search(before) or text.startswith(" of", found.end())
    )
    if is_named:
        return None
    value = (Decimal(parts[0]) / Decimal(parts[1])).quantize(Decimal("0.0001")).normalize()
    return Words(value, found.end(), "fraction")
