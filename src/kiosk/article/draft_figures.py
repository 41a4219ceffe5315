"""Which figures of an article go into a draft show, and how each is written there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.article.likeness import label_text
from kiosk.article.record import Grade
from kiosk.article.wall_labels import basis_of, fitted_label, is_generic, lowered, wall_label
from kiosk.figures.model import Figure, Qualifier, UnitClass
from kiosk.figures.qualifiers import qualifier_of
from kiosk.figures.writing import write
from kiosk.show.copy_limits import LIST_LABEL, Limit

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_CHINESE_UNITS = {english: chinese for chinese, english in _ENGLISH_UNITS.items()} | {
    "people": "人",
    "enterprises": "家",
    "exhibitors": "家",
    "visitors": "人",
    "countries": "个",
    "projects": "个",
    "books": "册",
    "jobs": "个",
}
_LEFT_OUT = frozenset(
    {UnitClass.RATIO, UnitClass.FRACTION, UnitClass.AGE, UnitClass.RANK, UnitClass.DURATION}
)
_WORDS_ONLY = re.compile(r"[一二两三四五六七八九十百千万亿半成]")
_FEATS = frozenset({"突破", "首破", "破", "topped", "exceeded", "surpassed", "record"})
"""Qualifiers that say a mark was passed."""
_PER = re.compile(r"每\s?(?:\d+[^，。；]{0,9})?$")
"""每10股派2.5元: neither number says anything without the other."""
_OTHER_MEASURE = re.compile(r"[比较與与](?:去年|上年|上届|前年)[^\s末底同相]{3,}")
"""比去年现场签约数量: the basis names a measure of its own, not that of the figure before."""
_ONE_NUMBER = re.compile(r"\D*\d[\d.,]*\D*")
_MAX_QUOTE = 44
_CLAUSE = re.compile(r"[，。；！？,;!?：:（）()]|(?<=[a-z])\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Pick:
    """A figure chosen for the show."""

    figure: FigureRecord
    label: str
    score: float
    others: tuple[str, ...] = ()
    """Labels of the article's other figures: this one must not be shortened to one of them."""

    @property
    def id(self) -> str:
        """Its id in the show."""
        return self.figure.id

    def label_for(self, limit: Limit, language: str) -> str:
        """The label, shortened at a word if it has to be; empty if it cannot fit."""
        return fitted_label(self.label, self.figure, self.others, limit, language)


def pick_figures(article: Article) -> dict[str, Pick]:
    """The figures that may stand on pages, one for each thing said, by id."""
    refused = _refused(article)
    by_id = {figure.id: figure for figure in article.figures}
    before = _before(article)
    labels = tuple({label_text(figure) for figure in article.figures})
    picks: dict[str, Pick] = {}
    told = {(f.value, f.unit_class) for f in article.figures if _is_body(f)}
    for figure in article.figures:
        if figure.id in refused or not _is_usable(figure):
            continue
        if not _is_body(figure) and _is_told(figure, told):
            continue
        group = [figure, *(by_id[i] for i in figure.mentions)]
        best = max(group, key=lambda f: (_is_body(f), _is_timed(f), -f.span.start))
        if best.id != figure.id or _is_converted(figure, before.get(figure.id)):
            continue
        label = wall_label(group, before.get(figure.id), article.alias)
        label = label if article.language == "zh" else lowered(label, article.text)
        if label:
            picks[figure.id] = Pick(figure, label, _score(figure, group, label), labels)
    return picks


def _is_told(figure: FigureRecord, told: set[tuple[str, UnitClass]]) -> bool:
    """Whether a headline's figure is told in the text, as its rounded 百亿 always is."""
    return (figure.value, figure.unit_class) in told or not re.search(r"\d", figure.written)


def _before(article: Article) -> dict[str, FigureRecord]:
    """For each figure the one in front of it in its sentence."""
    return {
        figure.id: last
        for last, figure in pairwise(article.figures)
        if last.sentence_spans == figure.sentence_spans
    }


def _is_converted(figure: FigureRecord, before: FigureRecord | None) -> bool:
    """Whether a figure repeats the one before it in another currency: (30 billion U.S. dollars)."""
    opening = figure.sentence[: figure.offset].rstrip()[-1:]
    return bool(before and before.currency and figure.currency and opening in ("(", "（"))


def minor_points(article: Article) -> frozenset[str]:
    """Figures that only lead to another one: the first two of 26%、32%、35%.

    They stand in one sentence under one label; on a page of numbers they would contradict it.
    """
    found: set[str] = set()
    for last, figure in pairwise(article.figures):
        is_one_thing = (
            last.sentence_spans == figure.sentence_spans
            and last.unit == figure.unit
            and last.change is None
            and figure.change is None
            and label_text(last) == label_text(figure)
        )
        if is_one_thing:
            end = last.offset + len(last.written)
            leads_on = re.search(r"至|到|、|\bto\b", figure.sentence[end : figure.offset])
            found.add(last.id if leads_on else figure.id)
    return frozenset(found)


def told_by_keywords(article: Article) -> frozenset[str]:
    """Figures in the explanations of terms."""
    spans = [keyword.text_span for keyword in article.keywords]
    return frozenset(
        figure.id
        for figure in article.figures
        if any(span.start <= figure.span.start < span.end for span in spans)
    )


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
        and not _PER.search(figure.sentence, 0, figure.offset)
        and (figure.change is None or not _OTHER_MEASURE.match(figure.change.basis))
        and len(figure.sentence) < 400
    )


def _is_body(figure: FigureRecord) -> bool:
    return "headline" not in figure.flags


def _is_timed(figure: FigureRecord) -> bool:
    return figure.as_of is not None and figure.as_of.text.startswith(("截", "as of"))


def _score(figure: FigureRecord, group: Sequence[FigureRecord], label: str) -> float:
    """How much a figure would say on a poster; what the article itself leads with counts most."""
    score = _size(figure, label)
    if figure.change is not None:
        score -= 1.5
    if figure.qualifier_words.casefold() in _FEATS:
        score += 1.0
    score += 3.0 * any(not _is_body(other) for other in group)
    score += 2.0 * any(_is_timed(other) for other in group)
    score += 1.0 * (len(group) > 1)
    score -= 2.0 * is_generic(label)
    return score - 1.5 * _is_actor(figure)


def _size(figure: FigureRecord, label: str) -> float:
    if figure.unit_class in (UnitClass.PERCENT, UnitClass.POINTS, UnitClass.TIMES):
        return 1.5
    value = Decimal(figure.value)
    size = float(value.adjusted()) if value else 0.0
    if figure.unit_class is UnitClass.COUNT:
        return min(size, 8.0)
    # What one person earns or spends is a small sum and a large figure.
    return 4.0 if "人均" in label else min(size, 13.0) - 4.0


def _is_actor(figure: FigureRecord) -> bool:
    """Whether a figure counts who did what the next figure counts: 113家企业发布198项成果."""
    rest = figure.sentence[figure.offset + len(figure.written) :]
    clause = re.split(r"[，。；、：,;:]", rest)[0]
    return bool(re.search(r"\d", clause)) and not re.match(r"\s?(?:from|and|to)\b", clause)


def figure_entry(pick: Pick, language: str, text: str, label: str = "") -> dict[str, Node]:
    """The figure as show.yaml says it.

    Args:
        pick: The figure.
        language: Of the article.
        text: The source in the show, for finding a quote that stands there once.
        label: What slides call it; else as short as it can be.
    """
    figure = pick.figure
    entry: dict[str, Node] = {"value": figure.value}
    if figure.qualifier is not Qualifier.EXACT:
        entry["qualifier"] = figure.qualifier.value
    entry |= _words_of(figure, language)
    entry |= _unit_of(figure, language)
    if figure.change is not None:
        basis = basis_of(figure, language)
        entry["change"] = {"direction": figure.change.direction.value, "basis": {language: basis}}
    entry["label"] = {language: label or pick.label_for(LIST_LABEL, language) or pick.label}
    if figure.as_of and _is_date(figure.as_of.resolved):
        entry["as_of"] = figure.as_of.resolved
    entry["source"] = {"in": "article", "quote": quote_of(figure, text)}
    return entry


def writes_alike(pick: Pick, language: str) -> bool:
    """Whether the show writes the figure with exactly the words of the article."""
    figure = pick.figure
    if not pick.label or figure.value_max or figure.unit_class in _LEFT_OUT or figure.change:
        return False
    return _written(figure, _words_of(figure, language), language) == figure.written


def _written(figure: FigureRecord, words: Mapping[str, Node], language: str) -> str:
    """The figure as the show writes it."""
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
    return write(model, "zh" if language == "zh" else "en").plain()


def _texts(node: Node | None) -> dict[str, str]:
    return {key: str(value) for key, value in node.items()} if isinstance(node, Mapping) else {}


def _words_of(figure: FigureRecord, language: str) -> dict[str, Node]:
    """The source's own words for the qualifier; where it writes the number otherwise, for all."""
    number = figure.written
    if language == "zh" and not re.search(r"\d", number):
        return {"written": {"zh": number}}
    words = figure.qualifier_words
    entry: dict[str, Node] = {}
    if words and "…" not in words and qualifier_of(words, "zh" if language == "zh" else "en"):
        entry = {"wording": {language: words.lower()}}
    is_own = language == "zh" and not figure.change and bool(_ONE_NUMBER.fullmatch(number))
    if is_own and _written(figure, entry, language) != number:
        # 48230元 is not 4.823万元 to who reads it, and 102.4萬人次 is no simplified Chinese.
        return {"written": {"zh": number}}
    return entry


def _unit_of(figure: FigureRecord, language: str) -> dict[str, Node]:
    named = _NAMED_UNITS.get(figure.unit_class)
    if named:
        return {"unit": named}
    entry: dict[str, Node] = {"unit": unit_words(figure, language)}
    if figure.unit_class is not UnitClass.COUNT:
        entry["unit_class"] = figure.unit_class.value
    return entry


def unit_words(figure: FigureRecord, language: str) -> dict[str, Node]:
    """A unit as written, and in the other language if it has one name there wherever it stands."""
    units: dict[str, Node] = {language: figure.unit}
    other = (_ENGLISH_UNITS if language == "zh" else _CHINESE_UNITS).get(figure.unit)
    if other:
        units["en" if language == "zh" else "zh"] = other
    return units


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
