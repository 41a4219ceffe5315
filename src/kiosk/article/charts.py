"""Figures that a chart could show together; every candidate is arithmetic that holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.article.likeness import Kind, kind_of, label_text, likeness, same_kind
from kiosk.article.record import ChartCandidate, ChartForm
from kiosk.figures.model import Qualifier, UnitClass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.article.record import FigureRecord

_TOP = re.compile(r"前\**(\d{1,4})\**强|top\s(\d{1,4})\b", re.I)
_PART = re.compile(r"属于|其中|占|是|为|of which|of them|including", re.I)
_SESSION = re.compile(
    r"(首届|第[一二三四五六七八九十\d]{1,3}届|上届|本届|(?:19|20)\d{2}年?)(?:的|为|"
    r"达)?\s?$"
)
_LEADS_ON = re.compile(r"至|到|\bto\b")
_WHOLE_PERCENT, _ROUNDING = 100, Decimal("0.5")
_LIST = re.compile(r"[、,，]\s?(?:和|及)?[^\d，。；;]{0,14}$")
_MAX_PARTS, _NEAR = 8, 6


def find_charts(text: str, figures: Sequence[FigureRecord]) -> tuple[ChartCandidate, ...]:
    """All candidates in reading order, each once.

    Args:
        text: The source text.
        figures: In text order.
    """
    found: list[ChartCandidate] = []
    kinds = _by_kind(figures)
    for sentence in _by_sentence(figures):
        compositions = _compositions(text, sentence, kinds)
        parts = {part for composition in compositions for part in composition.figures}
        found += _proportions(text, sentence)
        found += _stated_shares(sentence, kinds)
        found += _growths(sentence)
        found += _series(text, sentence)
        found += compositions
        found += _shares(sentence)
        levels = [f for f in sentence if f.change is None and f.id not in parts]
        found += _comparisons(text, levels)
    return tuple(_without_repeats(found, figures))


def _by_sentence(figures: Sequence[FigureRecord]) -> list[list[FigureRecord]]:
    groups: dict[tuple[int, int], list[FigureRecord]] = {}
    for figure in figures:
        groups.setdefault((figure.sentence_spans[0].start, figure.section), []).append(figure)
    return list(groups.values())


class _Kind:
    """The figures of one kind: in text order, and by their value."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.figures: list[FigureRecord] = []
        self.by_value: dict[Decimal, list[FigureRecord]] = {}

    def add(self, figure: FigureRecord) -> None:
        self.starts.append(figure.span.start)
        self.figures.append(figure)
        self.by_value.setdefault(Decimal(figure.value), []).append(figure)

    def last_before(self, start: int) -> list[FigureRecord]:
        """The nearest figures before a place, nearest first."""
        place = bisect_left(self.starts, start)
        return self.figures[max(0, place - _NEAR) : place][::-1]


def _by_kind(figures: Sequence[FigureRecord]) -> dict[Kind, _Kind]:
    kinds: defaultdict[Kind, _Kind] = defaultdict(_Kind)
    for figure in figures:
        kinds[kind_of(figure)].add(figure)
    return kinds


def _between(text: str, one: FigureRecord, other: FigureRecord) -> str:
    return text[one.span.end : other.span.start]


def _proportions(text: str, sentence: Sequence[FigureRecord]) -> list[ChartCandidate]:
    found: list[ChartCandidate] = []
    for figure in sentence:
        top = _TOP.search(text[figure.span.end : figure.span.end + 24])
        is_count = figure.unit_class is UnitClass.COUNT and not figure.value_max
        if top and is_count and figure.qualifier is Qualifier.EXACT:
            whole = top[1] or top[2]
            if Decimal(figure.value) <= Decimal(whole):
                found.append(
                    ChartCandidate(
                        ChartForm.PROPORTION,
                        (figure.id,),
                        whole=whole,
                        reason=f"{figure.value}/{whole}",
                    )
                )
    for whole, part in pairwise(sentence):
        gap = text[part.span.end : part.span.end + 8] + _between(text, whole, part)[-12:]
        if (
            _is_plain(whole)
            and _is_plain(part)
            and same_kind(whole, part)
            and Decimal(part.value) < Decimal(whole.value)
            and _PART.search(gap)
            and "其中" in gap + text[part.span.start - 4 : part.span.start]
        ) or _belongs(text, whole, part):
            found.append(
                ChartCandidate(
                    ChartForm.PROPORTION,
                    (part.id,),
                    whole=whole.value,
                    whole_figure=whole.id,
                    reason=f"{part.value}/{whole.value}",
                )
            )
    return found


def _belongs(text: str, whole: FigureRecord, part: FigureRecord) -> bool:
    """198项成果,…,109项属于首发: the second is a part of the first."""
    return (
        _is_plain(whole)
        and _is_plain(part)
        and same_kind(whole, part)
        and Decimal(part.value) < Decimal(whole.value)
        and text[part.span.end : part.span.end + 3].startswith(("属于", "为", "是", "系"))
    )


def _stated_shares(
    sentence: Sequence[FigureRecord], kinds: Mapping[Kind, _Kind]
) -> list[ChartCandidate]:
    """A part, its share in per cent behind it, and the whole that makes the share right."""
    found: list[ChartCandidate] = []
    for part, share in pairwise(sentence):
        if share.unit_class is not UnitClass.PERCENT or share.change or not _is_plain(part):
            continue
        before = kinds[kind_of(part)].last_before(part.span.start)
        wholes = (f for f in before if _is_plain(f) and _fits(part, f, share))
        whole = next(wholes, None)
        if whole is not None:
            reason = f"{part.value}/{whole.value} = {share.value}%"
            found.append(
                ChartCandidate(
                    ChartForm.PROPORTION,
                    (part.id,),
                    whole=whole.value,
                    whole_figure=whole.id,
                    reason=reason,
                )
            )
    return found


def _fits(part: FigureRecord, whole: FigureRecord, share: FigureRecord) -> bool:
    """Whether a share is that of two counts, as far as its digits tell."""
    if not Decimal(whole.value):
        return False
    step = Decimal(1).scaleb(-len(share.value.partition(".")[2]))
    return abs(Decimal(part.value) / Decimal(whole.value) * 100 - Decimal(share.value)) <= step / 2


def _is_plain(figure: FigureRecord) -> bool:
    return (
        figure.unit_class is UnitClass.COUNT
        and figure.qualifier is Qualifier.EXACT
        and not figure.value_max
        and figure.change is None
    )


def _growths(sentence: Sequence[FigureRecord]) -> list[ChartCandidate]:
    """A level and the growth that led there, with the base stated in words."""
    return [
        ChartCandidate(
            ChartForm.GROWTH,
            (level.id, growth.id),
            reason=growth.change.basis if growth.change else "",
        )
        for level, growth in pairwise(sentence)
        if growth.change is not None
        and growth.change.basis
        and growth.unit_class is UnitClass.PERCENT
        and level.change is None
        and level.unit_class is not UnitClass.PERCENT
    ]


def _series(text: str, sentence: Sequence[FigureRecord]) -> list[ChartCandidate]:
    """One measure at several named times: 首届26%, 第二届32%, 本届35%."""
    named = [
        (match[1], figure)
        for figure in sentence
        if (match := _SESSION.search(text[figure.span.start - 10 : figure.span.start]))
    ]
    names = tuple(name for name, _ in named)
    units = {(f.unit, f.unit_class) for _, f in named}
    if len(named) < 2 or len(units) != 1 or len(set(names)) != len(names):
        return []
    if len(named) == 2 and not _LEADS_ON.search(_between(text, named[0][1], named[1][1])):
        return []
    return [ChartCandidate(ChartForm.SERIES, tuple(f.id for _, f in named), names=names)]


def runs(text: str, sentence: Sequence[FigureRecord]) -> list[tuple[FigureRecord, ...]]:
    """Maximal runs of neighbors with one unit that a list joins: 1场、13场、81场、75场."""
    found: list[tuple[FigureRecord, ...]] = []
    run: list[FigureRecord] = []
    for figure in sentence:
        joins = (
            bool(run)
            and same_kind(run[-1], figure)
            and bool(_LIST.search(_between(text, run[-1], figure).replace("*", "")))
        )
        if not joins:
            if len(run) > 1:
                found.append(tuple(run))
            run = []
        run.append(figure)
    if len(run) > 1:
        found.append(tuple(run))
    return [run for run in found if len(run) <= _MAX_PARTS and all(_is_plain(f) for f in run)]


def _compositions(
    text: str, sentence: Sequence[FigureRecord], kinds: Mapping[Kind, _Kind]
) -> list[ChartCandidate]:
    found: list[ChartCandidate] = []
    for run in _runs_of_counts(text, sentence):
        total = sum((Decimal(part.value) for part in run), Decimal(0))
        wholes = kinds[kind_of(run[0])].by_value.get(total, ())
        whole = next((f for f in wholes if f not in run), None)
        if len(run) >= 3 or whole is not None:
            found.append(
                ChartCandidate(
                    ChartForm.COMPOSITION,
                    tuple(part.id for part in run),
                    whole=f"{total:f}",
                    whole_figure=whole.id if whole else "",
                    reason=" + ".join(part.value for part in run) + f" = {total:f}",
                )
            )
    return found


def _shares(sentence: Sequence[FigureRecord]) -> list[ChartCandidate]:
    """Parts in per cent that make up a whole: 41%, 27% and 32%."""
    parts = [f for f in sentence if f.unit_class is UnitClass.PERCENT and f.change is None]
    names = {label_text(part) for part in parts}
    total = sum((Decimal(part.value) for part in parts), Decimal(0))
    is_whole = abs(total - _WHOLE_PERCENT) <= _ROUNDING * len(parts)
    are_plain = all(f.qualifier is Qualifier.EXACT and not f.value_max for f in parts)
    if not 2 <= len(parts) <= _MAX_PARTS or len(names) < len(parts) or not (is_whole and are_plain):
        return []
    reason = " + ".join(part.value for part in parts) + f" = {total:f}"
    ids = tuple(part.id for part in parts)
    return [ChartCandidate(ChartForm.COMPOSITION, ids, whole=f"{total:f}", reason=reason)]


def _runs_of_counts(text: str, sentence: Sequence[FigureRecord]) -> list[tuple[FigureRecord, ...]]:
    return [run for run in runs(text, sentence) if sum(Decimal(p.value) for p in run) > 1]


def _comparisons(text: str, sentence: Sequence[FigureRecord]) -> list[ChartCandidate]:
    """Two clauses, one unit, alike labels: 2000家线下参展, 5600家线上亮相."""
    return [
        ChartCandidate(ChartForm.COMPARISON, (one.id, other.id))
        for one, other in pairwise(sentence)
        if same_kind(one, other)
        and one.unit_class is UnitClass.COUNT
        and one.change is None
        and other.change is None
        and one.value != other.value
        and _are_a_pair(label_text(one), label_text(other), likeness(one, other))
        and re.search(r"[，,、]", _between(text, one, other))
    ]


def _are_a_pair(one: str, other: str, shared: float) -> bool:
    """Labels that begin or end alike: 企业线下参展, 企业线上亮相."""
    is_alike = shared >= 0.5 or one[:2] == other[:2] or one[-2:] == other[-2:]
    return is_alike and one != other and min(len(one), len(other)) >= 3


def _without_repeats(
    found: Sequence[ChartCandidate], figures: Sequence[FigureRecord]
) -> list[ChartCandidate]:
    """Each finding once, though the article tells it twice."""
    first = {f.id: min(f.id, *f.mentions) if f.mentions else f.id for f in figures}
    seen: set[tuple[ChartForm, tuple[str, ...]]] = set()
    result: list[ChartCandidate] = []
    for candidate in found:
        key = (candidate.form, tuple(first[i] for i in candidate.figures))
        if key not in seen:
            seen.add(key)
            result.append(candidate)
    return result
