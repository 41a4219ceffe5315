"""What the readers of slides share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kiosk.show import texts
from kiosk.show.model import FigureUse

if TYPE_CHECKING:
    from kiosk.show.draft import Draft
    from kiosk.show.schema import UseEntry
    from kiosk.show.tree import Spot


class Common(TypedDict):
    """Fields that every slide has."""

    id: str
    duration_s: float | None
    languages: tuple[str, ...]


def figure_use(entry: UseEntry, spot: Spot, draft: Draft) -> FigureUse:
    """A figure on a slide, with the words that the slide overrules."""
    named = spot.at("figure")
    draft.figure(entry.figure, spot if named.node is None else named)
    label = texts.optional(entry.label, spot.at("label"), draft)
    return FigureUse(entry.figure, label)
