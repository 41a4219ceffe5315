"""What can be asked of the numbers of an article before they go on a wall.

Contradictions are claimed only where arithmetic proves them.  A wording that fits another wording
is a choice, a claim without a number is a note, and what was checked and holds is said too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.charts import runs
from kiosk.article.likeness import as_found, label_text, likeness, same_kind, says_the_same
from kiosk.article.record import Grade, Issue, Span
from kiosk.figures.interval import Agreement, admits, agree, meaning, same_figure
from kiosk.figures.model import Qualifier, UnitClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.article.record import FigureRecord

_GROWTH = re.compile(
    r"[，,]?\s?(?:较|比)(?:上届|上年|去年|上年同期|去年同期|上一届)(?:的)?$|,?\sfrom\s$|"
    r",?\scompared with\s$"
)
_GROWS = re.compile(r"(?:增长|增加|提高|上升)(?:了)?\s?$|,?\s(?:up|an increase of)\s$")
_SUPERLATIVE = re.compile(
    r"超(?:过)?(?:往届|历届|上届)|创\S{0,6}(?:新高|纪录|之最)|历史(?:新高|最高|之最)|"
    r"(?:史上|历届|全球|全国|世界)最(?:大|高|多|强|长|广|全)|"
    r"(?:首次|首个|首家|第一)(?=[^，。；]{2})|\b(?:largest|biggest|highest|"
    r"record(?:-breaking)?|first-ever|unprecedented)\b"
)
_ORDINAL_SLIP = re.compile(
    r"\b\d*(?:(?<!1)1(?:nd|rd|th)|(?<!1)2(?:st|rd|th)|(?<!1)3(?:st|nd|th)|1[123](?:st|nd|"
    r"rd))\b"
)
_CLAUSE_MARK = re.compile(r"[，,。；！？;!?\n]")
_MAX_PAIRS = 60
_MAX_NOTES = 12


def check_article(
    text: str, figures: Sequence[FigureRecord], sentences: Sequence[Span]
) -> tuple[Issue, ...]:
    """All questions about an article, most important first.

    Args:
        text: The source text.
        figures: In text order, mentions set.
        sentences: Places of the sentences that may be shown.
    """
    issues = [
        *_repeats(figures),
        *_sums(text, figures),
        *_growth(text, figures),
        *_times(figures),
        *_superlatives(text, figures, sentences),
        *_slips(text, sentences),
    ]
    order = {grade: rank for rank, grade in enumerate(Grade)}
    return tuple(sorted(issues, key=lambda issue: order[issue.grade]))


def _repeats(figures: Sequence[FigureRecord]) -> list[Issue]:
    """The same thing told twice: alike, in two wordings, or against each other."""
    order = {figure.id: place for place, figure in enumerate(figures)}
    groups: dict[tuple[str, ...], list[FigureRecord]] = {}
    for figure in figures:
        unit = figure.unit if figure.unit_class is UnitClass.COUNT else ""
        key = (figure.unit_class.value, figure.currency, unit, str(figure.change is None))
        groups.setdefault(key, []).append(figure)
    found: list[tuple[int, int, Issue]] = []
    seen: set[frozenset[str]] = set()
    for group in groups.values():
        for one, other in _near_pairs(group):
            one, other = sorted((one, other), key=lambda figure: order[figure.id])
            issue = _repeat(one, other)
            key = frozenset((min((one.id, *one.mentions)), min((other.id, *other.mentions))))
            if issue is not None and key not in seen:
                seen.add(key)
                found.append((order[one.id], order[other.id], issue))
    return [issue for _, _, issue in sorted(found, key=lambda item: item[:2])]


def _near_pairs(group: list[FigureRecord]) -> Iterator[tuple[FigureRecord, FigureRecord]]:
    """Pairs whose values are close enough to be one figure; others need no look."""
    ranked = sorted(group, key=lambda figure: (Decimal(figure.value), figure.span))
    for index, one in enumerate(ranked):
        most = Decimal(one.value) * 2
        for other in ranked[index + 1 : index + _MAX_PAIRS]:
            if Decimal(other.value) > most:
                break
            yield one, other


def _repeat(one: FigureRecord, other: FigureRecord) -> Issue | None:
    if says_the_same(one, other):
        return _issue(Grade.CONFIRMED, "repeat", "Both sentences give the same figure.", one, other)
    if likeness(one, other) < 0.5 or one.sentence_spans == other.sentence_spans:
        return None
    first, second = as_found(one), as_found(other)
    if one.value == other.value and one.qualifier is other.qualifier:
        return None
    if same_figure(first, second):
        message = f"“{one.written}” and “{other.written}” may be one figure; use one wording."
        return _issue(Grade.CHOOSE, "repeat", message, one, other)
    is_one_thing = (
        label_text(one) == label_text(other)
        and len(label_text(one)) >= 6
        and not label_text(one).isascii()
        and one.as_of == other.as_of
        and one.unit_class is UnitClass.COUNT
        and agree(first, second) is Agreement.CONTRADICT
        and Decimal(one.value) * 2 > Decimal(other.value) > Decimal(one.value) / 2
    )
    if is_one_thing:
        message = f"“{one.written}” and “{other.written}” cannot both be right."
        return _issue(Grade.VERIFY, "repeat", message, one, other)
    return None


def _issue(grade: Grade, code: str, message: str, *figures: FigureRecord) -> Issue:
    return Issue(grade, code, message, tuple(f.id for f in figures), tuple(f.span for f in figures))


def _sums(text: str, figures: Sequence[FigureRecord]) -> list[Issue]:
    """Parts of a list against a total told elsewhere."""
    groups: dict[int, list[FigureRecord]] = {}
    for figure in figures:
        groups.setdefault(figure.sentence_spans[0].start, []).append(figure)
    issues: list[Issue] = []
    for sentence in groups.values():
        for run in runs(text, sentence):
            issues += _sum_of(run, figures)
    return issues


def _sum_of(run: Sequence[FigureRecord], figures: Sequence[FigureRecord]) -> list[Issue]:
    total = sum((Decimal(part.value) for part in run), Decimal(0))
    written = " + ".join(part.value for part in run)
    for whole in figures:
        if whole in run or not same_kind(whole, run[0]) or whole.change or total < 10:
            continue
        if max(likeness(whole, part) for part in run) <= 0 and len(run) < 3:
            continue
        is_equal = Decimal(whole.value) == total and not whole.value_max
        if is_equal and whole.qualifier is Qualifier.EXACT:
            message = f"{written} = {total:f}, as the text says."
            return [_issue(Grade.CONFIRMED, "sum", message, *run, whole)]
        if is_equal and not admits(meaning(as_found(whole)), total):
            message = f"{written} = {total:f} exactly, but the text says “{whole.written}”."
            return [_issue(Grade.VERIFY, "sum", message, *run, whole)]
    return []


def _growth(text: str, figures: Sequence[FigureRecord]) -> list[Issue]:
    """Only the tight form: 1200家,较上届1000家增长20%."""
    issues: list[Issue] = []
    for level, base, growth in zip(figures, figures[1:], figures[2:], strict=False):
        if growth.unit_class is not UnitClass.PERCENT or not same_kind(level, base):
            continue
        is_tight = _GROWTH.search(text[level.span.end : base.span.start]) and _GROWS.search(
            text[base.span.end : growth.span.start]
        )
        exact = all(
            f.qualifier is Qualifier.EXACT and not f.value_max for f in (level, base, growth)
        )
        if not is_tight or not exact or not Decimal(base.value):
            continue
        computed = (Decimal(level.value) / Decimal(base.value) - 1) * 100
        step = Decimal(1).scaleb(-len(growth.value.partition(".")[2]))
        is_right = abs(computed - Decimal(growth.value)) <= step
        message = (
            f"From {base.written} to {level.written} is {computed:.1f} %; the text says "
            f"{growth.written}."
        )
        grade = Grade.CONFIRMED if is_right else Grade.VERIFY
        issues.append(_issue(grade, "growth", message, level, base, growth))
    return issues


def _times(figures: Sequence[FigureRecord]) -> list[Issue]:
    """A figure that carries its time in one place and drops it in another."""
    by_id = {figure.id: figure for figure in figures}
    issues: list[Issue] = []
    for figure in figures:
        timed = next(
            (
                o
                for i in figure.mentions
                if (o := by_id[i]).as_of and o.as_of.text.startswith(("截", "as of"))
            ),
            None,
        )
        if timed is not None and timed.as_of is not None and figure.as_of is None:
            time = timed.as_of.text
            message = f"“{figure.written}” stands without its time here; elsewhere it is {time}."
            issues.append(_issue(Grade.NOTE, "as-of", message, figure, timed))
    return issues


def _superlatives(
    text: str, figures: Sequence[FigureRecord], sentences: Sequence[Span]
) -> list[Issue]:
    """Claims to be first or largest that no number in their clause supports."""
    starts = sorted(figure.span.start for figure in figures)
    issues: list[Issue] = []
    for span in sentences:
        for word in _SUPERLATIVE.finditer(text, span.start, span.end):
            if len(issues) == _MAX_NOTES:
                return issues
            clause = _clause_around(text, span, word)
            if bisect_left(starts, clause.start) != bisect_left(starts, clause.end):
                continue
            if issues and issues[-1].spans == (clause,):
                continue
            message = f"“{word[0]}” is claimed without a figure; somebody has to stand for it."
            issues.append(Issue(Grade.NOTE, "superlative", message, (), (clause,)))
    return issues


def _clause_around(text: str, sentence: Span, word: re.Match[str]) -> Span:
    marks = [m.end() for m in _CLAUSE_MARK.finditer(text, sentence.start, word.start())]
    behind = _CLAUSE_MARK.search(text, word.end(), sentence.end)
    return Span(marks[-1] if marks else sentence.start, behind.start() if behind else sentence.end)


def _slips(text: str, sentences: Sequence[Span]) -> list[Issue]:
    return [
        Issue(
            Grade.NOTE,
            "malformed",
            f"“{slip[0]}” is no English ordinal.",
            (),
            (Span(*slip.span()),),
        )
        for span in sentences
        for slip in _ORDINAL_SLIP.finditer(text, span.start, span.end)
    ][:_MAX_NOTES]
