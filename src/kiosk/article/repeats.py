"""The same thing told twice in one article: alike, in two wordings, or against each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kiosk.article.likeness import Likened, as_found, label_text, likened, says_the_same, shared
from kiosk.article.record import Grade, Issue, issue_of
from kiosk.figures.interval import Agreement, agree, likely, same_figure
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kiosk.article.record import FigureRecord
    from kiosk.figures.found import Found
    from kiosk.figures.interval import Interval

_MAX_PAIRS = 60
_MOST_ALIKE = 3
_MIN_LIKENESS = 0.5
_TELLING_LABEL = 6
"""Characters."""


class _Told(NamedTuple):
    """A figure with all that a pair is judged by, worked out once for its many pairs."""

    one: Likened
    found: Found
    likely: Interval
    label: str


def find_repeats(figures: Sequence[FigureRecord]) -> list[Issue]:
    """All repeats, in the order of the article.

    Args:
        figures: In text order, mentions set.
    """
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for one in _distinct(likened(figures)):
        found = as_found(one.figure)
        told = _Told(one, found, likely(found), label_text(one.figure))
        groups.setdefault((one.kind, one.figure.change is None), []).append(told)
    first = {figure.id: min((figure.id, *figure.mentions)) for figure in figures}
    issues: list[tuple[int, int, Issue]] = []
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, other in _near_pairs(group):
            key = first[one.one.figure.id], first[other.one.figure.id]
            if key in seen:
                continue
            issue = _repeat(one, other)
            if issue is not None:
                seen.update((key, (key[1], key[0])))
                issues.append((one.one.place, other.one.place, issue))
    return [issue for _, _, issue in sorted(issues, key=lambda item: item[:2])]


def _distinct(figures: Sequence[Likened]) -> Iterator[Likened]:
    """The figures, but of those told in the same words only the first three.

    Further ones say nothing new against the others, and a text that repeats itself has many.
    """
    told: Counter[tuple[object, ...]] = Counter()
    for one in figures:
        figure = one.figure
        words = (label_text(figure), figure.qualifier_words, figure.value_max)
        key = (one.kind, one.value, figure.qualifier, figure.change, figure.as_of, *words)
        told[key] += 1
        if told[key] <= _MOST_ALIKE:
            yield one


def _near_pairs(group: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Pairs that may be one figure, each in text order: values are close, labels share a word."""
    ranked = sorted(group, key=lambda told: (told.one.value, told.one.figure.span))
    for index, told in enumerate(ranked):
        most, grams, place = told.one.value * 2, told.one.grams, told.one.place
        for other in ranked[index + 1 : index + _MAX_PAIRS]:
            if other.one.value > most:
                break
            if not grams.isdisjoint(other.one.grams):
                yield (told, other) if place < other.one.place else (other, told)


def _repeat(one: _Told, other: _Told) -> Issue | None:
    """What can be said of two figures of one kind; None if nothing can."""
    first, second = one.one.figure, other.one.figure
    if says_the_same(one.one, other.one):
        message = "Both sentences give the same figure."
        return issue_of(Grade.CONFIRMED, "repeat", message, first, second)
    may_be_one = one.likely.meets(other.likely) and same_figure(one.found, other.found)
    if (
        not (may_be_one or one.label == other.label)
        or shared(one.one.grams, other.one.grams) < _MIN_LIKENESS
        or first.sentence_spans == second.sentence_spans
        or (first.value == second.value and first.qualifier is second.qualifier)
    ):
        return None
    if may_be_one:
        message = f"“{first.written}” and “{second.written}” may be one figure; use one wording."
        return issue_of(Grade.CHOOSE, "repeat", message, first, second)
    if _exclude_each_other(one, other):
        message = f"“{first.written}” and “{second.written}” cannot both be right."
        return issue_of(Grade.VERIFY, "repeat", message, first, second)
    return None


def _exclude_each_other(one: _Told, other: _Told) -> bool:
    """Whether two counts that are said of the same thing at the same time cannot both be true."""
    return (
        one.label == other.label
        and len(one.label) >= _TELLING_LABEL
        and not one.label.isascii()
        and one.found.unit_class is UnitClass.COUNT
        and one.one.figure.as_of == other.one.figure.as_of
        and _within_twice(one.one.value, other.one.value)
        and agree(one.found, other.found) is Agreement.CONTRADICT
    )


def _within_twice(one: Decimal, other: Decimal) -> bool:
    return one * 2 > other > one / 2
