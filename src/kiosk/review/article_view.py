"""The source of a show as plain text, with its figures marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from kiosk.review.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.show.verify_model import Passage

_MARKUP = re.compile(r"^#{1,6}\s+|\*\*", re.MULTILINE)
"""What a person who knows no Markdown need not see."""
_FAINT, _CLEAR, _STRONG = 40, 70, 170
"""How opaque the highlight lies over the ground, of 255."""


class ArticleView(QPlainTextEdit):
    """Shows one text; marks all figures faintly, the sentences asked about clearly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._locator = Locator("")
        self._figures: list[Passage] = []

    def show_text(self, text: str, figures: Iterable[Passage]) -> None:
        r"""Show a source.

        Args:
            text: As it is written, with "\\n" between lines.
            figures: Sentences with the figures that are in the show.
        """
        text = _MARKUP.sub("", text)
        if text != self.toPlainText():
            self.setPlainText(text)
            self._locator = Locator(text)
        self._figures = list(figures)
        self.mark(())

    def mark(self, passages: Iterable[Passage]) -> None:
        """Mark sentences and bring the first into view."""
        asked = list(passages)
        selections = [
            self._selection(span, _FAINT)
            for passage in self._figures
            for span in self._locator.marks(passage)
        ]
        first: int | None = None
        for passage in asked:
            sentence = self._locator.sentence(passage)
            selections += [self._selection(span, _CLEAR) for span in sentence]
            marks = self._locator.marks(passage)
            selections += [self._selection(span, _STRONG) for span in marks]
            if first is None and sentence:
                first = (marks or sentence)[0][0]
        self.setExtraSelections(selections)
        if first is not None:
            self._bring_into_view(first)

    def marked(self) -> list[str]:
        """The stretches that are marked most clearly."""
        return [
            selection.cursor.selectedText()
            for selection in self.extraSelections()
            if selection.format.background().color().alpha() == _STRONG
        ]

    def _selection(self, span: tuple[int, int], opacity: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        color = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        color.setAlpha(opacity)
        shape = QTextCharFormat()
        shape.setBackground(color)
        cursor = self.textCursor()
        start, end = (self._units(offset) for offset in span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = shape
        return selection

    def _units(self, offset: int) -> int:
        """Position in UTF-16 units, as Qt counts, of a code point."""
        text = self.toPlainText()[:offset]
        return len(text.encode("utf-16-le")) // 2

    def _bring_into_view(self, offset: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._units(offset))
        self.setTextCursor(cursor)
        self.centerCursor()
