"""Figures that follow from others follow them when those change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.figures.arithmetic import check_derivation, derive
from kiosk.figures.model import Qualifier
from kiosk.show.read import read_whole
from kiosk.show.write import remove_key, set_value

if TYPE_CHECKING:
    from kiosk.show.read import Reading
    from kiosk.show.write import Edit
    from kiosk.show.write_file import ShowFile

_ROUNDS = 4
"""Figures that follow from figures that follow."""


def follow(file: ShowFile) -> None:
    """Bring a show's derived figures up to date, as part of the last step.

    Raises:
        EditRefusedError: show.yaml is written in a way that only a person should touch.
    """
    for _ in range(_ROUNDS):
        again = _edits(read_whole(file.path.parent))
        if not again:
            break
        file.apply(*again, is_own_step=False)


def _edits(reading: Reading) -> list[Edit]:
    """Bring figures that follow from others up to date with them."""
    edits: list[Edit] = []
    figures = reading.draft.figures
    for figure in figures.values():
        derivation = figure.derivation
        if derivation is None or any(name not in figures for name in derivation.operands):
            continue
        operands = [figures[name] for name in derivation.operands]
        if check_derivation(figure, operands) is None:
            continue
        derived = derive(derivation.operation, operands)
        place = ("figures", figure.id)
        if reading.draft.figure_spots[figure.id].at("value").node is not None:
            words = f"{derived.value:f}"
            edits.append(partial(set_value, steps=(*place, "value"), words=words))
        edits.append(qualifier_edit(place, derived.qualifier))
    return edits


def qualifier_edit(place: tuple[str, ...], qualifier: Qualifier) -> Edit:
    """Write a figure's qualifier, or take it away: exact is not written."""
    steps = (*place, "qualifier")
    if qualifier is Qualifier.EXACT:
        return partial(remove_key, steps=steps)
    return partial(set_value, steps=steps, words=qualifier.value)
