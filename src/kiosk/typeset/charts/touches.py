"""Touch targets of a chart: large enough for a finger, and none on top of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.typeset.marks import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence


def apart(wanted: Sequence[Rect], least: float, bounds: Rect) -> list[Rect]:
    """Grow rectangles to a finger's size and keep them off one another.

    Args:
        wanted: What is to be touched, in u.
        least: Least width and height, u.
        bounds: Where targets may lie.

    Returns:
        One rectangle for each wanted one, in the same order.  Where there is no room for `least`
        the neighbours share what there is.
    """
    rects = [_inside(_grown(rect, least), bounds) for rect in wanted]
    for i, first in enumerate(wanted):
        for j in range(i + 1, len(wanted)):
            if rects[i].intersects(rects[j]):
                rects[i], rects[j] = _divided(rects[i], rects[j], first, wanted[j])
    return rects


def _grown(rect: Rect, least: float) -> Rect:
    w, h = max(rect.w, least), max(rect.h, least)
    return Rect(rect.x - (w - rect.w) / 2, rect.y - (h - rect.h) / 2, w, h)


def _inside(rect: Rect, bounds: Rect) -> Rect:
    x = min(max(rect.x, bounds.x), max(bounds.x, bounds.right - rect.w))
    y = min(max(rect.y, bounds.y), max(bounds.y, bounds.bottom - rect.h))
    return Rect(x, y, min(rect.w, bounds.w), min(rect.h, bounds.h))


def _divided(a: Rect, b: Rect, a_ink: Rect, b_ink: Rect) -> tuple[Rect, Rect]:
    """Cut two overlapping rectangles along the line between what they are for."""
    if _distance(a_ink.x, a_ink.right, b_ink.x, b_ink.right) >= _distance(
        a_ink.y, a_ink.bottom, b_ink.y, b_ink.bottom
    ):
        if a_ink.x > b_ink.x:
            second, first = _divided(b, a, b_ink, a_ink)
            return first, second
        cut = (max(a_ink.right, a.x) + min(b_ink.x, b.right)) / 2
        return Rect(a.x, a.y, cut - a.x, a.h), Rect(cut, b.y, b.right - cut, b.h)
    if a_ink.y > b_ink.y:
        second, first = _divided(b, a, b_ink, a_ink)
        return first, second
    cut = (max(a_ink.bottom, a.y) + min(b_ink.y, b.bottom)) / 2
    return Rect(a.x, a.y, a.w, cut - a.y), Rect(b.x, cut, b.w, b.bottom - cut)


def _distance(a0: float, a1: float, b0: float, b1: float) -> float:
    """Between two intervals; negative if they overlap."""
    return max(a0, b0) - min(a1, b1)
