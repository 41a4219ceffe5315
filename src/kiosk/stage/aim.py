"""What a finger presses and where the keyboard has come to, and how the bar shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.state import Mode
from kiosk.typeset.nav import BarLook

if TYPE_CHECKING:
    from kiosk.player.moment import Moment
    from kiosk.typeset.marks import Target
    from kiosk.typeset.nav import Bar

_BAR = "nav."
"""Ids of the bar's cells begin with this."""


class Aim:
    """One finger and one focus."""

    def __init__(self) -> None:
        self._pressed: Target | None = None
        self._focused = ""

    @property
    def is_pressed(self) -> bool:
        """Whether a finger is on something."""
        return self._pressed is not None

    def press(self, target: Target | None) -> None:
        """A finger came down, on nothing if None; the keyboard's focus is gone."""
        self._pressed, self._focused = target, ""

    def release(self) -> None:
        """The finger is gone."""
        self._pressed = None

    def move(self, bar: Bar, step: int) -> None:
        """Let the focus go to the next cell of a bar, or, with -1, to the one before it."""
        cells = [target.id for target in bar.targets]
        first = 0 if step > 0 else len(cells) - 1
        is_known = self._focused in cells
        place = (cells.index(self._focused) + step) % len(cells) if is_known else first
        self._focused = cells[place]

    def focused(self, bar: Bar) -> Target | None:
        """The cell of a bar that has the focus."""
        return next((target for target in bar.targets if target.id == self._focused), None)

    def look(self, now: Moment, hidden: frozenset[str]) -> BarLook:
        """What the bar looks like.

        Args:
            now: Where the show stands.
            hidden: Ids of the sections that are not shown.
        """
        pressed = self._pressed.id if self._pressed is not None else ""
        return BarLook(
            section=now.section,
            # "Next" would turn the page behind an open sheet.
            mode=Mode.AUTO if now.sheet else now.mode,
            is_paused=now.is_paused,
            warn_left_s=now.warn_left_s,
            pressed=pressed if pressed.startswith(_BAR) else "",
            focused=self._focused,
            hidden=hidden,
        )
