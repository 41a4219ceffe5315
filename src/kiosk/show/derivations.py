"""Figures that follow from other figures: computed, or compared with what the author wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.figures import arithmetic
from kiosk.figures.model import Derivation, Figure, Operation, Qualifier, UnitClass

if TYPE_CHECKING:
    from kiosk.figures.arithmetic import Derived
    from kiosk.show.draft import Draft
    from kiosk.show.schema import DerivedEntry, FigureEntry
    from kiosk.show.tree import Spot


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
    return Derivation(operation, tuple(operands))


def _complete(figure_id: str, entry: FigureEntry, derivation: Derivation, draft: Draft) -> None:
    """Give a figure its derivation and its value, or take it out of the draft."""
    figure = replace(draft.figures.pop(figure_id), derivation=derivation)
    spot = draft.figure_spots[figure_id]
    operands = [draft.figures[one] for one in derivation.operands if one in draft.figures]
    if len(operands) != len(derivation.operands):
        return
    where = spot.at("derived")
    try:
        derived = arithmetic.derive(derivation.operation, operands)
    except arithmetic.ArithmeticDefectError as error:
        draft.findings.defect("bad-derivation", where.place(), _phrase(error))
        return
    figure = _completed(figure, entry, derived)
    if figure.value < 0:
        message = f'"{derivation.operands[0]}" is smaller than "{derivation.operands[1]}"'
        draft.findings.defect("bad-derivation", where.place(), message, "Exchange the two.")
        return
    complaint = arithmetic.check_derivation(figure, operands)
    if complaint is not None:
        place = (where if entry.value is None else spot.at("value")).place()
        draft.findings.defect("wrong-derivation", place, _phrase(complaint), _cure(figure, derived))
    draft.figures[figure_id] = figure


def _completed(figure: Figure, entry: FigureEntry, derived: Derived) -> Figure:
    value = derived.value if entry.value is None else figure.value
    # A unit that the author only puts in words is of the kind that the operation gives.
    is_open = entry.unit_class is None and figure.unit_class is UnitClass.COUNT
    unit_class = derived.unit_class if is_open else figure.unit_class
    return replace(figure, value=value, unit_class=unit_class)


def _cure(figure: Figure, derived: Derived) -> str:
    if figure.qualifier is Qualifier.EXACT and derived.qualifier is not Qualifier.EXACT:
        return f"Write `qualifier: {derived.qualifier}`."
    return "Correct the figure, or leave out `value` and have it computed."


def _phrase(sentence: object) -> str:
    return str(sentence).removesuffix(".")
