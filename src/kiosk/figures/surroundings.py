"""What stands to the left and to the right of a number: qualifier, currency, scale, unit, change.

Each side is read by anchored patterns over a bounded stretch, so that a text costs time in
proportion to its length.  Works on text folded by `view_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.model import Direction, Qualifier, UnitClass
from kiosk.figures.numerals import CHINESE_SCALES, ENGLISH_SCALES
from kiosk.figures.qualifiers import (
    ADVERBS,
    AFTER_ENGLISH,
    AFTER_SCALE,
    AFTER_UNIT,
    qualifier_of,
    words_before,
)
from kiosk.figures.units import CHINESE_UNIT, ENGLISH_UNITS, unit_class_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.figures.model import Language

_LEFT_REACH = 48
_RIGHT_REACH = 96
_FIRST_HAN = 4
"""Within so many characters behind a number Chinese words begin, if they do: 5 TB左右."""


def _any(words: Iterable[str]) -> str:
    """Alternatives, longest first; a blank in a word may be any single blank."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


@dataclass(frozen=True, slots=True)
class Left:
    """What stands in front of a number."""

    start: int
    """Where the figure begins with it."""
    qualifier: Qualifier | None = None
    words: str = ""
    sign: str = ""
    currency: str = ""
    direction: Direction | None = None
    is_from: bool = False
    """从, 由, from: the first of two values, not the lower end of a range."""


# 签约15项, 附近2000米, 反超3分: the character is the end of another word.
_NO_QUALIFIER_BEHIND = frozenset("签预邀公条合节违契特集制履续缔毁附最靠临邻贴亲反赶")
_NO_BREAK_BEHIND = frozenset("打爆攻识侦突跌降冲飙")
_SIGNS_OF_ABOUT = frozenset("~≈")
_CURRENCY = r"(?P<currency>US\$|U\.S\.\$|HK\$|NT\$|[ACS]\$|\$|€|£|¥|RMB|USD|CNY|EUR|HKD)"
# A hyphen behind a Chinese character may be a dash; plus and minus signs are what they are.
_SIGN = r"(?P<sign>(?<![\dA-Za-z)\]%])[+−]|(?<![^\s(\x00])-)"
_SIGN_AND_CURRENCY = re.compile(rf"(?:{_SIGN})?(?:{_CURRENCY}\s?)?$", re.ASCII | re.IGNORECASE)
_BEFORE_ZH = words_before("zh")
_LONGEST_ZH = max(map(len, _BEFORE_ZH))
_BEFORE_EN = words_before("en")
_LONGEST_EN = max(len(words.split()) for words in _BEFORE_EN)
_LAST_WORDS = re.compile(r"(?<![A-Za-z-])[A-Za-z.]{1,16}(?:\s[A-Za-z.]{1,16}){0,4}\s$", re.ASCII)

_UP_ZH = (
    *("增长", "上升", "提高", "增加", "上涨", "提升", "扩大", "增幅", "增速", "升高"),
    *("涨", "增"),
)
_DOWN_ZH = (
    *("下降", "减少", "降低", "回落", "下滑", "下跌", "缩小", "降幅", "萎缩", "收窄"),
    *("跌",),
)
_BETWEEN_ZH = ("高达", "达到", "约为", "了", "为", "达")
_UP_EN = frozenset(
    {
        *("up", "rose", "rise", "risen", "rises", "grew", "grow", "grown", "growth"),
        *("growing", "grows", "increase", "increased", "increases", "increasing", "jumped"),
        *("climbed", "expanded", "gained", "surged", "gain", "soared"),
    }
)
_DOWN_EN = frozenset(
    {
        *("down", "fell", "fall", "fallen", "falls", "declined", "decline", "declines"),
        *("dropped", "drop", "drops", "decreased", "decrease", "shrank", "slid", "lost"),
    }
)
_BETWEEN_EN = frozenset({"by", "of", "a", "an"})
_CHANGE_BEHIND = re.compile(
    r"\s(?:(?:year-on-year|annual|yearly|on-year|year-over-year|y-o-y)\s)?"
    r"(?:(?P<up_en>increase|rise|growth|gain|jump|more|higher|surge)"
    r"|(?P<down_en>decrease|decline|drop|fall|less|lower|fewer))\b"
    r"|的?(?:(?P<up>增长|增幅|增速|提升)|(?P<down>下降|降幅|降低|跌幅))",
    re.ASCII | re.IGNORECASE,
)


def left_of(chars: str, start: int) -> Left:
    """What stands in front of the number that begins at `start`."""
    stretch = chars[max(0, start - _LEFT_REACH) : start]
    marks = _SIGN_AND_CURRENCY.search(stretch, max(0, len(stretch) - 6))
    sign = (marks["sign"] or "").replace("-", "\N{MINUS SIGN}") if marks else ""
    currency = (marks["currency"] or "") if marks else ""
    before = stretch[: marks.start()] if marks else stretch
    words, length, language = _qualifier_at_end(before)
    end = len(before) - length
    return Left(
        start=start - len(stretch) + (end if words else len(before)),
        qualifier=qualifier_of(words, language) if words else None,
        words=words,
        sign=sign,
        currency=currency.upper(),
        direction=_signed(sign) or _direction_at_end(before[:end]),
        is_from=before[:end].endswith(("从", "由", "自", "from ", "From ")),
    )


def _qualifier_at_end(text: str) -> tuple[str, int, Language]:
    """The qualifier `text` ends with, how many characters it takes, and its language."""
    if text[-1:].isspace() and text[-2:-1].isascii():
        return (*_english_qualifier_at_end(text), "en")
    bare = text[:-1] if text[-1:] == " " else text
    for length in range(min(_LONGEST_ZH, len(bare)), 0, -1):
        word = bare[-length:]
        if word in _BEFORE_ZH and not _is_end_of_word(bare[:-length], word):
            return word, length + len(text) - len(bare), "zh"
    return "", 0, "zh"


def _is_end_of_word(before: str, word: str) -> bool:
    """Whether what looks like a qualifier ends another word or joins two numbers: 打破, 3~5."""
    if word in _SIGNS_OF_ABOUT:
        return bool(before) and not before[-1].isspace() and before[-1] not in "(（，。；约"
    return before[-1:] in (_NO_BREAK_BEHIND if word == "破" else _NO_QUALIFIER_BEHIND)


def _english_qualifier_at_end(text: str) -> tuple[str, int]:
    found = _LAST_WORDS.search(text, max(0, len(text) - _LEFT_REACH))
    words = found[0].split() if found else []
    if words and words[-1].casefold() == "the":
        words.pop()
    for count in range(min(_LONGEST_EN, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase.casefold() in _BEFORE_EN and found:
            return phrase, _length_with_adverb(text, words[:-count], phrase)
    return "", 0


def _length_with_adverb(text: str, before: list[str], phrase: str) -> int:
    """How many characters at the end of `text` the qualifier takes: just over, a little over."""
    start = text.rfind(phrase.split()[0])
    if before and before[-1].casefold() in ADVERBS:
        start = text.rfind(before[-1], 0, start)
    return len(text) - start


def _signed(sign: str) -> Direction | None:
    return {"+": Direction.UP, "\N{MINUS SIGN}": Direction.DOWN}.get(sign)


def _direction_at_end(text: str) -> Direction | None:
    """Which way the words that `text` ends with go: 同比增长, up, declined by."""
    if text[-1:].isspace() and text[-2:-1].isascii():
        words = text.casefold().split()[-3:]
        while len(words) > 1 and words[-1] in _BETWEEN_EN:
            words.pop()
        last = words[-1] if words else ""
        return Direction.UP if last in _UP_EN else Direction.DOWN if last in _DOWN_EN else None
    stem = next((text.removesuffix(w) for w in _BETWEEN_ZH if text.endswith(w)), text)
    if stem.endswith(_UP_ZH):
        return Direction.UP
    return Direction.DOWN if stem.endswith(_DOWN_ZH) else None


def change_behind(chars: str, end: int) -> Direction | None:
    """Which way a number goes by the word behind it: a 12% rise, 14.4%的增长."""
    found = _CHANGE_BEHIND.match(chars, end, end + _RIGHT_REACH)
    if found is None:
        return None
    return Direction.UP if found["up"] or found["up_en"] else Direction.DOWN


@dataclass(frozen=True, slots=True)
class Right:
    """What stands behind a number."""

    end: int
    """Where the figure ends with it."""
    number_end: int
    """Where it ends without its unit."""
    power: int = 0
    """Ten to this is the scale."""
    qualifiers: tuple[str, ...] = ()
    """Words behind: 余, 以上, or more."""
    unit: str = ""
    unit_class: UnitClass = UnitClass.COUNT


_ZH_SCALE = (
    _any(word for word in CHINESE_SCALES if len(word) > 1)
    # 千瓦 and 百分 are units, no scales.
    + "|亿|万|千(?!瓦|米|克|卡|伏|焦|帕)|百(?!分)"
)
_ZH_MORE = "余|多(?!样|边|媒|功能|方|语|层|元化|次)|来(?!自|到|源|访|华|京)"
_ZH_AFTER = r"以上(?!海|述|市)|左右(?!手|两)|上下(?!游)|以内(?!蒙|部)|以下(?!简称|是|为|几)"
_BLANK = "[ \u00a0]"
_ZH_MORE_BEHIND = "[余多](?!样|边|媒|功|方|语|层|元|次|数|年|家|国|地|点|个|项|种|位|名|于|为|是)"
_ZH_RIGHT = re.compile(
    rf"{_BLANK}?(?P<more>{_ZH_MORE})?(?P<scale>{_ZH_SCALE})?(?P<more2>{_ZH_MORE})?(?P<scale2>亿)?"
    rf"(?P<plus>\+(?![\dA-Z]))?{_BLANK}?(?P<unit>{CHINESE_UNIT})?"
    # 三年多, 20%多; but 26家多年深耕 is 26 companies.
    rf"(?P<more3>(?<=[%年元倍天时吨月]){_ZH_MORE_BEHIND})?(?P<after>{_ZH_AFTER})?"
)
_EN_UNIT = _any(word for word in ENGLISH_UNITS if word != "%")
# 43 delegations and more than 700 sub-delegations: the words belong to the next number.
_EN_AFTER = rf"(?:{_any(AFTER_ENGLISH)})\b(?!\s(?:than\b|[\d$€£]))"
_STOP = (
    r"a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|as|than|this|that|these|those|last"
    r"|next|past|over|under|is|are|was|were|be|been|has|have|had|will|would|can|may|took|take"
    r"|takes|join|joined|came|come|year|compared|more|less|higher|lower|fewer|up|down|per|percent"
    r"|million|billion|trillion|thousand|hundred|respectively|which|who|it|its|their|they|during"
    r"|increase|rise|growth|decline|decrease|drop|fall|gain|year-on-year|annual|when|while|after"
)
_EN_RIGHT = re.compile(
    rf"(?:[\s-]?(?P<scale>{_any(ENGLISH_SCALES)})\b|(?P<letter>[mMbBT]|[kK])\b)?"
    rf"(?P<plus>\+(?![\dA-Z]))?(?:\s(?P<after>{_EN_AFTER}))?"
    rf"(?:\s?(?P<percent>%)|[\s-]?(?P<unit>{_EN_UNIT})(?![A-Za-z])"
    rf"|\s(?P<noun>(?!(?:{_STOP})\b)[A-Za-z][A-Za-z'’-]{{1,24}}"
    rf"(?:\s(?!(?:{_STOP})\b)[A-Za-z][A-Za-z'’-]{{1,24}}){{0,2}}))?"
    rf"(?:\s(?P<after2>{_EN_AFTER}))?",
    re.ASCII | re.IGNORECASE,
)
_LETTERS = {"m": 6, "b": 9, "t": 12, "k": 3}

_CURRENCIES: dict[str, UnitClass] = {
    "US$": UnitClass.US_DOLLAR,
    "U.S.$": UnitClass.US_DOLLAR,
    "$": UnitClass.US_DOLLAR,
    "USD": UnitClass.US_DOLLAR,
    "€": UnitClass.EURO,
    "EUR": UnitClass.EURO,
    "¥": UnitClass.YUAN,
    "RMB": UnitClass.YUAN,
    "CNY": UnitClass.YUAN,
}


def currency_class(sign: str) -> UnitClass:
    """The class of a currency sign in front of a number."""
    return _CURRENCIES.get(sign.upper(), UnitClass.CURRENCY)


def right_of(chars: str, end: int, *, has_currency: bool = False) -> Right | None:
    """What stands behind the number that ends at `end`; None if it makes the number a name.

    Args:
        chars: Folded text.
        end: Index behind the digits or number words.
        has_currency: Whether a currency sign stands in front; only then are B and M scales.
    """
    if not chars[end : end + _FIRST_HAN].isascii():
        chinese = _ZH_RIGHT.match(chars, end, end + _RIGHT_REACH)
        if chinese and _is_chinese(chinese):
            return _right_chinese(chinese)
    english = _EN_RIGHT.match(chars, end, end + _RIGHT_REACH)
    if english is None:  # pragma: no cover -- every part is optional
        return Right(end, end)
    if english["letter"] and not has_currency:
        return None
    right = _right_english(english)
    is_cut = right.end == end and re.match(r"[A-Za-z‰]", chars[end : end + 1])
    return None if is_cut else right


def _is_chinese(found: re.Match[str]) -> bool:
    """Whether any part is Chinese: per cent signs and bare Latin units are read as English."""
    return any("\u4e00" <= char <= "\u9fff" for char in found[0]) or found["unit"] == "㎡"


def _right_chinese(found: re.Match[str]) -> Right:
    unit = found["unit"] or ""
    power = CHINESE_SCALES.get(found["scale"] or "", 0) + (8 if found["scale2"] else 0)
    behind = (found["more"], found["more2"], found["plus"], found["more3"], found["after"])
    return Right(
        end=found.end() - (len(found[0]) - len(found[0].rstrip())),
        number_end=found.start("unit") if unit else found.end(),
        power=power,
        qualifiers=tuple(word for word in behind if word),
        unit=unit,
        unit_class=unit_class_of(unit, "zh"),
    )


def _right_english(found: re.Match[str]) -> Right:
    unit = found["percent"] or found["unit"] or found["noun"] or ""
    behind = (found["plus"], found["after"], found["after2"])
    scale = (found["scale"] or "").casefold()
    return Right(
        end=found.end(),
        number_end=max(found.end(part) for part in ("scale", "letter", "plus", "after")),
        power=ENGLISH_SCALES.get(scale, _LETTERS.get((found["letter"] or "").casefold(), 0)),
        qualifiers=tuple(word.casefold() for word in behind if word),
        unit=unit,
        unit_class=unit_class_of(unit, "en"),
    )


_BEHIND_WORDS = re.compile(
    rf"\s(?P<en>{_EN_AFTER})|(?P<more>余|多(?![元种样国边]))?(?P<after>{_ZH_AFTER})?",
    re.ASCII | re.IGNORECASE,
)


def right_of_words(chars: str, end: int) -> Right:
    """What stands behind 四成, 百分之十 or two-thirds, which hold their unit: only qualifiers."""
    found = _BEHIND_WORDS.match(chars, end, end + _RIGHT_REACH)
    if found is None:  # pragma: no cover -- the first branch matches nothing at all
        return Right(end, end)
    words = (found["more"], found["after"], (found["en"] or "").casefold())
    return Right(found.end(), end, qualifiers=tuple(word for word in words if word))


def qualifier_behind(word: str) -> Qualifier | None:
    """The class of one word behind a number; "+" is more than the value."""
    if word == "+":
        return Qualifier.OVER
    return AFTER_SCALE.get(word) or AFTER_UNIT.get(word) or AFTER_ENGLISH.get(word)
