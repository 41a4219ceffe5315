"""Whether two figures of an article speak of the same thing, judged by unit and label."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.figures.found import Found
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.record import FigureRecord

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    [
        "累计",
        "其中",
        "活动",
        "以上",
        "增长",
        "同比",
        "企业",
        "项目",
        "and",
        "the",
        "for",
        "from",
        "with",
    ]
)
_ALIKE = 0.5
_MANY = 40
"""Figures of one value that are compared with one another."""

Kind = tuple[UnitClass, str, str]
"""Unit class, currency and, for counts, the unit: what figures of one measure share."""


class Likened(NamedTuple):
    """A figure with what it is compared by, worked out once for many comparisons."""

    figure: FigureRecord
    place: int
    """In the order of the article."""
    kind: Kind
    value: Decimal
    grams: frozenset[str]
    """Of the label."""


def as_found(figure: FigureRecord) -> Found:
    """The figure in the form that intervals are computed from."""
    return Found(
        start=figure.span.start,
        end=figure.span.end,
        numeral_start=figure.numeral.start,
        numeral_end=figure.numeral.end,
        text=figure.written,
        value=Decimal(figure.value).copy_abs(),
        value_max=Decimal(figure.value_max) if figure.value_max else None,
        qualifier=figure.qualifier,
        qualifier_words=figure.qualifier_words,
        unit=figure.unit,
        unit_class=figure.unit_class,
        direction=figure.change.direction if figure.change else None,
    )


def label_text(figure: FigureRecord) -> str:
    """The draft label, in whichever language it has one."""
    for label in figure.labels.values():
        if label.text:
            return label.text
    return ""


def likeness(one: FigureRecord, other: FigureRecord) -> float:
    """How much the labels of two figures share, 0 to 1 of the shorter one."""
    return text_likeness(label_text(one), label_text(other))


def text_likeness(one: str, other: str) -> float:
    """How much two labels share, 0 to 1 of the shorter one."""
    return shared(_grams(one), _grams(other))


def shared(first: frozenset[str], second: frozenset[str]) -> float:
    """How much two sets of grams share, 0 to 1 of the smaller one."""
    common = len(first & second)
    return common / min(len(first), len(second)) if common else 0.0


@lru_cache(maxsize=4096)
def _grams(label: str) -> frozenset[str]:
    grams = {run[i : i + 2] for run in _HAN_RUN.findall(label) for i in range(len(run) - 1)}
    grams |= set(_WORD.findall(label.lower()))
    return frozenset(grams - _COMMON)


def kind_of(figure: FigureRecord) -> Kind:
    """What two figures have in common that measure in one unit."""
    unit = figure.unit if figure.unit_class is UnitClass.COUNT else ""
    return figure.unit_class, figure.currency, unit


def same_kind(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether two figures measure in one unit."""
    return kind_of(one) == kind_of(other)


def likened(figures: Sequence[FigureRecord]) -> list[Likened]:
    """All figures, each with what it is compared by."""
    return [
        Likened(figure, place, kind_of(figure), Decimal(figure.value), _grams(label_text(figure)))
        for place, figure in enumerate(figures)
    ]


def says_the_same(one: Likened, other: Likened) -> bool:
    """Same value, same qualifier, same unit, alike label."""
    return _statement(one) == _statement(other) and _are_alike(one, other)


def _statement(one: Likened) -> tuple[object, ...]:
    """All that a figure says but what it is said of."""
    figure = one.figure
    is_level = figure.change is None
    return one.kind, one.value, figure.value_max, figure.qualifier, is_level


def _are_alike(one: Likened, other: Likened) -> bool:
    """Whether figures that state one number are said of one thing.

    A number of three digits is hardly met twice by chance; a round one needs labels that agree.
    """
    is_telling = len(one.figure.value.rstrip("0").replace(".", "")) >= 3
    least = 0.01 if is_telling else _ALIKE
    return shared(one.grams, other.grams) >= least


def with_mentions(figures: Sequence[FigureRecord]) -> tuple[FigureRecord, ...]:
    """The figures, each with the ids of those that say the same."""
    groups: dict[tuple[object, ...], list[Likened]] = {}
    for one in likened(figures):
        groups.setdefault(_statement(one), []).append(one)
    result = list(figures)
    for group in groups.values():
        alike: dict[frozenset[str], list[Likened]] = {}
        for one in group if len(group) > 1 else ():
            if one.grams not in alike:
                alike[one.grams] = [o for o in group[:_MANY] if _are_alike(one, o)]
            mentions = tuple(o.figure.id for o in alike[one.grams] if o is not one)
            if mentions:
                result[one.place] = replace(one.figure, mentions=mentions)
    return tuple(result)
