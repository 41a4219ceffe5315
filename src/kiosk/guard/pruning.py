"""Deletes what nobody will play again: each edit of a show leaves a checked copy of its own.

Kept are the copies that any display plays or falls back on, the latest of each show, because an
operator may put it on air, and whatever is so young that another command may be reading it.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.errors import KioskError
from kiosk.guard.record import read_record
from kiosk.show.compiled import load_compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

YOUNG_S: Final = 3600.0
_SHOWS: Final = "shows"
_INCOMING: Final = "incoming"


def prune(state: Path, in_use: Collection[Path], now_s: float | None = None) -> list[Path]:
    """Delete checked copies that are no longer wanted, and what was never finished.

    Args:
        state: The program's state folder.
        in_use: Copies that a player may have open.
        now_s: The time of day, as files have it; None: now.

    Returns:
        What was deleted.
    """
    now_s = time.time() if now_s is None else now_s
    kept = {*in_use, *_recorded(state), *_latest(state)}
    gone = [
        path
        for path in (*_folders(state / _SHOWS), *_folders(state / _INCOMING))
        if path not in kept and now_s - _changed_s(path, now_s) > YOUNG_S
    ]
    for path in gone:
        shutil.rmtree(path, ignore_errors=True)
    return gone


def _recorded(state: Path) -> Iterator[Path]:
    """What each display plays, and falls back on."""
    for path in (state / "guard").glob("*/record.json"):
        record = read_record(path)
        yield from (Path(name) for name in (record.current, record.good) if name)


def _latest(state: Path) -> Iterator[Path]:
    """The latest copy of each show, which has a title of its own."""
    latest: dict[str, Path] = {}
    for path in sorted(_folders(state / _SHOWS), key=lambda path: _changed_s(path, 0.0)):
        try:
            latest[str(load_compiled(path).title)] = path
        except (KioskError, OSError):
            continue
    yield from latest.values()


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []


def _changed_s(path: Path, otherwise_s: float) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return otherwise_s
