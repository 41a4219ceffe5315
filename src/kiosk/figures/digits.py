"""The digits of a value, grouped and scaled the way each language does it.

Chinese counts in steps of ten thousand (万, 亿, 万亿), English in steps of a thousand.  The scale
is the largest that needs few decimals, so that 45 642.7亿 does not become 4.56427万亿; the digits
are always all the digits of the value and no others.

Source: GB/T 15835-2011 for 万 and 亿 and for ranges with the sign repeated (15%—30%).
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.figures.model import Language

_EXACT = Context(prec=200)
"""Wide enough that moving the point never rounds."""

_SCALES: dict[str, tuple[tuple[str, int], ...]] = {
    "zh": (("万亿", 12), ("亿", 8), ("万", 4)),
    "en": (("trillion", 12), ("billion", 9), ("million", 6)),
}
_NO_SCALE = ("", 0)
_MAX_DECIMALS = {"zh": 2, "en": 3}
"""More decimals than this are avoided if a smaller scale can."""
_EN_FULL_BELOW = 9
"""English writes a number that fits no scale in full, below this power of ten: 1,234,567."""


def numeral_and_scale(
    value: Decimal, language: Language, *, has_scale: bool = True
) -> tuple[str, str]:
    """The numeral and the word of its scale: ("25", "万"), ("250,000", ""), ("7.5", "trillion").

    Args:
        value: Finite, 0 or more.
        language: Of the result.
        has_scale: False writes all digits, as per cent needs.
    """
    word, power = _scale_of(value, language) if has_scale else _NO_SCALE
    return _grouped(value, power, language), word


def range_and_scale(
    low: Decimal, high: Decimal, language: Language, sign: str = ""
) -> tuple[str, str]:
    """Numeral and scale of a range: ("6–6.5", ""), zh ("3万—5", "万").

    Chinese repeats scale and sign at both ends; English writes both ends in the scale of the upper
    one, or both in full.

    Args:
        low: Lower end, finite.
        high: Upper end, finite.
        language: Of the result.
        sign: The per cent sign, which the caller writes behind the upper end; it forbids a scale.
    """
    if language == "zh":
        return _chinese_range(low, high, sign)
    word, power = _NO_SCALE if sign else _scale_of(abs(high), "en")
    if power and _decimals(low, power) > _MAX_DECIMALS["en"]:
        word, power = _NO_SCALE
    ends = (f"{_minus(end)}{_grouped(abs(end), power, 'en')}" for end in (low, high))
    return _dash(low, "\N{EN DASH}", " to ").join(ends), word


def _chinese_range(low: Decimal, high: Decimal, sign: str) -> tuple[str, str]:
    word, power = _NO_SCALE if sign else _scale_of(abs(high), "zh")
    high_text = _grouped(abs(high), power, "zh")
    low_word, low_power = _NO_SCALE if sign else _scale_of(abs(low), "zh")
    if not low_word and abs(low) < Decimal(high_text):
        # 3 to 50 000 is not 3—5万, which everybody reads as 30 000 to 50 000.
        low_word, low_power = word, power
    low_text = f"{_minus(low)}{_grouped(abs(low), low_power, 'zh')}{sign}{low_word}"
    return f"{low_text}{_dash(low, '—', '至')}{_minus(high)}{high_text}", word


_HAN_DIGITS = "零一二三四五六七八九十"
_ENGLISH_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ENGLISH_PARTS = {
    **{2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh"},
    **{8: "eighth", 9: "ninth", 10: "tenth"},
}
_FEWEST_DECIMALS = 2
"""0.3 is three tenths and not a badly rounded third."""


def fraction_words(value: Decimal, language: Language) -> str:
    """A fraction in words: 三分之二; two-thirds; empty if no denominator to 10 gives the value.

    Args:
        value: Between 0 and 1, exact or rounded to its last decimal: 0.6667 is two thirds.
        language: Of the result.
    """
    for below in _ENGLISH_PARTS:
        above = int((value * below).to_integral_value())
        if 0 < above < below and _is_rounded_part(value, above, below):
            return _part_words(above, below, language)
    return ""


def _is_rounded_part(value: Decimal, above: int, below: int) -> bool:
    exact = Decimal(above) / Decimal(below)
    return value == exact or (
        -_exponent(value) >= _FEWEST_DECIMALS and value == exact.quantize(value)
    )


def _part_words(above: int, below: int, language: Language) -> str:
    if language == "zh":
        return f"{_HAN_DIGITS[below]}分之{_HAN_DIGITS[above]}"
    name = _ENGLISH_PARTS[below]
    return name if below == 2 else f"{_ENGLISH_COUNTS[above]}-{name}{'s' if above > 1 else ''}"


def ordinal(value: Decimal) -> str:
    """An English ordinal: 1st, 2nd, 3rd, 11th, 137th.

    Raises:
        ValueError: The value is no whole number.
    """
    if value != int(value):
        msg = f"A rank needs a whole number, not {value}."
        raise ValueError(msg)
    number = int(value)
    is_teen = number % 100 in (11, 12, 13)
    return f"{number:,}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _minus(value: Decimal) -> str:
    return "\N{MINUS SIGN}" if value < 0 else ""


def _dash(low: Decimal, usual: str, beside_minus: str) -> str:
    return beside_minus if low < 0 else usual


def _scale_of(value: Decimal, language: Language) -> tuple[str, int]:
    """Word and power of ten of the scale to write `value` in; ("", 0) for none."""
    fitting = [(word, power) for word, power in _SCALES[language] if value >= Decimal(10) ** power]
    for word, power in fitting:
        if _decimals(value, power) <= _MAX_DECIMALS[language]:
            return word, power
    if not fitting or (language == "en" and value < Decimal(10) ** _EN_FULL_BELOW):
        return _NO_SCALE
    return fitting[0]


def _decimals(value: Decimal, power: int) -> int:
    _, _, decimals = _point_moved(value, power).partition(".")
    return len(decimals)


def _point_moved(value: Decimal, power: int) -> str:
    """`value` over ten to the `power`, in plain digits, with the digits the value carries.

    Zeros at the end of a whole number only hold places and go; 7.50E+12 and 14.40 carry theirs.
    """
    if power and value == value.to_integral_value(context=_EXACT) and _exponent(value) <= 0:
        value = value.normalize(_EXACT)
    return f"{value.scaleb(-power, _EXACT):f}"


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _grouped(value: Decimal, power: int, language: Language) -> str:
    text = _point_moved(value, power)
    if language == "zh":
        return text
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}"
