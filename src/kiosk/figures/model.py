"""A number as data: value, qualifier, unit, change, as-of time.

Nothing here draws or reads files.  A figure carries what its source says and no more: the value is
a `Decimal` with the source's digits, the qualifier is the source's own (近, 超, 突破 …).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["zh", "en"]
Text: TypeAlias = Mapping[str, str]
"""Words by language."""


class Qualifier(StrEnum):
    """How the true value lies to the written one."""

    EXACT = "exact"
    NEARLY = "nearly"
    """近: just below."""
    ABOUT = "about"
    """约, 左右: around."""
    OVER = "over"
    """超, 逾, 突破, 余, 多: just above."""
    AT_LEAST = "at_least"
    """以上, 不少于: the value or more."""
    UNDER = "under"
    """不到, 不足: below."""
    AT_MOST = "at_most"
    """最多, 以内: the value or less."""


class UnitClass(StrEnum):
    """What kind of quantity a unit measures; figures compare only within one class."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    YUAN = "yuan"
    US_DOLLAR = "us_dollar"
    EURO = "euro"
    CURRENCY = "currency"
    """Any other currency; the unit's words say which."""
    TIMES = "times"
    """Multiples: 2.8 times."""
    FRACTION = "fraction"
    RATIO = "ratio"
    RANK = "rank"
    AREA = "area"
    MASS = "mass"
    DURATION = "duration"
    DATA = "data"
    AGE = "age"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Change:
    """Makes a figure a change against a base: +14.4 % on the year before."""

    direction: Direction
    basis: Text
    """Against what, in words: 比上年增长, on the year before."""


class Operation(StrEnum):
    """Arithmetic by which a figure follows from others."""

    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    """The first divided by the second."""
    SHARE = "share"
    """The first in per cent of the second."""
    GROWTH = "growth"
    """From the second to the first, in per cent of the second."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A figure that no sentence states but that follows from figures that sentences state."""

    operation: Operation
    operands: tuple[str, ...]
    """Figure ids, in the order of the operation."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sentence a figure comes from."""

    source: str
    """Id of the source in the show."""
    quote: str
    """The source's words that hold the figure."""
    sentence: str
    """The whole sentence around the quote, as in the source."""
    start: int
    """Where the quote begins in `sentence`, in code points."""
    numeral: tuple[int, int] | None = None
    """Start and end of the number itself in `sentence`, where it was recognised."""
    translation: Text = field(default_factory=dict[str, str])
    """The sentence in other languages, by the exhibitor."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with all that it needs to be shown honestly."""

    id: str
    value: Decimal
    """Scaled in full: 25万 is 250000.  Per cent as written: 14.4 % is 14.4.  For a change, the
    size without its sign."""
    unit: Text
    """Words of the unit: {"zh": "人次", "en": "visits"}; empty for per cent and the like."""
    label: Text
    """What is counted: {"zh": "累计入场观众", "en": "Visits through the gates"}.  A Chinese label
    follows its unit (家 + 企业线上亮相); an English one contains it (companies online)."""
    unit_class: UnitClass = UnitClass.COUNT
    value_max: Decimal | None = None
    """Upper end of a range; `value` is then the lower end."""
    qualifier: Qualifier = Qualifier.EXACT
    wording: Text = field(default_factory=dict[str, str])
    """The qualifier in the source's own words: {"zh": "突破", "en": "topped"}."""
    written: Text = field(default_factory=dict[str, str])
    """The source's complete words where the number itself is a word: {"zh": "近四成"}.  Shown as
    they are in that language; they must mean the same value, qualifier and unit class."""
    change: Change | None = None
    as_of: str = ""
    """ISO 8601 date or date and time; empty if the source gives none."""
    provenance: Provenance | None = None
    derivation: Derivation | None = None
