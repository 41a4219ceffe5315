"""What the desk does for an operator, and refuses to anybody else."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.guard import desk as desks
from kiosk.guard.desk import Desk, Leave, Put, kept_settings
from kiosk.journal.read import read_entries
from kiosk.journal.store import FILE_NAME
from kiosk.operator import pin as pins
from kiosk.operator import sticks
from kiosk.operator.settings import Settings, read_settings, to_object
from kiosk.show.prepare import prepare

PIN = "271828"
SOURCE = Path(__file__).parents[3] / "resources" / "shows" / "ciftis-2025"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with one compiled show."""
    state = tmp_path_factory.mktemp("checked")
    prepare(SOURCE, state)
    return state


class Operator:
    """Somebody at the panel."""

    def __init__(self, state: Path, source: Path) -> None:
        self.base = state / "guard" / "d"
        self.woken = 0
        self.desk = Desk(state, self.base, source, self._wake)
        self.facts: dict[str, Any] = {"folder": ""}

    def _wake(self) -> None:
        self.woken += 1

    def ask(self, kind: str, **rest: Any) -> dict[str, Any]:
        self.desk.ask({"ask": kind, **rest}, self.facts)
        return self.desk.answers.get(timeout=60)

    def ignored(self, kind: str, **rest: Any) -> bool:
        """Whether a question gets no answer: the next one is answered first."""
        self.desk.ask({"ask": kind, **rest}, self.facts)
        return self.ask("knock")["answer"] == "knock" and self.desk.answers.empty()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where sticks are mounted."""
    root = tmp_path / "media"
    root.mkdir()
    monkeypatch.setattr(desks, "shows_on_sticks", lambda: sticks.shows_on_sticks([root]))
    return root


@pytest.fixture
def operator(
    checked: Path, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Operator]:
    state = tmp_path / "state"
    shutil.copytree(checked, state)
    (state / pins.FILE_NAME).write_text('{"hash": "any"}')
    monkeypatch.setattr(pins, "is_pin", lambda _, pin: pin == PIN)
    someone = Operator(state, SOURCE)
    yield someone
    someone.desk.close()


def test_without_the_pin_nothing_is_done(operator: Operator) -> None:
    assert operator.ignored("facts")
    assert operator.ignored("set", settings=to_object(Settings(brightness=25)))
    assert operator.ignored("take", show="stick:0")
    assert operator.ignored("leave")
    assert operator.ask("pin", pin="000000")["verdict"] == "wrong"
    assert operator.ignored("leave")
    assert operator.desk.acts.empty()
    assert operator.desk.settings == Settings()


def test_with_the_pin_it_is_done_until_the_panel_closes(operator: Operator) -> None:
    assert operator.ask("pin", pin=PIN)["verdict"] == "ok"
    operator.desk.ask({"ask": "leave"}, {})
    assert operator.desk.acts.get(timeout=5) == Leave()
    operator.desk.ask({"ask": "close"}, {})
    assert operator.ignored("leave")
    assert operator.desk.acts.empty()


def test_another_player_has_to_give_the_pin_again(operator: Operator) -> None:
    operator.ask("pin", pin=PIN)
    operator.desk.player_changed()
    assert operator.ignored("facts")


def test_settings_outlast_a_restart(operator: Operator) -> None:
    operator.ask("pin", pin=PIN)
    wished = Settings(language="en", theme="ink", motion="none", brightness=50, without=("b",))
    assert operator.ask("set", settings=to_object(wished)) == {"answer": "set", "kept": True}
    kept = kept_settings(operator.base, SOURCE)
    assert (kept.language, kept.theme, kept.brightness, kept.without) == ("en", "ink", 50, ("b",))
    assert stat.S_IMODE((operator.base / "settings.json").stat().st_mode) == 0o600
    again = Operator(operator.base.parents[1], SOURCE)
    told = again.desk.overlay()
    again.desk.close()
    assert (told["theme"], told["default_language"], told["motion"]) == ("ink", "en", "none")


def test_sections_left_out_of_one_show_are_not_left_out_of_another(operator: Operator) -> None:
    operator.ask("pin", pin=PIN)
    operator.ask("set", settings=to_object(Settings(brightness=50, without=("b",))))
    other = kept_settings(operator.base, Path("/another/show"))
    assert (other.brightness, other.without) == (50, ())


@pytest.mark.parametrize(
    "content", ["", "[]", '{"brightness": 7, "theme": "x", "without": 3}', '{"language": [1]}']
)
def test_damaged_settings_are_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    assert read_settings(tmp_path / "settings.json") == Settings()


def test_a_setting_the_disk_does_not_take_holds_and_is_said_to_be_unkept(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desks, "write_settings", full)
    operator.ask("pin", pin=PIN)
    answer = operator.ask("set", settings=to_object(Settings(brightness=75)))
    assert answer == {"answer": "set", "kept": False}
    assert operator.desk.settings.brightness == 75


def test_a_good_show_on_a_stick_is_copied_checked_and_put_on_air(
    operator: Operator, stick: Path
) -> None:
    folder = stick / "somebody" / "STICK" / "fair"
    shutil.copytree(SOURCE, folder)
    operator.ask("pin", pin=PIN)
    shows = operator.ask("facts")["shows"]
    found = next(show for show in shows if show.get("is_on_stick"))
    assert (found["title"]["en"], found["detail"]) == ("fair", "STICK")
    answer = operator.ask("take", show=found["key"])
    assert answer["ok"]
    act = operator.desk.acts.get(timeout=5)
    assert isinstance(act, Put)
    state = operator.base.parents[1]
    assert act.folder.parent == state / "shows"
    assert not any((state / "incoming").iterdir()), "the copy is gone once it is compiled"


def test_a_bad_show_on_a_stick_is_refused_with_its_first_problem(
    operator: Operator, stick: Path
) -> None:
    folder = stick / "STICK"
    folder.mkdir()
    (folder / "show.yaml").write_text("format: 1\nkind: nonsense\n")
    operator.ask("pin", pin=PIN)
    operator.ask("facts")
    answer = operator.ask("take", show="stick:0")
    assert not answer["ok"]
    assert "show.yaml" in answer["reason"]
    assert operator.desk.acts.empty()


def test_a_stick_pulled_out_meanwhile_is_said(operator: Operator, stick: Path) -> None:
    folder = stick / "STICK"
    shutil.copytree(SOURCE, folder)
    operator.ask("pin", pin=PIN)
    operator.ask("facts")
    shutil.rmtree(folder)
    assert not operator.ask("take", show="stick:0")["ok"]
    assert not operator.ask("take", show="stick:7")["ok"]


def test_no_key_leads_out_of_the_folder_of_shows(operator: Operator) -> None:
    operator.ask("pin", pin=PIN)
    for key in ("../../etc", "/etc", "..", "", "stick:-1", "stick:x"):
        assert not operator.ask("take", show=key)["ok"]


def test_a_kept_show_is_put_on_air_and_the_own_one_ends_the_choice(operator: Operator) -> None:
    operator.ask("pin", pin=PIN)
    own = operator.ask("facts")["shows"][0]["key"]
    assert operator.ask("take", show=own)["ok"]
    assert operator.desk.settings.show == ""


def test_links_on_a_stick_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key").write_text("x")
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "show.yaml").write_text("x")
    (folder / "link").symlink_to(secret / "key")
    (folder / "folder").symlink_to(secret)
    sticks.copy_show(folder, tmp_path / "copy")
    assert [path.name for path in (tmp_path / "copy").rglob("*")] == ["show.yaml"]


def test_a_stick_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sticks, "_MOST_FILES", 3)
    folder = tmp_path / "stick"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}").touch()
    with pytest.raises(sticks.StickError, match="larger than 3 files"):
        sticks.copy_show(folder, tmp_path / "copy")


def test_every_entry_successful_or_not_is_in_the_journal_without_the_pin(
    operator: Operator,
) -> None:
    operator.ask("pin", pin="123456")
    operator.ask("pin", pin=PIN)
    operator.ask("set", settings=to_object(Settings(brightness=50)))
    operator.desk.close()
    entries = list(read_entries(operator.base.parents[1] / FILE_NAME, None))
    told = [(entry.kind.value, entry.subject) for entry in entries]
    assert told == [("operator", "pin wrong"), ("operator", "pin ok"), ("operator", "set")]
    assert "brightness=50" in entries[2].detail
    assert not any(PIN in str(entry) or "123456" in str(entry) for entry in entries)
