"""Movement begins at 0, ends exactly at 1, and numbers count without changing their shape."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.player.easing import EASING, counted, eased, elapsed, last_counted, when_eased


@pytest.mark.parametrize("pace", EASING)
def test_every_curve_is_exact_at_both_ends(pace):
    assert [eased(pace, p) for p in (-1.0, 0.0, 1.0, 2.0)] == [0.0, 0.0, 1.0, 1.0]


@pytest.mark.parametrize("pace", EASING)
def test_no_curve_goes_back_or_overshoots(pace):
    values = [eased(pace, i / 500) for i in range(501)]
    assert values == sorted(values)
    assert values[0] == 0.0
    assert values[-1] == 1.0


@pytest.mark.parametrize(
    ("pace", "progress", "expected"),
    [
        # Halfway along each curve, worked out by hand: (3 x1 + 3 x2 + 1) / 8, the same for y.
        ("linear", 0.5, 0.5),
        ("standard", 0.2, 0.5),
        ("decelerate", 0.18125, 0.7625),
        ("accelerate", 0.5375, 0.18125),
    ],
)
def test_curves_go_through_known_points(pace, progress, expected):
    assert eased(pace, progress) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("pace", EASING)
def test_when_a_curve_has_come_so_far_can_be_told(pace):
    for value in (0.001, 0.3, 0.97, 0.9999):
        when = when_eased(pace, value)
        assert eased(pace, when) == pytest.approx(value, abs=1e-6)
    assert [when_eased(pace, v) for v in (-1.0, 0.0, 1.0, 2.0)] == [0.0, 0.0, 1.0, 1.0]


@pytest.mark.parametrize("text", ["250,000", "7.5", "25", "26/30", "110", "0.36", "5", "1", "0"])
def test_the_last_numeral_stands_from_where_it_is_said_to(text):
    begins = last_counted(text)
    assert counted(text, min(1.0, begins + 1e-6)) == text
    assert begins == 0.0 or counted(text, begins - 1e-6) != text


def test_the_movement_waits_for_its_delay_and_ends_on_time():
    assert elapsed(0.1, 0.2, 0.5) == 0.0
    assert elapsed(0.45, 0.2, 0.5) == pytest.approx(0.5)
    assert elapsed(0.7, 0.2, 0.5) == 1.0
    assert elapsed(9.0, 0.2, 0.5) == 1.0
    assert elapsed(0.2, 0.2, 0.0) == 1.0


@pytest.mark.parametrize(
    ("text", "first", "middle"),
    [
        ("250,000", "150,000", "200,000"),
        ("7.5", "4.5", "6.0"),
        ("25", "15", "20"),
        ("26/30", "16/30", "21/30"),
        ("110", "100", "105"),
        ("14.4%", "10.0%", "12.2%"),
        ("0.36", "0.22", "0.29"),
        ("5", "3", "4"),
        ("1", "1", "1"),
        ("0", "0", "0"),
        ("第1", "第1", "第1"),
        ("new", "new", "new"),
        ("+38%", "+23%", "+31%"),
    ],
)
def test_a_number_counts_from_six_tenths_but_never_loses_a_digit(text, first, middle):
    assert counted(text, 0.0) == first
    assert counted(text, 0.5) == middle
    assert counted(text, 1.0) == text


@given(
    st.decimals(min_value=0, max_value=10**13, places=2, allow_nan=False).map(lambda d: f"{d:,}"),
    st.lists(st.floats(0, 1), min_size=2, max_size=6).map(sorted),
)
def test_a_counting_number_keeps_its_form_and_only_grows(text, moments):
    frames = [counted(text, moment) for moment in moments]
    shape = re.sub(r"\d", "0", text)
    assert all(re.sub(r"\d", "0", frame) == shape for frame in frames)
    values = [float(frame.replace(",", "")) for frame in [*frames, text]]
    assert values == sorted(values)
    assert counted(text, 1.5) == text


def test_a_figure_of_two_digits_does_not_stand_one_short_of_itself():
    assert counted("25", 0.94) == "24"
    assert counted("25", 0.96) == "25"


def test_the_end_is_what_the_author_wrote():
    assert counted("007.50", 1.0) == "007.50"
