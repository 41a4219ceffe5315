"""The review window, worked as a person works it: with keys, and what is then on the disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from reviewing import opened, press, words_on

from kiosk.cli.main import main
from kiosk.review.window import ReviewWindow
from kiosk.review.words import words_of
from kiosk.show.read import read_show

Key = Qt.Key
# A desktop window's size has hints, which the platform of the tests ignores.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot, review, fonts) -> ReviewWindow:
    return opened(review, qtbot, fonts)


def labels_of(window: ReviewWindow) -> list[QLabel]:
    body = window.card.widget()
    return body.findChildren(QLabel) if body else []


def text_of(folder) -> str:
    return (folder / "show.yaml").read_text(encoding="utf-8")


def test_the_question_stands_beside_its_sentences_and_its_page(window) -> None:
    assert window.progress.text() == "已定 0 项，共 4 项"
    assert window.queue.count() == 4
    assert window.article.marked() == ["12场", "30场", "8场", "50余场"]
    assert "讲座朗诵会签售会" in words_on(window.preview.page)
    assert [button.text() for button in window.card.options] == [
        "1   保留“50余场”",
        "2   改用合计 50",
    ]


def test_a_person_reviews_the_draft_with_one_key_per_answer(window, draft_show, capsys) -> None:
    press(window, Key.Key_2)
    assert window.progress.text() == "已定 1 项，共 4 项"
    assert "50" in words_on(window.preview.page)
    press(window, Key.Key_S)
    press(window, Key.Key_E)
    assert window.focusWidget() is window.card.fields[0]
    QTest.keyClicks(window.focusWidget(), "1e")
    assert window.card.fields[0].toPlainText() == "1e"
    window.card.fields[0].setPlainText("到场读者")
    press(window, Key.Key_Return)
    assert "到场读者" in text_of(draft_show)
    press(window, Key.Key_Return)
    press(window, Key.Key_1)
    assert window.progress.text() == "已定 4 项，共 4 项"
    assert window.queue.count() == 0
    show, problems = read_show(draft_show)
    assert show is not None, problems
    assert show.figures["events"].derivation is not None
    assert show.figures["houses"].value == 36
    assert show.figures["visits"].label["zh"] == "到场读者"
    assert "# three kinds" in text_of(draft_show)
    assert main(["check", str(draft_show)]) in (0, 1)
    assert "verify:" not in capsys.readouterr().out


def test_undo_brings_the_question_and_the_file_back(window, draft_show) -> None:
    before = text_of(draft_show)
    press(window, Key.Key_Return)
    assert text_of(draft_show) != before
    press(window, Key.Key_Z, ctrl=True)
    assert text_of(draft_show) == before
    assert window.progress.text() == "已定 0 项，共 4 项"
    assert not window.buttons["undo"].isEnabled()


def test_the_preview_shows_a_new_label_at_once(window, qtbot) -> None:
    window.queue.setCurrentRow(2)
    assert "作者与读者见面" in words_on(window.preview.page)
    window.card.fields[1].setPlainText("作者见面")
    qtbot.mouseClick(window.card.options[0], Qt.MouseButton.LeftButton)
    window.queue.setCurrentRow(0)
    page = words_on(window.preview.page)
    assert "作者见面" in page
    assert "作者与读者见面" not in page


def test_the_mouse_gives_the_same_answers(window, qtbot, draft_show) -> None:
    qtbot.mouseClick(window.card.options[1], Qt.MouseButton.LeftButton)
    assert "derived: {sum: [talks, readings, signings]}" in text_of(draft_show)
    qtbot.mouseClick(window.buttons["undo"], Qt.MouseButton.LeftButton)
    assert "derived" not in text_of(draft_show)


def test_what_could_not_be_saved_is_said_and_the_words_stay(window, draft_show) -> None:
    window.queue.setCurrentRow(3)
    field = window.card.fields[2]
    field.setPlainText("办了{nobody}讲座")
    field.setFocus()
    press(window, Key.Key_Return)
    assert window.status.text() == "没有保存：花括号里的代号不是这个展示里的数字。"
    assert window.card.fields[2].toPlainText() == "办了{nobody}讲座"
    assert "nobody" not in text_of(draft_show)


def test_a_number_that_is_no_answer_does_nothing(window, draft_show) -> None:
    before = text_of(draft_show)
    press(window, Key.Key_7)
    assert window.status.text() == ""
    assert window.progress.text() == "已定 0 项，共 4 项"
    assert text_of(draft_show) == before


def test_a_person_sees_neither_ids_nor_markup(window) -> None:
    rows = [window.queue.item(row).text() for row in range(window.queue.count())]
    assert rows[2].startswith("确认 · 数字 1 · ")
    assert not any("totals" in row or "kinds" in row for row in rows)
    assert not any(line.startswith("#") for line in window.article.toPlainText().split("\n"))


def test_question_and_page_share_the_room_from_the_first_moment(window) -> None:
    assert window.preview.height() > 0.3 * window.height()
    assert window.card.height() >= window.card.height_needed()


def test_the_picture_is_drawn(window) -> None:
    image = window.preview.image()
    assert image is not None
    places = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    assert len({image.pixel(x, y) for x, y in places}) > 3


def test_what_an_article_says_is_never_taken_for_markup(qtbot, review, fonts) -> None:
    window = ReviewWindow(review, fonts, words_of("en"), "en")
    qtbot.addWidget(window)
    labels = labels_of(window)
    assert len(labels) > 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_sound_show_says_that_all_is_done(qtbot, sound_show, fonts) -> None:
    from datetime import date

    from kiosk.review.session import Review

    review = Review(sound_show, date(2025, 5, 20))
    window = ReviewWindow(review, fonts, words_of("en"), "en")
    qtbot.addWidget(window)
    labels = labels_of(window)
    assert "Everything is decided" in labels[0].text()
    assert window.preview.page is not None
