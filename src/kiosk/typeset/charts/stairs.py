"""Labels above neighbouring groups, raised step by step where one would stand on the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE = 1.5
"""Least distance between labels side by side, u."""


@dataclass(frozen=True, slots=True)
class Step:
    """A group and its label, by their horizontal extent."""

    marks: tuple[float, float]
    """Left and right edge of the group's marks."""
    label: tuple[float, float]
    """Left and right edge of its label's ink."""
    cap: float
    """Height of the label's ink above its foot."""
    is_tall: bool = False
    """The marks reach up to the label's ink top, and the label stands beside them."""


def climb(steps: Sequence[Step], foot: float, tread: float) -> list[float]:
    """Feet of the labels, in u above the upper edge of the ordinary marks.

    Args:
        steps: In reading order.
        foot: From a group's marks to the foot of its own label.
        tread: From what lies beneath to the foot of a label above it.

    Returns:
        For each step how high its label's foot stands; at least `foot`.
    """
    feet: list[float] = []
    for number in range(len(steps) - 1, -1, -1):
        step = steps[number]
        height = foot
        for later, below in zip(range(len(steps) - 1, number, -1), feet, strict=True):
            other = steps[later]
            top = below + other.cap
            if _overlap(step.label, other.label) or (
                other.is_tall and _overlap(step.label, other.marks)
            ):
                height = max(height, top + tread)
        feet.append(height)
    return feet[::-1]


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] < b[1] + _SIDE and b[0] < a[1] + _SIDE
