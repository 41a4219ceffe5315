"""The source that a question is about, under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.review.article_view import ArticleView
from kiosk.show.verify_figures import sentence_of
from kiosk.show.verify_gone import FORMER

if TYPE_CHECKING:
    from kiosk.review.decision import Decision
    from kiosk.review.queue import Facts
    from kiosk.review.words import Words
    from kiosk.show.verify_model import Passage


class SourcePane(QWidget):
    """Shows the article, or for what is gone from it the article as it was.

    Attributes:
        view: The text with its marks.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ArticleView()
        self._words = words
        self._name = QLabel(words.article)
        column = QVBoxLayout(self)
        column.addWidget(self._name)
        column.addWidget(self.view)

    def show_decision(self, decision: Decision | None, facts: Facts) -> None:
        """Show the source of a decision with all its figures marked, what it is about clearly."""
        passages = decision.passages if decision else ()
        texts = facts.reading.draft.sources
        sources = {text.source.file: name for name, text in texts.items()}
        named = (sources[p.place.file] for p in passages if p.place.file in sources)
        source = next(named, next(iter(sources.values()), ""))
        if not source:
            return
        self._name.setText(self._words.former if source == FORMER else self._words.article)
        self.view.show_text(texts[source].text, _figures(source, facts))
        self.view.mark(p for p in passages if sources.get(p.place.file) == source)


def _figures(source: str, facts: Facts) -> list[Passage]:
    return [
        sentence_of(figure.provenance, facts.reading)
        for figure in facts.show.figures.values()
        if figure.provenance is not None and figure.provenance.source == source
    ]
