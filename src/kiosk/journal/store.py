"""The journal's file: written whole or not at all, never larger and hardly older than allowed.

Used by one thread only.  Every fault comes out as an exception; `kiosk.journal.journal` is where
they end.
"""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.journal.entries import TEXT_MAX, Entry
from kiosk.journal.schema import INSERT, NewerJournalError, migrate

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE_NAME = "journal.sqlite"
"""In the state folder."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_TRIM_TO = 0.9
"""A full journal is cut to this part, so that it is not cut again at once."""


@dataclass(frozen=True, slots=True)
class Ring:
    """How much is kept; the oldest goes first."""

    max_bytes: int = 64 * 1024 * 1024
    keep_s: float = 90 * 86400.0
    trust_s: float = 3600.0
    """The wall clock must have run evenly for so long before old entries are deleted by it: a
    clock that was set to next year must not empty the journal."""


class Store:
    """The file while it is open."""

    def __init__(self, path: Path, ring: Ring) -> None:
        self._path = path
        self._ring = ring
        self._connection: sqlite3.Connection | None = None
        self._clock_since: tuple[float, float] | None = None

    def write(self, entries: Sequence[Entry], monotonic_s: float) -> None:
        """Write entries, all or none, and force them to the disk.

        A damaged file, or one of a newer program, is moved aside and a new one begun.

        Args:
            entries: In the order they happened; at least one.
            monotonic_s: The time by a clock that nobody sets.

        Raises:
            sqlite3.Error: The disk is full or fails, or the file is locked.
            OSError: The folder cannot be made or written.
        """
        try:
            self._write(entries)
        except sqlite3.Error as error:
            self.close()
            if not self._moved_aside(error):
                raise
            self._write(entries)
        try:
            self._trim(entries[-1].at_s, monotonic_s)
        except sqlite3.Error:
            self.close()  # What is written is written; the next write will find out what is wrong.

    def close(self) -> None:
        """Close the file; the next write opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _write(self, entries: Sequence[Entry]) -> None:
        connection = self._connection or self._opened()
        with connection:
            connection.executemany(INSERT, [astuple(_clean(entry)) for entry in entries])

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Made by the writing thread and closed after it has ended.
        connection = sqlite3.connect(self._path, timeout=1.0, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_size_limit = 4194304")
            check = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if check != "ok":
                raise _damaged(str(check))
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _moved_aside(self, error: sqlite3.Error) -> bool:
        """Move the file out of the way if it can never be written again; says whether it was."""
        if isinstance(error, NewerJournalError):
            name = f"{self._path.stem}.v{error.version}{self._path.suffix}"
        elif (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF in _DAMAGED:
            name = f"{self._path.stem}.damaged{self._path.suffix}"
        else:
            return False
        aside = self._path.with_name(name)
        for ending in ("", "-wal", "-shm"):
            part = Path(f"{self._path}{ending}")
            Path(f"{aside}{ending}").unlink(missing_ok=True)
            if part.exists():
                part.replace(f"{aside}{ending}")
        return True

    def _trim(self, now_s: float, monotonic_s: float) -> None:
        connection = self._connection
        if connection is None:
            return
        if self._is_clock_trusted(now_s, monotonic_s):
            with connection:
                connection.execute("DELETE FROM entry WHERE at_s < ?", (now_s - self._ring.keep_s,))
        used = _used_bytes(connection)
        if used > self._ring.max_bytes:
            count = int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
            surplus = max(1, int(count * (1 - _TRIM_TO * self._ring.max_bytes / used)))
            with connection:
                connection.execute(
                    "DELETE FROM entry WHERE id IN (SELECT id FROM entry ORDER BY id LIMIT ?)",
                    (surplus,),
                )

    def _is_clock_trusted(self, now_s: float, monotonic_s: float) -> bool:
        """Whether the wall clock has gone evenly since it was last looked at, and long enough."""
        if self._clock_since is None:
            self._clock_since = (now_s, monotonic_s)
        wall_s, steady_s = now_s - self._clock_since[0], monotonic_s - self._clock_since[1]
        if steady_s < self._ring.trust_s:
            return False
        self._clock_since = (now_s, monotonic_s)
        return abs(wall_s - steady_s) < self._ring.trust_s


def _used_bytes(connection: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _clean(entry: Entry) -> Entry:
    """The entry with texts that any file can hold."""
    texts = {
        name: str(getattr(entry, name))[:TEXT_MAX].encode("utf-8", "replace").decode("utf-8")
        for name in ("subject", "section", "language", "detail")
    }
    return replace(entry, **texts)


def _damaged(finding: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(finding)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
