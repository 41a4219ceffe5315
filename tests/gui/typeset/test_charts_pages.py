"""Every kind of chart, at every size, in both languages."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from chart_samples import SHOW, SIZES, SLIDES, page_of, setting_for

from kiosk.figures.writing import write
from kiosk.show.model import ChartKind
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import Action, PlotMark, TextMark
from kiosk.typeset.rules import page_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.figures.model import Language
    from kiosk.show.model import ChartSlide
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page, Rect

LANGUAGES: tuple[Language, ...] = ("zh", "en")
RED_ROLES = {
    ChartKind.COLUMNS: {"value"},
    ChartKind.LINE: {"value", "series"},
    ChartKind.DOTS: {"hero", "dot"},
    ChartKind.SQUARES: {"value", "square"},
    ChartKind.STROKES: {"value", "stroke"},
    ChartKind.SHARE: {"value", "share", "pole"},
    ChartKind.RANKING: {"value", "bar"},
}


def texts_of(page: Page) -> list[TextMark]:
    return [mark for mark in page.marks if isinstance(mark, TextMark)]


def overlapping(rects: Iterable[Rect]) -> list[tuple[Rect, Rect]]:
    every = [rect.grown(-0.001) for rect in rects]
    return [(a, b) for i, a in enumerate(every) for b in every[i + 1 :] if a.intersects(b)]


def figures_of(slide: ChartSlide) -> set[str]:
    annotation = {slide.annotation.figure} if slide.annotation else set[str]()
    return {use.figure for use in slide.groups} | annotation


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_keep_the_rules_of_a_page(fonts: Fonts, language: Language, size: str) -> None:
    setting = setting_for(fonts, size, language)
    for name, slide in SLIDES.items():
        page = page_of(fonts, name, size, language)
        assert page_remarks(slide, page, setting) == [], name


@pytest.mark.parametrize("size", SIZES)
def test_texts_of_a_chart_stand_apart_and_inside_the_margins(fonts: Fonts, size: str) -> None:
    geometry = setting_for(fonts, size).geometry
    for name, language in product(SLIDES, LANGUAGES):
        texts = texts_of(page_of(fonts, name, size, language))
        for mark in texts:
            assert mark.rect.x >= geometry.left - 0.2, mark.text
            assert mark.rect.right <= geometry.right + 0.2, mark.text
        lines = [mark for mark in texts if mark.role not in {"headline", "deck", "source"}]
        for a, b in combinations(lines, 2):
            # Parts of one phrase stand on one baseline or are the lines of one label.
            least = 0.0 if a.baseline == b.baseline or a.role == b.role else 0.7
            assert not a.rect.grown(least / 2).intersects(b.rect.grown(least / 2)), (a.text, b.text)


@pytest.mark.parametrize("size", SIZES)
def test_parts_of_a_chart_never_come_in_over_each_other_and_end_in_time(
    fonts: Fonts, size: str
) -> None:
    for name, language in product(SLIDES, LANGUAGES):
        page = page_of(fonts, name, size, language)
        assert overlapping(entrance.rect for entrance in page.entrances) == [], name
        assert 0.4 < page.entrance_s <= 1.8


def test_everything_that_is_no_furniture_comes_in(fonts: Fonts) -> None:
    """Nothing of the chart stands there before its time, by being in no entrance."""
    for name, size in product(SLIDES, ("1080p", "portrait")):
        page = page_of(fonts, name, size)
        for mark in page.marks:
            if mark.role in {"folio", "source", "rule"} or mark.rect.y < 12:
                continue
            centre = mark.rect.x + mark.rect.w / 2, mark.rect.y + mark.rect.h / 2
            assert any(
                entrance.rect.contains(*centre) for entrance in page.entrances
            ) or isinstance(mark, PlotMark), mark


@pytest.mark.parametrize("size", ["1080p", "5:4", "portrait"])
def test_every_figure_can_be_touched_without_touching_another(fonts: Fonts, size: str) -> None:
    for name, language in product(SLIDES, LANGUAGES):
        page = page_of(fonts, name, size, language)
        targets = page.targets
        assert {target.argument for target in targets} >= figures_of(SLIDES[name])
        assert all(target.action is Action.OPEN_FIGURE for target in targets)
        assert overlapping(target.rect for target in targets) == []
        nav = setting_for(fonts, size, language).geometry.nav_rule - 1.5
        assert all(target.rect.bottom <= nav + 0.01 for target in targets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_tells_all_its_values_to_people_who_cannot_see_it(
    fonts: Fonts, language: Language
) -> None:
    for name, slide in SLIDES.items():
        page = page_of(fonts, name, "1080p", language)
        for figure in figures_of(slide):
            assert write(SHOW.figures[figure], language).plain() in page.description
        for series in slide.series:
            for point in series.points:
                assert point.written in page.description
        assert page.title == "".join(run.text for run in slide.headline[language]).replace(
            "\n", "" if language == "zh" else " "
        )


@pytest.mark.parametrize("size", ["1080p", "portrait"])
def test_red_marks_only_what_the_page_is_about(fonts: Fonts, size: str) -> None:
    for name, slide in SLIDES.items():
        page = page_of(fonts, name, size)
        red = {mark.role for mark in page.marks if getattr(mark, "ink", None) is Ink.RED}
        assert red <= RED_ROLES[slide.chart]
        numerals = [
            mark
            for mark in texts_of(page)
            if mark.ink is Ink.RED and mark.role in {"value", "hero"}
        ]
        annotated, has_end = slide.annotation is not None, len(slide.series) == 2
        assert len(numerals) == 1 + annotated + has_end, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_qualifier_stands_with_its_figure(fonts: Fonts, language: Language) -> None:
    for name, slide in SLIDES.items():
        page = page_of(fonts, name, "1080p", language)
        shown = [mark.text for mark in texts_of(page) if mark.role == "qualifier"]
        wanted = [write(SHOW.figures[figure], language).before for figure in figures_of(slide)]
        assert sorted(shown) == sorted(before for before in wanted if before), name


def test_the_source_line_names_figures_and_tables(fonts: Fonts) -> None:
    for name, slide in SLIDES.items():
        line = next(mark.text for mark in texts_of(page_of(fonts, name)) if mark.role == "source")
        if slide.groups or slide.annotation:
            assert "闭幕报道（整理）" in line
        for series in slide.series:
            assert SHOW.sources[series.source].name["zh"] in line


def test_a_chart_is_the_same_at_any_resolution(fonts: Fonts) -> None:
    for name in SLIDES:
        assert page_of(fonts, name, "1080p") == page_of(fonts, name, "4K")
        assert page_of(fonts, name, "portrait") == page_of(fonts, name, "portrait 4K")
