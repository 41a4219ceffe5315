"""Tables: CSV files with named columns, read strictly.

A spreadsheet's habits (semicolons, thousands separators, empty cells, texts among numbers) each
change a chart without anybody noticing; here each is a sentence with line and column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.errors import Place
from kiosk.show.text_file import TABLE_LIMIT, TextFile, read_text_file

if TYPE_CHECKING:
    from kiosk.show.findings import Findings

ROW_LIMIT: Final = 10_000
COLUMN_LIMIT: Final = 64
CELL_LIMIT: Final = 1000
"""Characters."""

_FIELD: Final = re.compile(r'"((?:[^"]|"")*)"|([^,\n"]*)')
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,18}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place; line and column count from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has been read: header and rows of the same length."""

    file: TextFile
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(cell.text for cell in self.header)

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells below a name."""
        index = self.names.index(name)
        return tuple(row[index] for row in self.rows)

    def place(self, cell: Cell) -> Place:
        """Where a cell is."""
        return _place(self.file, cell)


def read_table(path: Path, name: str, findings: Findings) -> Table | None:
    """Read a CSV file; None if it has problems, which are all reported.

    Args:
        path: An existing regular file.
        name: What the file is called in problems.
        findings: Takes the problems.
    """
    file = read_text_file(path, name, TABLE_LIMIT, findings)
    if file is None:
        return None
    rows = _split(file, findings)
    if rows is None or not _has_content(file, rows, findings):
        return None
    table = Table(file, rows[0], tuple(rows[1:]))
    is_sound = _check_header(table, findings) and _check_rows(table, findings)
    return table if is_sound else None


def number_in(cell: Cell, table: Table, findings: Findings) -> Decimal | None:
    """The number in a cell; None if it holds none, which is reported."""
    text = cell.text
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    message, cure = _not_a_number(text)
    findings.defect("bad-cell", table.place(cell), message, cure)
    return None


def _not_a_number(text: str) -> tuple[str, str]:
    if not text:
        return "the cell is empty, expected a number", "Fill it, or delete the row."
    if text.lower().lstrip("+-") in ("nan", "inf", "infinity", "n/a", "na", "-", "—", "null"):
        return f'found "{text}", expected a number', "Fill the cell, or delete the row."
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        plain = text.replace(",", "")
        return f'found "{text}" with thousands separators', f"Write {plain}."
    if re.fullmatch(r"[-+]?\d+,\d+", text):
        return f'found "{text}" with a decimal comma', f"Write {text.replace(',', '.')}."
    if re.fullmatch(r"[-+]?\d{1,3}([ \u00a0\u202f'’]\d{3})+(\.\d+)?", text):
        plain = re.sub(r"[^\d.+-]", "", text)
        return f'found "{text}" with thousands separators', f"Write {plain}."
    cure = "Write digits only, such as 7.5; scale and unit go into the deck."
    return f'found the text "{text[:40]}" in a column of numbers', cure


def _split(file: TextFile, findings: Findings) -> list[tuple[Cell, ...]] | None:
    """The cells of every row that is not empty; None if the quotes are unsound."""
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    text, position, line, line_start = file.text, 0, 1, 0
    while position <= len(text):
        match = _FIELD.match(text, position)
        assert match is not None  # the pattern matches the empty text too
        quoted = match[1] is not None
        content = match[1].replace('""', '"') if quoted else match[2]
        row.append(Cell(content.strip(), line, position - line_start + 1))
        breaks = match[0].count("\n")
        if breaks:
            line += breaks
            line_start = position + match[0].rfind("\n") + 1
        position = match.end()
        end = text[position : position + 1]
        if end not in (",", "\n", ""):
            _report_quote(file, row[-1], findings)
            return None
        position += 1
        if end != ",":
            if any(cell.text for cell in row) or len(row) > 1:
                rows.append(tuple(row))
            row, line, line_start = [], line + 1, position
    return rows


def _report_quote(file: TextFile, cell: Cell, findings: Findings) -> None:
    message = "a quotation mark stands inside a cell or is not closed"
    cure = 'Put the whole cell in quotes and double the quotes inside: "a ""b"" c".'
    findings.defect("bad-quote", _place(file, cell), message, cure)


def _has_content(file: TextFile, rows: list[tuple[Cell, ...]], findings: Findings) -> bool:
    complaint = ""
    if len(rows) < 2:
        complaint = "has no row below its header"
    elif len(rows) > ROW_LIMIT:
        complaint = f"has more than {ROW_LIMIT} rows"
    elif max(len(row) for row in rows) > COLUMN_LIMIT:
        complaint = f"has more than {COLUMN_LIMIT} columns"
    elif len(rows[0]) == 1 and re.search("[;\t]", rows[0][0].text):
        separator = "semicolons" if ";" in rows[0][0].text else "tabs"
        complaint = f"separates its columns by {separator}, expected commas"
    if complaint:
        cure = "A table is a header line and rows, with commas between the cells."
        findings.defect("bad-table", Place(file.name, 1, 1, "", file.lines[0]), complaint, cure)
    return not complaint


def _check_header(table: Table, findings: Findings) -> bool:
    seen: set[str] = set()
    is_sound = True
    for number, cell in enumerate(table.header, start=1):
        message = ""
        if not cell.text:
            message = f"column {number} has no name in the header"
        elif cell.text in seen:
            message = f'two columns are called "{cell.text}"'
        if message:
            is_sound = False
            findings.defect("bad-header", table.place(cell), message, "Name every column once.")
        seen.add(cell.text)
    return is_sound


def _check_rows(table: Table, findings: Findings) -> bool:
    is_sound = True
    for row in table.rows:
        message = ""
        if len(row) != len(table.header):
            message = f"the row has {len(row)} cells, the header {len(table.header)}"
            cure = "A cell that contains a comma must stand in quotes; numbers have no separators."
        elif any(len(cell.text) > CELL_LIMIT for cell in row):
            message = f"a cell has more than {CELL_LIMIT} characters"
            cure = "Keep only what the chart uses."
        else:
            continue
        is_sound = False
        findings.defect("bad-row", table.place(row[0]), message, cure)
    return is_sound


def _place(file: TextFile, cell: Cell) -> Place:
    return Place(file.name, cell.line, cell.column, "", file.lines[cell.line - 1])
