"""The doctor sees what would end a show before the fair begins."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kiosk.cli.doctor import page, verdict
from kiosk.doctor.connectors import display, look_at_connectors
from kiosk.doctor.display import explained, look_at_display, package_of
from kiosk.doctor.finding import Finding, Status
from kiosk.doctor.machine import (
    clock_synchronized,
    look_at_clock,
    look_at_crashes,
    look_at_disk,
    look_at_memory,
)
from kiosk.doctor.session import (
    BOOTH_RUNTIME,
    BOOTH_SOCKETS,
    booth_session,
    cage_version,
    look_at_session,
    never_blanks,
)
from kiosk.guard.status import Status as GuardStatus
from kiosk.install.compositor import Compositor
from kiosk.install.units import show_unit

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
    finding = look_at_session({}, silent)
    assert finding.status is Status.BAD
    assert "booth install" in finding.cure


def test_an_old_cage_is_refused_with_the_reason() -> None:
    def old(_: list[str]) -> str:
        return "Cage version 0.1.4 (+xwayland)\n"

    finding = look_at_session({"WAYLAND_DISPLAY": "wayland-0"}, old)
    assert finding.status is Status.BAD
    assert "unplugged" in finding.cure
    assert cage_version("cage 0.3.1") == (0, 3, 1)


def test_a_desktop_is_pointed_out() -> None:
    finding = look_at_session({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"}, silent)
    assert finding.status is Status.LOOK


def test_the_disk_is_looked_at_where_state_will_be(tmp_path: Path) -> None:
    assert str(tmp_path) in look_at_disk(tmp_path / "not" / "yet").found


def test_a_folder_that_cannot_be_written_to_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    assert look_at_disk(tmp_path).status is Status.OK
    monkeypatch.setattr("kiosk.doctor.machine.TemporaryFile", refuses)
    finding = look_at_disk(tmp_path)
    assert finding.status is Status.BAD
    assert "cannot be written to" in finding.found


def test_a_fresh_crash_is_shown_and_an_old_one_is_history(tmp_path: Path) -> None:
    now = datetime.now(tz=SHANGHAI)
    stacks = tmp_path / "guard" / "_0" / "stacks"
    stacks.mkdir(parents=True)
    (stacks / "00002.txt").touch()
    assert look_at_crashes(tmp_path, now).status is Status.OK
    trace = stacks / "00001.txt"
    trace.write_text("Fatal Python error\n", encoding="utf-8")
    finding = look_at_crashes(tmp_path, now)
    assert finding.status is Status.LOOK
    assert str(trace) in finding.cure
    old = (now - timedelta(days=30)).timestamp()
    os.utime(trace, (old, old))
    assert look_at_crashes(tmp_path, now).status is Status.OK


def test_why_the_guard_started_a_player_again_is_said(tmp_path: Path) -> None:
    now = datetime.now(tz=SHANGHAI)
    (tmp_path / "guard" / "_0").mkdir(parents=True)
    status = GuardStatus(tmp_path / "guard" / "_0" / "status.json")
    status.restarted("the player ended with SIGKILL", "cover")
    finding = look_at_crashes(tmp_path, now)
    assert finding.status is Status.LOOK
    assert "the player ended with SIGKILL" in finding.found
    (tmp_path / "guard" / "_0" / "status.json").write_text("{", encoding="utf-8")
    assert look_at_crashes(tmp_path, now).found == "none"


def test_a_missing_library_is_said_with_its_package() -> None:
    finding = explained(
        "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    )
    assert finding.found == "libEGL.so.1 missing"
    assert finding.cure == "sudo apt-get install libegl1"


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libGL.so.1", "libgl1"),
    ],
)
def test_a_library_is_in_the_package_that_debian_names_after_it(library: str, package: str) -> None:
    assert package_of(library) == package


def test_without_a_display_fonts_and_libraries_are_looked_at_all_the_same() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    names = [finding.name for finding in look_at_display(environment)]
    assert names == ["libraries", "fonts"]


def test_a_display_that_does_not_answer_is_said_beside_the_rest() -> None:
    environment = {**os.environ, "DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    findings = {finding.name: finding for finding in look_at_display(environment)}
    assert findings["display"].status is Status.BAD
    assert "cannot be opened" in findings["display"].found
    assert findings["fonts"].status is Status.OK


def connector(drm: Path, name: str, status: str, modes: str = "") -> None:
    (drm / name).mkdir(parents=True)
    (drm / name / "status").write_text(f"{status}\n")
    (drm / name / "modes").write_text(modes)


def test_what_is_plugged_in_is_known_without_a_session(tmp_path: Path) -> None:
    (tmp_path / "card0").mkdir()
    connector(tmp_path, "card0-HDMI-A-1", "disconnected")
    assert look_at_connectors(tmp_path)[0].found == "none connected"
    connector(tmp_path, "card0-DP-1", "connected", "3840x2160\n1920x1080\n")
    (finding,) = look_at_connectors(tmp_path)
    assert (finding.status, finding.found) == (Status.OK, "DP-1 3840×2160")
    connector(tmp_path, "card0-DP-2", "connected")
    assert look_at_connectors(tmp_path)[1].status is Status.BAD


def test_a_computer_without_graphics_card_is_said(tmp_path: Path) -> None:
    assert "no graphics card" in look_at_connectors(tmp_path)[0].found


@pytest.mark.parametrize(
    ("size", "rate_hz", "status"),
    [
        ((1920, 1080), 60.0, Status.OK),
        ((1080, 1920), 50.0, Status.OK),
        ((3840, 2160), 30.0, Status.LOOK),
        ((800, 600), 60.0, Status.LOOK),
    ],
)
def test_a_slow_or_small_display_is_pointed_out(
    size: tuple[int, int], rate_hz: float, status: Status
) -> None:
    finding = display("HDMI-A-1", *size, rate_hz)
    assert finding.status is status
    assert bool(finding.cure) is (status is not Status.OK)


def test_from_another_console_the_booths_own_display_is_looked_at(tmp_path: Path) -> None:
    assert booth_session({}, tmp_path) == {}
    (tmp_path / BOOTH_SOCKETS[0]).touch()
    found = booth_session({}, tmp_path)
    assert found["WAYLAND_DISPLAY"] == BOOTH_SOCKETS[0]
    assert booth_session({"DISPLAY": ":0"}, tmp_path) == {}


def test_the_booths_sockets_are_those_that_its_services_use() -> None:
    for compositor in Compositor:
        unit = show_unit(compositor, ["/bin/true"])
        assert f"XDG_RUNTIME_DIR={BOOTH_RUNTIME} " in unit
        assert any(f"WAYLAND_DISPLAY={socket} " in unit for socket in BOOTH_SOCKETS)


@pytest.mark.parametrize(
    ("said", "is_sure"),
    [
        ("  timeout:  0    cycle:  600\n  DPMS is Disabled\n", True),
        ("  timeout:  0    cycle:  600\n  DPMS is Enabled\n", False),
        ("  timeout:  600  cycle:  600\n  DPMS is Disabled\n", False),
        ("", False),
    ],
)
def test_a_server_that_never_blanks_needs_nobody_to_be_asked(said: str, *, is_sure: bool) -> None:
    assert bool(never_blanks({"DISPLAY": ":0"}, lambda _: said)) is is_sure
    assert not never_blanks({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"}, lambda _: said)


def test_every_cure_stands_beneath_what_it_mends() -> None:
    findings = [
        Finding("disk", Status.OK, "5000 MB free"),
        Finding("touch", Status.LOOK, "no touch device", "Plug it in."),
    ]
    assert page(findings).split("\n") == [
        "ok    disk   5000 MB free",
        "look  touch  no touch device",
        "             → Plug it in.",
    ]
    assert verdict(findings) == 1
    assert verdict(findings[:1]) == 0
    assert verdict([*findings, Finding("display", Status.BAD, "none")]) == 2
