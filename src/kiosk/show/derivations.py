"""Figures that follow from other figures: computed, or compared with what the author wrote."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from kiosk.figures.model import Derivation, Direction, Figure, Operation, Qualifier, UnitClass

if TYPE_CHECKING:
    from kiosk.show.draft import Draft
    from kiosk.show.schema import DerivedEntry, FigureEntry
    from kiosk.show.tree import Spot

_TENTH: Final = Decimal("0.1")
_ABOUT: Final = Decimal("0.05")
"""How far a figure that is not exact may be from the computed one, as part of it."""
_CLASSES: Final = {
    Operation.RATIO: UnitClass.TIMES,
    Operation.SHARE: UnitClass.PERCENT,
    Operation.GROWTH: UnitClass.PERCENT,
}


def derive(entries: dict[str, FigureEntry], draft: Draft) -> None:
    """Complete the derived figures of the draft; what does not follow is reported.

    Args:
        entries: Sound entries by figure id.
        draft: The show so far, with all figures.
    """
    pending: dict[str, Derivation] = {}
    for figure_id, entry in entries.items():
        if entry.derived is None:
            continue
        derivation = _derivation(entry.derived, draft.figure_spots[figure_id], draft)
        if derivation is None:
            del draft.figures[figure_id]
        else:
            pending[figure_id] = derivation
    while pending:
        ready = [key for key, one in pending.items() if not pending.keys() & set(one.operands)]
        for figure_id in ready:
            _complete(figure_id, entries[figure_id], pending.pop(figure_id), draft)
        if not ready:
            _report_cycle(pending, draft)
            return


def _report_cycle(pending: dict[str, Derivation], draft: Draft) -> None:
    names = " and ".join(f'"{figure_id}"' for figure_id in pending)
    for figure_id in pending:
        place = draft.figure_spots[figure_id].at("derived").place()
        message = f"{names} follow from each other in a circle"
        draft.findings.defect("bad-derivation", place, message, "Give one of them a source.")
        del draft.figures[figure_id]


def compute(operation: Operation, values: list[Decimal]) -> Decimal:
    """The result of an operation; quotients are rounded to one decimal.

    Raises:
        ZeroDivisionError: The second value is zero and the first is divided by it.
    """
    if operation is Operation.SUM:
        return sum(values, Decimal(0))
    first, second = values
    if operation is Operation.DIFFERENCE:
        return first - second
    if second == 0:
        raise ZeroDivisionError
    if operation is Operation.RATIO:
        result = first / second
    elif operation is Operation.SHARE:
        result = first / second * 100
    else:
        result = (first - second) / second * 100
    rounded = result.quantize(_TENTH, ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _derivation(entry: DerivedEntry, spot: Spot, draft: Draft) -> Derivation | None:
    """Operation and operands; None if they are no arithmetic, which is reported."""
    where = spot.at("derived")
    operations = entry.operations()
    if len(operations) != 1:
        names = ", ".join(Operation)
        message = f"expected one operation, found {len(operations)}"
        draft.findings.defect("bad-derivation", where.place(), message, f"One of {names}.")
        return None
    operation, operands = next(iter(operations.items()))
    where = where.at(operation.value)
    for index, operand in enumerate(operands):
        draft.figure(operand, where.at(index))
    is_sum = operation is Operation.SUM
    if len(operands) != 2 and not (is_sum and len(operands) > 2):
        expected = "2 or more" if is_sum else "2"
        message = f"{operation} takes {expected} figures, here are {len(operands)}"
        draft.findings.defect("bad-derivation", where.place(), message)
        return None
    return Derivation(operation, tuple(operands))


def _complete(figure_id: str, entry: FigureEntry, derivation: Derivation, draft: Draft) -> None:
    """Give a figure its derivation and its value, or take it out of the draft."""
    figure = draft.figures.pop(figure_id)
    spot = draft.figure_spots[figure_id]
    operands = [draft.figures[one] for one in derivation.operands if one in draft.figures]
    if len(operands) != len(derivation.operands):
        return
    misfit = _misfit(figure, derivation.operation, operands)
    if misfit:
        draft.findings.defect("bad-derivation", spot.at("derived").place(), *misfit)
        return
    value = compute(derivation.operation, [operand.value for operand in operands])
    if entry.value is not None:
        _check_value(figure, derivation, operands, spot, draft)
        value = figure.value
    unit_class = entry.unit_class or _class_of(figure, derivation.operation, operands)
    draft.figures[figure_id] = replace(
        figure, value=abs(value), unit_class=unit_class, derivation=derivation
    )


def _class_of(figure: Figure, operation: Operation, operands: list[Figure]) -> UnitClass:
    if figure.unit_class is not UnitClass.COUNT:
        return figure.unit_class
    return _CLASSES.get(operation, operands[0].unit_class)


def _misfit(figure: Figure, operation: Operation, operands: list[Figure]) -> tuple[str, str] | None:
    """Why an operation cannot be done with these figures, and the cure."""
    classes = sorted({operand.unit_class.value for operand in operands})
    if len(classes) > 1:
        return f"the figures measure different things: {' and '.join(classes)}", ""
    if any(operand.value_max is not None for operand in operands):
        return "one of the figures is a range", "Derive from single values."
    if operation in _CLASSES and operands[1].value == 0:
        return f'"{operands[1].id}" is zero, and nothing can be divided by it', ""
    is_exact = all(operand.qualifier is Qualifier.EXACT for operand in operands)
    if figure.qualifier is Qualifier.EXACT and not is_exact:
        inexact = next(one.id for one in operands if one.qualifier is not Qualifier.EXACT)
        message = f'the figure is exact, but "{inexact}", from which it follows, is not'
        return message, "Add `qualifier: about`."
    return _misdirection(figure, operation, operands)


def _misdirection(
    figure: Figure, operation: Operation, operands: list[Figure]
) -> tuple[str, str] | None:
    """Why the sign of the result does not go with the figure, and the cure."""
    if operation not in (Operation.DIFFERENCE, Operation.GROWTH):
        return None
    is_down = operands[0].value < operands[1].value
    says_down = figure.change is not None and figure.change.direction is Direction.DOWN
    if is_down == says_down or operands[0].value == operands[1].value:
        return None
    first, second = operands[0].id, operands[1].id
    relation = "smaller" if is_down else "larger"
    cure = "Exchange the two, or correct `change: {direction: …}`."
    return f'"{first}" is {relation} than "{second}", the figure says otherwise', cure


def _check_value(
    figure: Figure, derivation: Derivation, operands: list[Figure], spot: Spot, draft: Draft
) -> None:
    """Compare a value that the author wrote with the computed one."""
    computed = abs(compute(derivation.operation, [operand.value for operand in operands]))
    exponent = figure.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    slack = step / 2 if derivation.operation in _CLASSES else Decimal(0)
    if figure.qualifier is not Qualifier.EXACT:
        slack = max(slack, computed * _ABOUT)
    if abs(figure.value - computed) > slack:
        names = ", ".join(derivation.operands)
        message = f"{derivation.operation} of {names} is {computed:f}, found {figure.value:f}"
        cure = "Correct the value, or leave it out and have it computed."
        draft.findings.defect("wrong-derivation", spot.at("value").place(), message, cure)
