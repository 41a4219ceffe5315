"""Whether two figures of an article speak of the same thing, judged by unit and label."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

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
    return next((label.text for label in figure.labels.values() if label.text), "")


def likeness(one: FigureRecord, other: FigureRecord) -> float:
    """How much the labels of two figures share, 0 to 1 of the shorter one."""
    return text_likeness(label_text(one), label_text(other))


def text_likeness(one: str, other: str) -> float:
    """How much two labels share, 0 to 1 of the shorter one."""
    first, second = _grams(one), _grams(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


@lru_cache(maxsize=4096)
def _grams(label: str) -> frozenset[str]:
    grams = {run[i : i + 2] for run in _HAN_RUN.findall(label) for i in range(len(run) - 1)}
    grams |= set(_WORD.findall(label.lower()))
    return frozenset(grams - _COMMON)


def same_kind(one: FigureRecord, other: FigureRecord) -> bool:
    """Whether two figures measure in one unit."""
    if one.unit_class is not other.unit_class or one.currency != other.currency:
        return False
    return one.unit_class is not UnitClass.COUNT or one.unit == other.unit


def says_the_same(one: FigureRecord, other: FigureRecord) -> bool:
    """Same value, same qualifier, same unit, alike label."""
    if not same_kind(one, other) or (one.change is None) != (other.change is None):
        return False
    if (Decimal(one.value), one.value_max, one.qualifier) != (
        Decimal(other.value),
        other.value_max,
        other.qualifier,
    ):
        return False
    is_telling = len(one.value.rstrip("0").replace(".", "")) >= 3
    return likeness(one, other) >= (0.01 if is_telling else _ALIKE)


def with_mentions(figures: Sequence[FigureRecord]) -> tuple[FigureRecord, ...]:
    """The figures, each with the ids of those that say the same."""
    by_value: dict[tuple[str, UnitClass], list[FigureRecord]] = {}
    for figure in figures:
        by_value.setdefault((figure.value, figure.unit_class), []).append(figure)
    result: list[FigureRecord] = []
    for figure in figures:
        group = by_value[figure.value, figure.unit_class]
        same = (
            tuple(o.id for o in group[:40] if o.id != figure.id and says_the_same(figure, o))
            if len(group) > 1
            else ()
        )
        result.append(replace(figure, mentions=same) if same else figure)
    return tuple(result)
