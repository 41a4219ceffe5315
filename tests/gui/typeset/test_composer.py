"""A composed paragraph reads as it was written and looks as a newspaper would set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.show.model import Run
from kiosk.theme.tokens import Ink
from kiosk.typeset.breaks import break_positions, glued
from kiosk.typeset.chars import FULL_WIDTH, NOT_AT_START, OPENING
from kiosk.typeset.composer import Paragraph, Step, compose
from kiosk.typeset.fit import STRETCH_MAX

if TYPE_CHECKING:
    from kiosk.typeset.fonts import Fonts

ZH_STEPS = (Step(5.0, 24), Step(4.6, 26), Step(4.2, 28))
EN_STEPS = (Step(4.0, 26),)

PARAGRAPHS = (
    "展台上的每个数字都有出处：近2000家企业线下参展，近5600家企业线上亮相，累计入场观众突破25万人次。",
    "“中国制造”装箱出海，“中国服务”不用装箱：一张图纸、一堂网课、一次远程会诊，连上网就能卖到国外。",
    "老钢厂（始建于1919年）把冷却塔留下来，滑雪大跳台也留下来——白天谈生意，晚上看电影《归来》……",
    "2024年，服务进出口总额突破7.5万亿元，比上年增长14.4%；其中出口增长18.2%，进口增长11.8%。",
    "从“看清”到“识别”，从“跟跑”到“领跑”：他们说，“原本只想来看看，没想到被看见了。”大家都笑了。",
)


def set_zh(fonts: Fonts, *runs: Run, height: float = 1000.0) -> Paragraph:
    return compose(fonts, runs, "zh", x=10.0, top=20.0, height=height, steps=ZH_STEPS, leading=1.7)


def set_en(fonts: Fonts, *runs: Run) -> Paragraph:
    return compose(fonts, runs, "en", x=10.0, top=20.0, height=1000.0, steps=EN_STEPS, leading=1.48)


def assert_well_set(paragraph: Paragraph, text: str) -> None:
    assert "".join(paragraph.lines) == text
    assert "".join(mark.text for mark in paragraph.marks).replace(" ", "") == text.replace(" ", "")
    at = 0
    together = glued(text, "zh")
    for line in paragraph.lines[:-1]:
        at += len(line)
        assert line[-1] not in OPENING, f"a line ends with {line[-1]}"
        assert text[at] not in NOT_AT_START, f"a line begins with {text[at]}"
        assert at not in together, f"a number is split: {text[at - 6 : at]}|{text[at : at + 6]}"
    assert paragraph.worst <= STRETCH_MAX or not paragraph.lines[1:]


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_a_real_paragraph_is_justified_without_holes(fonts: Fonts, text: str) -> None:
    paragraph = set_zh(fonts, Run(text))
    assert_well_set(paragraph, text)
    assert paragraph.worst <= 0.1
    right = 10.0 + paragraph.measure * paragraph.size
    by_line: dict[float, float] = {}
    for mark in paragraph.marks:
        by_line[mark.baseline] = max(by_line.get(mark.baseline, 0.0), mark.rect.right)
    edges = [edge for _, edge in sorted(by_line.items())][:-1]
    assert all(abs(edge - right) < 0.55 * paragraph.size for edge in edges)


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_the_last_line_holds_three_characters(fonts: Fonts, text: str) -> None:
    for cut in range(len(text) - 20, len(text)):
        lines = set_zh(fonts, Run(text[:cut])).lines
        if len(lines) > 1:
            assert sum(character not in FULL_WIDTH for character in lines[-1]) >= 3


def test_a_quote_after_a_stop_leaves_no_hole(fonts: Fonts) -> None:
    together = set_zh(fonts, Run("他说完。“原本"))
    apart = set_zh(fonts, Run("他说完。啊原本"))
    assert together.marks[0].rect.right < apart.marks[0].rect.right - 0.4 * together.size


def test_han_and_digits_stand_a_little_apart(fonts: Fonts) -> None:
    mark = set_zh(fonts, Run("近2000家")).marks[0]
    plain = sum(c.advance for c in fonts.shape("近2000家", mark.face))
    spread = mark.rect.right - mark.glyphs[0].x
    assert spread == pytest.approx((plain + 2 * 0.125) * mark.size, abs=0.1 * mark.size)


def test_an_emphasised_phrase_is_red_and_reads_on(fonts: Fonts) -> None:
    runs = (Run("达成"), Run("超900项", is_emphasis=True, figure="outcomes"), Run("合作成果。"))
    paragraph = set_zh(fonts, *runs)
    assert [mark.ink for mark in paragraph.marks] == [Ink.FG, Ink.RED, Ink.FG]
    assert paragraph.figures[0][0] == "outcomes"
    red = paragraph.marks[1].rect
    assert paragraph.figures[0][1].intersects(red)


def test_a_figure_is_never_divided_whatever_its_unit(fonts: Fonts) -> None:
    """A figure's own run holds together even where its unit is no known counter."""
    for pad in range(10, 30):
        runs = (Run("展" * pad), Run("近5600家企业", figure="online"), Run("线上亮相。"))
        lines = set_zh(fonts, *runs).lines
        assert any("近5600家企业" in line for line in lines)


def test_text_that_is_too_high_takes_the_next_size(fonts: Fonts) -> None:
    text = PARAGRAPHS[1] * 3
    large = set_zh(fonts, Run(text))
    smaller = set_zh(fonts, Run(text), height=large.rect.h - 1)
    assert large.size == 5.0
    assert smaller.size < 5.0
    assert smaller.fits


def test_text_that_fits_at_no_size_says_so(fonts: Fonts) -> None:
    assert not set_zh(fonts, Run(PARAGRAPHS[0] * 8), height=45.0).fits


def test_english_is_ragged_and_never_splits_a_number_from_its_magnitude(fonts: Fonts) -> None:
    text = (
        "In 2024 the trade of the world’s second-largest services trader topped 7.5 trillion yuan. "
        "Nearly 2,000 companies came in person, and US$25.44 billion changed hands in five days."
    )
    for cut in range(90, len(text)):
        paragraph = set_en(fonts, Run(text[:cut]))
        assert "".join(paragraph.lines) == text[:cut]
        assert paragraph.worst == 0.0
        for line in paragraph.lines[:-1]:
            assert not line.rstrip().endswith(("7.5", "25.44", "US$"))


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [("and markets for", "45", "events"), ("the guest list of", "1,085", "countries")],
)
def test_an_english_number_goes_with_its_noun_to_the_next_line(
    fonts: Fonts, before: str, number: str, after: str
) -> None:
    """Wherever the line ends: a number at its end says nothing until the next one begins."""
    for count in range(1, 12):
        text = f"{'stages and ' * count}{before} {number} {after} at which people met all day long."
        lines = set_en(fonts, Run(text)).lines
        assert not any(line.rstrip().endswith(number) for line in lines)


def test_english_apostrophes_are_narrow(fonts: Fonts) -> None:
    mark = set_en(fonts, Run("world’s")).marks[0]
    assert mark.rect.w < 3.7 * mark.size


def test_a_lone_letter_is_not_left_before_a_hyphen() -> None:
    assert break_positions("the WTO’s e-commerce", "en") == [4, 10]
    assert 7 in break_positions("second-largest", "en")


def test_an_address_is_divided_behind_its_slashes_and_never_hangs_out(fonts: Fonts) -> None:
    address = "https://www.example.org/services/2025/closing-report/index.html?lang=zh&page=12"
    paragraph = set_zh(fonts, Run(f"网址为{address}，欢迎查看。"))
    assert paragraph.lines[0].endswith("/")
    right = 10.0 + paragraph.measure * paragraph.size
    assert all(mark.rect.right <= right + 0.05 * paragraph.size for mark in paragraph.marks)
    assert "/" not in {line[-2] for line in set_zh(fonts, Run("展" * 22 + "GB/T15834")).lines}


def test_a_number_without_end_is_divided_before_it_is_cut(fonts: Fonts) -> None:
    paragraph = set_zh(fonts, Run("共计" + "1234567890" * 8 + "元"))
    assert len(paragraph.lines) > 1
    assert all(mark.rect.right <= 10.0 + 24 * 5.0 for mark in paragraph.marks)


@pytest.mark.parametrize(
    "phrase",
    [
        "近2000家",
        "12km²",
        "25 万平方米",
        "10%—20%",
        "≥95%",
        "9月14日",
        "US$25.44 billion",
        "3至5个",
    ],
)
def test_what_belongs_to_a_number_stays_with_it(phrase: str) -> None:
    assert glued(phrase, "zh") == set(range(1, len(phrase)))


@pytest.mark.parametrize("phrase", ["nearly 2,000", "7.5 trillion yuan", "12 km²", "5–10%"])
def test_what_belongs_to_a_number_stays_with_it_in_english(phrase: str) -> None:
    assert glued(f"of {phrase} in", "en") == set(range(4, 3 + len(phrase)))
