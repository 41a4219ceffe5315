"""What words admit, and which figures can both be true."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.interval import (
    Agreement,
    Interval,
    admits,
    agree,
    last_written_unit,
    likely,
    meaning,
    same_figure,
)
from kiosk.figures.model import Qualifier, UnitClass
from kiosk.figures.reading import find_numbers

D = Decimal
PERCENT, FRACTION = UnitClass.PERCENT, UnitClass.FRACTION


def found(text):
    (one,) = find_numbers(text)
    return one


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("480家", ["480"], ["479", "481"]),
        ("近500家", ["450", "480", "499.9"], ["449", "500"]),
        ("约500家", ["475", "525"], ["474", "526"]),
        ("500家左右", ["475", "525"], ["474", "526"]),
        ("超500家", ["500.1", "900", "1E9"], ["500", "499"]),
        ("480余家", ["481", "489"], ["480", "490", "500"]),
        ("3000多项", ["3001", "3999"], ["3000", "4000"]),
        ("280多万人", ["2800001", "2899999"], ["2800000", "2900000"]),
        ("7.5万多家", ["75001", "75999"], ["75000", "76000"]),
        ("500家以上", ["500", "900"], ["499"]),
        ("不到500家", ["499", "0"], ["500", "501"]),
        ("不超过500家", ["500", "0"], ["501"]),
        ("6%—6.5%", ["6", "6.2", "6.5"], ["5.9", "6.6"]),
        ("约6%—6.5%", ["5.7", "6.825"], ["5.6", "6.9"]),
        ("三分之一", ["0.33", "0.3333"], ["0.3", "0.34"]),
    ],
)
def test_words_admit_these_values_and_not_those(words, inside, outside):
    interval = meaning(found(words))
    assert [v for v in inside if not admits(interval, D(v))] == []
    assert [v for v in outside if admits(interval, D(v))] == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("超500家", "500", "600"),
        ("500家以上", "500", "600"),
        ("不到500家", "400", "500"),
        ("不超过500家", "400", "500"),
    ],
)
def test_a_fair_writer_stays_within_a_fifth(words, low, high):
    interval = likely(found(words))
    assert (interval.low, interval.high) == (D(low), D(high))
    assert not admits(interval, D(low) - 1)
    assert not admits(interval, D(high) + 1)


def test_a_value_below_zero_is_as_far_from_zero_as_its_words_say(figure):
    interval = meaning(figure(-100, qualifier=Qualifier.NEARLY))
    assert admits(interval, D(-95))
    assert not admits(interval, D(-100))
    assert not admits(interval, D(-80))


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("85个", "85个", Agreement.EQUAL),
        ("超900项", "900余项", Agreement.EQUAL),
        ("85个", "80余个", Agreement.COMPATIBLE),
        ("480余家", "近500家", Agreement.COMPATIBLE),
        ("198项", "190多项", Agreement.COMPATIBLE),
        ("超900项", "1500项", Agreement.COMPATIBLE),
        ("170场", "170余场", Agreement.CONTRADICT),
        ("近2000家", "超2000家", Agreement.CONTRADICT),
        ("近2000家", "2000家", Agreement.CONTRADICT),
        ("480余家", "490余家", Agreement.CONTRADICT),
        ("25万人次", "26万人次", Agreement.CONTRADICT),
        ("增长12%", "下降12%", Agreement.CONTRADICT),
        ("12%", "增长12%", Agreement.EQUAL),
        ("40%", "40家", Agreement.UNRELATED),
        ("三分之二", "66.7%", Agreement.COMPATIBLE),
        ("66.7%", "三分之二", Agreement.COMPATIBLE),
        ("一半", "40%", Agreement.CONTRADICT),
        ("three times", "3倍", Agreement.EQUAL),
    ],
)
def test_two_figures_agree_or_not(one, other, agreement):
    assert agree(found(one), found(other)) is agreement
    assert agree(found(other), found(one)) is agreement


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("480余家", "近500家", True),
        ("超900项", "1000项", True),
        ("超900项", "1500项", False),
        ("85个", "80余个", True),
        ("85个", "85%", False),
        ("增长12%", "下降12%", False),
        ("一半", "50%", True),
    ],
)
def test_two_sentences_may_speak_of_one_figure(one, other, is_same):
    assert same_figure(found(one), found(other)) is is_same


def test_a_figure_bounded_by_its_last_digit_says_so_in_its_words(figure):
    tight = figure(480, qualifier=Qualifier.OVER, wording={"zh": "余", "en": "over"})
    complete = figure(480, qualifier=Qualifier.OVER, written={"zh": "480多家"})
    loose = figure(480, qualifier=Qualifier.OVER, written={"zh": "多于480家"})
    assert meaning(tight).high == meaning(complete).high == 490
    assert meaning(loose).high.is_infinite()


def test_a_change_agrees_with_the_words_that_say_which_way_it_goes(figure):
    change = figure("14.4", unit_class=PERCENT, direction="up")
    assert agree(change, found("增长14.4%")) is Agreement.EQUAL
    assert agree(change, found("下降14.4%")) is Agreement.CONTRADICT


@pytest.mark.parametrize(
    ("value", "unit"),
    [("480", "10"), ("3000", "1000"), ("85", "1"), ("7.5", "0.1"), ("7.5E12", "1E11"), ("0", "1")],
)
def test_the_last_written_digit_has_this_weight(value, unit):
    assert last_written_unit(D(value)) == D(unit)


ENDS = st.integers(-3, 3).map(Decimal)
INTERVALS = st.builds(Interval, ENDS, ENDS, st.booleans(), st.booleans())
HALVES = [D(n) / 4 for n in range(-16, 17)]


@given(INTERVALS, INTERVALS)
def test_intervals_meet_exactly_where_a_number_lies_in_both(one, other):
    shared = [v for v in HALVES if admits(one, v) and admits(other, v)]
    assert one.meets(other) == bool(shared)


@given(INTERVALS, st.sampled_from(HALVES))
def test_scaling_and_mirroring_move_every_number_along(one, value):
    assert admits(one, value) == admits(one.scaled(3), value * 3)
    assert admits(one, value) == admits(one.mirrored(), -value)


VALUES = st.integers(1, 10**15).map(Decimal)
QUALIFIERS = st.sampled_from(list(Qualifier))


@given(VALUES, QUALIFIERS, VALUES)
def test_what_is_likely_is_also_meant(figure, value, qualifier, probe):
    one = figure(value, qualifier=qualifier)
    assert admits(meaning(one), probe) or not admits(likely(one), probe)
