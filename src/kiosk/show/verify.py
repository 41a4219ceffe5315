"""Everything that can be checked in a sound show: figures, texts, and what its sources say.

That a figure is what its quoted sentence says is checked while the show is read; here follows
what takes the whole: other sentences, other languages, other times.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.show.verify_figures import check_figures, states
from kiosk.show.verify_gone import check_altered, check_gone
from kiosk.show.verify_marks import check_marks
from kiosk.show.verify_missing import check_missing
from kiosk.show.verify_model import RANKS, Check, Grade
from kiosk.show.verify_prose import check_malformed, check_superlatives
from kiosk.show.verify_sources import check_source
from kiosk.show.verify_texts import check_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kiosk.show.read import Reading
    from kiosk.show.verify_model import SourceFacts, Stated


def verify(reading: Reading, facts: Sequence[SourceFacts], today: date) -> list[Check]:
    """Check a show; most important first, in a fixed order.

    Args:
        reading: The show; without one (it has defects) nothing is checked.
        facts: What its sources state, as far as they could be read as articles.
        today: For what is out of date.
    """
    show = reading.show
    if show is None:
        return []
    found: list[Check] = []
    places = {figure.id: _places(states(figure, facts)) for figure in show.figures.values()}
    for source in facts:
        found += [_for_show(check, places) for check in verify_source(source)]
    found += check_figures(show, reading, facts, today)
    found += check_texts(show, reading)
    found += check_marks(show, reading)
    found += check_missing(show, reading)
    found += check_altered(show, reading)
    found += check_gone(show, reading)
    return in_order(found)


def verify_source(facts: SourceFacts) -> list[Check]:
    """Check a text by itself: what its figures say about each other, and claims without one."""
    return in_order(
        [
            *check_source(facts),
            *check_superlatives(facts.sentences),
            *check_malformed(facts.sentences),
        ]
    )


def in_order(checks: Iterable[Check]) -> list[Check]:
    """Most important first, then by place; each question once."""
    unique = {(one.grade, one.key, one.place): one for one in checks}
    return sorted(unique.values(), key=_order)


def _order(check: Check) -> tuple[int, bool, str, int, int, str]:
    place = check.place
    is_other = place.file != "show.yaml"
    return (
        RANKS[check.grade],
        is_other,
        place.file,
        place.line or 0,
        place.column or 0,
        check.code,
    )


def _places(stated: Iterable[Stated]) -> frozenset[tuple[str, int, int]]:
    """Sentences and stretches in which a figure stands."""
    return frozenset((one.sentence, one.start, one.end) for one in stated)


def _for_show(check: Check, places: Mapping[str, frozenset[tuple[str, int, int]]]) -> Check:
    """A source's question with the figures it is about.

    What is in none of the show's figures never reaches the wall: it is only worth a note.
    """
    marked = {(p.text, start, end) for p in check.passages for start, end in p.marks}
    figures = tuple(name for name, here in places.items() if here & marked)
    if not figures and check.is_open:
        return replace(check, grade=Grade.NOTE)
    return replace(check, figures=figures)
