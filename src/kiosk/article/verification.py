"""A show checked against its sources, each read as the article it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.article.stated import source_facts
from kiosk.show.verify import verify

if TYPE_CHECKING:
    from datetime import date

    from kiosk.show.read import Reading
    from kiosk.show.verify_model import Check, SourceFacts


def check_show(reading: Reading, today: date) -> list[Check]:
    """Everything that can be checked in a sound show, most important first."""
    return verify(reading, facts_of_show(reading), today)


def facts_of_show(reading: Reading) -> list[SourceFacts]:
    """What the sources of a show state, as far as they can be read as articles."""
    found: list[SourceFacts] = []
    for text in reading.draft.sources.values():
        facts = source_facts(text.text.encode(), text.source.id, text.source.file)
        if facts is not None:
            found.append(facts)
    return found
