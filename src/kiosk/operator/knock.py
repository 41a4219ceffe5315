"""The gesture that asks for the PIN: two corners held, one after the other.

Three seconds on the page number in the upper right corner, then, within three seconds, three more
on the masthead's left end.  Nobody rests a hand in two upper corners in that order by chance; it
takes no second finger, and works over any page and over none.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

HOLD_S: Final = 3.0
BETWEEN_S: Final = 3.0
CORNER_W: Final = 20.0
CORNER_H: Final = 14.0
"""Size of a corner, u: more than a hand's breadth on a large display."""


class _Step(Enum):
    NOTHING = auto()
    RIGHT = auto()
    """A finger rests in the upper right corner."""
    BETWEEN = auto()
    LEFT = auto()


class Knock:
    """Follows one finger."""

    def __init__(self) -> None:
        self._step = _Step.NOTHING
        self._since_s = 0.0

    @property
    def deadline_s(self) -> float | None:
        """When to look again although the finger does nothing; None: no need to."""
        return self._since_s + HOLD_S if self._step is _Step.LEFT else None

    def down(self, x: float, y: float, width: float, now_s: float) -> None:
        """A finger came down.

        Args:
            x: In u.
            y: In u.
            width: Of the page, in u.
            now_s: The time.
        """
        is_in_time = self._step is _Step.BETWEEN and now_s - self._since_s <= BETWEEN_S
        if _is_right(x, y, width):
            self._step, self._since_s = _Step.RIGHT, now_s
        elif is_in_time and _is_left(x, y):
            self._step, self._since_s = _Step.LEFT, now_s
        else:
            self._step = _Step.NOTHING

    def up(self, x: float, y: float, width: float, now_s: float) -> None:
        """The finger was lifted, or slid away."""
        has_held = now_s - self._since_s >= HOLD_S
        if self._step is _Step.RIGHT and has_held and _is_right(x, y, width):
            self._step, self._since_s = _Step.BETWEEN, now_s
        else:
            self._step = _Step.NOTHING

    def is_complete(self, now_s: float) -> bool:
        """Whether the whole gesture has been made; true once."""
        if self._step is not _Step.LEFT or now_s - self._since_s < HOLD_S:
            return False
        self._step = _Step.NOTHING
        return True


def _is_right(x: float, y: float, width: float) -> bool:
    return x >= width - CORNER_W and y < CORNER_H


def _is_left(x: float, y: float) -> bool:
    return x < CORNER_W and y < CORNER_H
