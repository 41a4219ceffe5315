"""What is to be played now: which show, from which slide on, without which slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.guard.ladder import Failure, Ladder, Rung, fallen, is_retry_due, renewed, retried

if TYPE_CHECKING:
    from kiosk.guard.beats import Beat
    from kiosk.guard.record import Record

PROVEN_S: Final = 20.0
"""A show that has played so long without a fault is good."""


class Programme:
    """Knows the shows at hand and goes down the ladder.

    Attributes:
        ladder: Where the guard stands.
        record: What is to be remembered on the disk.
    """

    def __init__(self, record: Record, is_whole: Callable[[Path], bool]) -> None:
        """Begin with a record.

        Args:
            record: With the current show; its slide and language are gone on from.
            is_whole: Whether a compiled show is complete and undamaged.
        """
        self.record = record
        self.ladder = Ladder(quarantine=frozenset(record.quarantine))
        self._is_whole = is_whole
        self._is_damaged = False

    @property
    def is_damaged(self) -> bool:
        """Whether the current show's checked copy has to be made again."""
        return self._is_damaged

    def order(self) -> dict[str, Any]:
        """What a player is told: the folder, empty for the card, and where to go on."""
        folder = self._folder()
        return {
            "folder": str(folder or ""),
            "slide": self.record.slide,
            "language": self.record.language,
            "without": sorted(self.ladder.quarantine),
        }

    def heard(self, beat: Beat) -> bool:
        """Remember where the show stands; whether that is something new."""
        if not beat.slide or (beat.slide, beat.language) == (self.record.slide, self._language):
            return False
        self.record = replace(self.record, slide=beat.slide, language=beat.language)
        return True

    def failed(self, beat: Beat | None, now_s: float) -> None:
        """The player ended; `beat` is the last it said."""
        slide = (beat.work or beat.slide) if beat is not None else ""
        self.ladder = fallen(
            self.ladder, Failure(now_s, slide), has_last_good=self._good() is not None
        )
        self.record = replace(self.record, quarantine=tuple(sorted(self.ladder.quarantine)))

    def takes(self, folder: Path) -> bool:
        """Whether a compiled show becomes the current one; it does not if it already is."""
        if str(folder) == self.record.current and self.ladder.rung is Rung.SHOW:
            return False
        self.record = replace(self.record, current=str(folder), quarantine=())
        self.ladder = renewed(self.ladder)
        self._is_damaged = False
        return True

    def proven(self) -> bool:
        """What plays now has played for a while; whether that is something new."""
        if self.ladder.rung is not Rung.SHOW or self.record.good == self.record.current:
            return False
        self.record = replace(self.record, good=self.record.current)
        return True

    def retry(self, now_s: float) -> bool:
        """Try the show again if the card has been on for long enough."""
        if not is_retry_due(self.ladder, now_s):
            return False
        self.ladder = retried(self.ladder)
        return True

    @property
    def _language(self) -> str:
        return self.record.language

    def _folder(self) -> Path | None:
        """The show of the rung, or the next best; None: the card."""
        if self.ladder.rung is Rung.CARD:
            return None
        current = Path(self.record.current)
        if self.ladder.rung is Rung.SHOW:
            if self._is_whole(current):
                return current
            self._is_damaged = True
        return self._good() or (current if self._is_whole(current) else None)

    def _good(self) -> Path | None:
        """The last good show, if it is another one and undamaged."""
        good = self.record.good
        if not good or good == self.record.current or not self._is_whole(Path(good)):
            return None
        return Path(good)
