"""Which Chinese numbers count as figures: the rules that need the words around them.

A number with a good unit is a figure unless speech makes it vague (一个, 上百, 三个方面) or it says
a time.  Rules, not lists of cases: each names the trap it is for.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.words import words
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from kiosk.article.chinese_qualifiers import Before
    from kiosk.article.numerals import Quantity

SKIP = "skip"
NEGATIVE = frozenset({"-", "负", "零下"})
MONEY = frozenset({UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.CURRENCY})

Unit = tuple[str, UnitClass, int]

_VAGUE_BEFORE = re.compile(r"(?:[数几好上成多]|以)\s?$|好几$")
_MEASURED = frozenset(
    {UnitClass.PERCENT, UnitClass.POINTS, UnitClass.AREA, UnitClass.MASS, UnitClass.DATA, *MONEY}
)
# Counters that count things even when the number is a small word: 三家企业, 两场论坛.
_WEAK = frozenset("国省市县区村校企馆店年版站台户")
_HARD = words(
    "家 场 名 位 款 座 艘 架 辆 台 所 项 支 人次 场次 架次 列 栋 宗 笔",
)
_HARD_NOUN = re.compile(
    r"(?:[^，。、；\d]{0,6})(?:国|省|城市|企业|公司|机构|项目|展馆|展区|地区|论坛|会议|"
    r"协议|合作|成果|技术|标准|专利|活动|平台|产品|航线|品牌|基地|园区|车间|工厂|研究|"
    r"实验室|"
    r"人|队|家|校|院|员|者|星|船|站|机|车|场馆|赛事)"
)
_ABSTRACT = re.compile(
    r"\s?(?:方面|部分|层面|维度|环节|阶段|步骤|原则|字(?!节)|问题|特点|方向|"
    r"意识|自信|维护|坚持|确保|代表$|“|抓手|突破口|面向|转变|结合|一|新台阶|百年|不|优先|"
    r"梯队|行动|聚焦|要|大类|高地|样板|特征|主题|板块之?一)"
)
_ABSTRACT_COUNTERS = frozenset({"个", "项", "条", "大", "位", "种", "类"})
_PER_SO_MANY = re.compile(r"(?<![人户家天日周月年])每\s?$")
"""每10股派3.5元: the ten are no figure."""
_LENGTH_CONTEXT = re.compile(
    r"(?:提高|增加|延长|缩短|达到?|为|寿命|年限|质保|保修|期限|期|缩减|减少|约|长达|"
    r"压缩至|压缩到|延长至|缩短至|平均|超|超过|逾|近|时间|时长|仅|只需|需|用|提前|推迟|"
    r"耗时|高|低|快|慢|节省|降至|工期|连续|连|满|运行|使用|飞行|续航|在轨|累计)\s?(?:了|"
    r"到|至|约)?\s?$"
)
_NO_LENGTH_AFTER = re.compile(
    r"(?:来|间|里|内|前|后|时|期(?!限)|之|行动|计划|规划|级|制|生|度|的(?=历史|发展|努力|时间里))"
)
_AGE_GROUP = re.compile(r"(?:\s?(?:及|或)?以[上下]|的|儿童|老人|青年|以前|后|前|生日)")
_AGE_RANGE = re.compile(r"\d\s?(?:岁)?\s?(?:-|–|—|~|至|到)\s?$")
_PAIRS = re.compile(r"对(?:贸易|项目|供需|新人|夫妻|情侣|选手|企业|伙伴|双胞胎|友好|友城)")
_NOT_CUBIC = re.compile(r"方(?:面|向|案|法|式|便|针|可|能|米|圆|块|阵|队|言|程|才)")
_PLACES = frozenset("城州盟旗岛港洲")
"""Places that only 余 or 多 makes countable: 50余城; 三城 may be a name."""
_TOWARDS = re.compile(r"对(?:外|于|应|其|接|比|方|象|标|照|待|口|华|美|中|我|欧|俄|日|东|一)")
_MOVED = re.compile(
    r"(?:增长|增加|上升|提高|提升|上涨|扩大|下降|减少|降低|下滑|回落|下跌|收窄|涨|跌|升|"
    r"降)(?:了|约|近|超)?\s?$"
)
_SHARED_POINTS = re.compile(
    r"(?:\s?[、和及与至到]\s?(?:约|近|超|超过)?\d{1,3}(?:\.\d{1,3})?\s?个?){1,6}百分点"
)
_HUNDREDTHS = re.compile(r"\d{1,2}(?!\d)")
"""72米97, 11秒23."""
_LAST_DURATION = re.compile(r"\d\s?(?:小时|时|分钟?|天|个月|年)零?$")
_NEXT_DURATION = re.compile(r"\s?(?:零|又)?\d{1,3}(?:\.\d)?\s?(?:个月|天|小时|分钟?|秒钟?)")
_TIMES_OTHER = re.compile(r"速|镜|率(?!先)|感|体|频|焦|长(?!期)|受")


def special_unit(text: str, at: int, quantity: Quantity) -> Unit | None:
    """Units that mean something else more often: index points, degrees, scores."""
    char = text[at : at + 1]
    if char == "点":
        return _points(text, at, quantity)
    if char == "度" and (quantity.has_scale or text[at + 1 : at + 2] == "电"):
        return "度", UnitClass.COUNT, at + 1
    if char == "对" and (quantity.more or _PAIRS.match(text, at)) and not _TOWARDS.match(text, at):
        return "对", UnitClass.COUNT, at + 1
    if char in _PLACES and quantity.more and text[at + 1 : at + 2] not in "币元纸口股际区人":
        return char, UnitClass.COUNT, at + 1
    if char == "方" and quantity.has_scale and not _NOT_CUBIC.match(text, at):
        return "方", UnitClass.COUNT, at + 1
    if char == "番" and "翻" in text[max(0, quantity.start - 3) : quantity.start]:
        return "番", UnitClass.TIMES, at + 1
    if char == "分" and _scored(text, at, quantity):
        return "分", UnitClass.COUNT, at + 1
    return None


def shared_points(text: str, unit: Unit) -> bool:
    """Whether 个 stands for 个百分点: 分别提高8个和11个百分点."""
    return unit[0] == "个" and bool(_SHARED_POINTS.match(text, unit[2]))


def _points(text: str, at: int, quantity: Quantity) -> Unit | None:
    is_index = quantity.value > 24 or quantity.value != quantity.value.to_integral_value()
    if quantity.is_words or not is_index:
        return None
    if re.compile(r"点(?:钟|半|整|\d|位|评|赞|击|亮|燃|对点|名|心|火|球|餐|子|线)").match(text, at):
        return None
    return "点", UnitClass.COUNT, at + 1


def _scored(text: str, at: int, quantity: Quantity) -> bool:
    head = text[max(0, quantity.start - 8) : quantity.start]
    return bool(re.search(r"(?:得分|评分|满意度|综合|总分|平均分)[^，。]{0,4}$", head)) and not (
        text.startswith(("分钟", "分别", "分之"), at)
    )


def is_large(quantity: Quantity) -> bool:
    """Whether a number in words is more than 两三 or 唯一一: 三四百, 两三万."""
    return not quantity.is_words or quantity.has_scale or quantity.end - quantity.start > 2


def is_noun_unit(unit: str) -> bool:
    """Whether the unit is a noun that further text may belong to."""
    return len(unit) > 1 and not unit.isascii()


def verdict(text: str, quantity: Quantity, unit: Unit, before: Before) -> str:
    """Empty for a figure, `SKIP` for none, else the sentence why it is in doubt."""
    words, kind, end = unit
    if is_vague(text, quantity, before) or _PER_SO_MANY.search(head_of(text, quantity)):
        return SKIP
    trouble = _trouble_of_unit(text, words, end)
    if trouble:
        return trouble
    if words == "倍":
        return _times(text, quantity, end)
    if kind is UnitClass.DURATION:
        return _duration(text, quantity, unit, before)
    if kind is UnitClass.AGE:
        return (
            SKIP
            if _AGE_GROUP.match(text, end) or _AGE_RANGE.search(head_of(text, quantity))
            else ""
        )
    if _is_year_like(quantity, before) and not _is_strong(words, kind):
        return SKIP
    if quantity.is_words:
        return _word_number(text, quantity, unit, before)
    if words in _ABSTRACT_COUNTERS and _ABSTRACT.match(text, end) and quantity.value < 20:
        return SKIP
    if quantity.value == 0:
        return SKIP
    return ""


def _trouble_of_unit(text: str, words: str, end: int) -> str:
    """Why a number with this unit has no value on a page; empty if it may have one."""
    if words in ("米", "秒") and _HUNDREDTHS.match(text, end):
        return "a result in two units has no single value"
    return "a number of doublings is written in another way on a page" if words == "番" else ""


def head_of(text: str, quantity: Quantity) -> str:
    """The few characters before a number."""
    return text[max(0, quantity.start - 6) : quantity.start]


def is_vague(text: str, quantity: Quantity, before: Before) -> bool:
    """数百, 上千, 几十: no number at all."""
    if not quantity.is_words or before.words:
        return False
    head = text[max(0, quantity.start - 2) : quantity.start]
    return bool(_VAGUE_BEFORE.search(head)) and text[quantity.start] in "十百千万亿"


def _is_year_like(quantity: Quantity, before: Before) -> bool:
    """2025 without a word that makes it a count may be a year: 2025国际…, 2025台北…."""
    return (
        not quantity.has_scale
        and not quantity.more
        and not before.words
        and not quantity.is_words
        and Decimal(1980) <= quantity.value <= Decimal(2060)
        and quantity.end - quantity.start == 4
    )


def _is_strong(words: str, kind: UnitClass) -> bool:
    """Whether the unit cannot be the head of a name that a year stands before."""
    is_counter = len(words) == 1 and words not in _WEAK
    return kind is not UnitClass.COUNT or is_counter or words.endswith("次")


def _times(text: str, quantity: Quantity, end: int) -> str:
    if _TIMES_OTHER.match(text, end) or quantity.value == 0:
        return SKIP
    head = text[max(0, quantity.start - 8) : quantity.start]
    if re.search(r"(?:下降|减少|降低|缩小|缩短|下滑)(?:了)?(?:近|约|超)?$", head):
        return "a fall by a multiple has no value"
    if re.search(r"翻(?:了)?(?:近|约|超)?$", head):
        return "翻 and a multiple can be read in two ways"
    return ""


def _duration(text: str, quantity: Quantity, unit: Unit, before: Before) -> str:
    """A measured length of time is a figure; 五年来, 3天内 or a plain 10年 is when."""
    words, _, end = unit
    if _NO_LENGTH_AFTER.match(text, end) or quantity.value == 0:
        return SKIP
    if _LAST_DURATION.search(text[max(0, quantity.start - 4) : quantity.start]):
        return SKIP
    if _NEXT_DURATION.match(text, end):
        return "a length of time in two units has no single value"
    head = text[max(0, before.start - 10) : before.start]
    is_measured = (
        quantity.value != quantity.value.to_integral_value()
        or bool(quantity.more)
        or quantity.has_scale
        or bool(_LENGTH_CONTEXT.search(head))
        or before.words in ("超", "超过", "逾", "不足", "不到", "至少", "最多", "不超过")
    )
    if quantity.is_words and not (is_measured and quantity.value > 10):
        return SKIP
    if words in ("年", "周", "季度", "个季度"):
        return "" if is_measured else SKIP
    return ""


def _word_number(text: str, quantity: Quantity, unit: Unit, before: Before) -> str:
    """Numbers in characters: 五十余家 counts, 一个 and 百家 alone are speech."""
    words, kind, end = unit
    is_qualified = bool(before.words or quantity.more) or quantity.value > 10
    if quantity.is_bare:
        is_plain_bare = len(text[quantity.start : quantity.end].rstrip("余多")) <= 2
        return "" if before.words or quantity.more or not is_plain_bare else SKIP
    if quantity.value == 1 and not (kind in MONEY and before.words):
        return SKIP
    if kind in _MEASURED or is_qualified:
        return SKIP if _ABSTRACT.match(text, end) and quantity.value <= 10 else ""
    if words in _HARD:
        return "" if _HARD_NOUN.match(text, end) and not _ABSTRACT.match(text, end) else SKIP
    return SKIP


def range_values(
    text: str, low: tuple[Quantity, str], high: tuple[Quantity, str], *, shares_scale: bool
) -> tuple[Decimal, Decimal] | str | None:
    """Both ends of a range scaled in full; a sentence if it has two readings; None if it is none.

    Args:
        text: The passage.
        low: First number and its sign.
        high: Second number and its sign.
        shares_scale: The first carries no unit, so 3至5万 scales both.
    """
    first, second = low[0].value, high[0].value
    factor = _shared_scale(text, high[0]) if shares_scale and not low[0].has_scale else 1
    if factor > 1 and first < second / factor:
        if not first or second / factor / first > 20:
            return "the scale of the lower end can be read in two ways"
        first = first * factor
    first, second = _signed(first, low[1]), _signed(second, high[1])
    return (first, second) if first < second else None


def _shared_scale(text: str, high: Quantity) -> int:
    """What the upper end of a range is scaled by: 5万, 三千, 6百."""
    if high.has_scale:
        return _factor(high.value)
    written = text[high.start : high.end].rstrip("余多")
    return {"千": 1000, "百": 100}.get(written[-1:], 1)


def _signed(value: Decimal, sign: str) -> Decimal:
    return -value if sign in NEGATIVE else value


def moved_or_range(
    text: str, before: Before, values: tuple[Decimal, Decimal]
) -> tuple[Decimal, Decimal] | str | None:
    """下降0.7%至46.5% is a step and where it led; 增长5%至6% is a range.

    Returns:
        The range; a sentence if it can be either; None if it is none.
    """
    if not _MOVED.search(text[max(0, before.start - 8) : before.start]):
        return values
    if values[0] * 4 < values[1]:
        return None
    if values[0] * 2 < values[1]:
        return "this may be a range, or a change and where it led"
    return values


def _factor(value: Decimal) -> int:
    return next((factor for factor in (10**12, 10**8, 10**4) if value >= factor), 1)
