"""Clocks go forward."""

import pytest

from kiosk.player.clock import Clock, ManualClock, MonotonicClock


def test_the_real_clock_goes_forward():
    clock: Clock = MonotonicClock()
    first = clock.now_s()
    assert clock.now_s() >= first


def test_a_manual_clock_stands_until_it_is_turned():
    clock = ManualClock(5.0)
    assert clock.now_s() == clock.now_s() == 5.0
    assert clock.advance(2.5) == 7.5
    assert clock.advance_to(9.0) == clock.now_s() == 9.0


def test_a_manual_clock_cannot_be_turned_back():
    clock = ManualClock(5.0)
    with pytest.raises(ValueError, match="turned back"):
        clock.advance(-0.1)
    with pytest.raises(ValueError, match="turned back"):
        clock.advance_to(4.9)
    assert clock.now_s() == 5.0
