"""Somebody sets the computer's clock while a show plays."""

from __future__ import annotations

import tempfile
import time
from itertools import pairwise
from pathlib import Path

from tests.faults.stand import Row, Stand, x_server

from kiosk.player.step import start, step
from kiosk.show.compiled import load_compiled

SLIDE_S = 2.0
LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
# In Berlin the clock goes from 01:59:59 to 03:00:00 in that night.
BEFORE_DST = 1743296397
DST = time.strftime("@%Y-%m-%d %H:%M:%S", time.gmtime(BEFORE_DST + 3600))
JUMPS = {"+1 h": "+1h", "−25 h": "-25h", "DST": DST}


def jumps() -> Row:
    """+1 h, −25 h and a summer-time night, one after the other."""
    with tempfile.TemporaryDirectory() as scratch, x_server() as display:
        dial = Path(scratch) / "dial"
        dial.write_text("+0", "utf-8")
        env = {
            "LD_PRELOAD": LIBRARY,
            "FAKETIME_TIMESTAMP_FILE": str(dial),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": "Europe/Berlin",
        }
        with Stand(display, "--seconds-per-slide", str(SLIDE_S), env=env) as stand:
            seen = watch(stand, 6.0)
            for setting in JUMPS.values():
                dial.write_text(setting, "utf-8")
                seen += watch(stand, 5.0)
            is_same = stand.status()["restarts"] == 0
            expected = rotation(Path(stand.record()["current"]), seen[0][0], 40)
    turns = first_looks(seen)
    slides = [slide for slide, _ in turns]
    gaps = [b - a for (_, a), (_, b) in pairwise(turns)][1:]
    is_in_order = slides == expected[: len(slides)]
    worst = max(abs(gap - SLIDE_S) for gap in gaps)
    return Row(
        "clock +1 h, −25 h, DST", str(len(JUMPS)),
        f"{len(slides)} slides {'in order' if is_in_order else 'OUT OF ORDER'}, "
        f"durations off by at most {worst:.2f} s; {'no' if is_same else 'A'} restart",
        "no slide skipped or doubled", is_in_order and is_same and worst < SLIDE_S / 2,
    )  # fmt: skip


def watch(stand: Stand, seconds: float) -> list[tuple[str, float]]:
    """What is on at each time."""
    end_s = time.monotonic() + seconds
    seen: list[tuple[str, float]] = []
    while time.monotonic() < end_s:
        slide = stand.record().get("slide")
        if slide:
            seen.append((slide, time.monotonic()))
        time.sleep(0.02)
    return seen


def first_looks(seen: list[tuple[str, float]]) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for slide, at_s in seen:
        if not found or found[-1][0] != slide:
            found.append((slide, at_s))
    return found


def rotation(folder: Path, first: str, count: int) -> list[str]:
    """The order in which the rotation must bring the slides on."""
    state = start(load_compiled(folder), 0.0)
    slides, now_s = [], 0.0
    while len(slides) < count:
        entry = state.entry
        assert entry is not None
        if slides or entry.slide == first:
            slides.append(entry.slide)
        now_s += entry.duration_s
        state, _ = step(state, now_s)
    return slides
