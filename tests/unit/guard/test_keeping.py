"""What the guard keeps on the disk: record, log, lock; and what it tells systemd."""

from __future__ import annotations

import json
import socket
import zlib
from pathlib import Path

import pytest

from kiosk.guard import record as recording
from kiosk.guard.beats import Beat
from kiosk.guard.curtain import DamagedFrameError, read_frame
from kiosk.guard.ladder import Rung
from kiosk.guard.lock import DisplayLock, DisplayTakenError, display_key
from kiosk.guard.logfile import LogFile
from kiosk.guard.notify import notify
from kiosk.guard.programme import Programme
from kiosk.guard.record import Record, Scribe, read_record, write_record
from kiosk.guard.stacks import KEEP, Stacks

RECORD = Record("/show", "/a", "/b", "论坛", "zh", running=True, quarantine=("x",))


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_record(tmp_path / "record.json", RECORD)
    assert read_record(tmp_path / "record.json") == RECORD


@pytest.mark.parametrize("text", ["", "{", "[]", '{"slide": 3}', '{"running": "yes"}', "null"])
def test_a_damaged_record_is_begun_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "record.json").write_text(text, "utf-8")
    assert read_record(tmp_path / "record.json") == Record()


def test_a_scribe_writes_the_last_of_many(tmp_path: Path) -> None:
    scribe = Scribe(tmp_path / "record.json")
    for slide in "abcdef":
        scribe.write(Record(slide=slide))
    scribe.close()
    assert read_record(tmp_path / "record.json").slide == "f"


def test_a_full_disk_does_not_stop_the_scribe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _record: Record) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recording, "write_record", full)
    scribe = Scribe(tmp_path / "record.json")
    scribe.write(RECORD)
    scribe.close()
    assert scribe.trouble == "No space left on device"


def test_a_second_guard_is_told_who_plays(tmp_path: Path) -> None:
    lock = DisplayLock(tmp_path / "x.lock")
    with pytest.raises(DisplayTakenError, match=r"already playing .*process \d+"):
        DisplayLock(tmp_path / "x.lock")
    lock.release()
    DisplayLock(tmp_path / "x.lock").release()


def test_displays_and_windows_have_locks_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    keys = {display_key(name, is_windowed=is_windowed) for name in ("", "HDMI-1/../x")
            for is_windowed in (False, True)}  # fmt: skip
    assert len(keys) == 4
    assert not any("/" in key for key in keys)


def test_a_log_never_grows_beyond_its_files(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "x.log", limit=1000, keep=3)
    for number in range(505):
        log.append(f"line {number:04}\n".encode())
    files = list(tmp_path.iterdir())
    assert len(files) == 3
    assert sum(path.stat().st_size for path in files) <= 3100
    text = "".join(path.read_text("utf-8") for path in files)
    assert "line 0504" in text
    assert "line 0000" not in text


def test_a_log_on_a_full_disk_says_nothing(tmp_path: Path) -> None:
    LogFile(tmp_path / "x.log" / "y.log")
    (tmp_path / "x.log").write_bytes(b"")
    LogFile(tmp_path / "x.log" / "y.log").append(b"lost")


def test_systemd_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        notify("READY=1", "STATUS=on")
        assert manager.recv(100) == b"READY=1\nSTATUS=on"


def test_without_systemd_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify("READY=1")


def test_only_the_last_stack_traces_are_kept(tmp_path: Path) -> None:
    stacks = Stacks(tmp_path / "stacks")
    for _ in range(KEEP + 5):
        stacks.next().write_text("trace", "utf-8")
    stacks.tidy()
    names = sorted(path.stem for path in (tmp_path / "stacks").iterdir())
    assert (len(names), names[-1]) == (KEEP, "00015")


def test_the_empty_file_of_the_running_player_stays(tmp_path: Path) -> None:
    stacks = Stacks(tmp_path / "stacks")
    old, new = stacks.next(), stacks.next()
    old.touch()
    new.touch()
    stacks.tidy()
    assert [path.name for path in (tmp_path / "stacks").iterdir()] == [new.name]


@pytest.mark.parametrize(
    "data",
    [b"", b"{}\n", b'{"x":0,"y":0,"w":2,"h":2}\nnot zlib', b'{"x":0,"y":0,"w":99999,"h":99999}\n'],
)
def test_a_damaged_frame_is_no_frame(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "frame").write_bytes(data)
    assert read_frame(tmp_path / "frame") is None


def kept(path: Path, width: int, height: int, pixels: bytes) -> None:
    header = json.dumps({"x": 1, "y": 2, "w": width, "h": height}).encode()
    path.write_bytes(header + b"\n" + zlib.compress(pixels, 1))


def test_a_frame_comes_band_by_band_and_whole(tmp_path: Path) -> None:
    pixels = bytes(range(251)) * 16 * 1000
    kept(tmp_path / "frame", 1004, 1000, pixels)
    frame = read_frame(tmp_path / "frame")
    assert frame is not None
    bands = list(frame.bands())
    assert (frame.x, frame.y, len(bands)) == (1, 2, 4)
    assert [top for top, _, _ in bands] == [0, 261, 522, 783]
    assert b"".join(pixels for _, _, pixels in bands) == pixels


def test_a_frame_that_was_cut_short_is_noticed_before_it_is_shown(tmp_path: Path) -> None:
    kept(tmp_path / "frame", 1000, 1000, b"abcd" * 900_000)
    frame = read_frame(tmp_path / "frame")
    assert frame is not None
    with pytest.raises(DamagedFrameError):
        list(frame.bands())


class Shows:
    """Which compiled shows are whole."""

    def __init__(self, *names: str) -> None:
        self.whole = set(names)

    def __call__(self, folder: Path) -> bool:
        return str(folder) in self.whole


def programme(*whole: str) -> Programme:
    return Programme(Record("/show", "/new", "/good"), Shows(*whole))


def test_the_current_show_goes_on_where_it_stood() -> None:
    plan = programme("/new", "/good")
    assert plan.heard(Beat(1, slide="forums", language="en"))
    assert not plan.heard(Beat(2, slide="forums", language="en"))
    order = plan.order()
    assert (order["folder"], order["slide"], order["language"]) == ("/new", "forums", "en")


def test_a_damaged_show_is_replaced_by_the_good_one_and_made_again() -> None:
    plan = programme("/good")
    assert plan.order()["folder"] == "/good"
    assert plan.is_damaged


def test_if_nothing_is_whole_the_card_is_played() -> None:
    assert programme().order()["folder"] == ""


def test_the_slide_that_was_being_drawn_is_blamed() -> None:
    plan = programme("/new", "/good")
    for now_s in (0.0, 1.0):
        plan.failed(Beat(1, slide="forums", work="visits"), now_s)
    assert plan.order()["without"] == ["visits"]
    assert plan.record.quarantine == ("visits",)


def test_after_four_failures_the_good_show_is_played_and_a_new_edition_ends_that() -> None:
    plan = programme("/new", "/good", "/newer")
    for now_s in range(4):
        plan.failed(None, float(now_s))
    assert plan.ladder.rung is Rung.LAST_GOOD
    assert plan.order()["folder"] == "/good"
    assert plan.takes(Path("/newer"))
    assert plan.order()["folder"] == "/newer"


def test_a_show_that_has_played_for_a_while_is_good() -> None:
    plan = programme("/new", "/good")
    assert plan.proven()
    assert plan.record.good == "/new"
    assert not plan.proven()


def test_the_same_edition_is_not_taken_twice() -> None:
    assert not programme("/new").takes(Path("/new"))


def test_the_card_is_left_after_five_quiet_minutes() -> None:
    plan = programme("/new")
    for now_s in range(4):
        plan.failed(None, float(now_s))
    assert plan.order()["folder"] == ""
    assert not plan.retry(100.0)
    assert plan.retry(400.0)
    assert plan.order()["folder"] == "/new"
