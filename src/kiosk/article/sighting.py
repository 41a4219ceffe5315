"""A number seen in a passage, before it is known what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.figures.model import Qualifier, UnitClass


@dataclass(frozen=True, slots=True)
class Sighting:
    """One number with unit and qualifier.  Offsets are of the passage's text."""

    start: int
    """Of the figure: qualifier, sign, currency, number, scale, unit."""
    end: int
    numeral_start: int
    numeral_end: int
    value: Decimal
    unit: str
    """In normal form."""
    unit_class: UnitClass
    value_max: Decimal | None = None
    currency: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    qualifier_words: str = ""
    unit_start: int = 0
    """Where the unit stands; both 0 if it does not stand behind the number."""
    unit_end: int = 0
    sign: str = ""
    """"-" if one is written, or 负."""
    flags: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number with two readings."""

    start: int
    end: int
    reason: str
