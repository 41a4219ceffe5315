"""What needs a decision in a show, most important first.

Questions of the check come first; of a draft made from an article also its labels and texts, slide
by slide, so that one key confirms all that stands on one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kiosk.figures.dates import as_of_words
from kiosk.review.decision import RANKS, Decision, Entry, Kind, Option
from kiosk.review.pages import pages, sheet
from kiosk.review.placing import unplaced
from kiosk.review.restate import parts_in, put_back, restated, summed
from kiosk.review.taking_off import taken_off
from kiosk.review.translations import missing_texts
from kiosk.show import write
from kiosk.show.read import SHOW_FILE
from kiosk.show.tree import Mapping, Scalar, Sequence, Spot
from kiosk.show.usage import figures_shown
from kiosk.show.verify_figures import states
from kiosk.show.verify_model import Check, Grade, answer_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Words
    from collections.abc import Sequence as SequenceABC

    from kiosk.figures.model import Figure
    from kiosk.show.model import Show
    from kiosk.show.read import Reading
    from kiosk.show.tree import Step
    from kiosk.show.verify_model import SourceFacts, Stated
    from kiosk.show.write import Edit

STAYS = {"zh": "留在墙上", "en": "It stays on the wall"}
KEEP = {"zh": "保留现状", "en": "Leave it as it is"}


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
    found += unplaced(facts)
    if _is_draft(facts.reading):
        found += pages(facts)
    if with_translations and facts.reading.root is not None:
        found += missing_texts(facts.reading, facts.show)
    unique = {one.key: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: RANKS[one.kind]))


def waiting(all_decisions: SequenceABC[Decision], facts: Facts) -> tuple[Decision, ...]:
    """Those that nobody has answered; of pages that are looked at together, what is left."""
    answers = facts.reading.answers
    found: list[Decision] = []
    for one in all_decisions:
        parts = [part for part in one.parts if part.key not in answers]
        if parts:
            found.append(sheet(parts))
        elif not one.parts and one.key not in answers:
            found.append(one)
    return tuple(found)


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
    if check.code == "altered":
        yield from _versions(check, facts)
        return
    if check.code == "as-of" and check.grade is Grade.CHOOSE:
        yield _source_time(check, facts)
    yield Option(_kept(check), "as it is", takes_reason=True)
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


def _versions(check: Check, facts: Facts) -> Iterator[Option]:
    """The number of the new article, which stands there already, or the one before."""
    new, old = check.options
    name = check.figures[0]
    former = facts.reading.draft.former[name]
    is_gone = answer_key("gone", (former.provenance.sentence if former.provenance else "", name))
    taken = partial(write.remove_key, steps=("figures", name, "was"))
    yield Option({"zh": f"用“{new}”", "en": f"Take “{new}”"}, new, (taken,))
    kept = put_back(facts.reading.draft.figure_spots[name])
    title = {"zh": f"保留“{old}”", "en": f"Keep “{old}”"}
    yield Option(title, old, (kept,), takes_reason=True, settles=(is_gone,))


def _source_time(check: Check, facts: Facts) -> Option:
    """The time that the source names, for all figures about which this is the question."""
    said = check.options[0]
    names = [name for one in facts.checks if one.key == check.key for name in one.figures]
    edits = tuple(
        partial(write.set_value, steps=("figures", name, "as_of"), words=said) for name in names
    )
    title = {"zh": f"用“{as_of_words(said, 'zh')}”", "en": f"Take “{as_of_words(said, 'en')}”"}
    return Option(title, said, edits)


def _kept(check: Check) -> Words[str, str]:
    """What keeping everything means, in the words that the question is about."""
    if check.code == "gone":
        return STAYS
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
