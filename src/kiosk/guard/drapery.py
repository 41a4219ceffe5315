"""The guard's side of the curtain: hangs it up, tells it what to show, hangs up another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.guard.child import Child, program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.guard.beats import Beat

AGAIN_S: Final = 10.0
"""Before another curtain is hung up in the place of one that ended by itself."""


class Drapery:
    """Keeps one curtain behind the player."""

    def __init__(self, command: Sequence[str], poster: str) -> None:
        """Begin with none.

        Args:
            command: The curtain's arguments; empty: there is to be none, as for a window.
            poster: File with the picture that it shows first; empty or missing: its ground.
        """
        self._command = command
        self._poster = poster
        self._curtain: Child | None = None
        self._due_s = 0.0
        self._told = (0, 0)

    def tend(self, now_s: float) -> None:
        """See that one hangs."""
        if not self._command or now_s < self._due_s:
            return
        if self._curtain is not None and self._curtain.ended() is None:
            return
        self._curtain = Child(program(*self._command), has_output=False)
        self._due_s, self._told = now_s + AGAIN_S, (0, 0)
        self._curtain.order({"frame": self._poster})

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
