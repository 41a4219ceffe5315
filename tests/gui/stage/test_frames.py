"""Frames: what is drawn again is enough, the last frame is the still page, then nothing ticks."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import pytest
from booth import difference
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.paint.layers import LayerBuild
from kiosk.paint.motion import PageMotion
from kiosk.paint.painter import to_pixels
from kiosk.player.state import (
    CloseSheet,
    Next,
    OpenFigure,
    OpenSection,
    Previous,
    SwitchLanguage,
    TogglePause,
    Touch,
)
from kiosk.stage.frames import FRAME_MS, SLOW_FRAME_MS, FrameDriver
from kiosk.theme.tokens import Level
from kiosk.typeset.marks import Entrance, Pace, Rect, Reveal, TextMark

if TYPE_CHECKING:
    from collections.abc import Callable

    from booth import Booth
    from pytestqt.qtbot import QtBot

    from kiosk.paint.layers import Layer

JOURNEY = [
    Next(),
    OpenFigure("visits"),
    CloseSheet(),
    SwitchLanguage(),
    OpenSection("charts"),
    Next(),
    Next(),
    Previous(),
    TogglePause(),
    OpenSection("stories"),
    TogglePause(),
    SwitchLanguage(),
]


def assert_same(booth: Booth, what: str, tolerance: int = 1) -> None:
    assert difference(booth.screen, booth.picture(), tolerance) == 0, what


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("has_orbit", [True, False])
def test_what_is_drawn_again_leaves_nothing_stale(
    make_booth: Callable[..., Booth], level: Level, has_orbit: bool
):
    booth = make_booth(480, 270, level=level, has_orbit=has_orbit)
    chance = random.Random(level.value)
    for number, step in enumerate(JOURNEY):
        booth.tell(step)
        for _ in range(4):
            booth.wait(chance.uniform(0.02, 0.25))
            assert_same(booth, f"{number}: {step} at {booth.clock.now_s()}")
        booth.settle()
        assert_same(booth, f"{number}: {step}, settled", tolerance=0)


def test_the_rotation_leaves_nothing_stale_on_its_way_through_posters(
    make_booth: Callable[..., Booth],
):
    booth = make_booth(480, 270, has_orbit=True)
    chance = random.Random(7)
    slides: set[str] = set()
    while len(slides) < 8:
        booth.wait(chance.uniform(0.05, 1.2))
        slides.add(booth.slide)
        assert_same(booth, f"{booth.slide} at {booth.clock.now_s()}")


def test_a_touch_completes_an_entrance_at_once(make_booth: Callable[..., Booth]):
    booth = make_booth(start_slide="totals")
    booth.tell(Next())
    booth.wait(0.5)
    moving = booth.picture()
    booth.director.press(None, booth.clock.now_s())
    booth.tell(Touch())
    touched = booth.picture()
    assert difference(booth.screen, touched) == 0
    assert difference(moving, touched) > 1000
    booth.settle()
    assert difference(touched, booth.picture()) == 0


def motion_of(booth: Booth, leaf: str, language: str) -> PageMotion:
    """The entrance of one page."""
    director = booth.director
    pressroom = director._pressroom
    assert pressroom is not None
    from kiosk.stage.pressroom import Leaf

    layer = pressroom.layer(Leaf(leaf, language, 1, 9))
    return PageMotion(layer, director._means.inks, director._means.fonts)


def frame(motion: PageMotion, layer: Layer, t_s: float) -> QImage:
    image = QImage(layer.image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    motion.draw(painter, QRegion(image.rect()), t_s)
    painter.end()
    return image


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_last_frame_of_every_entrance_is_the_still_page(
    make_booth: Callable[..., Booth], language: str
):
    booth = make_booth(480, 270)
    for entry in booth.director.state.playlists[language].pages:
        motion = motion_of(booth, entry.slide, language)
        layer = motion.layer
        assert 0.3 < motion.end_s < 2.5, entry.slide
        assert difference(frame(motion, layer, motion.end_s), layer.image) == 0, entry.slide
        assert difference(frame(motion, layer, 60.0), layer.image) == 0, entry.slide
        # And the first one is not: nothing but the masthead is there yet.
        first = frame(motion, layer, -0.1)
        blank = QImage(first.size(), first.format())
        blank.fill(first.pixelColor(2, 100))
        below = QRect(0, 30, 480, 240)
        assert difference(first.copy(below), blank.copy(below)) == 0, entry.slide


def test_whatever_moves_looks_different_in_every_frame_until_it_rests(
    make_booth: Callable[..., Booth],
):
    """Frames that nobody can tell apart cost as much as others, and look like a halting film."""
    booth = make_booth()
    for entry in booth.director.state.playlists["zh"].pages:
        motion = motion_of(booth, entry.slide, "zh")
        frames = [
            frame(motion, motion.layer, step / 60) for step in range(ceil(motion.end_s * 60) + 1)
        ]
        same = [n for n, (a, b) in enumerate(pairwise(frames)) if a == b]
        # Strokes and squares come in steps, some of them further apart than frames.
        assert len(same) <= len(frames) / 7, f"{entry.slide}: {same} of {len(frames)}"


def test_a_fade_is_cut_short_where_nobody_can_see_it(make_booth: Callable[..., Booth]):
    booth = make_booth()
    motion = motion_of(booth, "digital", "zh")
    last = frame(motion, motion.layer, motion.end_s - 1e-6)
    assert difference(last, motion.layer.image, 9) == 0
    assert difference(last, motion.layer.image) > 1000
    longest_s = max(entrance.end_s for entrance in motion.layer.page.entrances)
    assert motion.end_s < 0.85 * longest_s


def test_a_counting_numeral_keeps_its_digits_and_its_left_edge(make_booth: Callable[..., Booth]):
    booth = make_booth(start_slide="totals")
    motion = motion_of(booth, "totals", "zh")
    page, scale = motion.layer.page, motion.layer.scale
    counting = next(e for e in page.entrances if e.reveal is Reveal.COUNT)
    hero = next(m for m in page.marks if isinstance(m, TextMark) and m.counts)
    end = frame(motion, motion.layer, motion.end_s)

    def ink(image: QImage) -> tuple[int, int]:
        """First and last column with ink in the numeral's band."""
        top, bottom = round(hero.rect.y * scale), round(hero.rect.bottom * scale)
        left = round(hero.rect.x * scale) - 6
        right = round(hero.rect.right * scale) + round(2 * scale)
        ground = image.pixel(2, 100)
        columns = [
            x
            for x in range(left, right)
            if any(image.pixel(x, y) != ground for y in range(top, bottom, 2))
        ]
        return columns[0], columns[-1]

    still = ink(end)
    pictures: list[QImage] = []
    for tick in range(5, 36):
        t_s = counting.delay_s + counting.duration_s * tick / 36
        image = frame(motion, motion.layer, t_s)
        first, last = ink(image)
        assert abs(first - still[0]) <= 1, f"the left edge moves at {t_s:.2f} s"
        assert last - still[1] <= round(1.3 * scale), f"it runs into its unit at {t_s:.2f} s"
        if not pictures or difference(pictures[-1], image, 8):
            pictures.append(image)
    assert len(pictures) > 4, "it does not count"


def test_frames_stop_when_nothing_moves(make_booth: Callable[..., Booth], qtbot: QtBot):
    booth = make_booth(has_window=True, start_slide="totals")
    window = booth.window
    assert window is not None
    booth.settle()
    window.send(TogglePause())
    booth.clock.advance(1.0)
    window.send()
    booth.clock.advance(1.0)
    window.send()
    assert not window._driver.is_running
    due_s = booth.director.next_s(booth.clock.now_s())
    assert due_s is not None
    assert due_s - booth.clock.now_s() > 60
    # As soon as something moves they come again.
    window.send(Next())
    assert window._driver.is_running
    assert window._driver._timer.interval() == FRAME_MS


def test_between_frames_of_the_rotation_the_processor_rests(make_booth: Callable[..., Booth]):
    booth = make_booth(start_slide="totals")
    booth.settle()
    booth.wait(1.0)
    gaps: list[float] = []
    for _ in range(8):
        now_s = booth.clock.now_s()
        due_s = booth.director.next_s(now_s)
        assert due_s is not None
        gaps.append(due_s - now_s)
        booth.clock.advance_to(due_s)
        booth.tell()
    assert min(gaps) > 0.3


def test_the_progress_line_rests_while_a_page_comes_in_and_before_it_goes(
    make_booth: Callable[..., Booth],
):
    booth = make_booth(480, 270, start_slide="totals")
    booth.settle()
    turns = 0
    while turns < 3:
        # One page, from its turn to the next one.
        slide, since_s = booth.slide, booth.director.moment.shown_since_s
        composition = booth.director._composition
        assert composition is not None
        settled_s, steps = composition.settled_s, []
        before = booth.director.moment.progress
        while booth.slide == slide:
            booth.wait(0.02)
            progress = booth.director.moment.progress
            if progress != before and booth.slide == slide:
                steps.append(booth.clock.now_s())
            before = progress
        if turns and not booth.director.moment.is_poster and steps:
            assert steps[0] >= settled_s + 0.25, slide
            assert steps[-1] <= booth.director.moment.shown_since_s - 0.25, slide
            assert len(steps) >= (booth.director.moment.shown_since_s - since_s) - 4, slide
        turns += 1


class Ticking:
    """A clock that says what it is told."""

    def __init__(self) -> None:
        self.time_s = 0.0

    def now_s(self) -> float:
        return self.time_s


def run_of(driver: FrameDriver, clock: Ticking, interval_s: float) -> None:
    """One run of frames that come so far apart."""
    driver.wait_for(clock.time_s)
    for _ in range(30):
        clock.time_s += interval_s
        driver._timer.timeout.emit()
        driver.wait_for(clock.time_s)
    driver.wait_for(None)


def test_two_late_runs_halve_the_pace_and_one_does_not(qapp: object):
    clock = Ticking()
    driver = FrameDriver(clock)
    run_of(driver, clock, 0.04)
    run_of(driver, clock, 0.016)
    run_of(driver, clock, 0.04)
    assert driver.frame_ms == FRAME_MS
    run_of(driver, clock, 0.04)
    assert driver.frame_ms == SLOW_FRAME_MS
    # The full pace is tried again after a while; a computer that is still busy loses it again.
    for _ in range(20):
        assert driver.frame_ms == SLOW_FRAME_MS
        run_of(driver, clock, 0.034)
    assert driver.frame_ms == FRAME_MS
    run_of(driver, clock, 0.04)
    run_of(driver, clock, 0.04)
    assert driver.frame_ms == SLOW_FRAME_MS


def test_a_layer_made_in_slices_is_the_layer_made_at_once(make_booth: Callable[..., Booth]):
    booth = make_booth()
    layer = motion_of(booth, "totals", "zh").layer
    pressroom = booth.director._pressroom
    assert pressroom is not None
    build = LayerBuild(
        layer.page, pressroom.painter, booth.director._means.inks, layer.image.copy()
    )
    slices = 1
    while (done := build.advance(lambda: True)) is None:
        slices += 1
    assert slices == len(layer.page.marks)
    assert difference(done.image, layer.image) == 0


def test_a_long_show_keeps_three_layers(make_booth: Callable[..., Booth]):
    booth = make_booth(480, 270)
    for _ in range(20):
        booth.tell(Next())
        booth.wait(3.0)
    pressroom = booth.director._pressroom
    assert pressroom is not None
    assert len(pressroom._layers) <= 3


def test_the_next_page_is_ready_before_it_is_wanted(make_booth: Callable[..., Booth]):
    booth = make_booth(480, 270, start_slide="totals")
    booth.wait(4.0)
    pressroom, director = booth.director._pressroom, booth.director
    assert pressroom is not None
    leaf = director._leaf(director.moment.upcoming)
    assert pressroom._layers.get(leaf) is not None


def test_a_page_at_rest_asks_for_nothing_to_be_drawn(make_booth: Callable[..., Booth]):
    booth = make_booth(start_slide="totals")
    booth.tell(Next())
    booth.settle()
    for _ in range(5):
        booth.clock.advance(0.5)
        assert booth.director.advance(booth.clock.now_s()).isEmpty()


@pytest.mark.parametrize("reveal", [Reveal.GROW_UP, Reveal.WIPE_RIGHT, Reveal.WIPE_UP])
def test_a_part_that_has_barely_begun_shows_nothing(
    make_booth: Callable[..., Booth], reveal: Reveal
):
    booth = make_booth(480, 270)
    layer = motion_of(booth, "totals", "zh").layer
    entrance = Entrance(Rect(10, 20, 60, 40), reveal, 0.0, 100.0, Pace.LINEAR)
    page = replace(layer.page, entrances=(entrance,))
    means = booth.director._means
    motion = PageMotion(replace(layer, page=page), means.inks, means.fonts)
    place = to_pixels(entrance.rect, layer.scale)
    blank = frame(motion, layer, 0.0).copy(place)
    assert difference(frame(motion, layer, 0.01).copy(place), blank) == 0
    assert difference(frame(motion, layer, 50.0).copy(place), blank) > 100
