"""Whether words hold a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.figures.matching import Aspect, best_match, check_words, differences
from kiosk.figures.model import Qualifier, UnitClass
from kiosk.figures.reading import find_numbers

VALUE, UNIT = Aspect.VALUE, Aspect.UNIT
QUALIFIER, DIRECTION = Aspect.QUALIFIER, Aspect.DIRECTION
OVER, NEARLY = Qualifier.OVER, Qualifier.NEARLY
PERCENT, FRACTION, TIMES = UnitClass.PERCENT, UnitClass.FRACTION, UnitClass.TIMES


@pytest.mark.parametrize(
    ("text", "value", "fields", "expected"),
    [
        ("近2000家", 2000, {"qualifier": NEARLY}, ()),
        ("nearly 2,000 companies", 2000, {"qualifier": NEARLY}, ()),
        ("近2001家", 2000, {"qualifier": NEARLY}, (VALUE,)),
        ("超2000家", 2000, {"qualifier": NEARLY}, (QUALIFIER,)),
        ("2000元", 2000, {}, (UNIT,)),
        ("超3000元", 2000, {}, (VALUE, UNIT, QUALIFIER)),
        ("3至5万人", 30_000, {"value_max": 50_000}, ()),
        ("3万人", 30_000, {"value_max": 50_000}, (VALUE,)),
        ("增长14.4%", "14.4", {"unit_class": PERCENT, "direction": "up"}, ()),
        ("+14.4%", "14.4", {"unit_class": PERCENT, "direction": "up"}, ()),
        ("14.40%", "14.4", {"unit_class": PERCENT, "direction": "up"}, ()),
        ("下降14.4%", "14.4", {"unit_class": PERCENT, "direction": "up"}, (DIRECTION,)),
        ("−14.4%", "14.4", {"unit_class": PERCENT, "direction": "up"}, (DIRECTION,)),
        ("−3%", -3, {"unit_class": PERCENT}, ()),
        ("−3%", 3, {"unit_class": PERCENT}, (VALUE,)),
        ("+3%", -3, {"unit_class": PERCENT}, (VALUE,)),
        ("近四成", 40, {"unit_class": PERCENT, "qualifier": NEARLY}, ()),
        ("一半", 50, {"unit_class": PERCENT}, ()),
        ("50%", "0.5", {"unit_class": FRACTION}, ()),
        ("三分之二", "0.6667", {"unit_class": FRACTION}, ()),
        ("三分之二", "0.75", {"unit_class": FRACTION}, (VALUE,)),
        ("2.49 times as large", "1.49", {"unit_class": TIMES, "direction": "up"}, ()),
        ("2.49 times as large", "2.49", {"unit_class": TIMES, "direction": "up"}, (VALUE,)),
        ("2.49 times as large", "2.49", {"unit_class": TIMES}, ()),
        ("增长1.49倍", "1.49", {"unit_class": TIMES, "direction": "up"}, ()),
        ("twice as large", 1, {"unit_class": TIMES, "direction": "up"}, ()),
        ("翻一番", 1, {"unit_class": TIMES, "direction": "up"}, ()),
        ("收入比2.34", "2.34", {"unit_class": UnitClass.RATIO}, ()),
        ("2.34倍", "2.34", {"unit_class": UnitClass.RATIO}, (UNIT,)),
        ("第137届", 137, {"unit_class": UnitClass.RANK}, ()),
    ],
)
def test_a_number_differs_from_a_figure_in_these_aspects(figure, text, value, fields, expected):
    (found,) = find_numbers(text)
    assert differences(found, figure(value, **fields)) == expected


def test_the_number_most_like_the_figure_is_taken(figure):
    text = "近2000家企业参展，超2000项成果，2000元奖金"
    match = best_match(text, figure(2000, qualifier=OVER))
    assert match is not None
    assert match.found.text == "超2000项"
    assert match.differences == ()


def test_a_lone_number_of_another_value_is_where_the_slip_is(figure):
    match = best_match("突破26万人次", figure(250_000, qualifier=OVER))
    assert match is not None
    assert (match.found.text, match.differences) == ("突破26万人次", (VALUE,))


@pytest.mark.parametrize("text", ["", "参展企业", "26家企业，30项成果"])
def test_a_text_without_the_value_holds_no_such_figure(figure, text):
    assert best_match(text, figure(2000)) is None


def test_sound_words_are_not_complained_of(figure):
    sound = figure(
        40,
        unit_class=PERCENT,
        qualifier=NEARLY,
        wording={"zh": "将近", "en": "almost"},
        written={"zh": "近四成", "en": "nearly 40 per cent"},
    )
    assert check_words(sound) == []
    assert check_words(figure(25, wording={"zh": "达", "en": "a full"})) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"written": {"zh": "近五成"}}, 'The Chinese words "近五成" say another value'),
        ({"written": {"en": "over 40%"}}, 'The English words "over 40%" say another qualifier'),
        ({"written": {"zh": "很多"}}, 'The Chinese words "很多" do not hold the figure\'s number'),
        ({"written": {"zh": "近40家"}}, "another unit than the figure"),
        ({"wording": {"zh": "超过"}}, 'The wording "超过" says "over"'),
        ({"wording": {"en": "a whopping"}}, '"a whopping" is not known'),
    ],
)
def test_words_that_say_something_else_are_named(figure, fields, sentence):
    one = figure(40, unit_class=PERCENT, qualifier=NEARLY, **fields)
    (problem,) = check_words(one)
    assert sentence in problem
    assert problem.endswith(".")


def test_a_qualifier_word_on_an_exact_figure_is_named(figure):
    (problem,) = check_words(figure(40, wording={"zh": "近"}))
    assert 'says "nearly", the qualifier is "exact"' in problem


def test_a_decrease_by_times_is_for_a_person_to_put_right(figure):
    (problem,) = check_words(figure(2, unit_class=TIMES, direction="down"))
    assert "no agreed meaning" in problem
    assert check_words(figure(2, unit_class=TIMES, direction="up")) == []


def test_a_range_of_growth_by_times_counts_both_ends(figure):
    (found,) = find_numbers("2–3 times as large")
    growth = figure(1, value_max=2, unit_class=TIMES, direction="up")
    assert differences(found, growth) == ()
    assert found.value_max == Decimal(3)
