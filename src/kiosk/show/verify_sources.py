"""What the figures of a source say about each other: sums, shares, growth, repetitions.

Accusations need the tight form; a loose pairing may confirm and otherwise stays silent.  Rules
and their measured false alarms decide: nobody reads a checker that cries wolf.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kiosk.figures.interval import admits as lies_in
from kiosk.figures.interval import last_written_unit, meaning
from kiosk.figures.model import Direction, Qualifier, UnitClass
from kiosk.show.verify_model import Check, Grade, Passage, SourceFacts, Stated
from kiosk.show.verify_repeats import check_repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.figures.model import Figure

_MONEY: Final = (UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.CURRENCY)
_ADDABLE: Final = (UnitClass.COUNT, *_MONEY)
_MOST_PARTS: Final = 8
_SMALLEST_SUM: Final = 20
"""Small sums agree by chance."""
_LONGEST_RUN: Final = 24
_HALF: Final = Decimal("0.5")
_SHARE_WORDS: Final = re.compile(r"占|比重|(?:account|ma[dk]e?)\w* (?:up )?for|or$|share of", re.I)
_TIGHT_BASE: Final = re.compile(
    r"(?:较|比|对比)[^，,。；;、]{0,12}$|from(?: the)?(?: [a-z]+){0,4} $", re.I
)
_ROUNDED: Final = re.compile(r"[千万亿萬億]|thousand|[mbt](?:illion|n)|\d[MBT]\b", re.IGNORECASE)
_RESPECTIVE: Final = re.compile(r"分别(?:占|为)|respectively", re.I)
_SHARE_LIST: Final = re.compile(r"占|account|made up|make up", re.I)


def check_source(facts: SourceFacts) -> list[Check]:
    """Everything that the figures of one source confirm or contradict."""
    by_sentence = [list(group) for _, group in groupby(facts.stated, key=_sentence_of)]
    found = [*_sums(facts, by_sentence), *check_repeats(facts.stated)]
    for figures in by_sentence:
        found += _growth(figures)
        found += _share_lists(figures)
    found += _shares(by_sentence)
    return found


def _sentence_of(one: Stated) -> str:
    return one.sentence


def both(zh: str, en: str) -> dict[str, str]:
    """A question in both languages of the reader."""
    return {"zh": zh, "en": en}


def passages_of(stated: Sequence[Stated]) -> tuple[Passage, ...]:
    """The sentences of some figures, each once, with all of them marked."""
    marks: dict[str, list[tuple[int, int]]] = {}
    first: dict[str, Stated] = {}
    for one in stated:
        marks.setdefault(one.sentence, []).append((one.start, one.end))
        first.setdefault(one.sentence, one)
    return tuple(
        Passage(text, first[text].place, tuple(sorted(set(places))))
        for text, places in marks.items()
    )


def _sums(facts: SourceFacts, by_sentence: list[list[Stated]]) -> Iterator[Check]:
    """Neighboring figures of one unit whose sum the source states too."""
    wholes: dict[tuple[UnitClass, str, Decimal], Stated] = {}
    for one in facts.stated:
        key = (one.figure.unit_class, _unit(one), one.figure.value)
        if one.figure.change is None and one.figure.value_max is None:
            kept = wholes.get(key)
            # Of several statements of one total, the qualified one can be wrong.
            if kept is None or kept.figure.qualifier is Qualifier.EXACT:
                wholes[key] = one
    seen: set[str] = set()
    for figures in by_sentence:
        for parts in _runs(figures):
            total = sum((part.figure.value for part in parts), Decimal(0))
            whole = wholes.get((parts[0].figure.unit_class, _unit(parts[0]), total))
            if total < _SMALLEST_SUM or whole is None or whole in parts:
                continue
            check = _sum_check(parts, whole, total)
            if check.key not in seen:
                seen.add(check.key)
                yield check


def _runs(figures: list[Stated]) -> Iterator[list[Stated]]:
    """Stretches of 2 to 8 exact neighbors of one unit."""
    for _, group in groupby(figures, key=lambda one: (one.figure.unit_class, _unit(one))):
        members = list(group)[:_LONGEST_RUN]
        for start in range(len(members)):
            for end in range(start + 2, min(start + _MOST_PARTS, len(members)) + 1):
                parts = members[start:end]
                if all(_can_be_added(part) for part in parts):
                    yield parts


def _can_be_added(one: Stated) -> bool:
    figure = one.figure
    is_plain = figure.change is None and figure.value_max is None
    return (
        is_plain
        and figure.qualifier is Qualifier.EXACT
        and figure.unit_class in _ADDABLE
        and bool(_unit(one))
    )


def _sum_check(parts: list[Stated], whole: Stated, total: Decimal) -> Check:
    numbers = " + ".join(f"{part.figure.value:f}" for part in parts)
    is_same = lies_in(meaning(whole.figure), total)
    if is_same:
        question = both(
            f"{numbers} = {total:f}，与“{whole.words}”相符。",
            f"{numbers} = {total:f}, as “{whole.words}” says.",
        )
    else:
        question = both(
            f"{numbers} 正好等于 {total:f}，另一处写“{whole.words}”。哪个对？",
            f"{numbers} is exactly {total:f}; elsewhere it says “{whole.words}”. Which is right?",
        )
    return Check(
        Grade.CONFIRMED if is_same else Grade.VERIFY,
        "sum",
        whole.place,
        question,
        passages_of([*parts, whole]),
        options=(f"{total:f}", whole.words),
        detail=numbers,
    )


def _growth(figures: list[Stated]) -> Iterator[Check]:
    """The tight form: "A, 12 % more than B" with A and B numbers of one unit."""
    for index, share in enumerate(figures):
        if not _is_growth(share) or index < 2:
            continue
        value, base = figures[index - 2].figure, figures[index - 1].figure
        between = share.sentence[figures[index - 2].end : figures[index - 1].start]
        if not _are_plain(value, base) or not _TIGHT_BASE.search(between):
            continue
        if re.search(r"[，,。；;]", share.sentence[figures[index - 1].end : share.start]):
            continue
        yield _growth_check(figures[index - 2 : index + 1])


def _is_growth(one: Stated) -> bool:
    figure = one.figure
    is_percent = figure.unit_class is UnitClass.PERCENT and figure.value_max is None
    return figure.change is not None and is_percent


def _are_plain(value: Figure, base: Figure) -> bool:
    is_one_kind = value.unit_class is base.unit_class and value.unit_class in _ADDABLE
    return is_one_kind and base.value > 0 and value.change is None


def _growth_check(three: list[Stated]) -> Check:
    value, base, share = (one.figure for one in three)
    low = _off(three[0], -1) / _off(three[1], 1) * 100 - 100
    high = _off(three[0], 1) / max(_off(three[1], -1), Decimal(1)) * 100 - 100
    sign = -1 if share.change and share.change.direction is Direction.DOWN else 1
    slack = last_written_unit(share.value) * _HALF
    stated = share.value * sign
    is_same = low - slack <= stated <= high + slack
    exact = (value.value / base.value * 100 - 100).quantize(Decimal("0.1"))
    if is_same:
        question = both(
            f"由 {base.value:f} 到 {value.value:f} 是 {exact:+f}%，与“{three[2].words}”相符。",
            f"From {base.value:f} to {value.value:f} is {exact:+f}%, as “{three[2].words}” says.",
        )
    else:
        question = both(
            f"由 {base.value:f} 到 {value.value:f} 是 {exact:+f}%，文中写“{three[2].words}”。"
            "哪个数对？",
            f"From {base.value:f} to {value.value:f} is {exact:+f}%; "
            f"it says “{three[2].words}”. Which number is right?",
        )
    grade = Grade.CONFIRMED if is_same else Grade.VERIFY
    return Check(grade, "growth", three[2].place, question, passages_of(three))


def _off(one: Stated, steps: int) -> Decimal:
    """Its value moved by half its last written unit, as a rounded number may lie.

    A whole number without 万 or million is counted, not rounded: 1000 is no 1 049.
    """
    value = one.figure.value
    unit = last_written_unit(value)
    if not _ROUNDED.search(one.words):
        unit = min(unit, Decimal(1))
    return value + unit * _HALF * steps


def _shares(by_sentence: list[list[Stated]]) -> Iterator[Check]:
    """A share beside its part and its whole.  Confirms; a mismatch may only be a wrong pair."""
    wholes: list[Stated] = []
    block = -1
    for figures in by_sentence:
        if figures[0].block != block:
            block, wholes = figures[0].block, []
        for index, one in enumerate(figures):
            if _is_share(one) and index:
                yield from _share_of(figures[index - 1], one, wholes)
            wholes.append(one)


def _is_share(one: Stated) -> bool:
    before = one.sentence[max(0, one.start - 30) : one.start].rstrip(" ，,")
    is_percent = one.figure.unit_class is UnitClass.PERCENT and one.figure.change is None
    return is_percent and bool(_SHARE_WORDS.search(before))


def _share_of(part: Stated, share: Stated, wholes: list[Stated]) -> Iterator[Check]:
    for whole in reversed(wholes):
        is_alike = whole.figure.unit_class is part.figure.unit_class and _unit(whole) == _unit(part)
        if not is_alike or whole is part or whole.figure.value <= part.figure.value:
            continue
        low = _off(part, -1) * 100 / _off(whole, 1)
        high = _off(part, 1) * 100 / max(_off(whole, -1), Decimal(1))
        slack = last_written_unit(share.figure.value) * _HALF
        if low - slack <= share.figure.value <= high + slack:
            question = both(
                f"{part.words} ÷ {whole.words} 与“{share.words}”相符。",
                f"{part.words} of {whole.words} is “{share.words}”, as stated.",
            )
            stated = passages_of([whole, part, share])
            yield Check(Grade.CONFIRMED, "share", share.place, question, stated)
            return


def _share_lists(figures: list[Stated]) -> Iterator[Check]:
    """Three or more shares 分别 of one whole: together about 100."""
    shares = [one for one in figures if one.figure.unit_class is UnitClass.PERCENT]
    plain = [one for one in shares if one.figure.change is None and not one.figure.value_max]
    sentence = figures[0].sentence
    if len(plain) < 3 or not _RESPECTIVE.search(sentence) or not _SHARE_LIST.search(sentence):
        return
    total = sum((one.figure.value for one in plain), Decimal(0))
    if total < 99:
        return
    is_whole = total <= 101
    names = " + ".join(one.words for one in plain)
    question = (
        both(f"{names} 合计 {total:f}%。", f"{names} make {total:f}%.")
        if is_whole
        else both(
            f"{names} 合计 {total:f}%，超过100%。各项有重叠吗？",
            f"{names} make {total:f}%, more than 100. Do the parts overlap?",
        )
    )
    grade = Grade.CONFIRMED if is_whole else Grade.NOTE
    yield Check(grade, "share-list", plain[0].place, question, passages_of(plain))


def _unit(one: Stated) -> str:
    return next(iter(one.figure.unit.values()), "")
