"""The review window: the article on the left, what is to be decided on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.card import Card
from kiosk.review.decision import Kind
from kiosk.review.naming import slide_name
from kiosk.review.preview import Preview
from kiosk.review.sheet import Sheet
from kiosk.review.slide_pictures import SlidePictures
from kiosk.review.source_pane import SourcePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from kiosk.figures.model import Language
    from kiosk.review.decision import Decision
    from kiosk.review.session import Review
    from kiosk.review.words import Words
    from kiosk.typeset.fonts import Fonts

_KEY = Qt.ItemDataRole.UserRole
_MOST_NUMBERS = 9
_MOST_ROWS = 8
"""Of the list of what is left; more can be scrolled."""


class ReviewWindow(QWidget):
    """Asks one decision after the other; obeys the review and never edits by itself.

    Attributes:
        review: What is worked through.
        source: The article, or what it was before.
        article: Its text.
        queue: What is left to decide.
        card: The decision that is asked.
        preview: The slide concerned.
        sheet: Pages that are looked at together, in its place.
        status: What became of the last answer.
    """

    def __init__(self, review: Review, fonts: Fonts, words: Words, language: Language) -> None:
        """Build the window.

        Args:
            review: What is worked through.
            fonts: For the preview.
            words: What the window says.
            language: The reader's.
        """
        super().__init__()
        self.review = review
        self._words = words
        self._language: Language = language
        self.source = SourcePane(words)
        self.article = self.source.view
        self.queue = QListWidget()
        self.card = Card(words)
        pictures = SlidePictures(review.folder, fonts)
        self.preview = Preview(pictures)
        self.sheet = Sheet(pictures)
        self.status = QLabel()
        self.progress = QProgressBar()
        self.buttons = {
            "edit": QPushButton(words.edit),
            "save": QPushButton(words.save),
            "skip": QPushButton(words.skip),
            "undo": QPushButton(words.undo),
        }
        self.translations = QCheckBox(words.translations)
        self._lay_out()
        self._connect()
        self.setWindowTitle(words.title.format(review.folder.name))
        self._fit_the_desktop()
        self._refresh()

    def _fit_the_desktop(self) -> None:
        """As large as is comfortable, and never larger than the desktop."""
        room = self.screen().availableGeometry()
        self.resize(min(1360, room.width() - 20), min(860, room.height() - 60))

    def _lay_out(self) -> None:
        self._below = below = QSplitter(Qt.Orientation.Vertical)
        self.queue.setAccessibleName(self._words.open_questions)
        below.addWidget(self.card)
        below.addWidget(self.preview)
        below.addWidget(self.sheet)
        right = QWidget()
        column = QVBoxLayout(right)
        head = QHBoxLayout()
        head.addWidget(self.progress, 1)
        head.addWidget(self.translations)
        column.addLayout(head)
        column.addWidget(self.queue)
        column.addWidget(below, 1)
        row = QHBoxLayout()
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        column.addLayout(row)
        keys = QLabel(self._words.keys)
        column.addWidget(keys)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        column.addWidget(self.status)
        splitter = QSplitter()
        splitter.addWidget(self.source)
        splitter.addWidget(right)
        splitter.setSizes([560, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.card.option_chosen.connect(self._on_option_chosen)
        self.card.save_requested.connect(self._on_save)
        self.sheet.page_chosen.connect(self._on_page_chosen)
        self.sheet.moved.connect(self._on_sheet_moved)
        self.queue.currentItemChanged.connect(self._on_queue_current_changed)
        self.translations.toggled.connect(self._on_translations_toggled)
        self.buttons["edit"].clicked.connect(self._on_edit)
        self.buttons["save"].clicked.connect(self._on_save)
        self.buttons["skip"].clicked.connect(self._on_skip)
        self.buttons["undo"].clicked.connect(self._on_undo)
        self._key("Return", self._on_confirm)
        self._key("Enter", self._on_confirm)
        for number in range(1, _MOST_NUMBERS + 1):
            shortcut = self._key(str(number), self._on_number)
            shortcut.setProperty("number", number - 1)
        self._key("E", self._on_edit)
        self._key("S", self._on_skip)
        self._key("Ctrl+Return", self._on_save)
        self._key("Esc", self._on_leave_field)
        self._key(QKeySequence.StandardKey.Undo, self._on_undo)

    def _key(self, keys: str | QKeySequence.StandardKey, slot: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(slot)
        return shortcut

    @Slot(int)
    def _on_option_chosen(self, index: int) -> None:
        decision = self.review.current
        if decision is None:
            return
        if decision.parts and not self.sheet.is_seen:
            self.sheet.scroll_on()
            return
        is_text = decision.kind is not Kind.NEW and bool(self.card.fields)
        if is_text and index == 0 and self._is_edited(decision):
            self._on_save()
            return
        self._told(self.review.choose(index, self.card.words(), self.card.reason))

    @Slot()
    def _on_edit(self) -> None:
        """The first text; of several pages, the texts of the one that is looked at."""
        chosen = self.sheet.chosen() if self._is_sheet else None
        if chosen is not None:
            self._on_page_chosen(chosen.decision.key)
        self.card.edit()

    @Slot(str)
    def _on_page_chosen(self, key: str) -> None:
        self.review.select(key)
        self._show_current()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_sheet_moved(self) -> None:
        """Say what Enter does: look on, and at the end confirm."""
        decision = self.review.current
        if decision is None or not decision.parts or not self.card.options:
            return
        seen = self.sheet.is_seen
        words = decision.options[0].title[self._language] if seen else self._words.look_on
        self.card.options[0].setText(f"1   {words}")

    @property
    def _is_sheet(self) -> bool:
        """Whether several pages are looked at."""
        return self.review.current is not None and bool(self.review.current.parts)

    def _is_edited(self, decision: Decision) -> bool:
        before = [" ".join(entry.words.split()) for entry in decision.entries]
        return self.card.words() != before

    @Slot()
    def _on_confirm(self) -> None:
        """Enter: the usual answer, with what was written."""
        if self.review.current is None:
            return
        if self.card.fields and not self.card.options:
            self._on_save()
        else:
            self._on_option_chosen(0)

    @Slot()
    def _on_number(self) -> None:
        index = int(self.sender().property("number"))
        if index < len(self.card.options):
            self._on_option_chosen(index)

    @Slot()
    def _on_save(self) -> None:
        decision = self.review.current
        if decision is not None and self.card.fields and decision.kind is not Kind.NEW:
            self._told(self.review.save(self.card.words()))
        else:
            self._on_confirm()

    @Slot()
    def _on_skip(self) -> None:
        self.review.skip()
        self._told("", is_saved=False)

    @Slot()
    def _on_undo(self) -> None:
        self._told(self.review.undo())

    @Slot()
    def _on_leave_field(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_translations_toggled(self, wanted: bool) -> None:
        self.review.include_translations(wanted=wanted)
        self._told("", is_saved=False)

    def _on_queue_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.review.select(str(item.data(_KEY)))
            self._show_current()

    def _told(self, reason: str, *, is_saved: bool = True) -> None:
        """Show what became of an answer, and what is next."""
        words = self._words
        message = words.saved if is_saved else ""
        refused = self.review.refused
        if reason and refused is not None:
            reason = words.reasons.get(refused.code, reason)
        self.status.setText(words.not_saved.format(reason) if reason else message)
        if not reason:
            self._refresh()

    def _refresh(self) -> None:
        """Show the review as it stands."""
        done, total = self.review.progress
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done if total else 1)
        self.progress.setFormat(self._words.progress.format(done, total))
        self.buttons["undo"].setEnabled(self.review.can_undo)
        self._fill_queue()
        self._show_current()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_queue(self) -> None:
        current, show = self.review.current, self.review.show
        self.queue.blockSignals(True)
        self.queue.clear()
        for decision in self.review.waiting:
            kind = self._words.kinds[decision.kind.value]
            name = slide_name(show, decision.slide, self._language) if show else ""
            where = f" · {name}" if name else ""
            item = QListWidgetItem(f"{kind}{where} · {decision.question[self._language]}")
            item.setData(_KEY, decision.key)
            self.queue.addItem(item)
            if current is not None and decision.key == current.key:
                self.queue.setCurrentItem(item)
        self.queue.blockSignals(False)
        rows = min(_MOST_ROWS, max(1, self.queue.count()))
        self.queue.setFixedHeight(rows * max(16, self.queue.sizeHintForRow(0)) + 6)

    def _show_current(self) -> None:
        decision, facts = self.review.current, self.review.facts
        for name in ("edit", "save", "skip"):
            self.buttons[name].setEnabled(decision is not None)
        if facts is None:
            problem = self.review.problems[0]
            where = f"{problem.place}: {problem.message}"
            self.card.say(self._words.defective.format(where))
            self.preview.show_words(self._words.no_preview)
            return
        self.source.show_decision(decision, facts)
        self.preview.setVisible(not self._is_sheet)
        self.sheet.setVisible(self._is_sheet)
        if decision is None:
            self.card.say(self._words.all_done)
            slides = facts.show.slides()
            self._show_slide(slides[0].id if slides else "")
            self._make_room()
            return
        self.card.ask(decision, self._language)
        has_fields = bool(decision.entries)
        self.buttons["edit"].setEnabled(has_fields or self._is_sheet or self.card.takes_reason)
        self.buttons["save"].setEnabled(has_fields)
        # Where an answer takes the texts with it, changed or not, one button is enough.
        answers_too = decision.kind in (Kind.PAGE, Kind.NEW)
        self.buttons["save"].setVisible(has_fields and not answers_too)
        if decision.parts:
            self.sheet.show_pages(facts.show, decision.parts, self._language)
            self._on_sheet_moved()
        else:
            # Title and masthead stand on the first slide.
            slides = facts.show.slides() if decision.kind is Kind.TRANSLATE else ()
            self._show_slide(decision.slide or next((one.id for one in slides), ""))
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Divide the room once it is known."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The question as high as it has to be, the page all that is left."""
        whole = sum(self._below.sizes())
        high = min(self.card.height_needed() + 12, round(0.62 * whole))
        self._below.setSizes([high, whole - high, whole - high])

    def _show_slide(self, slide: str) -> None:
        show = self.review.show
        if show is None or not slide:
            self.preview.show_words(self._words.no_preview)
            return
        self.preview.show_slide(show, slide, self._language)
