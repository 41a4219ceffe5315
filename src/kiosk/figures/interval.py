"""What qualifier words mean as intervals, and whether two figures can both be true.

`meaning` is what the words say: over 900 admits any larger number.  `likely` is where a fair
writer's true value lies: nobody writes over 900 for 2 000.  Contradictions are judged by the
first, whether two sentences speak of one figure by the second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum
from typing import TypeAlias

from kiosk.figures.found import Found
from kiosk.figures.model import Direction, Figure, Qualifier, UnitClass
from kiosk.figures.qualifiers import TIGHT

Quantity: TypeAlias = Figure | Found
"""What can be compared: a figure, or a number found in a text."""

_EXACT = Context(prec=60)
_INFINITE = Decimal("Infinity")
_Shape: TypeAlias = tuple[Decimal, Decimal, bool, bool]
"""Low and high end as parts of the value; whether each is open."""
_SHAPES: dict[Qualifier, _Shape] = {
    Qualifier.EXACT: (Decimal(1), Decimal(1), False, False),
    Qualifier.NEARLY: (Decimal("0.9"), Decimal(1), False, True),
    Qualifier.ABOUT: (Decimal("0.95"), Decimal("1.05"), False, False),
    Qualifier.OVER: (Decimal(1), Decimal("1.2"), True, False),
    Qualifier.AT_LEAST: (Decimal(1), Decimal("1.2"), False, False),
    Qualifier.UNDER: (Decimal("0.8"), Decimal(1), False, True),
    Qualifier.AT_MOST: (Decimal("0.8"), Decimal(1), False, False),
}
"""Where a fair writer's true value lies."""
_WITHOUT_TOP = frozenset({Qualifier.OVER, Qualifier.AT_LEAST})
_WITHOUT_BOTTOM = frozenset({Qualifier.UNDER, Qualifier.AT_MOST})
_FRACTION = Decimal("0.005")
"""Fractions in words are round: a third is 33 per cent to most writers."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends."""

    low: Decimal
    high: Decimal
    """May be infinite."""
    is_low_open: bool = False
    is_high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether a number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and admits(self, low) and admits(other, low))

    def scaled(self, factor: int) -> Interval:
        """The interval of all its numbers times a positive `factor`."""
        low, high = self.low * factor, self.high * factor
        return Interval(low, high, self.is_low_open, self.is_high_open)

    def mirrored(self) -> Interval:
        """The interval of all its numbers with the other sign."""
        return Interval(-self.high, -self.low, self.is_high_open, self.is_low_open)


class Agreement(StrEnum):
    """How two figures stand to each other."""

    EQUAL = "equal"
    """Same value, same class of qualifier."""
    COMPATIBLE = "compatible"
    """Both can be true: 85 and 80余."""
    CONTRADICT = "contradict"
    """No number satisfies both."""
    UNRELATED = "unrelated"
    """Different kinds of quantity."""


def admits(interval: Interval, value: Decimal) -> bool:
    """Whether `value` lies in `interval`."""
    is_above = value > interval.low or (value == interval.low and not interval.is_low_open)
    is_below = value < interval.high or (value == interval.high and not interval.is_high_open)
    return is_above and is_below


def meaning(one: Quantity) -> Interval:
    """All values that the words of `one` admit."""
    return _interval(one, is_fair=False)


def likely(one: Quantity) -> Interval:
    """All values that a fair writer may have meant; within `meaning`."""
    return _interval(one, is_fair=True)


def agree(one: Quantity, other: Quantity) -> Agreement:
    """Whether two figures that should be the same thing can both be true.

    Args:
        one: Either.
        other: The other; that both count the same thing is for the caller to know.
    """
    pair = _comparable(one, other)
    if pair is None:
        return Agreement.UNRELATED
    if _are_opposed(one, other):
        return Agreement.CONTRADICT
    is_same_kind = one.unit_class is other.unit_class and one.qualifier is other.qualifier
    if is_same_kind and (one.value, one.value_max) == (other.value, other.value_max):
        return Agreement.EQUAL
    first, second = (meaning(item).scaled(factor) for item, factor in pair)
    return Agreement.COMPATIBLE if first.meets(second) else Agreement.CONTRADICT


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may speak of one number: 480余家 and 近500家."""
    pair = _comparable(one, other)
    if pair is None or _are_opposed(one, other):
        return False
    first, second = (likely(item).scaled(factor) for item, factor in pair)
    return first.meets(second)


def direction_of(one: Quantity) -> Direction | None:
    """Which way `one` changed; None if it is no change."""
    if isinstance(one, Found):
        return one.direction
    return one.change.direction if one.change else None


def last_written_unit(value: Decimal) -> Decimal:
    """The weight of the last digit that is not a placeholder: 10 for 480, 0.1 for 7.5."""
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return Decimal(10) ** (exponent if isinstance(exponent, int) else 0)


def _comparable(one: Quantity, other: Quantity) -> tuple[tuple[Quantity, int], ...] | None:
    """Both with the factor that brings them to one scale; None if there is none."""
    if one.unit_class is other.unit_class:
        return (one, 1), (other, 1)
    if {one.unit_class, other.unit_class} != {UnitClass.FRACTION, UnitClass.PERCENT}:
        return None
    return tuple(
        (item, 100 if item.unit_class is UnitClass.FRACTION else 1) for item in (one, other)
    )


def _are_opposed(one: Quantity, other: Quantity) -> bool:
    return {direction_of(one), direction_of(other)} == {Direction.UP, Direction.DOWN}


def _interval(one: Quantity, *, is_fair: bool) -> Interval:
    low = _of_value(one, one.value, is_fair=is_fair)
    if one.value_max is None:
        return low
    high = _of_value(one, one.value_max, is_fair=is_fair)
    return Interval(low.low, high.high, low.is_low_open, high.is_high_open)


def _of_value(one: Quantity, value: Decimal, *, is_fair: bool) -> Interval:
    if value < 0:
        return _of_value(one, -value, is_fair=is_fair).mirrored()
    if _is_tight(one):
        end = value + last_written_unit(value)
        return Interval(value, end, is_low_open=True, is_high_open=True)
    low, high, is_low_open, is_high_open = _SHAPES[one.qualifier]
    interval = Interval(value * low, value * high, is_low_open, is_high_open)
    if one.qualifier is Qualifier.EXACT and one.unit_class is UnitClass.FRACTION:
        return Interval(value - _FRACTION, value + _FRACTION)
    if not is_fair and one.qualifier in _WITHOUT_TOP:
        return replace(interval, high=_INFINITE, is_high_open=True)
    if not is_fair and one.qualifier in _WITHOUT_BOTTOM:
        return replace(interval, low=Decimal(0))
    return interval


def _is_tight(one: Quantity) -> bool:
    """Whether 余 or 多 bounds the value by its last written digit."""
    if one.qualifier is not Qualifier.OVER:
        return False
    if isinstance(one, Found):
        return one.qualifier_words in TIGHT
    complete = one.written.get("zh", "")
    is_tight_inside = any(word in complete.replace("多于", "") for word in TIGHT)
    return is_tight_inside or one.wording.get("zh", "") in TIGHT
