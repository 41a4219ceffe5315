"""The same thing told twice in one article: alike, in two wordings, or against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.article.likeness import Likened, as_found, label_text, likened, says_the_same, shared
from kiosk.article.record import Grade, Issue, issue_of
from kiosk.figures.interval import Agreement, agree, same_figure
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kiosk.article.record import FigureRecord

_MAX_PAIRS = 60
_MIN_LIKENESS = 0.5
_TELLING_LABEL = 6
"""Characters."""


def find_repeats(figures: Sequence[FigureRecord]) -> list[Issue]:
    """All repeats, in the order of the article.

    Args:
        figures: In text order, mentions set.
    """
    groups: dict[tuple[object, ...], list[Likened]] = {}
    for one in likened(figures):
        groups.setdefault((one.kind, one.figure.change is None), []).append(one)
    first = {figure.id: min((figure.id, *figure.mentions)) for figure in figures}
    found: list[tuple[int, int, Issue]] = []
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, other in _near_pairs(group):
            key = first[one.figure.id], first[other.figure.id]
            if key in seen:
                continue
            issue = _repeat(one, other)
            if issue is not None:
                seen.update((key, (key[1], key[0])))
                found.append((one.place, other.place, issue))
    return [issue for _, _, issue in sorted(found, key=lambda item: item[:2])]


def _near_pairs(group: list[Likened]) -> Iterator[tuple[Likened, Likened]]:
    """Pairs that may be one figure, each in text order: values are close, labels share a word."""
    ranked = sorted(group, key=lambda one: (one.value, one.figure.span))
    for index, one in enumerate(ranked):
        most, grams = one.value * 2, one.grams
        for other in ranked[index + 1 : index + _MAX_PAIRS]:
            if other.value > most:
                break
            if not grams.isdisjoint(other.grams):
                yield (one, other) if one.place < other.place else (other, one)


def _repeat(one: Likened, other: Likened) -> Issue | None:
    """What can be said of two figures of one kind; None if nothing can."""
    first, second = one.figure, other.figure
    if says_the_same(one, other):
        message = "Both sentences give the same figure."
        return issue_of(Grade.CONFIRMED, "repeat", message, first, second)
    if (
        shared(one.grams, other.grams) < _MIN_LIKENESS
        or first.sentence_spans == second.sentence_spans
        or (first.value == second.value and first.qualifier is second.qualifier)
    ):
        return None
    if same_figure(as_found(first), as_found(second)):
        message = f"“{first.written}” and “{second.written}” may be one figure; use one wording."
        return issue_of(Grade.CHOOSE, "repeat", message, first, second)
    if _is_one_thing(one, other):
        message = f"“{first.written}” and “{second.written}” cannot both be right."
        return issue_of(Grade.VERIFY, "repeat", message, first, second)
    return None


def _is_one_thing(one: Likened, other: Likened) -> bool:
    """Whether two counts that exclude each other are said of the same thing at the same time."""
    first, second = one.figure, other.figure
    label = label_text(first)
    return (
        label == label_text(second)
        and len(label) >= _TELLING_LABEL
        and not label.isascii()
        and first.as_of == second.as_of
        and first.unit_class is UnitClass.COUNT
        and agree(as_found(first), as_found(second)) is Agreement.CONTRADICT
        and _within_twice(one.value, other.value)
    )


def _within_twice(one: Decimal, other: Decimal) -> bool:
    return one * 2 > other > one / 2
