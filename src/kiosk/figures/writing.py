"""How a figure reads in Chinese and in English.

Number, qualifier, scale and unit stay separate, because a page sets each of them in its own way;
`Written.plain` joins them for running text, captions and screen readers.  Nothing is ever rounded
or converted: the digits are the digits of the value.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kiosk.figures.digits import numeral_and_scale, range_and_scale
from kiosk.figures.model import Direction, Figure, Language, Qualifier, UnitClass
from kiosk.figures.units import default_unit

MINUS = "\N{MINUS SIGN}"

_BEFORE: dict[str, dict[Qualifier, str]] = {
    "zh": {
        Qualifier.NEARLY: "近",
        Qualifier.ABOUT: "约",
        Qualifier.OVER: "超",
        Qualifier.AT_LEAST: "以上",
        Qualifier.UNDER: "不到",
        Qualifier.AT_MOST: "不超过",
    },
    "en": {
        Qualifier.NEARLY: "nearly",
        Qualifier.ABOUT: "about",
        Qualifier.OVER: "over",
        Qualifier.AT_LEAST: "at least",
        Qualifier.UNDER: "under",
        Qualifier.AT_MOST: "up to",
    },
}
"""The qualifier's words where the source's own are not known."""

AFTER_SCALE = frozenset({"余", "多"})
"""Chinese qualifiers between scale and unit: 900余项."""
AFTER_UNIT = frozenset({"以上", "以下", "以内", "左右", "上下"})
"""Chinese qualifiers behind the unit: 3000家以上."""
AFTER_ENGLISH = frozenset({"or more", "or less", "or fewer", "or so", "and above", "and more"})
"""English qualifiers behind the number: 1,000 or more companies, 2 million yuan or more."""


@dataclass(frozen=True, slots=True)
class Written:
    """A figure in one language, in the parts a page sets.

    Every part may be empty except the numeral.  In reading order: before, sign, currency, numeral,
    percent, scale, after, unit.
    """

    language: Language
    numeral: str
    """25, 7.5, 5,600, 14.40, 6–6.5; with words for numbers 四成, two-thirds."""
    before: str = ""
    """The qualifier in front: 近, 突破; nearly, topped.  第 for a rank."""
    sign: str = ""
    """"+" or "−" (U+2212) of a change."""
    currency: str = ""
    """US$ or €, in English only."""
    percent: str = ""
    """The per cent sign; stands directly behind the numeral and is set like it."""
    scale: str = ""
    """万, 亿, 万亿; million, billion, trillion."""
    after: str = ""
    """The qualifier behind the scale: 余, 多; or more."""
    unit: str = ""
    """人次, 元, 家; visits, yuan, percentage points.  With what follows it: 家以上."""
    verbatim: str = ""
    """The source's complete words, if the figure carries them; then `plain` is exactly these."""

    @property
    def number(self) -> str:
        """Everything set as the number itself: +14.4%, US$25.44."""
        return f"{self.sign}{self.currency}{self.numeral}{self.percent}"

    @property
    def unit_phrase(self) -> str:
        """Everything behind the number: 万余人次; million or more visits."""
        return self._gap.join(part for part in (self.scale, self.after, self.unit) if part)

    def plain(self) -> str:
        """The whole phrase: 突破25万人次; over 250,000 visits."""
        if self.verbatim:
            return self.verbatim
        parts = (self.before, self.number, self.unit_phrase)
        return self._gap.join(part for part in parts if part)

    @property
    def _gap(self) -> str:
        return "" if self.language == "zh" else " "


def write(figure: Figure, language: Language) -> Written:
    """Write `figure` in `language`.  Pure; never adds, drops or rounds a digit.

    Raises:
        ValueError: The value is not a finite number.
    """
    numeral, scale = _numeral(figure, language)
    before, after, behind_unit = _qualifier_places(figure, language)
    currency = _currency(figure, language)
    unit = "" if currency else _unit(figure, language)
    if behind_unit:
        unit = f"{unit} {behind_unit}".strip() if language == "en" else unit + behind_unit
    return Written(
        language=language,
        numeral=numeral,
        before=before,
        sign=_sign(figure),
        currency=currency,
        percent="%" if figure.unit_class is UnitClass.PERCENT else "",
        scale=scale,
        after=after,
        unit=unit,
        verbatim=figure.written.get(language, ""),
    )


def change_words(figure: Figure, language: Language) -> str:
    """Against what a change is measured: 比上年增长; on the year before.  Empty if it is none."""
    return figure.change.basis.get(language, "") if figure.change else ""


def _numeral(figure: Figure, language: Language) -> tuple[str, str]:
    is_percent = figure.unit_class is UnitClass.PERCENT
    if figure.value_max is None:
        return numeral_and_scale(abs(figure.value), language)
    return range_and_scale(figure.value, figure.value_max, language, "%" if is_percent else "")


def _sign(figure: Figure) -> str:
    if figure.value == 0:
        return ""
    is_negative = figure.value < 0
    if figure.change is None:
        return MINUS if is_negative else ""
    is_down = figure.change.direction is Direction.DOWN
    return MINUS if is_down != is_negative else "+"


def _qualifier_places(figure: Figure, language: Language) -> tuple[str, str, str]:
    """The qualifier's words in front of the number, behind the scale, behind the unit."""
    words = figure.wording.get(language, "") or _BEFORE[language].get(figure.qualifier, "")
    if words in AFTER_SCALE:
        return "", words, ""
    if words in AFTER_ENGLISH and figure.unit_class is UnitClass.COUNT:
        return "", words, ""
    if words in AFTER_UNIT or words in AFTER_ENGLISH:
        return "", "", words
    return words, "", ""


def _currency(figure: Figure, language: Language) -> str:
    if language == "zh":
        return ""
    return {UnitClass.US_DOLLAR: "US$", UnitClass.EURO: "€"}.get(figure.unit_class, "")


def _unit(figure: Figure, language: Language) -> str:
    if figure.unit_class is UnitClass.PERCENT:
        return ""
    own = figure.unit.get(language, "")
    return own or default_unit(figure.unit_class, language, is_one=figure.value == Decimal(1))
