"""Whether a figure says what its sentence says: value, qualifier, kind of quantity, direction."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.figures.found import Found, Role
from kiosk.figures.model import Figure, Provenance, Qualifier, UnitClass
from kiosk.figures.reading import find_numbers
from kiosk.figures.script import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.show.draft import Draft
    from kiosk.show.tree import Spot

_STRICT: Final = frozenset(
    {
        UnitClass.PERCENT,
        UnitClass.POINTS,
        UnitClass.YUAN,
        UnitClass.US_DOLLAR,
        UnitClass.EURO,
        UnitClass.CURRENCY,
        UnitClass.TIMES,
    }
)
"""Kinds of quantity that must not be taken for others, nor others for them."""
_PHYSICAL: Final = frozenset(
    {UnitClass.AREA, UnitClass.MASS, UnitClass.DURATION, UnitClass.DATA, UnitClass.AGE}
)
"""Kinds that the sentence tells where the author did not."""
_ANY_NUMBER: Final = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|billion|half|third|quarter|dozen"
    r"|twice|double[ds]?)\b",
    re.IGNORECASE,
)
_MOST_SHOWN: Final = 5
_LONGEST: Final = 120
"""Characters of a sentence in a message."""


def compare(figure: Figure, provenance: Provenance, spot: Spot, draft: Draft) -> Figure:
    """The figure with its provenance, its number marked in the sentence.

    Args:
        figure: As the author wrote it.
        provenance: Its quote and sentence, the number not yet marked.
        spot: Where the figure stands.
        draft: The show so far; takes the disagreements.
    """
    _check_words(figure, spot, draft)
    numbers = _numbers_in_quote(provenance)
    found = _best(figure, numbers)
    if found is None:
        _report_missing(figure, provenance, numbers, spot, draft)
        return replace(figure, provenance=provenance)
    sentence = _sentence(provenance, [found])
    for code, key, message, cure in _differences(figure, found):
        place = _place_of(key, spot).place()
        draft.findings.defect(code, place, f"{message}: {sentence}", cure)
    _check_unit(figure, found, sentence, spot, draft)
    numeral = (found.numeral_start, found.numeral_end)
    unit_class = figure.unit_class
    if unit_class is UnitClass.COUNT and found.unit_class in _PHYSICAL:
        unit_class = found.unit_class
    return replace(figure, unit_class=unit_class, provenance=replace(provenance, numeral=numeral))


def _numbers_in_quote(provenance: Provenance) -> list[Found]:
    """The sentence's numbers whose numeral lies in the quote."""
    start = provenance.start
    end = start + len(provenance.quote)
    return [
        found
        for found in find_numbers(provenance.sentence)
        if start <= found.numeral_start and found.numeral_end <= end
    ]


def _best(figure: Figure, numbers: Sequence[Found]) -> Found | None:
    """The number with the figure's value that differs least in all else."""
    same = [found for found in numbers if _has_value(figure, found)]
    return min(same, key=lambda found: sum(1 for _ in _differences(figure, found)), default=None)


def _has_value(figure: Figure, found: Found) -> bool:
    return found.value == abs(figure.value) and found.value_max == figure.value_max


def _differences(figure: Figure, found: Found) -> Iterator[tuple[str, str, str, str]]:
    """Code, key, message and cure of everything in which figure and sentence differ."""
    said = f"the sentence says “{found.text}”"
    if found.qualifier is not figure.qualifier:
        message = (
            f"{said}, which is {_name(found.qualifier)}; the figure is {_name(figure.qualifier)}"
        )
        cure = f"Write `qualifier: {found.qualifier}`."
        if found.qualifier is Qualifier.EXACT:
            cure = "Delete `qualifier`, or quote the words that say it."
        yield "wrong-qualifier", "qualifier", message, cure
    is_strict = found.unit_class in _STRICT or figure.unit_class in _STRICT
    if is_strict and found.unit_class is not figure.unit_class and found.unit:
        message = (
            f"{said}, which is {_kind(found.unit_class)}; the figure is {_kind(figure.unit_class)}"
        )
        yield "wrong-unit", "unit", message, f"Write `unit: {found.unit_class}`."
    if figure.change and found.direction and found.direction is not figure.change.direction:
        message = f"{said}, which goes {found.direction}; the figure goes {figure.change.direction}"
        yield "wrong-direction", "change", message, f"Write `direction: {found.direction}`."


def _sentence(provenance: Provenance, numbers: Sequence[Found]) -> str:
    """The sentence with its numbers in brackets, cut around the first if it is long."""
    words, at, first = "", 0, 0
    for found in numbers:
        if not words:
            first = found.start
        words += f"{provenance.sentence[at : found.start]}[{found.text}]"
        at = found.end
    words += provenance.sentence[at:]
    start = max(0, first - _LONGEST // 3) if len(words) > _LONGEST else 0
    end = start + _LONGEST
    head, tail = "…" if start else "", "…" if end < len(words) else ""
    return f"“{head}{words[start:end]}{tail}”"


def _check_unit(figure: Figure, found: Found, sentence: str, spot: Spot, draft: Draft) -> None:
    """Remark if Chinese counts in another unit: 人 are persons, 人次 are visits."""
    own = view_of(figure.unit.get("zh", "")).chars
    is_count = figure.unit_class is UnitClass.COUNT and found.unit_class is UnitClass.COUNT
    if is_count and found.role is Role.FIGURE and own and found.unit and own != found.unit:
        if found.unit.isascii():
            return
        message = f"the sentence counts in {found.unit}, the figure in {own}: {sentence}"
        cure = "Take the sentence's unit, if they do not mean the same."
        draft.findings.remark("other-unit", _place_of("unit", spot).place(), message, cure)


def _report_missing(
    figure: Figure, provenance: Provenance, numbers: Sequence[Found], spot: Spot, draft: Draft
) -> None:
    """Say that the quote does not state the figure's value."""
    quote = spot.at("source", "quote")
    if numbers:
        stated = ", ".join(f"“{found.text}”" for found in numbers[:_MOST_SHOWN])
        message = f"the quote says {stated}, not {figure.value:f}"
        if figure.value_max is not None:
            message += f" to {figure.value_max:f}"
        message += f": {_sentence(provenance, numbers)}"
        cure = "Correct the value, or quote the words that state it."
        draft.findings.defect("wrong-value-quoted", _place_of("value", spot).place(), message, cure)
    elif not _ANY_NUMBER.search(provenance.quote):
        cure = "Quote the words that hold the number."
        draft.findings.defect("no-number", quote.place(), "the quote holds no number", cure)
    else:
        message = f"the number in the quote has no one reading; it must mean {figure.value:f}"
        cure = "Compare both by eye, or quote more of the sentence."
        draft.findings.remark("unread-number", quote.place(), message, cure)


def _check_words(figure: Figure, spot: Spot, draft: Draft) -> None:
    """The source's complete words must mean the figure's value and qualifier."""
    for language, words in figure.written.items():
        numbers = find_numbers(words)
        if not numbers or _best(figure, numbers):
            continue
        where = spot.at("written", language)
        message = f"“{words}” means {numbers[0].value:f}, the figure is {figure.value:f}"
        draft.findings.defect("wrong-words", where.place(), message, "Correct one of them.")


def _place_of(key: str, spot: Spot) -> Spot:
    """The figure's key, or the figure if the key is left out."""
    return spot.at(key) if spot.at(key).node is not None else spot


def _name(qualifier: Qualifier) -> str:
    return qualifier.value.replace("_", " ")


def _kind(unit_class: UnitClass) -> str:
    names = {
        UnitClass.COUNT: "a count",
        UnitClass.POINTS: "percentage points",
        UnitClass.TIMES: "a multiple",
    }
    return names.get(unit_class, unit_class.value.replace("_", " "))
