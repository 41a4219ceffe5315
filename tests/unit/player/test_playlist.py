"""Which slides are played, and where posters lead."""

import pytest

from kiosk.player.playlist import figures_on, playlists
from kiosk.player.reading_time import duration_s
from kiosk.show.model import FigureUse, NumbersSlide, Slide


def test_a_slide_missing_in_a_language_is_left_out_of_that_language(show):
    lists = playlists(show)
    assert list(lists) == ["zh", "en"]
    assert [entry.slide for entry in lists["zh"].pages] == ["a1", "a2", "b1", "b2", "c1", "c2"]
    assert [entry.slide for entry in lists["en"].pages] == ["a1", "a2", "b1", "c1", "c2"]


def test_a_slide_that_names_no_language_is_in_all_of_them(build):
    lists = playlists(build.show(build.section("a", build.page("a1", languages=()))))
    assert [len(each.pages) for each in lists.values()] == [1, 1]


def test_posters_do_not_stand_among_the_pages(show):
    assert [entry.slide for entry in playlists(show)["zh"].posters] == ["p1", "p2"]


def test_a_section_that_is_switched_off_is_not_played(show):
    zh = playlists(show, without={"b"})["zh"]
    assert {entry.section for entry in zh.pages} == {"a", "c"}
    assert [entry.slide for entry in zh.posters] == ["p1"]
    assert [entry.order for entry in zh.pages] == [1, 2, 6, 7]


@pytest.mark.parametrize(
    ("figure", "opens", "target"),
    [
        pytest.param("visits", "b", "b", id="as-the-author-says"),
        pytest.param("visits", "", "led", id="page-that-the-figure-leads"),
        pytest.param("firms", "", "holding", id="any-page-with-the-figure"),
        pytest.param("visits", "gone", "led", id="unknown-page"),
        pytest.param("talks", "", "", id="nowhere"),
    ],
)
def test_a_poster_leads_to_the_page_of_its_figure(build, figure, opens, target):
    holding = NumbersSlide(
        "holding", None, (), hero=FigureUse("other"), list=(FigureUse("visits"), FigureUse("firms"))
    )
    led = NumbersSlide("led", None, (), hero=FigureUse("visits"))
    poster = build.poster("p", figure=figure, opens=opens)
    slides = (build.page("a"), holding, led, build.page("b"), poster)
    lists = playlists(build.show(build.section("a", *slides)))
    assert lists["zh"].posters[0].opens == target


def test_figures_of_every_kind_of_slide_are_found(rich_show):
    found = {slide.id: list(figures_on(slide)) for slide in rich_show.slides()}
    assert found == {
        "poster": ["talks"],
        "numbers": ["visits", "firms"],
        "keyword": ["talks"],
        "columns": ["firms", "visits"],
        "dots": ["firms", "visits", "talks"],
        "story": [],
    }


def test_a_slide_of_no_kind_shows_no_figures_and_no_text():
    assert list(figures_on(Slide("bare"))) == []
    assert duration_s(Slide("bare"), {}, "zh") == 9.0


def test_a_page_is_found_by_its_slide_and_a_poster_is_no_page(show):
    zh = playlists(show)["zh"]
    assert (zh.find_page("b1"), zh.find_page("p1"), zh.find_page("")) == (2, None, None)
    assert (zh.find_poster("p2"), zh.find_poster("b1")) == (1, None)
