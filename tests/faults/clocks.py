"""Somebody sets the computer's clock while a show plays."""

from __future__ import annotations

import tempfile
import time
from itertools import pairwise
from pathlib import Path

from tests.faults.stand import TOP, Row, Stand, x_server

from kiosk.player.step import start, step
from kiosk.show.compiled import load_compiled

SLIDE_S = 2.0
# In Berlin the clock goes from 01:59:59 to 03:00:00 in that night; this is two seconds before.
BEFORE_DST = 1743296398
BOOTH = "hours:\n  daily: 00:00-24:00\n"
"""Always open, but asked."""


def jumps(slack: float) -> Row:
    """+1 h, −25 h and a summer-time night, one after the other."""
    with tempfile.TemporaryDirectory() as scratch, x_server() as display:
        dial, booth = Path(scratch) / "dial", Path(scratch) / "booth.yaml"
        dial.write_text("0", "utf-8")
        booth.write_text(BOOTH, "utf-8")
        inject = str(TOP / "tests" / "faults" / "inject")
        env = {"WALL_CLOCK": str(dial), "PYTHONPATH": inject, "TZ": "Europe/Berlin"}
        args = ("--booth", str(booth), "--seconds-per-slide", str(SLIDE_S))
        with Stand(display, *args, env=env) as stand:
            seen = watch(stand, 6.0)
            settings = (3600.0, -90_000.0, BEFORE_DST - time.time())
            for setting in settings:
                dial.write_text(str(setting), "utf-8")
                seen += watch(stand, 5.0)
            is_same = stand.status()["restarts"] == 0
            expected = rotation(Path(stand.record()["current"]), seen[0][0], 40)
    turns = first_looks(seen)
    slides = [slide for slide, _ in turns]
    gaps = [b - a for (_, a), (_, b) in pairwise(turns)][1:]
    is_in_order = slides == expected[: len(slides)]
    worst = max(abs(gap - SLIDE_S) for gap in gaps)
    return Row(
        "clock +1 h, −25 h, DST", str(len(settings)),
        f"{len(slides)} slides {'in order' if is_in_order else 'OUT OF ORDER'}, "
        f"durations off by at most {worst:.2f} s; {'no' if is_same else 'A'} restart",
        "no slide skipped or doubled", is_in_order and is_same and worst < slack * SLIDE_S / 2,
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
