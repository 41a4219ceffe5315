"""How much memory the player may use before it is replaced, between two slides.  Pure."""

from __future__ import annotations

from typing import Final

SETTLED_S: Final = 600.0
"""After so long a player has everything it needs."""
GROWTH: Final = 1.5
LEAST_BYTES: Final = 400 * 1024 * 1024
"""Less is never too much."""


class Budget:
    """The budget of one player."""

    def __init__(self, started_s: float) -> None:
        self._settled_s = started_s + SETTLED_S
        self._allowed: float | None = None

    def is_over(self, rss: int, now_s: float) -> bool:
        """Whether the player has grown too large.

        Args:
            rss: Memory in use, bytes.
            now_s: The time, on the clock of the start.
        """
        if self._allowed is None:
            if now_s >= self._settled_s and rss:
                self._allowed = max(rss * GROWTH, LEAST_BYTES)
            return False
        return rss > self._allowed
