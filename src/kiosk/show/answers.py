"""Answers to what a check asked, as they stand in show.yaml.

An answer belongs to a question's sentences, by a hash of them: when a sentence changes, the
question is asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kiosk.show.schema import AnswerEntry
from kiosk.show.schema_problems import validate
from kiosk.show.tree import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.show.findings import Findings
    from kiosk.show.tree import Spot
    from kiosk.show.verify_model import Check

ANSWERS: Final = "answers"
"""Key in show.yaml."""
Answers: TypeAlias = "dict[str, AnswerEntry]"
"""Recorded answers by the keys of their questions."""


def read_answers(spot: Spot, findings: Findings) -> Answers:
    """The answers by key; what is unsound is reported.

    Args:
        spot: Where they stand; they may be left out.
        findings: Takes the problems.
    """
    if spot.node is None or spot.is_broken:
        return {}
    if not isinstance(spot.node, Sequence):
        cure = "An answer begins with `- key:`."
        findings.defect("wrong-type", spot.place(), "expected a list of answers", cure)
        return {}
    entries = (validate(AnswerEntry, one, findings) for one in spot.elements())
    return {entry.key: entry for entry in entries if entry is not None}


def unanswered(checks: Iterable[Check], answers: Mapping[str, AnswerEntry]) -> list[Check]:
    """The questions that still wait for an answer."""
    return [check for check in checks if check.is_open and check.key not in answers]
