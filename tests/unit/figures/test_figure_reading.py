"""The numbers of short texts: what is found, and what must not be."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.found import Role
from kiosk.figures.masks import MaskKind, find_masks
from kiosk.figures.model import Direction, Qualifier, UnitClass
from kiosk.figures.qualifiers import qualifier_of
from kiosk.figures.reading import find_numbers

D = Decimal
EXACT, NEARLY, ABOUT, OVER = Qualifier.EXACT, Qualifier.NEARLY, Qualifier.ABOUT, Qualifier.OVER
AT_LEAST, UNDER, AT_MOST = Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.AT_MOST
COUNT, PERCENT, POINTS = UnitClass.COUNT, UnitClass.PERCENT, UnitClass.POINTS
YUAN, DOLLAR, EURO, TIMES = UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.TIMES


def only(text):
    (one,) = find_numbers(text)
    return one


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "kind"),
    [
        # Scales and grouping.
        ("观众25万人次", "250000", EXACT, COUNT),
        ("服务贸易额7.5万亿元", "7.5E12", EXACT, YUAN),
        ("45642.7亿元", "4564270000000", EXACT, YUAN),
        ("140828万人", "1408280000", EXACT, COUNT),
        ("1亿2000万元", "120000000", EXACT, YUAN),
        ("3千亿元", "3E11", EXACT, YUAN),
        ("5百万吨", "5E6", EXACT, UnitClass.MASS),
        ("网民规模达7.31亿", "731000000", EXACT, COUNT),
        ("25 万 人次", "250000", EXACT, COUNT),
        ("4,108 enterprises", "4108", EXACT, COUNT),
        ("12\u202f500 visits", "12500", EXACT, COUNT),
        ("57.83 billion yuan", "5.783E10", EXACT, YUAN),
        ("a hundred companies", "100", EXACT, COUNT),
        ("1.5 million", "1500000", EXACT, COUNT),
        # Qualifiers in front and behind.
        ("突破25万人次", "250000", OVER, COUNT),
        ("近2000家", "2000", NEARLY, COUNT),
        ("将近2000家", "2000", NEARLY, COUNT),
        ("不超过900项", "900", AT_MOST, COUNT),
        ("至少900项", "900", AT_LEAST, COUNT),
        ("不足900项", "900", UNDER, COUNT),
        ("480余家", "480", OVER, COUNT),
        ("280多万游客", "2800000", OVER, COUNT),
        ("7万多亿元", "7E12", OVER, YUAN),
        ("1000家以上", "1000", AT_LEAST, COUNT),
        ("500家左右", "500", ABOUT, COUNT),
        ("3天以内", "3", AT_MOST, UnitClass.DURATION),
        ("十来个", "10", ABOUT, COUNT),
        ("25万+人次", "250000", OVER, COUNT),
        ("over 250,000 visits", "250000", OVER, COUNT),
        ("Visits topped 250,000", "250000", OVER, COUNT),
        ("more than the 7.5 trillion yuan", "7.5E12", OVER, YUAN),
        ("just under 900 projects", "900", UNDER, COUNT),
        ("no fewer than 30 firms", "30", AT_LEAST, COUNT),
        ("1,000 or more companies", "1000", AT_LEAST, COUNT),
        ("50% or more", "50", AT_LEAST, PERCENT),
        ("up to 900 firms", "900", AT_MOST, COUNT),
        ("(nearly 2,000 companies)", "2000", NEARLY, COUNT),
        # Per cent, points, tenths, fractions, multiples.
        ("超20%的企业", "20", OVER, PERCENT),
        ("百分之十四点四", "14.4", EXACT, PERCENT),
        ("百分之14.4", "14.4", EXACT, PERCENT),
        ("百分之百", "100", EXACT, PERCENT),
        ("近四成", "40", NEARLY, PERCENT),
        ("四成五", "45", EXACT, PERCENT),
        ("九成半以上", "95", AT_LEAST, PERCENT),
        ("三成多", "30", OVER, PERCENT),
        ("14.40 per cent", "14.40", EXACT, PERCENT),
        ("12 percent", "12", EXACT, PERCENT),
        ("2.4个百分点", "2.4", EXACT, POINTS),
        ("2.4 percentage points", "2.4", EXACT, POINTS),
        ("一半以上", "0.5", AT_LEAST, UnitClass.FRACTION),
        ("half of the companies", "0.5", EXACT, UnitClass.FRACTION),
        ("四分之三", "0.75", EXACT, UnitClass.FRACTION),
        ("three-quarters", "0.75", EXACT, UnitClass.FRACTION),
        ("a quarter of all visits", "0.25", EXACT, UnitClass.FRACTION),
        ("2.8倍", "2.8", EXACT, TIMES),
        ("2.8 times", "2.8", EXACT, TIMES),
        ("两倍", "2", EXACT, TIMES),
        ("增长一倍", "1", EXACT, TIMES),
        ("翻一番", "1", EXACT, TIMES),
        ("翻了两番", "3", EXACT, TIMES),
        ("exports doubled", "1", EXACT, TIMES),
        ("twice as large", "2", EXACT, TIMES),
        ("twice as large or more", "2", AT_LEAST, TIMES),
        ("two-thirds or more", "0.6666666666666666666666666667", AT_LEAST, UnitClass.FRACTION),
        # Money.
        ("254.4亿美元", "2.544E10", EXACT, DOLLAR),
        ("US$25.44 billion", "2.544E10", EXACT, DOLLAR),
        ("over $83.49B", "8.349E10", OVER, DOLLAR),
        ("30 billion U.S. dollars", "3E10", EXACT, DOLLAR),
        ("RMB 25 billion", "2.5E10", EXACT, YUAN),
        ("¥25万元", "250000", EXACT, YUAN),
        ("€15 million", "1.5E7", EXACT, EURO),
        ("3亿港元", "3E8", EXACT, UnitClass.CURRENCY),
        ("HK$300 million", "3E8", EXACT, UnitClass.CURRENCY),
        # Number words.
        ("超百家", "100", OVER, COUNT),
        ("百余项", "100", OVER, COUNT),
        ("十二家", "12", EXACT, COUNT),
        ("两千余家", "2000", OVER, COUNT),
        ("三百二十一个", "321", EXACT, COUNT),
        ("一万零五百人", "10500", EXACT, COUNT),
        ("twenty-six countries", "26", EXACT, COUNT),
        ("one hundred and nine of them", "109", EXACT, COUNT),
        ("two million visits", "2000000", EXACT, COUNT),
        # Scripts and marks.
        ("近２０００家", "2000", NEARLY, COUNT),
        ("超過260位", "260", OVER, COUNT),
        ("480餘家", "480", OVER, COUNT),
        ("7.5萬億元", "7.5E12", EXACT, YUAN),
        ("１４．４％", "14.4", EXACT, PERCENT),
        ("突破**25万**人次", "250000", OVER, COUNT),
        ("近\u20602000\u200b家", "2000", NEARLY, COUNT),
        # What stands beside it is no part of it.
        ("25家以上海为基地的企业", "25", EXACT, COUNT),
        ("签约15项", "15", EXACT, COUNT),
        ("邀约近8500次", "8500", NEARLY, COUNT),
        ("附近2000米", "2000", EXACT, COUNT),
        ("100多元", "100", OVER, YUAN),
        ("3年多", "3", OVER, UnitClass.DURATION),
        ("20%多", "20", OVER, PERCENT),
        ("26家多年深耕的企业", "26", EXACT, COUNT),
        ("85个多边机构", "85", EXACT, COUNT),
        ("43 delegations and more than those", "43", EXACT, COUNT),
        ("2,300 last year", "2300", EXACT, COUNT),
        ("5G用户2.5亿户", "250000000", EXACT, COUNT),
        ("8.26亿", "826000000", EXACT, COUNT),
        ("零售额0.22万亿元", "2.2E11", EXACT, YUAN),
    ],
)
def test_a_number_is_read_with_its_qualifier_and_kind(text, value, qualifier, kind):
    one = only(text)
    assert one.value == D(value)
    assert (one.qualifier, one.unit_class) == (qualifier, kind)
    assert one.value_max is None


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("6%—6.5%", "6", "6.5", PERCENT),
        ("6-6.5%", "6", "6.5", PERCENT),
        ("3至5万人", "30000", "50000", COUNT),
        ("9亿～16亿元", "9E8", "1.6E9", YUAN),
        ("8000—1.2万家", "8000", "12000", COUNT),
        ("16至59岁", "16", "59", UnitClass.AGE),
        ("2000—2050家", "2000", "2050", COUNT),
        ("30,000–50,000 companies", "30000", "50000", COUNT),
        ("US$2–3 billion", "2E9", "3E9", DOLLAR),
        ("US$2–US$3 billion", "2E9", "3E9", DOLLAR),
        ("6 to 6.5 percent", "6", "6.5", PERCENT),
    ],
)
def test_a_range_has_two_ends(text, low, high, kind):
    one = only(text)
    assert (one.value, one.value_max, one.unit_class) == (D(low), D(high), kind)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("从3万家到5万家", ["30000", "50000"]),
        ("rose from 30,000 to 50,000", ["30000", "50000"]),
        ("from 6 to 6.5 percent", ["6.5"]),
        ("grew 12% to 11.6 million", ["12", "11600000"]),
        ("5-3家", []),
        ("10万-5万元", []),
        ("三至五倍", []),
    ],
)
def test_two_values_are_no_range(text, values):
    assert [one.value for one in find_numbers(text)] == [D(v) for v in values]
    assert all(one.value_max is None for one in find_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "2025年9月14日12时",
        "截至14日12时",
        "二〇二五年九月十四日",
        "圆满闭幕,2025年服贸会,9月14日",
        "2020—2024年",
        "2020-2024",
        "14 September 2025",
        "September 14, 2025",
        "Nov. 5-10",
        "25-28 February",
        "in 2024",
        "2025服贸会",
        "2024 exports",
        "2025届毕业生",
        "12:30",
        "9 a.m.",
        "近三年",
        "前5个月",
        "过去五年",
        "over the past five years",
        "90年代",
        "2020年代",
        "世界500强",
        "Fortune Global 500",
        "5G",
        "COVID-19",
        "G20",
        "A380",
        "3号馆",
        "1+1+N",
        "24/7",
        "26/30",
        "No. 3",
        "0571-12345678",
        "https://a.cn/2025/14",
        "数百家",
        "上千家",
        "几十个",
        "十几家",
        "七八家",
        "三五个",
        "两万五",
        "一场盛会",
        "一个",
        "千方百计",
        "十分重要",
        "百家讲坛",
        "万一",
        "三亚",
        "十四五",
        "四成都人",
        "第三五届",
        "1亿0500万元",
        "千分之三",
        "198,65 billion",
        "1,2345",
        "1.2.3",
        "007",
        "1" * 19,
        "约500家以上",
        "$5 yuan",
        "the first half",
        "a third party",
        "hundreds of firms",
        "twenty thirty",
        "1990s",
        "10k",
        "北京-25家",
        "6.77‰",
    ],
)
def test_what_is_no_figure_or_has_two_readings_is_left_out(text):
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("第137届", "137", Role.ORDINAL),
        ("第二大国", "2", Role.ORDINAL),
        ("the 137th edition", "137", Role.ORDINAL),
        ("前30强", "30", Role.RANK),
        ("the top 30", "30", Role.RANK),
        ("the top ten", "10", Role.RANK),
        ("两个故事", "2", Role.WORD),
        ("three reasons", "3", Role.WORD),
        ("十余家", "10", Role.FIGURE),
        ("3个故事", "3", Role.FIGURE),
        ("三千家", "3000", Role.FIGURE),
    ],
)
def test_a_number_says_what_it_does_in_its_sentence(text, value, role):
    one = only(text)
    assert (one.value, one.role) == (D(value), role)


@pytest.mark.parametrize(
    ("text", "direction", "sign"),
    [
        ("同比增长12%", Direction.UP, ""),
        ("同比增长了约12%", Direction.UP, ""),
        ("增幅达12%", Direction.UP, ""),
        ("较上年下降5.8%", Direction.DOWN, ""),
        ("14.4%的增长", Direction.UP, ""),
        ("增长至12%", None, ""),
        ("占比12%", None, ""),
        ("up 12%", Direction.UP, ""),
        ("grew by nearly 12%", Direction.UP, ""),
        ("a decline of 12%", Direction.DOWN, ""),
        ("a 12% year-on-year increase", Direction.UP, ""),
        ("12% fewer", Direction.DOWN, ""),
        ("rose to 12%", None, ""),
        ("+14.4%", Direction.UP, "+"),
        ("−5.8%", Direction.DOWN, "−"),
        ("-5.8%", Direction.DOWN, "−"),
    ],
)
def test_a_change_says_which_way_it_goes(text, direction, sign):
    one = only(text)
    assert (one.direction, one.sign) == (direction, sign)


def test_positions_are_those_of_the_text_as_written():
    text = "累计入场观众突破**２５万**人次，超**20%**的企业"
    first, second = find_numbers(text)
    assert text[first.start : first.end] == first.text == "突破**２５万**人次"
    assert text[first.numeral_start : first.numeral_end] == "２５"
    assert (first.qualifier_words, first.unit) == ("突破", "人次")
    assert text[second.start : second.end] == second.text == "超**20%"
    assert (second.qualifier_words, second.unit) == ("超", "%")


def test_every_number_of_a_sentence_is_found_in_order():
    text = "1场峰会、13场主题论坛、81场专题论坛和75场洽谈，覆盖26个前30强国家"
    assert [one.value for one in find_numbers(text)] == [1, 13, 81, 75, 26, 30]


def test_masks_say_why_a_number_is_no_figure():
    text = "1. 2025年，世界500强，近三年，12:30，26/30，198,65"
    assert [(text[m.start : m.end], m.kind) for m in find_masks(text)] == [
        ("1. ", MaskKind.LISTING),
        ("2025年", MaskKind.DATE),
        ("世界500强", MaskKind.NAME),
        ("近三年", MaskKind.PERIOD),
        ("12:30", MaskKind.TIME),
        ("26/30", MaskKind.FRACTION),
        ("198,65", MaskKind.SLIP),
    ]


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.", "a", "一", "百", "a-", "A1-", "one ", " ", "1+", "a@", "近超约", "成"]
)
def test_a_hundred_thousand_characters_take_less_than_a_second(unit):
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_numbers(text)
    assert time.process_time() - began < 1.0


@given(st.text(st.sampled_from("0123456789,.万亿%成分之百十一二两近超余多以上家元年月日 -—+$Aat")))
def test_any_text_is_read_and_every_digit_found_stands_in_it(text):
    for one in find_numbers(text):
        assert one.text == text[one.start : one.end]
        assert one.start <= one.numeral_start < one.numeral_end <= one.end
        assert one.value >= 0
        digits = [c for c in f"{one.value.normalize():f}".strip("0.") if c.isdigit()]
        is_in_digits = text[one.numeral_start].isdigit() and one.unit not in ("分之", "成")
        if is_in_digits and one.value_max is None and "亿" not in one.text:
            assert [c for c in digits if c not in one.text] == []


@given(st.text(max_size=60))
def test_no_text_stops_the_reader(text):
    for one in find_numbers(text):
        assert one.text == text[one.start : one.end]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("as many as", Qualifier.AT_MOST),
        ("within", Qualifier.AT_MOST),
        ("no higher than", Qualifier.AT_MOST),
        ("no lower than", Qualifier.AT_LEAST),
        ("just over", Qualifier.OVER),
        ("slightly more than", Qualifier.OVER),
        ("north of", Qualifier.OVER),
        ("crossed", Qualifier.OVER),
        ("just under", Qualifier.UNDER),
        ("nearing", Qualifier.NEARLY),
        ("in the region of", Qualifier.ABOUT),
        ("an estimated", Qualifier.ABOUT),
        ("some", Qualifier.ABOUT),
    ],
)
def test_the_words_of_an_english_report_say_their_class(words: str, kind: Qualifier) -> None:
    (found,) = find_numbers(f"It drew {words} 35,000 guests.")
    assert (found.qualifier, found.value) == (kind, 35_000)
    assert qualifier_of(words, "en") is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("签约额站上50亿元", Qualifier.OVER),
        ("票房破50亿元", Qualifier.OVER),
        ("失业率不小于5%", Qualifier.AT_LEAST),
        ("跌破3000点", Qualifier.UNDER),
        ("现场估计300人", Qualifier.ABOUT),
        ("现场 ~300人", Qualifier.ABOUT),
        ("打破50项纪录", Qualifier.EXACT),
        ("攻破12项难题", Qualifier.EXACT),
    ],
)
def test_the_words_of_a_chinese_report_say_their_class(text: str, kind: Qualifier) -> None:
    assert [found.qualifier for found in find_numbers(text)] == [kind]


def test_a_tilde_between_numbers_is_no_qualifier() -> None:
    (found,) = find_numbers("气温在3~5摄氏度")
    assert (found.value, found.value_max, found.qualifier) == (3, 5, Qualifier.EXACT)


@pytest.mark.parametrize(
    ("text", "value"),
    [("近两成五为首次到访", 25), ("三成企业", 30), ("四成半", 45), ("七成二", 72)],
)
def test_tenths_take_the_digit_behind_them(text: str, value: int) -> None:
    assert only(text).value == value


def test_plus_before_a_number_joins_it() -> None:
    first, second = find_numbers("6,000 tickets plus 12,000 passes")
    assert (first.qualifier, second.value) == (Qualifier.EXACT, 12_000)
