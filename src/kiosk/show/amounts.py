"""Values as authors write them: 250000, 25万, "2.5 million", 6-6.5.

The digits stay the author's: 7.50万亿 is 7.50 times 10 to the 12th, with its zero.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SCALES: Final = {
    "": 0,
    "thousand": 3,
    "万": 4,
    "million": 6,
    "亿": 8,
    "billion": 9,
    "万亿": 12,
    "trillion": 12,
}
_NUMBER: Final = r"[0-9]{1,18}(?:\.[0-9]{1,18})?|[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,18})?"
_SCALE: Final = "thousand|million|billion|trillion|万亿|万|亿"
_AMOUNT: Final = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<low_scale>{_SCALE})?"
    rf"(?:\s*(?:-|–|—|~|～|至|到| to )\s*(?P<high>{_NUMBER})\s*(?P<high_scale>{_SCALE})?)?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value, or a range from `low` to `high`."""

    low: Decimal
    high: Decimal | None = None


def parse_amount(text: str) -> Amount:
    """Read a value as an author writes it.

    Raises:
        ValueError: It is none; the sentence says what is expected.
    """
    normal = unicodedata.normalize("NFKC", text).strip().lower()
    match = _AMOUNT.fullmatch(normal)
    if match is None:
        raise ValueError(_complaint(text, normal))
    low, high = match["low"], match["high"]
    high_scale = match["high_scale"] or ""
    low_scale = match["low_scale"] or (high_scale if high else "")
    amount = Amount(_scaled(low, low_scale), _scaled(high, high_scale) if high else None)
    if amount.high is not None and amount.high <= amount.low:
        msg = f'the range "{text}" does not rise'
        raise ValueError(msg)
    return amount


def _scaled(digits: str, scale: str) -> Decimal:
    value = Decimal(digits.replace(",", "")).scaleb(_SCALES[scale])
    is_whole = value == value.to_integral_value()
    carries_zeros = "." in digits and digits.endswith("0")
    return value if carries_zeros or not is_whole else value.quantize(Decimal(1))


def _complaint(text: str, normal: str) -> str:
    expected = f'expected a number such as 250000, 25万 or "2.5 million", found "{text[:60]}"'
    if normal.startswith(("-", "−")):
        return f"{expected}; a decrease is written with `change: {{direction: down}}`"
    if normal.endswith("%"):
        return f"{expected}; the per cent sign goes into `unit: percent`"
    if any(word in normal for word in ("近", "约", "超", "余", "多", "over", "nearly", "about")):
        return f"{expected}; words such as 近 or over go into `qualifier`"
    if re.search(rf"\d\s*(?:{_SCALE})?\s*[^\W\d_]+$", normal):
        return f"{expected}; what is counted goes into `unit`"
    return expected
