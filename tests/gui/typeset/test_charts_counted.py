"""Dots, squares and strokes: as many marks as the figure says, and they can be counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from chart_samples import (
    FOLIO,
    SHAPES,
    SHOW,
    SIZES,
    SLIDES,
    figure,
    groups,
    page_of,
    setting_for,
    texts,
)
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.model import FigureUse
from kiosk.theme.tokens import Ink
from kiosk.typeset.charts import typeset_chart
from kiosk.typeset.charts.squares import FEWEST, MOST, TOLERANCE, square_size
from kiosk.typeset.charts.stairs import Step, climb
from kiosk.typeset.marks import DiscMark, RectMark, TextMark

if TYPE_CHECKING:
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page

APPROX = 0.01


def marks_of(page: Page, role: str) -> list[RectMark]:
    return [mark for mark in page.marks if isinstance(mark, RectMark) and mark.role == role]


def dots_of(page: Page) -> list[DiscMark]:
    return [mark for mark in page.marks if isinstance(mark, DiscMark)]


def text_of(page: Page, role: str) -> TextMark:
    return next(mark for mark in page.marks if isinstance(mark, TextMark) and mark.role == role)


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize(("name", "part", "whole"), [("dots", 26, 30), ("many dots", 41, 60)])
def test_dots_are_the_whole_and_filled_ones_the_part(
    fonts: Fonts, name: str, part: int, whole: int, size: str
) -> None:
    dots = dots_of(page_of(fonts, name, size))
    filled = [dot for dot in dots if not dot.width]
    assert (len(filled), len(dots)) == (part, whole)
    assert dots[: len(filled)] == filled, "they fill row by row from the top"
    assert {dot.ink for dot in filled} == {Ink.RED}


@pytest.mark.parametrize(
    ("size", "name", "columns"),
    [
        ("1080p", "dots", 5),
        ("1080p", "many dots", 10),
        ("portrait", "dots", 10),
    ],
)
def test_dots_stand_in_rows_that_can_be_counted(
    fonts: Fonts, size: str, name: str, columns: int
) -> None:
    dots = dots_of(page_of(fonts, name, size))
    geometry = setting_for(fonts, size).geometry
    rows = Counter(round(dot.cy, 3) for dot in dots)
    assert set(rows.values()) == {columns}
    assert max(dot.rect.bottom for dot in dots) == pytest.approx(geometry.bottom)
    assert max(dot.rect.right for dot in dots) == pytest.approx(geometry.right)
    xs = sorted({round(dot.cx, 6) for dot in dots})
    gaps = [b - a for a, b in pairwise(xs)]
    assert max(gaps) == pytest.approx(min(gaps))


def test_discs_pop_in_order_after_the_rings(fonts: Fonts) -> None:
    page = page_of(fonts, "dots")
    delays = [
        next(e.delay_s for e in page.entrances if e.rect.contains(dot.cx, dot.cy))
        for dot in dots_of(page)
    ]
    discs, rings = delays[:26], delays[26:]
    assert all(b - a == pytest.approx(0.035) for a, b in pairwise(discs))
    assert max(rings) < min(discs)


def test_the_numeral_stands_on_the_dots_baseline_and_the_whole_behind_a_slash(fonts: Fonts) -> None:
    page = page_of(fonts, "dots")
    part, whole = text_of(page, "hero"), text_of(page, "whole")
    assert (part.text, whole.text) == ("26", "/30")
    assert part.baseline == whole.baseline == setting_for(fonts).geometry.bottom
    assert 0.40 <= whole.size / part.size <= 0.46
    assert whole.rect.x - part.rect.right == pytest.approx(1.8)


@pytest.mark.parametrize("names", [("top30", "present"), ("onsite", "online")])
def test_a_part_larger_than_its_whole_or_too_many_dots_is_a_problem(
    fonts: Fonts, names: tuple[str, str]
) -> None:
    page = page_of(fonts, replace(SLIDES["dots"], groups=groups(*names)))
    assert any("cannot be drawn as dots" in problem for problem in page.problems)
    assert len(dots_of(page)) <= 60


@pytest.mark.parametrize("size", SHAPES)
def test_squares_are_the_values_divided_by_what_one_stands_for(fonts: Fonts, size: str) -> None:
    page = page_of(fonts, "squares", size)
    count = Counter(mark.ink for mark in marks_of(page, "square"))
    assert count == {Ink.RED: 5600 // 50, Ink.FG: 2000 // 50}
    assert "一格代表50家" in "".join(
        mark.text for mark in page.marks if isinstance(mark, TextMark) and mark.role == "deck"
    )


@pytest.mark.parametrize("name", ["squares", "four squares"])
@pytest.mark.parametrize("size", SIZES)
def test_squares_are_equal_and_apart_by_three_pixels(fonts: Fonts, name: str, size: str) -> None:
    squares = marks_of(page_of(fonts, name, size), "square")
    geometry = setting_for(fonts, size).geometry
    u_px = geometry.scale_px(SIZES[size][0])
    sides = {round(length, 6) for square in squares for length in (square.rect.w, square.rect.h)}
    assert len(sides) == 1
    for a, b in pairwise(squares):
        if a.ink is b.ink and a.rect.y < b.rect.y and a.rect.x == b.rect.x:
            assert (b.rect.y - a.rect.bottom) * u_px >= 3.0
    assert max(square.rect.bottom for square in squares) == pytest.approx(geometry.bottom)


def test_squares_fill_columns_of_five_from_the_top(fonts: Fonts) -> None:
    red = [mark for mark in marks_of(page_of(fonts, "squares"), "square") if mark.ink is Ink.RED]
    columns = Counter(round(mark.rect.x, 3) for mark in red)
    assert list(columns.values()) == [5] * 22 + [2]
    last = max(columns)
    assert min(mark.rect.y for mark in red) == min(
        mark.rect.y for mark in red if round(mark.rect.x, 3) == last
    )


def test_squares_come_column_by_column(fonts: Fonts) -> None:
    page = page_of(fonts, "squares")
    steps = sorted(entrance.steps for entrance in page.entrances if entrance.steps)
    assert steps == [8, 23]
    wide = next(entrance for entrance in page.entrances if entrance.steps == 23)
    assert wide.duration_s == pytest.approx(23 / 60)


def test_the_size_of_a_square_that_the_author_states_is_kept(fonts: Fonts) -> None:
    slide = replace(SLIDES["squares"], deck=texts("参展企业数，一格为100家", "One square is 100"))
    for language in ("zh", "en"):
        page = page_of(fonts, slide, "1080p", language)
        assert len(marks_of(page, "square")) == 56 + 20
        assert not page.problems


def test_a_stated_size_that_does_not_divide_the_values_is_a_problem(fonts: Fonts) -> None:
    slide = replace(SLIDES["squares"], deck=texts("一格为300家", "One square is 300"))
    assert any("whole squares of 300" in one for one in page_of(fonts, slide).problems)


@given(st.lists(st.integers(min_value=1, max_value=10**9), min_size=2, max_size=4))
def test_a_square_stands_for_1_2_or_5_times_a_power_of_ten(amounts: list[int]) -> None:
    size = square_size([float(amount) for amount in amounts])
    assert str(size).rstrip("0") in {"1", "2", "5"}
    assert max(amounts) / size <= MOST
    assert size == 1 or max(amounts) / size >= FEWEST / 2


@pytest.mark.parametrize(
    ("amounts", "size"),
    [
        ([5600, 2000], 50),
        ([12400, 8200, 3600], 100),
        ([30, 12], 1),
        ([200, 60], 2),
        ([1200, 480], 10),
    ],
)
def test_squares_of_usual_counts_divide_them(amounts: list[int], size: int) -> None:
    assert square_size([float(amount) for amount in amounts]) == size
    assert all(abs(round(a / size) * size - a) / a <= TOLERANCE for a in amounts)


@pytest.mark.parametrize("size", SHAPES)
def test_one_stroke_is_one_and_groups_keep_their_order(fonts: Fonts, size: str) -> None:
    strokes = marks_of(page_of(fonts, "strokes", size), "stroke")
    geometry = setting_for(fonts, size).geometry
    assert len(strokes) == 1 + 13 + 81 + 75
    assert [mark.ink for mark in strokes] == (
        [Ink.RED] + [Ink.FG] * 13 + [Ink.FG] * 81 + [Ink.MUTE] * 75
    )
    assert max(mark.rect.bottom for mark in strokes) == pytest.approx(geometry.bottom)
    assert len({round(mark.rect.w, 6) for mark in strokes}) == 1


@pytest.mark.parametrize("size", SIZES)
def test_strokes_are_wide_enough_to_be_counted(fonts: Fonts, size: str) -> None:
    u_px = setting_for(fonts, size).geometry.scale_px(SIZES[size][0])
    for name in ("strokes", "two strokes"):
        strokes = marks_of(page_of(fonts, name, size), "stroke")
        assert min(mark.rect.w for mark in strokes) * u_px >= 3.0


def test_labels_of_strokes_form_a_staircase(fonts: Fonts) -> None:
    page = page_of(fonts, "strokes")
    values = [m for m in page.marks if isinstance(m, TextMark) and m.role == "value"]
    assert [mark.text for mark in values] == ["1", "13", "81", "75"]
    feet = [mark.baseline for mark in values]
    assert feet[0] < feet[1] < feet[2] == feet[3]
    strokes = marks_of(page, "stroke")
    second, third = strokes[1], strokes[14]
    assert second.rect.y - feet[0] == pytest.approx(3.4, abs=APPROX)
    assert values[2].rect.y - feet[1] == pytest.approx(3.4, abs=0.15)
    assert third.rect.y - feet[2] == pytest.approx(2.8, abs=APPROX)
    assert values[0].rect.y == pytest.approx(strokes[0].rect.y, abs=0.15)


def test_two_groups_of_strokes_stand_side_by_side(fonts: Fonts) -> None:
    page = page_of(fonts, "two strokes")
    strokes = marks_of(page, "stroke")
    assert Counter(mark.ink for mark in strokes) == {Ink.RED: 109, Ink.MUTE: 89}
    gap = strokes[109].rect.x - strokes[108].rect.right
    assert gap == pytest.approx(3.4, abs=0.5)


def test_more_strokes_than_can_be_counted_are_a_problem(fonts: Fonts) -> None:
    page = page_of(fonts, replace(SLIDES["strokes"], groups=groups("online", "onsite")))
    assert any("cannot be drawn as strokes" in problem for problem in page.problems)


def test_a_label_climbs_only_over_what_it_would_stand_on() -> None:
    wide = Step((0, 60), (0, 30), 7.0)
    assert climb([wide, Step((64, 120), (64, 90), 7.0)], 2.8, 3.4) == [2.8, 2.8]
    over = Step((0, 60), (0, 80), 7.0)
    assert climb([over, Step((64, 120), (64, 90), 7.0)], 2.8, 3.4) == [2.8 + 7.0 + 3.4, 2.8]


@pytest.mark.parametrize("size", ["1080p", "portrait"])
def test_fewer_dots_are_larger_and_cover_no_more(fonts: Fonts, size: str) -> None:
    def dots(whole: int) -> list[DiscMark]:
        shown = {"part": figure("part", str(whole - 1)), "whole": figure("whole", str(whole))}
        show = replace(SHOW, figures={**SHOW.figures, **shown})
        uses = (FigureUse("part"), FigureUse("whole"))
        slide = replace(SLIDES["dots"], groups=uses, headline={}, deck={})
        page = typeset_chart(slide, setting_for(fonts, size, show=show), FOLIO)
        return dots_of(page)

    few, many = dots(12), dots(30)
    assert few[0].r > 1.3 * many[0].r
    assert 12 * few[0].r ** 2 <= 30 * many[0].r ** 2 + 1e-6
    assert len({round(mark.cx, 3) for mark in few}) == 5


def test_a_few_strokes_fill_their_row_on_an_upright_display(fonts: Fonts) -> None:
    shown = {"talks": figure("talks", "15"), "shops": figure("shops", "9")}
    show = replace(SHOW, figures={**SHOW.figures, **shown})
    uses = (FigureUse("talks"), FigureUse("shops"))
    slide = replace(SLIDES["strokes"], groups=uses, headline={}, deck={})
    setting = setting_for(fonts, "portrait", show=show)
    page = typeset_chart(slide, setting, FOLIO)
    strokes = [mark.rect for mark in marks_of(page, "stroke")]
    assert len(strokes) == 24
    assert max(rect.right for rect in strokes) == pytest.approx(setting.geometry.right, abs=0.1)
