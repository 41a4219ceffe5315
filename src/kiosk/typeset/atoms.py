"""A paragraph as the pieces a line is made of, and the places where a line may begin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.typeset.breaks import break_positions, forced_positions
from kiosk.typeset.chars import FULL_WIDTH, OPENING, is_western, needs_gap, squeezed
from kiosk.typeset.lines import BODY_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.model import Run
    from kiosk.typeset.fonts import Cluster, Fonts
    from kiosk.typeset.marks import Face

_HELD_ENGLISH = 24
"""A figure of so many characters, unit and all, is kept in one line in English."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A cluster with what the line needs to know of it."""

    cluster: Cluster
    half: Cluster | None
    """The same mark at half width, if it is one that can be cut."""
    gap: float
    """Space behind it, dropped at a line's end, em."""
    run: int

    @property
    def at_start(self) -> Cluster:
        """The form it takes at the start of a line."""
        return self.half if self.half and self.cluster.text in OPENING else self.cluster

    @property
    def at_end(self) -> Cluster:
        """The form it takes at the end of a line."""
        return self.half if self.half and self.cluster.text not in OPENING else self.cluster


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """A paragraph with sums that tell the width of any line of it without adding it up; em."""

    atoms: tuple[Atom, ...]
    advance: tuple[float, ...]
    """To the left edge of each atom, gaps included."""
    gap: tuple[float, ...]
    """Behind each atom, to be dropped at a line's end."""
    cut_at_start: tuple[float, ...]
    """What each atom gives up as the first of a line."""
    cut_at_end: tuple[float, ...]
    """What each atom gives up as the last of a line."""
    openings: tuple[int, ...]
    """How many places before each atom justification may widen."""
    inked: tuple[int, ...]
    """For each end of a line, the end without the spaces before it."""

    def width(self, start: int, stop: int) -> float:
        """Of the line before it is stretched, its ends cut."""
        stop = max(start + 1, self.inked[stop])
        last = stop - 1
        return (
            self.advance[stop]
            - self.advance[start]
            - self.gap[last]
            - self.cut_at_start[start]
            - self.cut_at_end[last]
        )

    def gaps(self, start: int, stop: int) -> int:
        """Places within the line that justification may widen."""
        stop = max(start + 1, self.inked[stop])
        return self.openings[stop - 1] - self.openings[start]


@lru_cache(maxsize=64)
def ruler(atoms: tuple[Atom, ...]) -> Ruler:
    """Measure a paragraph once for all its lines."""
    advance, openings, inked = [0.0], [0], [0]
    for number, atom in enumerate(atoms):
        advance.append(advance[-1] + atom.cluster.advance + atom.gap)
        inked.append(inked[-1] if atom.cluster.text == " " else number + 1)
        if number:
            openings.append(openings[-1] + opens_gap(atoms[number - 1], atom))
    return Ruler(
        atoms,
        tuple(advance),
        tuple(atom.gap for atom in atoms),
        tuple(atom.cluster.advance - atom.at_start.advance for atom in atoms),
        tuple(atom.cluster.advance - atom.at_end.advance for atom in atoms),
        tuple(openings),
        tuple(inked),
    )


def opens_gap(left: Atom, right: Atom) -> bool:
    """Whether justification may put space between two atoms: not inside a word or number."""
    return not (is_western(left.cluster.text[-1]) and is_western(right.cluster.text[0])) and not (
        left.cluster.text in ".,:" or right.cluster.text in ".,:"
    )


def atoms_of(fonts: Fonts, runs: Sequence[Run], face: Face, language: str) -> tuple[Atom, ...]:
    """Shape all runs as one text and note what each cluster may do."""
    text = text_of(runs)
    owner = [n for n, run in enumerate(runs) for _ in run.text.replace("\n", "")]
    clusters = fonts.shape(text, face, "pwid" if language == "en" else "")
    atoms: list[Atom] = []
    at = 0
    for number, cluster in enumerate(clusters):
        right = clusters[number + 1].text[0] if number + 1 < len(clusters) else ""
        left = clusters[number - 1].text[-1] if number else ""
        half = None
        gap = 0.0
        if language == "zh":
            half = (
                fonts.shape(cluster.text, face, "halt")[0] if cluster.text in FULL_WIDTH else None
            )
            gap = BODY_GAP if right and needs_gap(cluster.text[-1], right) else 0.0
            tight_right = right and squeezed(cluster.text[-1], right) == "left"
            tight_left = left and squeezed(left, cluster.text[0]) == "right"
            if half and (tight_right or tight_left):
                cluster = half
        atoms.append(Atom(cluster, half, gap, owner[at]))
        at += len(cluster.text)
    return tuple(atoms)


def text_of(runs: Sequence[Run]) -> str:
    """All runs as one text."""
    return "".join(run.text.replace("\n", "") for run in runs)


def line_starts(runs: Sequence[Run], rule: Ruler, language: str, measure: float) -> tuple[int, ...]:
    """Atoms before which a line may begin; the first and the end included.

    Args:
        runs: The text; a figure's own run holds together.
        rule: The same, measured.
        language: "zh" or "en".
        measure: What is wider than this, in em, is broken by force: better than cut.
    """
    text = text_of(runs)
    at_text = {0: 0}
    at = 0
    for number, atom in enumerate(rule.atoms):
        at_text[at] = number
        at += len(atom.cluster.text)
    at_text[at] = len(rule.atoms)
    allowed = break_positions(text, language, _held(runs, language))
    positions = [0, *(position for position in allowed if position in at_text), len(text)]
    starts = [0]
    for first, last in pairwise(positions):
        if rule.width(at_text[first], at_text[last]) > measure:
            forced = forced_positions(text, first, last)
            starts += [at_text[position] for position in forced if position in at_text]
        starts.append(at_text[last])
    return tuple(starts)


def _held(runs: Sequence[Run], language: str) -> frozenset[int]:
    """Positions within the figures that are kept in one line."""
    held: set[int] = set()
    at = 0
    for run in runs:
        length = len(run.text.replace("\n", ""))
        if run.figure and (language == "zh" or length <= _HELD_ENGLISH):
            held.update(range(at + 1, at + length))
        at += length
    return frozenset(held)
