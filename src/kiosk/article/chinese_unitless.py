"""Chinese numbers without a unit that are figures all the same: 7.31亿, 12,000, 3000+, a ratio."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.chinese_policy import is_vague
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.chinese_qualifiers import Before
    from kiosk.article.numerals import Quantity
    from kiosk.article.sighting import Sighting

_RATIO_BEFORE = re.compile(
    r"(?:之比|[入地别求产]比|比例|比率|比值|系数|指数|PMI|基尼|汇率|中间价|评分|得分|分值|生育率|倍率|"
    r"乘数|景气度|信心度)[^，。；\d]{0,6}?(?:约|仅|高)?(?:为|是|达到?|至|报|报收于|升至|"
    r"降至|:|到|录得|[由从](?:上年|去年|前年|上届|\d{4}年)?的?)\s?(?:约)?\s?$"
)
_RATIO_NAME = re.compile(r"(?:系数|指数|PMI|汇率|中间价)\s?$")
"""What a number with decimals may stand right behind: 按汇率6.8985折算."""
_RATIO_TO = re.compile(
    r"^(?:进一步|逐步|稳步)?(?:升|降|缩小|扩大|提高|下降|上升|回落|调整|变|增|减)"
    r"[^，。；\d]{0,3}(?:至|到|为)\s?$"
)
_RATIO_CHANGE = re.compile(
    r"(?:比|较)[^，。；]{0,12}(?:提高|下降|上升|增加|减少|回落|提升|降低|扩大|缩小|高|"
    r"低)(?:了)?\s?$|^(?:同比|环比)?(?:提高|下降|上升|增加|减少|回落|提升|降低|扩大|"
    r"缩小)(?:了)?\s?$"
)
_NO_COUNT_AFTER = re.compile(r"[级位](?!于|居)|大关|象|一心|众|千|家灯火|里长|名|国|岁|向|有引力")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
"""Written for quantities alone: no name and no code has commas."""
_COUNTED = re.compile(r"\s?(?:[\u4e00-\u9fff，。；、)）]|$)")


def unitless_class(
    text: str, quantity: Quantity, before: Before, seen: Sequence[Sighting]
) -> UnitClass | None:
    """Class of a number without unit, if its sentence says what it is; None: no figure."""
    head = text[max(0, before.start - 30) : before.start]
    is_whole = quantity.value == quantity.value.to_integral_value()
    if _RATIO_BEFORE.search(head) or (not is_whole and _RATIO_NAME.search(head)):
        return UnitClass.RATIO
    if seen and seen[-1].unit_class is UnitClass.RATIO:
        between = text[seen[-1].end : before.start]
        if _RATIO_TO.search(between):
            return UnitClass.RATIO
        if (
            len(between) <= 24
            and "。" not in between
            and _RATIO_CHANGE.search(between.lstrip("，、,； "))
        ):
            return UnitClass.RATIO
    if _is_written_as_count(text, quantity):
        return UnitClass.COUNT
    if not quantity.has_scale or is_vague(text, quantity, before):
        return None
    if quantity.is_bare and not (before.words and _ends_clause(text, quantity.end)):
        return None
    if quantity.is_words and not before.words and not quantity.more:
        return None
    if _NO_COUNT_AFTER.match(text, quantity.end):
        return None
    return UnitClass.COUNT


def _is_written_as_count(text: str, quantity: Quantity) -> bool:
    """12,000 and 3000+ are quantities whatever they count."""
    is_open = quantity.more == "+" and quantity.value >= 10
    is_grouped = bool(_GROUPED.fullmatch(text, quantity.start, quantity.end))
    return (is_open or is_grouped) and bool(_COUNTED.match(text, quantity.end))


def _ends_clause(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in "，。；、,;！？)）”… "
