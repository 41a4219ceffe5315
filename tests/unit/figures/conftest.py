"""Figures for tests, with the few fields that matter spelled out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from kiosk.figures.model import Change, Direction, Figure

MakeFigure = Callable[..., Figure]


def make_figure(value: str | int | Decimal, **fields: Any) -> Figure:
    direction = fields.pop("direction", None)
    if direction is not None:
        basis = {"zh": "比上年", "en": "on the year before"}
        fields["change"] = Change(Direction(direction), basis)
    if "value_max" in fields:
        fields["value_max"] = Decimal(fields["value_max"])
    return Figure(
        id=fields.pop("id", "f"),
        value=Decimal(value),
        unit=fields.pop("unit", {}),
        label=fields.pop("label", {}),
        **fields,
    )


@pytest.fixture(scope="session")
def figure() -> MakeFigure:
    return make_figure
