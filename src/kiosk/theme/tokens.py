"""Names of everything a theme decides: colour roles, type sizes, lengths, times.

Values come from `resources/themes/*.toml`; this module only says which there are.  All lengths are
in u, a hundredth of the short side of the page; all times in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """Colour roles of a page.  A mark names its role, never a colour."""

    BG = "bg"
    FG = "fg"
    FG2 = "fg2"
    FG3 = "fg3"
    RULE = "rule"
    HAIR = "hair"
    MUTE = "mute"
    SOFT = "soft"
    RED = "red"
    BLUE = "blue"
    POSTER = "poster"
    """Ground of the poster, in every theme."""
    BLACK = "black"
    """Numeral and touch band of the poster, in every theme."""
    CREAM = "cream"
    """Title and unit of the poster, in every theme."""


class Level(StrEnum):
    """How much moves."""

    FULL = "full"
    REDUCED = "reduced"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Motion:
    """Durations in seconds."""

    feedback: float = 0.1
    exit: float = 0.2
    enter: float = 0.5
    draw: float = 0.9
    count: float = 1.2
    poster: float = 0.7
    stagger: float = 0.06


@dataclass(frozen=True, slots=True)
class Theme:
    """One printed look: a name and a colour for each role."""

    name: str
    colors: dict[Ink, str]
    """Role to "#RRGGBB"."""
    motion: Motion = Motion()
