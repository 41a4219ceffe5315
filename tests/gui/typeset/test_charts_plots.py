"""Columns and lines: what is written stands where the plot is drawn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chart_samples import SHAPES, SHOW, SLIDES, YEARS, page_of, series, setting_for, texts
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter
from kiosk.paint.pictures import Pictures
from kiosk.show.model import FigureUse, Point, Series
from kiosk.theme.load import load_theme
from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.annotation import compared
from kiosk.typeset.charts.beside_lines import Course
from kiosk.typeset.charts.columns import GAP, LIFT
from kiosk.typeset.charts.line import HEADROOM
from kiosk.typeset.charts.sheet import Sheet
from kiosk.typeset.charts.values import point_values
from kiosk.typeset.marks import LineMark, PlotMark, RectMark, TextMark
from kiosk.typeset.setting import Folio

if TYPE_CHECKING:
    from kiosk.figures.model import Language
    from kiosk.show.model import ChartSlide
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page, Rect

COLUMNS = ["columns", "falling columns", "three columns"]
LINES = ["line", "long line", "two long lines", "annotated line"]


def plot_of(page: Page) -> PlotMark:
    return next(mark for mark in page.marks if isinstance(mark, PlotMark))


def texts_of(page: Page, *roles: str) -> list[TextMark]:
    return [mark for mark in page.marks if isinstance(mark, TextMark) and mark.role in roles]


def box_of(plot: PlotMark, index: int) -> Rect:
    """One column, from what the plot says of itself."""
    values = plot.series[0].values
    width = (plot.rect.w - plot.gap * (len(values) - 1)) / len(values)
    height = values[index] / plot.y_max * plot.rect.h
    x = plot.rect.x + index * (width + plot.gap)
    return type(plot.rect)(x, plot.rect.bottom - height, width, height)


def drawn(page: Page, px_per_u: float) -> QImage:
    size = round(page.w * px_per_u), round(page.h * px_per_u)
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    PagePainter(Inks(load_theme("paper")), px_per_u, Pictures(Path())).draw_page(painter, page)
    painter.end()
    return image


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("name", COLUMNS)
def test_each_value_stands_on_its_column(fonts: Fonts, name: str, size: str) -> None:
    page = page_of(fonts, name, size)
    plot = plot_of(page)
    values = texts_of(page, "value")
    for index in range(len(plot.series[0].values)):
        box = box_of(plot, index)
        label = next(
            mark
            for mark in values
            if mark.rect.x < box.right
            and mark.rect.right > box.x + 0.5 * box.w / 2
            and abs(mark.baseline - (box.y - LIFT)) < 10.0
        )
        assert label.text == f"{plot.series[0].values[index]:.1f}"
        assert label.baseline <= box.y - LIFT + 0.001


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize(
    ("size", "px_per_u"), [("1080p", 10.8), ("portrait", 10.8), ("laptop", 7.68)]
)
def test_columns_are_drawn_where_the_page_says(
    fonts: Fonts, name: str, size: str, px_per_u: float
) -> None:
    page = page_of(fonts, name, size)
    plot, image = plot_of(page), drawn(page_of(fonts, name, size), px_per_u)
    theme = load_theme("paper").colors
    red, edge, soft = (QColor(theme[ink]).rgb() for ink in (Ink.RED, Ink.FG, Ink.SOFT))
    for index in range(len(plot.series[0].values)):
        box = box_of(plot, index)
        x, y = round((box.x + 0.25) * px_per_u), box.y * px_per_u
        color = red if index == plot.emphasis else edge
        assert image.pixel(x, round(y) + 1) == color
        assert image.pixel(x, round(y) - 2) != color
        foot = round(plot.rect.bottom * px_per_u)
        assert image.pixel(x, foot - 2) == (red if index == plot.emphasis else soft)


def test_columns_start_at_zero_and_the_last_label_is_the_largest(fonts: Fonts) -> None:
    page = page_of(fonts, "columns")
    plot = plot_of(page)
    heights = [box_of(plot, index).h for index in range(5)]
    assert heights[4] / heights[0] == pytest.approx(7.5 / 4.6)
    sizes = {mark.text: mark.size for mark in texts_of(page, "value")}
    assert 7.6 <= sizes["7.5"] <= 9.4
    assert sizes["4.6"] == 4.6


def test_the_bracket_spans_the_two_levels_that_are_compared(fonts: Fonts) -> None:
    page = page_of(fonts, "columns")
    plot = plot_of(page)
    bracket = next(m for m in page.marks if isinstance(m, LineMark) and m.role == "bracket")
    level = next(m for m in page.marks if isinstance(m, LineMark) and m.role == "level")
    before, last = box_of(plot, 3), box_of(plot, 4)
    assert [y for _, y in bracket.points] == pytest.approx([last.y, last.y, before.y, before.y])
    assert level.points == ((last.x, before.y), (last.right, before.y))
    assert level.dash is not None
    assert level.ink is Ink.BG


def test_a_fall_is_bracketed_above_the_last_column(fonts: Fonts) -> None:
    page = page_of(fonts, "falling columns")
    plot = plot_of(page)
    level = next(m for m in page.marks if isinstance(m, LineMark) and m.role == "level")
    assert level.ink is Ink.FG, "on the page's ground, not on red"
    assert level.points[0][1] == pytest.approx(box_of(plot, 6).y)
    red = next(mark for mark in texts_of(page, "value") if mark.text == "95.5")
    assert not red.rect.intersects(level.rect)


def test_the_annotation_says_against_what(fonts: Fonts) -> None:
    words_of: dict[Language, str] = {"zh": "比上年增长", "en": "on the year before"}
    for language, words in words_of.items():
        page = page_of(fonts, "columns", "1080p", language)
        number = next(mark for mark in texts_of(page, "value") if mark.text == "+14.4%")
        basis = texts_of(page, "basis")
        assert "".join(mark.text for mark in basis) == words
        assert basis[0].baseline - number.baseline == pytest.approx(6.0)
        assert number.ink is Ink.RED


def test_an_annotation_that_the_columns_do_not_bear_out_gets_no_bracket(fonts: Fonts) -> None:
    slide = replace(SLIDES["columns"], annotation=FigureUse("tripled"))
    page = page_of(fonts, slide)
    assert not [mark for mark in page.marks if isinstance(mark, LineMark)]
    assert any(mark.text == "+200%" for mark in texts_of(page, "value"))


@pytest.mark.parametrize(
    ("figure", "values", "index"),
    [
        ("growth", ["5.98", "6.57", "7.52"], 1),
        ("growth", ["6.57", "5.98", "7.52"], 0),
        ("tripled", ["2.5", "6.6", "7.5"], 0),
        ("growth", ["7.5", "7.4", "6.6"], None),
        ("drop", ["7.5", "7.2", "6.6"], 1),
    ],
)
def test_a_change_is_measured_against_the_value_that_gives_it(
    fonts: Fonts, figure: str, values: list[str], index: int | None
) -> None:
    slide = replace(SLIDES["columns"], series=(series(["a", "b", "c"], values),))
    sheet = Sheet(slide, setting_for(fonts), Folio({}))
    shown = point_values(sheet, slide.series[0].points)
    assert compared(SHOW.figures[figure], shown, 2) == index


def test_columns_keep_their_gap_and_a_wide_value_gets_smaller(fonts: Fonts) -> None:
    wide = replace(SLIDES["columns"], series=(series(YEARS, ["45642.7"] * 5),))
    page = page_of(fonts, wide, "portrait", "en")
    plot = plot_of(page)
    assert plot.gap == GAP
    labels = [mark for mark in texts_of(page, "value") if mark.text == "45,642.7"]
    assert len(labels) == 5
    for a, b in combinations(labels, 2):
        assert not a.rect.intersects(b.rect)


def test_a_value_below_zero_is_a_problem(fonts: Fonts) -> None:
    slide = replace(SLIDES["columns"], series=(series(YEARS, ["1", "2", "-3", "4", "5"]),))
    assert '"2022" is below zero; this chart begins at zero.' in page_of(fonts, slide).problems


def with_figures(deck: str) -> ChartSlide:
    points = (
        Point(Decimal("6.57E+12"), texts("2023", "2023"), "trade2023"),
        Point(Decimal("7.5E+12"), texts("2024", "2024"), "trade2024"),
    )
    return replace(SLIDES["columns"], series=(Series(points),), deck=texts(deck, deck))


@pytest.mark.parametrize(("deck", "shown"), [("总额，万亿元", "6.57"), ("总额", "6.57万亿")])
def test_the_scale_of_a_figure_stands_in_the_deck_or_with_its_number(
    fonts: Fonts, deck: str, shown: str
) -> None:
    page = page_of(fonts, with_figures(deck))
    assert shown in [mark.text for mark in texts_of(page, "value")]
    assert "超" in [mark.text for mark in texts_of(page, "qualifier")]


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("name", LINES)
def test_values_stand_beside_the_lines_not_on_them(fonts: Fonts, name: str, size: str) -> None:
    page = page_of(fonts, name, size)
    plot = plot_of(page)
    courses = [course_of(plot, number) for number in range(len(plot.series))]
    for mark in texts_of(page, "value", "series"):
        for course in courses:
            span = course.span(mark.rect.x, mark.rect.right)
            if span is not None and mark.rect.x < plot.rect.right:
                assert mark.rect.bottom < span[0] or mark.rect.y > span[1], mark.text


def course_of(plot: PlotMark, number: int) -> Course:
    values = plot.series[number].values
    step = plot.rect.w / (len(values) - 1)
    points = tuple(
        (plot.rect.x + index * step, plot.rect.bottom - value / plot.y_max * plot.rect.h)
        for index, value in enumerate(values)
    )
    return Course(points, plot.series[number].width)


def test_the_value_axis_begins_at_zero_and_leaves_room_above(fonts: Fonts) -> None:
    for name in LINES:
        plot = plot_of(page_of(fonts, name))
        largest = max(value for one in plot.series for value in one.values)
        assert plot.y_max == pytest.approx(HEADROOM * largest)


def test_up_to_eight_points_carry_their_values_and_the_decisive_one_the_disc(fonts: Fonts) -> None:
    page = page_of(fonts, "line")
    plot = plot_of(page)
    assert {mark.text for mark in texts_of(page, "value")} >= {"3.1", "4.4", "5.2", "7.1"}
    assert [one.disc for one in plot.series] == [3, None]
    decisive = next(mark for mark in texts_of(page, "value") if mark.text == "7.1")
    assert (decisive.ink, decisive.size) == (Ink.RED, 9.4)
    assert [one.width for one in plot.series] == [1.1, 0.55]
    assert [one.ink for one in plot.series] == [Ink.RED, Ink.MUTE]


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ends_of_two_lines_are_named_apart(fonts: Fonts, language: Language, size: str) -> None:
    for name in ("line", "two long lines"):
        page = page_of(fonts, name, size, language)
        plot = plot_of(page)
        names = texts_of(page, "series")
        assert [mark.ink for mark in names] == [Ink.RED, Ink.FG2]
        assert abs(names[0].baseline - names[1].baseline) >= 5.0 - 0.01
        assert all(mark.rect.x > plot.rect.right for mark in names)


@pytest.mark.parametrize("size", SHAPES)
def test_names_under_a_line_thin_out_but_keep_the_ones_that_matter(fonts: Fonts, size: str) -> None:
    page = page_of(fonts, "two long lines", size)
    names = [mark.text for mark in texts_of(page, "category")]
    assert {"1月", "9月", "12月"} <= set(names)
    assert names == sorted(names, key=lambda name: int(name.removesuffix("月")))
    marks = texts_of(page, "category")
    for a, b in combinations(marks, 2):
        assert not a.rect.grown(0.7).intersects(b.rect.grown(0.7))


def test_a_plot_stands_on_its_baseline_and_the_names_on_content_bottom(fonts: Fonts) -> None:
    for name in (*COLUMNS, *LINES):
        for size in SHAPES:
            page = page_of(fonts, name, size)
            geometry = setting_for(fonts, size).geometry
            base = next(m for m in page.marks if isinstance(m, RectMark) and m.role == "baseline")
            assert base.rect.y == pytest.approx(plot_of(page).rect.bottom)
            assert base.rect.y == pytest.approx(geometry.bottom - 4.6)
            assert {mark.baseline for mark in texts_of(page, "category")} == {geometry.bottom}


@pytest.mark.parametrize("size", ["1080p", "portrait"])
def test_two_columns_are_no_slabs(fonts: Fonts, size: str) -> None:
    plot = plot_of(page_of(fonts, "two columns", size))
    assert box_of(plot, 1).w <= 26.0
