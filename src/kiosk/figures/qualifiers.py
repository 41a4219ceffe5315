"""The words that say how a true value lies to the written one, and what they mean.

近 and nearly: just below.  超, 逾, 突破, 余, 多 and over: just above.  The tables serve both ways:
writing takes the first word of a class, reading knows them all.
"""

from __future__ import annotations

from kiosk.figures.model import Language, Qualifier


def _words(*lines: str) -> tuple[str, ...]:
    """Words that commas part."""
    return tuple(word.strip() for line in lines for word in line.split(","))


_BEFORE: dict[str, dict[Qualifier, tuple[str, ...]]] = {
    "zh": {
        Qualifier.NEARLY: _words("近, 将近, 接近, 逼近, 几近, 直逼, 迫近, 几乎"),
        Qualifier.ABOUT: _words(
            "约, 大约, 约为, 大约为, 约占, 大概, 约莫, 估计, 估算, 粗估, 近乎, ~, ≈"
        ),
        Qualifier.OVER: _words(
            "超, 超过, 逾, 突破, 超出, 多于, 高于, 大于, 突破了, 超过了, 超越, 高过, 跨越",
            "跨过, 跨上, 迈过, 迈上, 迈入, 站上, 跃上, 跃过, 越过, 冲破, 飙破, 破",
        ),
        Qualifier.AT_LEAST: _words("至少, 不少于, 不低于, 不下, 不下于, 最少, 不小于, 起码, 最低"),
        Qualifier.UNDER: _words(
            "不到, 不足, 少于, 低于, 小于, 不及, 未满, 未达, 未到, 未达到, 未超, 未超过",
            "跌破, 降破, 低过",
        ),
        Qualifier.AT_MOST: _words(
            "不超过, 最多, 至多, 不超, 不高于, 不多于, 最高, 不超出, 不大于, 上限, 上限为"
        ),
    },
    "en": {
        Qualifier.NEARLY: _words(
            "nearly, almost, close to, approaching, just short of, approach, approached",
            "approaches, nearing, near",
        ),
        Qualifier.ABOUT: _words(
            "about, around, approximately, roughly, some, an estimated, approx., circa, estimated",
            "estimated at, in the region of, or about",
        ),
        Qualifier.OVER: _words(
            "over, more than, topped, topping, above, exceeding, exceeded, exceeds, exceed",
            "surpassed, surpassing, surpass, surpasses, in excess of, passed, upwards of",
            "upward of, greater than, higher than, more than just, beyond, north of, tops, to top",
            "crossed, crossing, passing, broke through, breaking through, breached, outstripping",
            "hit over",
        ),
        Qualifier.AT_LEAST: _words(
            "at least, no fewer than, no less than, not less than, not fewer than, a minimum of",
            "no lower than",
        ),
        Qualifier.UNDER: _words(
            "under, less than, fewer than, below, lower than, falling below, fell below"
        ),
        Qualifier.AT_MOST: _words(
            "up to, at most, no more than, not more than, a maximum of, not exceeding, within",
            "as many as, as much as, as high as, no higher than",
        ),
    },
}
ADVERBS = frozenset({"just", "well", "slightly", "little", "far"})
"""English words that may stand before a qualifier and do not change its class: just over."""

AFTER_SCALE: dict[str, Qualifier] = {
    "余": Qualifier.OVER,
    "多": Qualifier.OVER,
    "来": Qualifier.ABOUT,
}
"""Chinese qualifiers between scale and unit: 900余项."""

AFTER_UNIT: dict[str, Qualifier] = {
    "以上": Qualifier.AT_LEAST,
    "左右": Qualifier.ABOUT,
    "上下": Qualifier.ABOUT,
    "以内": Qualifier.AT_MOST,
    "以下": Qualifier.AT_MOST,
}
"""Chinese qualifiers behind the unit: 3000家以上."""

AFTER_ENGLISH: dict[str, Qualifier] = {
    "or more": Qualifier.AT_LEAST,
    "and above": Qualifier.AT_LEAST,
    "and more": Qualifier.AT_LEAST,
    "or above": Qualifier.AT_LEAST,
    "or less": Qualifier.AT_MOST,
    "or fewer": Qualifier.AT_MOST,
    "or so": Qualifier.ABOUT,
    "plus": Qualifier.OVER,
}
"""English qualifiers behind the number: 1,000 or more companies, 2 million yuan or more."""

TIGHT = frozenset({"余", "多"})
"""The value goes on within the last written digit: 480余 is 481 to 489."""

_AFTER: dict[str, dict[str, Qualifier]] = {
    "zh": {**AFTER_SCALE, **AFTER_UNIT},
    "en": AFTER_ENGLISH,
}

_DEFAULT_AFTER: dict[str, dict[Qualifier, str]] = {"zh": {Qualifier.AT_LEAST: "以上"}, "en": {}}
"""Where the usual word stands behind the number."""


def words_before(language: Language) -> dict[str, Qualifier]:
    """All words of a language that stand in front of a number, with their class."""
    return {word: kind for kind, words in _BEFORE[language].items() for word in words}


def usual_words(qualifier: Qualifier, language: Language) -> str:
    """The word for a class where the source's own is not known; empty for exact."""
    after = _DEFAULT_AFTER[language].get(qualifier, "")
    return after or _BEFORE[language].get(qualifier, ("",))[0]


def qualifier_of(words: str, language: Language) -> Qualifier | None:
    """The class of a qualifier's words, just over like over; None if they are not known."""
    folded = words.casefold()
    adverb, _, rest = folded.partition(" ")
    folded = rest if rest and adverb in ADVERBS and folded not in words_before(language) else folded
    for table in (words_before(language), _AFTER[language]):
        if folded in table:
            return table[folded]
    return None
