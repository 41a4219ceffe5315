"""English numbers in words: twenty-five, two hundred and fifty, half a million, two-thirds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kiosk.figures.numerals import ENGLISH, english_fraction, english_value

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
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
_CHANGED_BY = re.compile(
    r"\b(?:by|close to|over|about|nearly|almost|more than|less than|around|roughly|at least|"
    r"fewer than|approximately|only|just)\s$",
    re.I,
)
_TIME_AND = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|decades?|centur(?:y|ies))\sand\sa?n?\s?$", re.I
)
_LAST_QUARTERS = re.compile(r"\b(?:past|last|next|first|previous|prior|final|coming)\s$", re.I)
_OPENS = re.compile(r"(?:^|[.,;:]\s|\band\s|\bwhile\s)$")
_PREDICATE = re.compile(r"\s(?:were|are|came|come|said|say|have|had)\b")
_STANDS_ALONE = re.compile(
    r"\s(?:were|was|are|is|had|have|has|came|come|said|say|took|live|lived|from|in|to|that|compared|"
    r"since|during|over|this|last)\b|\s?[-–—:]\s"
)
_RATIO = re.compile(
    rf"(?P<above>{_SMALL}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?P<below>{_SMALL}|100?)"
    r"(?=\s(?!(?:[a-z-]+\s){0,2}(?:more|other|separate|years?|months?|weeks?|days?|hours?|minutes?|"
    r"seconds?|decades?|games?|matches|attempts|quarters?|percent)\b)(?:(?:[a-z-]+\s){0,2}[a-z-]+s|people|adults?|of|in\s(?:19|20)\d\d|is|are|was|were|"
    r"has|have|had|want|plan|expect|came|come|rated|say|said|would|will|do|does|did|liked|thinks?|now)\b)",
    re.I,
)
_AND_PART = re.compile(
    r"[\s-]and[\s-]a[\s-](?P<part>half|quarter)\b"
    r"(?:[\s-](?P<scale>million|billion|trillion)\b)?",
    re.I,
)
_JOINED = re.compile(
    r"-(?!plus|odd|member|strong|(?:percent|million|billion|trillion|fold|yuan|dollar)\b)[A-Za-z]"
)
_TEN = {word: n for n, word in enumerate(_SMALL.split("|"), start=1)}
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
    ratio = read_ratio(text, at)
    if ratio:
        return ratio
    dozen = _DOZEN.match(text, at)
    if dozen:
        return _dozen(dozen)
    found = _NUMBER.match(text, at)
    if not found:
        return None
    value = english_value(found[0])
    if value is None or _JOINED.match(text, found.end()):
        return None
    part = _AND_PART.match(text, found.end())
    if part:
        return _with_part(value, part)
    return None if re.match(r"\spoint\b", text[found.end() :][:8]) else Words(value, found.end())


def read_ratio(text: str, at: int) -> Words | None:
    """The share at `at`: one in five, 3 out of 10; None if the words say a place or a time."""
    found = _RATIO.match(text, at)
    if not found:
        return None
    above, below = (
        Decimal(word) if word.isdigit() else Decimal(_TEN[word.lower()])
        for word in (found["above"], found["below"])
    )
    return Words(_quotient(above, below), found.end(), "fraction") if 0 < above < below else None


def _with_part(value: Decimal, found: re.Match[str]) -> Words:
    """Two and a half, three and a quarter billion."""
    value += Decimal("0.5") if found["part"].lower() == "half" else Decimal("0.25")
    scaled = value.scaleb(_BILLION[found["scale"].lower()]) if found["scale"] else value
    whole = scaled.to_integral_value()
    return Words(whole if whole == scaled else scaled, found.end())


def _quotient(above: Decimal, below: Decimal) -> Decimal:
    return (above / below).quantize(Decimal("0.0001")).normalize()


def _dozen(found: re.Match[str]) -> Words:
    many = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(
        (found["many"] or "").lower(), 1
    )
    twelve = 6 if found[0].lower().startswith("half") else 12
    return Words(Decimal(many * twelve), found.end())


def _fraction(text: str, at: int, found: re.Match[str]) -> Words | None:
    before = text[max(0, at - 16) : at]
    words = found[0].lower().replace("one-half", "half").replace("one half", "half")
    if _TIME_AND.search(before) or ("quarter" in words and _LAST_QUARTERS.search(before)):
        return None
    parts = english_fraction(words)
    is_apart = bool(_CHANGED_BY.search(before) and _STANDS_ALONE.match(text, found.end()))
    is_apart = is_apart or bool(_OPENS.search(before) and _PREDICATE.match(text, found.end()))
    if parts is None or not (is_apart or _OF.match(text, found.end())):
        return None
    if words == "half" and _HALF_TIME.search(before) and not re.search(r"\ba\s$", before):
        return None
    is_named = words.startswith(("a ", "an ")) and not (
        is_apart or _QUALIFIED.search(before) or text.startswith(" of", found.end())
    )
    if is_named:
        return None
    return Words(_quotient(Decimal(parts[0]), Decimal(parts[1])), found.end(), "fraction")
