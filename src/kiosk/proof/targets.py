"""Whether a finger finds everything on the navigation bar: size of its targets, gaps, notices."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kiosk.typeset.geometry import TARGET_MM
from kiosk.typeset.marks import TextMark
from kiosk.typeset.rules import Remark, text_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.marks import Mark, Target
    from kiosk.typeset.nav import Bar

_TINY = 1e-3
"""What arithmetic may leave between two edges that are meant to be one, u."""
_CLEARED = 1.0
"""A notice clears so much around itself, u."""


def bar_remarks(bar: Bar, geometry: Geometry) -> list[Remark]:
    """What is wrong with a bar.

    Args:
        bar: As it looks in some state.
        geometry: Of the display it is set for.
    """
    found = [Remark("room", words) for words in bar.problems]
    found += text_remarks((*bar.marks, *bar.notice), geometry)
    found += (Remark("touch", words) for words in _small(bar.targets, geometry))
    found += (Remark("touch", words) for words in _gaps(bar, geometry))
    return found


def notice_remarks(marks: Iterable[Mark], bar: Bar) -> list[Remark]:
    """Texts of a page that a notice above the bar runs into.

    A source line makes way for a notice, so it is not meant.
    """
    notices = [mark for mark in bar.notice if isinstance(mark, TextMark)]
    return [
        Remark(
            "distances",
            f'"{mark.text}" stands where "{notice.text}" appears during a visit; shorten it.',
        )
        for mark in marks
        for notice in notices
        if isinstance(mark, TextMark)
        and mark.role != "source"
        and notice.rect.grown(_CLEARED).intersects(mark.rect)
    ]


def _small(targets: Iterable[Target], geometry: Geometry) -> Iterator[str]:
    """Targets that a finger misses."""
    for target in targets:
        width, height = (side * geometry.mm_per_u for side in (target.rect.w, target.rect.h))
        if min(width, height) < TARGET_MM - 0.1:
            yield (
                f"The place to touch {target.id} is {width:.0f} × {height:.0f} mm; it needs "
                f"{TARGET_MM:.0f} × {TARGET_MM:.0f} mm. Have fewer sections, or a larger display."
            )


def _gaps(bar: Bar, geometry: Geometry) -> Iterator[str]:
    """Places in the bar where a touch does nothing, or would do two things.

    Targets that do not overlap and together are as large as the box around them leave no gap.
    """
    targets = [target for target in bar.targets if target.rect.bottom > geometry.nav_rule]
    if not targets:
        yield "The bar cannot be touched anywhere."
        return
    box = targets[0].rect
    for target in targets[1:]:
        box = box.united(target.rect)
    if box.x > _TINY or box.right < geometry.w - _TINY:
        yield "The bar cannot be touched at the display's edge."
    for one, other in combinations(targets, 2):
        if one.rect.grown(-_TINY).intersects(other.rect.grown(-_TINY)):
            yield f"A touch on {one.id} is also one on {other.id}."
    missing = box.w * box.h - sum(target.rect.w * target.rect.h for target in targets)
    if missing > _TINY * box.w:
        yield f"Between the places to touch in the bar {missing:.1f} square u do nothing."
