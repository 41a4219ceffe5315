"""Problems and what was checked, as lines for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.show.model import ChartSlide, StorySlide

if TYPE_CHECKING:
    from kiosk.errors import Place, Problem
    from kiosk.show.model import Show

_BOLD, _RED, _YELLOW, _FAINT, _END = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_LINE_WIDTH: Final = 88
"""Columns of a source line that are shown; a longer one is cut around its caret."""


def problem_lines(problem: Problem, *, is_colored: bool) -> Iterator[str]:
    """A problem: place, finding, source line with a caret beneath, cure."""
    paint = _Paint(is_colored=is_colored)
    yield paint(_BOLD, str(problem.place))
    if problem.is_defect:
        yield "    " + paint(_RED, problem.message)
    else:
        yield "    " + paint(_YELLOW, f"remark: {problem.message}")
    for line in _source_lines(problem.place):
        yield "    " + paint(_FAINT, line)
    if problem.cure:
        yield f"    {problem.cure}"


def count_line(problems: Iterable[Problem]) -> str:
    """How many problems of which kind: "2 defects, 1 remark"."""
    found = list(problems)
    defects = sum(problem.is_defect for problem in found)
    return ", ".join(
        _counted(n, w) for n, w in ((defects, "defect"), (len(found) - defects, "remark"))
    )


def summary_line(show: Show) -> str:
    """What was checked in a show without defects."""
    summary = summarize(show)
    parts = [
        _counted(summary.sections, "section"),
        _counted(summary.slides, "slide"),
        f"{_counted(summary.figures, 'figure')}: {summary.traced} traced to "
        f"{_counted(summary.sentences, 'sentence')} in {_counted(summary.sources, 'source')}, "
        f"{summary.derived} derived",
        _counted(summary.tables, "table"),
        _counted(summary.pictures, "picture"),
    ]
    title = " / ".join(dict.fromkeys(show.title.values()))
    return f"{title}: {'; '.join(parts)}."


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of what a show holds."""

    sections: int
    slides: int
    figures: int
    traced: int
    """Figures with a sentence."""
    sentences: int
    """Different sentences."""
    sources: int
    derived: int
    tables: int
    pictures: int


def summarize(show: Show) -> Summary:
    """Count what a show holds."""
    figures = show.figures.values()
    found = [figure.provenance for figure in figures if figure.provenance is not None]
    slides = show.slides()
    return Summary(
        sections=len(show.sections),
        slides=len(slides),
        figures=len(show.figures),
        traced=len(found),
        sentences=len({(one.source, one.sentence) for one in found}),
        sources=len(show.sources),
        derived=sum(figure.derivation is not None for figure in figures),
        tables=sum(
            isinstance(slide, ChartSlide) and any(one.source for one in slide.series)
            for slide in slides
        ),
        pictures=len({slide.picture for slide in slides if isinstance(slide, StorySlide)}),
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


class _Paint:
    """Puts colors around words, or leaves them."""

    def __init__(self, *, is_colored: bool) -> None:
        self._is_colored = is_colored

    def __call__(self, color: str, words: str) -> str:
        return f"{color}{words}{_END}" if self._is_colored else words


def _source_lines(place: Place) -> Iterator[str]:
    """The source line and a caret beneath the column."""
    if not place.line or not place.source_line.strip():
        return
    column = min(place.column or 1, len(place.source_line) + 1)
    text, before = _window(place.source_line.replace("\t", " "), column - 1)
    number = str(place.line)
    yield f"{number} │ {text}"
    if place.column:
        yield f"{' ' * len(number)} │ {' ' * _columns(before)}^"


def _window(line: str, index: int) -> tuple[str, str]:
    """The part of a line around an index that fits a terminal, and what of it is before."""
    if _columns(line) <= _LINE_WIDTH:
        return line, line[:index]
    start = index
    while start > 0 and _columns(line[start - 1 : index]) <= _LINE_WIDTH // 3:
        start -= 1
    end = index
    while end < len(line) and _columns(line[start : end + 1]) <= _LINE_WIDTH:
        end += 1
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return f"{head}{line[start:end]}{tail}", f"{head}{line[start:index]}"


def _columns(text: str) -> int:
    """Width on a terminal; Han characters take two columns."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
