"""Looks at the machine that need no display: clock, disk, memory, compositor, last crash.

Every look takes what it looks at as arguments, so that it can be tried on machines one has not.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DISK_LOOK_MB, DISK_BAD_MB = 1000, 200
"""Checked copies, journal (64 MB) and pictures need room."""
MEMORY_LOOK_MB, MEMORY_BAD_MB = 1000, 500
"""A 4K player with its guard takes some 350 MB."""
OLDEST_CLOCK = date(2025, 1, 1)
"""A clock before this has lost its battery."""
CAGE_MIN = (0, 3, 1)
"""Older versions do not honour full screen, and end the session when the display is unplugged."""
_PROBE_S = 5.0


def look_at_disk(folder: Path) -> Finding:
    """Room in the folder where state is kept."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free_mb = shutil.disk_usage(there).free // 2**20
    found = f"{free_mb} MB free in {there}"
    if free_mb < DISK_BAD_MB:
        return Finding("disk", Status.BAD, found, "Make room: at least 1 GB.")
    if free_mb < DISK_LOOK_MB:
        return Finding("disk", Status.LOOK, found, "1 GB or more is comfortable.")
    return Finding("disk", Status.OK, found)


def look_at_memory(meminfo: str) -> Finding:
    """Memory that is available.

    Args:
        meminfo: Text of /proc/meminfo.
    """
    match = re.search(r"MemAvailable:\s+(\d+) kB", meminfo)
    if match is None:
        return Finding("memory", Status.LOOK, "unknown", "Have 1 GB free for the show.")
    free_mb = int(match[1]) // 1024
    found = f"{free_mb} MB available"
    if free_mb < MEMORY_BAD_MB:
        return Finding("memory", Status.BAD, found, "End other programs, or add memory.")
    if free_mb < MEMORY_LOOK_MB:
        return Finding("memory", Status.LOOK, found, "Other programs may crowd the show out.")
    return Finding("memory", Status.OK, found)


def look_at_clock(now: datetime, is_synchronized: bool | None) -> Finding:
    """Date, time zone, and whether somebody keeps the clock right.

    Args:
        now: Local time with its zone.
        is_synchronized: Whether the system says so; None: it does not say.
    """
    zone = now.strftime("%Z %z").strip()
    found = f"{now:%Y-%m-%d %H:%M} {zone}"
    if now.date() < OLDEST_CLOCK:
        cure = "Set the clock (timedatectl set-time), and change the battery of its clock chip."
        return Finding("clock", Status.BAD, found, cure)
    if now.utcoffset() == timedelta(0):
        cure = "Set the time zone if this is not it: timedatectl set-timezone Asia/Shanghai"
        return Finding("clock", Status.LOOK, found, cure)
    if is_synchronized is False:
        cure = "Opening hours follow this clock: set it, or let the network: timedatectl set-ntp on"
        return Finding("clock", Status.LOOK, f"{found}, not synchronized", cure)
    return Finding("clock", Status.OK, found)


def clock_synchronized(run: Callable[[list[str]], str]) -> bool | None:
    """Whether systemd says that the clock is synchronized; None: it says nothing."""
    answer = run(["timedatectl", "show", "--property=NTPSynchronized", "--value"]).strip()
    return {"yes": True, "no": False}.get(answer)


def look_at_compositor(environment: Mapping[str, str], run: Callable[[list[str]], str]) -> Finding:
    """What shows windows here, and whether it is fit for a booth."""
    kind = environment.get("XDG_SESSION_TYPE", "")
    has_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if not has_wayland and not environment.get("DISPLAY"):
        cure = "Start it in a graphical session, or install one: kiosk booth install"
        return Finding("session", Status.BAD, "no graphical session", cure)
    version = cage_version(run(["cage", "-v"])) if has_wayland else None
    if version is not None and version < CAGE_MIN:
        number = ".".join(map(str, version))
        cure = "It ends when the display is unplugged; use cage 0.3.1 or newer, or Weston."
        return Finding("session", Status.BAD, f"cage {number}", cure)
    desktop = environment.get("XDG_CURRENT_DESKTOP", "")
    found = " ".join(part for part in ("Wayland" if has_wayland else "X11", desktop, kind) if part)
    if desktop:
        cure = "A desktop shows notifications and takes shortcuts; at the fair: kiosk booth install"
        return Finding("session", Status.LOOK, found, cure)
    return Finding("session", Status.OK, found)


def cage_version(text: str) -> tuple[int, ...] | None:
    """The version that `cage -v` prints."""
    match = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", text)
    return tuple(int(part or 0) for part in match.groups()) if match else None


def look_at_crashes(folder: Path, now: datetime) -> Finding:
    """The last stack trace that the guard kept."""
    traces = sorted(
        (path for path in folder.glob("*") if path.is_file()), key=lambda path: path.stat().st_mtime
    )
    if not traces:
        return Finding("last crash", Status.OK, "none")
    at = datetime.fromtimestamp(traces[-1].stat().st_mtime, tz=now.tzinfo)
    found = f"{at:%Y-%m-%d %H:%M}, {len(traces)} kept"
    if now - at > timedelta(days=7):
        return Finding("last crash", Status.OK, found)
    return Finding("last crash", Status.LOOK, found, f"Send {traces[-1]} to whoever supports you.")


def answer_of(command: list[str]) -> str:
    """What a command prints; "" if it is missing, fails or takes too long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PROBE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def look_at_machine(
    environment: Mapping[str, str], state_dir: Path, now: datetime
) -> list[Finding]:
    """Everything that can be found out without a display."""
    meminfo = Path("/proc/meminfo")
    return [
        look_at_compositor(environment, answer_of),
        look_at_clock(now, clock_synchronized(answer_of)),
        look_at_disk(state_dir),
        look_at_memory(meminfo.read_text(encoding="utf-8") if meminfo.exists() else ""),
        look_at_crashes(state_dir / "crashes", now),
    ]
