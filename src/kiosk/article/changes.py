"""Whether a figure is a change, which way it goes and against what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.record import ChangeRecord
from kiosk.figures.model import Direction, UnitClass

if TYPE_CHECKING:
    from kiosk.article.sighting import Sighting

_UP = (
    "增长|增加|上升|提高|提升|上涨|扩大|增幅|涨幅|升幅|攀升|成长|年增|月增|季增|净增|"
    "新增(?=长)|增|涨|升|加快|快|高|多|延长|上浮|走强|反弹|拉动|上修|扩张"
)
_DOWN = (
    "下降|减少|降低|下滑|回落|缩小|下跌|跌幅|降幅|衰退|年减|月减|季减|收窄|缩短|下调|"
    "下挫|负增长|减|跌|降|少|低|慢|缩减|萎缩|走低"
)
_LINK = (
    r"(?:了|率|幅度|幅|速度|速)?(?:高达|达到|达|为|约为|约|近|超过|超|逾|不足|不到|将近|"
    r"接近|突破)?\s?"
)
_CHINESE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_LINK}(?:[^\d，。；,;]{{0,12}}?(?:和|、|及)?)?$"
)
_CHINESE_TIGHT = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_LINK}$")
_RESPECTIVE = re.compile(
    rf"分别[^，。；\d]{{0,10}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[^。；]{{0,60}}$"
)
_LEVEL = re.compile(
    r"(?:增|升|降|提高|提升|扩大|增加|增长|上升|下降|减少|回落|缩短|延长|跌|涨)(?:到|至|为)"
)
_BASIS = re.compile(
    r"同比(?:名义)?|环比|年增(?!速)|月增|季增|年减|月减|季减|年均|[比较](?:去年|上年|前年|"
    r"上届|上一届|上期|上月|上季|往届|往年|首届|疫情前|节前|年初|第\S{1,6}届|\d{4}年|同期|"
    r"昨年)[^，。；,;\d]{0,12}?(?=增|减|升|降|提|多|少|高|低|扩|缩|下|上|成|翻|涨|跌|快|"
    r"慢|$)"
    r"|与\s?\d{4}\s?年[^，。；]{0,6}相比|与(?:上届|去年|上年)[^，。；]{0,6}相比|"
    r"比\d{4}年(?:末|底|同期)?"
)
_PERIOD = re.compile(r"\d{4}|上届|上一届|去年|上年|上月|上季|首届|前年")

_ENGLISH_LEFT = re.compile(
    r"\b(?:(?<!made )(?<!make )(?<!making )(?<!makes )(?<!take )(?<!taking )(?P<up>rose|"
    r"grew|grown|grow|increased?|increasing|up|rising|gained|climbed|jumped|"
    r"surged|soared|growing|growth(?: rate)?|rise|expand(?:ed|ing)|advanced|added|gain|"
    r"jump|surge|leapt|edged up|went up|higher)"
    r"|(?P<down>fell|fallen|dropped|down|decreased?|declined?|falling|shrank|plunged|"
    r"tumbled|slid|slipped|lower|reduced|reduction|drop|fall|contracted|shed|dipped|lost|"
    r"cut|declining|sank))"
    r"(?:\sin\s(?:[a-z-]+\s?){1,4}?(?=\sof|\sby))?"
    r"(?:\s(?:by|of|at|rate|about|around|nearly|almost|over|more|than|a|an|some|as|much|"
    r"only|slightly|sharply|respectively|approximately|roughly|another|further|was|is|to|"
    r"year|on|year-on-year|annually|nominal|real|in|terms|real-term)){0,5}\s?$",
    re.I,
)
_ENGLISH_RIGHT = re.compile(
    r"\s?(?:year-on-year\s|year-over-year\s|annual\s|month-on-month\s|yearly\s|"
    r"quarterly\s)?(?:(?P<up>increase|growth|rise|jump|gain|surge|higher|more|expansion|"
    r"uptick|up)|(?P<down>decrease|decline|drop|fall|lower|less|fewer|reduction|"
    r"contraction|down|slump))\b",
    re.I,
)
_ENGLISH_BASIS = re.compile(
    r"year[- ](?:on|over)[- ]year|month[- ](?:on|over)[- ]month|quarter[- ](?:on|over)[- "
    r"]quarter|annually|"
    r"(?:from|over|than|compared (?:with|to)|on|against|since)\s(?:that of\s|those of\s|"
    r"the same period\s(?:of|in)\s)?(?:the\s|a\s|its\s)?(?:previous|last|prior|preceding|"
    r"year|month|quarter|same|\d{4}|pre-)[\w\s-]{0,28}?(?=[,.;)]|\sto\b|$)",
    re.I,
)
_CHANGEABLE = frozenset({UnitClass.PERCENT, UnitClass.POINTS, UnitClass.TIMES, UnitClass.FRACTION})


def change_of(
    text: str, sighting: Sighting, bounds: tuple[int, int], *, chinese: bool
) -> ChangeRecord | None:
    """The change that a figure states, if it states one.

    Args:
        text: The passage in normal form.
        sighting: The figure.
        bounds: Its sentence in the passage.
        chinese: Language of the passage.
    """
    return _chinese(text, sighting, bounds) if chinese else _english(text, sighting, bounds)


def _chinese(text: str, sighting: Sighting, bounds: tuple[int, int]) -> ChangeRecord | None:
    left = text[max(bounds[0], sighting.start - 60) : sighting.numeral_start]
    clause = re.split(r"[，。；,;]", left)[-1]
    found = _CHINESE_TIGHT.search(clause)
    if found is None and sighting.unit_class in _CHANGEABLE:
        found = _RESPECTIVE.search(clause)
    if found is None or _LEVEL.search(clause[max(0, found.start() - 2) :]):
        return _signed(sighting)
    if sighting.unit_class not in _CHANGEABLE and not _BASIS.search(left):
        word = found["up"] or found["down"]
        if len(word) == 1:
            return None
    direction = Direction.UP if found["up"] else Direction.DOWN
    bases = list(_BASIS.finditer(text[max(bounds[0], sighting.start - 120) : sighting.start]))
    basis = bases[-1] if bases else None
    words = basis[0] if basis else ""
    period = _PERIOD.search(words)
    return ChangeRecord(direction, words, period[0] if period else "")


def _signed(sighting: Sighting) -> ChangeRecord | None:
    if sighting.sign == "-":
        return ChangeRecord(Direction.DOWN)
    return None


def _english(text: str, sighting: Sighting, bounds: tuple[int, int]) -> ChangeRecord | None:
    left = text[max(bounds[0], sighting.start - 60) : sighting.start]
    found = _ENGLISH_LEFT.search(left)
    if (
        found
        and re.search(r"\b(?:to|at)\s(?:\w+\s){0,2}$", left[found.start() :])
        and "growth" not in found[0]
    ):
        return None
    if found is None and sighting.unit_class in _CHANGEABLE:
        found = _ENGLISH_RIGHT.match(text, sighting.end)
    if found is None:
        return _signed(sighting)
    if sighting.unit_class not in _CHANGEABLE and not re.search(
        r"\b(?:by|up|down|of)\s", left[found.start() :] + " "
    ):
        return None
    basis = _ENGLISH_BASIS.search(text, sighting.end, min(bounds[1], sighting.end + 80))
    words = basis[0].strip() if basis else ""
    period = re.search(r"\d{4}|last \w+|previous \w+", words)
    direction = Direction.UP if found["up"] else Direction.DOWN
    return ChangeRecord(direction, words, period[0] if period else "")
