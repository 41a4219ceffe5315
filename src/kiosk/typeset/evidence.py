"""What a figure rests on, in words: the sentences that state it, or the sum that yields it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.dates import as_of_words, date_words
from kiosk.figures.model import Figure, Operation, Qualifier
from kiosk.figures.writing import MINUS, Written, write
from kiosk.show.model import Run
from kiosk.typeset.chars import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.figures.model import Language
    from kiosk.show.model import Show

_SIGN = {
    Operation.SUM: " + ",
    Operation.DIFFERENCE: f" {MINUS} ",
    Operation.RATIO: " ÷ ",
    Operation.SHARE: " ÷ ",
}


@dataclass(frozen=True, slots=True)
class Testimony:
    """One sentence of a source, with what it says of the figure marked."""

    runs: tuple[Run, ...]
    """In the language of the source."""
    language: Language
    translation: tuple[Run, ...]
    """In the reader's language; () if that is the source's own, or nobody translated it."""
    source: str
    """The source's name, and its date."""


def testimonies(figure: Figure, show: Show, language: Language) -> tuple[Testimony, ...]:
    """The sentences a figure rests on, each once; a derived figure rests on its operands'.

    Args:
        figure: Of the show.
        show: For operands and sources.
        language: The reader's.
    """
    figures = [each for each in _ground(figure, show) if each.provenance is not None]
    sentences: dict[tuple[str, str], list[Figure]] = {}
    for each in figures:
        assert each.provenance is not None, "only figures with a sentence are left"
        sentences.setdefault((each.provenance.source, each.provenance.sentence), []).append(each)
    return tuple(_testimony(group, show, language) for group in sentences.values())


def arithmetic(figure: Figure, show: Show, language: Language) -> tuple[str, str]:
    """How a derived figure follows, in two parts: the way there, and the result.

    ("198 − 109 = ", "89"); ("近5600 ÷ 近2000 ≈ ", "2.8"); two empty texts for any other figure.
    """
    derivation = figure.derivation
    if derivation is None:
        return "", ""
    operands = [show.figures[name] for name in derivation.operands]
    terms = [_term(operand, language) for operand in operands]
    if derivation.operation is Operation.GROWTH:
        now, before = terms[0], terms[-1]
        way = f"({now} {MINUS} {before}) ÷ {before}"
    else:
        way = _SIGN[derivation.operation].join(terms)
    is_exact = all(each.qualifier is Qualifier.EXACT for each in (figure, *operands))
    result = write(figure, language)
    return f"{way} {'=' if is_exact else '≈'} ", _number(result)


def as_of(figure: Figure, language: Language) -> str:
    """The time a figure is true for; empty if its source gives none."""
    return as_of_words(figure.as_of, language) if figure.as_of else ""


def _ground(figure: Figure, show: Show) -> Iterator[Figure]:
    """The figures that a sentence must state for this one to be true."""
    if figure.derivation is None:
        yield figure
        return
    for name in figure.derivation.operands:
        yield from _ground(show.figures[name], show)


def _testimony(figures: list[Figure], show: Show, language: Language) -> Testimony:
    provenance = figures[0].provenance
    assert provenance is not None, "only figures with a sentence are left"
    own: Language = "zh" if any(map(is_han, provenance.sentence)) else "en"
    spans = [_span(each, own) for each in figures]
    translation: tuple[Run, ...] = ()
    if own != language:
        text = next((each for each in _translations(figures, language) if each), "")
        translation = _marked(text, [_found(each, text, language) for each in figures])
    source = show.sources[provenance.source]
    comma = "，" if language == "zh" else ", "
    name = source.name.get(language, "") or next(iter(source.name.values()), "")
    return Testimony(
        _marked(provenance.sentence, spans),
        own,
        translation,
        comma.join(part for part in (name, date_words(source.date, language)) if part),
    )


def _translations(figures: Iterable[Figure], language: Language) -> Iterator[str]:
    for figure in figures:
        if figure.provenance is not None:
            yield figure.provenance.translation.get(language, "")


def _span(figure: Figure, language: Language) -> tuple[int, int]:
    """Where the sentence writes the figure: as we would, else its number, else the whole quote."""
    provenance = figure.provenance
    assert provenance is not None, "only figures with a sentence are left"
    start, end = provenance.start, provenance.start + len(provenance.quote)
    for words in _wordings(write(figure, language)):
        at = provenance.sentence.find(words, start, end)
        if at >= 0:
            return at, at + len(words)
    return provenance.numeral or (start, end)


def _found(figure: Figure, text: str, language: Language) -> tuple[int, int]:
    """Where a translation writes the figure; (0, 0) if it does so in other words."""
    for words in _wordings(write(figure, language)):
        at = text.find(words)
        if at >= 0:
            return at, at + len(words)
    return 0, 0


def _wordings(written: Written) -> Iterator[str]:
    """Ways in which a text may write the figure, the most complete first."""
    gap = "" if written.language == "zh" else " "
    yield written.plain()
    for words in (
        gap.join((written.before, written.number, written.unit_phrase)),
        gap.join((written.number, written.unit_phrase)),
        gap.join((written.before, written.number, written.scale)),
        gap.join((written.number, written.scale)),
        written.number,
        written.numeral + written.percent,
    ):
        if words.strip():
            yield words.strip()


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """The text in runs, the spans emphasised."""
    runs: list[Run] = []
    at = 0
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if start < at:
            continue
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:end], is_emphasis=True))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _term(figure: Figure, language: Language) -> str:
    written = write(figure, language)
    gap = " " if language == "en" and written.before else ""
    return f"{written.before}{gap}{_number(written)}"


def _number(written: Written) -> str:
    gap = " " if written.language == "en" and written.scale else ""
    return f"{written.number}{gap}{written.scale}{written.after}"
