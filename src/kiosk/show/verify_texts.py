"""The texts of a show: both languages, and no number that comes from nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.show.model import ChartSlide, FigureUse, NumbersSlide, PosterSlide
from kiosk.show.verify_languages import Number, compare_languages, digits_in, numbers_in
from kiosk.show.verify_marks import MARK
from kiosk.show.verify_model import Check, Grade, Passage
from kiosk.show.verify_prose import check_malformed, check_superlatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from kiosk.figures.model import Text
    from kiosk.show.model import RichTexts, Show, Slide
    from kiosk.show.read import Reading
    from kiosk.show.tree import Spot

_RICH: Final = ("headline", "text")
_PLAIN: Final = ("call", "caption", "word", "gloss", "deck", "note")
_TITLES: Final = ("title", "name")


@dataclass(frozen=True, slots=True)
class _Words:
    """One text of the show in its languages."""

    spot: Spot
    texts: Mapping[str, str]
    """As it reads on the wall."""
    written: Mapping[str, tuple[tuple[int, int], ...]]
    """Stretches that a figure wrote; by language."""
    figures: tuple[str, ...] = ()

    def passage(self, language: str) -> Passage:
        """The text in a language, with its place."""
        where = self.spot.at(language)
        spot = where if where.node is not None else self.spot
        return Passage(self.texts[language].replace("\n", " "), spot.place())

    def typed(self, language: str) -> list[Number]:
        """The numbers that the author typed."""
        stretches = self.written.get(language, ())
        return [
            number
            for number in numbers_in(self.texts[language].replace("\n", " "))
            if not any(start < number.end and number.start < end for start, end in stretches)
        ]


def check_texts(show: Show, reading: Reading) -> Iterator[Check]:
    """What the texts of a show say otherwise in one of its languages, or without a source."""
    known = _Known(show, reading)
    for words in _all_words(show, reading):
        yield from _between_languages(words)
        yield from _untraced(words, known)
        passages = [words.passage(language) for language in words.texts]
        yield from check_superlatives(passages)
        yield from check_malformed(passages)


def _between_languages(words: _Words) -> Iterator[Check]:
    if len(words.texts) != 2:
        return
    first, second = words.texts
    texts = ((first, words.passage(first)), (second, words.passage(second)))
    typed = (words.typed(first), words.typed(second))
    yield from compare_languages(texts, typed, code="languages", figures=words.figures)


def _untraced(words: _Words, known: _Known) -> Iterator[Check]:
    """Numbers that no source, no figure and no table has."""
    for language in words.texts:
        passage = words.passage(language)
        for number in words.typed(language):
            values = {number.value.normalize(), (number.value * 100).normalize()}
            values |= digits_in(number.words)
            if MARK.search(passage.text) or known.has(values):
                continue
            question = {
                "zh": f"“{number.words}”不在任何来源里。对吗？",
                "en": f"“{number.words}” is in none of the sources. Is it right?",
            }
            marks = ((number.start, number.end),)
            passages = (Passage(passage.text, passage.place, marks),)
            detail = number.words
            yield Check(
                Grade.NOTE, "untraced", passage.place, question, passages, words.figures, (), detail
            )


class _Known:
    """Every value that a show's sources, figures and tables have."""

    def __init__(self, show: Show, reading: Reading) -> None:
        self._digits = _known_digits(show, reading)
        self._texts = [source.text for source in reading.draft.sources.values()]
        self._values: set[Decimal] | None = None

    def has(self, values: set[Decimal]) -> bool:
        """Whether one of the values is known."""
        if values & self._digits:
            return True
        if self._values is None:
            # Numbers in words and with scales; reading all of a long source takes seconds.
            found = (one for text in self._texts for one in numbers_in(text))
            self._values = {one.value.normalize() for one in found}
        return bool(values & self._values)


def _known_digits(show: Show, reading: Reading) -> set[Decimal]:
    known: set[Decimal] = set()
    for source in reading.draft.sources.values():
        known |= digits_in(source.text) | digits_in(source.source.date.replace("-", " "))
    for figure in show.figures.values():
        known.add(figure.value.normalize())
        known |= digits_in(figure.as_of.replace("-", " "))
    for slide in show.slides():
        if isinstance(slide, ChartSlide):
            points = [point for series in slide.series for point in series.points]
            known |= {point.value.normalize() for point in points}
            known |= {
                digit
                for point in points
                for name in point.name.values()
                for digit in digits_in(name)
            }
    return known


def _all_words(show: Show, reading: Reading) -> Iterator[_Words]:
    root = reading.root
    if root is None:
        return
    for key in _TITLES:
        spot = root.at(key)
        if spot.node is not None:
            yield _plain(spot, getattr(show, key))
    for number, section in enumerate(show.sections):
        yield _plain(root.at("sections", number, "title"), section.title)
    for source in show.sources.values():
        yield _plain(root.at("sources", source.id, "name"), source.name)
    for figure in show.figures.values():
        spot = reading.draft.figure_spots.get(figure.id)
        if spot is not None:
            yield _plain(spot.at("label"), figure.label, (figure.id,))
            if figure.change is not None:
                yield _plain(spot.at("change", "basis"), figure.change.basis, (figure.id,))
    for slide in show.slides():
        yield from _of_slide(slide, reading.draft.slide_spots[slide.id])


def _of_slide(slide: Slide, spot: Spot) -> Iterator[_Words]:
    for key in _RICH:
        rich: RichTexts = getattr(slide, key, {})
        if rich:
            yield _rich(spot.at(key), rich)
    for key in _PLAIN:
        plain: Text = getattr(slide, key, {})
        if plain:
            yield _plain(spot.at(key), plain)
    for where, use in _uses(slide, spot):
        if use.label:
            yield _plain(where.at("label"), use.label, (use.figure,))


def _uses(slide: Slide, spot: Spot) -> Iterator[tuple[Spot, FigureUse]]:
    """Figures on a slide with the place of what this slide says of them."""
    match slide:
        case PosterSlide():
            yield spot.at("figure"), slide.figure
        case NumbersSlide():
            yield spot.at("hero"), slide.hero
            yield from ((spot.at("list", n), use) for n, use in enumerate(slide.list))
        case ChartSlide():
            if spot.at("part").node is not None and len(slide.groups) == 2:
                yield spot.at("part"), slide.groups[0]
                yield spot.at("whole"), slide.groups[1]
            else:
                yield from ((spot.at("groups", n), use) for n, use in enumerate(slide.groups))
        case _:
            return


def _plain(spot: Spot, texts: Text, figures: tuple[str, ...] = ()) -> _Words:
    return _Words(spot, dict(texts), {}, figures)


def _rich(spot: Spot, texts: RichTexts) -> _Words:
    words: dict[str, str] = {}
    written: dict[str, tuple[tuple[int, int], ...]] = {}
    figures: dict[str, None] = {}
    for language, runs in texts.items():
        at, stretches = 0, list[tuple[int, int]]()
        for run in runs:
            if run.figure:
                stretches.append((at, at + len(run.text)))
                figures[run.figure] = None
            at += len(run.text)
        words[language] = "".join(run.text for run in runs)
        written[language] = tuple(stretches)
    return _Words(spot, words, written, tuple(figures))
