"""A slide that cannot be drawn is logged once and skipped; a visitor never notices."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from booth import Booth, Press, difference
from PySide6.QtCore import QSize

from kiosk.player.state import Next, NothingLeft, OpenFigure, OpenSection
from kiosk.show.model import StorySlide
from kiosk.stage import pressroom as pressroom_module
from kiosk.typeset.pages.typeset import typeset_slide

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPainter, QRegion

    from kiosk.show.model import Slide
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Folio, Setting


def break_slides(monkeypatch: pytest.MonkeyPatch, *broken: str) -> None:
    def failing(slide: Slide, setting: Setting, folio: Folio) -> Page:
        if slide.id in broken or not broken:
            raise ZeroDivisionError(slide.id)
        return typeset_slide(slide, setting, folio)

    monkeypatch.setattr(pressroom_module, "typeset_slide", failing)


def test_a_slide_that_raises_is_logged_once_and_skipped(
    press: Press, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    break_slides(monkeypatch, "meetings-held")
    booth = Booth(press, QSize(480, 270), start_slide="totals")
    pages = [entry.slide for entry in booth.director.state.playlist.pages]
    seen: list[str] = []
    for _ in range(2 * len(pages)):
        booth.tell(Next())
        seen.append(booth.slide)
    assert "meetings-held" not in seen
    assert set(seen) == set(pages) - {"meetings-held"}
    records = [record for record in caplog.records if "meetings-held" in record.getMessage()]
    assert len(records) == 1
    assert records[0].exc_info is not None
    # What is printed on the pages counts the pages that are left.
    assert booth.director.moment.total == len(pages) - 1
    caplog.clear()


def test_a_slide_that_fails_while_it_is_prepared_is_never_shown(
    press: Press, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    break_slides(monkeypatch, "meetings-held")
    booth = Booth(press, QSize(480, 270), start_slide="totals")
    booth.wait(60.0, frame_s=0.1)
    assert [entry[1] for entry in booth.log][:2] == ["totals", "firsts-and-deals"]
    caplog.clear()


@pytest.mark.parametrize("damage", ["missing", "no picture", "half"])
def test_a_broken_picture_takes_only_its_slide_away(
    press: Press, tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: str
):
    folder = tmp_path / press.folder.name
    shutil.copytree(press.folder, folder)
    story = next(slide for slide in press.show.slides() if isinstance(slide, StorySlide))
    picture = folder / story.picture
    match damage:
        case "missing":
            picture.unlink()
        case "no picture":
            picture.write_bytes(b"this is no picture")
        case _:
            picture.write_bytes(picture.read_bytes()[:200])
    booth = Booth(press, QSize(480, 270), folder=folder)
    booth.tell(OpenSection("stories"))
    booth.settle()
    assert booth.slide != story.id
    assert not booth.director.moment.is_fallback
    assert difference(booth.screen, booth.picture()) == 0
    caplog.clear()


def test_if_nothing_is_left_the_title_stands(
    press: Press, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    break_slides(monkeypatch)
    booth = Booth(press, QSize(480, 270))
    assert booth.director.moment.is_fallback
    assert NothingLeft() in booth.effects
    page = booth.director.page
    assert page is not None
    assert page.title == press.show.title["zh"]
    picture = booth.picture()
    ground = picture.pixel(2, 100)
    assert sum(picture.pixel(x, 190) != ground for x in range(480)) > 40
    # Touches do no harm.
    booth.tell(Next(), OpenFigure("visits"))
    assert booth.director.target_at(50, 50) is None
    caplog.clear()


def test_a_sheet_that_fails_does_not_open(
    press: Press, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def failing(figure: str, setting: Setting) -> Page:
        raise KeyError(figure)

    monkeypatch.setattr("kiosk.typeset.sheet.typeset_sheet", failing)
    booth = Booth(press, QSize(480, 270), start_slide="totals")
    booth.tell(OpenFigure("visits"))
    assert booth.director.moment.sheet == ""
    booth.tell(Next())
    assert booth.slide == "meetings-held"
    caplog.clear()


def test_a_fault_in_an_override_reaches_the_hook_and_the_show_goes_on(
    press: Press, monkeypatch: pytest.MonkeyPatch
):
    import sys

    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    booth = Booth(press, QSize(480, 270), has_window=True)
    window = booth.window
    assert window is not None

    def broken(painter: QPainter, region: QRegion) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(booth.director, "draw", broken)
        window.repaint()
    assert caught == [ZeroDivisionError]
    window.repaint()
    assert caught == [ZeroDivisionError]
    booth.close()


def test_a_show_of_posters_alone_plays(press: Press):
    sections = tuple(
        replace(section, slides=tuple(s for s in section.slides if s.id.startswith("cover-")))
        for section in press.show.sections
    )
    show = replace(press.show, sections=tuple(s for s in sections if s.slides))
    booth = Booth(press, QSize(480, 270), show=show)
    booth.wait(40.0, frame_s=0.1)
    assert len({entry[1] for entry in booth.log}) > 2
