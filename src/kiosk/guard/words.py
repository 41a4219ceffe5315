"""What players write to their standard error: it goes to the log, whichever of them plays."""

from __future__ import annotations

import selectors
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.guard.child import Player
    from kiosk.guard.logfile import LogFile


class Words:
    """Passes on what players complain about."""

    def __init__(self, selector: selectors.BaseSelector, log: LogFile) -> None:
        self._selector = selector
        self._log = log

    def listen_to(self, player: Player) -> None:
        """Pass on a player's words from now on."""
        if player.words_fd in self._selector.get_map():
            return

        def on_words() -> None:
            if player.is_closed:
                # Let go of in the same round; its number may already be another pipe's.
                return
            data, is_closed = player.read_words()
            if data:
                self._log.pass_on(data)
            if is_closed:
                self._selector.unregister(player.words_fd)

        self._selector.register(player.words_fd, selectors.EVENT_READ, on_words)

    def forget(self, player: Player) -> None:
        """Pass on a player's last words, and listen no more."""
        if player.words_fd in self._selector.get_map():
            self._log.pass_on(player.read_words()[0])
            self._selector.unregister(player.words_fd)
