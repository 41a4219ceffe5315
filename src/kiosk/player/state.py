"""What the player knows, what can happen to it, and what it tells.

Only data.  `kiosk.player.step` says how one state follows from another, `kiosk.player.moment` what
a state looks like.  All times are seconds of one clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.player.playlist import Entry, Playlist


class Mode(StrEnum):
    """Who turns the pages."""

    AUTO = "auto"
    """The rotation: the attract loop."""
    MANUAL = "manual"
    """A visitor."""
    WARN = "warn"
    """Still the visitor, but nobody has touched anything for a while: the rotation is announced."""
    PAUSED = "paused"
    """Nobody: a visitor has stopped the rotation."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The limits of a visit, in seconds.

    Source of the limits: WCAG 2.2 §2.2.1 asks for at least 20 s to extend a time limit; museum
    practice is 30 s and more without touch before a visit counts as over.
    """

    idle_s: float = 60.0
    """Without touch until the warning, or one and a half times the slide's duration if longer."""
    warn_s: float = 20.0
    """How long the warning lasts; more than 0."""
    pause_s: float = 300.0
    """Without touch until the warning while paused."""
    poster_every: int = 4
    """After so many pages comes a poster."""
    blank_s: float = 3600.0
    """So long after an operator took it off, the show comes back by itself."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the display, from the first touch until the rotation goes on."""

    since_s: float
    slides: frozenset[str]
    """Ids of the pages that were on during the visit."""


@dataclass(frozen=True, slots=True)
class State:
    """Where the show stands.  Replaced, never changed."""

    playlists: Mapping[str, Playlist]
    """By language."""
    figures: frozenset[str]
    """Ids that can be opened."""
    default_language: str
    language: str
    now_s: float
    """When this state was made; time never goes back behind it."""
    shown_since_s: float
    """When the slide came on in this language."""
    dwell_since_s: float
    """AUTO: from when the slide's duration counts."""
    dwelt_s: float = 0.0
    """Other modes: how much of its duration the slide had used when the rotation stopped."""
    timing: Timing = Timing()
    page: int = 0
    """Index of the page that is on, or that follows the poster that is on."""
    poster: int = 0
    """Number of the poster that is on, or that comes next."""
    is_poster: bool = False
    turned: int = 0
    """Pages that have gone by since the last poster."""
    mode: Mode = Mode.AUTO
    before_warn: Mode = Mode.MANUAL
    """WARN: what a touch returns to."""
    warn_since_s: float = 0.0
    last_touch_s: float = 0.0
    sheet: str = ""
    """Id of the figure whose provenance is open; empty: none."""
    skipped: frozenset[str] = field(default_factory=frozenset[str])
    """Ids of slides that could not be drawn."""
    visit: Visit | None = None
    is_fallback: bool = False
    """No slide is left that could be shown."""
    held: str = ""
    """Id of the slide to which an operator holds the rotation; empty: it goes on."""
    blank_since_s: float | None = None
    """Since when an operator shows nothing; None: the show is to be seen."""

    @property
    def playlist(self) -> Playlist:
        """The playlist in the current language."""
        return self.playlists[self.language]

    @property
    def entry(self) -> Entry | None:
        """The slide that is on; None: no slide is left."""
        if self.is_fallback:
            return None
        if self.is_poster:
            return self.playlist.posters[self.poster]
        return self.playlist.pages[self.page]


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger came down or moved, wherever; counts as activity and does nothing else."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A touch that began and ended on nothing in particular.

    It opens what a poster promises and closes an open sheet.
    """


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """Show where a figure comes from; again: close it."""

    figure: str


@dataclass(frozen=True, slots=True)
class CloseSheet:
    """Close the sheet, if one is open."""


@dataclass(frozen=True, slots=True)
class OpenSlide:
    """Go to a page."""

    slide: str


@dataclass(frozen=True, slots=True)
class OpenSection:
    """Go to a section's first page, or, if the section is open, to its next one."""

    section: str


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the next page."""


@dataclass(frozen=True, slots=True)
class Previous:
    """Go to the previous page."""


@dataclass(frozen=True, slots=True)
class TogglePause:
    """Stop the rotation, or let it go on."""


@dataclass(frozen=True, slots=True)
class SwitchLanguage:
    """Read on in another language."""

    language: str = ""
    """Empty: the show's next one."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A slide cannot be drawn: leave it, and do not come back to it.  Not a touch."""

    slide: str


@dataclass(frozen=True, slots=True)
class Turn:
    """An operator turns a page on, or back: no visit begins, and a held rotation is held there."""

    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """An operator holds the rotation at the slide that is on, or lets it go on.

    Visitors may go elsewhere; when they have left, the display comes back to it.
    """

    is_on: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """An operator takes the show off the display, or brings it back."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """An operator says which language the rotation speaks from now on."""

    language: str


Operated: TypeAlias = Turn | Hold | Blank | SetLanguage
"""What only operators do; none of it is a touch."""

Touched: TypeAlias = (
    Touch
    | Tap
    | OpenFigure
    | CloseSheet
    | OpenSlide
    | OpenSection
    | Next
    | Previous
    | TogglePause
    | SwitchLanguage
)
"""What visitors do."""

Input: TypeAlias = Touched | Skip | Operated


@dataclass(frozen=True, slots=True)
class SlideLeft:
    """A slide was on and is no longer, or is now on in another language."""

    slide: str
    section: str
    language: str
    shown_s: float


@dataclass(frozen=True, slots=True)
class LanguageSwitched:
    """A visitor chose a language.  The return to the default language is not told."""

    language: str


@dataclass(frozen=True, slots=True)
class VisitEnded:
    """The rotation goes on after a visit."""

    length_s: float
    """From the first touch to the last."""
    depth: int
    """How many different pages were on."""
    language: str
    """The last one read."""


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """Not one slide can be drawn."""


Effect: TypeAlias = SlideLeft | LanguageSwitched | VisitEnded | NothingLeft
