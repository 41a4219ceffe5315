"""Which figures of an article go into a draft show, and how each is written there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.likeness import label_text
from kiosk.article.record import Grade
from kiosk.figures.model import Figure, Qualifier, UnitClass
from kiosk.figures.qualifiers import qualifier_of
from kiosk.figures.writing import write
from kiosk.show.copy_limits import HERO_LABEL, LIST_LABEL, Limit, han_length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.article.record import Article, FigureRecord
    from kiosk.article.yaml_text import Node

_NAMED_UNITS = {
    UnitClass.PERCENT: "percent",
    UnitClass.POINTS: "points",
    UnitClass.YUAN: "yuan",
    UnitClass.US_DOLLAR: "us_dollar",
    UnitClass.EURO: "euro",
    UnitClass.TIMES: "times",
}
_ENGLISH_UNITS = {
    "人次": "visits",
    "家": "companies",
    "场": "events",
    "位": "people",
    "名": "people",
    "人": "people",
    "平方米": "square meters",
    "公顷": "hectares",
    "公里": "kilometers",
    "吨": "tonnes",
    "千瓦时": "kilowatt-hours",
    "辆": "vehicles",
    "天": "days",
    "小时": "hours",
    "国": "countries",
}
"""Units that have one English name wherever they stand."""
_LEFT_OUT = frozenset(
    {UnitClass.RATIO, UnitClass.FRACTION, UnitClass.AGE, UnitClass.RANK, UnitClass.DURATION}
)
_WORDS_ONLY = re.compile(r"[一二两三四五六七八九十百千万亿半成]")
_VERB = re.compile(
    r"(?<=.{4})(?:参加|参与|参会|设展|办会|集中|签署|发布|建立|举办|组团|洽商|相继|首次|进行|"
    r"开展|展示|完成|达成|亮相|到会|到场|出席|获得|实现|共同|联合|竞相|齐聚|受到)"
)
_PLACE = re.compile(
    r"(?:我国|全国|中国|全市|全省|[本该]届[^的\d]{2,4}[会展]|本次[^的\d]{2,4}[会展]|累计)(?=.{3})"
)
_MAX_QUOTE = 44
_CLAUSE = re.compile(r"[，。；！？,;!?：:（）()]|(?<=[a-z])\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Pick:
    """A figure chosen for the show."""

    figure: FigureRecord
    label: str
    score: float

    @property
    def id(self) -> str:
        """Its id in the show."""
        return self.figure.id

    def label_for(self, limit: Limit, language: str) -> str:
        """The label, shortened at a word if it has to be; empty if it cannot fit."""
        extra = self.figure.unit if limit is LIST_LABEL and self._has_word_unit() else ""
        labels = _shorter(self.label, language)
        endings = _endings(self.figure, language)
        for label in [label + ending for ending in endings for label in labels]:
            if _fits(extra + label if language == "zh" else label, limit, language):
                return label
        return ""

    def _has_word_unit(self) -> bool:
        return self.figure.unit_class not in _NAMED_UNITS


def _endings(figure: FigureRecord, language: str) -> list[str]:
    """What a label ends with to say that the figure is a change: 比2020年增长, else 增长."""
    if language != "zh" or figure.change is None:
        return [""]
    verb = "增长" if figure.change.direction.value == "up" else "下降"
    return [_basis(figure, language), verb]


def pick_figures(article: Article) -> dict[str, Pick]:
    """The figures that may stand on pages, one for each thing said, by id."""
    refused = _refused(article)
    by_id = {figure.id: figure for figure in article.figures}
    picks: dict[str, Pick] = {}
    told = {(f.value, f.unit_class) for f in article.figures if _is_body(f)}
    for figure in article.figures:
        if figure.id in refused or not _is_usable(figure):
            continue
        if not _is_body(figure) and (figure.value, figure.unit_class) in told:
            continue
        group = [figure, *(by_id[i] for i in figure.mentions)]
        best = max(group, key=lambda f: (_is_body(f), _is_timed(f), -f.span.start))
        if best.id != figure.id:
            continue
        label = label_text(figure)
        if article.alias and len(label) >= len(article.alias) + 3:
            label = label.removeprefix(article.alias)
        if label:
            picks[figure.id] = Pick(figure, label, _score(figure, group))
    return picks


def _refused(article: Article) -> set[str]:
    """Figures that a contradiction or a better wording keeps off the pages."""
    by_id = {figure.id: figure for figure in article.figures}
    refused: set[str] = set()
    for issue in article.issues:
        if issue.grade is Grade.VERIFY and issue.code == "sum":
            refused.add(issue.figures[-1])
        elif issue.grade is Grade.VERIFY:
            refused.update(issue.figures)
        elif issue.grade is Grade.CHOOSE:
            ranked = sorted(issue.figures, key=lambda i: _exactness(by_id[i]))
            refused.update(ranked[:-1])
    return refused


def _exactness(figure: FigureRecord) -> tuple[bool, int]:
    return figure.qualifier is Qualifier.EXACT, len(figure.value.rstrip("0"))


def _is_usable(figure: FigureRecord) -> bool:
    return (
        figure.unit_class not in _LEFT_OUT
        and not figure.value_max
        and not figure.value.startswith("-")
        and not {"caption", "unit-missing", "inferred-unit"} & set(figure.flags)
        and len(figure.sentence) < 400
    )


def _is_body(figure: FigureRecord) -> bool:
    return "headline" not in figure.flags


def _is_timed(figure: FigureRecord) -> bool:
    return figure.as_of is not None and figure.as_of.text.startswith(("截", "as of"))


def _score(figure: FigureRecord, group: Iterable[FigureRecord]) -> float:
    value = Decimal(figure.value)
    size = float(value.adjusted()) if value else 0.0
    score = min(size, 8.0) if figure.unit_class is UnitClass.COUNT else min(size, 13.0) - 4.0
    if figure.unit_class in (UnitClass.PERCENT, UnitClass.POINTS, UnitClass.TIMES):
        score = 1.5
    if figure.change is not None:
        score -= 1.5
    score += 3.0 * any(not _is_body(other) for other in group)
    score += 2.0 * any(_is_timed(other) for other in group)
    score += 1.0 * (len(list(group)) > 1)
    return score


def _fits(text: str, limit: Limit, language: str) -> bool:
    return han_length(text) <= limit.han if language == "zh" else len(text) <= limit.characters


def _shorter(label: str, language: str) -> list[str]:
    """The label, and what is left of it when it is cut at a word."""
    if language != "zh":
        words = label.split()
        return [" ".join(words[n:]) for n in range(len(words))]
    found = [label]
    while place := _PLACE.match(found[-1]):
        found.append(found[-1][place.end() :])
    for part in tuple(found):
        verb = _VERB.search(part)
        if verb:
            found.append(part[: verb.start()])
    found += [part.rpartition("的")[2] for part in tuple(found) if "的" in part[2:]]
    return [part for part in found if len(part) >= 2]


def figure_entry(pick: Pick, language: str, text: str) -> dict[str, Node]:
    """The figure as show.yaml says it.

    Args:
        pick: The figure.
        language: Of the article.
        text: The source in the show, for finding a quote that stands there once.
    """
    figure = pick.figure
    entry: dict[str, Node] = {"value": figure.value}
    if figure.qualifier is not Qualifier.EXACT:
        entry["qualifier"] = figure.qualifier.value
    entry |= _words_of(figure, language)
    entry |= _unit_of(figure, language)
    if figure.change is not None:
        basis = _basis(figure, language)
        entry["change"] = {"direction": figure.change.direction.value, "basis": {language: basis}}
    limit = HERO_LABEL if pick.label_for(HERO_LABEL, language) else LIST_LABEL
    entry["label"] = {language: pick.label_for(limit, language) or pick.label}
    if figure.as_of and _is_date(figure.as_of.resolved):
        entry["as_of"] = figure.as_of.resolved
    entry["source"] = {"in": "article", "quote": quote_of(figure, text)}
    return entry


def writes_alike(pick: Pick, language: str) -> bool:
    """Whether the show writes the figure with exactly the words of the article."""
    figure = pick.figure
    if not pick.label or figure.value_max or figure.unit_class in _LEFT_OUT or figure.change:
        return False
    words = _words_of(figure, language)
    model = Figure(
        id=figure.id,
        value=Decimal(figure.value),
        unit={} if figure.unit_class in _NAMED_UNITS else {language: figure.unit},
        label={},
        unit_class=figure.unit_class,
        qualifier=figure.qualifier,
        wording=_texts(words.get("wording")),
        written=_texts(words.get("written")),
    )
    return write(model, "zh" if language == "zh" else "en").plain() == figure.written


def _texts(node: Node | None) -> dict[str, str]:
    return {key: str(value) for key, value in node.items()} if isinstance(node, Mapping) else {}


def _words_of(figure: FigureRecord, language: str) -> dict[str, Node]:
    """The source's own words for qualifier or number."""
    number = figure.written
    if language == "zh" and not re.search(r"\d", number):
        return {"written": {"zh": number}}
    words = figure.qualifier_words
    if words and "…" not in words and qualifier_of(words, "zh" if language == "zh" else "en"):
        return {"wording": {language: words.lower()}}
    return {}


def _unit_of(figure: FigureRecord, language: str) -> dict[str, Node]:
    named = _NAMED_UNITS.get(figure.unit_class)
    if named:
        return {"unit": named}
    units: dict[str, Node] = {language: figure.unit}
    if language == "zh" and figure.unit in _ENGLISH_UNITS:
        units["en"] = _ENGLISH_UNITS[figure.unit]
    entry: dict[str, Node] = {"unit": units}
    if figure.unit_class is not UnitClass.COUNT:
        entry["unit_class"] = figure.unit_class.value
    return entry


def _basis(figure: FigureRecord, language: str) -> str:
    words = figure.change.basis if figure.change else ""
    is_up = figure.change is None or figure.change.direction.value == "up"
    if language != "zh":
        return words or ("up" if is_up else "down")
    verb = "增长" if is_up else "下降"
    if not words:
        return verb
    compared = re.fullmatch(r"[与同和]\s?(.{2,8}?)\s?相比", words)
    words = f"比{compared[1]}" if compared else words
    return words if words.endswith(("增", "减")) else f"{words}{verb}"


def _is_date(text: str) -> bool:
    if len(text) < 10:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def quote_of(figure: FigureRecord, text: str) -> str:
    """The clause that holds the figure, or more of the sentence if the clause is not alone."""
    sentence, start = figure.sentence, figure.offset
    end = start + len(figure.written)
    before = [m.end() for m in _CLAUSE.finditer(sentence, 0, start)]
    after = _CLAUSE.search(sentence, end)
    low = before[-1] if before else 0
    high = after.start() if after else len(sentence)
    quote = sentence[low:high].strip()
    if len(quote) > _MAX_QUOTE * (1 if re.search(r"[\u4e00-\u9fff]", quote) else 3):
        quote = sentence[max(low, start - 12) : min(high, end + 16)].strip()
    return quote if text.count(quote) == 1 else sentence.strip()
