"""The player that stands by with everything loaded, so that a restart only sets one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.guard.child import Player

if TYPE_CHECKING:
    from kiosk.guard.words import Words

AFTER_S: Final = 1.0
"""After a player has begun, another one is made ready."""
AGAIN_S: Final = 10.0
"""Before another one is started in the place of one that ended by itself."""


class Spare:
    """Keeps one player ready, and hands it out."""

    def __init__(self, words: Words, *, is_wanted: bool) -> None:
        """Begin with none.

        Args:
            words: Listens to it.
            is_wanted: Whether one is to be kept at all.
        """
        self._words = words
        self._is_wanted = is_wanted
        self._player: Player | None = None
        self._due_s = 0.0

    def tend(self, now_s: float, begun_s: float | None) -> None:
        """See that one stands by.

        Args:
            now_s: The time.
            begun_s: When the player on the display was first seen; None: not yet.
        """
        if self._player is not None and self._player.ended() is not None:
            self._let_go(self._player)
            self._player, self._due_s = None, now_s + AGAIN_S
        if self._player is not None or begun_s is None or not self._is_wanted:
            return
        if now_s >= max(begun_s + AFTER_S, self._due_s):
            self._player = Player()
            self._words.listen_to(self._player)

    def take(self) -> Player:
        """The one that stands by; without it, a player that has to load first."""
        player, self._player = self._player, None
        if player is None:
            return Player()
        if player.ended() is None:
            return player
        self._let_go(player)
        return Player()

    def end(self) -> None:
        """Keep none any more."""
        if self._player is not None:
            self._player.end()

    def _let_go(self, player: Player) -> None:
        self._words.forget(player)
        player.close()
