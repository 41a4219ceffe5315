"""Headlines, shares, rankings and touches of charts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from chart_samples import FIGURES, SHAPES, SLIDES, groups, headline, page_of, setting_for, texts
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.model import Run
from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.touches import apart
from kiosk.typeset.marks import LineMark, Rect, RectMark, TextMark

if TYPE_CHECKING:
    from kiosk.figures.model import Language
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page

VALUE = {figure.id: float(figure.value) for figure in FIGURES}


def texts_of(page: Page, role: str) -> list[TextMark]:
    return [mark for mark in page.marks if isinstance(mark, TextMark) and mark.role == role]


def bars_of(page: Page, role: str) -> list[RectMark]:
    return [mark for mark in page.marks if isinstance(mark, RectMark) and mark.role == role]


@pytest.mark.parametrize(
    ("name", "size", "language", "lines"),
    [
        ("squares", "1080p", "zh", ["线上亮相的企业，是线下的2.8倍"]),
        ("squares", "portrait", "zh", ["线上亮相的企业", "是线下的2.8倍"]),
        ("squares", "1080p", "en", ["2.8 times as many firms were online"]),
        ("squares", "portrait", "en", ["2.8 times as many firms", "were online"]),
        ("dots", "1080p", "en", ["Firms came from 26 of the", "top 30 services traders"]),
        ("ranking", "portrait", "en", ["Most companies", "came from Beijing"]),
    ],
)
def test_a_headline_is_one_line_where_it_fits_and_its_authors_lines_elsewhere(
    fonts: Fonts, name: str, size: str, language: Language, lines: list[str]
) -> None:
    page = page_of(fonts, name, size, language)
    assert [mark.text for mark in texts_of(page, "headline")] == lines


def test_headline_and_deck_hang_from_content_top(fonts: Fonts) -> None:
    page = page_of(fonts, "squares")
    head, deck = texts_of(page, "headline")[0], texts_of(page, "deck")[0]
    assert head.baseline == pytest.approx(16.6 + 0.86 * 6.8)
    assert deck.baseline - head.baseline == pytest.approx(5.6)
    assert head.rect.x == pytest.approx(deck.rect.x) == pytest.approx(6.5)


def test_a_headline_too_long_for_its_page_is_a_problem(fonts: Fonts) -> None:
    slide = replace(SLIDES["ranking"], headline=headline("参展企业来自各地而以北京为最" * 3, "x"))
    assert any("too long" in problem for problem in page_of(fonts, slide).problems)


def test_a_long_chinese_headline_breaks_at_its_comma_and_drops_it(fonts: Fonts) -> None:
    words = "参展企业来自全国各地，其中北京的最多"
    slide = replace(SLIDES["ranking"], headline=headline(words, "x"))
    page = page_of(fonts, slide, "portrait")
    shown = [mark.text for mark in texts_of(page, "headline")]
    assert shown == ["参展企业来自全国各地", "其中北京的最多"]
    assert page.title == words


def test_a_figure_in_a_headline_can_be_touched_where_it_stands(fonts: Fonts) -> None:
    page = page_of(fonts, "dots")
    line = texts_of(page, "headline")[0]
    assert line.text == "服务贸易前30强，26个有企业到场"
    inside = [target.rect for target in page.targets if target.rect.y < line.baseline]
    assert any(
        rect.contains(line.rect.x + 0.61 * line.rect.w, line.baseline - 2) for rect in inside
    )
    assert not any(rect.contains(line.rect.x + 1, line.baseline - 2) for rect in inside)


def test_a_figure_without_words_in_a_headline_writes_itself(fonts: Fonts) -> None:
    runs = (Run("", figure="online"), Run("企业在线上"))
    page = page_of(fonts, replace(SLIDES["squares"], headline={"zh": runs}))
    assert [mark.text for mark in texts_of(page, "headline")] == ["近5600家企业在线上"]


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("name", ["share", "four shares"])
def test_parts_of_a_share_are_as_wide_as_their_per_cents(
    fonts: Fonts, name: str, size: str
) -> None:
    page = page_of(fonts, name, size)
    geometry = setting_for(fonts, size).geometry
    bars = [mark.rect for mark in bars_of(page, "share")]
    lengths = [bar.h if geometry.is_portrait else bar.w for bar in bars]
    values = [VALUE[use.figure] for use in SLIDES[name].groups]
    assert [length / sum(lengths) * 100 for length in lengths] == pytest.approx(values, abs=1e-6)
    assert bars[-1].bottom == pytest.approx(geometry.bottom)
    if not geometry.is_portrait:
        assert (bars[0].x, bars[-1].right) == pytest.approx((geometry.left, geometry.right))


def test_each_label_of_a_share_begins_where_its_part_does(fonts: Fonts) -> None:
    for name in ("share", "four shares"):
        page = page_of(fonts, name)
        bars = [mark.rect for mark in bars_of(page, "share")]
        for label, bar in zip(texts_of(page, "label")[: len(bars) - 1], bars, strict=False):
            assert label.rect.x == pytest.approx(bar.x, abs=0.01)


def test_what_a_share_leaves_out_is_drawn_faintly(fonts: Fonts) -> None:
    page = page_of(fonts, replace(SLIDES["share"], groups=groups("travel", "transport")))
    rest = bars_of(page, "rest")
    assert [mark.ink for mark in rest] == [Ink.SOFT]
    assert rest[0].rect.right == pytest.approx(setting_for(fonts).geometry.right)
    whole = page_of(fonts, "share")
    assert not bars_of(whole, "rest")


def test_shares_over_a_hundred_per_cent_are_a_problem(fonts: Fonts) -> None:
    page = page_of(fonts, replace(SLIDES["share"], groups=groups("knowledge", "travel")))
    assert "The parts add up to 108 per cent." in page.problems


def test_parts_too_narrow_for_their_labels_raise_them_with_a_pole(fonts: Fonts) -> None:
    slide = replace(
        SLIDES["share"], groups=groups("remainder", "others", "travel"), deck=texts("占比", "Share")
    )
    page = page_of(fonts, slide, "5:4", "en")
    poles = [mark for mark in page.marks if isinstance(mark, LineMark)]
    bars = [mark.rect for mark in bars_of(page, "share")]
    for pole in poles:
        assert any(bar.x <= pole.points[1][0] <= bar.x + 0.5 for bar in bars)
        assert pole.points[1][1] == pytest.approx(bars[0].y)


@pytest.mark.parametrize("size", SHAPES)
def test_a_ranking_is_sorted_and_its_bars_are_as_long_as_their_values(
    fonts: Fonts, size: str
) -> None:
    page = page_of(fonts, "ranking", size)
    bars = bars_of(page, "bar")
    lengths = [mark.rect.w for mark in bars]
    assert lengths == sorted(lengths, reverse=True)
    wanted = sorted((VALUE[use.figure] for use in SLIDES["ranking"].groups), reverse=True)
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [value / wanted[0] for value in wanted]
    )
    assert [mark.ink for mark in bars] == [Ink.RED] + [Ink.FG] * 5, "the emphasised one, sorted"
    assert bars[-1].rect.bottom == pytest.approx(setting_for(fonts, size).geometry.bottom)
    pitches = [b.rect.y - a.rect.y for a, b in pairwise(bars)]
    assert max(pitches) == pytest.approx(min(pitches))


def test_the_value_of_a_ranking_stands_at_its_bars_end(fonts: Fonts) -> None:
    page = page_of(fonts, "ranking")
    bars = bars_of(page, "bar")
    values = {mark.text: mark for mark in texts_of(page, "value")}
    for bar, text in zip(bars[1:], ["940", "611", "588", "402", "97"], strict=True):
        assert values[text].rect.x - bar.rect.right == pytest.approx(1.4)
    assert values["1280"].rect.right == pytest.approx(setting_for(fonts).geometry.right)
    names = [mark.text for mark in texts_of(page, "name")]
    assert names[:2] == ["北京", "上海"]


BOUNDS = Rect(0.0, 10.0, 170.0, 78.0)
RECTS = st.builds(
    Rect,
    st.floats(0, 150),
    st.floats(12, 80),
    st.floats(0.5, 20),
    st.floats(0.5, 8),
)


@given(RECTS, RECTS)
def test_targets_of_two_figures_do_not_overlap(a: Rect, b: Rect) -> None:
    first, second = apart([a, b], 3.7, BOUNDS)
    if not a.intersects(b):
        assert not first.grown(-1e-6).intersects(second.grown(-1e-6))
    for rect in (first, second):
        assert rect.x >= BOUNDS.x - 1e-9
        assert rect.right <= BOUNDS.right + 1e-9


def test_a_target_is_at_least_as_large_as_a_finger() -> None:
    (target,) = apart([Rect(50, 40, 1, 1)], 3.7, BOUNDS)
    assert (target.w, target.h) == (3.7, 3.7)
    assert target.contains(50.5, 40.5)


def test_a_thin_part_at_the_top_keeps_its_label_under_the_head(fonts: Fonts) -> None:
    page = page_of(fonts, "thin share", "portrait")
    assert not page.problems
    deck = max(mark.rect.bottom for mark in texts_of(page, "deck"))
    values = sorted(texts_of(page, "value"), key=lambda mark: mark.rect.y)
    assert values[0].rect.y > deck
    assert values[0].text.startswith("5")
