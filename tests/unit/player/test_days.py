"""Whole days at the booth, and visitors who touch everything in any order."""

import random
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.player.moment import Moment, moment
from kiosk.player.rotation import has_slides
from kiosk.player.state import (
    CloseSheet,
    Effect,
    Input,
    Mode,
    Next,
    OpenFigure,
    OpenSection,
    OpenSlide,
    Previous,
    Skip,
    SlideLeft,
    State,
    SwitchLanguage,
    Tap,
    TogglePause,
    Touch,
    VisitEnded,
)
from kiosk.player.step import start, step
from kiosk.show.model import FigureUse, PosterSlide, Section, Show, StorySlide

DAY_S = 10 * 3600.0
SLIDES = [f"{section}{number}" for section in "abc" for number in range(5)]


def show(
    durations: list[float | None], poster_count: int, languages: list[tuple[str, ...]]
) -> Show:
    """Pages round robin in three sections; posters in front of them."""
    slides = [
        StorySlide(name, duration, spoken)
        for name, duration, spoken in zip(SLIDES, durations, languages, strict=False)
    ]
    posters = [PosterSlide(f"p{i}", None, figure=FigureUse("f")) for i in range(poster_count)]
    sections = tuple(
        Section(name, {}, tuple(slide for slide in [*posters, *slides] if slide.id[0] in group))
        for name, group in (("a", "ap"), ("b", "b"), ("c", "c"))
    )
    return Show({}, {}, ("zh", "en"), sections, {}, {})


def fair() -> Show:
    return show([None, 20.0, 42.0, 9.0, 15.0] * 3, 4, [("zh", "en")] * 15)


shows = st.integers(1, 15).flatmap(
    lambda count: st.builds(
        show,
        st.lists(st.one_of(st.none(), st.floats(1, 60, width=16)), min_size=count, max_size=count),
        st.integers(0, 4),
        st.lists(st.sampled_from([("zh", "en"), ("zh",), ("en",)]), min_size=count, max_size=count),
    )
)
ids = st.sampled_from([*SLIDES, "p0", "p3", "nothing", ""])
touches: st.SearchStrategy[Input] = st.one_of(
    st.sampled_from([Touch(), Tap(), Next(), Previous(), CloseSheet(), TogglePause()]),
    st.builds(OpenSlide, ids),
    st.builds(OpenSection, st.sampled_from(["a", "b", "c", "d"])),
    st.builds(OpenFigure, st.sampled_from(["f", "g"])),
    st.builds(SwitchLanguage, st.sampled_from(["", "zh", "en", "fr"])),
)
events = st.one_of(touches, st.builds(Skip, ids))
gaps = st.one_of(st.floats(0, 30), st.floats(0, 700), st.just(0.0), st.just(1e6))
days = st.lists(st.tuples(gaps, st.lists(events, max_size=4)), max_size=30)


def check(state: State, now_s: float) -> Moment:
    """What holds at any moment of any day."""
    seen = moment(state, now_s)
    if seen.is_fallback:
        assert not any(has_slides(state, language) for language in state.playlists)
        return seen
    entry = state.entry
    assert entry is not None
    assert seen.slide == entry.slide
    assert seen.slide not in state.skipped
    assert 0.0 <= seen.progress <= 1.0
    assert 0.0 <= seen.fraction <= 1.0
    assert seen.deadline_s is not None
    assert seen.is_poster or 1 <= seen.number <= seen.total
    assert (seen.warn_left_s is not None) == (seen.mode is Mode.WARN)
    assert not (seen.sheet and seen.mode is Mode.AUTO)
    assert not (seen.is_poster and seen.mode is Mode.MANUAL)
    assert seen.language == state.default_language or state.visit or not has_slides(
        state, state.default_language
    )  # fmt: skip
    return seen


def run_alone(state: State, now_s: float, until_s: float) -> tuple[State, list[Effect]]:
    """Let time go by without a touch, stepping at every deadline."""
    told: list[Effect] = []
    for _ in range(5000):
        deadline_s = check(state, now_s).deadline_s
        if deadline_s is None or deadline_s > until_s:
            break
        now_s = max(now_s, deadline_s)
        state, effects = step(state, now_s)
        told += effects
    else:
        raise AssertionError("the player is stuck: its deadlines never come to an end")
    state, effects = step(state, until_s)
    return state, [*told, *effects]


def home_s(state: State) -> float:
    """The longest time until the rotation must be back after the last touch."""
    durations = [e.duration_s for p in state.playlists.values() for e in (*p.pages, *p.posters)]
    limits = state.timing
    return max(limits.pause_s, limits.idle_s, 1.5 * max(durations)) + limits.warn_s + 1e-6


@given(shows, days)
def test_whatever_is_touched_the_rotation_is_back_in_time_in_its_language(played, day):
    now_s = 50.0
    state = start(played, now_s)
    check(state, now_s)
    for gap_s, inputs in day:
        now_s += gap_s
        state, _ = step(state, now_s, inputs)
        check(state, now_s)
    end_s = now_s + home_s(state)
    state, _ = run_alone(state, now_s, end_s)
    at_home = check(state, end_s)
    assert at_home.mode is Mode.AUTO
    assert state.visit is None
    assert at_home.language == "zh" or not has_slides(state, "zh")


@given(shows, days)
def test_after_any_day_every_slide_comes_round_and_every_page_can_be_opened(played, day):
    now_s = 0.0
    state = start(played, now_s)
    for gap_s, inputs in day:
        now_s += gap_s
        state, _ = step(state, now_s, inputs)
    end_s = now_s + home_s(state)
    state, _ = run_alone(state, now_s, end_s)
    if state.is_fallback:
        return
    expected = {
        entry.slide
        for entry in (*state.playlist.pages, *state.playlist.posters)
        if entry.slide not in state.skipped
    }
    came: set[str] = set()
    now_s = end_s
    for _ in range(300):
        came.add(moment(state, now_s).slide)
        deadline_s = moment(state, now_s).deadline_s
        assert deadline_s is not None
        now_s = max(now_s, deadline_s)
        state, _ = step(state, now_s)
    assert came == expected
    for page in state.playlist.pages:
        opened, _ = step(state, now_s, [OpenSlide(page.slide)])
        assert (moment(opened, now_s).slide == page.slide) == (page.slide not in state.skipped)


@given(shows, days)
def test_the_time_that_slides_were_shown_adds_up_to_the_day(played, day):
    now_s = 0.0
    state = start(played, now_s)
    shown_s = 0.0
    for gap_s, inputs in day:
        now_s += gap_s
        had_slide = state.entry is not None
        state, effects = step(state, now_s, inputs)
        shown_s += sum(effect.shown_s for effect in effects if isinstance(effect, SlideLeft))
        if not had_slide or state.entry is None:
            return
    assert shown_s == pytest.approx(state.shown_since_s)


@given(shows, st.lists(st.tuples(touches, st.floats(-1e7, 1e7)), max_size=20))
def test_a_clock_that_jumps_hurts_nobody(played, jumps):
    state, latest_s = start(played, 0.0), 0.0
    for event, now_s in jumps:
        state, effects = step(state, now_s, [event])
        latest_s = max(latest_s, now_s)
        assert state.now_s == latest_s
        assert all(e.shown_s >= 0 for e in effects if isinstance(e, SlideLeft))
        check(state, now_s)


def test_a_day_of_ten_hours_without_visitors_is_played_in_less_than_a_second():
    began = time.process_time()
    now_s, state = 0.0, start(fair(), 0.0)
    shown: Counter[str] = Counter()
    while now_s < DAY_S:
        deadline_s = moment(state, now_s).deadline_s
        assert deadline_s is not None
        now_s = deadline_s
        state, effects = step(state, now_s)
        shown.update(effect.slide for effect in effects if isinstance(effect, SlideLeft))
    assert time.process_time() - began < 1.0
    pages = [count for slide, count in shown.items() if slide[0] != "p"]
    posters = [count for slide, count in shown.items() if slide[0] == "p"]
    assert (len(pages), len(posters)) == (15, 4)
    assert max(pages) - min(pages) <= 1
    assert max(posters) - min(posters) <= 1


def test_a_busy_day_of_random_visitors_ends_every_visit_it_began():
    rng = random.Random(20250914)
    now_s, state = 0.0, start(fair(), 0.0)
    events: list[Input] = [Next(), Previous(), Tap(), Touch(), TogglePause(), SwitchLanguage()]
    events += [OpenSlide(name) for name in SLIDES] + [OpenSection(name) for name in "abc"]
    visits: list[VisitEnded] = []
    while now_s < DAY_S:
        for _ in range(rng.randint(1, 12)):
            now_s += rng.expovariate(1 / 6)
            state, effects = step(state, now_s, [rng.choice(events)])
            visits += [effect for effect in effects if isinstance(effect, VisitEnded)]
            check(state, now_s)
        state, effects = run_alone(state, now_s, now_s + 400.0)
        visits += [effect for effect in effects if isinstance(effect, VisitEnded)]
        now_s += 400.0
        assert (state.mode, state.visit, state.language) == (Mode.AUTO, None, "zh")
    assert all(visit.depth <= 15 and visit.length_s >= 0 for visit in visits)
    assert max(visit.depth for visit in visits) > 3
