"""One decision as a form: the question, its sentences, the answers as buttons, texts to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.decision import Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kiosk.review.decision import Decision, Entry
    from kiosk.review.words import Words

_LONGEST_LINE = 34
"""Characters of a text that is edited in one line."""
_MOST_SENTENCES = 4


class TextField(QPlainTextEdit):
    """A text of one paragraph: Enter is not part of it, but means that it is done."""

    done = Signal()

    def __init__(self, words: str, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if lines == 1:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = self.fontMetrics().lineSpacing() * lines
        margins = self.contentsMargins()
        around = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        self.setFixedHeight(int(height + around) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the edit; everything else writes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
            return
        super().keyPressEvent(event)


class Card(QScrollArea):
    """Shows the decision that is asked now.

    Attributes:
        options: Buttons of the answers, the usual one first.
        fields: Editable texts.
    """

    option_chosen = Signal(int)
    save_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options: list[QPushButton] = []
        self.fields: list[TextField] = []
        self._reason: TextField | None = None
        self._doubtful: TextField | None = None
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, sentence: str) -> None:
        """Show a sentence and nothing to decide."""
        self.options, self.fields = [], []
        self._reason = self._doubtful = None
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addWidget(_heading(sentence))
        layout.addStretch()
        self.setWidget(body)

    def ask(self, decision: Decision, language: str) -> None:
        """Show a decision.

        Args:
            decision: What is asked.
            language: Of the reader: zh or en.
        """
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 8, 0)
        kind = self._words.kinds[decision.kind.value]
        colon = "：" if language == "zh" else ": "
        layout.addWidget(_heading(f"{kind}{colon}{decision.question[language]}"))
        if not decision.entries or decision.kind is Kind.NEW:
            for passage in decision.passages[:_MOST_SENTENCES]:
                layout.addWidget(_sentence(passage.marked("【", "】")))
        for note in decision.notes:
            layout.addWidget(_sentence(note[language]))
        self._add_options(decision, language, layout)
        self._add_fields(decision, language, layout)
        self._add_reason(decision, layout)
        layout.addStretch()
        self.setWidget(body)

    def words(self) -> list[str]:
        """The texts as they stand in the fields."""
        return [" ".join(field.toPlainText().split()) for field in self.fields]

    def height_needed(self) -> int:
        """Pixels that the whole question takes in its width."""
        body = self.widget()
        layout = body.layout() if body else None
        if layout is None:
            return 0
        width = self.viewport().width()
        high = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
        return high if high > 0 else layout.sizeHint().height()

    @property
    def takes_reason(self) -> bool:
        """Whether an answer may be given with a reason."""
        return self._reason is not None

    @property
    def reason(self) -> str:
        """Why an answer is given, if a person wrote it."""
        return " ".join(self._reason.toPlainText().split()) if self._reason else ""

    def edit(self) -> None:
        """Put the cursor into the text that is in doubt, else the first, or to the reason."""
        first = self._doubtful or (self.fields[0] if self.fields else self._reason)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.selectAll()

    def _add_fields(self, decision: Decision, language: str, layout: QVBoxLayout) -> None:
        self.fields, self._doubtful = [], None
        if not decision.entries:
            return
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for entry in decision.entries:
            field = TextField(entry.words, lines=_lines_of(entry.words or entry.name))
            field.setAccessibleName(self._name(entry))
            field.done.connect(self.save_requested)
            label = _sentence(self._name(entry))
            label.setBuddy(field)
            if len(label.text()) <= _LONGEST_LINE:
                # A wrapping label claims room that a short one does not need.
                label.setWordWrap(False)
                form.addRow(label, field)
            else:
                form.addRow(label)
                form.addRow(field)
            self.fields.append(field)
            if entry.doubt:
                self._doubtful = self._doubtful or field
                why = _sentence(f"↑ {entry.doubt[language]}")
                why.setWordWrap(False)
                form.addRow("", why)
        layout.addLayout(form)

    def _add_reason(self, decision: Decision, layout: QVBoxLayout) -> None:
        self._reason = None
        if not any(option.takes_reason for option in decision.options):
            return
        self._reason = TextField("", lines=1)
        self._reason.setPlaceholderText(self._words.reason)
        self._reason.setAccessibleName(self._words.reason)
        self._reason.done.connect(lambda: self.option_chosen.emit(0))
        layout.addWidget(self._reason)

    def _name(self, entry: Entry) -> str:
        kind = self._words.fields.get(entry.kind, "")
        name = self._words.fields.get(entry.name, entry.name)
        return f"{kind} · {name}" if kind else name

    def _add_options(self, decision: Decision, language: str, layout: QVBoxLayout) -> None:
        self.options = []
        for number, option in enumerate(decision.options):
            button = QPushButton(f"{number + 1}   {option.title[language]}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setDefault(number == 0)
            button.setProperty("number", number)
            button.clicked.connect(self._on_button_clicked)
            layout.addWidget(button)
            self.options.append(button)

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.option_chosen.emit(int(button.property("number")))


def _lines_of(words: str) -> int:
    """Lines that a field for a text, or for its translation, should have."""
    return 1 if len(words) <= _LONGEST_LINE else min(7, 2 + len(words) // _LONGEST_LINE)


def _heading(words: str) -> QLabel:
    label = _sentence(words)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 1.15)
    label.setFont(font)
    return label


def _sentence(words: str) -> QLabel:
    label = QLabel(words)
    # What an article says is text, whatever tags it holds.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
