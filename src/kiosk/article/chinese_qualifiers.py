"""What stands around a Chinese number and says how the true value lies to it.

The same characters end other words (节约, 附近, 通过); those are looked at first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kiosk.figures.model import Qualifier


class Before(NamedTuple):
    """The words right before a number."""

    start: int
    """Where the figure begins: at the qualifier, the currency or the number."""
    words: str
    qualifier: Qualifier
    currency: str
    """Words of a currency in front of the number: 人民币, US$."""
    sign: str


_CLASSES: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_MOST,
        (
            r"不超过|不超出|不超|不高于|不多于|不大于|(?<!进)最多|至多|"
            r"(?<![创历史为最])最高(?![的达为])|上限为?|≤|<="
        ),
    ),
    (Qualifier.AT_LEAST, r"不少于|不低于|不小于|不下于|不下|至少|最少|起码|最低|≥|>="),
    (
        Qualifier.UNDER,
        r"不到|不足|不及|未到|未达到?|未满|未超过?|少于|低于|小于|跌破|降破|低过|<",
    ),
    (
        Qualifier.OVER,
        r"超过|超出|超越|(?<![赶反顺逆])(?<![易续现的为，。；][出入])(?<!^[出入])超|逾|突破|多于|高于|大于|高过|跨越|跨过|跨上|"
        r"迈过|迈上|迈入|站上|跃上|跃过|越过|冲破|飙破|"
        r"(?<![打爆攻识侦突])破(?!产)|(?<![通经不超透])过|(?<![-=>A-Za-z0-9/\"'])>",
    ),
    (
        Qualifier.NEARLY,
        r"将近|接近|逼近|直逼|几近|迫近|几乎|(?<![最附接将亲靠临邻相贴走逼远就迫])近",
    ),
    (
        Qualifier.ABOUT,
        (
            r"大约|约莫|大概|(?<![的时订])估计|估算|粗估|近乎|≈|(?<![\d%万亿元℃级])~|"
            r"(?<![节预签合邀违履公契婚密立缔租续简大隐特])约|(?<=[折(（])合约"
        ),
    ),
)
_CURRENCY = (
    r"(?:港币|港元)\$|新台币\$|人民币|美元|美金|港币|港元|新台币|台币|新币|日币|欧元|英镑|澳门币|US\$|HK\$|NT\$|"
    r"S\$|A\$|C\$|RMB|USD|CNY|HKD|TWD|EUR|GBP|JPY|CHF|KRW|SGD|AUD|INR|[$€£¥￥₹₩]"
)
_BEFORE = re.compile(
    r"(?:"
    + "|".join(f"(?P<{kind.value}>{words})" for kind, words in _CLASSES)
    + r")?(?:了|为|合|计|达到?|至|到|有|在|占|近)?"
    + r"(?:每[桶吨股克瓶枚人]|每盎司|每公斤|每平方米)?\s?[“\"]?\s?"
    + rf"(?P<currency>{_CURRENCY})?\s?[“\"]?(?P<sign>[-+]|(?<![减担抱欠胜自肩增])负|零[下上])?\s?$"
)
_SAID = "|".join(f"(?P<{kind.value}>{words})" for kind, words in _CLASSES)
_WHOLE = r"[^，。；、：\d]{1,12}的\s?$"
_AFAR = re.compile(rf"(?:{_SAID})占(?:到|了)?{_WHOLE}")
_AFAR_IN_WORDS = re.compile(
    rf"(?:(?P<under>不到|不足)|(?P<over>超过)|(?P<nearly>接近|将近)){_WHOLE}"
)
_AFTER = re.compile(
    r"\s?(?:及|或|\(含\))?(?:(?P<at_least>以上(?!海|述|市(?![值场民])|级(?!别)|门(?![店票])|班|学|来(?!自)))|"
    r"(?P<at_most>以内(?!部)|以下(?!简称|称|几|五|问|为))"
    r"|(?P<about>左右(?!手|侧|两)|上下(?!游|班|联|两|层|限|铺))|(?P<over>有余|之多x|开外))"
)
_SIGNED = "为达至到是在于降涨跌增减升长幅率速差值额比数温度润益"
"""What a minus is a sign behind: 增速-0.2%; elsewhere it joins: 歼-20."""
_PASSED = re.compile(r"[百千万亿半]|(?:\d|[一二三四五六七八九])\s?成")
"""What 过 passes: 过百, 过半, 过七成; not 通过3项."""
_LATE_MORE = re.compile(r"多(?=[，。；、,;)）的！]|$|左右|以)")


def words_before(text: str, at: int) -> Before:
    """Qualifier, currency and sign right before the number at `at` of a text in normal form."""
    low = max(0, at - 16)
    head = text[low:at]
    found = _BEFORE.search(head)
    if found is None:
        return Before(at, "", Qualifier.EXACT, "", "")
    kind = next((k for k, _ in _CLASSES if found[k.value]), None)
    if kind is Qualifier.OVER and found["over"] == "过" and not _PASSED.match(text, at):
        kind = None
    sign = found["sign"] or ""
    if (
        sign in ("-", "+")
        and found.start("sign") > 0
        and not _may_sign(head[found.start("sign") - 1])
    ):
        sign = ""
    currency = found["currency"] or ""
    if kind is not None:
        start = low + found.start(kind.value)
        return Before(start, found[kind.value], kind, currency, sign)
    start = at
    if currency:
        start = low + found.start("currency")
    elif sign:
        start = low + found.start("sign")
    return Before(start, "", Qualifier.EXACT, currency, sign)


def _may_sign(char: str) -> bool:
    """Whether a minus behind `char` is a sign and not a dash or a range."""
    return not (char.isalnum() or char in "%-)）”") or char in _SIGNED


def words_afar(text: str, start: int, *, is_share_in_words: bool) -> tuple[Qualifier, str] | None:
    """The qualifier of a share that its whole stands before: 约占总装机的58%, 不到去年的一半.

    Args:
        text: The passage.
        start: Where the share begins.
        is_share_in_words: 一半, 三分之一: for these the verb may be missing.
    """
    head = text[max(0, start - 18) : start]
    found = _AFAR.search(head) or (_AFAR_IN_WORDS.search(head) if is_share_in_words else None)
    said = found.groupdict() if found else {}
    kind = next((kind for kind, _ in _CLASSES if said.get(kind.value)), None)
    return (kind, said[kind.value]) if kind else None


def words_after(text: str, at: int, unit: str) -> tuple[Qualifier, str, int] | None:
    """Qualifier right behind the unit: 以上, 左右; with its end."""
    found = _AFTER.match(text, at)
    if found and found.lastgroup:
        return Qualifier(found.lastgroup), found[0].strip(), found.end()
    if unit in ("倍", "年", "个月", "小时", "天", "成", "岁"):
        more = _LATE_MORE.match(text, at)
        if more:
            return Qualifier.OVER, "多", more.end()
    return None
