"""The journal keeps what happened, and never gets in the way."""

import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiosk.journal.entries import (
    TEXT_MAX,
    Entry,
    Kind,
    failed,
    language_switched,
    operated,
    restarted,
    show_started,
    slide_shown,
    touched,
    visited,
)
from kiosk.journal.journal import Journal
from kiosk.journal.read import JournalError, read_entries
from kiosk.journal.schema import MIGRATIONS, migrate, version_of
from kiosk.journal.store import Ring, Store

NOON = 1_757_822_400.0
DAY_S = 86_400.0

EVERYTHING = [
    show_started(NOON, "ab12", "2025年服贸会"),
    slide_shown(NOON + 8, "poster", section="a", language="zh", seconds=8.0, frames=42),
    touched(NOON + 9, "nav.figures", section="figures", language="zh"),
    language_switched(NOON + 10, "en"),
    visited(NOON + 90, length_s=12.5, depth=3, language="en"),
    failed(NOON + 91, "slide", "picture is broken"),
    restarted(NOON + 92, "hang"),
    operated(NOON + 93, "blank", "for the speech"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite"


@contextmanager
def journal_at(path: Path, **options) -> Iterator[Journal]:
    journal = Journal(path, **options)
    try:
        yield journal
    finally:
        journal.close()


def numbered(count: int, *, start: int = 0, at_s: float = NOON, words: str = "") -> list[Entry]:
    return [
        Entry(at_s, Kind.TOUCH, f"t{n}", number=n, detail=words)
        for n in range(start, start + count)
    ]  # fmt: skip


def numbers(path: Path) -> list[int | None]:
    return [entry.number for entry in read_entries(path) if entry.kind is Kind.TOUCH]


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]


# --- writing and reading --------------------------------------------------------------------------


def test_what_is_recorded_is_read_back_in_order(path):
    with journal_at(path) as journal:
        for entry in EVERYTHING:
            journal.record(entry)
    assert list(read_entries(path)) == EVERYTHING


def test_the_journal_can_be_read_while_it_is_written(path):
    with journal_at(path) as journal:
        journal.record(EVERYTHING[0])
        assert journal.flush()
        assert list(read_entries(path)) == EVERYTHING[:1]
        journal.record(EVERYTHING[1])
        assert journal.flush()
        assert list(read_entries(path)) == EVERYTHING[:2]


def test_only_what_came_since_a_time_is_read(path):
    with journal_at(path) as journal:
        for entry in EVERYTHING:
            journal.record(entry)
    assert [entry.kind for entry in read_entries(path, NOON + 91)] == [
        "error",
        "restart",
        "operator",
    ]


def test_a_second_start_goes_on_in_the_same_file(path):
    for start in (0, 5):
        with journal_at(path) as journal:
            for entry in numbered(5, start=start):
                journal.record(entry)
    assert numbers(path) == list(range(10))


def test_every_write_is_forced_to_the_disk(path):
    store = Store(path, Ring())
    store.write(EVERYTHING, 0.0)
    connection = store._connection
    assert connection is not None
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    store.close()


def test_texts_that_no_file_can_hold_are_mended_and_long_ones_cut(path):
    with journal_at(path) as journal:
        journal.record(failed(NOON, "x\udc80y", "字" * 9999))
        assert journal.flush()
        assert journal.lost == 0
    (entry,) = read_entries(path)
    assert (entry.subject, entry.detail) == ("x?y", "字" * TEXT_MAX)


def test_threads_may_record_at_the_same_time(path):
    with journal_at(path) as journal:
        threads = [
            threading.Thread(target=lambda n=n: [journal.record(e) for e in numbered(50, start=n)])
            for n in range(0, 400, 50)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(number or 0 for number in numbers(path)) == list(range(400))


# --- what may go wrong ----------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_costs_entries_and_nothing_else(path, caplog):
    path.parent.write_text("not a folder")
    with journal_at(path) as journal:
        for part in (numbered(3), numbered(4, start=3)):
            for entry in part:
                journal.record(entry)
            assert journal.flush()
        assert journal.lost == 7
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        path.parent.unlink()
        journal.record(numbered(1, start=7)[0])
        assert journal.flush()
        assert journal.lost == 7
    caplog.clear()
    told, entry = read_entries(path)
    assert (told.kind, told.number) == (Kind.LOST, 7)
    assert entry.number == 7


def test_trouble_is_logged_once_each_time_it_begins(path, caplog):
    caplog.set_level(logging.INFO)
    with journal_at(path) as journal:
        for _ in range(2):
            path.parent.write_text("not a folder")
            for entry in numbered(2):
                journal.record(entry)
                assert journal.flush()
            path.parent.unlink()
            journal.record(numbered(1)[0])
            assert journal.flush()
            journal._store.close()
            for file in path.parent.iterdir():
                file.unlink()
            path.parent.rmdir()
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"] * 2
    caplog.clear()


def test_a_locked_file_costs_entries_until_it_is_free(path, caplog):
    with journal_at(path) as journal:
        journal.record(numbered(1)[0])
        assert journal.flush()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            journal.record(numbered(1, start=1)[0])
            assert journal.flush()
        assert journal.lost == 1
        journal.record(numbered(1, start=2)[0])
    caplog.clear()
    assert numbers(path) == [0, 2]


def test_a_damaged_file_is_moved_aside_and_a_new_one_begun(path):
    path.parent.mkdir()
    path.write_bytes(b"this is no database, however long it may be read" * 100)
    with journal_at(path) as journal:
        for entry in EVERYTHING:
            journal.record(entry)
        assert journal.flush()
        assert journal.lost == 0
    assert list(read_entries(path)) == EVERYTHING
    assert path.with_name("journal.damaged.sqlite").read_bytes().startswith(b"this is no")


def test_a_file_with_flipped_bytes_is_found_out_at_the_start(path):
    with journal_at(path) as journal:
        for entry in numbered(2000, words="word " * 20):
            journal.record(entry)
    with path.open("r+b") as file:
        file.seek(20 * 4096)  # a page that only reading would come to
        file.write(b"\xa5" * 4096)
    with journal_at(path) as journal:
        journal.record(numbered(1)[0])
    assert numbers(path) == [0]
    assert integrity(path) == "ok"


def test_a_file_damaged_while_it_is_open_is_replaced_as_soon_as_it_shows(path):
    store = Store(path, Ring())
    store.write(numbered(500, words="word " * 20), 0.0)
    connection = store._connection
    assert connection is not None
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))
    # A write by somebody else makes SQLite read the pages again that it remembers.
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 7")
        store.write(numbered(1), 0.0)
    store.close()
    assert numbers(path) == [0]
    assert path.with_name("journal.damaged.sqlite").exists()


def test_entries_are_not_lost_when_only_the_trimming_fails(path, monkeypatch):
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with journal_at(path) as journal:
        monkeypatch.setattr(Store, "_trim", fail)
        for n in range(3):
            journal.record(numbered(1, start=n)[0])
            assert journal.flush()
        assert journal.lost == 0
    assert numbers(path) == [0, 1, 2]


def test_a_file_of_a_newer_program_is_kept_and_a_new_one_begun(path):
    with journal_at(path) as journal:
        journal.record(EVERYTHING[0])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9")
    with pytest.raises(JournalError, match="has version 9; a newer version of the program"):
        list(read_entries(path))
    with journal_at(path) as journal:
        journal.record(EVERYTHING[1])
    assert list(read_entries(path)) == EVERYTHING[1:2]
    with closing(sqlite3.connect(path.with_name("journal.v9.sqlite"))) as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)


def test_a_step_of_the_schema_that_fails_changes_nothing(path, monkeypatch):
    with journal_at(path) as journal:
        journal.record(EVERYTHING[0])
    broken = "ALTER TABLE entry ADD COLUMN more TEXT; SELECT * FROM nowhere;"
    monkeypatch.setattr("kiosk.journal.schema.MIGRATIONS", (*MIGRATIONS, broken))
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == 1
        assert "more" not in [row[1] for row in connection.execute("PRAGMA table_info(entry)")]


def test_an_older_file_becomes_a_current_one(path, monkeypatch):
    with journal_at(path) as journal:
        journal.record(EVERYTHING[0])
    step = "ALTER TABLE entry ADD COLUMN more TEXT;"
    monkeypatch.setattr("kiosk.journal.schema.MIGRATIONS", (*MIGRATIONS, step))
    with journal_at(path) as journal:
        journal.record(EVERYTHING[1])
    assert list(read_entries(path)) == EVERYTHING[:2]
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == 2


def test_a_disk_so_slow_that_the_queue_is_full_costs_entries_not_time(path, monkeypatch):
    is_slow = threading.Event()
    write = Store.write

    def slow_write(store: Store, entries: list[Entry], monotonic_s: float) -> None:
        assert is_slow.wait(10)
        write(store, entries, monotonic_s)

    monkeypatch.setattr(Store, "write", slow_write)
    with journal_at(path, capacity=8) as journal:
        for entry in numbered(1000):
            journal.record(entry)
        assert journal.flush(0.01) is False
        assert journal.lost > 900
        is_slow.set()
        assert journal.flush()
        journal.record(numbered(1, start=1000)[0])
        lost = journal.lost
    entries = list(read_entries(path))
    assert len(entries) == 1001 - lost + len([e for e in entries if e.kind is Kind.LOST])
    assert sum(entry.number or 0 for entry in entries if entry.kind is Kind.LOST) == lost


def test_a_closed_journal_takes_entries_and_loses_them(path):
    journal = Journal(path)
    journal.record(numbered(1)[0])
    journal.close()
    journal.close()
    journal.record(numbered(1, start=1)[0])
    assert journal.flush()
    assert journal.lost == 1
    assert numbers(path) == [0]


def test_closing_does_not_wait_forever_for_a_disk_that_hangs(path, monkeypatch):
    is_back = threading.Event()
    monkeypatch.setattr(Store, "write", lambda *_: is_back.wait(10))
    journal = Journal(path, capacity=1)
    journal.record(numbered(1)[0])
    journal.flush(0.3)
    for entry in numbered(5):
        journal.record(entry)
    journal.close(timeout_s=0.01)
    assert journal.lost >= 4
    is_back.set()


# --- power cut and full disk, with real processes -------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from kiosk.journal.entries import Entry, Kind
from kiosk.journal.journal import Journal
journal = Journal(Path(sys.argv[1]))
n = int(sys.argv[2])
while True:
    for _ in range(7):
        journal.record(Entry(1.0, Kind.TOUCH, "t", number=n, detail="word " * 50))
        n += 1
    assert journal.flush()
    print(n, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_a_whole_journal(path):
    start = 0
    for rounds in (1, 3, 17, 40):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE
        )
        with writer:
            assert writer.stdout is not None
            written = 0
            for _ in range(rounds):
                written = int(writer.stdout.readline())
            writer.kill()
        unmerged = Path(f"{path}-wal").read_bytes()
        found = numbers(path)
        assert Path(f"{path}-wal").read_bytes() == unmerged, "reading must change nothing"
        assert integrity(path) == "ok"
        assert found == list(range(len(found)))
        assert len(found) >= written
        start = len(found)


FULL_DISK = """
import resource, sys
from pathlib import Path
from kiosk.journal.entries import Entry, Kind
from kiosk.journal.journal import Journal
path = Path(sys.argv[1])
journal = Journal(path)
def touch(first, count):
    for n in range(first, first + count):
        journal.record(Entry(1.0, Kind.TOUCH, "t", number=n, detail="word " * 50))
    assert journal.flush()
touch(0, 100)
assert journal.lost == 0
size = max(path.stat().st_size, Path(f"{path}-wal").stat().st_size)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
touch(100, 500)
assert journal.lost == 500, journal.lost
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
touch(600, 100)
assert journal.lost == 500, journal.lost
journal.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_full_disk_costs_entries_and_the_journal_recovers_by_itself(path):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("The journal cannot be written") == 1
    assert integrity(path) == "ok"
    assert numbers(path) == [*range(100), *range(600, 700)]
    assert [e.number for e in read_entries(path) if e.kind is Kind.LOST] == [500]


# --- the ring -------------------------------------------------------------------------------------


def test_the_journal_never_grows_beyond_its_size_and_loses_the_oldest_first(path):
    limit = 256 * 1024
    store = Store(path, Ring(max_bytes=limit))
    for start in range(0, 10_000, 100):
        store.write(numbered(100, start=start, words="word " * 40), 0.0)
    connection = store._connection
    assert connection is not None
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    assert path.stat().st_size < limit * 1.25
    found = [number or 0 for number in numbers(path)]
    assert found == list(range(found[0], 10_000))
    assert 500 < len(found) < 2000


def test_a_single_batch_larger_than_the_ring_is_cut_too(path):
    store = Store(path, Ring(max_bytes=64 * 1024))
    store.write(numbered(2000, words="word " * 40), 0.0)
    store.close()
    found = [number or 0 for number in numbers(path)]
    assert found == list(range(found[0], 2000))
    assert len(found) < 400


def test_entries_older_than_90_days_go(path):
    store = Store(path, Ring())
    now_s = NOON + 91 * DAY_S
    store.write(numbered(1, at_s=NOON) + numbered(1, start=1, at_s=NOON + 2 * DAY_S), 0.0)
    store.write(numbered(1, start=2, at_s=now_s), 10.0)
    store.write(numbered(1, start=3, at_s=now_s + 3600), 3610.0)
    assert numbers(path) == [0, 1, 2, 3]
    store.write(numbered(1, start=4, at_s=now_s + 7200), 7210.0)
    store.close()
    assert numbers(path) == [1, 2, 3, 4]


def test_a_clock_set_to_next_year_does_not_empty_the_journal(path):
    store = Store(path, Ring())
    for hour in range(5):
        store.write(numbered(1, start=hour, at_s=NOON + hour * 3600), hour * 3600.0)
    store.write(numbered(1, start=5, at_s=NOON + 400 * DAY_S), 5 * 3600.0)
    store.write(numbered(1, start=6, at_s=NOON + 6 * 3600), 6 * 3600.0)
    store.write(numbered(1, start=7, at_s=NOON + 7 * 3600), 7 * 3600.0)
    store.close()
    assert numbers(path) == list(range(8))
