"""The pages of a draft: labels and texts that a rule has cut from an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.figures.writing import write
from kiosk.review.decision import Decision, Entry, Kind, Option
from kiosk.review.doubts import doubt_in_words
from kiosk.show.model import KeywordSlide, NumbersSlide, PosterSlide, StorySlide
from kiosk.show.usage import figures_shown
from kiosk.show.verify_figures import sentence_of
from kiosk.show.verify_model import Grade, Passage, answer_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Words
    from collections.abc import Sequence as SequenceABC

    from kiosk.figures.model import Figure, Language
    from kiosk.review.queue import Facts
    from kiosk.show.model import Slide
    from kiosk.show.tree import Spot, Step

ACCEPT = {"zh": "确认", "en": "Confirm"}
TOGETHER = "pages"
"""Key of the decision about pages that are looked at together; answers are recorded for each."""
_FEW = 3
"""So many pages are worth being shown side by side."""
_TEXT_KEYS = ("headline", "text", "word", "gloss", "deck", "note", "caption")
_AROUND = frozenset({"gloss", "deck", "note"})
"""Texts that an import adds by rule: what one mark stands for, what kind of page this is."""
_PROSE = (KeywordSlide, StorySlide)
"""Slides on which no labels are read."""


def pages(facts: Facts) -> list[Decision]:
    """What is asked about pages: all that need no second look at once, as they will be seen."""
    found = list(_each(facts))
    order = [slide.id for slide in facts.show.slides()]
    together = sorted((one for one in found if _is_plain(one)), key=lambda p: order.index(p.slide))
    if len(together) < _FEW:
        return found
    return [*(one for one in found if one not in together), sheet(together)]


def sheet(parts: SequenceABC[Decision]) -> Decision:
    """Pages side by side with one question."""
    accept = {"zh": f"这{len(parts)}页都对", "en": f"All {len(parts)} pages are right"}
    return Decision(
        kind=Kind.PAGE,
        key=TOGETHER,
        code="pages",
        question={
            "zh": f"这{len(parts)}页都对吗？要改哪一页，就点哪一页。",
            "en": f"Are these {len(parts)} pages right? Click a page to change it.",
        },
        options=(Option(accept, "confirmed"),),
        parts=tuple(parts),
    )


def _is_plain(page: Decision) -> bool:
    """Whether one look at a page is enough."""
    return not any(entry.doubt for entry in page.entries)


def _each(facts: Facts) -> Iterator[Decision]:
    """One decision for all that stands on a slide and was not asked before: labels and texts.

    A page on which all words are the article's own, and are no claim without a figure, is not
    asked about.
    """
    language: Language = "zh" if facts.show.languages[0] == "zh" else "en"
    sources = [_bare(source.text) for source in facts.reading.draft.sources.values()]
    asked: set[str] = set()
    # Where most figures stand together, their labels are judged best.
    slides = sorted(facts.show.slides(), key=lambda slide: -_weight(slide))
    for slide in slides:
        figures = [facts.show.figures[name] for name in figures_shown(slide) if name not in asked]
        asked.update(figure.id for figure in figures)
        labeled = [figure for figure in figures if figure.label.get(language)]
        # Points of a series and parts of a whole are named by their chart.
        is_alone = isinstance(slide, NumbersSlide | PosterSlide)
        labels = [_label_entry(figure, language, facts, is_alone=is_alone) for figure in labeled]
        texts = list(_text_entries(facts.reading.draft.slide_spots[slide.id], language))
        notes = _notes(slide, facts)
        is_quoted = all(
            any(_is_quoted(entry.words, source) for source in sources)
            for entry in texts
            if entry.name not in _AROUND
        )
        has_new_labels = bool(labels) and not isinstance(slide, _PROSE)
        if notes or has_new_labels or not is_quoted:
            yield _page(slide, [*labels, *texts], notes, facts)


def _weight(slide: Slide) -> int:
    return 0 if isinstance(slide, _PROSE) else len(figures_shown(slide))


def _is_quoted(words: str, source: str) -> bool:
    """Whether a text is the source's own; the figures in it are checked elsewhere."""
    at = 0
    for piece in re.split(r"\{[^}]*\}", re.sub(r"[*|\\]", "", words)):
        at = source.find(_bare(piece), at)
        if at < 0:
            return False
    return True


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char != "*")


def _notes(slide: Slide, facts: Facts) -> list[Words[str, str]]:
    """What should be looked at on a slide: claims without a figure, numbers without a source."""
    found = [
        check.question
        for check in facts.checks
        if check.grade is Grade.NOTE
        and check.code != "missing"
        and f'slide "{slide.id}"' in check.place.path
    ]
    return list({note["en"]: note for note in found}.values())


def _page(
    slide: Slide, entries: list[Entry], notes: list[Words[str, str]], facts: Facts
) -> Decision:
    return Decision(
        kind=Kind.PAGE,
        key=key_of(Kind.PAGE, [entry.words for entry in entries]),
        code="page",
        question={
            "zh": f"这一页的{len(entries)}处文字对吗？可以直接改。",
            "en": f"Are the words of this page right ({len(entries)})? Change them here.",
        },
        options=(Option(ACCEPT, "confirmed"),),
        slide=slide.id,
        passages=tuple(_sentences(slide, facts)),
        entries=tuple(entries),
        notes=tuple(notes),
    )


def _sentences(slide: Slide, facts: Facts) -> Iterator[Passage]:
    """The sentences of a slide's figures, each once, with all of them marked."""
    found: dict[str, list[Passage]] = {}
    for name in figures_shown(slide):
        provenance = facts.show.figures[name].provenance
        if provenance is not None:
            passage = sentence_of(provenance, facts.reading)
            found.setdefault(passage.text, []).append(passage)
    for text, passages in found.items():
        marks = sorted({mark for one in passages for mark in one.marks})
        yield Passage(text, passages[0].place, tuple(marks))


def _label_entry(figure: Figure, language: Language, facts: Facts, *, is_alone: bool) -> Entry:
    """A figure's label with every place where a slide repeats it."""
    words = figure.label[language]
    places: list[tuple[Step, ...]] = [("figures", figure.id, "label")]
    for spot in facts.reading.draft.slide_spots.values():
        for where in _uses(spot):
            label = where.at("label", language).text
            if where.at("figure").text == figure.id and label == words:
                places.append((*where.steps, "label"))
    name = write(figure, language).plain()
    doubt = doubt_in_words(figure, language) if is_alone else None
    return Entry(tuple(places), language, words, name, doubt=doubt)


def _uses(slide: Spot) -> Iterator[Spot]:
    """Where a slide may name a figure together with a label."""
    for key in ("hero", "figure", "part", "whole", "annotation"):
        yield slide.at(key)
    for key in ("list", "groups", "figures"):
        yield from slide.at(key).elements()


def _text_entries(slide: Spot, language: str) -> Iterator[Entry]:
    for key in _TEXT_KEYS:
        words = slide.at(key, language).text
        if words:
            yield Entry(((*slide.steps, key),), language, words, key)


def key_of(kind: Kind, words: SequenceABC[str]) -> str:
    """What the answer about some texts is recorded under: it holds until one of them changes."""
    return answer_key(kind.value, tuple(words))
