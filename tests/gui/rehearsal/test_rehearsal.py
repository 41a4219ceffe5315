"""A rehearsal plays what a fair would play, and sees what a visitor would not forgive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kiosk.cli.shows import compiled_show
from kiosk.paint.inks import Inks
from kiosk.player.clock import ManualClock
from kiosk.player.state import Touch
from kiosk.player.step import start
from kiosk.rehearsal.certificate import certificate
from kiosk.rehearsal.rehearse import FRAME_S_MAX, Rehearsal, Report, is_blank
from kiosk.rehearsal.visitors import visitor
from kiosk.show.compiled import load_compiled
from kiosk.stage.director import Director
from kiosk.stage.means import Means
from kiosk.stage.window import StageWindow
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QRegion
    from PySide6.QtWidgets import QApplication

Play = Callable[..., tuple[Report, Director]]


@pytest.fixture
def play(qapp: QApplication) -> Iterator[Play]:
    """Rehearses the first sections of the default show for so many seconds a day."""
    windows: list[StageWindow] = []

    def rehearse(day_s: float, sections: int = 2) -> tuple[Report, Director]:
        folder = compiled_show(None)
        show = load_compiled(folder)
        show = replace(show, sections=show.sections[:sections])
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
        window.hide()
        window.deleteLater()


def test_the_default_show_is_ready(play: Play) -> None:
    report, director = play(700.0, sections=99)
    assert not report.faults
    assert report.touches > 20
    for language, playlist in director.state.playlists.items():
        assert {(entry.slide, language) for entry in playlist.pages} <= set(report.slides)
    assert "READY: " in certificate(director.show, report)


def test_a_picture_that_stays_away_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw_nothing(_director: Director, painter: QPainter, region: QRegion) -> None:
        painter.fillRect(region.boundingRect(), Qt.GlobalColor.black)

    monkeypatch.setattr(Director, "draw", draw_nothing)
    report, director = play(60.0)
    assert any("blank" in sentence for sentence in report.faults)
    assert "NOT READY" in certificate(director.show, report)


def test_a_page_without_its_middle_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Director.draw

    def draw_half(director: Director, painter: QPainter, region: QRegion) -> None:
        draw(director, painter, region)
        painter.fillRect(0, 60, 640, 240, Qt.GlobalColor.black)

    monkeypatch.setattr(Director, "draw", draw_half)
    report, _ = play(60.0)
    assert any("blank" in sentence for sentence in report.faults)


def test_a_show_that_does_not_come_home_is_seen(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.player.deadlines._idle_limit_s", lambda _: 1e9)
    report, _ = play(120.0)
    assert any("after the last touch" in sentence for sentence in report.faults)


def test_a_language_that_stays_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rehearsal, "_home_s", property(lambda rehearsal: rehearsal._last_touch_s))
    report, _ = play(60.0)
    assert "the language does not return to the show's own" in report.faults


def test_a_dead_end_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Director, "next_s", lambda _director, _now_s: None)
    report, _ = play(60.0)
    assert any("dead end" in sentence for sentence in report.faults)


def test_a_slide_that_cannot_be_reached_is_seen(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.rehearsal.rehearse.Next", Touch)
    report, _ = play(1.0, sections=99)
    assert any("was never on in en" in sentence for sentence in report.faults)


def test_a_frame_that_takes_too_long_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, frames = Director.draw, count()

    def draw_slowly(director: Director, painter: QPainter, region: QRegion) -> None:
        draw(director, painter, region)
        is_slow = next(frames) % 20 == 0 and not director.is_still
        end_s = time.thread_time() + 2 * FRAME_S_MAX * is_slow
        while time.thread_time() < end_s:
            pass

    monkeypatch.setattr(Director, "draw", draw_slowly)
    report, _ = play(5.0)
    assert any("took too long" in sentence for sentence in report.faults)


def test_memory_that_grows_is_seen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    grown = count(100.0, 10.0)
    monkeypatch.setattr("kiosk.rehearsal.rehearse._memory_mb", lambda: next(grown))
    monkeypatch.setattr("kiosk.rehearsal.rehearse.WARM_UP_S", 30.0)
    report, _ = play(120.0, sections=1)
    assert any(sentence.startswith("memory grew") for sentence in report.faults)


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
