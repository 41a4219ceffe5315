"""Keeping the journal without ever getting in the way of the show.

`record` only puts the entry into a queue; one thread writes.  A disk that is full or broken costs
entries, which are counted, and nothing else; when it works again the journal says how many were
lost and goes on.
"""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, TypeAlias

from kiosk.journal.entries import Entry, lost
from kiosk.journal.store import Ring, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GATHER_S = 0.25
"""Entries that come within this time are forced to the disk together: as much can be lost when the
power is cut."""
CAPACITY = 4096
"""Entries that may wait for a slow disk."""

_log = logging.getLogger(__name__)
_DEFAULT_RING = Ring()


class _Stop:
    """Ends the writing thread."""


_Item: TypeAlias = Entry | threading.Event | _Stop


class Journal:
    """The journal of a booth.  No method raises, whatever happens to the disk."""

    def __init__(
        self,
        path: Path,
        *,
        ring: Ring = _DEFAULT_RING,
        capacity: int = CAPACITY,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin to write.

        Args:
            path: The file; made with its folder when the first entry comes.
            ring: How much is kept.
            capacity: How many entries may wait to be written.
            monotonic: Seconds by a clock that nobody sets.
        """
        self._store = Store(path, ring)
        self._monotonic = monotonic
        self._queue: queue.Queue[_Item] = queue.Queue(capacity)
        self._lock = threading.Lock()
        self._lost = 0
        self._untold = 0
        self._is_closed = False
        self._is_failing = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def lost(self) -> int:
        """How many entries could not be written since the start."""
        return self._lost

    def record(self, entry: Entry) -> None:
        """Write an entry, soon; returns at once."""
        if self._is_closed:
            self._lose(1)
            return
        try:
            self._queue.put_nowait(entry)
        except queue.Full:
            self._lose(1)

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until everything recorded so far is on the disk or lost; False: it takes longer."""
        if self._is_closed:
            return True
        done = threading.Event()
        try:
            self._queue.put(done, timeout=timeout_s)
        except queue.Full:
            return False
        return done.wait(timeout_s)

    def close(self, timeout_s: float = 2.0) -> None:
        """Write what is left and end; entries recorded later are lost."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._queue.put(_Stop(), timeout=timeout_s)
        except queue.Full:
            return
        self._thread.join(timeout_s)

    def _run(self) -> None:
        is_open = True
        while is_open:
            entries, waiting, is_open = self._gathered()
            if entries:
                self._write(entries)
            for done in waiting:
                done.set()
        self._store.close()

    def _gathered(self) -> tuple[list[Entry], list[threading.Event], bool]:
        """The entries of the next moment, who waits for them, and whether more may come."""
        entries: list[Entry] = []
        item = self._queue.get()
        end_s = time.monotonic() + GATHER_S
        while True:
            if isinstance(item, _Stop):
                return entries, [], False
            if isinstance(item, threading.Event):
                return entries, [item], True
            entries.append(item)
            try:
                item = self._queue.get(timeout=max(0.0, end_s - time.monotonic()))
            except queue.Empty:
                return entries, [], True

    def _write(self, entries: list[Entry]) -> None:
        untold = self._untold
        told = [lost(entries[0].at_s, untold)] if untold else []
        try:
            self._store.write([*told, *entries], self._monotonic())
        except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
            self._lose(len(entries))
            self._complain(error)
            return
        with self._lock:
            self._untold -= untold
        if self._is_failing:
            _log.info("The journal can be written again; %d entries were lost", self._lost)
            self._is_failing = False

    def _lose(self, count: int) -> None:
        with self._lock:
            self._lost += count
            self._untold += count

    def _complain(self, error: Exception) -> None:
        """Once for each time of trouble."""
        if not self._is_failing:
            _log.warning("The journal cannot be written: %s; entries are being lost", error)
            self._is_failing = True
