"""Thousands of turns: memory must not grow."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.faults.stand import Row, Stand, x_server

SLIDE_S = 0.5
SLOPE_MB = 0.2


def memory(count: int) -> Row:
    """So many turns, one after the other."""
    samples: list[tuple[float, float]] = []
    with x_server() as display, Stand(display, "--seconds-per-slide", str(SLIDE_S)) as stand:
        time.sleep(SLIDE_S * count * 0.1)
        start_s = time.monotonic()
        while time.monotonic() - start_s < SLIDE_S * count:
            samples.append(((time.monotonic() - start_s) / SLIDE_S, rss_mb(stand.player)))
            time.sleep(5.0)
        restarts = stand.status()["restarts"]
    slope = 1000 * slope_of(samples)
    figures = f"{slope:+.3f} MB per 1000 turns at {samples[-1][1]:.0f} MB; {restarts} restarts"
    return Row(
        "turns of pages", str(count), figures, f"≤ {SLOPE_MB} MB per 1000 turns",
        slope <= SLOPE_MB and restarts == 0,
    )  # fmt: skip


def rss_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def slope_of(points: list[tuple[float, float]]) -> float:
    """Least squares."""
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
