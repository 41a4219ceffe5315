"""What a display did, from the times at which it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GAP_MS = 300
"""Without a change for so long, whatever moved has come to rest."""
MERGE_MS = 4
"""Changes closer than this belong to one frame."""
LEAST = 3
"""Fewer frames than this are no motion: a progress line that steps on."""


@dataclass(frozen=True)
class Frame:
    """One change of what the display shows."""

    t_ms: int
    """On the X server's clock."""
    look: bytes | None
    """A fingerprint of what the changed part shows; None: the next frame came too soon to look."""


@dataclass(frozen=True)
class Motion:
    """How smoothly things moved."""

    bursts: int
    fps: float
    distinct_fps: float
    """Frames that differ from the one before, per second."""
    p50_ms: float
    p99_ms: float
    longest_ms: float


def bursts(frames: Sequence[Frame]) -> list[list[Frame]]:
    """Frames in the runs in which something moved, changes of one frame joined."""
    joined: list[Frame] = []
    for frame in frames:
        if joined and frame.t_ms - joined[-1].t_ms < MERGE_MS:
            joined[-1] = Frame(joined[-1].t_ms, frame.look)
        else:
            joined.append(frame)
    runs: list[list[Frame]] = []
    for frame in joined:
        if runs and frame.t_ms - runs[-1][-1].t_ms <= GAP_MS:
            runs[-1].append(frame)
        else:
            runs.append([frame])
    return [run for run in runs if len(run) >= LEAST]


def motion(frames: Sequence[Frame]) -> Motion | None:
    """How smoothly things moved; None: nothing did."""
    runs = bursts(frames)
    if not runs:
        return None
    gaps = sorted(b.t_ms - a.t_ms for run in runs for a, b in pairwise(run))
    moving_s = sum(run[-1].t_ms - run[0].t_ms for run in runs) / 1000
    return Motion(
        bursts=len(runs),
        fps=len(gaps) / moving_s,
        distinct_fps=median(_distinct_fps(run) for run in runs),
        p50_ms=gaps[len(gaps) // 2],
        p99_ms=gaps[min(len(gaps) - 1, int(0.99 * len(gaps)))],
        longest_ms=gaps[-1],
    )


def _distinct_fps(run: Sequence[Frame]) -> float:
    changes = sum(a.look != b.look and b.look is not None for a, b in pairwise(run))
    return changes / ((run[-1].t_ms - run[0].t_ms) / 1000)
