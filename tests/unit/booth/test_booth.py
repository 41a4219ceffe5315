"""A booth's settings: read with their places, kept without loss, true to the clock."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest

from kiosk.booth.model import Booth, Closed, Hours
from kiosk.booth.read import read_booth
from kiosk.booth.store import from_json, to_json

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
show: /srv/shows/fair
display: {name: HDMI-1, diagonal_in: 55, viewing_distance_m: 4, lower_edge_mm: 900}
theme: ink
type_scale: large
motion: reduced
inactivity: {idle_s: 45, warn_s: 25}
hours: {daily: 09:00-17:30, sunday: 10:00-16:00}
closed: dim
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "booth.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_is_read(tmp_path: Path) -> None:
    booth, problems = read_booth(write(tmp_path, FULL))
    assert not problems
    assert booth is not None
    assert (booth.show, booth.display, booth.theme) == ("/srv/shows/fair", "HDMI-1", "ink")
    assert booth.hours[0] == Hours(time(9), time(17, 30))
    assert booth.hours[6] == Hours(time(10), time(16))
    assert booth.closed is Closed.DIM


def test_the_checked_copy_is_the_booth(tmp_path: Path) -> None:
    booth, _ = read_booth(write(tmp_path, FULL))
    assert booth is not None
    assert from_json(to_json(booth)) == booth
    assert from_json(to_json(Booth())) == Booth()


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        pytest.param("them: ink", "unknown-key", "theme", id="misspelled key"),
        pytest.param("theme: dark", "wrong-value", "ink", id="unknown theme"),
        pytest.param(
            "inactivity: {warn_s: 5}", "out-of-range", "20", id="a warning nobody can answer"
        ),
        pytest.param("hours: {daily: 9 to 5}", "", "hours", id="hours in words"),
        pytest.param("brand: '#FFEE99'", "brand-color", "4.5", id="a brand nobody can read"),
        pytest.param("show: [", "yaml-syntax", "", id="broken syntax"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, line: str, code: str, word: str
) -> None:
    booth, problems = read_booth(write(tmp_path, f"motion: full\n{line}\n"))
    assert booth is None
    assert problems
    if code:
        assert problems[0].code == code
    assert code == "brand-color" or problems[0].place.line in (2, 3)
    assert word in f"{problems[0].place} {problems[0].message} {problems[0].cure}"


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2025-09-10T08:59", False),
        ("2025-09-10T09:00", True),
        ("2025-09-10T17:29", True),
        ("2025-09-10T17:30", False),
        ("2025-09-14T09:30", False),
        ("2025-09-14T10:30", True),
    ],
)
def test_the_show_is_on_in_opening_hours(tmp_path: Path, at: str, *, is_open: bool) -> None:
    booth, _ = read_booth(write(tmp_path, FULL))
    assert booth is not None
    assert booth.is_open(datetime.fromisoformat(at)) is is_open


def test_hours_may_run_past_midnight() -> None:
    booth = Booth(hours={4: Hours(time(18), time(2))})
    friday = datetime(2025, 9, 12, 23, 0)
    assert booth.is_open(friday)
    assert booth.is_open(datetime(2025, 9, 13, 1, 59))
    assert not booth.is_open(datetime(2025, 9, 13, 2, 0))
    assert not booth.is_open(datetime(2025, 9, 12, 1, 0))


def test_the_short_side_follows_from_the_diagonal() -> None:
    assert Booth(diagonal_in=55).short_side_m(1920, 1080) == pytest.approx(0.685, abs=0.001)
    assert Booth().short_side_m(1920, 1080) == 0.54


def test_only_a_tall_totem_lifts_its_bar() -> None:
    totem = Booth(diagonal_in=55, lower_edge_mm=550)
    assert totem.nav_lift_mm(1920, 1080) > 100
    assert totem.nav_lift_mm(1080, 1920) == 0
    assert Booth(diagonal_in=55, lower_edge_mm=900).nav_lift_mm(1920, 1080) == 0
