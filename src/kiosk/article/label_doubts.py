"""Labels that a person should look at first, because they say too little or end in the middle."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from kiosk.article.normal import normal


class LabelDoubt(StrEnum):
    """What is weak about a label."""

    FRAGMENT = "fragment"
    """It begins or ends in the middle of its phrase: 公司由, 内的通道."""
    NOT_COUNTED = "not-counted"
    """It names where, when or how it changed, not what is counted: 全市, 扩增至."""
    GENERIC = "generic"
    """Only a kind of thing: 企业, companies."""
    NOBODY = "nobody"
    """It tells what was done and not whose or what: 接待观众, 发出."""


SILLY: Final = frozenset({LabelDoubt.FRAGMENT, LabelDoubt.NOT_COUNTED})
"""Labels that say nothing on a wall; a draft does without their figures."""

_FRAGMENT = re.compile(
    r"^(?:[的了和与及、至或]|其中|[内外](?:的|[^部销资贸围海科卖])|以上|以下|左右)|"
    r"(?:[由从至占为的和与及在或、了着将被达]|增至|降至|升至|首次)$"
)
_NOT_COUNTED = re.compile(
    r"(?:(?:逐年|逐步|稳步|持续)?(?:扩增|扩充|扩大|增长|增加|提高|提升|上升|下降|减少|降低|缩短|缩小|成长|攀升)"
    r"(?:[至到为了])*|"
    r"(?:全[市省国县区球年]|我国|中国|本[市省届次]|当[地年]|[上下]半年|[今去前]年|上届|首届)+|"
    r"(?:平均|日均|年均|每[天日月年周]|累计|一共|共计)+|"
    r"比例|占比|比重|数量|总数|总额|金额|公里|平方米|公顷|小时|万人)"
)
_NOBODY = re.compile(
    r"(?:(?:每[天日月年]|日均|平均|共|五天|期间)*)"
    r"(?:接待(?:观众|游客|读者|参观者|访客)?|发起|发出|开出|入馆|到馆|到场|出席|参加|参与|载客|服务|惠及|"
    r"受惠|供应|供水|供电|完成|实现|达成|促成|吸引|带来|发布|举办|签约|出货|售出)|"
    r"占.+比重"
)
_GENERIC = frozenset(
    normal(
        "企业 公司 厂商 商家 人 人员 民众 市民 居民 住户 观众 项目 产品 成果 客户 机构 活动 国家 "
        "新品 支出 省区市 城市 地区 学校 单位 场所 嘉宾 代表 课程 设备"
    ).split()
)
_GENERIC_ENGLISH = frozenset(
    [
        "attendees",
        "books",
        "companies",
        "customers",
        "employees",
        "enterprises",
        "events",
        "firms",
        "homes",
        "households",
        "items",
        "jobs",
        "people",
        "products",
        "projects",
        "residents",
        "seats",
        "units",
        "visitors",
        "writers",
    ]
)
_FRAGMENT_ENGLISH = re.compile(
    r"(?:^|\s)(?:of|and|or|the|a|an|to|from|in|at|by|its|their|that|which|was|were|is|are|has|have|"
    r"with|for|about|nearly|over)$|^(?:and|or|to|in|at|by|that|which|for|with|from)\s",
    re.IGNORECASE,
)


def doubt_about(label: str, language: str, *, is_share: bool = False) -> LabelDoubt | None:
    """What is weak about a label; None if nothing is.

    Args:
        label: As it stands on the wall.
        language: zh or en.
        is_share: Whether its figure is in per cent: a bare noun does not say what share it is.
    """
    if language != "zh":
        if _FRAGMENT_ENGLISH.search(label):
            return LabelDoubt.FRAGMENT
        is_bare = is_share and re.fullmatch(r"[A-Za-z]+s", label) is not None
        if is_bare:
            return LabelDoubt.NOBODY
        return LabelDoubt.GENERIC if label.casefold() in _GENERIC_ENGLISH else None
    words = normal("".join(label.split()))
    if (len(words) < 2 and words not in _GENERIC) or _FRAGMENT.search(words):
        return LabelDoubt.FRAGMENT
    if _NOT_COUNTED.fullmatch(words):
        return LabelDoubt.NOT_COUNTED
    if words.removesuffix("等") in _GENERIC:
        return LabelDoubt.GENERIC
    is_bare = is_share and len(words) < 4 and not re.search(r"[率比占度]", words)
    return LabelDoubt.NOBODY if is_bare or _NOBODY.fullmatch(words) else None
