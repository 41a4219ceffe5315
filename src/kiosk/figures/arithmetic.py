"""Figures that follow from other figures: sums, differences, ratios, shares, growth.

A result is never more certain than what it comes from: two figures that are "nearly" give a ratio
that is "about", and it carries no more digits than they do.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from functools import reduce
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.figures.interval import admits, last_written_unit, likely
from kiosk.figures.model import Direction, Figure, Operation, Qualifier, UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = Context(prec=60)
_FEWEST_DIGITS = 2
"""5600 over 2000 is 2.8: a trailing zero is a digit as often as not."""
_MOST_DIGITS = 3
"""26 of 30 is 86.7 per cent; more digits only look exact."""
_MOST_GIVEN_DIGITS = 4
"""What an author may still give where all operands are exact: 86.67 per cent."""

_QUOTIENTS = (Operation.RATIO, Operation.SHARE, Operation.GROWTH)
_TURNED: dict[Qualifier, Qualifier] = {
    Qualifier.EXACT: Qualifier.EXACT,
    Qualifier.ABOUT: Qualifier.ABOUT,
    Qualifier.NEARLY: Qualifier.OVER,
    Qualifier.UNDER: Qualifier.OVER,
    Qualifier.OVER: Qualifier.UNDER,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}
"""What a qualifier becomes for the result where its figure is taken away or divided by."""
_LOWER = {Qualifier.NEARLY, Qualifier.UNDER, Qualifier.AT_MOST}
_UPPER = {Qualifier.OVER, Qualifier.AT_LEAST}
_SIGNS = {Operation.SUM: "+", Operation.DIFFERENCE: "−", Operation.RATIO: "÷"}


class ArithmeticDefectError(KioskError):
    """Figures that cannot be put together as a derivation says."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What a derivation gives."""

    exact: Decimal
    """Unrounded; without its sign for growth."""
    value: Decimal
    """Rounded to the digits that the operands justify."""
    most_digits: int | None
    """Significant digits that a figure may give for it; None: as many as it has."""
    qualifier: Qualifier
    unit_class: UnitClass
    direction: Direction | None = None
    """Of growth."""


def derive(operation: Operation, operands: Sequence[Figure]) -> Derived:
    """Evaluate `operation` over `operands`.  Pure.

    Raises:
        ArithmeticDefectError: The operands are too few, of different kinds, ranges, or the
            divisor is zero.
    """
    _require_fit(operation, operands)
    exact = _evaluated(operation, [_signed(one) for one in operands])
    qualifier = _qualifier(operation, operands)
    size = abs(exact) if operation is Operation.GROWTH else exact
    is_growth = operation is Operation.GROWTH
    digits = _digits(operation, operands)
    # Growth from inexact figures is what is left of a quotient, and so are its digits.
    carrier = size + 100 if is_growth and not _are_exact(operands) else size
    return Derived(
        exact=size,
        value=_rounded(size, carrier, digits, qualifier),
        most_digits=_MOST_GIVEN_DIGITS if digits and _are_exact(operands) else digits,
        qualifier=qualifier,
        unit_class=_unit_class(operation, operands),
        direction=(Direction.DOWN if exact < 0 else Direction.UP) if is_growth else None,
    )


def check_derivation(figure: Figure, operands: Sequence[Figure]) -> str | None:
    """What is wrong with a derived figure, as a finished sentence; None if it follows.

    Args:
        figure: One with a `derivation`.
        operands: The figures its derivation names, in that order.
    """
    if figure.derivation is None:
        return None
    operation = figure.derivation.operation
    try:
        derived = derive(operation, operands)
    except ArithmeticDefectError as defect:
        return str(defect)
    sum_words = _as_words(operation, operands)
    return (
        _wrong_kind(figure, derived, sum_words)
        or _wrong_value(figure, derived, sum_words)
        or _wrong_qualifier(figure, derived, sum_words)
    )


def _require_fit(operation: Operation, operands: Sequence[Figure]) -> None:
    wanted = "2 or more" if operation is Operation.SUM else "exactly 2"
    if len(operands) < 2 or (len(operands) > 2 and operation is not Operation.SUM):
        msg = f"A {operation} needs {wanted} figures, not {len(operands)}."
        raise ArithmeticDefectError(msg)
    ids = " and ".join(f'"{one.id}"' for one in operands)
    if any(one.value_max is not None for one in operands):
        msg = f"A {operation} of {ids} is not possible: one of them is a range."
        raise ArithmeticDefectError(msg)
    if len({one.unit_class for one in operands}) > 1:
        msg = f"A {operation} of {ids} is not possible: they measure different things."
        raise ArithmeticDefectError(msg)
    if operation in _QUOTIENTS and operands[1].value == 0:
        msg = f'A {operation} cannot be taken over "{operands[1].id}", which is 0.'
        raise ArithmeticDefectError(msg)


def _signed(figure: Figure) -> Decimal:
    is_down = figure.change is not None and figure.change.direction is Direction.DOWN
    return -figure.value if is_down else figure.value


def _evaluated(operation: Operation, values: list[Decimal]) -> Decimal:
    if operation is Operation.SUM:
        return reduce(_WIDE.add, values)
    first, second = values
    difference = _WIDE.subtract(first, second)
    if operation is Operation.DIFFERENCE:
        return difference
    if operation is Operation.GROWTH:
        return _WIDE.divide(difference * 100, abs(second))
    return _WIDE.divide(first * (100 if operation is Operation.SHARE else 1), second)


def _qualifier(operation: Operation, operands: Sequence[Figure]) -> Qualifier:
    """The class of the result: the operands' common one, or "about" where they pull apart."""
    turned = operands[1:] if operation is not Operation.SUM else ()
    straight = operands if operation is Operation.SUM else operands[:1]
    kinds = {one.qualifier for one in straight} | {_TURNED[one.qualifier] for one in turned}
    kinds.discard(Qualifier.EXACT)
    if len(kinds) <= 1:
        return next(iter(kinds), Qualifier.EXACT)
    if kinds <= _UPPER:
        return Qualifier.OVER
    return Qualifier.UNDER if kinds <= _LOWER else Qualifier.ABOUT


def _unit_class(operation: Operation, operands: Sequence[Figure]) -> UnitClass:
    kind = operands[0].unit_class
    if operation in (Operation.SHARE, Operation.GROWTH):
        return UnitClass.PERCENT
    if operation is Operation.RATIO:
        return UnitClass.TIMES
    is_points = operation is Operation.DIFFERENCE and kind is UnitClass.PERCENT
    return UnitClass.POINTS if is_points else kind


def _are_exact(operands: Sequence[Figure]) -> bool:
    return all(one.qualifier is Qualifier.EXACT for one in operands)


def _digits(operation: Operation, operands: Sequence[Figure]) -> int | None:
    """Significant digits that the operands justify; None for all the result has."""
    if operation not in _QUOTIENTS:
        return None
    inexact = [one for one in operands if one.qualifier is not Qualifier.EXACT]
    carried = min((_significant(one.value) for one in inexact), default=_MOST_DIGITS)
    return min(max(carried, _FEWEST_DIGITS), _MOST_DIGITS)


def _significant(value: Decimal) -> int:
    return len(value.normalize(_WIDE).as_tuple().digits)


def _rounded(value: Decimal, carrier: Decimal, digits: int | None, qualifier: Qualifier) -> Decimal:
    """`value` to the last of the significant digits of `carrier`; None keeps all.

    Never rounded past what the qualifier says.
    """
    if digits is None or carrier == 0:
        return value
    return _to_place(value, carrier.adjusted() - digits + 1, qualifier)


def _to_place(value: Decimal, power: int, qualifier: Qualifier) -> Decimal:
    """`value` rounded to ten to the `power`: down if it is "over", up if it is "nearly"."""
    rounding = ROUND_HALF_UP
    if qualifier in _UPPER:
        rounding = ROUND_DOWN
    elif qualifier in _LOWER:
        rounding = ROUND_UP
    rounded = value.scaleb(-power, _WIDE).to_integral_value(rounding).scaleb(power, _WIDE)
    shortest = rounded.normalize(_WIDE)
    return Decimal(f"{shortest:f}")


def _wrong_kind(figure: Figure, derived: Derived, words: str) -> str | None:
    if figure.unit_class is not derived.unit_class:
        return f"{words} gives {derived.unit_class}, the figure is given in {figure.unit_class}."
    direction = figure.change.direction if figure.change else None
    if derived.direction and direction is not derived.direction and derived.exact:
        said = f'"{direction}"' if direction else "no change"
        return f'{words} goes "{derived.direction}", the figure says {said}.'
    return None


def _wrong_value(figure: Figure, derived: Derived, words: str) -> str | None:
    exponent = figure.value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) and exponent < 0 else 0
    nearest = _to_place(derived.exact, places, Qualifier.ABOUT)
    is_right = figure.value in (derived.value, derived.exact, nearest) or _is_fair(figure, derived)
    if figure.value_max is not None or not is_right:
        return f"{words} is {derived.value:f}, the figure says {figure.value:f}."
    if derived.most_digits and _significant(figure.value) > derived.most_digits:
        return (
            f"{words} is {derived.value:f} by the digits of its operands, "
            f"the figure gives more: {figure.value:f}."
        )
    return None


def _is_fair(figure: Figure, derived: Derived) -> bool:
    """Whether the exact result lies where the figure's words put it: nearly 40 for 38.4.

    "About" is narrower here than elsewhere: the result is known, so it is rounded to it.
    """
    if figure.qualifier is Qualifier.ABOUT:
        place = last_written_unit(figure.value).adjusted()
        return figure.value == _to_place(derived.exact, place, Qualifier.ABOUT)
    is_open = figure.qualifier is not Qualifier.EXACT
    return is_open and admits(likely(figure), derived.exact)


def _wrong_qualifier(figure: Figure, derived: Derived, words: str) -> str | None:
    is_allowed = figure.qualifier in (derived.qualifier, Qualifier.ABOUT)
    is_true = derived.qualifier is Qualifier.EXACT and _is_fair(figure, derived)
    if is_allowed or is_true:
        return None
    return (
        f'{words} is "{derived.qualifier}" by its operands, the figure says "{figure.qualifier}".'
    )


def _as_words(operation: Operation, operands: Sequence[Figure]) -> str:
    sign = _SIGNS.get(operation)
    if sign:
        return f" {sign} ".join(f"{one.value:f}" for one in operands)
    first, second = operands[0].value, operands[1].value
    if operation is Operation.SHARE:
        return f"{first:f} in per cent of {second:f}"
    return f"The growth from {second:f} to {first:f} in per cent"
