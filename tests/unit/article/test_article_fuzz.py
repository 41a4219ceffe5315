"""Whatever the text: no crash, and no digit that the text does not hold."""

from __future__ import annotations

import contextlib
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.article.encoding import NotTextError
from kiosk.article.extract import read_article

if TYPE_CHECKING:
    from kiosk.article.record import Article, FigureRecord

PIECES = [
    "近",
    "约",
    "超",
    "超过",
    "突破",
    "逾",
    "不到",
    "最高",
    "分别",
    "从",
    "由",
    "增至",
    "至",
    "到",
    "—",
    "-",
    "～",
    "、",
    "，",
    "。",
    "；",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "**",
    "#",
    "|",
    "+",
    "%",
    "余",
    "多",
    "几",
    "成",
    "半",
    "百",
    "千",
    "万",
    "亿",
    "兆",
    "一",
    "两",
    "三",
    "十",
    "二十",
    "百分之",
    "分之",
    "个",
    "家",
    "人次",
    "元",
    "美元",
    "亿元",
    "年",
    "月",
    "日",
    "时",
    "第",
    "届",
    "前",
    "强",
    "个百分点",
    "倍",
    "平方米",
    "企业",
    "展会",
    "同比增长",
    "0",
    "1",
    "7",
    "12",
    "25",
    "480",
    "2025",
    "5600",
    "1,200",
    "7.5",
    "11.6",
    "over",
    "nearly",
    "about",
    "up",
    "to",
    "from",
    "between",
    "and",
    "million",
    "billion",
    "percent",
    "dollars",
    "companies",
    "$",
    "US$",
    ".",
    ",",
    ";",
    "(",
    ")",
    "the",
    "of",
    "in",
    "two-thirds",
    "half",
    "dozen",
    "Nov.",
    "2024",
    "5G",
    "24/7",
    "123th",
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", "\n", "\n\n"]), max_size=60).map("".join)
PADDING = "\n\n这是一篇关于展会的报道，The fair closed and everybody went home happily today."


def read(text: str) -> Article | None:
    try:
        return read_article((text + PADDING).encode(), "a.md")
    except NotTextError:
        return None


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_in_its_words(figure: FigureRecord) -> bool:
    """Every digit of the value stands in the span, or the span writes it in words.

    A fraction is computed: 1/3 stands for 0.3333.
    """
    if figure.unit == "fraction":
        return True
    for value in filter(None, (figure.value, figure.value_max)):
        significant = digits_of(f"{Decimal(value).normalize():f}").strip("0")
        if significant in digits_of(figure.written):
            continue
        if re.search(r"[一二两三四五六七八九十百千万亿半成廿卅兆]|[a-z]{3}", figure.written):
            continue
        return False
    return True


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_no_text_of_number_words_makes_the_reader_invent_a_digit(text: str) -> None:
    article = read(text)
    if article is None:
        return
    for figure in article.figures:
        piece = article.text[figure.span.start : figure.span.end]
        assert re.sub(r"[*`]", "", piece).replace("\n", " ") in (figure.written, piece)
        assert is_in_its_words(figure), figure
        assert Decimal(figure.value).is_finite()


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_at_all_makes_the_reader_fail(text: str) -> None:
    read(text)


@example(b"<![\x01", "a.html")
@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.html", "a.docx", "a.txt", "-"]))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_reader_fail(data: bytes, name: str) -> None:
    with contextlib.suppress(NotTextError):
        read_article(data, name)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)
