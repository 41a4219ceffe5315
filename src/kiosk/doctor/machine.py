"""Looks at the machine that need no display: clock, disk, memory, last crash.

Every look takes what it looks at as arguments, so that it can be tried on machines one has not.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile

from kiosk.doctor.finding import Finding, Status
from kiosk.doctor.session import answer_of

DISK_LOOK_MB, DISK_BAD_MB = 1000, 200
"""Checked copies, journal (64 MB) and pictures need room."""
MEMORY_LOOK_MB, MEMORY_BAD_MB = 1000, 500
"""A 4K player with its guard takes some 350 MB."""
OLDEST_CLOCK = date(2025, 1, 1)
"""A clock before this has lost its battery."""
CRASH_OLD_DAYS = 7
"""A restart longer ago than that is history."""


def look_at_disk(folder: Path) -> Finding:
    """Room in the folder where state is kept."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free_mb = shutil.disk_usage(there).free // 2**20
    found = f"{free_mb} MB free in {there}"
    if free_mb < DISK_BAD_MB:
        return Finding("disk", Status.BAD, found, "Make room: at least 1 GB.")
    if not _is_writable(there):
        cure = "Mount it for writing, or give it to the user who plays the show: chown."
        return Finding("disk", Status.BAD, f"{there} cannot be written to", cure)
    if free_mb < DISK_LOOK_MB:
        return Finding("disk", Status.LOOK, found, "1 GB or more is comfortable.")
    return Finding("disk", Status.OK, found)


def _is_writable(folder: Path) -> bool:
    """Whether a file can be made there; rights alone do not tell what is mounted read-only."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


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


def look_at_crashes(state: Path, now: datetime) -> Finding:
    """The latest restart that the guards wrote down, or the latest stack trace that they kept.

    Args:
        state: The program's state folder.
        now: Local time with its zone.
    """
    restarts = [
        restart for path in state.glob("guard/*/status.json") for restart in _restarts(path)
    ]
    # A trace stays empty as long as its player is well.
    traces = [path for path in state.glob("guard/*/stacks/*.txt") if path.stat().st_size]
    trace = max(traces, key=lambda path: path.stat().st_mtime, default=None)
    if trace is not None:
        at = datetime.fromtimestamp(trace.stat().st_mtime, tz=now.tzinfo)
        restarts.append((at, f"see {trace}"))
    if not restarts:
        return Finding("last crash", Status.OK, "none")
    at, reason = max(restarts)
    found = f"{at:%Y-%m-%d %H:%M}, {reason}"
    if now - at > timedelta(days=CRASH_OLD_DAYS):
        return Finding("last crash", Status.OK, found)
    cure = f"The show came back by itself. If it happens again, send {state / 'logs'}"
    cure += f" and {trace}." if trace is not None else "."
    return Finding("last crash", Status.LOOK, found, cure)


def _restarts(path: Path) -> list[tuple[datetime, str]]:
    """When and why a guard started a player again."""
    try:
        latest = json.loads(path.read_text(encoding="utf-8")).get("latest", [])
        return [
            (datetime.strptime(each["at"], "%Y-%m-%dT%H:%M:%S%z"), each["reason"])
            for each in latest
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Half of a file, or one of another edition of this program.
        return []


def look_at_machine(state: Path, now: datetime) -> list[Finding]:
    """Everything that can be found out without a session.

    Args:
        state: The program's state folder.
        now: Local time with its zone.
    """
    meminfo = Path("/proc/meminfo")
    return [
        look_at_clock(now, clock_synchronized(answer_of)),
        look_at_disk(state),
        look_at_memory(meminfo.read_text(encoding="utf-8") if meminfo.exists() else ""),
        look_at_crashes(state, now),
    ]
