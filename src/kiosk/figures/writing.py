"""How a figure reads in Chinese and in English.

Number, qualifier, scale and unit stay separate, because a page sets each of them in its own way;
`Written.plain` joins them for running text, captions and screen readers.  Nothing is ever rounded
or converted between currencies: the digits are the digits of the value.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.figures.digits import fraction_words, numeral_and_scale, ordinal, range_and_scale
from kiosk.figures.model import Direction, Figure, Language, UnitClass
from kiosk.figures.qualifiers import AFTER_ENGLISH, AFTER_SCALE, AFTER_UNIT, usual_words
from kiosk.figures.units import default_unit
from kiosk.figures.written import Written, written_verbatim

__all__ = ["MINUS", "Written", "change_words", "write"]

MINUS = "\N{MINUS SIGN}"

_TWICE = Decimal(2)
_CURRENCY_SIGNS = {UnitClass.US_DOLLAR: "US$", UnitClass.EURO: "€"}


def write(figure: Figure, language: Language) -> Written:
    """Write `figure` in `language`.  Pure; never adds, drops or rounds a digit.

    In a language for which the figure carries the source's complete words, these are taken as
    they are.

    Raises:
        ValueError: The value is not a finite number.
    """
    words = figure.written.get(language, "")
    return written_verbatim(words, language) if words else _computed(figure, language)


def change_words(figure: Figure, language: Language) -> str:
    """Against what a change is measured: 比上年增长; on the year before.  Empty if it is none."""
    return figure.change.basis.get(language, "") if figure.change else ""


def _computed(figure: Figure, language: Language) -> Written:
    _require_finite(figure)
    numeral, scale = _numeral(figure, language)
    before, after, behind_unit = _qualifier_places(figure, language)
    currency = "" if language == "zh" else _CURRENCY_SIGNS.get(figure.unit_class, "")
    unit = "" if currency else _unit(figure, language)
    gap = " " if language == "en" and unit and behind_unit else ""
    return Written(
        language=language,
        numeral=numeral,
        before=before,
        sign=_sign(figure, language),
        currency=currency,
        percent="%" if figure.unit_class is UnitClass.PERCENT else "",
        scale=scale,
        after=after,
        unit=f"{unit}{gap}{behind_unit}",
    )


def _require_finite(figure: Figure) -> None:
    for value in (figure.value, figure.value_max):
        if value is not None and not value.is_finite():
            msg = f'Figure "{figure.id}" needs a finite value, not {value}.'
            raise ValueError(msg)


def _numeral(figure: Figure, language: Language) -> tuple[str, str]:
    """Numeral and scale; the numeral is words for a fraction and 137th for an English rank."""
    low, high = _values(figure, language)
    if high is not None:
        sign = "%" if figure.unit_class is UnitClass.PERCENT else ""
        return range_and_scale(low, high, language, sign)
    if _is_growth_by_times(figure, language) and low == _TWICE:
        return "twice", ""
    if figure.unit_class is UnitClass.FRACTION:
        words = fraction_words(low, language)
        return (words, "") if words else numeral_and_scale(abs(low), language)
    if figure.unit_class is UnitClass.RANK and language == "en":
        return ordinal(low), ""
    has_scale = figure.unit_class is not UnitClass.PERCENT
    return numeral_and_scale(abs(low), language, has_scale=has_scale)


def _values(figure: Figure, language: Language) -> tuple[Decimal, Decimal | None]:
    if _is_growth_by_times(figure, language):
        high = None if figure.value_max is None else figure.value_max + 1
        return figure.value + 1, high
    return figure.value, figure.value_max


def _is_growth_by_times(figure: Figure, language: Language) -> bool:
    """增长1.49倍 is 2.49 times as large: English counts the whole, where Chinese adds."""
    is_growth = figure.change is not None and figure.change.direction is Direction.UP
    is_times = figure.unit_class is UnitClass.TIMES
    return language == "en" and is_growth and is_times and not figure.unit.get("en")


def _sign(figure: Figure, language: Language) -> str:
    if figure.value == 0 or _is_growth_by_times(figure, language):
        return ""
    # The ends of a range below zero carry their signs themselves.
    is_negative = figure.value < 0 and figure.value_max is None
    if figure.change is None:
        return MINUS if is_negative else ""
    is_down = figure.change.direction is Direction.DOWN
    return MINUS if is_down != is_negative else "+"


def _qualifier_places(figure: Figure, language: Language) -> tuple[str, str, str]:
    """The qualifier's words in front of the number, behind the scale, behind the unit."""
    words = figure.wording.get(language, "") or usual_words(figure.qualifier, language)
    is_counted = figure.unit_class is UnitClass.COUNT
    if language == "zh":
        rank = "第" if figure.unit_class is UnitClass.RANK else ""
        if words in AFTER_SCALE:
            return rank, words, ""
        return (rank, "", words) if words in AFTER_UNIT else (words + rank, "", "")
    if words.casefold() in AFTER_ENGLISH:
        return ("", words, "") if is_counted else ("", "", words)
    return words, "", ""


def _unit(figure: Figure, language: Language) -> str:
    if figure.unit_class is UnitClass.PERCENT:
        return ""
    if _is_growth_by_times(figure, language):
        is_twice = figure.value + 1 == _TWICE and figure.value_max is None
        return "as large" if is_twice else "times as large"
    own = figure.unit.get(language, "")
    return own or default_unit(figure.unit_class, language, is_one=figure.value == 1)
