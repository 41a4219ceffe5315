"""Which figures of an article go into a draft show, and how each is written there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.article.label_doubts import SILLY, LabelDoubt, doubt_about
from kiosk.article.likeness import label_text
from kiosk.article.record import Grade
from kiosk.article.wall_labels import fitted_label, lowered, wall_label
from kiosk.figures.model import Qualifier, UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.record import Article, FigureRecord
    from kiosk.show.copy_limits import Limit

LEFT_OUT = frozenset(
    {UnitClass.RATIO, UnitClass.FRACTION, UnitClass.AGE, UnitClass.RANK, UnitClass.DURATION}
)
"""What no page shows by itself."""
_FEATS = frozenset({"突破", "首破", "破", "topped", "exceeded", "surpassed", "record"})
"""Qualifiers that say a mark was passed."""
_PER = re.compile(r"每\s?(?:\d+[^，。；]{0,9}|[立平]方公?[尺米里]|公?[升斤里尺]|百公里)?$")
"""每10股派2.5元: neither number says anything without the other."""
_WITHIN = re.compile(r"(?:以|之)?[内內外](?:的|[^，。；])")
"""500米内的店: a distance, not what is counted."""
_OTHER_MEASURE = re.compile(r"[比较與与](?:去年|上年|上届|前年)[^\s末底同相]{3,}")
"""比去年现场签约数量: the basis names a measure of its own, not that of the figure before."""


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
        if label and doubt_of(figure, label, article.language) not in SILLY:
            picks[figure.id] = Pick(
                figure, label, _score(figure, group, label, article.language), labels
            )
    return picks


def doubt_of(figure: FigureRecord, label: str, language: str) -> LabelDoubt | None:
    """What is weak about the label of a figure; a change says itself what it is."""
    is_share = figure.unit_class is UnitClass.PERCENT and figure.change is None
    return doubt_about(label, language, is_share=is_share)


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
            leads_on = re.search(r"至|到|、|[为為]|\bto\b", figure.sentence[end : figure.offset])
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
        figure.unit_class not in LEFT_OUT
        and not figure.value_max
        and not figure.value.startswith("-")
        and not {"caption", "unit-missing", "inferred-unit"} & set(figure.flags)
        and not _PER.search(figure.sentence, 0, figure.offset)
        and not _WITHIN.match(figure.sentence, figure.offset + len(figure.written))
        and (figure.change is None or not _OTHER_MEASURE.match(figure.change.basis))
        and len(figure.sentence) < 400
    )


def _is_body(figure: FigureRecord) -> bool:
    return "headline" not in figure.flags


def _is_timed(figure: FigureRecord) -> bool:
    return figure.as_of is not None and figure.as_of.text.startswith(("截", "as of"))


def _score(figure: FigureRecord, group: Sequence[FigureRecord], label: str, language: str) -> float:
    """How much a figure would say on a poster; what the article itself leads with counts most."""
    score = _size(figure, label)
    if figure.change is not None:
        score -= 1.5
    if figure.qualifier_words.casefold() in _FEATS:
        score += 1.0
    score += 3.0 * any(not _is_body(other) for other in group)
    score += 2.0 * any(_is_timed(other) for other in group)
    score += 1.0 * (len(group) > 1)
    score -= 2.0 * bool(doubt_of(figure, label, language))
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
