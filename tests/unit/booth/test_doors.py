"""Opening hours, with both clocks turned by hand."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from kiosk.booth.doors import Doors
from kiosk.booth.model import Booth, Closed, Hours

BOOTH = Booth(hours=dict.fromkeys(range(7), Hours(time(9), time(18))))
MORNING = datetime(2025, 9, 14, 8, 0)


class Day:
    """A day at the booth; `jump` sets the wall clock, `wait` lets time go by."""

    def __init__(self, booth: Booth = BOOTH, wall: datetime = MORNING) -> None:
        self.doors = Doors(booth)
        self.wall = wall
        self.now_s = 1000.0
        self.changes: list[tuple[str, bool]] = []
        self.look()

    def look(self) -> None:
        if self.doors.look(self.wall, self.now_s):
            self.changes.append((f"{self.wall:%H:%M}", self.doors.is_open))

    def wait(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            self.wall += timedelta(seconds=1)
            self.now_s += 1.0
            self.look()

    def jump(self, by: timedelta) -> None:
        self.wall += by
        self.wait(1)


def test_a_day_has_one_opening_and_one_closing() -> None:
    day = Day()
    day.wait(24 * 3600)
    assert day.changes == [("08:00", False), ("09:00", True), ("18:00", False)]


@pytest.mark.parametrize(
    ("by", "is_open"),
    [
        pytest.param(timedelta(hours=1), True, id="an hour ahead"),
        pytest.param(timedelta(hours=-25), False, id="more than a day back"),
        pytest.param(timedelta(hours=12), False, id="half a day ahead"),
    ],
)
def test_a_clock_that_is_set_counts_within_a_second(by: timedelta, *, is_open: bool) -> None:
    day = Day(wall=MORNING.replace(hour=8, minute=30))
    day.jump(by)
    assert day.doors.is_open is is_open


def test_a_clock_that_is_corrected_a_little_is_not_looked_at_anew() -> None:
    day = Day(wall=MORNING.replace(minute=59, second=58))
    day.jump(timedelta(seconds=1.5))
    # 09:00 by the clock, but not asked before a minute has gone by.
    assert not day.doors.is_open
    day.wait(60)
    assert day.doors.is_open


def test_both_nights_in_which_the_clock_changes_close_and_open_once() -> None:
    for by in (timedelta(hours=1), timedelta(hours=-1)):
        day = Day(wall=datetime(2025, 3, 30, 1, 0))
        day.wait(3600)
        day.jump(by)
        day.wait(10 * 3600)
        assert [is_open for _, is_open in day.changes] == [False, True]


def test_a_booth_may_go_on_all_night() -> None:
    day = Day(Booth(hours=BOOTH.hours, closed=Closed.SHOW))
    day.wait(7200)
    assert day.doors.is_open
    assert day.changes == []
