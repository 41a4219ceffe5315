"""Which figure of a changed article is which figure of the show."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kiosk.article.likeness import label_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.record import FigureRecord
    from kiosk.figures.model import Figure

_LIKELY, _NAMED = 0.5, 0.25
"""From what likeness on two are one figure, and what the same label adds to it."""
_REACH = 18
"""Characters beside a number that tell what it counts."""


def matched_figures(old: Sequence[Figure], new: Sequence[FigureRecord]) -> dict[str, FigureRecord]:
    """The figure of the article that each figure of the show is; best pairs first."""
    pairs = sorted(
        (
            (-score, index, place)
            for index, figure in enumerate(old)
            for place, record in enumerate(new)
            if (score := _likeness(figure, record)) >= _LIKELY
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: dict[str, FigureRecord] = {}
    for _, index, place in pairs:
        if index not in taken_old and place not in taken_new:
            taken_old.add(index)
            taken_new.add(place)
            found[old[index].id] = new[place]
    return found


def _likeness(figure: Figure, record: FigureRecord) -> float:
    """How surely both are one figure: 1 and more for the same number in the same sentence."""
    if figure.unit_class is not record.unit_class or figure.provenance is None:
        return 0.0
    unit = next(iter(figure.unit.values()), "")
    if unit and record.unit not in figure.unit.values():
        return 0.0
    origin = figure.provenance
    start, end = origin.numeral or (origin.start, origin.start + len(origin.quote))
    said = _around(origin.sentence, start, end)
    says = _around(record.sentence, record.offset, record.offset + len(record.written))
    words = SequenceMatcher(None, said, says, autojunk=False).ratio()
    same = figure.value == abs(Decimal(record.value)) and figure.qualifier is record.qualifier
    named = label_text(record) in figure.label.values()
    return 0.7 * words + 0.3 * same + _NAMED * named


def _around(sentence: str, start: int, end: int) -> str:
    """The words beside a number, without the number: they tell what it counts."""
    left = re.split(r"[；;。]", sentence[max(0, start - _REACH) : start])[-1]
    right = re.split(r"[；;。]", sentence[end : end + _REACH])[0]
    return f"{left}#{right}"
