"""Watching over one player, from the order to play to its end."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Final

from kiosk.guard.beats import Pulse
from kiosk.guard.memory import Budget
from kiosk.guard.own_time import OwnTime

if TYPE_CHECKING:
    from kiosk.guard.beats import Beat
    from kiosk.guard.child import Player

ABORT_S: Final = 0.3
"""From SIGABRT, which writes the stack trace, to SIGKILL."""
_LEAST_S: Final = 0.02


class Vigil:
    """Hears one player's beats, and ends it when it hangs.

    Attributes:
        player: Who is watched over.
        complaint: Why the guard ended it; empty: it did not.
        begun_s: When it was first seen; None: not yet.
        is_relieving: Whether it is being replaced although it does not hang.
    """

    def __init__(self, player: Player, now_s: float) -> None:
        """Begin."""
        self.player = player
        self.complaint = ""
        self.begun_s: float | None = None
        self.is_relieving = False
        self._kill_s: float | None = None
        self._time = OwnTime(player.pid)
        self._pulse = Pulse(self._time.now_s())
        self._budget = Budget(now_s)

    @property
    def last(self) -> Beat | None:
        """The latest beat; None: it has not said anything."""
        return self._pulse.last

    def hear(self, beat: Beat, now_s: float) -> bool:
        """Take a beat; whether it is the first with which something is seen."""
        self._pulse.hear(beat, self._time.now_s())
        if self.begun_s is not None or not beat.beat:
            return False
        self.begun_s = now_s
        return True

    def is_well(self) -> bool:
        """Whether the player lives; one that hangs is ended."""
        now_s = self._time.now_s()
        if self._kill_s is not None:
            if now_s >= self._kill_s:
                self.player.signal(signal.SIGKILL)
            return False
        complaint = self._pulse.complaint(now_s)
        if complaint:
            self.complaint, self._kill_s = f"hung: {complaint}", now_s + ABORT_S
            self.player.signal(signal.SIGABRT)
        return not complaint

    def wait_s(self) -> float:
        """After how many seconds to look again."""
        # Its time may stand still meanwhile: writing the stack trace takes a processor too.
        due_s = self._pulse.due_s if self._kill_s is None else self._kill_s
        return max(_LEAST_S, due_s - self._time.now_s())

    def is_too_large(self, now_s: float) -> bool:
        """Whether the player uses more memory than it may, and has not yet been told."""
        if self.is_relieving or self.last is None:
            return False
        return self._budget.is_over(self.last.rss, now_s)

    def replace(self) -> None:
        """Have it replaced at once."""
        self.is_relieving = True
        self.player.signal(signal.SIGKILL)

    def relieve(self) -> None:
        """Have it make room for a fresh one, between two slides."""
        self.is_relieving = True
        self.player.order({"relief": True})
