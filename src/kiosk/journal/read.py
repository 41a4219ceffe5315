"""Reading the journal: while it is being written, and without changing it."""

from __future__ import annotations

import csv
import re
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.journal.entries import Entry, Kind
from kiosk.journal.schema import COLUMNS, SELECT, current, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

_FORMULA = ("=", "+", "-", "@", "\t")
_SPAN = re.compile(r"(\d+)([hd])")


class JournalError(KioskError):
    """The journal cannot be read."""


def read_entries(path: Path, since_s: float | None = None) -> Iterator[Entry]:
    """The entries of a journal, in the order they were written.

    Args:
        path: The file.
        since_s: Only entries from this time on, in seconds since 1970.

    Raises:
        JournalError: There is no such file, or it is no journal of this program.
    """
    if not path.is_file():
        raise JournalError(
            f"There is no journal in {path}. It begins when a show is played for the first time."
        )
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield from _rows(connection, since_s)
    except (sqlite3.Error, ValueError) as error:
        raise JournalError(f"The journal {path} cannot be read: {error}.") from error


def _rows(connection: sqlite3.Connection, since_s: float | None) -> Iterator[Entry]:
    version = version_of(connection)
    if version > current():
        raise ValueError(f"it has version {version}; a newer version of the program wrote it")
    if version == 0:
        return
    query = f"{SELECT} WHERE at_s >= ? ORDER BY id"
    for row in connection.execute(query, (since_s if since_s is not None else -1e300,)):
        yield Entry(row[0], Kind(row[1]), *row[2:])


def export_csv(entries: Iterable[Entry], stream: TextIO) -> int:
    """Write entries as CSV, with a line of column names; returns how many there were.

    Times are local, in ISO 8601 with their offset.  A text that a spreadsheet would run as a
    formula gets an apostrophe in front.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["time", *COLUMNS[1:]])
    count = 0
    for entry in entries:
        time = local(entry.at_s).isoformat(timespec="milliseconds")
        seconds = "" if entry.seconds is None else f"{entry.seconds:.3f}"
        number = "" if entry.number is None else str(entry.number)
        words = map(_harmless, (entry.subject, entry.section, entry.language))
        row = [time, entry.kind.value, *words, seconds, number, _harmless(entry.detail)]
        writer.writerow(row)
        count += 1
    return count


def local(at_s: float) -> datetime:
    """A time in the zone of this machine."""
    return datetime.fromtimestamp(at_s).astimezone()


def parse_since(text: str, now_s: float) -> float:
    """The time that is meant by "2025-09-14", "2025-09-14T09:00", "3d" or "12h".

    Args:
        text: A date, a date and time (local unless it has an offset), or how long ago.
        now_s: The time, in seconds since 1970.

    Raises:
        JournalError: It is none of them.
    """
    span = _SPAN.fullmatch(text)
    try:
        if span is not None:
            count = int(span[1])
            ago = timedelta(hours=count) if span[2] == "h" else timedelta(days=count)
            return now_s - ago.total_seconds()
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise JournalError(
            f'"{text}" is no time: write a date (2025-09-14), a date and time '
            "(2025-09-14T09:00), or how long ago (12h, 3d)."
        ) from error


def _harmless(text: str) -> str:
    """A text on one line that no spreadsheet takes for a formula."""
    line = " ".join(text.splitlines())
    return f"'{line}" if line.startswith(_FORMULA) else line
