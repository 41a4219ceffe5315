"""The sentences behind a figure, with their sources, at the largest size at which they fit."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.show.model import Run
from kiosk.theme.tokens import Ink
from kiosk.typeset.composer import Step, compose
from kiosk.typeset.fit import STRETCH_MAX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.figures.model import Language
    from kiosk.typeset.evidence import Testimony
    from kiosk.typeset.marks import TextMark
    from kiosk.typeset.setting import Setting

_SIZES = (6.2, 5.6, 5.0, 4.6, 4.2, 3.8, 3.4, 3.0)
"""Ems to try, u."""
_SMALLER = 0.8
"""A sentence takes no smaller part of the size that fits so that all its lines are filled."""
_ORIGINAL = 0.76
"""The original sentence beneath its translation, as part of the translation's size."""
_ORIGINAL_WORDS = {"zh": "原文", "en": "In the original"}
_LEADING = {"zh": 1.6, "en": 1.45}
_NOTE_LEADING = 1.4
_AFTER = 1.1
"""Between sentence and source, em of the sentence."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Room for the evidence."""

    x: float
    top: float
    width: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences and sources at one size."""

    marks: tuple[TextMark, ...]
    bottom: float
    fits: bool
    is_filled: bool = True
    """Whether justification fills all lines that it should."""


def _block(
    setting: Setting, said: Sequence[Testimony], when: str, zone: Zone, top: float, size: float
) -> Block:
    """Set all sentences at one size."""
    marks: list[TextMark] = []
    y, is_filled = top, True
    for number, testimony in enumerate(said):
        y += 1.2 * size if number else 0.0
        if testimony.translation:
            y, _ = _paragraph(
                setting, marks, testimony.translation, setting.language, zone, y, size
            )
            small = max(size * _ORIGINAL, setting.scale.em_min)
            y = _note(setting, marks, _ORIGINAL_WORDS[setting.language], zone, y + 0.9 * size)
            y, _ = _paragraph(
                setting, marks, testimony.runs, testimony.language, zone, y + 0.5 * size, small
            )
        else:
            runs = testimony.runs
            y, fills = _paragraph(setting, marks, runs, testimony.language, zone, y, size)
            is_filled = is_filled and fills
        is_last = number + 1 == len(said) or said[number + 1].source != testimony.source
        if is_last:
            y = _note(setting, marks, testimony.source, zone, y + _AFTER * size)
    if when:
        y = _note(setting, marks, when, zone, y + 0.5 * setting.scale.deck)
    return Block(tuple(marks), y, y <= zone.bottom + 0.3, is_filled)


def _paragraph(
    setting: Setting,
    marks: list[TextMark],
    runs: Sequence[Run],
    language: Language,
    zone: Zone,
    top: float,
    size: float,
) -> tuple[float, bool]:
    """Set a sentence; returns its foot, and whether all its lines are filled."""
    measure = zone.width / size
    paragraph = compose(
        setting.fonts,
        runs,
        language,
        x=zone.x,
        top=top,
        height=1e6,
        steps=[Step(size, min(measure, 30.0))],
        leading=_LEADING[language],
        role="sentence",
    )
    marks += paragraph.marks
    return paragraph.rect.bottom, paragraph.worst <= STRETCH_MAX


def _note(setting: Setting, marks: list[TextMark], text: str, zone: Zone, top: float) -> float:
    """A remark in the secondary ink, in as many lines as it needs; returns its foot."""
    size = setting.scale.deck
    note = compose(
        setting.fonts,
        (Run(text),),
        setting.language,
        x=zone.x,
        top=top,
        height=1e6,
        steps=[Step(size, zone.width / size)],
        leading=_NOTE_LEADING,
        ink=Ink.FG2,
        role="source",
    )
    marks += note.marks
    return note.marks[-1].baseline + 0.14 * size


def set_sentences(
    setting: Setting, said: Sequence[Testimony], when: str, zone: Zone, top: float
) -> Block:
    """The sentences at the largest size at which they fit; a little less if all lines fill then."""
    blocks: dict[int, Block] = {}

    def block(index: int) -> Block:
        if index not in blocks:
            blocks[index] = _block(setting, said, when, zone, top, _SIZES[index])
        return blocks[index]

    # What fits at a size fits at all smaller ones.
    first = bisect_left(range(len(_SIZES) - 1), True, key=lambda index: block(index).fits)
    least = _SMALLER * _SIZES[first]
    sizes = [index for index in range(first, len(_SIZES)) if _SIZES[index] >= least]
    filled = (block(index) for index in sizes if block(index).fits and block(index).is_filled)
    return next(filled, block(first))
