"""Figures: from what the author wrote to data, each traced to its sentence or to other figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kiosk.figures.model import Change, Figure, UnitClass
from kiosk.show import texts
from kiosk.show.provenance import trace
from kiosk.show.schema import FigureEntry, FormerEntry
from kiosk.show.schema_problems import validate

if TYPE_CHECKING:
    from kiosk.show.draft import Draft
    from kiosk.show.tree import Spot

_UNIT_NAMES: Final = {
    name: UnitClass(name) for name in ("percent", "points", "yuan", "us_dollar", "euro", "times")
} | {"%": UnitClass.PERCENT}
"""Units whose words the program knows."""


def read_figure(spot: Spot, draft: Draft) -> FigureEntry | None:
    """Read the figure at `spot` into the draft, without its derivation.

    Returns:
        The entry, if it is sound so far; a derivation is added when all figures are known.
    """
    entry = validate(FigureEntry, spot, draft.findings)
    if entry is None:
        return None
    if not _has_origin(entry, spot, draft):
        return None
    figure = _figure(entry, spot, draft)
    if entry.source is not None:
        figure = trace(figure, entry.source, spot, draft)
    if entry.was is not None:
        draft.former[figure.id] = _former(figure, entry.was, spot.at("was"), draft)
    draft.figures[figure.id] = figure
    draft.figure_spots[figure.id] = spot
    return entry


def _has_origin(entry: FigureEntry, spot: Spot, draft: Draft) -> bool:
    if entry.source is None and entry.derived is None:
        if not (spot.at("source").is_broken or spot.at("derived").is_broken):
            message = "the figure comes from nowhere; every number on the wall can be traced"
            cure = "Add “source” with the sentence that states it, or “derived”."
            draft.findings.defect("untraced-figure", spot.place(), message, cure)
        return False
    if entry.value is None and entry.derived is None:
        if not spot.at("value").is_broken:
            message = '"value" is missing'
            cure = "Add “value”: the number as the source states it."
            draft.findings.defect("missing-key", spot.at("value").place(), message, cure)
        return False
    return True


def _figure(entry: FigureEntry, spot: Spot, draft: Draft) -> Figure:
    unit, unit_class = _unit(entry, spot, draft)
    return Figure(
        id=str(spot.steps[-1]),
        value=entry.value.low if entry.value else Decimal(0),
        value_max=entry.value.high if entry.value else None,
        unit=unit,
        unit_class=unit_class,
        label=texts.literal(entry.label, spot.at("label"), draft),
        qualifier=entry.qualifier,
        wording=texts.optional(entry.wording, spot.at("wording"), draft),
        written=texts.optional(entry.written, spot.at("written"), draft),
        change=_change(entry, spot, draft),
        as_of=entry.as_of or "",
    )


def _former(figure: Figure, entry: FormerEntry, spot: Spot, draft: Draft) -> Figure:
    """The figure as it was before its article changed, traced to what the article said then."""
    former = replace(
        figure,
        value=entry.value.low,
        value_max=entry.value.high,
        qualifier=entry.qualifier,
        wording=texts.optional(entry.wording, spot.at("wording"), draft),
        written=texts.optional(entry.written, spot.at("written"), draft),
        as_of=entry.as_of or "",
        provenance=None,
    )
    return trace(former, entry.source, spot, draft)


def _unit(entry: FigureEntry, spot: Spot, draft: Draft) -> tuple[dict[str, str], UnitClass]:
    """Words and class of the unit."""
    named = _UNIT_NAMES.get(entry.unit.neutral or "") if entry.unit else None
    if named is not None:
        return {}, entry.unit_class or named
    # In an unfinished show a label alone may say what is counted: in English it does.
    read = texts.optional if draft.is_unfinished else texts.literal
    words = read(entry.unit, spot.at("unit"), draft)
    return words, entry.unit_class or UnitClass.COUNT


def _change(entry: FigureEntry, spot: Spot, draft: Draft) -> Change | None:
    if entry.change is None:
        return None
    basis = texts.literal(entry.change.basis, spot.at("change", "basis"), draft)
    return Change(entry.change.direction, basis)
