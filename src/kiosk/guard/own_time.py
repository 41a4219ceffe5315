"""A player's own time: it stands still while no processor is free for the player.

On a computer that is busy with something else a healthy player may be silent for seconds.  It does
not hang, and ending it would only add to the work.
"""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Final

_NS: Final = 1e-9


class OwnTime:
    """The clock of one player."""

    def __init__(self, pid: int) -> None:
        """Look at a process.

        Args:
            pid: Its number; its first thread is the one that draws.
        """
        # Source: Linux, Documentation/scheduler/sched-stats.rst: time on a processor, time of
        # waiting for one, in nanoseconds; number of times it got one.
        self._path = Path(f"/proc/{pid}/schedstat")
        self._waited_s = 0.0

    def now_s(self) -> float:
        """Seconds, without those in which the player was ready and had to wait."""
        # Where the system does not say, or it is gone, its time goes on as everybody's.
        with (
            contextlib.suppress(OSError, ValueError, IndexError),
            # Unbuffered: it is looked at several times with every beat.
            self._path.open("rb", buffering=0) as file,
        ):
            self._waited_s = int(file.read().split()[1]) * _NS
        return time.monotonic() - self._waited_s
