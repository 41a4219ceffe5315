"""Finding a quote in its source, and the sentence around it."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.show.sentences import Sentence, sentence_around, sentences, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.show.sentences import Paragraph

_CANDIDATES: Final = 8
"""Sentences that are compared letter by letter; the others share too few pairs of letters."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a quote stands."""

    sentence: Sentence
    start: int
    """Of the quote in the sentence's text."""
    count: int
    """Different sentences that hold the quote; this is the first."""


def find_quote(quote: str, paragraphs: Iterable[Paragraph]) -> Finding | None:
    """Look for a quote, word for word; only white space and emphasis marks do not count."""
    wanted = tidy(quote)
    found: list[tuple[Sentence, int]] = []
    for paragraph in paragraphs:
        start = paragraph.text.find(wanted) if wanted else -1
        while start >= 0:
            around = sentence_around(paragraph, start, start + len(wanted))
            found.append((around, start - around.start))
            start = paragraph.text.find(wanted, start + len(wanted))
    if not found:
        return None
    sentence, start = found[0]
    return Finding(sentence, start, len({around.text for around, _ in found}))


def nearest_sentence(quote: str, paragraphs: Iterable[Paragraph]) -> Sentence | None:
    """The sentence that a quote was likely taken from; None if none is similar."""
    wanted = _normal(quote)
    pairs = _pairs(wanted)
    scored = [
        (len(pairs & _pairs(_normal(sentence.text))), sentence)
        for paragraph in paragraphs
        for sentence in sentences(paragraph)
    ]
    scored.sort(key=lambda item: -item[0])
    best, best_ratio = None, 0.5
    for shared, sentence in scored[:_CANDIDATES]:
        ratio = _containment(wanted, _normal(sentence.text)) if shared else 0.0
        if ratio > best_ratio:
            best, best_ratio = sentence, ratio
    return best


def _containment(quote: str, sentence: str) -> float:
    """Share of the quote's letters that the sentence holds in order."""
    matcher = difflib.SequenceMatcher(None, quote[:500], sentence[:2000], autojunk=False)
    matched = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return matched / max(1, len(quote[:500]))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", tidy(text)).lower()


def _pairs(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)}
