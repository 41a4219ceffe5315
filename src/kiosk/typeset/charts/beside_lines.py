"""Room beside a line for the value of one of its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.typeset.marks import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.charts.phrases import Phrase

_CLEAR = 1.3
"""Between a line's edge and a value's ink, u."""
_APART = 0.75
"""Half of the least distance between two texts."""
_PREFER_ABOVE = 1.0
"""A value stands below its point only if it is closer there by this much."""


@dataclass(frozen=True, slots=True)
class Course:
    """A drawn line, in u on the page."""

    points: tuple[tuple[float, float], ...]
    width: float

    def span(self, x0: float, x1: float) -> tuple[float, float] | None:
        """Smallest and largest y of the drawn line between two x; None if it is not there."""
        ys = [y for x, y in self.points if x0 <= x <= x1]
        for (ax, ay), (bx, by) in zip(self.points, self.points[1:], strict=False):
            ys += [ay + (by - ay) * (x - ax) / (bx - ax) for x in (x0, x1) if ax <= x <= bx]
        if not ys:
            return None
        return min(ys) - self.width / 2, max(ys) + self.width / 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands."""

    x: float
    baseline: float


def label_place(
    courses: Sequence[Course],
    index: int,
    label: Phrase,
    area: Rect,
    taken: Sequence[Rect],
    radius: float,
) -> Place | None:
    """The nearest free place above or below a point of the first line.

    Args:
        courses: All lines; the point lies on the first.
        index: Which point.
        label: What is to be placed.
        area: Where it may stand.
        taken: Other values.
        radius: Of the disc on the point; 0: none.

    Returns:
        None if there is no place.
    """
    x, y = courses[0].points[index]
    left = min(max(x - label.width / 2, area.x), area.right - label.width)
    spans = [
        span
        for course in courses
        if (span := course.span(left - 0.4, left + label.width + 0.4)) is not None
    ]
    spans.append((y - radius, y + radius))
    tops = {span[0] - _CLEAR for span in spans}
    bottoms = {span[1] + _CLEAR + label.cap for span in spans}
    best: tuple[float, float] | None = None
    for baseline in (*tops, *bottoms):
        box = Rect(left, baseline - label.cap, label.width, label.cap)
        if not _is_free(box, spans, taken) or not _is_within(box, area):
            continue
        is_above = box.bottom <= y
        cost = y - box.bottom if is_above else box.y - y + _PREFER_ABOVE
        if best is None or cost < best[0]:
            best = (cost, baseline)
    return Place(left, best[1]) if best else None


def _is_free(box: Rect, spans: Sequence[tuple[float, float]], taken: Sequence[Rect]) -> bool:
    clear = _CLEAR - 0.01
    if any(top - clear < box.bottom and box.y < foot + clear for top, foot in spans):
        return False
    return not any(box.grown(_APART).intersects(other.grown(_APART)) for other in taken)


def _is_within(box: Rect, area: Rect) -> bool:
    return box.y >= area.y - 0.01 and box.bottom <= area.bottom + 0.01
