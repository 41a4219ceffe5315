"""Frame and grid of a page: where things hang, stand, and line up.

Everything is in u, a hundredth of the display's short side (on displays squarer than 3:2 somewhat
less, so that the long side keeps 150 u).  A display at least 1.2 times as wide
as high is set in landscape, any other in portrait.
"""

from __future__ import annotations

from dataclasses import dataclass

LANDSCAPE_RATIO = 1.2
MARGIN = 6.5
FRAME_MAX = 210.0
"""A wider page keeps this frame, centred."""
LONG_SIDE_MIN = 150.0
"""A page is at least this long: 5:4 and 4:3 displays get a smaller u instead of narrow columns."""
CONTENT_TOP = 16.6
NAV_ROW, NAV_SECOND_ROW = 10.5, 9.0
"""Heights of the navigation's row, and of the controls' own row in portrait."""
NAV_ABOVE = 1.5
"""How far above its rule the bar can be touched: fingers come down low, so the space is cheap."""
TARGET_MM = 20.0
"""Least side of a touch target: errors level off at 20 mm.  Source: Colle & Hiszem 2004."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """One display, in u."""

    w: float
    h: float
    mm_per_u: float = 5.4
    """Physical size of a u; 5.4 is a panel with a short side of 0.54 m (43 inches)."""
    viewing_distance_m: float = 3.0
    nav_lift: float = 0.0
    """Moves the bar and all that stands on it upward, for tall totems."""

    @classmethod
    def of_pixels(
        cls,
        width_px: int,
        height_px: int,
        *,
        short_side_m: float = 0.54,
        viewing_distance_m: float = 3.0,
        nav_lift_mm: float = 0.0,
    ) -> Geometry:
        """Geometry of a display of so many pixels."""
        short, long = sorted((width_px, height_px))
        u_px = min(short / 100, long / LONG_SIDE_MIN)
        mm_per_u = short_side_m * 1000 * u_px / short
        return cls(
            width_px / u_px, height_px / u_px, mm_per_u, viewing_distance_m, nav_lift_mm / mm_per_u
        )

    def scale_px(self, width_px: int) -> float:
        """Device pixels per u on a display so many pixels wide."""
        return width_px / self.w

    @property
    def is_portrait(self) -> bool:
        """Whether zones are stacked instead of side by side."""
        return self.w / self.h < LANDSCAPE_RATIO

    @property
    def left(self) -> float:
        """Left edge of the frame: the first column's left edge."""
        return MARGIN + max(0.0, (self.w - FRAME_MAX) / 2)

    @property
    def right(self) -> float:
        """Right edge of the frame."""
        return self.w - self.left

    @property
    def width(self) -> float:
        """Width of the frame between the margins."""
        return self.right - self.left

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return 6 if self.is_portrait else 12

    @property
    def gutter(self) -> float:
        """Between two columns."""
        return 3.0 if self.is_portrait else 4.0

    @property
    def pitch(self) -> float:
        """From one column's left edge to the next one's."""
        return (self.width + self.gutter) / self.columns

    def col(self, number: int) -> float:
        """Left edge of a column, counted from 1."""
        return self.left + (number - 1) * self.pitch

    def col_right(self, number: int) -> float:
        """Right edge of a column, counted from 1."""
        return self.col(number) + self.pitch - self.gutter

    @property
    def top(self) -> float:
        """Ink top of headline or hero block."""
        return CONTENT_TOP

    @property
    def bottom(self) -> float:
        """Common baseline of hero, last row, dots, strokes."""
        return self.nav_rule - (9.3 if self.is_portrait else 10.5)

    @property
    def source_baseline(self) -> float:
        """Baseline of the source line."""
        return self.nav_rule - 2.9

    @property
    def target(self) -> float:
        """Least side of a touch target on this display, u."""
        return TARGET_MM / self.mm_per_u

    @property
    def nav_row(self) -> float:
        """Height of the navigation's row: a finger's, with what can be touched above it."""
        return max(NAV_ROW, self.target - NAV_ABOVE)

    @property
    def nav_second_row(self) -> float:
        """Height of the controls' own row; 0 in landscape, where they stand in the first."""
        return max(NAV_SECOND_ROW, self.target) if self.is_portrait else 0.0

    @property
    def nav_rule(self) -> float:
        """Y of the rule above the navigation."""
        return self.h - self.nav_row - self.nav_second_row - self.nav_lift

    @property
    def nav_baseline(self) -> float:
        """Baseline of the navigation's first row."""
        return self.nav_rule + 6.6 + (self.nav_row - NAV_ROW) / 2

    @property
    def nav_second_baseline(self) -> float:
        """Baseline of the controls' own row, in portrait."""
        row = self.nav_second_row
        return self.nav_rule + self.nav_row + 5.1 + (row - NAV_SECOND_ROW) / 2
