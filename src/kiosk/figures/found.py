"""A number found in a text, with all that its words say about it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiosk.figures.model import Direction, Qualifier, UnitClass


class Role(StrEnum):
    """What a number does in its sentence."""

    FIGURE = "figure"
    """It measures or counts: 25万人次."""
    WORD = "word"
    """A small number in words that may be mere speech: 两个故事, three reasons."""
    ORDINAL = "ordinal"
    """第137届, 137th, 第二大."""
    RANK = "rank"
    """前30强, top 30."""


@dataclass(frozen=True, slots=True)
class Found:
    """One number as a text writes it.  Positions are code points of that text."""

    start: int
    """Of the whole figure: qualifier, sign, currency, number, scale, unit."""
    end: int
    numeral_start: int
    """Of the digits or number words alone: 25; 四成; two-thirds; both ends of a range."""
    numeral_end: int
    text: str
    """The whole figure as written."""
    value: Decimal
    """Scaled in full, as in `Figure`: 25万 is 250000, 14.4 % is 14.4, 四成 is 40.  Never negative:
    see `sign`."""
    value_max: Decimal | None = None
    """Upper end of a range."""
    qualifier: Qualifier = Qualifier.EXACT
    qualifier_words: str = ""
    """As written: 突破, 余, or more."""
    unit: str = ""
    """As written: 人次, %, visits.  Empty if none was recognised; the class is then a count."""
    unit_class: UnitClass = UnitClass.COUNT
    sign: str = ""
    """"+" or "−" if one is written."""
    direction: Direction | None = None
    """Which way it changed, where the sign or a word beside the number says so."""
    role: Role = Role.FIGURE
