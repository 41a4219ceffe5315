"""What needs a decision in a show, most important first.

Questions of the check come first; of a draft made from an article also its labels and texts, slide
by slide, so that one key confirms all that stands on one page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.writing import write
from kiosk.review.decision import RANKS, Decision, Entry, Kind, Option
from kiosk.review.restate import parts_in, restated, summed
from kiosk.review.taking_off import taken_off
from kiosk.review.translations import missing_texts
from kiosk.show.model import KeywordSlide, StorySlide
from kiosk.show.read import SHOW_FILE
from kiosk.show.tree import Mapping, Scalar, Sequence, Spot
from kiosk.show.usage import figures_shown
from kiosk.show.verify_figures import sentence_of, states
from kiosk.show.verify_model import Check, Grade, Passage, answer_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Words
    from collections.abc import Sequence as SequenceABC

    from kiosk.figures.model import Figure, Language
    from kiosk.show.model import Show, Slide
    from kiosk.show.read import Reading
    from kiosk.show.tree import Step
    from kiosk.show.verify_model import SourceFacts, Stated
    from kiosk.show.write import Edit

KEEP = {"zh": "保留现状", "en": "Leave it as it is"}
ACCEPT = {"zh": "确认", "en": "Confirm"}
_TEXT_KEYS = ("headline", "text", "word", "gloss", "deck", "note", "caption")
_AROUND = frozenset({"gloss", "deck", "note"})
"""Texts that an import adds by rule: what one mark stands for, what kind of page this is."""
_PROSE = (KeywordSlide, StorySlide)
"""Slides on which no labels are read."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that decisions are made of."""

    show: Show
    reading: Reading
    sources: SequenceABC[SourceFacts]
    checks: SequenceABC[Check]


def decisions(facts: Facts, *, with_translations: bool = False) -> tuple[Decision, ...]:
    """All decisions of a show, answered or not, most important first.

    Args:
        facts: The show as it stands now.
        with_translations: Also the texts that are missing in the other language.
    """
    found = [_of_check(check, facts) for check in facts.checks if check.is_open]
    if _is_draft(facts.reading):
        found += _pages(facts)
    if with_translations and facts.reading.root is not None:
        found += missing_texts(facts.reading, facts.show)
    unique = {one.key: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: RANKS[one.kind]))


def waiting(all_decisions: SequenceABC[Decision], facts: Facts) -> tuple[Decision, ...]:
    """Those that nobody has answered."""
    return tuple(one for one in all_decisions if one.key not in facts.reading.answers)


def _is_draft(reading: Reading) -> bool:
    return reading.root is not None and reading.root.at("draft").text == "true"


def _of_check(check: Check, facts: Facts) -> Decision:
    kind = Kind.VERIFY if check.grade is Grade.VERIFY else Kind.CHOOSE
    return Decision(
        kind=kind,
        key=check.key,
        code=check.code,
        question=check.question,
        options=tuple(_options(check, facts)),
        slide=_slide_of(check, facts),
        passages=check.passages,
        entries=tuple(_own_texts(check, facts)),
    )


def _options(check: Check, facts: Facts) -> Iterator[Option]:
    """Keeping it first, or the wordings that compete, the more exact one first."""
    if check.code == "repeat":
        wordings = sorted(_wordings(check, facts), key=_exactness)
        for stated in wordings:
            edits = tuple(_restatements(check, stated, facts))
            title = {"zh": f"用“{stated.words}”", "en": f"Take “{stated.words}”"}
            yield Option(title, stated.words, edits)
        yield Option({"zh": "两处都保留", "en": "Leave both"}, "both stay")
        return
    yield Option(_kept(check), "as it is")
    if check.code == "gone" and (edits := taken_off(check.figures[0], facts)):
        yield Option({"zh": "从墙上拿下", "en": "Take it off the wall"}, "taken off", edits)
    if check.code == "sum":
        whole = next((f for f in _figures(check, facts) if _is_whole(f, check)), None)
        parts = parts_in(facts.show, check.detail.split(" + "), whole) if whole else ()
        if whole and parts:
            title = {
                "zh": f"改用合计 {check.options[0]}",
                "en": f"Take the sum, {check.options[0]}",
            }
            yield Option(title, f"sum: {check.options[0]}", (summed(whole, parts),))


def _kept(check: Check) -> Words[str, str]:
    """What keeping everything means, in the words that the question is about."""
    last = check.passages[-1] if check.passages else None
    if check.code != "sum" or last is None or len(last.marks) != 1:
        return KEEP
    start, end = last.marks[0]
    words = last.text[start:end]
    return {"zh": f"保留“{words}”", "en": f"Keep “{words}”"}


def _is_whole(figure: Figure, check: Check) -> bool:
    return f"{figure.value:f}" == check.options[0] and figure.derivation is None


def _figures(check: Check, facts: Facts) -> list[Figure]:
    return [facts.show.figures[name] for name in check.figures if name in facts.show.figures]


def _wordings(check: Check, facts: Facts) -> list[Stated]:
    """The statements that a repetition is about."""
    found: list[Stated] = []
    for passage in check.passages:
        found += [
            one
            for source in facts.sources
            for one in source.stated
            if one.sentence == passage.text and (one.start, one.end) in passage.marks
        ]
    return found[:2]


def _exactness(stated: Stated) -> int:
    return 0 if stated.figure.qualifier.value == "exact" else 1


def _restatements(check: Check, chosen: Stated, facts: Facts) -> Iterator[Edit]:
    """Edits that bring every figure of the question to the chosen wording."""
    for figure in _figures(check, facts):
        here = states(figure, facts.sources)
        is_chosen = any(
            one.sentence == chosen.sentence and one.start == chosen.start for one in here
        )
        if not is_chosen and figure.provenance is not None:
            source = next(s for s in facts.sources if s.source == figure.provenance.source)
            yield restated(figure, chosen, source.language)


def _own_texts(check: Check, facts: Facts) -> Iterator[Entry]:
    """The texts of the show that a question is about; they can be mended at once."""
    root = facts.reading.root
    for passage in check.passages:
        place = passage.place
        if root is None or place.file != SHOW_FILE:
            continue
        spot = spot_at(root, place.line or 0, place.column or 0)
        if spot is not None and spot.steps[-1] in ("zh", "en"):
            language = str(spot.steps[-1])
            yield Entry((spot.steps[:-1],), language, spot.text, f"{spot.steps[-2]} · {language}")


def spot_at(spot: Spot, line: int, column: int) -> Spot | None:
    """The text of the file that begins at a place."""
    node = spot.node
    if isinstance(node, Scalar):
        return spot if (node.line, node.column) == (line, column) else None
    steps: Iterable[Step] = ()
    if isinstance(node, Mapping):
        steps = node.entries
    elif isinstance(node, Sequence):
        steps = range(len(node.items))
    found = (spot_at(spot.at(step), line, column) for step in steps)
    return next((one for one in found if one is not None), None)


def _slide_of(check: Check, facts: Facts) -> str:
    """The slide that a question is about, or the first that shows its figures."""
    for slide in facts.show.slides():
        if any(f'slide "{slide.id}"' in p.place.path for p in check.passages):
            return slide.id
    shown = ((slide.id, figures_shown(slide)) for slide in facts.show.slides())
    return next((name for name, ids in shown if set(ids) & set(check.figures)), "")


def _pages(facts: Facts) -> Iterator[Decision]:
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
        labels = [_label_entry(figure, language, facts) for figure in labeled]
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


def _label_entry(figure: Figure, language: Language, facts: Facts) -> Entry:
    """A figure's label with every place where a slide repeats it."""
    words = figure.label[language]
    places: list[tuple[Step, ...]] = [("figures", figure.id, "label")]
    for spot in facts.reading.draft.slide_spots.values():
        for where in _uses(spot):
            label = where.at("label", language).text
            if where.at("figure").text == figure.id and label == words:
                places.append((*where.steps, "label"))
    return Entry(tuple(places), language, words, write(figure, language).plain())


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
