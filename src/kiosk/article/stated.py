"""A source of a show, read as an article: its figures and sentences, for the checks."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.blocks import BlockKind, split_blocks
from kiosk.article.encoding import NotTextError
from kiosk.article.extract import read_article
from kiosk.errors import Place
from kiosk.figures.model import Change, Figure
from kiosk.show.sentences import Paragraph, sentences, tidy
from kiosk.show.verify_model import Passage, SourceFacts, Stated

if TYPE_CHECKING:
    from kiosk.article.record import Article, FigureRecord


def source_facts(data: bytes, source: str, file: str) -> SourceFacts | None:
    """All that a source of a show states; None if it is no article.

    Args:
        data: The file's bytes.
        source: Its id in the show.
        file: Its path in the show.
    """
    try:
        article = read_article(data, file)
    except NotTextError:
        return None
    return facts_of(article, source, file)


def facts_of(article: Article, source: str, file: str) -> SourceFacts:
    """All that an article states, in the form that the checks read."""
    lines = _Lines(article.text, file)
    starts = [block.start for block in split_blocks(article.text)]
    stated = tuple(
        _stated(figure, article.language, bisect_right(starts, figure.numeral.start), lines)
        for figure in article.figures
    )
    return SourceFacts(
        source=source,
        language=article.language,
        stated=stated,
        sentences=_sentences(article, lines),
        date=article.date,
    )


class _Lines:
    """Places in a text."""

    def __init__(self, text: str, file: str) -> None:
        self._starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
        self._text = text
        self._file = file

    def place(self, offset: int) -> Place:
        """Line and column of a code point."""
        line = bisect_right(self._starts, offset)
        return Place(self._file, line, offset - self._starts[line - 1] + 1)


def _stated(record: FigureRecord, language: str, block: int, lines: _Lines) -> Stated:
    sentence = record.sentence
    # The record's offsets are of the file; the sentence has lost its markup.
    before = sum(
        span.end - span.start for span in record.sentence_spans if span.end <= record.span.start
    )
    here = next((s for s in record.sentence_spans if s.end > record.span.start), None)
    guess = before + (record.span.start - here.start if here else 0)
    return Stated(
        figure=_figure(record, language),
        words=record.written,
        sentence=sentence,
        start=_nearest(sentence, record.written, guess),
        block=block,
        place=lines.place(record.span.start),
        is_caption=bool({"caption", "headline"} & set(record.flags)),
        is_forecast="forecast" in record.flags,
    )


def _nearest(sentence: str, words: str, guess: int) -> int:
    """Where `words` stand in `sentence`, the occurrence nearest before `guess`."""
    at = sentence.rfind(words, 0, guess + len(words))
    return at if at >= 0 else max(0, sentence.find(words))


def _figure(record: FigureRecord, language: str) -> Figure:
    change = record.change
    return Figure(
        id=record.id,
        value=abs(Decimal(record.value)),
        value_max=Decimal(record.value_max) if record.value_max else None,
        unit={language: record.unit},
        unit_class=record.unit_class,
        label={key: label.text for key, label in record.labels.items()},
        qualifier=record.qualifier,
        wording={language: record.qualifier_words} if record.qualifier_words else {},
        change=Change(change.direction, {language: change.basis}) if change else None,
        as_of=record.as_of.resolved if record.as_of else "",
    )


_READ = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE_ROW)


def _sentences(article: Article, lines: _Lines) -> tuple[Passage, ...]:
    """The sentences of what belongs to the article."""
    found: list[Passage] = []
    for block in split_blocks(article.text):
        is_left_out = any(p.span.start <= block.start < p.span.end for p in article.left_out)
        if block.kind not in _READ or is_left_out:
            continue
        words = tidy(article.text[block.start : block.end])
        place = lines.place(block.start)
        paragraph = Paragraph(words, place.line or 1)
        found += [Passage(one.text, place) for one in sentences(paragraph)]
    return tuple(found)
