"""The words that say how a true value lies to the written one, and what they mean.

近 and nearly: just below.  超, 逾, 突破, 余, 多 and over: just above.  The tables serve both ways:
writing takes the first word of a class, reading knows them all.
"""

from __future__ import annotations

from kiosk.figures.model import Language, Qualifier

_BEFORE: dict[str, dict[Qualifier, tuple[str, ...]]] = {
    "zh": {
        Qualifier.NEARLY: ("近", "将近", "接近", "逼近", "几近"),
        Qualifier.ABOUT: ("约", "大约", "约为", "大约为", "约占", "大概"),
        Qualifier.OVER: (
            "超",
            "超过",
            "逾",
            "突破",
            "超出",
            "多于",
            "高于",
            "大于",
            "突破了",
            "超过了",
        ),
        Qualifier.AT_LEAST: ("至少", "不少于", "不低于", "不下", "不下于", "最少"),
        Qualifier.UNDER: ("不到", "不足", "少于", "低于", "小于", "不及", "未满", "未达"),
        Qualifier.AT_MOST: ("不超过", "最多", "至多", "不超", "不高于", "不多于", "最高"),
    },
    "en": {
        Qualifier.NEARLY: ("nearly", "almost", "close to", "approaching", "just short of"),
        Qualifier.ABOUT: (
            "about",
            "around",
            "approximately",
            "roughly",
            "some",
            "an estimated",
            "approx.",
        ),
        Qualifier.OVER: (
            "over",
            "more than",
            "topped",
            "topping",
            "above",
            "exceeding",
            "exceeded",
            "exceeds",
            "exceed",
            "surpassed",
            "surpassing",
            "surpass",
            "surpasses",
            "in excess of",
            "passed",
            "upwards of",
            "greater than",
            "higher than",
        ),
        Qualifier.AT_LEAST: (
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "not fewer than",
            "a minimum of",
        ),
        Qualifier.UNDER: ("under", "less than", "fewer than", "below", "lower than"),
        Qualifier.AT_MOST: (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "not exceeding",
        ),
    },
}

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
    """The class of a qualifier's words; None if they are not known."""
    folded = words.casefold()
    for table in (words_before(language), _AFTER[language]):
        if folded in table:
            return table[folded]
    return None
