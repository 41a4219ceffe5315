"""One round of the default show: by itself, and led by a visitor."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from kiosk.player.playlist import playlists
from kiosk.player.state import Mode, SlideLeft, VisitEnded

if TYPE_CHECKING:
    from collections.abc import Callable

    from booth import Booth, Press

POSTER_EVERY = 4


def expected_round(press: Press) -> list[str]:
    """The first round, a poster first and after every fourth page; then the next round's poster."""
    playlist = playlists(press.show)["zh"]
    posters = cycle([entry.slide for entry in playlist.posters])
    order = [next(posters)]
    for number, entry in enumerate(playlist.pages):
        if number and number % POSTER_EVERY == 0:
            order.append(next(posters))
        order.append(entry.slide)
    return [*order, next(posters)]


def test_a_round_by_itself_shows_every_page_in_order_with_posters_between(
    booth: Booth, press: Press
):
    *expected, following = expected_round(press)
    durations = {
        entry.slide: entry.duration_s
        for playlist in [playlists(press.show)["zh"]]
        for entry in (*playlist.pages, *playlist.posters)
    }
    booth.wait(sum(durations[slide] for slide in expected) - 0.5, frame_s=0.1)
    assert [entry[1] for entry in booth.log] == expected
    assert {entry[2:] for entry in booth.log} == {("zh", "auto")}
    shown = [effect for effect in booth.effects if isinstance(effect, SlideLeft)]
    for effect in shown:
        assert abs(effect.shown_s - durations[effect.slide]) < 0.2, effect
    booth.wait(1.0, frame_s=0.1)
    assert booth.slide == following


def test_a_visitor_walks_through_all_sections_and_the_show_comes_home(
    make_booth: Callable[..., Booth], press: Press
):
    booth = make_booth(has_window=True)
    assert booth.director.moment.is_poster
    booth.click("poster.band")
    assert not booth.director.moment.is_poster
    assert booth.director.moment.mode is Mode.MANUAL

    seen: set[str] = {booth.slide}
    pages = playlists(press.show)["zh"].pages
    for section in dict.fromkeys(entry.section for entry in pages):
        own = [entry.slide for entry in pages if entry.section == section]
        if booth.director.moment.section == section and booth.slide == own[0]:
            own = own[1:]
        for slide in own:
            booth.click(f"nav.{section}")
            assert booth.slide == slide
            seen.add(booth.slide)
            booth.settle()
    assert seen == {entry.slide for entry in pages}

    last = booth.slide
    booth.click("nav.language")
    assert (booth.slide, booth.director.moment.language) == (last, "en")
    booth.settle()

    # Nobody touches any more: the warning counts down, then the rotation goes on in Chinese.
    booth.wait(60.0, frame_s=0.1)
    assert booth.director.moment.mode is Mode.WARN
    booth.wait(20.5, frame_s=0.1)
    now = booth.director.moment
    assert (now.slide, now.language, now.mode) == (last, "zh", Mode.AUTO)
    ended = [effect for effect in booth.effects if isinstance(effect, VisitEnded)]
    assert [effect.language for effect in ended] == ["en"]
    assert ended[0].depth == len(pages)


def test_a_touch_during_the_warning_lets_the_visitor_stay(make_booth: Callable[..., Booth]):
    booth = make_booth(has_window=True, start_slide="totals")
    booth.click("nav.keywords")
    slide = booth.slide
    booth.wait(65.0, frame_s=0.1)
    assert booth.director.moment.mode is Mode.WARN
    booth.click("nav.keywords")
    assert booth.director.moment.mode is Mode.MANUAL
    assert booth.slide != slide


def test_pause_holds_the_page_and_resume_lets_it_go(make_booth: Callable[..., Booth]):
    booth = make_booth(has_window=True, start_slide="totals")
    booth.wait(3.0)
    booth.click("nav.pause")
    assert booth.director.moment.is_paused
    held = booth.director.moment.progress
    booth.wait(120.0, frame_s=0.1)
    assert (booth.slide, booth.director.moment.progress) == ("totals", held)
    booth.click("nav.pause")
    assert booth.director.moment.mode is Mode.AUTO
    booth.wait(60.0, frame_s=0.1)
    assert booth.slide != "totals"


def test_a_figure_opens_its_sheet_and_a_touch_closes_it(make_booth: Callable[..., Booth]):
    booth = make_booth(has_window=True, start_slide="totals")
    booth.settle()
    booth.click("figure.visits")
    assert booth.director.moment.sheet == "visits"
    booth.settle()
    booth.click("sheet")
    assert booth.director.moment.sheet == ""
    booth.settle()
    booth.click("figure.visits")
    booth.wait(90.0, frame_s=0.1)
    assert booth.director.moment.sheet == ""
    assert booth.director.moment.mode is Mode.AUTO


def test_behind_an_open_sheet_nothing_can_be_touched_but_the_bar(
    make_booth: Callable[..., Booth],
):
    booth = make_booth(has_window=True, start_slide="totals")
    booth.settle()
    booth.click("figure.visits")
    booth.settle()
    w, h = booth.size.width() / booth.unit_px, booth.size.height() / booth.unit_px
    found = {
        target.id
        for x in range(1, int(w), 3)
        for y in range(1, int(h), 3)
        if (target := booth.director.target_at(x, y)) is not None
    }
    assert {each for each in found if not each.startswith("nav.")} == {"sheet"}
    assert "nav.next" not in found
