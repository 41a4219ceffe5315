"""Figures as a table, beside the browser's and the budgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from statistics import median


@dataclass
class Figures:
    """What was measured of one program at one size; nan: it was not."""

    start_s: float = float("nan")
    """From exec to the first slide visible, warm."""
    ready_s: float = float("nan")
    """From exec to the window that takes touches."""
    cpu_s_per_60: float = float("nan")
    """Processor seconds of all its processes in a minute of rotation."""
    pss_mib: float = float("nan")
    """Memory of all its processes, what they share counted once."""
    fps: float = float("nan")
    """Frames per second while something moves."""
    distinct_fps: float = float("nan")
    """Of these, those that differ from the one before."""
    p99_ms: float = float("nan")
    """Of a hundred intervals between frames, the second longest."""
    still_percent: float = float("nan")
    """Of one core while nothing moves."""

    @classmethod
    def middle(cls, runs: Sequence[Figures]) -> Figures:
        """The median of each figure."""
        values = {f.name: median(getattr(run, f.name) for run in runs) for f in fields(cls)}
        return cls(**values)


@dataclass(frozen=True)
class Budget:
    """What a figure should be, per size: a limit, or a ratio to the browser."""

    name: str
    figure: str
    digits: int
    limits: Mapping[str, float]
    is_ratio: bool = False
    is_least: bool = False

    def words(self, size: str) -> str:
        """The limit as it stands in the table."""
        if size not in self.limits:
            return "–"
        sign = "≥" if self.is_least else "≤"
        return f"{sign} {self.limits[size]:g}{' ×' if self.is_ratio else ''}"


BUDGETS = (
    Budget("start, warm, s", "start_s", 2, {"1080p": 0.6, "4K": 0.5}, is_ratio=True),
    Budget("ready for touches, s", "ready_s", 2, {}, is_ratio=True),
    Budget("CPU-s per 60 s", "cpu_s_per_60", 2, {"1080p": 0.4, "4K": 0.5}, is_ratio=True),
    Budget("PSS, MiB", "pss_mib", 0, {"1080p": 0.4, "4K": 0.6}, is_ratio=True),
    Budget("frames/s moving", "fps", 1, {"1080p": 55, "4K": 50}, is_least=True),
    Budget("distinct frames/s", "distinct_fps", 1, {"1080p": 55, "4K": 50}, is_least=True),
    Budget("p99 interval, ms", "p99_ms", 0, {"1080p": 25, "4K": 33}),
    Budget("CPU while still, %", "still_percent", 2, {"1080p": 0.5, "4K": 0.5}),
)


def _beside_source_tree(budget: Budget) -> Budget:
    """What the bundle may have more, or less, of a figure than the source tree."""
    limit = 1.3 if budget.figure == "start_s" else 0.9 if budget.is_least else 1.1
    return replace(budget, limits=dict.fromkeys(("1080p", "4K"), limit), is_ratio=True)


BUNDLE_BUDGETS = tuple(map(_beside_source_tree, BUDGETS))


def markdown(
    found: Mapping[tuple[str, str], Figures], programs: Sequence[str], budgets: Sequence[Budget]
) -> str:
    """The table.

    Args:
        found: By size and program.
        programs: Ours first.
        budgets: One row each.
    """
    sizes = list(dict.fromkeys(size for size, _ in found))
    head = ["figure"]
    for size in sizes:
        head += [f"{size} {name}" for name in programs]
        head += ["ratio"] if len(programs) > 1 else []
        head += ["budget"]
    rows = [head, ["---", *["---:"] * (len(head) - 1)]]
    for budget in budgets:
        row = [budget.name]
        for size in sizes:
            values = [getattr(found[size, name], budget.figure) for name in programs]
            row += [f"{value:.{budget.digits}f}" for value in values]
            if len(programs) > 1:
                row.append(f"{values[0] / values[1]:.2f}" if values[1] else "–")
            row.append(budget.words(size))
        rows.append(row)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
