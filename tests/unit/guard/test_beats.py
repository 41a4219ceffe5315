"""What may be concluded from a heartbeat; the clock is turned by hand."""

from __future__ import annotations

import pytest

from kiosk.guard.beats import BEAT_S, Beat, Pulse, read_beat
from kiosk.guard.memory import LEAST_BYTES, Budget
from kiosk.player.clock import ManualClock


class Player:
    """Beats twice a second as long as it is told to."""

    def __init__(self) -> None:
        self.clock = ManualClock(1000.0)
        self.pulse = Pulse(self.clock.now_s())
        self.beat = 0
        self.paints = 0

    def live(self, seconds: float, *, exposed: bool = True, paints: bool = True) -> str:
        complaint = ""
        for _ in range(int(seconds / BEAT_S)):
            self.clock.advance(BEAT_S)
            self.beat += 1
            self.paints += paints
            self.pulse.hear(Beat(self.beat, self.paints, exposed), self.clock.now_s())
            complaint = complaint or self.pulse.complaint(self.clock.now_s())
        return complaint

    def complaint_after(self, seconds: float) -> str:
        return self.pulse.complaint(self.clock.advance(seconds))


def test_a_player_that_paints_lives() -> None:
    assert Player().live(60.0) == ""


def test_a_player_may_take_its_time_to_begin() -> None:
    assert Player().complaint_after(29.0) == ""


def test_a_player_that_never_begins_is_ended() -> None:
    assert Player().complaint_after(31.0) == "did not begin within 31 s"


def test_silence_of_more_than_two_seconds_is_a_hang() -> None:
    player = Player()
    player.live(5.0)
    assert player.complaint_after(1.9) == ""
    assert player.complaint_after(0.2) == "no heartbeat for 2.1 s"


@pytest.mark.parametrize("exposed", [True, False])
@pytest.mark.parametrize("paints", [True, False])
def test_the_guard_may_sleep_until_there_is_something_to_complain_of(exposed, paints) -> None:
    player = Player()
    assert player.complaint_after(player.pulse.due_s - player.clock.now_s()) == ""
    player.live(1.5, exposed=exposed, paints=paints)
    assert player.complaint_after(player.pulse.due_s - player.clock.now_s()) == ""
    assert player.complaint_after(0.01) != ""


def test_an_exposed_window_that_paints_nothing_is_a_hang() -> None:
    player = Player()
    player.live(5.0)
    assert player.live(2.5, paints=False) == ""
    assert player.live(0.5, paints=False) == "nothing painted for 3.0 s"


def test_without_a_display_nothing_needs_to_be_painted() -> None:
    player = Player()
    player.live(5.0)
    assert player.live(600.0, exposed=False, paints=False) == ""


def test_a_display_that_comes_back_gives_time_to_paint() -> None:
    player = Player()
    player.live(600.0, exposed=False, paints=False)
    assert player.live(2.5, paints=False) == ""
    assert player.live(1.5, paints=False).startswith("nothing painted")


def test_a_display_that_flaps_does_not_look_like_a_hang() -> None:
    player = Player()
    for _ in range(30):
        assert player.live(1.0, exposed=False, paints=False) == ""
        assert player.live(1.0, paints=False) == ""


def test_a_show_that_stands_still_although_it_paints_is_a_hang() -> None:
    pulse = Pulse(0.0)
    pulse.hear(Beat(1, 1, exposed=True, late_s=3.9), 1.0)
    assert pulse.complaint(1.0) == ""
    pulse.hear(Beat(2, 2, exposed=True, late_s=4.2), 1.25)
    assert pulse.complaint(1.25) == "the show has stood still for 4.2 s"


def test_a_beat_comes_through_the_pipe_as_it_was() -> None:
    beat = Beat(7, 3, exposed=True, slide="论坛", language="zh", late_s=0.5, rss=90_000_000)
    assert read_beat(beat.to_line()) == beat


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"qt.qpa.xcb: could not connect",
        b"[1]",
        b'{"slide": "a"}',
        b'{"beat": "1"}',
        b'{"beat": 1, "exposed": 1}',
        b'{"beat": 1, "slide": "' + b"x" * 5000 + b'"}',
    ],
)
def test_what_is_no_beat_is_passed_over(line: bytes) -> None:
    assert read_beat(line) is None


def test_a_beat_of_a_later_version_is_understood() -> None:
    assert read_beat(b'{"beat": 1, "mood": "good"}') == Beat(1)


MB = 1024 * 1024


def test_a_player_that_grows_by_half_is_replaced() -> None:
    budget = Budget(0.0)
    assert not budget.is_over(900 * MB, 100.0)
    assert not budget.is_over(300 * MB, 600.0)
    assert not budget.is_over(450 * MB, 601.0)
    assert budget.is_over(451 * MB, 602.0)


def test_a_small_player_may_grow_to_the_least_budget() -> None:
    budget = Budget(0.0)
    budget.is_over(100 * MB, 600.0)
    assert not budget.is_over(LEAST_BYTES, 700.0)
    assert budget.is_over(LEAST_BYTES + 1, 700.0)


def test_unknown_memory_is_no_baseline() -> None:
    budget = Budget(0.0)
    assert not budget.is_over(0, 600.0)
    assert not budget.is_over(500 * MB, 700.0)
    assert not budget.is_over(700 * MB, 701.0)
