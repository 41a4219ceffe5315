"""What is found in an article: frozen records, each with the place in the source it stands on.

Offsets are code points into the source text as given.  A record never says more than the source:
a value is a decimal string with the source's digits, scaled in full.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiosk.figures.model import Direction, Qualifier, UnitClass


class Span(NamedTuple):
    """A stretch of the source text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A figure as a change against a base."""

    direction: Direction
    basis: str = ""
    """Against what, in the source's words: 同比, 比上届, year on year."""
    base_period: str = ""
    """The year or session compared with, if it is named: 2020, 上届."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The time a figure holds for."""

    text: str
    """The source's words: 截至14日12时."""
    resolved: str
    """ISO 8601 (2025-09-14T12:00, 2024, 2025-01/2025-09); empty if it cannot be told."""
    source: str
    """Where it was found: sentence, paragraph."""


class LabelStatus(StrEnum):
    """How far a label can be trusted."""

    DRAFT = "draft"
    """Cut from the sentence by rule; a person should look."""
    NEEDED = "needed"
    """To be written by a person: labels are not translated by machine."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a figure counts, in one language."""

    text: str
    status: LabelStatus


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One occurrence of a figure in the article."""

    id: str
    value: str
    """Decimal digits, scaled in full: 25万 is "250000"; 14.4 % is "14.4"."""
    value_max: str
    """Upper end of a range, else empty."""
    unit: str
    """As written: 人次, 元, companies; "%" for per cent and 成, "fraction" for fractions."""
    unit_class: UnitClass
    currency: str
    """ISO 4217 code if it is money, else empty."""
    qualifier: Qualifier
    qualifier_words: str
    """The source's words for it: 突破, 余, more than."""
    written: str
    """The source's words, markup removed: 突破25万人次."""
    numeral: Span
    """Place of the number itself."""
    span: Span
    """Place of the written words."""
    sentence: str
    offset: int
    """Where the written words begin in the sentence."""
    sentence_spans: tuple[Span, ...]
    """Several if a caption or page break interrupts the sentence."""
    labels: dict[str, Label] = field(default_factory=dict[str, Label])
    change: ChangeRecord | None = None
    as_of: AsOf | None = None
    mentions: tuple[str, ...] = ()
    """Ids of the other occurrences that say the same."""
    flags: tuple[str, ...] = ()
    """Short names: forecast, headline, caption, inferred-unit …"""
    section: int = 0
    """Index of the section it stands in."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A number with two competing readings; it has no value until a person decides."""

    text: str
    span: Span
    reason: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term that the article explains."""

    term: str
    term_span: Span
    text: str
    text_span: Span


@dataclass(frozen=True, slots=True)
class Highlight:
    """A sentence that can carry a story page."""

    text: str
    spans: tuple[Span, ...]
    reason: str
    """The word that made it one: 首次, 全球首个, first, record."""


class ChartForm(StrEnum):
    """What a chart candidate says."""

    PROPORTION = "proportion"
    COMPARISON = "comparison"
    COMPOSITION = "composition"
    GROWTH = "growth"
    SERIES = "series"
    """One measure at several named times or sessions."""


@dataclass(frozen=True, slots=True)
class ChartCandidate:
    """Figures that a chart could show together."""

    form: ChartForm
    figures: tuple[str, ...]
    """Ids; for a proportion the part (and the whole), for growth the value and its change."""
    whole: str = ""
    """Value of the whole of a proportion or the total of a composition, decimal."""
    whole_figure: str = ""
    """Id of the figure that states the whole, if there is one."""
    names: tuple[str, ...] = ()
    """Names of the points of a series, as in the source."""
    reason: str = ""


class Grade(StrEnum):
    """How much a question matters."""

    VERIFY = "verify"
    """The text contradicts itself."""
    CHOOSE = "choose"
    """Two wordings fit; one must be chosen."""
    NOTE = "note"
    """Good to know before it goes on a wall."""
    CONFIRMED = "confirmed"
    """Checked and right."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One question to the person who answers for the numbers, or one thing confirmed."""

    grade: Grade
    code: str
    """Short stable name: sum, repeat, growth, superlative, malformed, as-of …"""
    message: str
    figures: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def issue_of(grade: Grade, code: str, message: str, *figures: FigureRecord) -> Issue:
    """A question about figures, with their places."""
    return Issue(grade, code, message, tuple(f.id for f in figures), tuple(f.span for f in figures))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the source in which nothing was looked for."""

    kind: str
    """foreign-article, front-matter, credit, navigation …"""
    span: Span
    reason: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A part of the article under one heading."""

    title: str
    level: int
    span: Span
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or caption as a reader sees it: whole, without markup."""

    kind: str
    """heading, paragraph, caption, table-row."""
    level: int
    """Of a heading, 1 to 6; else 0."""
    text: str
    spans: tuple[Span, ...]
    section: int


@dataclass(frozen=True, slots=True)
class Article:
    """Everything found in one article."""

    name: str
    """File name, or "-" for standard input."""
    format: str
    encoding: str
    sha256: str
    """Of the text as UTF-8."""
    text: str
    language: str
    """zh or en."""
    is_traditional: bool
    title: str
    event: str
    alias: str
    date: str
    """ISO 8601 date of the article, from metadata, dateline or lead; empty if unknown."""
    source_line: str
    """Who published it, in the source's words."""
    sections: tuple[SectionRecord, ...]
    paragraphs: tuple[Paragraph, ...]
    """All that was read, without the parts left out."""
    figures: tuple[FigureRecord, ...]
    unclear: tuple[Unclear, ...]
    keywords: tuple[Keyword, ...]
    highlights: tuple[Highlight, ...]
    charts: tuple[ChartCandidate, ...]
    issues: tuple[Issue, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...] = ()
