"""What a newer article says otherwise, or no longer: a person decides what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.figures.writing import write
from kiosk.show.verify_figures import sentence_of
from kiosk.show.verify_model import Check, Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.show.model import Show
    from kiosk.show.read import Reading

FORMER: Final = "article-before"
"""Id of the source in which an import keeps the sentences that a newer article has no longer."""


def check_altered(show: Show, reading: Reading) -> Iterator[Check]:
    """One question for every figure that had another value in the former article."""
    for name, former in reading.draft.former.items():
        figure = show.figures.get(name)
        if figure is None or figure.provenance is None or former.provenance is None:
            continue
        language = "zh" if "zh" in figure.label else "en"
        label = figure.label.get(language, "")
        new, old = write(figure, language).plain(), write(former, language).plain()
        question = {
            "zh": f"{label}：新的报道写“{new}”，以前写“{old}”。墙上用哪个？",
            "en": f"{label}: the new article says “{new}”, it said “{old}”. Which is shown?",
        }
        passages = (
            sentence_of(former.provenance, reading),
            sentence_of(figure.provenance, reading),
        )
        place = reading.draft.figure_spots[name].place()
        yield Check(
            Grade.CHOOSE, "altered", place, question, passages, (name,), (new, old), f"{name} {new}"
        )


def check_gone(show: Show, reading: Reading) -> Iterator[Check]:
    """One question for every figure on the wall that only the former article states."""
    for figure in show.figures.values():
        provenance = figure.provenance
        spot = reading.draft.figure_spots.get(figure.id)
        if provenance is None or provenance.source != FORMER or spot is None:
            continue
        language = "zh" if "zh" in figure.label else "en"
        words = f"{write(figure, language).plain()} {figure.label.get(language, '')}".strip()
        question = {
            "zh": f"新的报道里没有“{words}”了。还放在墙上吗？",
            "en": f"The new article no longer has “{words}”. Does it stay on the wall?",
        }
        passages = (sentence_of(provenance, reading),)
        yield Check(
            Grade.CHOOSE, "gone", spot.place(), question, passages, (figure.id,), (), figure.id
        )
