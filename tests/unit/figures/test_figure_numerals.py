"""What number words are worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.numerals import (
    arabic_value,
    chinese_value,
    english_fraction,
    english_value,
    parse_numeral,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5600", "5600"),
        ("5,600", "5600"),
        ("14.40", "14.40"),
        ("0.22", "0.22"),
        ("25万", "250000"),
        ("7.5万亿", "7.5E12"),
        ("1亿2000万", "120000000"),
        ("25 万", "250000"),
        ("7.5 trillion", "7.5E12"),
        ("3 Million", "3E6"),
        ("12bn", "1.2E10"),
        (" 25 ", "25"),
        ("〇", "0"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("两百", "200"),
        ("一百零二", "102"),
        ("一百二十", "120"),
        ("三千", "3000"),
        ("一千零一", "1001"),
        ("一千零一十", "1010"),
        ("两万五千", "25000"),
        ("一万零五", "10005"),
        ("二十万", "200000"),
        ("一千二百万", "12000000"),
        ("三万亿", "3E12"),
        ("一亿二千万", "120000000"),
        ("一百二十三亿零四十五万六千七百八十九", "12300456789"),
        ("十四点四", "14.4"),
        ("一点五〇", "1.50"),
        ("one", "1"),
        ("nineteen", "19"),
        ("twenty-six", "26"),
        ("Eighty-five", "85"),
        ("one hundred", "100"),
        ("one hundred nine", "109"),
        ("two hundred and ten", "210"),
        ("nine hundred and ninety-nine thousand", "999000"),
        ("one million two hundred thousand", "1200000"),
        ("a hundred", "100"),
        ("a million", "1000000"),
    ],
)
def test_a_numeral_is_worth_what_it_says(text, value):
    parsed = parse_numeral(text)
    assert parsed is not None
    assert str(parsed.normalize()) == str(Decimal(value).normalize())


def test_the_digits_given_are_the_digits_kept():
    assert str(parse_numeral("7.50万亿")) == "7.50E+12"
    assert str(parse_numeral("14.40")) == "14.40"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "家",
        "1,2345",
        "12,34",
        "007",
        "007万",
        "1.2.3",
        "1" * 19,
        "三五",
        "三五万",
        "十四五",
        "二〇二五",
        "两万五",
        "一百二",
        "两千三",
        "七八百",
        "十十",
        "一百百",
        "一万万五",
        "千百",
        "一点",
        "点五",
        "一点十",
        "twenty thirty",
        "five five",
        "twenty ten",
        "hundred",
        "a",
        "one hundred hundred",
        "one thousand million",
        "25 billionaires",
        "万一",
    ],
)
def test_what_is_no_number_or_several_is_worth_nothing(text):
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("value_of", "text"),
    [
        (arabic_value, "1,2345"),
        (arabic_value, "五"),
        (chinese_value, ""),
        (chinese_value, "点五"),
        (chinese_value, "一点十"),
        (chinese_value, "一点"),
        (english_value, "firms"),
    ],
)
def test_a_reader_of_one_script_refuses_what_is_none_of_its_numbers(value_of, text):
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("half", (1, 2)),
        ("a third", (1, 3)),
        ("one-third", (1, 3)),
        ("two-thirds", (2, 3)),
        ("Three quarters", (3, 4)),
        ("nine-tenths", (9, 10)),
        ("two-third", None),
        ("one-thirds", None),
        ("four-thirds", None),
        ("hundred-thirds", None),
        ("two and thirds", None),
        ("third party", None),
    ],
)
def test_english_fractions_have_two_numbers(text, parts):
    assert english_fraction(text) == parts


_HAN = "〇一二三四五六七八九"


def _in_chinese(number: int) -> str:
    """A number below 10¹² in Chinese, digit by digit, as taught at school."""
    groups = [(10**8, "亿"), (10**4, "万"), (1, "")]
    words, is_gap = "", False
    for size, name in groups:
        group = number // size % 10_000
        if not group:
            is_gap = bool(words)
            continue
        if words and (is_gap or group < 1000):
            words += "零"
        words += _group_in_chinese(group) + name
        is_gap = False
    return words


def _group_in_chinese(group: int) -> str:
    words, is_gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // size % 10
        if digit:
            words += ("零" if is_gap and words else "") + _HAN[digit] + name
            is_gap = False
        else:
            is_gap = True
    return words


@given(st.integers(1, 10**12 - 1))
def test_every_chinese_number_is_read_back(number):
    assert chinese_value(_in_chinese(number)) == number


_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _in_english(number: int) -> str:
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = f" {_in_english(number % size)}" if number % size else ""
            return f"{_in_english(number // size)} {name}{rest}"
    if number >= 100:
        rest = f" and {_in_english(number % 100)}" if number % 100 else ""
        return f"{_in_english(number // 100)} hundred{rest}"
    if number < 20:
        return _ONES.split()[number - 1]
    tens = _TENS.split()[number // 10 - 2]
    return f"{tens}-{_in_english(number % 10)}" if number % 10 else tens


@given(st.integers(1, 10**12 - 1))
def test_every_english_number_is_read_back(number):
    assert english_value(_in_english(number)) == number
