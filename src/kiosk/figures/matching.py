"""Whether words hold a figure: a quote, a headline, the source's own wording.

The checker of shows asks here whether what is shown is what the source says: same value, same
kind of quantity, same class of qualifier, same direction.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.figures.interval import direction_of
from kiosk.figures.model import Direction, Figure, Qualifier, UnitClass
from kiosk.figures.qualifiers import qualifier_of
from kiosk.figures.reading import find_numbers

if TYPE_CHECKING:
    from kiosk.figures.found import Found

_ROUND_FRACTION = Decimal("0.005")
"""0.67 and two thirds are the same fraction."""
_LANGUAGES = {"zh": "Chinese", "en": "English"}


class Aspect(StrEnum):
    """In what a number of a text and a figure may differ."""

    VALUE = "value"
    UNIT = "unit"
    QUALIFIER = "qualifier"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Match:
    """The number of a text that is most like a figure."""

    found: Found
    differences: tuple[Aspect, ...]
    """Empty if the text holds the figure."""


def differences(found: Found, figure: Figure) -> tuple[Aspect, ...]:
    """In what `found` says something else than `figure`; empty if nothing."""
    checks = (
        (Aspect.VALUE, _is_same_value(found, figure)),
        (Aspect.UNIT, _is_same_kind(found, figure)),
        (Aspect.QUALIFIER, found.qualifier is figure.qualifier),
        (Aspect.DIRECTION, {found.direction, direction_of(figure)} != set(Direction)),
    )
    return tuple(aspect for aspect, is_same in checks if not is_same)


def best_match(text: str, figure: Figure) -> Match | None:
    """The number of `text` most like `figure`; None if the text has none of its value.

    Where no number has the value but one stands alone in the text, that one: the slip is likely
    there.
    """
    found = find_numbers(text)
    matches = [Match(one, differences(one, figure)) for one in found]
    of_value = [match for match in matches if Aspect.VALUE not in match.differences]
    if not of_value:
        return matches[0] if len(matches) == 1 else None
    return min(of_value, key=lambda match: len(match.differences))


def check_words(figure: Figure) -> list[str]:
    """What is wrong with the words a figure carries, as finished sentences.

    The source's complete words must hold the figure's value, unit and qualifier; a qualifier's
    wording must be of the qualifier's class; 下降N倍 has no agreed meaning.
    """
    return [*_wrong_written(figure), *_wrong_wording(figure), *_wrong_change(figure)]


def _wrong_written(figure: Figure) -> list[str]:
    problems: list[str] = []
    for language, words in figure.written.items():
        match = best_match(words, figure)
        name = _LANGUAGES.get(language, language)
        if match is None:
            problems.append(f'The {name} words "{words}" do not hold the figure\'s number.')
        elif match.differences:
            aspects = " and ".join(match.differences)
            problems.append(f'The {name} words "{words}" say another {aspects} than the figure.')
    return problems


def _wrong_wording(figure: Figure) -> list[str]:
    problems: list[str] = []
    for language, words in figure.wording.items():
        kind = qualifier_of(words, "zh" if language == "zh" else "en")
        if kind is None and figure.qualifier is not Qualifier.EXACT:
            problems.append(
                f'"{words}" is not known as a wording of the qualifier "{figure.qualifier}".'
            )
        elif kind not in (None, figure.qualifier):
            problems.append(
                f'The wording "{words}" says "{kind}", the qualifier is "{figure.qualifier}".'
            )
    return problems


def _wrong_change(figure: Figure) -> list[str]:
    is_loss = direction_of(figure) is Direction.DOWN
    if figure.unit_class is UnitClass.TIMES and is_loss:
        return ["A decrease by times has no agreed meaning; give it in per cent or as a fraction."]
    return []


def _is_same_value(found: Found, figure: Figure) -> bool:
    value, high = _value_as_in(found, figure)
    if figure.change is None and found.sign and (found.sign == "+") == (figure.value < 0):
        return False
    if UnitClass.FRACTION in (found.unit_class, figure.unit_class):
        return abs(value - figure.value) <= _ROUND_FRACTION
    expected_high = figure.value_max
    return value == abs(figure.value) and high == expected_high


def _value_as_in(found: Found, figure: Figure) -> tuple[Decimal, Decimal | None]:
    """The found value counted as the figure counts it.

    2.49 times as large is growth by 1.49 times; half is 50 per cent.
    """
    if _counts_whole(found) and direction_of(figure) is Direction.UP:
        return found.value - 1, None if found.value_max is None else found.value_max - 1
    classes = (found.unit_class, figure.unit_class)
    if classes == (UnitClass.FRACTION, UnitClass.PERCENT):
        return found.value * 100, None
    if classes == (UnitClass.PERCENT, UnitClass.FRACTION):
        return found.value / 100, None
    return found.value, found.value_max


def _counts_whole(found: Found) -> bool:
    return found.unit_class is UnitClass.TIMES and " as " in found.unit


def _is_same_kind(found: Found, figure: Figure) -> bool:
    if found.unit_class is figure.unit_class:
        return True
    if {found.unit_class, figure.unit_class} == {UnitClass.FRACTION, UnitClass.PERCENT}:
        return True
    # An index or a ratio is written as a bare number.
    return not found.unit and figure.unit_class is UnitClass.RATIO
