"""A rehearsal plays what a fair would play, and sees what a visitor would not forgive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from kiosk.cli.shows import compiled_show
from kiosk.paint.inks import Inks
from kiosk.player.clock import ManualClock
from kiosk.player.step import start
from kiosk.rehearsal.certificate import certificate
from kiosk.rehearsal.rehearse import Rehearsal, Report, is_blank
from kiosk.rehearsal.visitors import visitor
from kiosk.show.compiled import load_compiled
from kiosk.stage.director import Director, Means
from kiosk.stage.window import StageWindow
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Play = Callable[[float], tuple[Report, Director]]


@pytest.fixture
def play(qapp: QApplication) -> Iterator[Play]:
    """Rehearses the default show for so many seconds a day."""
    windows: list[StageWindow] = []

    def rehearse(day_s: float) -> tuple[Report, Director]:
        folder = compiled_show(None)
        show = load_compiled(folder)
        clock = ManualClock(1000.0)
        means = Means(show, folder, Fonts(), Inks(load_theme("ink")), clock)
        director = Director(means, start(show, clock.now_s()))
        window = StageWindow(director, clock)
        windows.append(window)
        window.resize(640, 360)
        window.fit()
        report = Report(days=2, seed=7)
        Rehearsal(window, director, clock, report).run(day_s)
        return report, director

    yield rehearse
    for window in windows:
        window.stop()
        window.deleteLater()


def test_the_default_show_is_ready(play: Play) -> None:
    report, director = play(700.0)
    assert not report.faults
    assert report.touches > 20
    pages = {entry.slide for entry in director.state.playlist.pages}
    assert pages <= {slide for slide, _ in report.slides}
    assert "READY: " in certificate(director.show, report)


def test_a_picture_that_stays_away_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw_nothing(window: StageWindow, image: QImage) -> None:
        image.fill(0)

    monkeypatch.setattr(StageWindow, "draw_still", draw_nothing)
    report, director = play(60.0)
    assert any("blank" in sentence for sentence in report.faults)
    assert "NOT READY" in certificate(director.show, report)


def test_a_show_that_does_not_come_home_is_seen(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.player.deadlines._idle_limit_s", lambda _: 1e9)
    report, _ = play(120.0)
    assert any("after the last touch" in sentence for sentence in report.faults)


def test_the_same_seed_gives_the_same_visitors() -> None:
    first = [list(visitor(Random(3))) for _ in range(3)]
    assert first[0] == first[1] == first[2]
    assert list(visitor(Random(4))) != first[0]


def test_one_flat_color_is_blank() -> None:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(0xFFECEEEB)
    assert is_blank(image)
    for x in range(300, 340):
        for y in range(100, 160):
            image.setPixel(x, y, 0xFF101615)
    assert not is_blank(image)
