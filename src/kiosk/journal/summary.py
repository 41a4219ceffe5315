"""What the journal comes to: how often each slide was on, what was touched, when people came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.journal.entries import Entry, Kind
from kiosk.journal.read import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(slots=True)
class SlideSum:
    """All times one slide was on."""

    times: int = 0
    seconds: float = 0.0
    unseen: int = 0
    """Times without a painted frame: the display was off, or something is wrong."""


@dataclass(slots=True)
class VisitSum:
    """All visits of one hour."""

    visits: int = 0
    seconds: float = 0.0
    pages: int = 0


@dataclass(slots=True)
class Summary:
    """Sums over a stretch of the journal."""

    first_s: float | None = None
    last_s: float | None = None
    slides: dict[str, SlideSum] = field(default_factory=dict[str, SlideSum])
    """By slide id, in the order they first came on."""
    touches: Counter[str] = field(default_factory=Counter[str])
    """By section; "" stands for the posters."""
    hours: dict[str, VisitSum] = field(default_factory=dict[str, VisitSum])
    """By local hour: "2025-09-14 10:00"."""
    languages: Counter[str] = field(default_factory=Counter[str])
    """Visits by the language last read."""
    others: Counter[Kind] = field(default_factory=Counter[Kind])
    """Errors, restarts, operator's acts, lost entries."""


def summarized(entries: Iterable[Entry]) -> Summary:
    """The sums over some entries."""
    summary = Summary()
    for entry in entries:
        first_s, last_s = summary.first_s, summary.last_s
        summary.first_s = entry.at_s if first_s is None else min(first_s, entry.at_s)
        summary.last_s = entry.at_s if last_s is None else max(last_s, entry.at_s)
        if entry.kind is Kind.SLIDE:
            _add_slide(summary, entry)
        elif entry.kind is Kind.TOUCH:
            summary.touches[entry.section] += 1
        elif entry.kind is Kind.VISIT:
            _add_visit(summary, entry)
        else:
            summary.others[entry.kind] += (entry.number or 0) if entry.kind is Kind.LOST else 1
    return summary


def _add_slide(summary: Summary, entry: Entry) -> None:
    total = summary.slides.setdefault(entry.subject, SlideSum())
    total.times += 1
    total.seconds += entry.seconds or 0.0
    total.unseen += not entry.number


def _add_visit(summary: Summary, entry: Entry) -> None:
    total = summary.hours.setdefault(local(entry.at_s).strftime("%Y-%m-%d %H:00"), VisitSum())
    total.visits += 1
    total.seconds += entry.seconds or 0.0
    total.pages += entry.number or 0
    summary.languages[entry.language] += 1


def summary_lines(summary: Summary) -> Iterator[str]:
    """The sums as tables for a terminal."""
    if summary.first_s is None or summary.last_s is None:
        yield "The journal is empty."
        return
    first, last = local(summary.first_s), local(summary.last_s)
    yield f"From {first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}"
    yield ""
    yield f"{'slide':<32}{'times':>8}{'minutes':>10}{'not seen':>10}"
    for slide, total in summary.slides.items():
        yield f"{slide:<32}{total.times:>8}{total.seconds / 60:>10.1f}{total.unseen:>10}"
    yield ""
    yield f"{'section':<32}{'touches':>8}"
    for section, count in summary.touches.most_common():
        yield f"{section or '(posters)':<32}{count:>8}"
    yield ""
    yield f"{'hour':<32}{'visits':>8}{'seconds':>10}{'pages':>10}"
    for hour, total in summary.hours.items():
        mean_s, pages = total.seconds / total.visits, total.pages / total.visits
        yield f"{hour:<32}{total.visits:>8}{mean_s:>10.0f}{pages:>10.1f}"
    yield from _last_lines(summary)


def _last_lines(summary: Summary) -> Iterator[str]:
    visits = sum(summary.languages.values())
    shares = ", ".join(f"{name} {count}" for name, count in summary.languages.most_common())
    yield ""
    yield f"{visits} visits" + (f", last read in: {shares}" if shares else "")
    words = (
        (Kind.LANGUAGE, "language switches"),
        (Kind.ERROR, "errors"),
        (Kind.RESTART, "restarts"),
        (Kind.OPERATOR, "operator entries"),
        (Kind.LOST, "entries lost"),
    )
    yield ", ".join(f"{summary.others[kind]} {name}" for kind, name in words)
