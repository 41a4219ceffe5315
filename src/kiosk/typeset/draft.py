"""A page in the making: collects marks, entrances and targets, and knows the frame.

Page modules say what stands where; this says it to the page.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.lines import Anchor, Line, set_line
from kiosk.typeset.marks import (
    Action,
    Entrance,
    Face,
    Mark,
    Pace,
    Page,
    Rect,
    RectMark,
    Reveal,
    Target,
    TextMark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.typeset.setting import Setting

_WORD_PAD = 1.0
"""Around words that can be touched, u."""
_REVEAL_PAD = 0.4
"""Around the ink of a part, so that antialiased edges are revealed with it, u."""


class Draft:
    """Collects what stands on one page.

    Attributes:
        setting: The means the page is set with.
        marks: In drawing order.
    """

    def __init__(self, setting: Setting, ground: Ink = Ink.BG) -> None:
        self.setting = setting
        self.ground = ground
        self.marks: list[Mark] = []
        self._entrances: list[Entrance] = []
        self._targets: list[Target] = []
        self._problems: list[str] = []

    def add(self, *marks: Mark) -> None:
        """Add finished marks."""
        self.marks.extend(marks)

    def line(self, text: str, face: Face) -> Line:
        """Set a line in the page's language."""
        return set_line(self.setting.fonts, text, face, self.setting.language)

    def text(
        self,
        text: str,
        face: Face,
        size: float,
        ink: Ink,
        x: float,
        baseline: float,
        *,
        anchor: Anchor = Anchor.LEFT_INK,
        role: str = "",
    ) -> TextMark:
        """Set a line, place it, and add it; an empty text adds nothing but returns its mark."""
        mark = self.line(text, face).mark(x, baseline, size, ink, anchor=anchor, role=role)
        if text.strip():
            self.marks.append(mark)
        return mark

    def rule(self, x: float, y: float, w: float, h: float, ink: Ink, role: str = "rule") -> None:
        """Add a rule."""
        self.marks.append(RectMark(Rect(x, y, w, h), ink, role))

    def touch(self, rect: Rect, action: Action, argument: str, element: str) -> None:
        """Make a rectangle a place to touch."""
        self._targets.append(Target(rect, action, argument, element))

    def touch_figure(self, ink: Rect, figure: str) -> None:
        """Make words in running text lead to where their figure comes from.

        On small panels the place to touch reaches into the lines above and below.
        """
        least = self.setting.geometry.target
        rect = ink.grown(_WORD_PAD)
        wide, high = max(0.0, least - rect.w) / 2, max(0.0, least - rect.h) / 2
        rect = Rect(rect.x - wide, rect.y - high, rect.w + 2 * wide, rect.h + 2 * high)
        self.touch(rect, Action.OPEN_FIGURE, figure, f"figure.{figure}")

    def problem(self, sentence: str) -> None:
        """Say what could not be set as it should."""
        self._problems.append(sentence)

    def entrance(self, entrance: Entrance) -> None:
        """Add an entrance whose rectangle the caller knows."""
        self._entrances.append(entrance)

    @contextmanager
    def part(
        self,
        reveal: Reveal,
        delay_s: float,
        duration_s: float,
        *,
        pace: Pace = Pace.DECELERATE,
        steps: int = 0,
    ) -> Iterator[None]:
        """Everything added within comes in together."""
        first = len(self.marks)
        yield
        added = self.marks[first:]
        if not added:
            return
        box = added[0].rect
        for mark in added[1:]:
            box = box.united(mark.rect)
        self._entrances.append(
            Entrance(box.grown(_REVEAL_PAD), reveal, delay_s, duration_s, pace, steps)
        )

    def page(self, title: str, description: str) -> Page:
        """Finish the page.

        Args:
            title: Accessible name: the headline.
            description: One sentence with all values.
        """
        geometry = self.setting.geometry
        return Page(
            geometry.w,
            geometry.h,
            tuple(self.marks),
            self.ground,
            tuple(self._entrances),
            tuple(self._targets),
            title,
            description,
            tuple(self._problems),
        )
