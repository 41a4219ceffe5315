"""Series of charts: from a table or from figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.show import texts
from kiosk.show.data import number_in, read_table
from kiosk.show.findings import did_you_mean
from kiosk.show.model import FigureUse, Point, Series
from kiosk.show.paths import find_file
from kiosk.show.source_tables import differing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.data import Cell, Table
    from kiosk.show.draft import Draft, SourceText
    from kiosk.show.schema import DataEntry
    from kiosk.show.tree import Spot


def series_of_figures(uses: Sequence[FigureUse], draft: Draft) -> tuple[Series, ...]:
    """One series whose points are figures, named by their labels."""
    figures = [(use, draft.figures.get(use.figure)) for use in uses]
    points = tuple(
        Point(figure.value, {**figure.label, **use.label}, figure.id)
        for use, figure in figures
        if figure is not None
    )
    return (Series(points),) if points else ()


def series_of_table(entry: DataEntry, spot: Spot, draft: Draft) -> tuple[Series, ...]:
    """The series of a table; empty if it has problems, which are reported."""
    source = draft.source(entry.source, spot.at("source"))
    path = find_file(draft.folder, spot.at("file"), draft.findings)
    table = read_table(path, entry.file, draft.findings) if path else None
    if table is None:
        return ()
    names = _names(entry, spot.at("name"), table, source, draft)
    columns = _value_columns(entry, spot, draft)
    series: list[Series] = []
    for column, name, where in columns:
        if _has_column(column, where, table, draft):
            points = _points(table, column, names, draft)
            _check_source(table, column, source, draft)
            series.append(Series(points, name, entry.source))
    is_complete = all(len(one.points) == len(table.rows) for one in series)
    return tuple(series) if is_complete else ()


def _value_columns(
    entry: DataEntry, spot: Spot, draft: Draft
) -> list[tuple[str, dict[str, str], Spot]]:
    """Column, name and place of every series."""
    if (entry.value is None) == (entry.series is None):
        if not (spot.at("value").is_broken or spot.at("series").is_broken):
            message = "expected either “value” (one column) or “series” (two)"
            draft.findings.defect("missing-key", spot.place(), message, "Write one of them.")
        return []
    if entry.value is not None:
        return [(entry.value, {}, spot.at("value"))]
    return [
        (
            one.value,
            texts.literal(one.name, spot.at("series", index, "name"), draft),
            spot.at("series", index, "value"),
        )
        for index, one in enumerate(entry.series or ())
    ]


def _has_column(name: str, spot: Spot, table: Table, draft: Draft) -> bool:
    if name in table.names:
        return True
    message = f'the table {table.file.name} has no column "{name}"'
    cure = did_you_mean(name, table.names)
    draft.findings.defect("unknown-column", spot.place(), message, cure)
    return False


def _names(
    entry: DataEntry, spot: Spot, table: Table, source: SourceText | None, draft: Draft
) -> list[dict[str, str]]:
    """The names of the rows in every language."""
    names: list[dict[str, str]] = [{} for _ in table.rows]
    for language in draft.languages:
        column = entry.name.neutral or entry.name.by_language().get(language)
        where = spot if entry.name.neutral else spot.at(language)
        if column is None:
            message = f"the column for {language} is missing"
            draft.findings.defect("missing-translation", spot.place(), message)
        elif _has_column(column, where, table, draft):
            for row, cell in zip(names, table.column(column), strict=True):
                row[language] = cell.text
                _check_name(cell, table, draft)
            _check_names(table.column(column), source, table, draft)
    return names


def _check_name(cell: Cell, table: Table, draft: Draft) -> None:
    if not cell.text:
        message = "the cell is empty, expected the name of the row"
        draft.findings.defect("bad-cell", table.place(cell), message, "Fill it.")


def _check_names(
    cells: Sequence[Cell], source: SourceText | None, table: Table, draft: Draft
) -> None:
    """Every point has a name of its own, and a year that its source has."""
    seen: dict[str, int] = {}
    for cell in cells:
        if cell.text in seen:
            message = (
                f'this row and the one in line {seen[cell.text]} are both called "{cell.text}"'
            )
            cure = "Name every row once."
            draft.findings.defect("duplicate-name", table.place(cell), message, cure)
        elif source is not None and cell.text.isdecimal() and cell.text not in source.text:
            message = f'"{cell.text}" does not stand in {source.source.file}'
            cure = "Correct the name of the row."
            draft.findings.defect("value-not-in-source", table.place(cell), message, cure)
        seen.setdefault(cell.text, cell.line)


def _points(
    table: Table, column: str, names: list[dict[str, str]], draft: Draft
) -> tuple[Point, ...]:
    values = [(number_in(cell, table, draft.findings), cell) for cell in table.column(column)]
    return tuple(
        Point(value, name, written=cell.text)
        for (value, cell), name in zip(values, names, strict=True)
        if value is not None
    )


def _check_source(table: Table, column: str, source: SourceText | None, draft: Draft) -> None:
    """Every number of a table must stand in its source, digit for digit."""
    if source is None:
        return
    digits = set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", source.text)))
    is_stated = True
    for cell in table.column(column):
        written = cell.text.lstrip("+-")
        if not re.fullmatch(r"[0-9.]+", written):
            is_stated = False
        elif written not in digits:
            is_stated = False
            message = f'"{written}" does not stand in {source.source.file}'
            cure = "Correct the number, or add the sentence or table that states it."
            draft.findings.defect("value-not-in-source", table.place(cell), message, cure)
    # What is unsound in itself was reported.
    for cell, said in differing(table.column(column), source.text) if is_stated else ():
        message = f'"{cell.text}" is "{said}" in the table of {source.source.file}'
        cure = "Correct the number, or the source."
        draft.findings.defect("value-differs", table.place(cell), message, cure)
