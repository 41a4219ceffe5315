"""Setting the PIN and keeping it where nobody reads it."""

import io
import stat
import sys
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.operator.pin import FILE_NAME, PinError, check_form, has_pin, is_pin, set_pin


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_pin_that_was_set_is_recognised_and_no_other(state: Path) -> None:
    set_pin(state, "271828")
    assert is_pin(state, "271828")
    assert not is_pin(state, "271829")
    assert not is_pin(state, "")


def test_only_its_owner_reads_the_file_and_the_pin_is_not_in_it(state: Path) -> None:
    set_pin(state, "271828")
    path = state / FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text()
    assert "271828" not in text
    # RFC 9106, low memory: 64 MiB, three passes, four lanes.
    assert "$argon2id$v=19$m=65536,t=3,p=4$" in text
    assert [each.name for each in state.iterdir()] == [FILE_NAME]


def test_without_a_file_there_is_no_pin_and_nothing_fits(state: Path) -> None:
    assert not has_pin(state)
    assert not is_pin(state, "000000")


@pytest.mark.parametrize("content", ["", "{}", '{"hash": 7}', '{"hash": "argon2"}', "[]"])
def test_a_damaged_file_opens_to_nobody(state: Path, content: str) -> None:
    state.mkdir()
    (state / FILE_NAME).write_text(content)
    assert not is_pin(state, "0000")


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "１２３４", "-1234", "12 34", ""])
def test_what_is_no_pin_is_refused_with_a_sentence(pin: str) -> None:
    with pytest.raises(PinError, match=r"PIN (has|consists)"):
        check_form(pin)


def test_set_pin_reads_one_line_from_its_input(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("314159\n"))
    assert main(["booth", "set-pin", "--stdin"]) == 0
    assert is_pin(state, "314159")
    assert "314159" not in capsys.readouterr().out


def test_set_pin_asks_twice_and_changes_nothing_if_the_two_differ(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_pin(state, "271828")
    answers = iter(["314159", "314158"])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    assert main(["booth", "set-pin"]) == 2
    assert "differ" in capsys.readouterr().err
    assert is_pin(state, "271828")


def test_a_short_pin_is_taken_and_a_longer_one_recommended(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("2718\n"))
    assert main(["booth", "set-pin", "--stdin"]) == 0
    assert "6 digits are recommended" in capsys.readouterr().out
    assert has_pin(state)
