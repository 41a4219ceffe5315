"""Whether the fair is open, asked again and again: the wall clock may be set at any time.  Pure.

Only the day's plan goes by the wall clock; durations never do.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from kiosk.booth.model import Booth, Closed

EVERY_S: Final = 60.0
JUMP_S: Final = 2.0
"""If the wall clock has gone on by so much more or less than time has, it was set."""


class Doors:
    """The doors of one booth.

    Attributes:
        is_open: As last found; what is shown when closed is the booth's business.
    """

    def __init__(self, booth: Booth) -> None:
        self.is_open = True
        self._booth = booth
        self._last: tuple[datetime, float] | None = None

    def look(self, wall: datetime, now_s: float) -> bool:
        """Look at the clocks; whether the doors have been opened or closed.

        Args:
            wall: The local time, without a time zone.
            now_s: On the monotonic clock.
        """
        if self._booth.closed is Closed.SHOW or not self._is_due(wall, now_s):
            return False
        before, self.is_open = self.is_open, self._booth.is_open(wall)
        self._last = (wall, now_s)
        return self.is_open != before

    def _is_due(self, wall: datetime, now_s: float) -> bool:
        if self._last is None:
            return True
        last_wall, last_s = self._last
        gone_s = now_s - last_s
        return gone_s >= EVERY_S or abs((wall - last_wall).total_seconds() - gone_s) > JUMP_S
