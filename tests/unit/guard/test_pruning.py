"""Old checked copies go; what a display may need stays."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.guard.pruning import YOUNG_S, prune
from kiosk.guard.record import Record, write_record
from kiosk.show.compile import compile_show
from kiosk.show.model import Show

NOW_S = 1_800_000_000.0
EMPTY = Show({"zh": "一", "en": "One"}, {"zh": "", "en": ""}, ("zh", "en"), (), {}, {})


@pytest.fixture
def copies(tmp_path: Path) -> dict[str, Path]:
    """Five editions of a show and one of another, an hour and more apart, oldest first."""
    found: dict[str, Path] = {}
    for number, name in enumerate(("first", "second", "third", "good", "current")):
        found[name] = _copy(tmp_path, replace(EMPTY, name={"zh": name, "en": name}), number)
    found["other"] = _copy(tmp_path, replace(EMPTY, title={"zh": "二", "en": "Two"}), 1)
    return found


def _copy(state: Path, show: Show, number: int) -> Path:
    path = compile_show(show, state, state)
    made_s = NOW_S - (10 - number) * 2 * YOUNG_S
    os.utime(path, (made_s, made_s))
    return path


def _record(state: Path, display: str, current: Path, good: Path) -> None:
    folder = state / "guard" / display
    folder.mkdir(parents=True)
    write_record(folder / "record.json", Record(current=str(current), good=str(good)))


def test_only_what_no_display_needs_is_deleted(tmp_path: Path, copies: dict[str, Path]) -> None:
    _record(tmp_path, "_0", copies["current"], copies["good"])
    gone = prune(tmp_path, [], NOW_S)
    assert set(gone) == {copies["first"], copies["second"], copies["third"]}
    assert {name for name, path in copies.items() if path.exists()} == {"good", "current", "other"}


def test_what_another_display_plays_stays(tmp_path: Path, copies: dict[str, Path]) -> None:
    _record(tmp_path, "_0", copies["current"], copies["good"])
    _record(tmp_path, "_1", copies["first"], copies["second"])
    assert prune(tmp_path, [], NOW_S) == [copies["third"]]


def test_what_a_player_has_open_stays(tmp_path: Path, copies: dict[str, Path]) -> None:
    _record(tmp_path, "_0", copies["current"], copies["good"])
    assert copies["third"] not in prune(tmp_path, [copies["third"]], NOW_S)


def test_the_latest_of_a_show_stays_for_the_operator(
    tmp_path: Path, copies: dict[str, Path]
) -> None:
    _record(tmp_path, "_0", copies["other"], copies["other"])
    gone = prune(tmp_path, [], NOW_S)
    assert copies["current"] not in gone
    assert copies["good"] in gone


def test_what_is_being_written_stays_and_what_was_given_up_goes(tmp_path: Path) -> None:
    for name in ("shows/staging-new", "shows/staging-old", "incoming/4711"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("shows/staging-old", "incoming/4711"):
        os.utime(tmp_path / name, (NOW_S - 2 * YOUNG_S, NOW_S - 2 * YOUNG_S))
    os.utime(tmp_path / "shows/staging-new", (NOW_S, NOW_S))
    prune(tmp_path, [], NOW_S)
    assert [path.name for path in (tmp_path / "shows").iterdir()] == ["staging-new"]
    assert not list((tmp_path / "incoming").iterdir())


def test_a_state_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert prune(tmp_path / "nothing", [], NOW_S) == []
