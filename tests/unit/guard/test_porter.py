"""Guessing at the door; the clock and the computer's starts are made by hand."""

from pathlib import Path

import pytest

from kiosk.guard.pin import Porter, Verdict
from kiosk.operator import pin as pins
from kiosk.operator.attempts import FILE_NAME

RIGHT, WRONG = "271828", "000000"


class Computer:
    """A computer that can be switched off and on."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.starts = 1
        self.now_s = 1000.0
        self.porter = self._porter()

    def _porter(self) -> Porter:
        return Porter(self.state, lambda: self.now_s, lambda: f"start {self.starts}")

    def switched_off_and_on(self) -> None:
        self.starts += 1
        self.now_s = 5.0
        self.porter = self._porter()

    def program_restarted(self) -> None:
        self.porter = self._porter()

    def guess_wrongly(self, times: int) -> list[float]:
        """Wait as long as one has to, guess; the waits that follow."""
        waits = []
        for _ in range(times):
            self.now_s += self.porter.knock().wait_s
            waits.append(self.porter.check(WRONG).wait_s)
        return waits


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    (tmp_path / pins.FILE_NAME).write_text('{"hash": "any"}')
    # What Argon2 says is tested elsewhere; here it would only take time.
    monkeypatch.setattr(pins, "is_pin", lambda _, pin: pin == RIGHT)
    return Computer(tmp_path)


def test_the_pin_opens(computer: Computer) -> None:
    assert computer.porter.check(RIGHT).verdict is Verdict.OK


def test_the_waits_grow_and_then_stay(computer: Computer) -> None:
    assert computer.guess_wrongly(10) == [0, 0, 0, 0, 30, 60, 300, 900, 900, 900]


def test_even_the_pin_is_not_tried_while_there_is_to_wait(computer: Computer) -> None:
    computer.guess_wrongly(5)
    computer.now_s += 29.9
    answer = computer.porter.check(RIGHT)
    assert answer.verdict is Verdict.WAIT
    assert answer.wait_s == pytest.approx(0.1)
    computer.now_s += 0.2
    assert computer.porter.check(RIGHT).verdict is Verdict.OK


def test_nobody_is_locked_out_for_good(computer: Computer) -> None:
    computer.guess_wrongly(200)
    computer.now_s += 900
    assert computer.porter.check(RIGHT).verdict is Verdict.OK


def test_after_the_pin_guessing_begins_anew(computer: Computer) -> None:
    computer.guess_wrongly(4)
    computer.porter.check(RIGHT)
    assert computer.guess_wrongly(5) == [0, 0, 0, 0, 30]


def test_an_hour_of_guessing_is_fewer_than_thirty_guesses(computer: Computer) -> None:
    end_s = computer.now_s + 3600
    guesses = 0
    while computer.now_s < end_s and guesses <= 30:
        computer.guess_wrongly(1)
        guesses += 1
    assert guesses <= 30


def test_a_restart_of_the_program_does_not_forget(computer: Computer) -> None:
    computer.guess_wrongly(5)
    computer.program_restarted()
    assert computer.porter.check(RIGHT).verdict is Verdict.WAIT


def test_switching_the_computer_off_and_on_saves_nothing(computer: Computer) -> None:
    computer.guess_wrongly(8)
    computer.switched_off_and_on()
    answer = computer.porter.check(RIGHT)
    assert (answer.verdict, answer.wait_s) == (Verdict.WAIT, 895.0)
    computer.now_s = 901.0
    assert computer.porter.check(RIGHT).verdict is Verdict.OK


def test_off_and_on_between_free_attempts_gives_no_further_ones(computer: Computer) -> None:
    for _ in range(4):
        computer.porter.check(WRONG)
        computer.switched_off_and_on()
    assert computer.porter.check(WRONG).wait_s > 0


def test_pulling_the_plug_during_the_check_counts_as_an_attempt(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(pins, "is_pin", pulled)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            computer.porter.check(WRONG)
        computer.switched_off_and_on()
    assert computer.porter.knock().verdict is Verdict.WAIT


def test_a_damaged_counter_is_no_invitation(computer: Computer) -> None:
    computer.guess_wrongly(3)
    (computer.state / FILE_NAME).write_bytes(b"\0\0\0")
    computer.switched_off_and_on()
    assert computer.porter.check(RIGHT).verdict is Verdict.WAIT


def test_a_full_disk_neither_stops_counting_nor_keeps_the_operator_out(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.operator.attempts.write_private", full)
    assert computer.guess_wrongly(5)[-1] == 30
    computer.now_s += 30
    assert computer.porter.check(RIGHT).verdict is Verdict.OK


def test_without_a_pin_there_is_nothing_to_open(computer: Computer) -> None:
    (computer.state / pins.FILE_NAME).unlink()
    assert computer.porter.knock().verdict is Verdict.CLOSED
    assert computer.porter.check("").verdict is Verdict.CLOSED
