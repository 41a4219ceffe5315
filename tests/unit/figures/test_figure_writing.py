"""How figures read, row by row of the two languages' conventions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kiosk.figures.model import Qualifier, UnitClass
from kiosk.figures.writing import Written, change_words, write

VISITS = {"zh": "人次", "en": "visits"}
COMPANIES = {"zh": "家", "en": "companies"}
PROJECTS = {"zh": "项", "en": "projects"}
OVER, NEARLY, ABOUT = Qualifier.OVER, Qualifier.NEARLY, Qualifier.ABOUT
UNDER, AT_LEAST, AT_MOST = Qualifier.UNDER, Qualifier.AT_LEAST, Qualifier.AT_MOST
PERCENT, POINTS, YUAN = UnitClass.PERCENT, UnitClass.POINTS, UnitClass.YUAN
DOLLAR, EURO, TIMES = UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.TIMES


def row(value: str | int, zh: str, en: str, **fields: Any):
    return pytest.param(value, fields, zh, en, id=f"{zh} = {en}")


@pytest.mark.parametrize(
    ("value", "fields", "zh", "en"),
    [
        # Below ten thousand in full.
        row(0, "0", "0"),
        row(5600, "5600家", "5,600 companies", unit=COMPANIES),
        row(999, "999", "999"),
        row(1000, "1000", "1,000"),
        # The borders of the scales.
        row(9999, "9999", "9,999"),
        row(10_000, "1万", "10,000"),
        row(99_990_000, "9999万", "99.99 million"),
        row(99_999_999, "9999.9999万", "99,999,999"),
        row(100_000_000, "1亿", "100 million"),
        row(999_999, "99.9999万", "999,999"),
        row(1_000_000, "100万", "1 million"),
        row(999_999_999_999, "9999.99999999亿", "999.999999999 billion"),
        row(1_000_000_000_000, "1万亿", "1 trillion"),
        row("1E+9", "10亿", "1 billion"),
        # Ten thousand and more with the digits of the source.
        row(250_000, "25万人次", "250,000 visits", unit=VISITS),
        row(116_000, "11.6万", "116,000"),
        row(57_830_000_000, "578.3亿", "57.83 billion"),
        row(4_550_000, "455万", "4.55 million"),
        row("7.5E+12", "7.5万亿元", "7.5 trillion yuan", unit_class=YUAN),
        row("7.50E+12", "7.50万亿元", "7.50 trillion yuan", unit_class=YUAN),
        # A smaller scale rather than many decimals.
        row(4_564_270_000_000, "45642.7亿元", "4,564.27 billion yuan", unit_class=YUAN),
        row(1_408_280_000, "140828万", "1,408.28 million"),
        row(123_400_000, "12340万", "123.4 million"),
        row(203_346, "20.3346万", "203,346"),
        row(1_234_567, "123.4567万", "1,234,567"),
        row(12_345_678_901, "123.45678901亿", "12.345678901 billion"),
        # Money keeps its currency.
        row(25_440_000_000, "254.4亿美元", "US$25.44 billion", unit_class=DOLLAR),
        row(9125, "9125元", "9,125 yuan", unit_class=YUAN),
        row(15_000_000, "1500万欧元", "€15 million", unit_class=EURO),
        row(
            300_000_000,
            "3亿港元",
            "300 million Hong Kong dollars",
            unit_class=UnitClass.CURRENCY,
            unit={"zh": "港元", "en": "Hong Kong dollars"},
        ),
        # Per cent and points.
        row("14.4", "14.4%", "14.4%", unit_class=PERCENT),
        row("14.40", "14.40%", "14.40%", unit_class=PERCENT),
        row(40, "近40%", "nearly 40%", unit_class=PERCENT, qualifier=NEARLY),
        row(12_000, "12000%", "12,000%", unit_class=PERCENT),
        row("2.4", "2.4个百分点", "2.4 percentage points", unit_class=POINTS),
        row(1, "1个百分点", "1 percentage point", unit_class=POINTS),
        # Qualifiers: the class's usual word, or the source's own.
        row(2000, "近2000家", "nearly 2,000 companies", qualifier=NEARLY, unit=COMPANIES),
        row(8500, "约8500", "about 8,500", qualifier=ABOUT),
        row(900, "超900项", "over 900 projects", qualifier=OVER, unit=PROJECTS),
        row(900, "不到900", "under 900", qualifier=UNDER),
        row(900, "不超过900", "up to 900", qualifier=AT_MOST),
        row(
            1000,
            "1000家以上",
            "at least 1,000 companies",
            qualifier=AT_LEAST,
            unit=COMPANIES,
        ),
        row(50, "50%以上", "at least 50%", qualifier=AT_LEAST, unit_class=PERCENT),
        row(
            250_000,
            "突破25万人次",
            "topped 250,000 visits",
            qualifier=OVER,
            unit=VISITS,
            wording={"zh": "突破", "en": "topped"},
        ),
        row(
            250_000,
            "突破25万人次",
            "over 250,000 visits",
            qualifier=OVER,
            unit=VISITS,
            wording={"zh": "突破"},
        ),
        row(900, "900余项", "over 900", qualifier=OVER, unit={"zh": "项"}, wording={"zh": "余"}),
        row(3_000, "3000多", "over 3,000", qualifier=OVER, wording={"zh": "多"}),
        row(2_800_000, "280万余", "over 2.8 million", qualifier=OVER, wording={"zh": "余"}),
        row(500, "500左右", "about 500", qualifier=ABOUT, wording={"zh": "左右"}),
        row(
            1000,
            "不少于1000家",
            "1,000 or more companies",
            qualifier=AT_LEAST,
            unit=COMPANIES,
            wording={"zh": "不少于", "en": "or more"},
        ),
        row(
            2_000_000,
            "200万元以上",
            "2 million yuan or more",
            qualifier=AT_LEAST,
            unit_class=YUAN,
            wording={"en": "or more"},
        ),
        row(
            50,
            "50%以上",
            "50% or more",
            qualifier=AT_LEAST,
            unit_class=PERCENT,
            wording={"en": "or more"},
        ),
        row(25, "达25", "25", wording={"zh": "达"}),
        # Multiples.
        row("2.8", "2.8倍", "2.8 times", unit_class=TIMES),
        row("1.49", "+1.49倍", "2.49 times as large", unit_class=TIMES, direction="up"),
        row(1, "+1倍", "twice as large", unit_class=TIMES, direction="up"),
        row("1", "−1倍", "−1 times", unit_class=TIMES, direction="down"),
        row(
            "1.5",
            "+1.5倍",
            "+1.5 times",
            unit_class=TIMES,
            direction="up",
            unit={"zh": "倍", "en": "times"},
        ),
        row(
            1,
            "+1—2倍",
            "2–3 times as large",
            value_max=2,
            unit_class=TIMES,
            direction="up",
        ),
        # Changes carry their sign.
        row("14.4", "+14.4%", "+14.4%", unit_class=PERCENT, direction="up"),
        row("15.7", "−15.7%", "−15.7%", unit_class=PERCENT, direction="down"),
        row("-5.8", "−5.8%", "−5.8%", unit_class=PERCENT),
        row("-5.8", "−5.8%", "−5.8%", unit_class=PERCENT, direction="up"),
        row(0, "0%", "0%", unit_class=PERCENT, direction="up"),
        row("2.4", "+2.4个百分点", "+2.4 percentage points", unit_class=POINTS, direction="up"),
        row(20, "超+20%", "over +20%", unit_class=PERCENT, direction="up", qualifier=OVER),
        # Ranges.
        row(6, "6%—6.5%", "6–6.5%", value_max="6.5", unit_class=PERCENT),
        row(30_000, "3万—5万", "30,000–50,000", value_max=50_000),
        row(16, "16—59岁", "16–59 years", value_max=59, unit={"zh": "岁", "en": "years"}),
        row(800_000, "80万—120万元", "0.8–1.2 million yuan", value_max=1_200_000, unit_class=YUAN),
        row(8_000, "8000—1.2万", "8,000–12,000", value_max=12_000),
        row(3, "0.0003万—5万", "3–50,000", value_max=50_000),
        row(999_999, "99.9999万—100万", "999,999–1,000,000", value_max=1_000_000),
        row(-3, "−3%至1%", "−3 to 1%", value_max=1, unit_class=PERCENT),
        row(2_000_000_000, "20亿—30亿美元", "US$2–3 billion", value_max="3E9", unit_class=DOLLAR),
        # Fractions, ranks, other units.
        row("0.6667", "三分之二", "two-thirds", unit_class=UnitClass.FRACTION),
        row("0.5", "二分之一", "half", unit_class=UnitClass.FRACTION),
        row("0.25", "四分之一", "one-quarter", unit_class=UnitClass.FRACTION),
        row("0.3", "十分之三", "three-tenths", unit_class=UnitClass.FRACTION),
        row("0.37", "0.37", "0.37", unit_class=UnitClass.FRACTION),
        row(137, "第137届", "137th", unit={"zh": "届"}, unit_class=UnitClass.RANK),
        row(2, "第2", "2nd", unit_class=UnitClass.RANK),
        row(11, "第11", "11th", unit_class=UnitClass.RANK),
        row("2.34", "2.34", "2.34", unit_class=UnitClass.RATIO),
        row("79.0", "79.0岁", "79.0 years", unit={"zh": "岁", "en": "years"}),
        row(
            180_000,
            "18万平方米",
            "180,000 square meters",
            unit={"zh": "平方米", "en": "square meters"},
            unit_class=UnitClass.AREA,
        ),
    ],
)
def test_a_figure_reads_as_the_language_writes_it(figure, value, fields, zh, en):
    one = figure(value, **fields)
    assert write(one, "zh").plain() == zh
    assert write(one, "en").plain() == en


def test_the_parts_stay_apart_for_the_page(figure):
    one = figure(
        2_540_000_000, unit_class=DOLLAR, qualifier=OVER, wording={"zh": "余"}, direction="up"
    )
    assert write(one, "zh") == Written(
        language="zh", numeral="25.4", sign="+", scale="亿", after="余", unit="美元"
    )
    assert write(one, "en") == Written(
        language="en", numeral="2.54", before="over", sign="+", currency="US$", scale="billion"
    )


def test_number_and_unit_phrase_are_what_a_page_sets_large_and_small(figure):
    one = figure(1_000_000, qualifier=AT_LEAST, unit=COMPANIES, wording={"en": "or more"})
    assert write(one, "zh").number == "100"
    assert write(one, "zh").unit_phrase == "万家以上"
    assert write(one, "en").unit_phrase == "million or more companies"
    change = figure("14.4", unit_class=PERCENT, direction="up")
    assert write(change, "en").number == "+14.4%"


@pytest.mark.parametrize(
    ("language", "words", "parts"),
    [
        ("zh", "近四成", {"before": "近", "numeral": "四成"}),
        (
            "zh",
            "突破25万人次",
            {"before": "突破", "numeral": "25", "scale": "万", "unit": "人次"},
        ),
        ("zh", "10余万人", {"numeral": "10", "after": "余", "unit": "万人"}),
        ("zh", "超百家", {"before": "超", "numeral": "百", "unit": "家"}),
        ("zh", "三分之二", {"numeral": "三分之二"}),
        ("zh", "超20%", {"before": "超", "numeral": "20", "percent": "%"}),
        ("zh", "逾3—5万亿元", {"before": "逾", "numeral": "3—5", "scale": "万亿", "unit": "元"}),
        ("zh", "半壁江山", {"numeral": "半壁江山"}),
        ("en", "two-thirds", {"numeral": "two-thirds"}),
        (
            "en",
            "more than US$25.44 billion",
            {"before": "more than", "currency": "US$", "numeral": "25.44", "scale": "billion"},
        ),
        (
            "en",
            "1,000 or more companies",
            {"numeral": "1,000", "after": "or more", "unit": "companies"},
        ),
        ("en", "…", {"numeral": "…"}),
    ],
)
def test_the_sources_complete_words_are_kept_and_taken_apart(figure, language, words, parts):
    one = figure(40, written={language: words})
    written = write(one, language)
    assert written == Written(language=language, verbatim=words, **parts)
    assert written.plain() == words


def test_complete_words_of_one_language_do_not_touch_the_other(figure):
    one = figure(40, unit_class=PERCENT, qualifier=NEARLY, written={"zh": "近四成"})
    assert write(one, "zh").plain() == "近四成"
    assert write(one, "en").plain() == "nearly 40%"


def test_a_change_says_against_what_it_is_measured(figure):
    one = figure("14.4", unit_class=PERCENT, direction="up")
    assert change_words(one, "zh") == "比上年"
    assert change_words(one, "en") == "on the year before"
    assert change_words(figure(3), "en") == ""


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN"])
@pytest.mark.parametrize("kind", [UnitClass.COUNT, UnitClass.RANK, UnitClass.FRACTION])
def test_what_is_no_number_is_refused_in_one_sentence(figure, value, kind):
    with pytest.raises(ValueError, match="finite"):
        write(figure(Decimal(value), unit_class=kind), "en")


def test_a_rank_between_two_ranks_is_refused(figure):
    with pytest.raises(ValueError, match="whole number"):
        write(figure("2.5", unit_class=UnitClass.RANK), "en")
