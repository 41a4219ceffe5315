"""A booth: the display that hangs there, how far people stand, when the fair is open.

Everything has a default, so that a booth without a booth.yaml is a booth too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from math import hypot

INCH_M = 0.0254


class Closed(StrEnum):
    """What the display shows outside opening hours."""

    BLACK = "black"
    DIM = "dim"
    """The poster at a fifth of its brightness."""
    SHOW = "show"
    """The show goes on."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When the fair is open on a day, in local time."""

    opens: time
    closes: time

    def holds(self, at: time) -> bool:
        """Whether the display is on at a time of day; hours may run past midnight."""
        if self.opens <= self.closes:
            return self.opens <= at < self.closes
        return at >= self.opens or at < self.closes


@dataclass(frozen=True, slots=True)
class Booth:
    """One place where a show is played."""

    show: str = ""
    """Folder of the show to start with; empty: the one that comes with the program."""
    display: str = ""
    """Name of the output; empty: the primary one."""
    diagonal_in: float = 0.0
    """Of the display, in inches; 0: unknown, taken as 43."""
    viewing_distance_m: float = 3.0
    lower_edge_mm: float = 0.0
    """Height of the display's lower edge above the floor; 0: unknown."""
    theme: str = "paper"
    brand: str = ""
    """A client's color as "#RRGGBB" in the place of red; empty: red."""
    type_scale: str = "normal"
    """"large" is the preset for people who see badly."""
    motion: str = "full"
    idle_s: float = 60.0
    """Seconds without touch until the visitor is asked."""
    warn_s: float = 20.0
    """Seconds the question stays; at least 20, so that anybody can answer."""
    hours: dict[int, Hours] = field(default_factory=dict[int, Hours])
    """By weekday, Monday is 0; empty: always open."""
    closed: Closed = Closed.BLACK

    def short_side_m(self, width_px: int, height_px: int) -> float:
        """Physical length of the display's short side; 0.54 m if nobody said what hangs there."""
        if not self.diagonal_in:
            return 0.54
        return self.diagonal_in * INCH_M * min(width_px, height_px) / hypot(width_px, height_px)

    def nav_lift_mm(self, height_px: int, width_px: int) -> float:
        """How far the bar moves up on a tall totem, so that a seated visitor reaches it.

        Operable parts belong between 380 and 1220 mm above the floor, best at 900 to 1100.
        Source: 2010 ADA Standards §308; a display's lower edge at 550 mm puts the bar too low, but
        more than a fifth of its height would push the content off.
        """
        if not self.lower_edge_mm or height_px <= width_px:
            return 0.0
        height_mm = self.short_side_m(width_px, height_px) * 1000 * height_px / width_px
        wanted = 900.0 - self.lower_edge_mm - height_mm * 0.05
        return max(0.0, min(wanted, 0.112 * height_mm))

    def is_open(self, now: datetime) -> bool:
        """Whether the show is on at a local time."""
        if not self.hours:
            return True
        today, before = self.hours.get(now.weekday()), self.hours.get((now.weekday() - 1) % 7)
        at = now.time()
        if today and (today.opens <= today.closes or at >= today.opens) and today.holds(at):
            return True
        # A day that runs past midnight ends on the next one.
        return bool(before and before.opens > before.closes and at < before.closes)
