"""Notices that somebody edits the show, and has it checked once they have paused.

A thread of its own looks at names, sizes and times of the files; what it finds is fetched by the
guard.  A half-written file is not checked: the folder must have been quiet for a moment.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from kiosk.errors import KioskError, Problem, ShowDefectError
from kiosk.show.prepare import prepare

LOOK_S: Final = 1.0
"""As long as nobody edits anything."""
STIR_S: Final = 0.05
"""While somebody does."""
QUIET_S: Final = 0.7
"""A folder in which nothing has been written for so long is whole."""
EARLY_S: Final = 0.25
"""The check begins after so long already; what it finds counts if the folder stays quiet."""
RETRY_S: Final = 5.0
"""After a check that could not be made."""
_MOST_FILES: Final = 5000

Signature: TypeAlias = tuple[tuple[str, int, int], ...]
"""Name, size and time of every file."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What became of an edit."""

    folder: Path | None
    """The compiled show; None: it has defects."""
    reason: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether another try would end the same: a full disk has space again one day."""
        return self.folder is not None or bool(self.problems)


class Quiet:
    """Tells when a folder has changed and is at rest again.  Pure."""

    def __init__(self, signature: Signature | None) -> None:
        self._known = signature
        self._seen = signature
        self._since_s = 0.0

    @property
    def is_stirring(self) -> bool:
        """Whether something is there that is not known yet."""
        return self._seen is not None and self._seen != self._known

    def is_new(self, signature: Signature | None, now_s: float) -> bool:
        """Whether there is something new that has stood still long enough to look at it.

        Args:
            signature: Of the folder now; None: it is not there, which is not an edition.
            now_s: The time.
        """
        if signature != self._seen:
            self._seen, self._since_s = signature, now_s
        if signature is None or signature == self._known:
            return False
        return now_s - self._since_s >= EARLY_S

    def is_whole(self, signature: Signature | None, now_s: float) -> bool | None:
        """Whether what was new has stood still until now; None: that cannot be said yet."""
        if signature != self._seen:
            return False
        if now_s - self._since_s < QUIET_S:
            return None
        self._known = signature
        return True

    def forget(self) -> None:
        """Let what is there count as new."""
        self._known = None


def signature_of(folder: Path) -> Signature | None:
    """The signature of a show's folder, hidden files left out; None: it cannot be read."""
    found: list[tuple[str, int, int]] = []
    waiting = [str(folder)]
    try:
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
            if len(found) > _MOST_FILES:
                return None
    except OSError:
        return None
    return tuple(sorted(found))


class Watcher:
    """Watches one folder.

    Attributes:
        editions: What became of each edit, for the guard to fetch.
    """

    def __init__(
        self, folder: Path, state_dir: Path, wake: Callable[[], None], *, is_draft: bool = False
    ) -> None:
        """Begin to watch; what the folder holds now counts as known.

        Args:
            folder: The show as a person writes it.
            state_dir: Where checked copies go.
            wake: Called, from another thread, when there is something to fetch.
            is_draft: Play it although contradictions wait for an answer.
        """
        self.editions: queue.SimpleQueue[Edition] = queue.SimpleQueue()
        self._folder = folder
        self._state_dir = state_dir
        self._wake = wake
        self._is_draft = is_draft
        self._is_over = threading.Event()
        self._is_wanted = threading.Event()
        self._quiet = Quiet(signature_of(folder))
        self._thread = threading.Thread(target=self._run, name="watch-show", daemon=True)
        self._thread.start()

    def look_again(self) -> None:
        """Check the folder although nothing has changed: the checked copy is damaged."""
        self._is_wanted.set()

    def close(self) -> None:
        """Watch no more."""
        self._is_over.set()

    def _run(self) -> None:
        while not self._is_over.wait(STIR_S if self._quiet.is_stirring else LOOK_S):
            if self._is_wanted.is_set():
                self._is_wanted.clear()
                self._quiet.forget()
            if self._quiet.is_new(signature_of(self._folder), time.monotonic()):
                self._check()

    def _check(self) -> None:
        edition = _edition(self._folder, self._state_dir, is_draft=self._is_draft)
        while True:
            is_whole = self._quiet.is_whole(signature_of(self._folder), time.monotonic())
            if is_whole is not None or self._is_over.wait(STIR_S):
                break
        if is_whole:
            self.editions.put(edition)
            self._wake()
        if is_whole and not edition.is_final and not self._is_over.wait(RETRY_S):
            self._quiet.forget()


def _edition(folder: Path, state_dir: Path, *, is_draft: bool) -> Edition:
    try:
        return Edition(prepare(folder, state_dir, is_draft=is_draft))
    except ShowDefectError as error:
        return Edition(None, str(error), error.problems)
    except (KioskError, OSError) as error:
        return Edition(None, f"The show could not be checked: {error}")
