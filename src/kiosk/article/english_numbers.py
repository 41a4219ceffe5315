"""English numbers in digits: 4,210, 83.49B, 189.2 billion, and what is no number: 198,65."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

_EXACT = Context(prec=60)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,12})?$")
_BROKEN_GROUP = re.compile(r",\s\d{3}(?![\d]|[.,]\d)")
_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,12})?$")
_SPACED = re.compile(
    r"\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}){2,5}(?![\d,.]?\d)|"
    r"\d{1,3}[\u00a0\u202f\u2009]\d{3}(?![\d,.]?\d)|"
    r"[1-9]\d{0,2} \d{3}(?![\d,.]?\d)(?=[\s-](?:[a-z\d]|%|€|\()|[.,;)]|$)"
)
_APOSTROPHES = re.compile(r"\d{1,3}(?:'\d{3}){1,5}(?![\d'])")
"""As the Swiss write: 45'489."""
_GROUP_HEAD = re.compile(r"(?:[$€£¥]|RMB|USD|EUR|GBP|[a-z,;:(–-]|^)\s?$")
_HALF_GROUP = re.compile(r"(?<![\d.,])\d{1,3} $")
_SCALE = re.compile(
    r"[\s-]?(?P<word>hundred|thousand|million|billion|trillion|mln|bln|trln|mn|bn|tn|"
    r"crore|lakh)(?![A-Za-z])"
    r"|(?P<letter>[KkMmBbTt])(?![A-Za-z0-9])",
)
_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "mln": 6,
    "bln": 9,
    "trln": 12,
    "mn": 6,
    "bn": 9,
    "tn": 12,
    "crore": 7,
    "lakh": 5,
    "k": 3,
    "m": 6,
    "b": 9,
    "t": 12,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, scale included."""

    value: Decimal
    start: int
    end: int
    is_scaled: bool = False
    is_words: bool = False
    is_grouped: bool = False
    bare: Decimal = Decimal(0)
    """Without its scale."""
    letter: str = ""
    unit: str = ""
    """Set for fractions in words."""


def read_number(text: str, at: int, end: int) -> Number | str:
    """The digits of text[at:end] with the scale behind them; why not, if they are malformed."""
    spaced = _APOSTROPHES.match(text, at) or _SPACED.match(text, at)
    if spaced and _GROUP_HEAD.search(text[max(0, at - 4) : at]):
        digits, end, is_grouped = re.sub(r"[\s']", "", spaced[0]), spaced.end(), True
    else:
        written = text[at:end]
        is_half = len(written) == 3 and _HALF_GROUP.search(text[max(0, at - 5) : at])
        if is_half:
            return f"“{text[max(0, at - 4) : end].strip()}” can be read in two ways"
        if not (_GROUPED.match(written) or _PLAIN.match(written)):
            return f"“{written}” is not a well-formed number"
        if _BROKEN_GROUP.match(text, end) and text[at - 1 : at] in "$€£¥":
            return f"“{written}, …” may go on behind the blank"
        digits, is_grouped = written.replace(",", ""), "," in written
    return _scaled(text, Decimal(digits), (at, end), is_grouped=is_grouped)


def _scaled(text: str, value: Decimal, place: tuple[int, int], *, is_grouped: bool) -> Number:
    scale = _SCALE.match(text, place[1])
    if not scale:
        return Number(value, *place, is_grouped=is_grouped, bare=value)
    total = times_ten_to(value, _SCALES[(scale["word"] or scale["letter"]).lower()])
    return Number(
        total,
        place[0],
        scale.end(),
        is_scaled=True,
        is_grouped=is_grouped,
        bare=value,
        letter=scale["letter"] or "",
    )


def times_ten_to(value: Decimal, power: int) -> Decimal:
    """Return the value scaled exactly, whole where it is whole."""
    product = value.scaleb(power, _EXACT)
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize(_EXACT)


def power_of(number: Number) -> int:
    """Return the power of ten the number's magnitude word stands for."""
    return (number.value / number.bare).adjusted()
