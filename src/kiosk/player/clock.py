"""Where the time comes from: one clock for the whole player, real or turned by hand.

Durations are measured with it and nothing else; it knows neither date nor time zone, so that
setting the computer's clock changes nothing on the display.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the seconds that have gone by since some moment in the past; never goes back."""

    def now_s(self) -> float:
        """Seconds; only differences mean anything."""
        ...


class MonotonicClock:
    """The computer's monotonic clock."""

    def now_s(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()


class ManualClock:
    """A clock that stands until it is turned: for tests, rehearsals and proofs."""

    def __init__(self, start_s: float = 0.0) -> None:
        self._now_s = start_s

    def now_s(self) -> float:
        """Seconds, as last turned."""
        return self._now_s

    def advance(self, by_s: float) -> float:
        """Turn the clock forward and return its new time.

        Raises:
            ValueError: `by_s` is negative; a clock that goes back would hide faults.
        """
        if by_s < 0:
            raise ValueError(f"A clock cannot be turned back ({by_s} s).")
        self._now_s += by_s
        return self._now_s

    def advance_to(self, now_s: float) -> float:
        """Turn the clock forward to a time and return it.

        Raises:
            ValueError: That time is past.
        """
        return self.advance(now_s - self._now_s)
