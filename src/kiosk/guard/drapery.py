"""The guard's side of the curtain: hangs it up, tells it what to show, hangs up another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.guard.child import curtain

if TYPE_CHECKING:
    from kiosk.guard.beats import Beat
    from kiosk.guard.child import Child

AGAIN_S: Final = 10.0
"""Before another curtain is hung up in the place of one that ended by itself."""


class Drapery:
    """Keeps one curtain behind the player."""

    def __init__(self, first: Child | None, theme: str, poster: str) -> None:
        """Hang one up at once: it is what visitors see until the player has begun.

        Args:
            first: It waits for its first order; None: there is to be none, as for a window.
            theme: Whose color its ground has.
            poster: File with the picture that it shows first; empty or missing: its ground.
        """
        self._first_order = {"theme": theme, "frame": poster}
        self._curtain = first
        self._due_s = 0.0
        self._told = (0, 0)
        if first is not None:
            first.order(self._first_order)

    def tend(self, now_s: float) -> None:
        """See that one hangs."""
        if self._curtain is None or now_s < self._due_s or self._curtain.ended() is None:
            return
        self._curtain = curtain()
        self._due_s, self._told = now_s + AGAIN_S, (0, 0)
        self._curtain.order(self._first_order)

    def tell(self, beat: Beat) -> None:
        """Tell it under which window it hangs, and to keep each page that has come to rest."""
        told = (beat.window, beat.stills)
        if self._curtain is not None and beat.window and told != self._told:
            self._told = told
            self._curtain.order({"under": beat.window, "keep": beat.stills > 0})

    def end(self) -> None:
        """Take it down."""
        if self._curtain is not None:
            self._curtain.end()
