"""Units that a Chinese number takes from elsewhere: from the end of its list, or from its subject.

分别为12、15和20家, 由26增至35个, 7.01万亿、7.66万亿和8.24万亿元, 票房突破100亿.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article import chinese_policy as policy
from kiosk.article.chinese_masks import mask_end
from kiosk.article.chinese_units import match_noun, match_unit
from kiosk.article.numerals import read_quantity, scale_value, scaled_by
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from decimal import Decimal

    from kiosk.article.chinese_qualifiers import Before
    from kiosk.article.numerals import Quantity
    from kiosk.article.sighting import Sighting

_LONE_NOUN = re.compile(
    r"(?![余多几之等的了呢吗吧着过后前中内间时起上下外左右级位关度底末初第近约超逾达共占比为至到和及与是在])[\u4e00-\u9fff](?=[，。；、！？,;)）]|$)"
)
"""4800万饼: one character behind 万 that ends its clause can only be what is counted."""
_MOST_APART = 10
"""So many times may one number of a list be the other, if both are meant in one scale."""
Unit = policy.Unit
_FROM = re.compile(r"[从由自](?:[^，。,；、]{0,8}的)?(?:约|近|超|不足|不到)?\s?$")
_CHANGE_TO = re.compile(
    r"[^，。；\d]{0,8}?(?:增|升|降|减|扩|提|涨|跌|发展|回落|跃|缩|上调|下调|调整|变|攀|到|"
    r"至)[^，。；\d]{0,6}?(?:至|到|为)\s?(?:约|近|超|超过|逾)?\s?"
)
_LIST_NEXT = re.compile(r"\s?[、,，和及与]\s?")
_RESPECTIVELY = re.compile(
    r"分别(?:为|是|有|达到?|约|增长|下降|上升|同比增长|增加|减少|占)?[^。；]{0,30}$"
)
_LIST_LENGTH = 12
_MONEY_SUBJECT = re.compile(
    r"(?:营收|收入|利润|净利|票房|产值|增加值|总值|GDP|市值|投资|融资|金额|[成交营][交易业]额|销售额|"
    r"贸易额|进出口|出口|进口|[总余产消][额费]额?|贷款|存款|资金|费用|支出|花费|税收|预算|成本|债务|顺差|"
    r"逆差|赤字|拨款|补贴)(?:总额|总值|总量|规模)?(?:\([^()]{1,8}\))?"
    r"(?:[从由]?(?:\d{4}年|上年|去年|首届|\d{1,2}月)[末底初]?的?)?"
    r"(?:合计|累计|预计|预期|将|已经|已|有望|仅|共|首次|首|再|创|约|超|近|逾|突破|达到?|为|升至|增至|降至|至|到|"
    r"[:：，])*\s?$"
)
_FOREIGN_MONEY = re.compile(r"[美欧港日澳加韩新][元圆镑]|英镑|卢布|台币|外币|\$|€|£")
_LED_TO = re.compile(
    r"(?:大幅|快速|稳步|逐步|迅速)?(?:增长|增加|上升|提高|提升|扩大|攀升|跃升|增|升|降|下降|减少|回落|缩减)"
    r"(?:至|到|为)(?:\d{4}年|今年|去年|上年|本届)?[末底]?的?(?:约|近|超过|超)?\s?"
)
_NOT_MONEY_AFTER = re.compile(r"\s?[吨件台辆个家人枝斤箱桶立]")


def unit_after(text: str, quantity: Quantity, at: int) -> Unit | None:
    """Unit of a number that ends at `at`, one blank allowed between."""
    for start in (at, at + 1) if text[at : at + 1] == " " else (at,):
        special = policy.special_unit(text, start, quantity)
        if special is not None:
            return special
        unit = match_unit(text, start)
        if unit is not None and policy.shared_points(text, unit):
            return "个百分点", UnitClass.POINTS, unit[2]
        if unit is not None:
            return unit
        noun = match_noun(text, start)
        if noun is not None:
            return noun[0], UnitClass.COUNT, noun[1]
    return None


def lone_noun(text: str, quantity: Quantity) -> Unit | None:
    """What is counted without any counter: 4800万饼."""
    is_open = quantity.has_scale and not quantity.is_words
    thing = _LONE_NOUN.match(text, quantity.end) if is_open else None
    return (thing[0], UnitClass.COUNT, thing.end()) if thing else None


def is_from(text: str, before: Before) -> bool:
    """Whether 从 or 由 stands before: what follows is where a change began, not a range."""
    return bool(_FROM.search(text[max(0, before.start - 12) : before.start]))


def borrowed_unit(
    text: str, quantity: Quantity, before: Before, *, traditional: bool
) -> Unit | None:
    """Unit that a later number of the same phrase carries; its end is 0, for it is elsewhere."""
    if quantity.is_words or quantity.more:
        return None
    if quantity.has_scale:
        return None if has_larger_scale_later(text, quantity) else _unit_of_list(text, quantity)
    head = text[max(0, before.start - 40) : before.start]
    if _FROM.search(head):
        to = _CHANGE_TO.match(text, quantity.end)
        return _unit_of_next(text, to.end(), traditional=traditional) if to else None
    return _unit_of_list(text, quantity) if _RESPECTIVELY.search(head) else None


def in_shared_scale(text: str, quantity: Quantity, before: Before) -> tuple[Decimal, Unit] | None:
    """Value and unit of 3.5 in 分别为3.5和4.5万平方米, which the list ends with; None for others.

    Numbers too far apart to be of one scale keep what is written: 分别为8000和1.2万人.
    """
    head = text[max(0, before.start - 40) : before.start]
    if quantity.has_scale or quantity.is_words or not _RESPECTIVELY.search(head):
        return None
    following = _following(text, quantity)
    scaled = next((one for one in following if one.has_scale), None)
    unit = unit_after(text, following[-1], following[-1].end) if following else None
    factor = scale_value(_scale_word(text, scaled)) if scaled else 1
    if scaled is None or unit is None or not quantity.value:
        return None
    is_near = quantity.value / _MOST_APART <= scaled.value / factor <= quantity.value * _MOST_APART
    return (scaled_by(quantity.value, factor), (unit[0], unit[1], 0)) if is_near else None


def _unit_of_next(text: str, at: int, *, traditional: bool) -> Unit | None:
    if mask_end(text, at, traditional=traditional) is not None:
        return None
    following = read_quantity(text, at)
    if following is None or following.has_scale or following.is_words:
        return None
    unit = unit_after(text, following, following.end)
    return (unit[0], unit[1], 0) if unit else None


def _unit_of_list(text: str, quantity: Quantity) -> Unit | None:
    for following in _following(text, quantity):
        if following.is_words or (following.has_scale and not quantity.has_scale):
            return None
        unit = unit_after(text, following, following.end)
        if unit is not None:
            return unit[0], unit[1], 0
    return None


def has_larger_scale_later(text: str, quantity: Quantity) -> bool:
    """迈上100万、110万和120万亿元: 100万 may mean 100万亿."""
    scale = _scale_word(text, quantity)
    for following in _following(text, quantity):
        later = _scale_word(text, following)
        if later != scale and later.startswith(scale):
            return True
        if unit_after(text, following, following.end) is not None:
            return False
    return False


def _following(text: str, quantity: Quantity) -> list[Quantity]:
    """The numbers that go on with the list, as far as nothing but a comma parts them."""
    found: list[Quantity] = []
    at = quantity.end
    while len(found) < _LIST_LENGTH:
        comma = _LIST_NEXT.match(text, at)
        following = read_quantity(text, comma.end()) if comma else None
        if following is None:
            break
        found.append(following)
        at = following.end
    return found


def _scale_word(text: str, quantity: Quantity) -> str:
    return re.sub(r"[^万亿兆]", "", text[quantity.start : quantity.end])


def unit_of_start(
    text: str, quantity: Quantity, before: Before, last: Sighting | None
) -> Unit | None:
    """Unit of the figure that a change began with: 从189亿元增长到2022年的311亿."""
    if last is None or not quantity.has_scale or not last.unit:
        return None
    led = _LED_TO.fullmatch(text[last.end : before.start])
    return (last.unit, last.unit_class, 0) if led else None


def is_money(text: str, quantity: Quantity, before: Before) -> bool:
    """Whether a large number without a unit is an amount in the money of the place: 票房破50亿."""
    if not quantity.has_scale or _NOT_MONEY_AFTER.match(text, quantity.end):
        return False
    head = text[max(0, before.start - 20) : before.start]
    around = text[max(0, before.start - 60) : quantity.end + 40]
    return bool(_MONEY_SUBJECT.search(head)) and not _FOREIGN_MONEY.search(around)
