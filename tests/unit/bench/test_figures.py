"""What the measurements make of what they see."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.bench.frames import Frame, bursts, motion
from tests.bench.peer import MODULES, deck
from tests.bench.processes import Tree
from tests.bench.table import BUDGETS, BUNDLE_BUDGETS, Figures, markdown


def every(gap_ms: int, count: int, start_ms: int = 0) -> list[Frame]:
    """So many different frames, evenly."""
    return [Frame(start_ms + gap_ms * n, bytes([n % 250])) for n in range(count)]


def test_an_even_motion_has_its_rate_and_interval() -> None:
    moved = motion(every(20, 51))
    assert moved is not None
    assert (moved.bursts, moved.fps, moved.distinct_fps) == (1, 50.0, 50.0)
    assert (moved.p50_ms, moved.p99_ms, moved.longest_ms) == (20, 20, 20)


def test_time_in_which_nothing_moves_does_not_count() -> None:
    moved = motion([*every(20, 51), *every(20, 51, start_ms=5000)])
    assert moved is not None
    assert (moved.bursts, moved.fps, moved.longest_ms) == (2, 50.0, 20)


def test_a_progress_line_that_steps_on_is_no_motion() -> None:
    assert motion(every(500, 20)) is None


def test_frames_that_show_the_same_are_not_distinct() -> None:
    moved = motion([Frame(10 * n, bytes([n // 2])) for n in range(101)])
    assert moved is not None
    assert (moved.fps, moved.distinct_fps) == (100.0, 50.0)


def test_a_frame_nobody_could_look_at_is_not_counted_as_distinct() -> None:
    moved = motion([Frame(10 * n, bytes([n]) if n % 2 else None) for n in range(101)])
    assert moved is not None
    assert moved.distinct_fps == 50.0


def test_changes_of_one_frame_are_one() -> None:
    (run,) = bursts([Frame(t, b"") for t in (0, 1, 3, 16, 17, 33, 35)])
    assert [frame.t_ms for frame in run] == [0, 16, 33]


def test_one_late_frame_among_a_hundred_shows_in_the_longest_interval() -> None:
    frames = every(16, 100)
    moved = motion([*frames, Frame(frames[-1].t_ms + 90, b"x")])
    assert moved is not None
    assert moved.longest_ms == 90


def test_memory_of_children_is_counted_and_of_others_not() -> None:
    code = "import sys; block = bytearray(80_000_000); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {code!r}])"]  # fmt: skip  # noqa: E501
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as parent:
        assert parent.stdout is not None
        assert parent.stdin is not None
        parent.stdout.readline()
        tree = Tree(parent.pid, "KIOSK_BENCH=nobody")
        family = tree.pids()
        memory = tree.pss_mib()
        parent.stdin.close()
    assert parent.pid in family
    assert len(family) == 2
    assert 80 < memory < 200


def test_the_table_holds_both_programs_their_ratio_and_the_budget() -> None:
    found = {
        ("1080p", "Shushuo"): Figures(0.25, 0.35, 2.0, 150, 60, 58, 20, 0.1),
        ("1080p", "Chromium"): Figures(0.5, 0.5, 8.0, 400, 50, 40, 35, 1.0),
    }
    lines = markdown(found, ("Shushuo", "Chromium"), BUDGETS).splitlines()
    assert lines[0] == "| figure | 1080p Shushuo | 1080p Chromium | ratio | budget |"
    assert "| start, warm, s | 0.25 | 0.50 | 0.50 | ≤ 0.6 × |" in lines
    assert "| ready for touches, s | 0.35 | 0.50 | 0.70 | – |" in lines
    assert "| CPU-s per 60 s | 2.00 | 8.00 | 0.25 | ≤ 0.4 × |" in lines
    assert len({line.count("|") for line in lines}) == 1


def test_the_table_does_without_the_browser() -> None:
    table = markdown({("4K", "Shushuo"): Figures(0.25)}, ("Shushuo",), BUDGETS)
    assert table.splitlines()[0] == "| figure | 4K Shushuo | budget |"


def test_the_bundle_is_held_against_the_source_tree() -> None:
    found = {
        ("1080p", "bundle"): Figures(0.26, 0.5, 3.0, 180, 57, 55, 20, 0.5),
        ("1080p", "source tree"): Figures(0.20, 0.5, 3.0, 180, 60, 55, 20, 0.5),
    }
    lines = markdown(found, ("bundle", "source tree"), BUNDLE_BUDGETS).splitlines()
    assert "| start, warm, s | 0.26 | 0.20 | 1.30 | ≤ 1.3 × |" in lines
    assert "| CPU-s per 60 s | 3.00 | 3.00 | 1.00 | ≤ 1.1 × |" in lines
    assert "| frames/s moving | 57.0 | 60.0 | 0.95 | ≥ 0.9 × |" in lines


def test_the_deck_has_ten_slides_and_needs_nothing_from_the_network(tmp_path: Path) -> None:
    modules = tmp_path / "node_modules"
    paths = [modules / name / path for name, path in MODULES.items()]
    for path in [
        *paths,
        *(modules / "reveal.js/dist" / css for css in ("reset.css", "reveal.css")),
    ]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    page = deck(modules, tmp_path, 5.0).read_text(encoding="utf-8")
    assert page.count("<section") == 10
    assert "autoSlide: still ? 0 : 5000" in page
    assert "http" not in page


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="reveal"):
        deck(tmp_path, tmp_path, 5.0)
