"""Numbers of tables: what a bare number counts stands in its column's or its row's head.

成交额（亿元） above 25.8 makes 2 580 000 000元.  Only rows with as many cells as the header are
read: where cells are merged nothing says which column a number belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kiosk.article.blocks import BlockKind
from kiosk.article.chinese_qualifiers import words_before as chinese_words_before
from kiosk.article.english_qualifiers import words_before as english_words_before
from kiosk.article.normal import is_chinese
from kiosk.article.numerals import scaled_by
from kiosk.article.record import AsOf, ChangeRecord
from kiosk.article.sighting import Sighting
from kiosk.article.table_heads import Head, Measure, caption_measure, read_head
from kiosk.figures.model import Direction, UnitClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.passages import Passage

_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"[\s:|-]+")
_NUMBER = re.compile(
    r"(?P<numeral>(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,8})?)\s?(?P<percent>%)?"
)
_YEAR = re.compile(r"(?:19|20)\d{2}\s?年?(?:度)?")
_NAMELESS = re.compile(r"数值|数量|指标值?|绝对[量数额]|total|value|amount|figure", re.I)
"""Heads of a column of which the row's head says all."""
_BLANK = "\ufffc"
_MIN_CELLS = 2


class CellNote(NamedTuple):
    """What a table says of a number in one of its cells."""

    label: str
    time: AsOf | None
    change: ChangeRecord | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of numbers with the heads of its table."""

    heads: tuple[Head, ...]
    """One for each cell; none if the row does not fit the header."""
    caption: Measure | None
    """What the table says it is measured in: 单位：亿元."""
    chinese: bool
    """Language of the table; a row may hold no word."""


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def table_rows(passages: Sequence[Passage]) -> dict[int, TableRow]:
    """The rows that are no headers, by the index of their passage."""
    rows: dict[int, TableRow] = {}
    first = 0
    while first < len(passages):
        last = first
        while last < len(passages) and passages[last].kind is BlockKind.TABLE_ROW:
            last += 1
        if last > first:
            rows |= _rows_of(passages, first, last)
        first = last + 1
    return rows


def _rows_of(passages: Sequence[Passage], first: int, last: int) -> dict[int, TableRow]:
    texts = [passage.text for passage in passages[first:last]]
    chinese = is_chinese("\n".join(texts))
    before = passages[first - 1].text if first else ""
    caption = caption_measure(before) or caption_measure(texts[0])
    at = next((n for n, text in enumerate(texts) if _is_header(text)), None)
    heads: tuple[Head, ...] = ()
    if at is not None:
        heads = tuple(read_head(cell.text, chinese=chinese) for cell in _cells(texts[at]))
    found: dict[int, TableRow] = {}
    for number, text in enumerate(texts):
        if number != at and not _RULE.fullmatch(text):
            fits = at is not None and number > at and len(_cells(text)) == len(heads)
            found[first + number] = TableRow(heads if fits else (), caption, chinese)
    return found


def _is_header(text: str) -> bool:
    """Whether a row names columns: several cells of words or years."""
    cells = [cell for cell in _cells(text) if cell.text]
    return len(cells) >= _MIN_CELLS and not any(
        _NUMBER.fullmatch(cell.text) and not _YEAR.fullmatch(cell.text) for cell in cells
    )


def _cells(text: str) -> list[_Cell]:
    """The cells of a row, blank ones too; outer bars open and close the row."""
    inner = text.strip()
    low = text.index(inner) + inner.startswith("|")
    high = text.index(inner) + len(inner) - inner.endswith("|")
    found: list[_Cell] = []
    start = low
    for part in text[low:high].split("|"):
        words = part.strip()
        at = start + (part.index(words) if words else 0)
        found.append(_Cell(at, at + len(words), words))
        start += len(part) + 1
    return found


def read_row(text: str, row: TableRow) -> tuple[str, list[tuple[Sighting, CellNote]]]:
    """The bare numbers of a row, and the row without them for those who read sentences.

    Args:
        text: The row in normal form.
        row: The heads of its table.
    """
    cells = _cells(text)
    told: list[tuple[Sighting, CellNote]] = []
    rest = text
    for index, cell in enumerate(cells):
        number = _bare_number(text, cell, chinese=row.chinese)
        if number is None:
            continue
        rest = rest[: cell.start] + _BLANK * len(cell.text) + rest[cell.end :]
        if index:
            told += _told(row, cells, index, number)
    return rest, told


def notes_of(
    text: str,
    row: TableRow,
    sightings: Sequence[Sighting],
    told: Sequence[tuple[Sighting, CellNote]],
) -> dict[int, CellNote]:
    """What the heads say of each number of a row, by where it begins.

    Args:
        text: The row in normal form.
        row: The heads of its table.
        sightings: Numbers that carry their unit themselves.
        told: Numbers that take it from a head.
    """
    notes = {sighting.start: note for sighting, note in told}
    cells = _cells(text) if row.heads else []
    for sighting in sightings:
        index = next((n for n, c in enumerate(cells) if c.start <= sighting.start < c.end), 0)
        if index:
            side = read_head(cells[0].text, chinese=row.chinese)
            notes[sighting.start] = _note(row, row.heads[index], side, sighting.sign)
    return notes


def _bare_number(text: str, cell: _Cell, *, chinese: bool) -> tuple[Sighting, bool] | None:
    """The number that is all of a cell, and whether a per cent sign stands behind it."""
    found = re.search(r"\d", cell.text)
    at = cell.start + found.start() if found else -1
    number = _NUMBER.fullmatch(text, at, cell.end) if found else None
    if number is None:
        return None
    before = (chinese_words_before if chinese else english_words_before)(text, at)
    lead = text[cell.start : at].strip()
    is_signed = lead in ("-", "+", "−")
    if lead and not is_signed and (before.start != cell.start or before.currency):
        return None
    start, end = number.span("numeral")
    sighting = Sighting(
        cell.start,
        cell.end,
        start,
        end,
        Decimal(number["numeral"].replace(",", "")),
        "",
        UnitClass.COUNT,
        qualifier=before.qualifier,
        qualifier_words=before.words,
        sign="-" if "-" in lead or "−" in lead else "",
    )
    return sighting, bool(number["percent"])


def _told(
    row: TableRow, cells: list[_Cell], index: int, number: tuple[Sighting, bool]
) -> list[tuple[Sighting, CellNote]]:
    """The figure in a cell; nothing if its heads do not say what it is."""
    sighting, is_percent = number
    side = read_head(cells[0].text, chinese=row.chinese)
    if not row.heads and not (len(cells) == _MIN_CELLS and side.measure):
        return []
    column = row.heads[index] if row.heads else Head("")
    measure = _measure(column, side, row.caption, is_percent=is_percent)
    if measure is None or column.is_counted_off or side.is_counted_off:
        return []
    figure = Sighting(
        sighting.start,
        sighting.end,
        sighting.numeral_start,
        sighting.numeral_end,
        scaled_by(sighting.value, measure.factor),
        measure.unit,
        measure.kind,
        currency=measure.currency,
        qualifier=sighting.qualifier,
        qualifier_words=sighting.qualifier_words,
        sign=sighting.sign,
        flags=("table", "inferred-unit"),
    )
    return [(figure, _note(row, column, side, sighting.sign))]


def _measure(
    column: Head, side: Head, caption: Measure | None, *, is_percent: bool
) -> Measure | None:
    """What a cell is measured in; None if nobody says."""
    if is_percent:
        return Measure("%", UnitClass.PERCENT)
    if column.measure or side.measure:
        return column.measure or side.measure
    if column.is_rate or side.is_rate:
        return None
    return caption or column.counted or side.counted


def _note(row: TableRow, column: Head, side: Head, sign: str) -> CellNote:
    times = [head.time for head in (column, side) if head.time]
    all_names = [head.name for head in (side, column) if head.name and not head.time]
    names = [name for name in all_names if not _NAMELESS.fullmatch(name)] or all_names
    label = "".join(names) if row.chinese else ", ".join(reversed(names))
    is_change = column.is_change or side.is_change
    direction = Direction.DOWN if sign else Direction.UP
    return CellNote(
        label,
        AsOf(times[0], re.sub(r"\D", "", times[0]), "table") if times else None,
        ChangeRecord(direction, column.basis or side.basis) if is_change else None,
    )
