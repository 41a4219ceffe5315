"""The same thing counted twice in a source: 480余家 here, 近500家 there.

Whether two figures count the same thing is told by their clauses.  A contradiction is claimed only
where the clauses are alike and the numbers look like one number: the same value with words that
exclude each other, or one digit apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kiosk.figures.interval import Agreement, admits, agree, likely, same_figure
from kiosk.figures.model import Qualifier, UnitClass
from kiosk.show.verify_model import Check, Grade, Passage, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

_CLAUSE_END: Final = re.compile(r"[，。；：！？,;:!?\n“”\"]|\.(?=\s|$)|、(?=\s?[近约超逾]?\d)")
_CONTEXT: Final = 40
"""Characters of a clause on each side of the number."""
_ALIKE, _VERY_ALIKE = 0.5, 0.75
_FEWEST_PAIRS: Final = 3
_MOST_NEIGHBORS: Final = 60
_FURTHEST: Final = 2
"""Times as large may a number be and still be taken for the same, mistyped."""
_COMPARED: Final = (
    UnitClass.COUNT,
    UnitClass.PERCENT,
    UnitClass.YUAN,
    UnitClass.US_DOLLAR,
    UnitClass.EURO,
    UnitClass.CURRENCY,
    UnitClass.AREA,
    UnitClass.MASS,
)
_COMMON: Final = re.compile(
    r"(?:同比|环比|年均|[比较](?:上年|去年|上届|上一届|上月)(?:同期|末)?)?(?:实际|名义)?"
    r"(?:增长|下降|提高|增加|减少)|[的了等共约近超达有个家项场位余多为是与和及]|本届|此次|今年|累计|"
    r"\b(?:the|a|an|of|and|in|from|up|down|rose|fell|grew|year|previous|last|compared|with|by)\b"
)
"""Words that many clauses share: a change says by itself nothing of what changed."""


def check_repeats(stated: Sequence[Stated]) -> Iterator[Check]:
    """Pairs that count the same thing: equal ones confirm, others are a question."""
    seen: set[str] = set()
    groups: dict[tuple[UnitClass, str], list[Stated]] = {}
    for one in stated:
        if one.figure.unit_class in _COMPARED and not one.is_forecast:
            groups.setdefault((one.figure.unit_class, _unit(one)), []).append(one)
    for members in groups.values():
        for check in _in_group(sorted(members, key=lambda one: one.figure.value)):
            if check.key not in seen:
                seen.add(check.key)
                yield check


def _in_group(members: list[Stated]) -> Iterator[Check]:
    clauses = {id(one): _pairs(clause(one)) for one in members}
    for index, one in enumerate(members):
        for other in members[index + 1 : index + 1 + _MOST_NEIGHBORS]:
            if other.figure.value > one.figure.value * _FURTHEST:
                break
            if one.sentence == other.sentence or _are_of_two_times(one, other):
                continue
            first, second = sorted((one, other), key=lambda item: item.place.line or 0)
            likeness = _likeness(clauses[id(one)], clauses[id(other)])
            check = _compared(first, second, likeness)
            if check is not None:
                yield check


def clause(one: Stated) -> str:
    """The words around a figure, up to the next punctuation, without the figure."""
    before = one.sentence[max(0, one.start - _CONTEXT) : one.start]
    after = one.sentence[one.end : one.end + _CONTEXT]
    ends = list(_CLAUSE_END.finditer(before))
    head = before[ends[-1].end() :] if ends else before
    stop = _CLAUSE_END.search(after)
    return head + " " + (after[: stop.start()] if stop else after)


def _pairs(words: str) -> frozenset[str]:
    """Pairs of letters of Han, words of Latin; function words do not count."""
    rest = _COMMON.sub(" ", words.casefold())
    latin = re.findall(r"[a-z][a-z'’-]{2,}", rest)
    han = [run[i : i + 2] for run in re.findall(r"[一-鿿]{2,}", rest) for i in range(len(run) - 1)]
    return frozenset([*latin, *han])


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter clause that the longer holds, 0 to 1; short ones prove nothing."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= _FEWEST_PAIRS else 0.0


def _are_of_two_times(one: Stated, other: Stated) -> bool:
    """Whether they name different times, or one is a change: then they are two things."""
    first, second = one.figure, other.figure
    if (first.change is None) != (second.change is None):
        return True
    if first.change and second.change and first.change.basis != second.change.basis:
        return True
    times = (first.as_of[:10], second.as_of[:10])
    return bool(times[0] and times[1]) and not (
        times[0].startswith(times[1]) or times[1].startswith(times[0])
    )


def _compared(one: Stated, other: Stated, likeness: float) -> Check | None:
    agreement = agree(one.figure, other.figure)
    if agreement is Agreement.UNRELATED:
        return None
    if agreement is Agreement.EQUAL:
        return _check(Grade.CONFIRMED, one, other) if likeness >= _ALIKE else None
    if likeness >= _VERY_ALIKE and _are_one_mistyped(one, other, agreement):
        return _check(Grade.VERIFY, one, other)
    is_one_value = one.figure.value == other.figure.value
    if likeness >= _ALIKE and (is_one_value or same_figure(one.figure, other.figure)):
        return _check(Grade.CHOOSE, one, other)
    is_near = one.figure.qualifier is not other.figure.qualifier
    if is_near and _is_inside(one, other) and _shares_a_word(one, other):
        return _check(Grade.CHOOSE, one, other)
    return None


def _is_inside(one: Stated, other: Stated) -> bool:
    """Whether one is an exact number that the other only rounds: 198 and 190多."""
    exact, rough = (one, other) if one.figure.qualifier is Qualifier.EXACT else (other, one)
    if exact.figure.qualifier is not Qualifier.EXACT or exact.figure.change is not None:
        return False
    is_tight = any(word in ("余", "多") for word in rough.figure.wording.values())
    return is_tight and admits(likely(rough.figure), exact.figure.value)


def _shares_a_word(one: Stated, other: Stated) -> bool:
    """Whether what follows both numbers has a word in common."""
    return bool(_pairs(clause(one)) & _pairs(clause(other)))


def _are_one_mistyped(one: Stated, other: Stated, agreement: Agreement) -> bool:
    if agreement is not Agreement.CONTRADICT:
        return False
    first, second = one.figure, other.figure
    if first.value == second.value and first.value_max == second.value_max:
        # What is topped by little may be given without a word; nearly and over exclude each other.
        return Qualifier.EXACT not in (first.qualifier, second.qualifier)
    return _digits_apart(first.value, second.value) == 1


def _digits_apart(one: Decimal, other: Decimal) -> int:
    first, second = f"{one:f}", f"{other:f}"
    if len(first) != len(second):
        return max(len(first), len(second))
    return sum(a != b for a, b in zip(first, second, strict=True))


def _check(grade: Grade, one: Stated, other: Stated) -> Check:
    first, second = one.words, other.words
    questions = {
        Grade.CONFIRMED: (
            f"两处都写“{first}”。",
            f"Both places say “{first}”.",
        ),
        Grade.CHOOSE: (
            f"一处写“{first}”，一处写“{second}”。墙上用哪个？",
            f"One place says “{first}”, another “{second}”. Which one goes on the wall?",
        ),
        Grade.VERIFY: (
            f"一处写“{first}”，一处写“{second}”，不能同时成立。哪个对？",
            f"One place says “{first}”, another “{second}”; both cannot be true. Which is right?",
        ),
    }
    zh, en = questions[grade]
    passages = tuple(
        Passage(item.sentence, item.place, ((item.start, item.end),)) for item in (one, other)
    )
    detail = f"{first}\n{second}"
    options = (first, second)
    question = {"zh": zh, "en": en}
    return Check(grade, "repeat", other.place, question, passages, (), options, detail)


def _unit(one: Stated) -> str:
    return next(iter(one.figure.unit.values()), "")
