"""From an article to the wall in one evening: import, review to the end, check, load for play."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.cli.main import main
from kiosk.review.decision import Kind
from kiosk.review.session import Review
from kiosk.review.window import ReviewWindow
from kiosk.review.words import words_of
from kiosk.show.compiled import load_compiled
from kiosk.show.prepare import prepare
from kiosk.show.read import read_show

Key = Qt.Key
ARTICLE = Path(__file__).parents[2] / "articles" / "tea-fair.md"
# A desktop window's size has hints, which the platform of the tests ignores.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Person:
    """Reads the window and presses keys, as somebody who knows no program would."""

    def __init__(self, window: ReviewWindow, review: Review) -> None:
        self.window = window
        self.review = review
        self.answers: list[str] = []

    def press(self, key: Key) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key)

    def write(self, number: int, words: str) -> None:
        """Into the field with this number, the way of the keyboard: E, then Tab."""
        self.press(Key.Key_E)
        for _ in range(number):
            self.press(Key.Key_Tab)
        field = self.window.focusWidget()
        assert field is self.window.card.fields[number]
        field.selectAll()
        if words.isascii():
            QTest.keyClicks(field, words)
        else:
            # What an input method commits; key events have no Han.
            field.insertPlainText(words)

    def work_through(self) -> None:
        """Answer until nothing is left."""
        while (decision := self.review.current) is not None:
            before = self.review.progress[0]
            self.answers.append(decision.kind.value)
            assert len(self.answers) < 60
            if decision.kind is Kind.TRANSLATE:
                self.translate()
            else:
                self.press(Key.Key_1 if decision.kind is Kind.VERIFY else Key.Key_Return)
            assert self.window.status.text() == "Saved"
            # What was written may raise a question of its own.
            assert self.review.progress[0] >= before

    def translate(self) -> None:
        for number, field in enumerate(self.window.card.fields):
            name = self.review.current.entries[number].name
            ids = [part.partition("}")[0] for part in name.split("{")[1:]]
            words = " and ".join(["something", *(f"{{{one}}}" for one in ids)])
            if number == 0:
                self.write(0, words)
            else:
                field.setPlainText(words)
        QTest.keyClick(self.window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    assert main(["import", str(ARTICLE), "-o", str(tmp_path / "show")]) == 0
    return tmp_path / "show"


@pytest.fixture
def person(show: Path, qtbot, fonts) -> Person:
    review = Review(show, date(2025, 5, 2))
    window = ReviewWindow(review, fonts, words_of("en"), "en")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return Person(window, review)


def test_an_article_is_reviewed_to_the_end_and_plays(person, show, tmp_path, capsys) -> None:
    assert main(["check", str(show)]) == 2
    assert "1 + 18 + 42 + 59 is exactly 120; elsewhere it says “120余场”" in capsys.readouterr().out
    total = person.review.progress[1]
    assert total <= 12
    person.work_through()
    assert person.answers[0] == "verify"
    assert person.window.progress.text() == f"{total} of {total} done"
    assert main(["check", str(show), "--compile", str(tmp_path / "state")]) == 0
    out = capsys.readouterr().out
    assert "verify:" not in out
    assert "choose:" not in out
    compiled = load_compiled(prepare(show, tmp_path / "state"))
    assert compiled.is_draft is False
    assert len(compiled.slides()) == len(read_show(show)[0].slides())


def test_what_was_corrected_is_on_the_wall(person, show) -> None:
    while person.review.current.slide != "numbers-1":
        person.press(Key.Key_S)
    names = [entry.name for entry in person.review.current.entries]
    person.write(names.index("1260家"), "企业")
    person.press(Key.Key_Return)
    read, _ = read_show(show)
    used = next(slide for slide in read.slides() if slide.id == "numbers-1").list
    label = next(
        read.figures[use.figure].label["zh"]
        for use in used
        if "1260" in str(read.figures[use.figure].value)
    )
    assert label == "企业"


def test_with_the_other_language_written_the_show_has_both(person, show) -> None:
    person.window.translations.click()
    person.work_through()
    read, problems = read_show(show)
    assert [p for p in problems if p.is_defect] == []
    assert read.languages == ("zh", "en")
    assert all(slide.languages == ("zh", "en") for slide in read.slides())
