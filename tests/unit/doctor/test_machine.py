"""The doctor sees what would end a show before the fair begins."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kiosk.doctor.finding import Status
from kiosk.doctor.machine import (
    cage_version,
    clock_synchronized,
    look_at_clock,
    look_at_compositor,
    look_at_crashes,
    look_at_disk,
    look_at_memory,
)

if TYPE_CHECKING:
    from pathlib import Path

SHANGHAI = timezone(timedelta(hours=8), "CST")


def silent(_: list[str]) -> str:
    return ""


@pytest.mark.parametrize(
    ("available_kb", "status"),
    [(300_000, Status.BAD), (800_000, Status.LOOK), (4_000_000, Status.OK)],
)
def test_little_memory_is_said(available_kb: int, status: Status) -> None:
    assert look_at_memory(f"MemTotal: 9 kB\nMemAvailable: {available_kb} kB\n").status is status


def test_unknown_memory_is_no_failure() -> None:
    assert look_at_memory("").status is Status.LOOK


def test_a_clock_without_battery_is_bad() -> None:
    finding = look_at_clock(datetime(2000, 1, 1, tzinfo=SHANGHAI), None)
    assert finding.status is Status.BAD
    assert "battery" in finding.cure


def test_universal_time_is_asked_about() -> None:
    finding = look_at_clock(datetime(2026, 9, 10, tzinfo=UTC), is_synchronized=True)
    assert finding.status is Status.LOOK
    assert "set-timezone" in finding.cure


@pytest.mark.parametrize(
    ("answer", "status"), [("yes\n", Status.OK), ("no\n", Status.LOOK), ("", Status.OK)]
)
def test_a_clock_that_nobody_keeps_is_asked_about(answer: str, status: Status) -> None:
    synchronized = clock_synchronized(lambda _: answer)
    now = datetime(2026, 9, 10, 9, 0, tzinfo=SHANGHAI)
    assert look_at_clock(now, synchronized).status is status


def test_without_a_session_nothing_plays() -> None:
    finding = look_at_compositor({}, silent)
    assert finding.status is Status.BAD
    assert "booth install" in finding.cure


def test_an_old_cage_is_refused_with_the_reason() -> None:
    def old(_: list[str]) -> str:
        return "Cage version 0.1.4 (+xwayland)\n"

    finding = look_at_compositor({"WAYLAND_DISPLAY": "wayland-0"}, old)
    assert finding.status is Status.BAD
    assert "unplugged" in finding.cure
    assert cage_version("cage 0.3.1") == (0, 3, 1)


def test_a_desktop_is_pointed_out() -> None:
    finding = look_at_compositor({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"}, silent)
    assert finding.status is Status.LOOK


def test_the_disk_is_looked_at_where_state_will_be(tmp_path: Path) -> None:
    assert str(tmp_path) in look_at_disk(tmp_path / "not" / "yet").found


def test_a_fresh_crash_is_shown_and_an_old_one_is_history(tmp_path: Path) -> None:
    now = datetime.now(tz=SHANGHAI)
    assert look_at_crashes(tmp_path, now).status is Status.OK
    trace = tmp_path / "trace.txt"
    trace.write_text("Fatal Python error\n", encoding="utf-8")
    assert look_at_crashes(tmp_path, now).status is Status.LOOK
    old = (now - timedelta(days=30)).timestamp()
    os.utime(trace, (old, old))
    assert look_at_crashes(tmp_path, now).status is Status.OK
