"""Labels as they stand on a wall: short, whole, and telling one figure from the next.

A label that extraction cut from its sentence is made to fit a place on the page.  It is shortened
at words only, and never to what another figure of the article is called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.label_doubts import doubt_about
from kiosk.article.labels_english import DONE
from kiosk.article.likeness import label_text, text_likeness
from kiosk.article.normal import is_traditional, normal
from kiosk.figures.model import UnitClass
from kiosk.show.copy_limits import LIST_LABEL, Limit, han_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.article.record import FigureRecord

_VERB = re.compile(
    r"(?<=.{4})(?:参加|参与|参会|设展|办会|集中|签署|发布|建立|举办|组团|洽商|相继|首次|进行|"
    r"开展|展示|完成|达成|亮相|到会|到场|出席|获得|实现|共同|联合|竞相|齐聚|受到|接入)"
)
_PLACE = re.compile(
    r"(?:我国|全国|中国|全市|全省|[本该]届[^的\d]{2,4}[会展]|本次[^的\d]{2,4}[会展]|累计|云?公司)"
    r"(?=.{3})"
)
_IS = re.compile(r"^(?:属于|属於|为|是|系|達|达)(?=.{3})")
_SAYS = re.compile(r"\s(?:is|are|was|were)\s")
_SHARE = re.compile(r"^[占佔](?!比)(?P<of>.{2,})$")
_SAME_CLASS, _STEP = 0.6, 0.01
_DETAIL = re.compile(r"-|(?:ed|ing)$")
"""Adjectives that may go: one-year, registered.  Light industrial products are no others."""
_FUNCTION_WORDS = frozenset(
    [
        "and",
        "or",
        "of",
        "in",
        "for",
        "the",
        "a",
        "an",
        "to",
        "from",
        "with",
        "by",
        "on",
        "at",
        "as",
        "its",
        "their",
    ]
)


def wall_label(group: Sequence[FigureRecord], before: FigureRecord | None, alias: str) -> str:
    """What a figure is called on the wall; empty if the article does not say it.

    Args:
        group: The figure with its other mentions: the most telling label that fits is taken.
        before: The figure in front of it in its sentence.
        alias: Short name of the event, which stands on every page anyway.
    """
    names = [_cleaned(label_text(figure), alias) for figure in group]
    fitting = [name for name in names if han_length(name) <= LIST_LABEL.han - 2]
    label = max(fitting or names, key=len)
    of_before = label_text(before) if before else ""
    if label in ("占比", "佔比", "比重", "比例", "比重达"):
        return f"{of_before}{label}" if of_before else ""
    if label.startswith("of ") and not _SAYS.search(label):
        return ""
    share = _SHARE.match(label)
    if share:
        return _share_of(share["of"], of_before)
    return label


def _share_of(whole: str, part: str) -> str:
    """A share with what it is a share of, as short as it has to be: 城镇就业人员占全国比重."""
    whole = re.sub(r"的?(?:比重|比例|份额)$", "", whole)
    ages = re.compile(r"^\d+(?:[至到—-]\d+)?[岁歲](?:以[上下])?")
    common = next((n for n in range(len(whole) - 2, 1, -1) if part.endswith(whole[-n:])), 0)
    wholes = [whole, whole[:-common]] if common else [whole]
    parts = dict.fromkeys([part, ages.sub("", part)])
    for one in parts:
        for other in wholes:
            label = f"{one}占{other}比重"
            if one and han_length(label) <= LIST_LABEL.han:
                return label
    return f"占{whole}的比重"


def _cleaned(label: str, alias: str) -> str:
    label = _IS.sub("", label)
    if alias and len(label) >= len(alias) + 3:
        label = label.removeprefix(f"本届{alias}").removeprefix(alias)
    return label


def lowered(label: str, text: str) -> str:
    """An English label as it follows its number: a capital stays only if it is no sentence's.

    Args:
        label: Cut from the text.
        text: Where a name keeps its capital within sentences.
    """
    first = label.split(" ")[0]
    if not re.fullmatch(r"[A-Z][a-z'’-]+", first):
        return label
    is_name = re.search(rf"[a-z,;]\s{re.escape(first)}\b", text) is not None
    return label if is_name else label[0].lower() + label[1:]


def fitted_label(
    label: str, figure: FigureRecord, others: Sequence[str], limit: Limit, language: str
) -> str:
    """The label in the space of a place on the page; empty if it cannot be said there.

    Args:
        label: As on the wall.
        figure: What it is the label of.
        others: Labels of the article's other figures.
        limit: Of the place.
        language: Of the article.
    """
    extra = _unit_beside(figure) if limit is LIST_LABEL else ""
    stands_before = figure.sentence.find(label, 0, figure.offset) >= 0
    for words, is_cut in _shorter(label, language, stands_before=stands_before):
        if is_cut and (doubt_about(words, language) or _is_taken(words, label, others)):
            continue
        for ending in _endings(figure, language):
            text = words + ending
            if _fits(extra + text if language == "zh" else text, limit, language):
                return text
    return ""


def _unit_beside(figure: FigureRecord) -> str:
    """What stands between a number of a list and its label: 人次, 个百分点, 亿元."""
    if figure.unit_class in _WORD_UNITS:
        return figure.unit or "个百分点"
    behind = re.search(r"[^\d.,，]+$", figure.written)
    return behind[0] if figure.currency and behind else ""


_WORD_UNITS = frozenset(
    {UnitClass.COUNT, UnitClass.MASS, UnitClass.AREA, UnitClass.DATA, UnitClass.POINTS}
)


def basis_of(figure: FigureRecord, language: str) -> str:
    """Against what a change is measured, in the article's words: 比2020年增长, year on year."""
    words = _as_written(figure.change.basis if figure.change else "", figure.sentence)
    is_up = figure.change is None or figure.change.direction.value == "up"
    if language != "zh":
        return words or ("up" if is_up else "down")
    verb = _verb(figure)
    if not words:
        return verb
    compared = re.fullmatch(r"[与同和與]\s?(.{2,8}?)\s?相比", words)
    words = f"比{compared[1]}" if compared else words
    return words if words.endswith(("增", "减", "減")) else f"{words}{verb}"


def _as_written(words: str, sentence: str) -> str:
    """Words in normal form as the sentence has them: in its own script."""
    start = normal(sentence).find(words)
    return sentence[start : start + len(words)] if start >= 0 else words


def _verb(figure: FigureRecord) -> str:
    is_up = figure.change is None or figure.change.direction.value == "up"
    if figure.unit_class is UnitClass.POINTS:
        return "提高" if is_up else "降低"
    up = "增長" if is_traditional(figure.sentence) else "增长"
    return up if is_up else "下降"


def _endings(figure: FigureRecord, language: str) -> list[str]:
    """What a label ends with to say that the figure is a change: 比2020年增长, else 增长."""
    if language != "zh" or figure.change is None:
        return [""]
    return list(dict.fromkeys([basis_of(figure, language), _verb(figure)]))


def _fits(text: str, limit: Limit, language: str) -> bool:
    return han_length(text) <= limit.han if language == "zh" else len(text) <= limit.characters


def _is_taken(words: str, label: str, others: Sequence[str]) -> bool:
    """Whether a shortened label is nearer to another figure's than the whole one is.

    服务进出口额 is not what 可数字化交付的服务进出口额 counts, if the article also has the former.
    """
    return any(
        text_likeness(words, other) >= max(_SAME_CLASS, text_likeness(label, other) + _STEP)
        for other in others
        if other != label
    )


def _shorter(label: str, language: str, *, stands_before: bool) -> Iterator[tuple[str, bool]]:
    """The label, and what is left of it when it is cut at a word; whether that may mean more.

    What stands before its number ends with what is counted: 数字大厅发布项目3000余项 are projects.
    """
    if language != "zh":
        yield from ((words, words != label) for words in _shorter_english(label))
        return
    found = [label]
    while place := _PLACE.match(found[-1]):
        found.append(found[-1][place.end() :])
    yield from ((part, False) for part in found)
    verbs = [(part, verb) for part in found if (verb := _VERB.search(part))]
    objects = [part[verb.start() :] for part, verb in verbs if len(part) - verb.end() >= 2]
    if stands_before and objects:
        yield from ((part, True) for part in objects)
        return
    cuts = [part[: verb.start()] for part, verb in verbs]
    cuts += [part.rpartition("的")[2] for part in (*found, *cuts) if "的" in part[2:]]
    yield from ((part, True) for part in cuts if len(part) >= 2)


def _shorter_english(label: str) -> Iterator[str]:
    """What was done may go, then adjectives; nothing that leaves half a phrase."""
    words = label.split()
    yield label
    if words and words[-1].casefold() in DONE:
        words = words[:-1]
        yield " ".join(words)
    for start in range(1, len(words) - 1):
        dropped, rest = words[start - 1], words[start:]
        if not _DETAIL.search(dropped) or rest[0].casefold() in _FUNCTION_WORDS:
            return
        yield " ".join(rest)
