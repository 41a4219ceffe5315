"""Puts another edition of the show on air, and takes note of one that cannot be played."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from kiosk.guard.programme import PROVEN_S
from kiosk.guard.watcher import Edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.guard.desk import Desk
    from kiosk.guard.logfile import LogFile
    from kiosk.guard.programme import Programme
    from kiosk.guard.status import Status
    from kiosk.guard.watcher import Watcher

CONFIRM_S: Final = 15.0
"""Within this time a player must show the edition it was told to take."""


class Editions:
    """What came on air, and what was refused.

    Attributes:
        on_air: Since when the present edition is played, in local time.
    """

    def __init__(
        self,
        programme: Programme,
        desk: Desk,
        status: Status,
        log: LogFile,
        send: Callable[[Path], bool],
    ) -> None:
        """Begin with the edition that the programme begins with.

        Args:
            programme: Told of each edition.
            desk: An operator's choice stands above what is edited.
            status: Told what is wrong with the latest edition.
            log: For people.
            send: Tells the player to take an edition; whether there is a player.
        """
        self.on_air = _now()
        self._programme = programme
        self._desk = desk
        self._status = status
        self._log = log
        self._send = send
        self._latest = Edition(None)
        self._confirm_s: float | None = None
        self._shown_s = 0.0

    def fetch(self, watcher: Watcher) -> None:
        """Take what the watcher has found."""
        if self._programme.is_damaged:
            watcher.look_again()
        while not watcher.editions.empty():
            self._take(watcher.editions.get())

    def put(self, folder: Path, words: str) -> None:
        """Put a compiled show on air.

        Args:
            folder: Of the compiled show.
            words: For the log.
        """
        if not self._programme.takes(folder):
            return
        self._log.say(words)
        self.on_air = _now()
        if self._send(folder):
            self._confirm_s = time.monotonic() + CONFIRM_S

    def heard(self, show: str) -> None:
        """The player says which edition it shows, by its hash; empty: none."""
        if self._confirm_s is not None and show and self._programme.record.current.endswith(show):
            self._confirm_s, self._shown_s = None, time.monotonic()

    def is_proven(self, begun_s: float, now_s: float) -> bool:
        """Whether what is on air has been shown for a while.

        Args:
            begun_s: When the player was first seen.
            now_s: The time.
        """
        since_s = max(begun_s, self._shown_s)
        return self._confirm_s is None and now_s - since_s >= PROVEN_S

    def is_overdue(self, now_s: float) -> bool:
        """Whether the player has not taken the edition it was told to take; true once."""
        if self._confirm_s is None or now_s < self._confirm_s:
            return False
        self._confirm_s = None
        return True

    def _take(self, edition: Edition) -> None:
        if edition == self._latest:
            return
        self._latest = edition
        self._status.problems(edition.reason, edition.problems)
        if edition.folder is None:
            self._log.say(f"{edition.reason} The edition that was good stays on.")
            for problem in edition.problems:
                self._log.say(f"{problem.place} {problem.message}. {problem.cure}".rstrip())
            return
        if self._desk.settings.show and not self._programme.is_damaged:
            # An operator has put another show on air.
            return
        self.put(edition.folder, "The show was changed; the new edition is played.")


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")
