"""Whether two languages say the same numbers: in the texts of a slide, in a sentence's translation.

Words for small numbers ("two ideas") bind nobody.  Everything else that one language gives must
stand in the other: 近2000 is not "over 2,000".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kiosk.figures.found import Found, Role
from kiosk.figures.interval import Agreement, agree
from kiosk.figures.model import Qualifier, UnitClass
from kiosk.figures.reading import find_numbers
from kiosk.show.verify_model import Check, Grade, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGITS: Final = re.compile(r"\d{1,18}(?:[.,]\d{1,18})*")
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,.]*\d)")
_STRICT: Final = frozenset(
    {
        UnitClass.PERCENT,
        UnitClass.POINTS,
        UnitClass.YUAN,
        UnitClass.US_DOLLAR,
        UnitClass.EURO,
        UnitClass.TIMES,
    }
)
_SMALLEST_SCALE: Final = 1000
_NAMES: Final = {"zh": ("中文", "the Chinese"), "en": ("英文", "the English")}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text that its translation should have too."""

    value: Decimal
    words: str
    start: int
    end: int
    found: Found | None = None
    """None: a year or a bare string of digits."""


def numbers_in(text: str) -> list[Number]:
    """All numbers of a text that are more than words, years included."""
    found = [
        Number(one.value, one.text, one.start, one.end, one)
        for one in find_numbers(text)
        if one.role is not Role.WORD and not _is_scale(one)
    ]
    years = [
        Number(Decimal(match[0]), match[0], *match.span())
        for match in _YEAR.finditer(text)
        if not any(one.start <= match.start() < one.end for one in found)
    ]
    return sorted([*found, *years], key=lambda one: one.start)


def _is_scale(found: Found) -> bool:
    """Whether a number only names the unit of an axis: "visits, ten thousand"."""
    is_power = found.value >= _SMALLEST_SCALE and found.value.normalize().as_tuple().digits == (1,)
    return is_power and not found.unit and not any(char.isdigit() for char in found.text)


def known_values(text: str) -> set[Decimal]:
    """Every value that a text gives in any way: as a figure, in words, in a date or a name."""
    found = find_numbers(text)
    values = {one.value for one in found} | {one.value_max for one in found if one.value_max}
    # Half is 50 per cent; 2.49 times as large has grown 1.49 times.
    values |= {one.value * 100 for one in found if one.unit_class is UnitClass.FRACTION}
    values |= {one.value / 100 for one in found if one.unit_class is UnitClass.PERCENT}
    values |= {one.value - 1 for one in found if one.unit_class is UnitClass.TIMES}
    values |= {one.value + 1 for one in found if one.unit_class is UnitClass.TIMES}
    return {value.normalize() for value in values} | digits_in(text)


def digits_in(text: str) -> set[Decimal]:
    """The values of all strings of digits, whatever they mean."""
    values: set[Decimal] = set()
    for match in _DIGITS.finditer(text):
        parts = [part for part in re.split(r"[.,]", match[0]) if part]
        values.update(Decimal(part).normalize() for part in parts)
        if match[0].count(".") <= 1:
            values.add(Decimal(match[0].replace(",", "")).normalize())
    return values


def compare_languages(
    texts: tuple[tuple[str, Passage], tuple[str, Passage]],
    typed: tuple[Iterable[Number], Iterable[Number]],
    *,
    code: str,
    figures: tuple[str, ...] = (),
) -> Iterator[Check]:
    """Questions where one language has a number that the other has not, or has otherwise.

    Args:
        texts: Language and complete text, twice.
        typed: The numbers of each that the other must have; those that a figure writes need not.
        code: Of the checks.
        figures: Ids of the figures that the texts are about.
    """
    (first, one), (second, other) = texts
    alone = [n for n in typed[0] if n.value.normalize() not in known_values(other.text)]
    alone_there = [n for n in typed[1] if n.value.normalize() not in known_values(one.text)]
    if alone and alone_there:
        yield _differ((first, one, alone), (second, other, alone_there), code, figures)
    else:
        yield from _only((first, one), other, alone, code, figures)
        yield from _only((second, other), one, alone_there, code, figures)
    yield from _otherwise((first, one), (second, other), code, figures)


def _differ(
    first: tuple[str, Passage, list[Number]],
    second: tuple[str, Passage, list[Number]],
    code: str,
    figures: tuple[str, ...],
) -> Check:
    words = ["、".join(one.words for one in numbers) for _, _, numbers in (first, second)]
    names = [_NAMES[language] for language, _, _ in (first, second)]
    question = {
        "zh": f"{names[0][0]}写“{words[0]}”，{names[1][0]}写“{words[1]}”。哪个对？",
        "en": f"{names[0][1]} says “{words[0]}”, {names[1][1]} “{words[1]}”. Which is right?",
    }
    passages = tuple(_with_marks(passage, numbers) for _, passage, numbers in (first, second))
    return Check(
        Grade.VERIFY, code, second[1].place, _capital(question), passages, figures, tuple(words)
    )


def _only(
    here: tuple[str, Passage],
    there: Passage,
    numbers: list[Number],
    code: str,
    figures: tuple[str, ...],
) -> Iterator[Check]:
    """A note, where the other language should have said it."""
    if not numbers:
        return
    language, passage = here
    words = "、".join(one.words for one in numbers)
    zh, en = _NAMES[language]
    question = {
        "zh": f"只有{zh}写了“{words}”。",
        "en": f"Only {en} says “{words}”.",
    }
    passages = (_with_marks(passage, numbers), there)
    yield Check(Grade.NOTE, code, there.place, question, passages, figures, detail=words)


def _otherwise(
    first: tuple[str, Passage], second: tuple[str, Passage], code: str, figures: tuple[str, ...]
) -> Iterator[Check]:
    """Numbers of one value whose qualifiers or kinds differ between the languages."""
    here = [n for n in numbers_in(first[1].text) if n.found and n.found.role is Role.FIGURE]
    there = [n for n in numbers_in(second[1].text) if n.found and n.found.role is Role.FIGURE]
    for one in here:
        same = [other for other in there if other.value == one.value]
        if not same or any(_is_same(one, other) for other in same):
            continue
        passages = (_with_marks(first[1], [one]), _with_marks(second[1], same[:1]))
        grade = Grade.VERIFY if _exclude(one, same[0]) else Grade.CHOOSE
        names = (_NAMES[first[0]], _NAMES[second[0]])
        question = {
            "zh": f"{names[0][0]}写“{one.words}”，{names[1][0]}写“{same[0].words}”，意思不同。",
            "en": f"{names[0][1]} says “{one.words}”, {names[1][1]} “{same[0].words}”, "
            "which is not the same.",
        }
        options = (one.words, same[0].words)
        place = second[1].place
        yield Check(grade, code, place, _capital(question), passages, figures, options)


def _is_same(one: Number, other: Number) -> bool:
    first, second = one.found, other.found
    if first is None or second is None:
        return True
    is_strict = first.unit_class in _STRICT or second.unit_class in _STRICT
    is_bare = not first.unit or not second.unit
    if is_strict and first.unit_class is not second.unit_class and not is_bare:
        return False
    return first.qualifier is second.qualifier


def _exclude(one: Number, other: Number) -> bool:
    """Whether both cannot be true: nearly and over; per cent and percentage points."""
    first, second = one.found, other.found
    if first is None or second is None:
        return False
    agreement = agree(first, second)
    is_vague = Qualifier.EXACT in (first.qualifier, second.qualifier)
    return agreement is Agreement.UNRELATED or (agreement is Agreement.CONTRADICT and not is_vague)


def _with_marks(passage: Passage, numbers: list[Number]) -> Passage:
    return Passage(passage.text, passage.place, tuple((one.start, one.end) for one in numbers))


def _capital(question: dict[str, str]) -> dict[str, str]:
    return {key: text[:1].upper() + text[1:] for key, text in question.items()}
