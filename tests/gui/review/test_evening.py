"""From an article to the wall in one evening: import, review to the end, check, load for play."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.cli.main import main
from kiosk.review.decision import Kind
from kiosk.review.session import Review
from kiosk.review.window import ReviewWindow
from kiosk.review.words import words_of
from kiosk.show.compiled import load_compiled
from kiosk.show.model import NumbersSlide
from kiosk.show.prepare import prepare
from kiosk.show.read import read_show

if TYPE_CHECKING:
    from kiosk.review.decision import Decision
    from kiosk.show.model import Show

Key = Qt.Key
TODAY = date(2025, 5, 2)
ARTICLE = Path(__file__).parents[2] / "articles" / "tea-fair.md"
# A desktop window's size has hints, which the platform of the tests ignores.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Person:
    """Reads the window and presses keys, as somebody who knows no program would."""

    def __init__(self, window: ReviewWindow, review: Review) -> None:
        self.window = window
        self.review = review
        self.answers: list[str] = []
        self.keys = 0

    def press(self, key: Key) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key)
        self.keys += 1

    @property
    def asked(self) -> Decision:
        """What the window asks now."""
        decision = self.review.current
        assert decision is not None
        return decision

    def click_page(self, slide: str) -> None:
        """One of the pages that are shown side by side."""
        while not self.asked.parts:
            self.press(Key.Key_S)
        button = next(b for b in self.window.sheet.buttons if b.decision.slide == slide)
        self.window.sheet.ensureWidgetVisible(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert self.asked.slide == slide

    def write(self, number: int, words: str) -> None:
        """Into the field with this number, the way of the keyboard: E, then Tab."""
        self.press(Key.Key_E)
        for _ in range(number):
            self.press(Key.Key_Tab)
        field = self.window.card.fields[number]
        assert self.window.focusWidget() is field
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
            while self.review.current is decision and decision.parts:
                # Enter looks on until the last page was in view.
                self.press(Key.Key_Return)
            assert self.window.status.text() == "Saved"
            # What was written may raise a question of its own.
            assert self.review.progress[0] >= before

    def translate(self) -> None:
        for number, field in enumerate(self.window.card.fields):
            name = self.asked.entries[number].name
            ids = [part.partition("}")[0] for part in name.split("{")[1:]]
            words = " and ".join(["something", *(f"{{{one}}}" for one in ids)])
            if number == 0:
                self.write(0, words)
            else:
                field.setPlainText(words)
        QTest.keyClick(self.window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def shown(folder: Path) -> Show:
    show, problems = read_show(folder)
    assert show is not None, problems
    return show


@pytest.fixture
def show(tmp_path: Path) -> Path:
    assert main(["import", str(ARTICLE), "-o", str(tmp_path / "show")]) == 0
    return tmp_path / "show"


@pytest.fixture
def person(show: Path, qtbot, fonts) -> Person:
    review = Review(show, TODAY)
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
    assert total <= 5
    person.work_through()
    assert person.answers[0] == "verify"
    assert person.answers[-1] == "page"
    assert person.keys <= total + 4
    assert person.window.progress.text() == f"{total} of {total} done"
    assert main(["check", str(show), "--compile", str(tmp_path / "state")]) == 0
    out = capsys.readouterr().out
    assert "verify:" not in out
    assert "choose:" not in out
    compiled = load_compiled(prepare(show, tmp_path / "state"))
    assert compiled.is_draft is False
    assert len(compiled.slides()) == len(shown(show).slides())


def test_what_was_corrected_is_on_the_wall(person, show) -> None:
    person.click_page("numbers-1")
    names = [entry.name for entry in person.asked.entries]
    person.write(names.index("1260家"), "企业")
    person.press(Key.Key_Return)
    assert person.asked.parts
    assert "numbers-1" not in {part.slide for part in person.asked.parts}
    read = shown(show)
    page = next(slide for slide in read.slides() if slide.id == "numbers-1")
    assert isinstance(page, NumbersSlide)
    figures = [read.figures[use.figure] for use in page.list]
    assert next(f.label["zh"] for f in figures if f.value == 1260) == "企业"


def test_pages_are_confirmed_together_only_when_the_last_was_seen(person, show) -> None:
    while not person.asked.parts:
        person.press(Key.Key_S)
    before = person.review.progress
    button = person.window.card.options[0]
    assert button.text() == "1   Look at the pages below"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert person.review.progress == before
    while not person.window.sheet.is_seen:
        person.press(Key.Key_Return)
    count = len(person.asked.parts)
    assert count > 4
    assert button.text() == f"1   All {count} pages are right"
    person.press(Key.Key_Return)
    assert person.review.progress == (before[0] + 1, before[1])
    assert not any(one.parts for one in person.review.waiting)


def test_a_claim_without_a_figure_is_asked_about_beneath_its_page(tmp_path, qtbot, fonts) -> None:
    article = ARTICLE.with_name("museum-year-hant.md")
    assert main(["import", str(article), "-o", str(tmp_path / "show")]) == 0
    window = ReviewWindow(Review(tmp_path / "show", TODAY), fonts, words_of("zh"), "zh")
    qtbot.addWidget(window)
    window.queue.setCurrentRow(window.queue.count() - 1)
    assert window.review.current is not None
    assert window.review.current.parts
    words = [label.text() for label in window.sheet.findChildren(QLabel)]
    assert "故事 1  “首次”没有数字支撑。有依据吗？" in words, words


def test_with_the_other_language_written_the_show_has_both(person, show) -> None:
    person.window.translations.click()
    person.work_through()
    read = shown(show)
    assert read.languages == ("zh", "en")
    assert all(slide.languages == ("zh", "en") for slide in read.slides())


def test_a_weak_label_is_asked_about_first_and_says_why(person, show) -> None:
    while person.asked.kind is not Kind.PAGE:
        person.press(Key.Key_1)
    doubts = [entry.name for entry in person.asked.entries if entry.doubt]
    assert doubts == ["近六成"]
    words = [label.text() for label in person.window.card.findChildren(QLabel)]
    assert "↑ Does a visitor see whose, or what it is a share of?" in words
    # E goes to the first label in doubt, not to the first of all.
    person.press(Key.Key_E)
    field = person.window.focusWidget()
    assert person.window.card.fields.index(field) == [
        entry.name for entry in person.asked.entries
    ].index(doubts[0])
    field.selectAll()
    field.insertPlainText("35岁以下消费者下的订单")
    person.press(Key.Key_Return)
    assert "35岁以下消费者下的订单" in (show / "show.yaml").read_text(encoding="utf-8")
    assert next(e.name for e in person.asked.entries if e.doubt) == "86家"
