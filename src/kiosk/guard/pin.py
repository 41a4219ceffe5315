"""Who may open the operator's panel: checked here, where the display's process cannot reach."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.guard.record import boot_id
from kiosk.operator import attempts as trying
from kiosk.operator import pin as pins
from kiosk.operator.attempts import Attempts


class Verdict(StrEnum):
    """What is said to a PIN, or to the wish to give one."""

    OK = "ok"
    WRONG = "wrong"
    WAIT = "wait"
    """Too many were wrong; nothing is tried meanwhile."""
    CLOSED = "closed"
    """No PIN is set: there is nothing to open."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, and how long to wait before the next attempt, in seconds."""

    verdict: Verdict
    wait_s: float = 0.0


class Porter:
    """Checks PINs and counts the wrong ones."""

    def __init__(
        self,
        state: Path,
        monotonic: Callable[[], float] = time.monotonic,
        boot: Callable[[], str] = boot_id,
    ) -> None:
        """Stand at the door.

        Args:
            state: The program's state folder.
            monotonic: Seconds since the computer started, by a clock that nobody sets.
            boot: Tells one start of the computer from the next.
        """
        self._state = state
        self._path = state / trying.FILE_NAME
        self._monotonic = monotonic
        self._boot = boot
        self._unwritten: Attempts | None = None

    def knock(self) -> Answer:
        """Whether a PIN may be given now."""
        if not pins.has_pin(self._state):
            return Answer(Verdict.CLOSED)
        left_s = trying.wait_s(self._attempts(), self._monotonic(), self._boot())
        return Answer(Verdict.WAIT, left_s) if left_s > 0 else Answer(Verdict.OK)

    def check(self, pin: str) -> Answer:
        """Whether that is the PIN.

        The attempt is on the disk before it is made: a plug pulled meanwhile saves nothing.
        """
        door = self.knock()
        if door.verdict is not Verdict.OK:
            return door
        now_s, boot = self._monotonic(), self._boot()
        after = trying.tried(self._attempts(), now_s, boot)
        self._remember(after)
        if pins.is_pin(self._state, pin):
            self._remember(Attempts())
            return Answer(Verdict.OK)
        return Answer(Verdict.WRONG, trying.wait_s(after, now_s, boot))

    def _attempts(self) -> Attempts:
        return self._unwritten or trying.read_attempts(self._path)

    def _remember(self, attempts: Attempts) -> None:
        # A full disk must not keep the operator out, who may be the one to make room on it.
        self._unwritten = attempts
        with contextlib.suppress(OSError):
            trying.write_attempts(self._path, attempts)
            self._unwritten = None
