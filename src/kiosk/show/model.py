"""What a show is, once it has been read and checked: frozen data, complete, without a defect.

The player reads exactly this; neither YAML nor schema library is needed to have it.  Texts are
rich only as far as a page can set them: runs, one emphasised phrase, figures by id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from kiosk.figures.model import Figure, Text  # noqa: TC001 -- see above


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one way."""

    text: str
    """"\\n" is a line break given by the author."""
    is_emphasis: bool = False
    figure: str = ""
    """Id of the figure this run writes; a touch on it opens where it comes from."""


RichText: TypeAlias = tuple[Run, ...]
RichTexts: TypeAlias = Mapping[str, RichText]
"""Rich text by language."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that figures come from."""

    id: str
    file: str
    """Path in the show folder, under sources/."""
    name: Text
    """What a visitor reads in the source line."""
    date: str
    """ISO 8601 date of the text."""
    sha256: str = ""
    """Of the file's bytes."""


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure on a page, with the words this page overrules.  The value is never overruled."""

    figure: str
    label: Text = field(default_factory=dict[str, str])
    """Replaces the figure's label here, per language; empty: the figure's own."""


@dataclass(frozen=True, slots=True)
class Slide:
    """What every slide has."""

    id: str
    duration_s: float | None = None
    """Seconds on screen; None: by reading time."""
    languages: tuple[str, ...] = ()
    """Languages in which the slide is complete and shown."""


@dataclass(frozen=True, slots=True)
class PosterSlide(Slide):
    """One figure, as large as the wall."""

    figure: FigureUse = FigureUse("")
    call: Text = field(default_factory=dict[str, str])
    """The invitation on the touch band; empty: the stage's own words."""
    opens: str = ""
    """Id of the slide a touch opens."""


@dataclass(frozen=True, slots=True)
class NumbersSlide(Slide):
    """One leading figure and 3 to 6 supporting ones."""

    hero: FigureUse = FigureUse("")
    list: tuple[FigureUse, ...] = ()


@dataclass(frozen=True, slots=True)
class KeywordSlide(Slide):
    """A word and its explanation."""

    word: Text = field(default_factory=dict[str, str])
    gloss: Text = field(default_factory=dict[str, str])
    """The word in the other language, with its reading."""
    text: RichTexts = field(default_factory=dict[str, RichText])


@dataclass(frozen=True, slots=True)
class StorySlide(Slide):
    """A picture with headline and paragraph."""

    headline: RichTexts = field(default_factory=dict[str, RichText])
    text: RichTexts = field(default_factory=dict[str, RichText])
    picture: str = ""
    """Path in the compiled show's folder."""
    caption: Text = field(default_factory=dict[str, str])
    is_natural: bool = False
    """Keep the picture's colours instead of the two inks."""


class ChartKind(StrEnum):
    """The forms a chart may take; see `docs` of `kiosk schema` for what each is for."""

    COLUMNS = "columns"
    """One series over time, at most 8 points."""
    LINE = "line"
    """One or two series over time."""
    DOTS = "dots"
    """Part of a countable whole of at most 60."""
    SQUARES = "squares"
    """Comparison of 2 to 4 counts."""
    STROKES = "strokes"
    """Composition of a count of at most 240 in at most 5 groups."""
    SHARE = "share"
    """Composition in per cent, at most 4 parts."""
    RANKING = "ranking"
    """5 to 8 items, sorted."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series.  Either figure or plain value from a table."""

    value: Decimal
    name: Text
    """Category as written below the axis: {"zh": "2024", "en": "2024"}."""
    figure: str = ""
    """Figure id, if the point is a figure."""
    written: str = ""
    """The value as the table gives it, digits kept: "7.50" stays "7.50"."""


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order, with the name of what they are."""

    points: tuple[Point, ...]
    name: Text = field(default_factory=dict[str, str])
    source: str = ""
    """Id of the source a table's values come from."""


@dataclass(frozen=True, slots=True)
class ChartSlide(Slide):
    """A finding and the marks that show it.

    Which fields are filled depends on `chart`: columns and line have `series` (1; 1 or 2); dots
    have `groups` of exactly two (part, whole); squares, strokes, share and ranking have `groups`.
    """

    chart: ChartKind = ChartKind.COLUMNS
    headline: RichTexts = field(default_factory=dict[str, RichText])
    deck: Text = field(default_factory=dict[str, str])
    """Measure, unit, period, and for counted marks what one mark stands for."""
    groups: tuple[FigureUse, ...] = ()
    emphasis: int = 0
    """Index of the group (or point, counted from the end if negative) the page is about."""
    series: tuple[Series, ...] = ()
    annotation: FigureUse | None = None
    """A figure drawn on the data: +14.4 % beside the last column."""
    note: Text = field(default_factory=dict[str, str])
    """Added to the source line: what one mark stands for, 初步数 …"""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the show that the navigation bar names."""

    id: str
    title: Text
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """A whole show, ready to be played."""

    title: Text
    name: Text
    """Masthead and poster title; short."""
    languages: tuple[str, ...]
    """The first is the default."""
    sections: tuple[Section, ...]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    hash: str = ""
    """Identity: SHA-256 of the compiled content, hexadecimal."""
    is_draft: bool = False
    """Played although its contradictions wait for an answer; every page says so."""

    def slides(self) -> tuple[Slide, ...]:
        """All slides in the order of the sections."""
        return tuple(slide for section in self.sections for slide in section.slides)
