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
from kiosk.article.likeness import Kind, as_found, kind_of, likeness, same_kind
from kiosk.article.record import Grade, Issue, Span, issue_of
from kiosk.article.repeats import find_repeats
from kiosk.figures.interval import admits, meaning
from kiosk.figures.model import Qualifier, UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_MIN_TOTAL = 10
_MAX_WHOLES = 40
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
        *find_repeats(figures),
        *_sums(text, figures),
        *_growth(text, figures),
        *_times(figures),
        *_superlatives(text, figures, sentences),
        *_slips(text, sentences),
    ]
    order = {grade: rank for rank, grade in enumerate(Grade)}
    return tuple(sorted(issues, key=lambda issue: order[issue.grade]))


def _sums(text: str, figures: Sequence[FigureRecord]) -> list[Issue]:
    """Parts of a list against a total told elsewhere."""
    groups: dict[int, list[FigureRecord]] = {}
    for figure in figures:
        groups.setdefault(figure.sentence_spans[0].start, []).append(figure)
    levels: dict[tuple[Kind, Decimal], list[FigureRecord]] = {}
    for figure in figures:
        if not (figure.change or figure.value_max):
            levels.setdefault((kind_of(figure), Decimal(figure.value)), []).append(figure)
    issues: list[Issue] = []
    for sentence in groups.values():
        for run in runs(text, sentence):
            total = sum((Decimal(part.value) for part in run), Decimal(0))
            issues += _sum_of(run, total, levels.get((kind_of(run[0]), total), ()))
    return issues


def _sum_of(
    run: Sequence[FigureRecord], total: Decimal, wholes: Sequence[FigureRecord]
) -> list[Issue]:
    """What the figures that state the total of a run say of it.

    Args:
        run: The parts.
        total: Their sum.
        wholes: The figures of that value.
    """
    written = " + ".join(part.value for part in run)
    for whole in wholes[:_MAX_WHOLES] if total >= _MIN_TOTAL else ():
        if len(run) < 3 and max(likeness(whole, part) for part in run) <= 0:
            continue
        if whole.qualifier is Qualifier.EXACT:
            message = f"{written} = {total:f}, as the text says."
            return [issue_of(Grade.CONFIRMED, "sum", message, *run, whole)]
        if not admits(meaning(as_found(whole)), total):
            message = f"{written} = {total:f} exactly, but the text says “{whole.written}”."
            return [issue_of(Grade.VERIFY, "sum", message, *run, whole)]
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
        issues.append(issue_of(grade, "growth", message, level, base, growth))
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
            issues.append(issue_of(Grade.NOTE, "as-of", message, figure, timed))
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
