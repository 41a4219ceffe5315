"""An exhibitor's evening with the real program: import, review with keys, check, and the wall."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from screen import Screen, of_image, worst_tile

from kiosk.proof.render import Proofs
from kiosk.review.session import Review
from kiosk.show.compiled import load_compiled
from kiosk.show.prepare import prepare
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts
from kiosk.typeset.geometry import Geometry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

pytestmark = [pytest.mark.display, pytest.mark.slow]

ARTICLE = Path(__file__).parents[1] / "articles" / "tea-fair.md"
SIZE = (1280, 720)
START_S = 60.0
WORST = 0.02
MOST_KEYS = 24


def run(*arguments: str, state: Path) -> int:
    environment = {**os.environ, "STATE_DIRECTORY": str(state)}
    command = [sys.executable, "-m", "kiosk", *arguments]
    return subprocess.run(command, env=environment, check=False, capture_output=True).returncode


def left(show: Path) -> int:
    """Decisions that nobody has made, as they stand on the disk."""
    return len(Review(show, date(2025, 5, 2)).waiting)


def test_an_article_is_on_the_wall_in_one_evening(
    kiosk: Callable[..., subprocess.Popen[str]],
    screen: Screen,
    state: Path,
    tmp_path: Path,
    qapp: QApplication,
) -> None:
    show = tmp_path / "my-show"
    assert run("import", str(ARTICLE), "-o", str(show), state=state) == 0
    # A contradiction that nobody has answered keeps it from starting.
    assert run("check", str(show), state=state) == 2
    window = kiosk("review", str(show), "--lang", "zh")
    assert screen.until(lambda: not screen.is_blank(), START_S)
    screen.focus()
    keys = 0
    while (waiting := left(show)) and keys < MOST_KEYS:
        before = (show / "show.yaml").read_bytes()
        pixels = screen.pixels()
        screen.key("Return")
        keys += 1
        # Each Enter writes an answer, or brings the next pages into view.
        assert screen.until(
            lambda held=before, seen=pixels: (
                (show / "show.yaml").read_bytes() != held or bool((screen.pixels() != seen).any())
            ),
            20.0,
        ), waiting
    assert left(show) == 0, keys
    window.terminate()
    window.wait(timeout=20)
    assert run("check", str(show), state=state) in (0, 1)
    kiosk("play", str(show), "--no-guard")
    compiled = load_compiled(prepare(show, state))
    proofs = Proofs(compiled, show, Geometry.of_pixels(*SIZE), Fonts())
    first = next(iter(proofs.pages("zh")))
    expected = of_image(proofs.draw(first.page, load_theme("paper"), SIZE))
    assert screen.until(lambda: worst_tile(screen.pixels(), expected) <= WORST, START_S)
    shutil.rmtree(show)
