"""The review window: the article on the left, what is to be decided on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

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

from kiosk.review.article_view import ArticleView
from kiosk.review.card import Card
from kiosk.review.decision import Kind
from kiosk.review.naming import slide_name
from kiosk.review.preview import Preview
from kiosk.show.verify_figures import sentence_of
from kiosk.show.verify_gone import FORMER

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.figures.model import Language
    from kiosk.review.decision import Decision
    from kiosk.review.session import Review
    from kiosk.review.words import Words
    from kiosk.show.verify_model import Passage
    from kiosk.typeset.fonts import Fonts

_KEY = Qt.ItemDataRole.UserRole
_MOST_NUMBERS = 9


class ReviewWindow(QWidget):
    """Asks one decision after the other; obeys the review and never edits by itself.

    Attributes:
        review: What is worked through.
        article: The source text.
        queue: What is left to decide.
        card: The decision that is asked.
        preview: The slide concerned.
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
        self.article = ArticleView()
        self.queue = QListWidget()
        self.card = Card(words)
        self.preview = Preview(review.folder, fonts)
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
        left = QWidget()
        column = QVBoxLayout(left)
        self._source_name = QLabel()
        column.addWidget(self._source_name)
        column.addWidget(self.article)
        below = QSplitter(Qt.Orientation.Vertical)
        self.queue.setAccessibleName(self._words.open_questions)
        self.queue.setMaximumHeight(150)
        below.addWidget(self.card)
        below.addWidget(self.preview)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 2)
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
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([560, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.card.option_chosen.connect(self._on_option_chosen)
        self.card.save_requested.connect(self._on_save)
        self.queue.currentItemChanged.connect(self._on_queue_current_changed)
        self.translations.toggled.connect(self._on_translations_toggled)
        self.buttons["edit"].clicked.connect(self.card.edit)
        self.buttons["save"].clicked.connect(self._on_save)
        self.buttons["skip"].clicked.connect(self._on_skip)
        self.buttons["undo"].clicked.connect(self._on_undo)
        self._key("Return", self._on_confirm)
        self._key("Enter", self._on_confirm)
        for number in range(1, _MOST_NUMBERS + 1):
            shortcut = self._key(str(number), self._on_number)
            shortcut.setProperty("number", number - 1)
        self._key("E", self.card.edit)
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
        is_text = decision.kind is not Kind.NEW and bool(self.card.fields)
        if is_text and index == 0 and self._is_edited(decision):
            self._on_save()
            return
        self._told(self.review.choose(index, self.card.words(), self.card.reason))

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
        self._show_source(decision)
        if decision is None:
            self.card.say(self._words.all_done)
            slides = facts.show.slides()
            self._show_slide(slides[0].id if slides else "")
            return
        self.card.ask(decision, self._language)
        has_fields = bool(decision.entries)
        self.buttons["edit"].setEnabled(has_fields or self.card.takes_reason)
        self.buttons["save"].setEnabled(has_fields)
        # Where an answer takes the texts with it, changed or not, one button is enough.
        answers_too = decision.kind in (Kind.PAGE, Kind.NEW)
        self.buttons["save"].setVisible(has_fields and not answers_too)
        self._show_slide(decision.slide)

    def _show_slide(self, slide: str) -> None:
        show = self.review.show
        if show is None or not slide:
            self.preview.show_words(self._words.no_preview)
            return
        shown = next(one for one in show.slides() if one.id == slide)
        languages = shown.languages or show.languages
        language = self._language if self._language in languages else languages[0]
        self.preview.show_slide(show, slide, cast("Language", language))

    def _show_source(self, decision: Decision | None) -> None:
        """The source that the decision is about, with all its figures marked."""
        facts = self.review.facts
        if facts is None:
            return
        passages = decision.passages if decision else ()
        sources = {text.source.file: name for name, text in facts.reading.draft.sources.items()}
        named = (sources[p.place.file] for p in passages if p.place.file in sources)
        source = next(named, next(iter(sources.values()), ""))
        if not source:
            return
        is_former = source == FORMER
        self._source_name.setText(self._words.former if is_former else self._words.article)
        self.article.show_text(facts.reading.draft.sources[source].text, self._figures(source))
        self.article.mark(p for p in passages if sources.get(p.place.file) == source)

    def _figures(self, source: str) -> list[Passage]:
        facts = self.review.facts
        if facts is None:
            return []
        return [
            sentence_of(figure.provenance, facts.reading)
            for figure in facts.show.figures.values()
            if figure.provenance is not None and figure.provenance.source == source
        ]
