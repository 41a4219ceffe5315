"""The parts of a figure as a page sets them, and the source's own words taken apart into them.

The player writes figures too, and is to start at once: nothing of the recogniser is needed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.qualifiers import words_before

if TYPE_CHECKING:
    from kiosk.figures.model import Language

_HAN = "[零〇一二两三四五六七八九十百千]"
_NUMERAL = (
    r"\d[\d,.]*(?:\s?[–—~～-]\s?\d[\d,.]*)?(?:成半?)?"
    rf"|{_HAN}+分之(?:{_HAN}+|\d[\d.]*)(?:点{_HAN}+)?|{_HAN}+成(?:半|{_HAN})?|一半|半数|{_HAN}+"
)
_MARKS = r"(?P<sign>[+＋−-])?(?P<currency>US\$|\$|€|¥|￥|RMB\s?)?"
_CHINESE = re.compile(
    rf"(?P<before>.*?){_MARKS}(?P<numeral>{_NUMERAL})"
    r"(?P<percent>[%％])?\s?(?P<scale>[千百十]?万亿?|千?亿)?\s?(?P<after>[余餘多])?(?P<unit>.*)",
    re.DOTALL,
)
_ENGLISH = re.compile(
    rf"(?:(?P<before>{'|'.join(sorted(words_before('en'), key=len, reverse=True))})\s)?{_MARKS}"
    r"(?P<numeral>\d[\d,.]*(?:\s?[–-]\s?\d[\d,.]*)?|[A-Za-z]+(?:-[A-Za-z]+)*)"
    r"(?P<percent>%)?\s?(?P<scale>(?:thousand|million|billion|trillion)\b)?"
    r"(?:\s?(?P<after>or\s(?:more|less|fewer|so))\b)?(?P<unit>.*)",
    re.IGNORECASE | re.DOTALL,
)


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


def written_verbatim(words: str, language: Language) -> Written:
    """The source's complete words in their parts: 近 | 四成; 突破 | 25 | 万 | 人次.

    Words in which no number is seen are all numeral.
    """
    pattern = _CHINESE if language == "zh" else _ENGLISH
    found = pattern.fullmatch(words.strip())
    parts = (
        {name: (part or "").strip() for name, part in found.groupdict().items()} if found else {}
    )
    return Written(language=language, **{"numeral": words, **parts}, verbatim=words)
