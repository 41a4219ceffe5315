"""Work for the page that comes next, in pieces too short for anybody to wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.paint.layers import Layer
    from kiosk.player.clock import Clock
    from kiosk.stage.pressroom import Leaf, Pressroom

QUIET_S = 0.35
"""After everything has arrived, before work for the next page begins."""
SLICE_S = 0.006
"""Longest piece of that work; a touch waits no longer."""
_REST_S = 0.01
"""Between two pieces."""


class Ahead:
    """When to work ahead, and for how long at a time.

    Attributes:
        due_s: When the next piece is done; None: there is nothing to do.
    """

    def __init__(self, clock: Clock, announce: Callable[[str], None]) -> None:
        """Begin with nothing to do.

        Args:
            clock: Tells how long a piece takes.
            announce: Told the id of the slide before each piece.
        """
        self.due_s: float | None = None
        self._clock = clock
        self._announce = announce

    def is_due(self, now_s: float) -> bool:
        """Whether a piece is to be done now."""
        return self.due_s is not None and now_s >= self.due_s

    def wait(self, settled_s: float) -> None:
        """Begin a moment after everything has arrived.

        Args:
            settled_s: When it has.
        """
        self.due_s = settled_s + QUIET_S

    def rest(self) -> None:
        """There is nothing to do."""
        self.due_s = None

    def go_on(self) -> None:
        """There is more to do, after a breath."""
        self.due_s = self._clock.now_s() + _REST_S

    def work(self, pressroom: Pressroom, leaf: Leaf) -> Layer | None:
        """Do a piece of the work for a page.

        Returns:
            The layer, once it is complete; until then None, and another piece is due.
        """
        self.due_s = None
        until_s = self._clock.now_s() + SLICE_S
        self._announce(leaf.slide)
        if pressroom.prepare(leaf, lambda: self._clock.now_s() >= until_s):
            return pressroom.layer(leaf)
        self.go_on()
        return None
