"""The breaks of a paragraph, all chosen together so that its worst line is as good as it can be.

Source: D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
Experience 11 (1981), reduced to a paragraph of one measure without hyphenation (total fit).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.typeset.chars import FULL_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.atoms import Atom, Ruler

STRETCH_MAX = 0.13
"""A line that would need more space per gap stays ragged, em."""
STRETCH_UNSEEN = 0.05
"""Nobody sees this much at reading distance: it is no reason for a shorter measure, em."""
LAST_LINE_MIN = 3
"""Characters in the last line, its marks not counted, if it can be had."""
_OVERFULL = 1e4
"""Fault of a line that is too long, per em."""
_WIDOW = 30.0
"""Fault of a last line that is too short."""
_RAGGED = 100.0
"""Fault of a line that stays ragged, beyond its stretch."""
_PARTED = 12.0
"""Fault of an English line that ends with a number, whose noun begins the next, or in a hyphen: as
if it were three and a half em short."""
_LOOK_BACK = 24
"""Longer is no number that a person reads."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Chosen lines: for each, its first atom and the one after its last."""

    spans: tuple[tuple[int, int], ...]
    worst: float
    """Largest stretch a line asks for, em per gap; above `STRETCH_MAX` it stays ragged."""
    is_widow: bool
    """Whether the last line is too short."""


def search(
    rule: Ruler, starts: tuple[int, ...], measure: float, language: str
) -> tuple[float, Layout]:
    """The best of three measures: as given, one and two em shorter (Chinese only).

    Args:
        rule: The paragraph, measured.
        starts: Atoms a line may begin with, the end included.
        measure: Line length in em.
        language: Chinese is justified, English is not.

    Returns:
        The measure chosen, and its lines.
    """
    if language == "en":
        return measure, fit(rule, starts, measure, is_justified=False)
    candidates: list[tuple[float, float, Layout]] = []
    for less in (0, 1, 2):
        width = float(int(measure)) - less
        layout = fit(rule, starts, width, is_justified=True)
        seen = max(STRETCH_UNSEEN, layout.worst)
        candidates.append((seen + (0.5 if layout.is_widow else 0.0) + 0.004 * less, width, layout))
    _, width, layout = min(candidates, key=lambda c: c[0])
    return width, layout


@lru_cache(maxsize=64)
def fit(rule: Ruler, starts: tuple[int, ...], measure: float, *, is_justified: bool) -> Layout:
    """Choose all breaks together: least sum of squared faults, by dynamic programming."""
    end = starts[-1]
    best: dict[int, tuple[float, int, float]] = {0: (0.0, 0, 0.0)}
    longest = 0
    for here, stop in enumerate(starts[1:], 1):
        while longest < here - 1 and rule.width(starts[longest], stop) > measure + 1e-6:
            longest += 1
        options: list[tuple[float, int, float]] = []
        parted = _PARTED if not is_justified and _parts(rule.atoms, stop) else 0.0
        for start in starts[longest:here]:
            slack = measure - rule.width(start, stop)
            if stop == end and slack >= -1e-6:
                fault, stretch = (
                    _last_fault(rule.atoms, start, stop, is_justified=is_justified),
                    0.0,
                )
            else:
                stretch = slack / max(1, rule.gaps(start, stop)) if is_justified else 0.0
                fault = _fault(slack, stretch, is_justified=is_justified) + parted
            options.append((best[start][0] + fault, start, stretch))
        best[stop] = min(options)
    spans: list[tuple[int, int]] = []
    worst, at = 0.0, end
    while at > 0:
        _, start, stretch = best[at]
        spans.append((start, at))
        worst = max(worst, stretch)
        at = start
    spans.reverse()
    is_widow = len(spans) > 1 and _characters(rule.atoms, *spans[-1]) < LAST_LINE_MIN
    return Layout(tuple(spans), worst, is_widow)


def _fault(slack: float, stretch: float, *, is_justified: bool) -> float:
    """How bad a line is that leaves so much of the measure, or stretches so much per gap."""
    if slack < -1e-6:
        return _OVERFULL * -slack
    if not is_justified:
        return slack * slack
    return (stretch * 100) ** 2 / 10 + (_RAGGED if stretch > STRETCH_MAX else 0.0)


def _parts(atoms: Sequence[Atom], stop: int) -> bool:
    """Whether an English line that ends here leaves a number, or half a compound, behind."""
    line = "".join(atom.cluster.text for atom in atoms[max(0, stop - _LOOK_BACK) : stop])
    following = atoms[stop].cluster.text if stop < len(atoms) else ""
    if not following[:1].islower():
        return False
    last = line.split()[-1] if line.split() else ""
    return last.endswith("-") or (last[:1].isdigit() and last[-1:].isdigit())


def _characters(atoms: Sequence[Atom], start: int, stop: int) -> int:
    """Characters of a line without its marks."""
    return sum(atom.cluster.text not in FULL_WIDTH for atom in atoms[start:stop])


def _last_fault(atoms: Sequence[Atom], start: int, stop: int, *, is_justified: bool) -> float:
    """How bad a last line is: only one that is too short is bad."""
    if is_justified:
        is_widow = _characters(atoms, start, stop) < LAST_LINE_MIN
    else:
        is_widow = all(atom.cluster.text != " " for atom in atoms[start : stop - 1])
    return _WIDOW if start > 0 and is_widow else 0.0
