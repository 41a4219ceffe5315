"""What a deck says one mark of a chart stands for, against what the chart draws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kiosk.show.chart_rules import square_value
from kiosk.show.model import ChartKind, ChartSlide
from kiosk.show.verify_languages import numbers_in
from kiosk.show.verify_model import Check, Grade, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kiosk.show.model import Show
    from kiosk.show.read import Reading

MARK: Final = re.compile(r"一[格点點竖豎]|\bone (?:square|dot|stroke|bar)\b", re.IGNORECASE)
"""Such a text explains what one mark of a chart stands for; that number is of no source."""


def check_marks(show: Show, reading: Reading) -> Iterator[Check]:
    """One question for every text that gives a square another size than it has."""
    for slide in show.slides():
        if not isinstance(slide, ChartSlide) or slide.chart is not ChartKind.SQUARES:
            continue
        size = square_value([show.figures[use.figure].value for use in slide.groups])
        if size is None:
            continue
        for key, texts in (("deck", slide.deck), ("note", slide.note)):
            for language, text in texts.items():
                if MARK.search(text) and not _says(text, size):
                    yield _question(slide.id, key, language, text, size, reading)


def _says(text: str, size: Decimal) -> bool:
    """Whether a text names a size, or names no number at all."""
    values = [number.value for number in numbers_in(text)]
    return not values or size in values


def _question(
    slide: str, key: str, language: str, text: str, size: Decimal, reading: Reading
) -> Check:
    where = reading.draft.slide_spots[slide].at(key)
    spot = where.at(language) if where.at(language).node is not None else where
    question = {
        "zh": f"图上一格是{size:f}，文字写“{text}”。",
        "en": f"One square of this chart is {size:f}; the text says “{text}”.",
    }
    passages = (Passage(text, spot.place()),)
    return Check(Grade.VERIFY, "mark", spot.place(), question, passages, (), (f"{size:f}",), slide)
