"""Columns of a table against the tables of its source: the same number in another row is wrong."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.show.data import Cell

_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?")
_FEWEST: Final = 3
"""Rows that make a column; two numbers may agree by chance."""
_ALIKE: Final = 0.6
"""A column that agrees in so many of its rows was copied from there."""


def differing(cells: Sequence[Cell], text: str) -> list[tuple[Cell, str]]:
    """The cells that a source's table has otherwise, with what it has.

    Args:
        cells: Of one column.
        text: Of the source; columns are compared whole, in their order.
    """
    best: list[tuple[Cell, str]] = []
    most = max(_FEWEST - 1, _ALIKE * len(cells)) - 0.5
    for column in _columns(text):
        if len(column) != len(cells) or len(cells) < _FEWEST:
            continue
        others = [
            (cell, said) for cell, said in zip(cells, column, strict=True) if cell.text != said
        ]
        if not others:
            return []
        if len(cells) - len(others) > most:
            best, most = others, len(cells) - len(others)
    return best


def _columns(text: str) -> Iterator[list[str]]:
    """The columns of numbers in the tables of a Markdown text."""
    for is_table, lines in groupby(text.split("\n"), key=lambda line: line.strip().startswith("|")):
        if not is_table:
            continue
        rows = [[cell.strip(" *") for cell in line.strip().strip("|").split("|")] for line in lines]
        width = max(len(row) for row in rows)
        for index in range(width):
            column = [row[index].replace(",", "") for row in rows if index < len(row)]
            numbers = [cell for cell in column if _NUMBER.fullmatch(cell)]
            if numbers:
                yield numbers
