"""Tracing a figure to its sentence, and comparing what both say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.figures.model import Figure, Provenance
from kiosk.show import texts
from kiosk.show.agreement import compare
from kiosk.show.quotes import find_quote, nearest_sentence
from kiosk.show.sentences import tidy

if TYPE_CHECKING:
    from kiosk.show.draft import Draft, SourceText
    from kiosk.show.schema import QuoteEntry
    from kiosk.show.tree import Spot

_MOST_COMPARED: Final = 20


def trace(figure: Figure, entry: QuoteEntry, spot: Spot, draft: Draft) -> Figure:
    """The figure with its provenance; without, if the quote is not in the source (reported).

    Args:
        figure: The figure as the author wrote it.
        entry: Its source and quote.
        spot: Where the figure stands.
        draft: The show so far; takes the problems.
    """
    where = spot.at("source", "quote")
    source = draft.source(entry.source, spot.at("source", "in"))
    translation = texts.optional(entry.translation, spot.at("source", "translation"), draft)
    if source is None:
        return figure
    found = find_quote(entry.quote, source.paragraphs)
    if found is None:
        _report_unknown_quote(entry.quote, source, where, draft)
        return figure
    if found.count > 1:
        message = f"the quote stands in {found.count} sentences of {source.source.file}"
        cure = "Quote more words, so that it is clear which is meant."
        draft.findings.remark("ambiguous-quote", where.place(), message, cure)
    quote = tidy(entry.quote)
    provenance = Provenance(
        entry.source, quote, found.sentence.text, found.start, None, translation
    )
    return compare(figure, provenance, spot, draft)


def _report_unknown_quote(quote: str, source: SourceText, spot: Spot, draft: Draft) -> None:
    draft.unknown_quotes += 1
    # Comparing every sentence takes time; whoever has many wrong quotes took the wrong source.
    is_few = draft.unknown_quotes <= _MOST_COMPARED
    near = nearest_sentence(quote, source.paragraphs) if is_few else None
    message = f"{source.source.file} does not contain these words"
    cure = "Copy the words from the source, character by character."
    if near is not None:
        cure = f"Line {near.paragraph.line} there is similar: “{near.text[:120]}”. {cure}"
    draft.findings.defect("unknown-quote", spot.place(), message, cure)
