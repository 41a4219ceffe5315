"""Figures that follow from figures, and those that only seem to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.arithmetic import ArithmeticDefectError, check_derivation, derive
from kiosk.figures.interval import admits, meaning
from kiosk.figures.model import Derivation, Direction, Operation, Qualifier, UnitClass

EXACT, NEARLY, ABOUT, OVER = Qualifier.EXACT, Qualifier.NEARLY, Qualifier.ABOUT, Qualifier.OVER
AT_LEAST, UNDER, AT_MOST = Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.AT_MOST
SUM, DIFFERENCE, RATIO = Operation.SUM, Operation.DIFFERENCE, Operation.RATIO
SHARE, GROWTH = Operation.SHARE, Operation.GROWTH
COUNT, PERCENT, POINTS, TIMES = (
    UnitClass.COUNT,
    UnitClass.PERCENT,
    UnitClass.POINTS,
    UnitClass.TIMES,
)


@pytest.mark.parametrize(
    ("operation", "operands", "value", "qualifier"),
    [
        (SUM, [(27, EXACT), (48, EXACT)], "75", EXACT),
        (SUM, [(1, EXACT), (13, EXACT), (81, EXACT), (75, EXACT)], "170", EXACT),
        (SUM, [(2000, NEARLY), (5600, NEARLY)], "7600", NEARLY),
        (SUM, [(2000, OVER), (5600, EXACT)], "7600", OVER),
        (SUM, [(2000, OVER), (5600, AT_LEAST)], "7600", OVER),
        (SUM, [(2000, UNDER), (5600, NEARLY)], "7600", UNDER),
        (SUM, [(2000, OVER), (5600, NEARLY)], "7600", ABOUT),
        (DIFFERENCE, [(5600, NEARLY), (2000, EXACT)], "3600", NEARLY),
        (DIFFERENCE, [(5600, EXACT), (2000, OVER)], "3600", UNDER),
        (DIFFERENCE, [(5600, NEARLY), (2000, NEARLY)], "3600", ABOUT),
        (DIFFERENCE, [(5600, AT_LEAST), (2000, AT_MOST)], "3600", AT_LEAST),
        (RATIO, [(5600, NEARLY), (2000, NEARLY)], "2.8", ABOUT),
        (RATIO, [(5000, NEARLY), (1700, EXACT)], "3.0", NEARLY),
        (RATIO, [(5000, OVER), (1700, EXACT)], "2.9", OVER),
        (RATIO, [(5000, OVER), (1800, EXACT)], "2.7", OVER),
        (RATIO, [(5000, EXACT), (1700, OVER)], "3.0", UNDER),
        (RATIO, [(600, EXACT), (200, EXACT)], "3", EXACT),
        (SHARE, [(26, EXACT), (30, EXACT)], "86.7", EXACT),
        (SHARE, [(109, EXACT), (198, EXACT)], "55.1", EXACT),
        (SHARE, [(480, OVER), (2000, NEARLY)], "24", OVER),
        (GROWTH, [(203_346, EXACT), (193_115, EXACT)], "5.3", EXACT),
        (GROWTH, [(80, EXACT), (100, EXACT)], "20", EXACT),
        (GROWTH, [(11_600, ABOUT), (10_357, EXACT)], "12", ABOUT),
        (SHARE, [(0, EXACT), (30, EXACT)], "0", EXACT),
    ],
)
def test_a_result_is_as_certain_and_as_precise_as_its_operands(
    figure, operation, operands, value, qualifier
):
    derived = derive(operation, [figure(number, qualifier=kind) for number, kind in operands])
    assert derived.value == Decimal(value)
    assert derived.qualifier is qualifier


def test_a_result_measures_what_its_operation_gives(figure):
    counts = [figure(30), figure(20)]
    rates = [figure(30, unit_class=PERCENT), figure(20, unit_class=PERCENT)]
    assert derive(SUM, counts).unit_class is COUNT
    assert derive(RATIO, counts).unit_class is TIMES
    assert derive(SHARE, counts).unit_class is PERCENT
    assert derive(SUM, rates).unit_class is PERCENT
    assert derive(DIFFERENCE, rates).unit_class is POINTS


def test_growth_says_which_way_it_goes(figure):
    assert derive(GROWTH, [figure(80), figure(100)]).direction is Direction.DOWN
    assert derive(GROWTH, [figure(100), figure(80)]).direction is Direction.UP
    assert derive(SHARE, [figure(100), figure(80)]).direction is None


def test_changes_are_added_with_their_signs(figure):
    rise = figure(5, unit_class=POINTS, direction="up")
    fall = figure(8, unit_class=POINTS, direction="down")
    assert derive(SUM, [rise, fall]).value == -3


@pytest.mark.parametrize(
    ("operation", "values", "sentence"),
    [
        (SUM, [1], "2 or more figures, not 1"),
        (SHARE, [1, 2, 3], "exactly 2 figures, not 3"),
        (RATIO, [1, 0], '"b", which is 0'),
    ],
)
def test_operands_that_do_not_fit_are_named(figure, operation, values, sentence):
    operands = [figure(v, id=name) for v, name in zip(values, "abc", strict=False)]
    with pytest.raises(ArithmeticDefectError) as caught:
        derive(operation, operands)
    assert sentence in str(caught.value)


def test_ranges_and_different_things_cannot_be_put_together(figure):
    with pytest.raises(ArithmeticDefectError, match="one of them is a range"):
        derive(SUM, [figure(1, value_max=2), figure(3)])
    with pytest.raises(ArithmeticDefectError, match="measure different things"):
        derive(SHARE, [figure(1), figure(2, unit_class=PERCENT)])


def derived_figure(figure, operation, value, **fields):
    return figure(value, derivation=Derivation(operation, ("a", "b")), **fields)


@pytest.mark.parametrize(
    ("operation", "operands", "value", "fields"),
    [
        (SUM, [27, 48], 75, {}),
        (SHARE, [26, 30], "86.7", {"unit_class": PERCENT}),
        (SHARE, [26, 30], "86.67", {"unit_class": PERCENT}),
        (SHARE, [26, 30], 87, {"unit_class": PERCENT}),
        (SHARE, [109, 198], 55, {"unit_class": PERCENT, "qualifier": OVER}),
        (SHARE, [109, 198], 50, {"unit_class": PERCENT, "qualifier": OVER}),
        (SHARE, [384, 1000], 40, {"unit_class": PERCENT, "qualifier": NEARLY}),
        (SHARE, [384, 1000], 40, {"unit_class": PERCENT, "qualifier": ABOUT}),
        (GROWTH, [80, 100], 20, {"unit_class": PERCENT, "direction": "down"}),
        (GROWTH, [100, 100], 0, {"unit_class": PERCENT}),
        (RATIO, [600, 200], 3, {"unit_class": TIMES}),
    ],
)
def test_a_figure_that_follows_is_silent(figure, operation, operands, value, fields):
    one = derived_figure(figure, operation, value, **fields)
    assert check_derivation(one, [figure(v) for v in operands]) is None


def test_two_figures_that_are_nearly_give_one_that_is_about(figure):
    operands = [figure(5600, qualifier=NEARLY), figure(2000, qualifier=NEARLY)]
    about = derived_figure(figure, RATIO, "2.8", unit_class=TIMES, qualifier=ABOUT)
    exact = derived_figure(figure, RATIO, "2.8", unit_class=TIMES)
    assert check_derivation(about, operands) is None
    assert check_derivation(exact, operands) == (
        '5600 ÷ 2000 is "about" by its operands, the figure says "exact".'
    )


@pytest.mark.parametrize(
    ("operation", "operands", "value", "fields", "sentence"),
    [
        (SUM, [27, 48], 76, {}, "27 + 48 is 75, the figure says 76."),
        (DIFFERENCE, [48, 27], 22, {}, "48 − 27 is 21, the figure says 22."),
        (
            SHARE,
            [26, 30],
            "86.6",
            {"unit_class": PERCENT},
            "26 in per cent of 30 is 86.7, the figure says 86.6.",
        ),
        (
            SHARE,
            [26, 30],
            "86.667",
            {"unit_class": PERCENT},
            "26 in per cent of 30 is 86.7 by the digits of its operands, "
            "the figure gives more: 86.667.",
        ),
        (SHARE, [26, 30], "86.7", {}, "gives percent, the figure is given in count."),
        (SHARE, [384, 1000], 40, {"unit_class": PERCENT}, "is 38.4, the figure says 40."),
        (
            SHARE,
            [384, 1000],
            40,
            {"unit_class": PERCENT, "qualifier": OVER},
            "is 38.4, the figure says 40.",
        ),
        (SUM, [27, 48], 75, {"qualifier": OVER}, '"exact" by its operands'),
        (SUM, [27, 48], 75, {"value_max": 80}, "27 + 48 is 75"),
        (
            RATIO,
            [5600, 2000],
            "2.9",
            {"unit_class": TIMES, "qualifier": ABOUT},
            "is 2.8, the figure says 2.9.",
        ),
        (
            GROWTH,
            [80, 100],
            20,
            {"unit_class": PERCENT, "direction": "up"},
            'The growth from 100 to 80 in per cent goes "down", the figure says "up".',
        ),
        (GROWTH, [80, 100], 20, {"unit_class": PERCENT}, "the figure says no change."),
        (RATIO, [1, 0], 1, {"unit_class": TIMES}, "cannot be taken over"),
    ],
)
def test_a_figure_that_does_not_follow_is_told_why(
    figure, operation, operands, value, fields, sentence
):
    one = derived_figure(figure, operation, value, **fields)
    problem = check_derivation(one, [figure(v, id=str(v)) for v in operands])
    assert problem is not None
    assert sentence in problem


def test_more_digits_than_inexact_operands_carry_are_too_many(figure):
    operands = [figure(5600, qualifier=NEARLY), figure(1700, qualifier=NEARLY)]
    fair = derived_figure(figure, RATIO, "3.3", unit_class=TIMES, qualifier=ABOUT)
    proud = derived_figure(figure, RATIO, "3.29", unit_class=TIMES, qualifier=ABOUT)
    assert check_derivation(fair, operands) is None
    assert "the figure gives more: 3.29" in str(check_derivation(proud, operands))


def test_a_figure_without_derivation_is_not_checked(figure):
    assert check_derivation(figure(3), []) is None


KINDS = st.sampled_from([EXACT, NEARLY, ABOUT, OVER, AT_LEAST, UNDER, AT_MOST])
SIZES = st.integers(1, 9999)


@given(st.sampled_from([SUM, RATIO, SHARE]), SIZES, KINDS, SIZES, KINDS, st.data())
def test_whatever_the_operands_mean_the_result_means_too(figure, operation, a, ka, b, kb, data):
    one, other = figure(a, qualifier=ka), figure(b, qualifier=kb)
    derived = derive(operation, [one, other])
    if derived.qualifier in (ABOUT, EXACT):
        return
    true_one, true_other = (data.draw(true_values(item)) for item in (one, other))
    if operation is SUM:
        truth = true_one + true_other
    else:
        truth = true_one / true_other * (100 if operation is SHARE else 1)
    bound = figure(derived.value, qualifier=derived.qualifier)
    if derived.qualifier is not NEARLY:
        assert admits(meaning(bound), truth)
    else:
        assert truth < derived.value


def true_values(one):
    """Values that the words of `one` admit, within a tenth of it."""
    steps = {
        EXACT: (0, 0),
        NEARLY: (-100, -1),
        ABOUT: (-50, 50),
        OVER: (1, 100),
        AT_LEAST: (0, 100),
        UNDER: (-100, -1),
        AT_MOST: (-100, 0),
    }
    return st.integers(*steps[one.qualifier]).map(lambda k: one.value * (1000 + k) / 1000)
