"""The start window does what its buttons say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QProcess

from kiosk.start.recent import MOST, free_folder, read_recent, remember
from kiosk.start.window import StartWindow
from kiosk.start.words import CHINESE, ENGLISH

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the stand-in for a display says about windows with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

# Stands for the program: writes down what it was asked for and does what its script says.
PROGRAM = """
import pathlib, signal, sys
log, code, words, makes = sys.argv[1:5]
pathlib.Path(log).write_text("\\n".join(sys.argv[5:]), encoding="utf-8")
print(words, flush=True)
if makes:
    folder = pathlib.Path(sys.argv[-1])
    folder.mkdir()
    (folder / "show.yaml").write_text("format: 1")
if code == "wait":
    signal.pause()
sys.exit(int(code))
"""


class Answers:
    """A person who has made up their mind."""

    def __init__(self, show: Path | None = None, article: Path | None = None) -> None:
        self._show, self._article = show, article
        self.told: list[tuple[str, str]] = []

    def show_folder(self) -> Path | None:
        return self._show

    def article(self) -> Path | None:
        return self._article

    def place(self, near: Path) -> Path | None:
        return near.parent

    def tell(self, sentence: str, details: str) -> None:
        self.told.append((sentence, details))


class Desk:
    """A start window whose commands go to a stand-in for the program."""

    def __init__(self, qtbot: QtBot, folder: Path, default_show: Path) -> None:
        self.log = folder / "asked.txt"
        self.code, self.words, self.makes = "0", "", ""
        self.state = folder / "state"
        self.window = StartWindow(
            state=self.state,
            default_show=default_show,
            words=ENGLISH,
            command=self._command,
            can_review=True,
        )
        self.answers = Answers()
        self.window.asks = self.answers
        qtbot.addWidget(self.window)
        self.window.show()

    def _command(self, *arguments: str) -> list[str]:
        given = [str(self.log), self.code, self.words, self.makes]
        return [sys.executable, "-c", PROGRAM, *given, *arguments]

    def asked(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").split("\n") if self.log.exists() else []

    def rows(self) -> list[str]:
        shows = self.window.shows
        return [shows.item(row).text().split("\n")[0] for row in range(shows.count())]

    def is_free(self) -> bool:
        return self.window.buttons["open"].isEnabled()


def show_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "show.yaml").write_text("format: 1", encoding="utf-8")
    return folder


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path, show_in(tmp_path / "bundle" / "default"))


def test_a_fresh_window_offers_the_show_that_comes_with_the_program(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert desk.rows() == [ENGLISH.default_show]
    desk.window.buttons["play"].click()
    qtbot.waitUntil(desk.is_free)
    assert desk.asked() == ["play", str(tmp_path / "bundle" / "default")]
    assert read_recent(desk.state) == []


def test_an_opened_show_comes_first_and_is_there_the_next_time(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.window.asks = Answers(show=show_in(tmp_path / "ours"))
    desk.window.buttons["open"].click()
    assert desk.rows() == ["ours", ENGLISH.default_show]
    assert desk.window.chosen() == tmp_path / "ours"
    again = Desk(qtbot, tmp_path, tmp_path / "bundle" / "default")
    assert again.rows() == ["ours", ENGLISH.default_show]


def test_a_folder_without_a_show_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    desk.window.open(tmp_path)
    assert desk.answers.told == [(ENGLISH.no_show.format(tmp_path), "")]
    assert desk.rows() == [ENGLISH.default_show]


def test_a_show_yaml_opens_its_folder(desk: Desk, tmp_path: Path) -> None:
    desk.window.open(show_in(tmp_path / "ours") / "show.yaml")
    assert desk.window.chosen() == tmp_path / "ours"


def test_what_plays_can_be_stopped_and_nothing_else_begins_meanwhile(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.code = "wait"
    play = desk.window.buttons["play"]
    play.click()
    qtbot.waitUntil(lambda: bool(desk.asked()))
    assert play.text() == ENGLISH.stop
    assert not any(b.isEnabled() for name, b in desk.window.buttons.items() if name != "play")
    play.click()
    qtbot.waitUntil(desk.is_free)
    assert play.text() == ENGLISH.play


def test_a_window_is_asked_for_with_its_size(desk: Desk, qtbot: QtBot) -> None:
    desk.window.buttons["windowed"].click()
    qtbot.waitUntil(desk.is_free)
    assert desk.asked()[-2:] == ["--windowed", "1280x720"]


def test_why_a_show_did_not_start_is_told(desk: Desk, qtbot: QtBot) -> None:
    desk.code, desk.words = "2", "show.yaml:3: unknown key"
    desk.window.buttons["play"].click()
    qtbot.waitUntil(desk.is_free)
    assert desk.answers.told == [(ENGLISH.refused, "show.yaml:3: unknown key")]


def test_an_article_becomes_a_show_beside_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    article = tmp_path / "服贸会.md"
    article.write_text("text", encoding="utf-8")
    (tmp_path / "服贸会").mkdir()
    desk.makes = "yes"
    desk.window.asks = Answers(article=article)
    desk.window.buttons["article"].click()
    qtbot.waitUntil(desk.is_free)
    assert desk.asked() == ["import", str(article), "-o", str(tmp_path / "服贸会-2")]
    assert desk.window.chosen() == tmp_path / "服贸会-2"
    assert str(tmp_path / "服贸会-2") in desk.window.status.text()


def test_closing_the_window_ends_what_it_started(desk: Desk, qtbot: QtBot) -> None:
    desk.code = "wait"
    desk.window.buttons["play"].click()
    qtbot.waitUntil(lambda: bool(desk.asked()))
    errand = desk.window._errand
    assert errand is not None
    desk.window.close()
    assert errand._process.state() is QProcess.ProcessState.NotRunning


def test_both_languages_say_everything_with_the_same_gaps() -> None:
    for name in CHINESE.__dataclass_fields__:
        chinese, english = getattr(CHINESE, name), getattr(ENGLISH, name)
        assert chinese
        assert chinese.count("{}") == english.count("{}")


def test_only_so_many_shows_are_remembered_and_none_that_is_gone(tmp_path: Path) -> None:
    folders = [show_in(tmp_path / f"show-{number}") for number in range(MOST + 2)]
    for folder in folders:
        remember(tmp_path, folder)
    remember(tmp_path, folders[5])
    recent = read_recent(tmp_path)
    assert len(recent) == MOST
    assert recent[0] == folders[5]
    (folders[5] / "show.yaml").unlink()
    assert folders[5] not in read_recent(tmp_path)


def test_a_damaged_list_of_shows_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "recent.json").write_text("{", encoding="utf-8")
    assert read_recent(tmp_path) == []


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a-2").mkdir()
    assert free_folder(tmp_path / "a") == tmp_path / "a-3"
