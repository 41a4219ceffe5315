"""What is written is read back as the same figure, in both languages, whatever the figure."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.figures.matching import differences
from kiosk.figures.model import Change, Direction, Figure, Qualifier, UnitClass
from kiosk.figures.qualifiers import usual_words
from kiosk.figures.reading import find_numbers
from kiosk.figures.writing import write

LANGUAGES = ("zh", "en")
UNITS = {
    UnitClass.COUNT: {"zh": "家", "en": "companies"},
    UnitClass.AREA: {"zh": "平方米", "en": "square meters"},
    UnitClass.MASS: {"zh": "吨", "en": "tonnes"},
    UnitClass.AGE: {"zh": "岁", "en": "years old"},
    UnitClass.DATA: {"zh": "TB", "en": "TB"},
    UnitClass.CURRENCY: {"zh": "港元", "en": "Hong Kong dollars"},
}
OWN_WORDS = (
    UnitClass.PERCENT,
    UnitClass.POINTS,
    UnitClass.YUAN,
    UnitClass.US_DOLLAR,
    UnitClass.EURO,
    UnitClass.TIMES,
)
WORDINGS = {
    Qualifier.OVER: [
        {},
        {"zh": "突破", "en": "topped"},
        {"zh": "余", "en": "more than"},
        {"zh": "多", "en": "exceeding"},
        {"zh": "逾"},
    ],
    Qualifier.NEARLY: [{}, {"zh": "将近", "en": "almost"}],
    Qualifier.ABOUT: [{}, {"zh": "左右", "en": "around"}],
    Qualifier.AT_LEAST: [{}, {"zh": "至少", "en": "or more"}],
    Qualifier.UNDER: [{}, {"zh": "不足", "en": "fewer than"}],
    Qualifier.AT_MOST: [{}, {"zh": "以内", "en": "no more than"}],
    Qualifier.EXACT: [{}],
}
BORDERS = (9_999, 10_000, 99_999_999, 10**8, 10**12 - 1, 10**12, 999_999, 10**6, 10**9)


def near_borders() -> st.SearchStrategy[Decimal]:
    around = st.builds(lambda b, d: Decimal(max(1, b + d)), st.sampled_from(BORDERS), _STEPS)
    round_ones = st.builds(lambda d, e: Decimal(d).scaleb(e), st.integers(1, 99_999), _POWERS)
    small = st.decimals(Decimal("0.01"), 9999, places=2)
    return st.one_of(around, round_ones, small, st.integers(1, 10**15).map(Decimal))


_STEPS = st.integers(-3, 3)
_POWERS = st.integers(0, 10)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    kind = draw(st.sampled_from([*UNITS, *OWN_WORDS]))
    qualifier = draw(st.sampled_from(list(Qualifier)))
    direction = draw(st.sampled_from([None, *Direction]))
    value = draw(near_borders())
    high = value + draw(near_borders()) if draw(st.booleans()) else None
    if UnitClass.TIMES is kind and direction is Direction.DOWN:
        direction = None  # 下降N倍 has no agreed meaning
    return Figure(
        id="f",
        value=value,
        value_max=high,
        unit=UNITS.get(kind, {}),
        label={},
        unit_class=kind,
        qualifier=qualifier,
        wording=draw(st.sampled_from(WORDINGS[qualifier])),
        change=Change(direction, {}) if direction else None,
    )


@given(figures())
@example(Figure(id="f", value=Decimal(2024), unit=UNITS[UnitClass.COUNT], label={}))
def test_what_is_written_is_read_back_as_the_same_figure(figure):
    for language in LANGUAGES:
        words = write(figure, language).plain()
        found = find_numbers(words)
        assert len(found) == 1, words
        assert differences(found[0], figure) == (), (words, found[0])
        assert found[0].text == words


@given(figures())
def test_the_words_carry_the_digits_of_the_value_and_no_others(figure):
    for language in LANGUAGES:
        written = write(figure, language)
        for text, value in _ends(written.numeral, figure, language):
            assert _significant(re.sub(r"[^\d.]", "", text)) == _significant(f"{value:f}")


def _ends(numeral: str, figure: Figure, language: str) -> list[tuple[str, Decimal]]:
    added = int(language == "en" and figure.unit_class is UnitClass.TIMES and bool(figure.change))
    if numeral == "twice":
        numeral = "2"
    if figure.value_max is None:
        return [(numeral, figure.value + added)]
    low, high = re.split("[—–]", numeral)
    return [(low, figure.value + added), (high, figure.value_max + added)]


def _significant(digits: str) -> str:
    """Digits from the first to the last that is not a placeholder; decimals as they are."""
    whole, _, decimals = digits.partition(".")
    if decimals.strip("0"):
        return (whole + decimals).strip("0")
    return whole.strip("0")


@given(figures())
def test_a_qualifier_is_never_lost(figure):
    for language in LANGUAGES:
        own = figure.wording.get(language, "") or usual_words(figure.qualifier, language)
        written = write(figure, language)
        assert own in written.plain()
        assert own in f"{written.before}{written.after}{written.unit}"


@given(figures())
def test_the_parts_make_up_the_whole(figure):
    for language in LANGUAGES:
        written = write(figure, language)
        parts = (written.before, written.number, written.unit_phrase)
        assert "".join(parts).replace(" ", "") == written.plain().replace(" ", "")
