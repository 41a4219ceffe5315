"""What a finger does, as a visitor means it: press, tap, swipe.

Only the first finger counts.  Nothing needs a long press, a second finger or a drag.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

SWIPE = 8.0
"""A sideways movement of at least this is a swipe, u."""
HELD_S = 30.0
"""A finger that is down for longer is no finger: a bag, a fault of the panel.  It is let go."""


class GestureKind(Enum):
    """What a finger did."""

    PRESS = auto()
    """It came down."""
    TAP = auto()
    """It was lifted where it came down, more or less."""
    SWIPE_LEFT = auto()
    SWIPE_RIGHT = auto()
    SLIP = auto()
    """It moved off or was taken away; whatever it pressed is let go."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing a finger did, in u from the page's upper left corner."""

    kind: GestureKind
    x: float
    y: float
    """Where it is now."""
    from_x: float
    from_y: float
    """Where it came down."""


class Finger:
    """Follows the one finger that counts.

    A movement becomes a swipe while the finger is still down, so that the page turns at once.
    """

    def __init__(self) -> None:
        self._id: int | None = None
        self._start = (0.0, 0.0)
        self._at = (0.0, 0.0)
        self._since_s = 0.0
        self._is_spent = False

    @property
    def is_down(self) -> bool:
        """Whether a finger is being followed."""
        return self._id is not None

    @property
    def deadline_s(self) -> float | None:
        """When the finger will be let go although it is still down."""
        return None if self._id is None else self._since_s + HELD_S

    def down(self, finger: int, x: float, y: float, now_s: float) -> Gesture | None:
        """A finger came down; all but the first are ignored."""
        if self._id is not None:
            return None
        self._id, self._since_s, self._is_spent = finger, now_s, False
        self._start = self._at = (x, y)
        return self._gesture(GestureKind.PRESS)

    def moved(self, finger: int, x: float, y: float) -> Gesture | None:
        """A finger moved; far enough sideways, and it is a swipe."""
        if finger != self._id:
            return None
        self._at = (x, y)
        dx, dy = x - self._start[0], y - self._start[1]
        if self._is_spent or abs(dx) < SWIPE or abs(dx) < 1.5 * abs(dy):
            return None
        self._is_spent = True
        return self._gesture(GestureKind.SWIPE_LEFT if dx < 0 else GestureKind.SWIPE_RIGHT)

    def up(self, finger: int, x: float, y: float) -> Gesture | None:
        """A finger was lifted."""
        if finger != self._id:
            return None
        swipe = self.moved(finger, x, y)
        was_spent, self._id = self._is_spent, None
        if swipe is not None:
            return swipe
        return self._gesture(GestureKind.SLIP if was_spent else GestureKind.TAP)

    def cancelled(self) -> Gesture | None:
        """The system took the touch away."""
        if self._id is None:
            return None
        self._id = None
        return self._gesture(GestureKind.SLIP)

    def expired(self, now_s: float) -> Gesture | None:
        """Let go of a finger that has been down for too long."""
        deadline_s = self.deadline_s
        if deadline_s is None or now_s < deadline_s:
            return None
        return self.cancelled()

    def _gesture(self, kind: GestureKind) -> Gesture:
        return Gesture(kind, *self._at, *self._start)
