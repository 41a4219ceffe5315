"""What the exhibitor gets to see of the journal."""

import csv
import io
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.journal.entries import (
    Entry,
    Kind,
    failed,
    language_switched,
    lost,
    operated,
    restarted,
    show_started,
    slide_shown,
    touched,
    visited,
)
from kiosk.journal.journal import Journal
from kiosk.journal.read import JournalError, export_csv, parse_since, read_entries
from kiosk.journal.store import FILE_NAME
from kiosk.journal.summary import summarized, summary_lines

TEN = datetime(2025, 9, 14, 10, 5).timestamp()
ENTRIES = [
    show_started(TEN, "ab12", "2025年服贸会"),
    slide_shown(TEN + 8, "poster", section="a", language="zh", seconds=8.0, frames=42),
    slide_shown(TEN + 38, "totals", section="a", language="zh", seconds=30.0, frames=9),
    slide_shown(TEN + 68, "totals", section="a", language="en", seconds=30.0, frames=0),
    touched(TEN + 69, "nav.words", section="words", language="zh"),
    touched(TEN + 70, "figure.visits", section="words", language="zh"),
    touched(TEN + 71, "poster", section="", language="zh"),
    language_switched(TEN + 72, "en"),
    visited(TEN + 90, length_s=10.0, depth=3, language="en"),
    visited(TEN + 290, length_s=30.0, depth=6, language="zh"),
    visited(TEN + 3600, length_s=5.0, depth=1, language="zh"),
    failed(TEN + 3601, "slide", '=cmd("x")'),
    restarted(TEN + 3602, "hang"),
    operated(TEN + 3603, "blank"),
    lost(TEN + 3604, 7),
]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
    path = tmp_path / FILE_NAME
    journal = Journal(path)
    for entry in ENTRIES:
        journal.record(entry)
    journal.close()
    return path


def test_the_csv_holds_every_entry_in_columns(path):
    stream = io.StringIO()
    assert export_csv(read_entries(path), stream) == len(ENTRIES)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert list(rows[0]) == (
        ["time", "kind", "subject", "section", "language", "seconds", "number", "detail"]
    )
    assert [row["kind"] for row in rows] == [entry.kind.value for entry in ENTRIES]
    assert [datetime.fromisoformat(row["time"]).timestamp() for row in rows] == (
        [entry.at_s for entry in ENTRIES]
    )
    assert rows[0]["detail"] == "2025年服贸会"
    assert (rows[2]["subject"], rows[2]["seconds"], rows[2]["number"]) == ("totals", "30.000", "9")
    assert (rows[4]["seconds"], rows[4]["number"]) == ("", "")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", " =1"),
        ("first line\r\n=second", "first line =second"),
        ('5,600 "firms"', '5,600 "firms"'),
    ],
)
def test_no_text_runs_as_a_formula_or_over_several_lines_in_a_spreadsheet(text, cell):
    stream = io.StringIO(newline="")
    export_csv([Entry(TEN, Kind.ERROR, text, detail=text)], stream)
    assert len(stream.getvalue().splitlines()) == 2
    row = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))[1]
    assert (row[2], row[7]) == (cell, cell)


def test_the_summary_counts_slides_touches_and_visits(path):
    summary = summarized(read_entries(path))
    totals = summary.slides["totals"]
    assert (totals.times, totals.seconds, totals.unseen) == (2, 60.0, 1)
    assert list(summary.slides) == ["poster", "totals"]
    assert summary.touches == {"words": 2, "": 1}
    hours = {hour: (v.visits, v.seconds, v.pages) for hour, v in summary.hours.items()}
    assert hours == {"2025-09-14 10:00": (2, 40.0, 9), "2025-09-14 11:00": (1, 5.0, 1)}
    assert summary.languages == {"zh": 2, "en": 1}
    assert summary.others[Kind.LOST] == 7


def test_the_summary_reads_as_tables(path):
    lines = [" ".join(line.split()) for line in summary_lines(summarized(read_entries(path)))]
    assert lines[0] == "From 2025-09-14 10:05 to 2025-09-14 11:05"
    for line in (
        "totals 2 1.0 1",
        "words 2",
        "(posters) 1",
        "2025-09-14 10:00 2 20 4.5",
        "3 visits, last read in: zh 2, en 1",
        "1 language switches, 1 errors, 1 restarts, 1 operator entries, 7 entries lost",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2025-09-14", datetime(2025, 9, 14).timestamp()),
        ("2025-09-14T09:30", datetime(2025, 9, 14, 9, 30).timestamp()),
        ("2025-09-14T09:30+08:00", 1757813400.0),
        ("3d", TEN - 3 * 86400),
        ("12h", TEN - 12 * 3600),
    ],
)
def test_a_time_is_a_date_or_how_long_ago(text, seconds):
    assert parse_since(text, TEN) == seconds


@pytest.mark.parametrize("text", ["", "yesterday", "3x", "2025-13-01", "9" * 30 + "d"])
def test_a_time_that_is_none_is_refused_with_examples(text):
    with pytest.raises(JournalError, match="write a date"):
        parse_since(text, TEN)


def test_the_command_writes_a_file_that_spreadsheets_read_as_utf_8(path, tmp_path, capsys):
    target = tmp_path / "out.csv"
    assert main(["journal", "export", "--csv", str(target)]) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbftime,kind,")
    assert "2025年服贸会" in target.read_text("utf-8-sig")
    assert f"{len(ENTRIES)} entries in" in capsys.readouterr().out
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_the_command_prints_without_a_file(path, capsys):
    assert main(["journal", "export", "--csv", "--since", "2025-09-14T11:05:01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[1] for line in lines] == (
        ["kind", "error", "restart", "operator", "lost"]
    )


def test_the_command_prints_the_summary_of_another_journal(path, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "elsewhere"))
    assert main(["journal", "summary", "--journal", str(path)]) == 0
    assert "3 visits" in capsys.readouterr().out


def test_a_missing_journal_is_said_in_a_sentence_and_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "elsewhere"))
    target = tmp_path / "out.csv"
    target.write_text("kept")
    assert main(["journal", "export", "--csv", str(target)]) == 2
    assert "There is no journal in" in capsys.readouterr().err
    assert target.read_text() == "kept"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(path, tmp_path, capsys):
    assert main(["journal", "export", "--csv", str(tmp_path / "no" / "out.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_an_empty_journal_is_empty_everywhere(tmp_path, capsys):
    path = tmp_path / "empty.sqlite"
    with closing(sqlite3.connect(path)):
        pass
    path.touch()
    assert main(["journal", "summary", "--journal", str(path)]) == 0
    assert capsys.readouterr().out == "The journal is empty.\n"
    assert main(["journal", "export", "--csv", "--journal", str(path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_file_that_is_no_journal_is_refused(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8" * 5000)
    with pytest.raises(JournalError, match="cannot be read"):
        list(read_entries(path))
