"""How the journal lies in its SQLite file, and how older files become current ones."""

from __future__ import annotations

import sqlite3

MIGRATIONS = (
    """
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY,
        at_s REAL NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        section TEXT NOT NULL,
        language TEXT NOT NULL,
        seconds REAL,
        number INTEGER,
        detail TEXT NOT NULL
    );
    """,
)
"""What makes version 1 of nothing, version 2 of version 1, and so on."""

COLUMNS = ("at_s", "kind", "subject", "section", "language", "seconds", "number", "detail")
"""In the order of the fields of an `Entry`."""

INSERT = f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({', '.join('?' for _ in COLUMNS)})"
SELECT = f"SELECT {', '.join(COLUMNS)} FROM entry"


class NewerJournalError(sqlite3.DatabaseError):
    """The file was written by a newer version of the program.

    Attributes:
        version: Of the file.
    """

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"the journal has version {version}, this program knows {current()}")


def current() -> int:
    """The version this program writes."""
    return len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a file; 0: it is empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the current version, each step whole or not at all.

    Raises:
        NewerJournalError: The file comes from a newer program; nothing was changed.
    """
    version = version_of(connection)
    if version > current():
        raise NewerJournalError(version)
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
