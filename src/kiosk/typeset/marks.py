"""The marks a page is made of: text, rules, discs, squares, columns, plots, pictures.

All lengths are in u, a hundredth of the short side of the page, so that a page is the same at any
resolution; y grows downward.  A mark names its colour role and its font face and nothing of Qt:
pages can be compared, stored and tested as data.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from kiosk.theme.tokens import Ink


class Face(StrEnum):
    """The three fonts there are."""

    SERIF_BOLD = "serif-bold"
    """Figures, headlines, hero units, keyword titles, masthead name."""
    SANS = "sans"
    SANS_BOLD = "sans-bold"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in u."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.y + self.h

    def intersects(self, other: Rect) -> bool:
        """Whether the two share an area."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside; left and upper edge count, right and lower do not."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def grown(self, d: float) -> Rect:
        """The rectangle with `d` more on every side."""
        return Rect(self.x - d, self.y - d, self.w + 2 * d, self.h + 2 * d)

    def lowered(self, down: float) -> Rect:
        """The same rectangle further down."""
        return Rect(self.x, self.y + down, self.w, self.h)

    def united(self, other: Rect) -> Rect:
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a font, placed."""

    index: int
    """Glyph index in the font file."""
    x: float
    y: float
    """Origin on the baseline, in u from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A run of one face, one size, one colour, with every glyph in its place."""

    text: str
    """The characters, for tests, for people who cannot see, and for the diff."""
    face: Face
    size: float
    """Em in u."""
    ink: Ink
    glyphs: tuple[Glyph, ...]
    rect: Rect
    """Bounding box of the ink."""
    baseline: float
    """y of the (first) baseline."""
    role: str = ""
    """What the text is on the page: "headline", "hero", "unit", "body", "source" …"""
    counts: str = ""
    """Not empty: the numeral counts up on entrance; the value as digits, e.g. "250,000"."""

    def lowered(self, down: float) -> TextMark:
        """The same text further down the page, u."""
        glyphs = tuple(Glyph(glyph.index, glyph.x, glyph.y + down) for glyph in self.glyphs)
        return replace(
            self, glyphs=glyphs, rect=self.rect.lowered(down), baseline=self.baseline + down
        )


@dataclass(frozen=True, slots=True)
class RectMark:
    """A filled rectangle: rule, square, stroke, column, band.  Snapped to pixels when drawn."""

    rect: Rect
    ink: Ink
    role: str = ""
    """"rule", "hair", "square", "stroke", "column", "edge", "band" …"""


@dataclass(frozen=True, slots=True)
class DiscMark:
    """A filled circle, or a ring if `width` is not zero."""

    cx: float
    cy: float
    r: float
    ink: Ink
    width: float = 0.0
    """Of the ring's line, inside the radius; 0: filled."""
    role: str = ""

    @property
    def rect(self) -> Rect:
        """Bounding box."""
        return Rect(self.cx - self.r, self.cy - self.r, 2 * self.r, 2 * self.r)


@dataclass(frozen=True, slots=True)
class LineMark:
    """An open polyline: brackets, dashed levels."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float
    dash: tuple[float, float] | None = None
    """Length of dash and gap."""
    role: str = ""

    @property
    def rect(self) -> Rect:
        """Bounding box, half the line's width included."""
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        half = self.width / 2
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(half)


@dataclass(frozen=True, slots=True)
class PolygonMark:
    """A filled polygon: the triangle of "continue"."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    role: str = ""

    @property
    def rect(self) -> Rect:
        """Bounding box."""
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """One series of a plot, in data units."""

    values: tuple[float, ...]
    """(n_points,)"""
    ink: Ink
    width: float = 0.0
    """Of the line in u (line plots)."""
    disc: int | None = None
    """Index of the point that carries the decisive disc."""


class PlotForm(StrEnum):
    """What a plot draws."""

    COLUMNS = "columns"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class PlotMark:
    """A chart with axes, drawn by pyqtgraph into the rectangle; without any text."""

    rect: Rect
    form: PlotForm
    series: tuple[PlotSeries, ...]
    y_max: float
    """Upper end of the value axis; the lower is 0."""
    emphasis: int = -1
    """Index of the column drawn in red; -1: none."""
    gap: float = 0.5
    """Between columns."""
    edge: float = 0.7
    """Thickness of the columns' top edge."""
    role: str = "plot"


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture filling the rectangle (cropped, never stretched)."""

    rect: Rect
    file: str
    """Path in the compiled show's folder."""
    is_natural: bool = False
    """Keep its colours instead of the two inks."""
    cell: float = 1.0
    """Size of a halftone cell."""
    role: str = "picture"


Mark: TypeAlias = TextMark | RectMark | DiscMark | LineMark | PolygonMark | PlotMark | PictureMark


class Reveal(StrEnum):
    """How a part of a page comes in.  Every kind ends exactly at the still page."""

    RISE = "rise"
    """Fades in while rising 1.2 u."""
    FADE = "fade"
    GROW_UP = "grow-up"
    """Grows from its lower edge, as a column does: the content slides up from behind it."""
    WIPE_RIGHT = "wipe-right"
    """Uncovered from left to right; in `steps` steps if given."""
    WIPE_UP = "wipe-up"
    """Uncovered from below, as the poster does."""
    COUNT = "count"
    """The numeral in the rectangle counts up."""


class Pace(StrEnum):
    """Speed curves, by the name they have in the theme's motion tokens."""

    STANDARD = "standard"
    DECELERATE = "decelerate"
    ACCELERATE = "accelerate"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the content of one rectangle appears after the page was opened.

    The rectangles of a page's entrances do not overlap, so that every frame can be made from the
    still page.
    """

    rect: Rect
    reveal: Reveal
    delay_s: float
    duration_s: float
    pace: Pace = Pace.DECELERATE
    steps: int = 0
    """> 0: in as many equal steps (squares come column by column)."""

    @property
    def end_s(self) -> float:
        """When it is complete, in seconds after the page was opened."""
        return self.delay_s + self.duration_s


class Action(StrEnum):
    """What a touch on a target means."""

    OPEN_FIGURE = "open-figure"
    """Open where the figure `argument` comes from."""
    OPEN_SLIDE = "open-slide"
    """Go to the slide `argument`."""
    OPEN_SECTION = "open-section"
    """Go to the section `argument`, or to its next page if it is open."""
    NEXT = "next"
    PAUSE = "pause"
    """Pause, or continue."""
    LANGUAGE = "language"
    """Switch to the other language."""
    CLOSE = "close"
    """Close the sheet."""
    OPERATE = "operate"
    """What an operator does, on pad and panel only; `argument` says what."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to touch."""

    rect: Rect
    action: Action
    argument: str = ""
    id: str = ""
    """Element id for the journal: "nav.figures", "figure.visits"."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on one page, in the order it is drawn."""

    w: float
    h: float
    """Size in u; the smaller of the two is 100."""
    marks: tuple[Mark, ...]
    ground: Ink = Ink.BG
    entrances: tuple[Entrance, ...] = ()
    targets: tuple[Target, ...] = ()
    title: str = ""
    """Accessible name: the headline."""
    description: str = ""
    """Accessible description: one sentence with all values."""
    problems: tuple[str, ...] = field(default_factory=tuple)
    """What could not be set as it should: "list label too long: …"; empty on a good page."""

    @property
    def entrance_s(self) -> float:
        """Seconds until everything stands still."""
        return max((entrance.end_s for entrance in self.entrances), default=0.0)
