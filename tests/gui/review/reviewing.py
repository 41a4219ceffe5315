"""How a person uses the review's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.review.window import ReviewWindow
from kiosk.review.words import words_of
from kiosk.typeset.marks import TextMark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kiosk.review.session import Review
    from kiosk.typeset.fonts import Fonts


def opened(review: Review, qtbot: QtBot, fonts: Fonts) -> ReviewWindow:
    """The window in Chinese, in front of the person."""
    window = ReviewWindow(review, fonts, words_of("zh"), "zh")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def press(window: ReviewWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key, wherever the window takes it."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def words_on(page) -> str:
    """All that is written on a page."""
    return " ".join(mark.text for mark in page.marks if isinstance(mark, TextMark))
