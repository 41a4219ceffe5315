"""The last look at a chart: nothing outside the frame, no two texts on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.typeset.marks import TextMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.marks import Mark

_TOLERANCE = 0.15
"""Ink may lie over the margin by this much: rounding, and the overhang of a stroke, u."""


def remarks(marks: Sequence[Mark], geometry: Geometry) -> list[str]:
    """Sentences about what is wrong with a page; empty if it is as it should be."""
    texts = [mark for mark in marks if isinstance(mark, TextMark)]
    found = [
        f'"{mark.text}" does not fit on the page; shorten it.'
        for mark in texts
        if mark.rect.x < geometry.left - _TOLERANCE or mark.rect.right > geometry.right + _TOLERANCE
    ]
    found += [
        f'"{a.text}" and "{b.text}" stand on each other; shorten one of them.'
        for i, a in enumerate(texts)
        for b in texts[i + 1 :]
        if a.rect.intersects(b.rect)
    ]
    return found
