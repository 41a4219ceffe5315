"""What a visitor sees happen, step by step, without waiting."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.player.clock import ManualClock
from kiosk.player.moment import Moment, moment
from kiosk.player.rotation import shown_sections
from kiosk.player.state import (
    CloseSheet,
    Effect,
    Input,
    LanguageSwitched,
    Mode,
    Next,
    NothingLeft,
    OpenFigure,
    OpenSection,
    OpenSlide,
    Previous,
    Skip,
    SlideLeft,
    State,
    SwitchLanguage,
    Tap,
    Timing,
    TogglePause,
    Touch,
    VisitEnded,
)
from kiosk.player.step import reloaded, start, step
from kiosk.show.model import Section, Show


class Booth:
    """A display with a clock that is turned by hand."""

    def __init__(self, show: Show, start_s: float = 1000.0, **options) -> None:
        self.clock = ManualClock(start_s)
        self.state: State = start(show, self.clock.now_s(), **options)
        self.told: list[Effect] = []

    def do(self, *inputs: Input) -> Moment:
        self.state, told = step(self.state, self.clock.now_s(), inputs)
        self.told += told
        return self.look()

    def wait(self, seconds: float) -> Moment:
        """Let time go by as the stage does: a step at every deadline."""
        end = self.clock.now_s() + seconds
        while (deadline := self.look().deadline_s) is not None and deadline <= end:
            self.clock.advance_to(max(deadline, self.clock.now_s()))
            self.do()
        self.clock.advance_to(end)
        return self.do()

    def look(self) -> Moment:
        return moment(self.state, self.clock.now_s())

    def turns(self, count: int) -> list[str]:
        """The slides that come on by themselves, this one first."""
        slides = [self.look().slide]
        while len(slides) < count:
            deadline = self.look().deadline_s
            assert deadline is not None
            self.clock.advance_to(deadline)
            slides.append(self.do().slide)
        return slides

    def at(self, slide: str) -> "Booth":
        """Let the rotation run until a slide is on."""
        for _ in range(100):
            if self.look().slide == slide:
                return self
            self.turns(2)
        raise AssertionError(f"{slide} never came on")


@pytest.fixture
def booth(show) -> Booth:
    return Booth(show)


def told(booth: Booth, kind: type) -> list[Effect]:
    return [effect for effect in booth.told if isinstance(effect, kind)]


# --- the rotation ---------------------------------------------------------------------------------


def test_a_round_begins_with_a_poster_and_has_one_after_every_fourth_page(booth):
    a_round = ["p1", "a1", "a2", "b1", "b2", "p2", "c1", "c2"]
    assert booth.turns(17) == [*a_round, *a_round, "p1"]


def test_no_two_posters_follow_each_other_when_a_round_ends_after_a_fourth_page(build):
    pages = [build.page(name) for name in "abcd"]
    booth = Booth(build.show(build.section("s", build.poster("p1"), build.poster("p2"), *pages)))
    assert booth.turns(12) == ["p1", "a", "b", "c", "d", "p2", "a", "b", "c", "d", "p1", "a"]


def test_a_show_without_posters_goes_round_its_pages(build):
    booth = Booth(build.show(build.section("s", build.page("a"), build.page("b"))))
    assert booth.turns(5) == ["a", "b", "a", "b", "a"]


def test_a_show_of_posters_goes_round_its_posters(build):
    booth = Booth(build.show(build.section("s", build.poster("p1"), build.poster("p2"))))
    assert booth.turns(5) == ["p1", "p2", "p1", "p2", "p1"]
    for event in (Tap(), Next(), Previous(), OpenSlide("p2"), OpenSection("s")):
        assert booth.do(event).slide == "p1"
    assert booth.look().upcoming == "p2"


def test_a_round_of_one_page_begins_with_its_poster_each_time(build):
    booth = Booth(build.show(build.section("s", build.poster("p"), build.page("a"))))
    assert booth.turns(5) == ["p", "a", "p", "a", "p"]


def test_a_show_of_one_page_stays_on_it(build):
    booth = Booth(build.show(build.section("s", build.page("a"))))
    assert booth.turns(3) == ["a", "a", "a"]
    assert booth.do(Next()).slide == "a"


def test_every_slide_stays_for_its_duration(booth):
    booth.turns(9)
    shown = {left.slide: left.shown_s for left in booth.told if isinstance(left, SlideLeft)}
    assert shown == {"p1": 8, "p2": 8, "a1": 10, "a2": 10, "b1": 10, "b2": 10, "c1": 10, "c2": 10}


def test_the_next_slide_is_known_beforehand(booth):
    coming = [booth.look().upcoming]
    for _ in range(8):
        booth.turns(2)
        coming.append(booth.look().upcoming)
    assert coming == ["a1", "a2", "b1", "b2", "p2", "c1", "c2", "p1", "a1"]
    assert booth.at("a1").do(Touch()).upcoming == "a2"


def test_the_line_runs_through_the_section_page_by_page(booth):
    booth.at("a1")
    assert booth.look().progress == 0.0
    assert booth.wait(5).progress == pytest.approx(0.25)
    assert booth.wait(5).progress == pytest.approx(0.5)
    last = booth.wait(7.5)
    assert (last.slide, last.section, last.number, last.total) == ("a2", "a", 2, 6)
    assert last.fraction == pytest.approx(0.75)
    assert last.progress == pytest.approx(0.875)


def test_a_poster_has_neither_number_nor_section_nor_line(booth):
    at_poster = booth.wait(4)
    assert (at_poster.slide, at_poster.is_poster) == ("p1", True)
    assert (at_poster.number, at_poster.total, at_poster.section) == (0, 6, "")
    assert (at_poster.progress, at_poster.fraction) == (0.0, 0.5)


def test_a_computer_that_slept_goes_on_with_the_next_slide_for_its_whole_duration(booth):
    booth.at("a1")
    booth.clock.advance(36_000)
    assert booth.do().slide == "a2"
    assert booth.wait(9.9).slide == "a2"
    assert booth.wait(0.2).slide == "b1"


def test_a_time_before_the_last_one_changes_nothing(booth):
    before = booth.at("a1").look()
    after, effects = step(booth.state, booth.clock.now_s() - 500, [])
    assert effects == ()
    assert moment(after, booth.clock.now_s() - 500) == before


def test_a_slide_without_duration_is_left_at_once_and_does_not_divide_by_it(build):
    booth = Booth(build.show(build.section("s", build.page("a", duration_s=0.0), build.page("b"))))
    assert booth.look().fraction == 1.0
    assert booth.do().slide == "b"


# --- a visit --------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", [Touch(), Tap(), CloseSheet()])
def test_any_touch_on_a_page_stops_the_rotation_there(booth, event):
    booth.at("a2")
    booth.clock.advance(3)
    held = booth.do(event)
    assert (held.mode, held.slide, held.progress) == (Mode.MANUAL, "a2", 1.0)
    assert booth.wait(59).slide == "a2"


@pytest.mark.parametrize(
    ("event", "slide"),
    [
        (Next(), "b1"),
        (Previous(), "a1"),
        (OpenSlide("c2"), "c2"),
        (OpenSlide("nowhere"), "a2"),
        (OpenSlide("a2"), "a2"),
        (OpenSection("c"), "c1"),
        (OpenSection("nowhere"), "a2"),
        (OpenSection("a"), "a1"),
    ],
)
def test_a_visitor_goes_where_the_touch_says(booth, event, slide):
    booth.at("a2")
    there = booth.do(event)
    assert (there.slide, there.mode) == (slide, Mode.MANUAL)


def test_the_cover_is_a_section_like_any_other(build):
    cover = build.section("cover", build.poster("p1"))
    booth = Booth(build.show(cover, build.section("s", build.page("a"))))
    assert shown_sections(booth.state) == ("cover", "s")
    booth.do(Skip("p1"))
    assert shown_sections(booth.state) == ("s",)


def test_touching_the_cover_begins_the_rotation_anew(build):
    cover = build.section("cover", build.poster("p1"), build.poster("p2"))
    booth = Booth(build.show(cover, build.section("s", build.page("a"), build.page("b"))))
    booth.do(OpenSlide("b"), TogglePause())
    at_cover = booth.do(OpenSection("cover"))
    assert at_cover.is_poster
    assert at_cover.mode is Mode.AUTO
    assert booth.wait(10).slide == "a"


def test_touching_the_open_section_again_leads_through_its_pages(booth):
    booth.at("c1")
    assert [booth.do(OpenSection("b")).slide for _ in range(3)] == ["b1", "b2", "b1"]


def test_next_and_previous_go_round_and_meet_no_poster(booth):
    booth.at("c1")
    forward = [booth.do(Next()).slide for _ in range(6)]
    assert forward == ["c2", "a1", "a2", "b1", "b2", "c1"]
    assert [booth.do(Previous()).slide for _ in range(6)] == ["b2", "b1", "a2", "a1", "c2", "c1"]


def test_a_held_page_is_counted_anew_when_a_visitor_comes_back_to_it(booth):
    booth.at("a1")
    booth.clock.advance(4)
    booth.do(Next())
    booth.clock.advance(2)
    booth.do(Previous())
    assert booth.told[-2:] == [SlideLeft("a1", "a", "zh", 4.0), SlideLeft("a2", "a", "zh", 2.0)]


@pytest.mark.parametrize("event", [Tap(), OpenFigure("visits"), OpenSlide("b1"), OpenSlide("")])
def test_touching_a_poster_opens_the_page_it_promises(booth, event):
    there = booth.do(event)
    assert (there.slide, there.mode, there.sheet) == ("b1", Mode.MANUAL, "")


def test_a_poster_whose_page_cannot_be_drawn_opens_the_page_that_follows(booth):
    booth.do(Skip("b1"))
    assert booth.do(Tap()).slide == "a1"


@pytest.mark.parametrize(
    ("event", "slide"), [(Next(), "a1"), (Previous(), "c2"), (OpenSection("a"), "a1")]
)
def test_a_visitor_can_pass_a_poster(booth, event, slide):
    assert booth.do(event).slide == slide


def test_a_mere_contact_does_not_hold_a_poster(booth):
    assert booth.do(Touch()).mode is Mode.AUTO
    assert booth.wait(9).slide == "a1"


def test_the_next_poster_comes_even_when_a_visitor_passed_the_last_one(booth):
    booth.do(Tap())
    booth.wait(60 + 20)
    assert booth.look().slide == "b1"
    assert booth.turns(6) == ["b1", "b2", "c1", "c2", "p2", "a1"]


# --- going home -----------------------------------------------------------------------------------


def test_after_a_minute_without_touch_the_rotation_is_announced_for_20_seconds(booth):
    booth.at("a1").do(Next())
    assert booth.wait(59.9).mode is Mode.MANUAL
    warned = booth.wait(0.1)
    assert (warned.mode, warned.warn_left_s, warned.progress) == (Mode.WARN, 20, 1.0)
    later = booth.wait(2.5)
    assert (later.warn_left_s, later.progress) == (18, pytest.approx(17.5 / 20))
    last = booth.wait(17.4)
    assert (last.mode, last.warn_left_s) == (Mode.WARN, 1)
    home = booth.wait(0.1)
    assert (home.mode, home.slide, home.warn_left_s) == (Mode.AUTO, "a2", None)
    assert home.fraction == pytest.approx(0.0)


@pytest.mark.parametrize("start_s", [1000.0, 936.07, 936.09])
def test_the_countdown_asks_to_be_drawn_each_second(show, start_s):
    # The odd times are where a sum of seconds is rounded upward.
    booth = Booth(show, start_s).at("a1")
    booth.do(Touch())
    booth.wait(60)
    seconds = []
    while (now := booth.look()).mode is Mode.WARN:
        seconds.append(now.warn_left_s)
        assert now.deadline_s is not None
        assert now.deadline_s > booth.clock.now_s()
        booth.clock.advance_to(now.deadline_s)
        booth.do()
    assert seconds == list(range(20, 0, -1))


def test_a_long_page_is_left_alone_for_one_and_a_half_times_its_duration(build):
    booth = Booth(build.show(build.section("s", build.page("a", duration_s=100.0))))
    booth.do(Touch())
    assert booth.wait(149).mode is Mode.MANUAL
    assert booth.wait(1).mode is Mode.WARN


def test_a_touch_during_the_warning_keeps_page_language_and_sheet(booth):
    booth.at("a1").do(SwitchLanguage(), OpenFigure("firms"))
    booth.wait(70)
    assert booth.look().mode is Mode.WARN
    kept = booth.do(Touch())
    assert (kept.mode, kept.slide, kept.language, kept.sheet) == (Mode.MANUAL, "a1", "en", "firms")
    assert booth.wait(59).mode is Mode.MANUAL


def test_a_touch_that_arrives_late_still_counts_for_what_the_visitor_saw(booth):
    booth.at("a1").do(SwitchLanguage())
    booth.wait(70)
    booth.clock.advance(60)
    late = booth.do(Next())
    assert (late.mode, late.slide, late.language) == (Mode.MANUAL, "a2", "en")


def test_home_is_the_default_language_without_sheet_on_the_same_page(booth):
    booth.at("a1").do(SwitchLanguage("en"), OpenSlide("b1"), OpenFigure("visits"))
    home = booth.wait(80)
    assert (home.mode, home.slide, home.language, home.sheet) == (Mode.AUTO, "b1", "zh", "")
    assert told(booth, LanguageSwitched) == [LanguageSwitched("en")]


def test_a_visit_is_told_with_length_depth_and_language(booth):
    booth.at("a1").do(Touch())
    booth.clock.advance(5)
    booth.do(Next())
    booth.clock.advance(5)
    booth.do(Previous())
    booth.clock.advance(2)
    booth.do(SwitchLanguage("en"))
    booth.wait(100)
    assert told(booth, VisitEnded) == [VisitEnded(12.0, 2, "en")]


def test_a_stalled_program_still_gives_the_whole_warning(booth):
    booth.at("a1").do(Touch())
    booth.clock.advance(5000)
    assert booth.do().warn_left_s == 20
    assert booth.wait(19).mode is Mode.WARN


def test_the_limits_are_the_booth_s(show):
    booth = Booth(show, timing=Timing(idle_s=30.0, warn_s=25.0))
    booth.at("a1").do(Touch())
    assert booth.wait(30).warn_left_s == 25
    assert booth.wait(25).mode is Mode.AUTO


# --- pause ----------------------------------------------------------------------------------------


def test_pause_freezes_the_line_and_continue_lets_it_run_on_from_there(booth):
    booth.at("a2").wait(4)
    booth.do(Touch())
    paused = booth.do(TogglePause())
    assert (paused.mode, paused.is_paused) == (Mode.PAUSED, True)
    assert paused.progress == pytest.approx(0.7)
    assert booth.wait(100).progress == pytest.approx(0.7)
    running = booth.do(TogglePause())
    assert (running.mode, running.is_paused) == (Mode.AUTO, False)
    assert running.progress == pytest.approx(0.7)
    assert booth.wait(5.9).slide == "a2"
    assert booth.wait(0.2).slide == "b1"


def test_pages_can_be_turned_while_paused(booth):
    booth.at("a2").wait(4)
    booth.do(TogglePause())
    there = booth.do(Next())
    assert (there.mode, there.slide, there.progress) == (Mode.PAUSED, "b1", 0.0)


def test_a_pause_ends_by_itself_after_five_minutes_and_a_warning(booth):
    booth.at("a1").do(TogglePause())
    assert booth.wait(299).mode is Mode.PAUSED
    warned = booth.wait(1)
    assert (warned.mode, warned.is_paused) == (Mode.WARN, True)
    home = booth.wait(20)
    assert (home.mode, home.slide, home.is_paused) == (Mode.AUTO, "a1", False)


def test_a_touch_during_the_warning_keeps_the_pause(booth):
    booth.at("a1").do(TogglePause())
    booth.wait(310)
    assert booth.do(Touch()).mode is Mode.PAUSED
    booth.wait(310)
    assert booth.do(Touch(), TogglePause()).mode is Mode.AUTO


def test_a_poster_can_be_paused_and_continued(booth):
    booth.wait(2)
    assert booth.do(TogglePause()).fraction == 0.25
    assert booth.wait(50).slide == "p1"
    booth.do(TogglePause())
    assert booth.wait(5.9).slide == "p1"
    assert booth.wait(0.2).slide == "a1"


def test_the_visitor_s_language_goes_after_a_while_when_the_rotation_was_continued(booth):
    booth.at("a1").do(SwitchLanguage("en"), TogglePause(), TogglePause())
    assert booth.look().mode is Mode.AUTO
    assert booth.wait(79.9).language == "en"
    assert booth.wait(0.2).language == "zh"
    assert told(booth, VisitEnded) == [VisitEnded(0.0, 1, "en")]


# --- languages ------------------------------------------------------------------------------------


def test_switching_the_language_keeps_the_page_and_what_is_open(booth):
    booth.at("b1").do(OpenFigure("visits"))
    booth.clock.advance(3)
    there = booth.do(SwitchLanguage())
    assert (there.slide, there.language, there.sheet, there.mode) == (
        "b1", "en", "visits", Mode.MANUAL,
    )  # fmt: skip
    assert (there.number, there.total) == (3, 5)
    assert booth.do(SwitchLanguage()).language == "zh"


def test_switching_the_language_keeps_the_pause(booth):
    booth.at("b1").wait(5)
    booth.do(TogglePause())
    there = booth.do(SwitchLanguage())
    assert (there.mode, there.fraction) == (Mode.PAUSED, 0.5)


def test_a_page_missing_in_the_other_language_gives_way_to_the_next_one(booth):
    booth.at("b2").do(OpenFigure("visits"))
    there = booth.do(SwitchLanguage("en"))
    assert (there.slide, there.number, there.sheet) == ("c1", 4, "")


def test_a_poster_stays_a_poster_in_the_other_language(booth):
    booth.wait(5)
    there = booth.do(SwitchLanguage("en"))
    assert (there.slide, there.language, there.mode) == ("p1", "en", Mode.AUTO)
    assert booth.wait(7.9).slide == "p1"
    assert booth.turns(3) == ["p1", "a1", "a2"]


def test_a_poster_missing_in_the_other_language_gives_way_to_the_page_that_follows(build):
    booth = Booth(
        build.show(
            build.section("s", build.poster("p", languages=("zh",)), build.page("a")),
        )
    )
    assert booth.do(SwitchLanguage("en")).slide == "a"


def test_a_language_without_pages_shows_its_posters(build):
    booth = Booth(
        build.show(
            build.section("s", build.page("a", languages=("zh",)), build.poster("p")),
        )
    ).at("a")
    assert booth.do(SwitchLanguage("en")).slide == "p"
    assert booth.wait(100).language == "zh"
    poster = booth.at("p").do(SwitchLanguage("en"))
    assert (poster.slide, poster.total) == ("p", 0)


def test_a_poster_is_never_held_however_it_came_on(build):
    lonely = build.section("s", build.page("a", languages=("zh",)), build.poster("p"))
    for events in ([Touch(), SwitchLanguage()], [Touch(), Skip("a")]):
        booth = Booth(build.show(lonely)).at("a")
        there = booth.do(*events)
        assert (there.slide, there.mode) == ("p", Mode.AUTO)
    booth = Booth(build.show(lonely)).at("a")
    booth.do(Touch())
    booth.wait(65)
    assert booth.do(Skip("a")).mode is Mode.AUTO


def test_a_show_in_one_language_does_not_switch(build):
    booth = Booth(build.show(build.section("s", build.page("a")), languages=("zh",)))
    there = booth.do(SwitchLanguage())
    assert (there.language, there.mode) == ("zh", Mode.MANUAL)
    assert told(booth, LanguageSwitched) == []


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_a_language_that_is_on_or_unknown_changes_nothing(booth, language):
    before = booth.at("b1").do(Touch())
    assert booth.do(SwitchLanguage(language)) == before


def test_a_language_in_which_nothing_is_left_is_not_offered(build):
    booth = Booth(build.show(build.section("s", build.page("a", languages=("zh",)))))
    assert booth.do(SwitchLanguage()).language == "zh"
    assert booth.do(SwitchLanguage("en")).language == "zh"


# --- the sheet ------------------------------------------------------------------------------------


def test_a_figure_opens_its_sheet_and_closes_it_again(booth):
    booth.at("a1")
    assert booth.do(OpenFigure("visits")).sheet == "visits"
    assert booth.do(OpenFigure("firms")).sheet == "firms"
    assert booth.do(OpenFigure("firms")).sheet == ""


@pytest.mark.parametrize("event", [CloseSheet(), Tap(), Next(), OpenSlide("a1"), OpenSection("a")])
def test_the_sheet_closes_by_a_touch_beside_it_and_on_the_way_to_a_page(booth, event):
    booth.at("a1").do(OpenFigure("visits"))
    assert booth.do(event).sheet == ""


@pytest.mark.parametrize("event", [Touch(), TogglePause()])
def test_the_sheet_stays_open_while_a_finger_is_merely_down_or_the_rotation_paused(booth, event):
    booth.at("a1").do(OpenFigure("visits"))
    assert booth.do(event).sheet == "visits"


def test_the_sheet_does_not_stay_open_when_the_rotation_goes_on(booth):
    booth.at("a1").do(TogglePause(), OpenFigure("visits"))
    assert booth.do(TogglePause()).sheet == ""


def test_a_figure_nobody_knows_opens_nothing(booth):
    assert booth.at("a1").do(OpenFigure("nothing")).sheet == ""


# --- slides that cannot be drawn ------------------------------------------------------------------


def test_a_slide_that_cannot_be_drawn_is_left_at_once_and_never_comes_back(booth):
    booth.at("a2")
    after = booth.do(Skip("a2"))
    assert (after.slide, after.mode, after.number, after.total) == ("b1", Mode.AUTO, 2, 5)
    assert "a2" not in booth.turns(20)
    assert booth.do(OpenSlide("a2")).slide != "a2"


def test_skipping_a_slide_is_no_touch(booth):
    booth.at("a1").do(Skip("c1"))
    assert (booth.look().slide, booth.look().mode) == ("a1", Mode.AUTO)
    assert booth.state.visit is None


def test_a_visitor_meets_the_next_page_in_place_of_one_that_cannot_be_drawn(booth):
    booth.at("a1").do(Next())
    there = booth.do(Skip("a2"))
    assert (there.slide, there.mode) == ("b1", Mode.MANUAL)


def test_a_poster_that_cannot_be_drawn_is_left_out_of_the_turns(booth):
    assert booth.do(Skip("p1")).slide == "a1"
    assert {slide for slide in booth.turns(16) if slide.startswith("p")} == {"p2"}


def test_the_posters_go_on_when_no_page_is_left(booth):
    for name in ("a1", "a2", "b1", "b2", "c1", "c2"):
        booth.do(Skip(name))
    assert booth.turns(4) == ["p1", "p2", "p1", "p2"]


def test_the_posters_come_on_when_the_last_page_goes(booth):
    booth.do(*(Skip(name) for name in ("a2", "b1", "b2", "c1", "c2")))
    booth.at("a1")
    assert booth.do(Skip("a1")).is_poster


def test_the_other_language_goes_on_when_nothing_is_left_in_one(build):
    booth = Booth(
        build.show(
            build.section(
                "s", build.page("zh", languages=("zh",)), build.page("en", languages=("en",))
            )
        )
    )
    after = booth.do(Skip("zh"))
    assert (after.slide, after.language) == ("en", "en")
    booth.do(Touch())
    assert booth.wait(200).language == "en"


def test_when_no_slide_is_left_the_fallback_is_told_once_and_nothing_fails(booth):
    names = ("p1", "p2", "a1", "a2", "b1", "b2", "c1", "c2")
    after = booth.do(*(Skip(name) for name in names))
    assert after.is_fallback
    assert (after.slide, after.deadline_s) == ("", None)
    assert told(booth, NothingLeft) == [NothingLeft()]
    for event in (Touch(), Next(), Skip("a1"), SwitchLanguage(), TogglePause()):
        assert booth.do(event).is_fallback
    booth.clock.advance(1000)
    booth.do()
    assert told(booth, NothingLeft) == [NothingLeft()]


def test_a_show_in_which_every_section_is_off_is_the_fallback(show):
    booth = Booth(show, without={"a", "b", "c"})
    assert booth.look().is_fallback


# --- restart and reload ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slide", "first"), [("b2", "b2"), ("p2", "p2"), ("gone", "p1"), ("", "p1")]
)
def test_after_a_restart_the_show_goes_on_at_the_same_slide(show, slide, first):
    assert Booth(show, slide=slide).look().slide == first


def test_after_a_restart_the_visitor_s_language_goes_on_and_ends_by_itself(show):
    booth = Booth(show, slide="b1", language="en")
    assert (booth.look().slide, booth.look().language) == ("b1", "en")
    assert booth.wait(79).language == "en"
    assert booth.wait(2).language == "zh"


def test_the_booth_may_have_another_default_language(show):
    booth = Booth(show, default_language="en")
    assert booth.look().language == "en"
    booth.do(SwitchLanguage("zh"), Tap())
    assert booth.wait(81).language == "en"


def test_a_show_that_begins_in_a_language_without_slides_begins_in_another(build):
    booth = Booth(build.show(build.section("s", build.page("a", languages=("en",)))))
    assert (booth.look().slide, booth.look().language) == ("a", "en")


def _reload(booth: Booth, show: Show, without: Sequence[str] = ()) -> Moment:
    booth.state, effects = reloaded(booth.state, show, booth.clock.now_s(), without=without)
    booth.told += effects
    return booth.look()


def test_a_new_edition_goes_on_at_the_same_slide_in_the_same_state(booth, show):
    booth.at("b1").do(SwitchLanguage("en"))
    booth.clock.advance(5)
    there = _reload(booth, show)
    assert (there.slide, there.language, there.mode) == ("b1", "en", Mode.MANUAL)
    assert booth.told[-1] == SlideLeft("b1", "b", "en", 5.0)
    assert booth.wait(75).language == "zh"
    assert booth.turns(5) == ["b1", "b2", "c1", "c2", "p2"]


def test_a_visit_goes_on_through_a_new_edition(booth, show):
    booth.at("a1").do(Touch())
    booth.clock.advance(5)
    _reload(booth, show)
    booth.do(Next())
    booth.wait(100)
    assert told(booth, VisitEnded) == [VisitEnded(5.0, 2, "zh")]


def test_a_new_edition_without_the_slide_begins_again(booth, build):
    booth.at("b1").do(Touch())
    other = build.show(build.section("n", build.poster("q"), build.page("n1")))
    there = _reload(booth, other)
    assert (there.slide, there.mode) == ("q", Mode.AUTO)


def test_a_new_edition_gives_skipped_slides_another_chance(booth, show):
    booth.at("a1").do(Skip("a2"), Skip("p1"))
    _reload(booth, show)
    assert "a2" in booth.turns(8)


def test_a_new_edition_brings_the_default_language_back_in_time(booth, show):
    booth.at("a1")
    booth.do(*(Skip(slide.id) for slide in show.slides() if slide.id != "b2"))
    booth.do(Skip("b2"))
    only_english = replace(show, sections=(_in_english(show.sections[0]),))
    assert _reload(booth, only_english).language == "en"
    assert _reload(booth, show).language == "en"
    assert booth.wait(81).language == "zh"


def _in_english(section: Section) -> Section:
    slides = tuple(replace(slide, languages=("en",)) for slide in section.slides)
    return replace(section, slides=slides)


def test_a_new_edition_ends_the_fallback(booth, show):
    booth.do(*(Skip(slide.id) for slide in show.slides()))
    assert _reload(booth, show).slide == "p1"


def test_a_new_edition_without_slides_is_the_fallback_and_holds_nothing(booth, show):
    booth.at("a1").do(TogglePause())
    there = _reload(booth, show, without=("a", "b", "c"))
    assert (there.is_fallback, there.mode) == (True, Mode.AUTO)


def test_a_new_edition_ends_an_announcement(booth, show):
    booth.at("a1").do(Touch())
    booth.wait(65)
    assert _reload(booth, show).mode is Mode.AUTO


def test_a_section_switched_off_is_left_for_the_beginning(booth, show):
    booth.at("b1")
    assert _reload(booth, show, without=["b"]).slide == "p1"
    assert {"b1", "b2", "p2"}.isdisjoint(booth.turns(12))
