"""The values a chart shows: how large, how they read, whose figure they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kiosk.figures.digits import numeral_and_scale
from kiosk.figures.writing import Written
from kiosk.show.model import FigureUse
from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.phrases import Part, Phrase, phrase, qualifier_size
from kiosk.typeset.marks import Face

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.model import Point
    from kiosk.typeset.charts.sheet import Sheet

_QUALIFIER_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a chart."""

    amount: float
    """What is drawn; 0 or more."""
    written: Written
    name: str
    """Category or label, in the page's language."""
    figure: str = ""
    lines: str = ""
    """The name with the author's line breaks."""

    @property
    def scale(self) -> str:
        """The scale word: 万, 亿, million."""
        return "" if self.written.verbatim else self.written.scale


def point_values(sheet: Sheet, points: Sequence[Point]) -> list[Value]:
    """The values of a series."""
    return [_of_point(sheet, point) for point in points]


def group_values(sheet: Sheet, uses: Sequence[FigureUse]) -> list[Value]:
    """The values of a chart's groups."""
    setting = sheet.setting
    return [
        _checked(
            sheet,
            Value(
                float(setting.figure(use).value),
                setting.written(use),
                setting.label(use),
                use.figure,
                setting.label_lines(use),
            ),
        )
        for use in uses
    ]


def common_scale(values: Sequence[Value], deck: str) -> str:
    """The scale word that the deck already says for all of them; "" if it does not.

    万亿元 in the deck stands for every column; but then no column may count in another scale.
    """
    scales = {value.scale for value in values}
    if len(scales) != 1:
        return ""
    scale = scales.pop()
    units = {value.written.unit for value in values} if scale else set[str]()
    is_said = any(f"{scale}{gap}{unit}" in deck for unit in units for gap in ("", " "))
    return scale if is_said else ""


def value_phrase(sheet: Sheet, value: Value, size: float, ink: Ink, said: str = "") -> Phrase:
    """The label of a mark: qualifier, number, and the scale unless the deck says it.

    Args:
        sheet: The page.
        value: Which value.
        size: Em of the number, u.
        ink: Of the number.
        said: The scale word that the deck says for all.
    """
    draft, written = sheet.draft, value.written
    scale = "" if value.scale == said else value.scale
    gap = "" if sheet.setting.is_chinese else " "
    tail = gap.join(part for part in (scale, written.after) if part)
    number = f"{written.number}{gap if tail else ''}{tail}"
    before = written.before
    if written.verbatim:
        number, before = written.verbatim, ""
    return phrase(
        (
            Part(draft.line(before, Face.SANS), qualifier_size(draft, size), Ink.FG2, "qualifier"),
            Part(draft.line(number, Face.SERIF_BOLD), size, ink, "value", _QUALIFIER_GAP),
        )
    )


def _of_point(sheet: Sheet, point: Point) -> Value:
    setting = sheet.setting
    name = setting.words(point.name)
    figure = setting.show.figures.get(point.figure)
    if figure is not None:
        written = setting.written(FigureUse(point.figure))
        return _checked(sheet, Value(float(figure.value), written, name, point.figure))
    language = "zh" if setting.is_chinese else "en"
    numeral, scale = numeral_and_scale(abs(_digits(point)), language)
    written = Written(language, numeral, scale=scale)
    return _checked(sheet, Value(float(point.value), written, name))


def _digits(point: Point) -> Decimal:
    """The point's value with the digits its table gives."""
    try:
        written = Decimal(point.written)
    except InvalidOperation:
        return point.value
    return written if written == point.value else point.value


def _checked(sheet: Sheet, value: Value) -> Value:
    """The value, with a problem if it cannot be drawn from zero upward."""
    if value.amount >= 0:
        return value
    sheet.draft.problem(f'"{value.name}" is below zero; this chart begins at zero.')
    return replace(value, amount=0.0)
