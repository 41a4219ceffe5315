"""The core of a number in a text: digits, Chinese numerals, English number words.

One bounded pattern finds all of them; each kind then says what it is worth, or that it is worth
nothing certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.figures.model import UnitClass
from kiosk.figures.numerals import (
    ARABIC,
    CHINESE,
    ENGLISH,
    ENGLISH_FRACTION,
    arabic_value,
    chinese_value,
    english_fraction,
    english_value,
    scaled,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HAN_NUMERAL = "[一二两三四五六七八九十百千万零〇]"
_HEAD = (
    r"(?<!\d)(?<!\d[.,])(?<![A-Za-z]-)"
    r"(?:(?<![A-Za-z])|(?<=RMB)|(?<=USD)|(?<=CNY)|(?<=EUR)|(?<=HKD))"
)
_TAIL = r"(?!\d)(?![.,]\d)"
# The characters that, behind 成, show it to be the head of another word: 四成都, 三成员.
_NOT_TENTHS = "(?![都为果长立员功本交就熟绩型品语效])"
_FIVE = "[一二三四五六七八九](?![一二三四五六七八九十百千万亿成个家项])"
"""Of 七成五."""

_CORE = re.compile(
    rf"(?P<percent>百分之(?:{_HEAD}{ARABIC}{_TAIL}|{CHINESE}))"
    rf"|(?P<part>(?:{HAN_NUMERAL}{{1,5}}|{_HEAD}\d{{1,4}})分之(?:{HAN_NUMERAL}{{1,5}}|\d{{1,4}}{_TAIL}))"
    rf"|(?P<tenths>(?:(?<![一二两三四五六七八九十])[一二两三四五六七八九]|{_HEAD}[1-9])成"
    rf"(?:半|{_FIVE}|(?!半|{_FIVE}){_NOT_TENTHS}))"
    r"|(?P<half>一半|半数)"
    r"|(?P<turn>翻了?[一两二三]?番)"
    rf"|(?P<double>{_HEAD}\d{{1,6}}亿\d{{1,4}}(?=万|[余多]万))"
    rf"|(?P<arabic>{_HEAD}{ARABIC}{_TAIL})"
    rf"|(?P<chinese>(?<![初周期拜零〇一二两三四五六七八九十百千万亿数几好成上]){CHINESE})"
    r"|(?P<growth>\b(?:doubled|tripled|quadrupled)\b)"
    r"|(?P<twice>\btwice\b(?:\sas\s(?:large|many|much|high)\b)?)"
    rf"|(?P<fraction>(?<![A-Za-z-]){ENGLISH_FRACTION})(?!-[A-Za-z])"
    rf"|(?P<english>(?<![A-Za-z-]){ENGLISH})(?![A-Za-z])",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Core:
    """Digits or number words, before their surroundings are read."""

    start: int
    end: int
    kind: str
    """Name of the branch of the pattern: arabic, chinese, english, tenths, half …"""
    text: str
    value: Decimal
    unit: str = ""
    """The unit the words hold themselves: 成, 百分之."""
    unit_class: UnitClass = UnitClass.COUNT

    @property
    def is_growth(self) -> bool:
        """Whether the word itself says that something grew: doubled, 翻一番."""
        return self.kind in ("turn", "growth")

    @property
    def has_unit(self) -> bool:
        """Whether the words hold their unit, so that none can follow."""
        return self.unit_class is not UnitClass.COUNT


def find_cores(chars: str) -> Iterator[Core]:
    """All cores of folded text in order, those without a certain value left out."""
    for found in _CORE.finditer(chars):
        kind = found.lastgroup or ""
        core = _READERS[kind](found)
        if core:
            yield core


def core_at(chars: str, start: int) -> Core | None:
    """The core that begins at `start` and is written in digits, if there is one."""
    found = _CORE.match(chars, start)
    is_digits = found is not None and found.lastgroup in ("arabic", "double")
    return _READERS[found.lastgroup or ""](found) if found and is_digits else None


def _core(
    found: re.Match[str],
    value: Decimal | None,
    unit: str = "",
    unit_class: UnitClass = UnitClass.COUNT,
) -> Core | None:
    if value is None:
        return None
    start, end = found.span()
    return Core(start, end, found.lastgroup or "", found[0], value, unit, unit_class)


def _number(text: str) -> Decimal | None:
    return arabic_value(text) if text[:1].isdecimal() else chinese_value(text)


def _percent(found: re.Match[str]) -> Core | None:
    words = found[0].removeprefix("百分之")
    value = Decimal(100) if words == "百" else _number(words)
    return _core(found, value, "百分之", UnitClass.PERCENT)


def _part(found: re.Match[str]) -> Core | None:
    below, _, above = found[0].partition("分之")
    whole, part = _number(below), _number(above)
    # 千分之 and 万分之 are rates of their own; 百分之 was read before.
    if not part or not whole or part >= whole or below[0] in "百千万":
        return None
    return _core(found, part / whole, "分之", UnitClass.FRACTION)


def _tenths(found: re.Match[str]) -> Core | None:
    head, _, tail = found[0].partition("成")
    rest = 5 if tail == "半" else _digit(tail)
    return _core(found, Decimal(_digit(head) * 10 + rest), "成", UnitClass.PERCENT)


def _digit(text: str) -> int:
    """One digit in either script; 0 for none."""
    return (
        int(text)
        if text.isdecimal()
        else " 一二三四五六七八九".index(text.replace("两", "二") or " ")
    )


def _half(found: re.Match[str]) -> Core | None:
    return _core(found, Decimal("0.5"), found[0], UnitClass.FRACTION)


_TURNS = {"": 1, "一": 1, "两": 3, "二": 3, "三": 7}


def _turn(found: re.Match[str]) -> Core | None:
    """翻一番: one time more; 翻两番: four times as much, three times more."""
    times = _TURNS[found[0].strip("翻了番")]
    return _core(found, Decimal(times), "番", UnitClass.TIMES)


_GROWTHS = {"doubled": 1, "tripled": 2, "quadrupled": 3}


def _growth(found: re.Match[str]) -> Core | None:
    """Doubled: one time more, as in Chinese."""
    word = found[0].casefold()
    return _core(found, Decimal(_GROWTHS[word]), word, UnitClass.TIMES)


def _twice(found: re.Match[str]) -> Core | None:
    return _core(found, Decimal(2), found[0].casefold(), UnitClass.TIMES)


def _double(found: re.Match[str]) -> Core | None:
    head, _, tail = found[0].partition("亿")
    if tail.startswith("0") or head.startswith("0"):
        return None
    # The scale 万 follows and is applied with the other scales.
    return _core(found, scaled(Decimal(head), 4) + Decimal(tail))


def _arabic(found: re.Match[str]) -> Core | None:
    return _core(found, arabic_value(found[0]))


def _chinese(found: re.Match[str]) -> Core | None:
    return _core(found, chinese_value(found[0]))


_HALF_GOES_ON = re.compile(r"\s(?:of|the|all)\b|\s*(?:$|[^\sA-Za-z-])")
_OTHER_HALF = re.compile(r"(?:first|second|latter|other|and\sa|last)\s$", re.IGNORECASE)


def _fraction(found: re.Match[str]) -> Core | None:
    """Two-thirds, a third of: a plain "third" may be an ordinal, a "quarter" three months."""
    parts = english_fraction(found[0])
    behind = found.string[found.end() : found.end() + 6]
    before = found.string[max(0, found.start() - 8) : found.start()]
    is_sure = "-" in found[0] or _HALF_GOES_ON.match(behind) is not None
    if found[0].casefold() != "half":
        is_plural = found[0].endswith("s") and not found[0].casefold().endswith("quarters")
        is_sure = "-" in found[0] or is_plural or behind.startswith(" of ")
    if parts is None or not is_sure or _OTHER_HALF.search(before):
        return None
    value = Decimal(parts[0]) / Decimal(parts[1])
    return _core(found, value, "fraction", UnitClass.FRACTION)


def _english(found: re.Match[str]) -> Core | None:
    return _core(found, english_value(found[0]))


_READERS: dict[str, Callable[[re.Match[str]], Core | None]] = {
    "percent": _percent,
    "part": _part,
    "tenths": _tenths,
    "half": _half,
    "turn": _turn,
    "growth": _growth,
    "twice": _twice,
    "double": _double,
    "arabic": _arabic,
    "chinese": _chinese,
    "fraction": _fraction,
    "english": _english,
}
