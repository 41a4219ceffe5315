"""The start window does what its buttons say."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QProcess, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPixmap

from kiosk.resources import resource
from kiosk.start.choices import dragged
from kiosk.start.farewell import Farewell
from kiosk.start.previews import Preview, Previews
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
    asked = sys.argv[5:]
    folder = pathlib.Path(asked[asked.index(makes) + 1])
    folder.mkdir()
    (folder / "show.yaml").write_text("format: 1")
if code == "wait":
    signal.pause()
sys.exit(int(code))
"""


class Answers:
    """A person who has made up their mind."""

    def __init__(
        self, show: Path | None = None, article: Path | None = None, place: Path | None = None
    ) -> None:
        self._show, self._article = show, article
        self._place = place
        self.looked_at: Path | None = None
        self.told: list[tuple[str, str]] = []

    def show_folder(self) -> Path | None:
        return self._show

    def article(self) -> Path | None:
        return self._article

    def place(self, near: Path) -> Path | None:
        return near.parent

    def proof_place(self, near: Path) -> Path | None:
        return self._place or near.parent

    def look_at(self, folder: Path) -> None:
        self.looked_at = folder

    def tell(self, sentence: str, details: str) -> None:
        self.told.append((sentence, details))


class Desk:
    """A start window whose commands go to a stand-in for the program."""

    def __init__(self, qtbot: QtBot, folder: Path, default_show: Path) -> None:
        self.log = folder / "asked.txt"
        self.code, self.words, self.makes = "0", "", ""
        self.state = folder / "state"
        self.previews: dict[Path, Preview] = {}
        self.window = StartWindow(
            state=self.state,
            default_show=default_show,
            words=ENGLISH,
            command=self._command,
            preview=self.previews.get,
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
        return [shows.item(row).text() for row in range(shows.count())]

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
    assert desk.asked() == ["play", str(tmp_path / "bundle" / "default"), "--at-desk"]
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
    desk.makes = "-o"
    desk.window.asks = Answers(article=article)
    desk.window.buttons["article"].click()
    qtbot.waitUntil(desk.is_free)
    assert desk.asked() == ["import", str(article), "-o", str(tmp_path / "服贸会-2")]
    assert desk.window.chosen() == tmp_path / "服贸会-2"
    assert str(tmp_path / "服贸会-2") in desk.window.status.text()


def test_a_proof_is_made_where_the_person_says_and_shown(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    answers = Answers(place=tmp_path)
    desk.window.asks = answers
    desk.makes = "--out"
    desk.window.buttons["proof"].click()
    qtbot.waitUntil(desk.is_free)
    folder = tmp_path / "default-proof"
    show = tmp_path / "bundle" / "default"
    assert desk.asked()[:4] == ["proof", str(show), "--out", str(folder)]
    assert {"--pdf", "--sheet"} <= set(desk.asked())
    assert answers.looked_at == folder
    assert str(folder) in desk.window.status.text()


def dropped(desk: Desk, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier
    )
    desk.window.dropEvent(event)


def test_a_show_that_is_dragged_to_the_window_is_opened(desk: Desk, tmp_path: Path) -> None:
    dropped(desk, show_in(tmp_path / "ours"))
    assert desk.window.chosen() == tmp_path / "ours"


def test_an_article_that_is_dragged_to_the_window_becomes_a_show(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "news.docx"
    article.touch()
    dropped(desk, article)
    qtbot.waitUntil(desk.is_free)
    assert desk.asked()[:2] == ["import", str(article)]
    (tmp_path / "picture.png").touch()
    assert dragged_away(tmp_path / "picture.png") is None


def dragged_away(path: Path) -> Path | None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return dragged(data)


def test_a_show_is_listed_with_its_own_title_once_it_is_read(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    show = show_in(tmp_path / "ours")
    desk.window.open(show)
    assert desk.rows()[0] == "ours"
    picture = QPixmap(32, 18)
    picture.fill(QColor("red"))
    desk.previews[show] = Preview("Our fair", picture)
    desk.window.illustrate(show)
    assert desk.rows() == ["Our fair", ENGLISH.default_show]
    seen = desk.window.shows.grab().toImage()
    row = desk.window.shows.visualItemRect(desk.window.shows.item(0))
    spot = row.topLeft() + QPoint(row.height(), row.height() // 2)
    assert seen.pixelColor(spot * seen.devicePixelRatio()) == QColor("red")


def test_title_and_first_slide_come_from_the_program_and_are_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[tuple[str, ...]] = []

    def command(*arguments: str) -> list[str]:
        asked.append(arguments)
        return [sys.executable, "-m", "kiosk", *arguments]

    owner = QObject()
    previews = Previews(tmp_path, "en", command, owner)
    show = resource("shows", "ciftis-2025")
    with qtbot.waitSignal(previews.made, timeout=60_000) as made:
        assert previews.of(show) is None
        assert previews.of(show) is None
    assert made.args == [show]
    found = previews.of(show)
    assert found is not None
    assert found.title
    assert found.picture.width() == 16 * found.picture.height() // 9
    assert len(asked) == 1


def test_a_show_with_defects_is_listed_by_its_folder_and_asked_about_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[tuple[str, ...]] = []

    def command(*arguments: str) -> list[str]:
        asked.append(arguments)
        return [sys.executable, "-c", "raise SystemExit(2)"]

    owner = QObject()
    previews = Previews(tmp_path, "zh", command, owner)
    show = show_in(tmp_path / "ours")
    assert previews.of(show) is None
    qtbot.waitUntil(lambda: previews._errand is None)
    assert previews.of(show) is None
    assert len(asked) == 1


def test_closing_the_window_ends_what_it_started(desk: Desk, qtbot: QtBot) -> None:
    desk.code = "wait"
    desk.window.buttons["play"].click()
    qtbot.waitUntil(lambda: bool(desk.asked()))
    errand = desk.window._errand
    assert errand is not None
    desk.window.close()
    assert errand._process.state() is QProcess.ProcessState.NotRunning


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_a_window_that_is_asked_to_end_takes_along_what_it_started(
    desk: Desk, qtbot: QtBot
) -> None:
    before = {
        number: signal.getsignal(number)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    farewell = Farewell(desk.window.close, desk.window)
    try:
        desk.code = "wait"
        desk.window.buttons["play"].click()
        qtbot.waitUntil(lambda: bool(desk.asked()))
        errand = desk.window._errand
        assert errand is not None
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: not desk.window.isVisible())
        assert errand._process.state() is QProcess.ProcessState.NotRunning
    finally:
        farewell.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


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
