"""What was checked, as lines for a terminal and as JSON; and what of it stops a show."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kiosk.errors import Problem, Severity
from kiosk.show.verify_model import Check, Grade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LONGEST: Final = 90
"""Characters of a sentence on a terminal."""
_COUNTED: Final = {
    "source": "figures stand in their sentences with value, unit and qualifier",
    "derivation": "figures follow from others",
}
"""What is confirmed so often that only its number is said."""
_MOST_NOTES: Final = 12


def contradictions(checks: Iterable[Check], *, is_draft: bool) -> list[Problem]:
    """Open questions of the highest grade as problems.

    Args:
        checks: Those that nobody has answered.
        is_draft: They do not stop the show: its pages are marked.
    """
    severity = Severity.REMARK if is_draft else Severity.DEFECT
    return [_problem(check, severity) for check in checks if check.grade is Grade.VERIFY]


def choices(checks: Iterable[Check]) -> list[Problem]:
    """Open questions in which two wordings fit, as remarks."""
    return [_problem(check, Severity.REMARK) for check in checks if check.grade is Grade.CHOOSE]


def _problem(check: Check, severity: Severity) -> Problem:
    sentences = " / ".join(short(p.marked()) for p in check.passages)
    message = f"{check.grade}: {check.question['en']} {sentences}".strip()
    cure = f"Correct it, or answer it with `kiosk review` (question {check.key})."
    place = check.place
    if not place.path and place.file != "show.yaml" and check.figures:
        place = replace(place, path=f'figure "{check.figures[0]}"')
    return Problem(severity, f"{check.grade}-{check.code}", place, message, cure)


def short(sentence: str) -> str:
    """A sentence that fits a few lines, cut around its first mark."""
    if len(sentence) <= _LONGEST:
        return f"“{sentence}”"
    first = max(0, sentence.find("[") - _LONGEST // 3)
    cut = sentence[first : first + _LONGEST]
    return f"“{'…' if first else ''}{cut}{'…' if first + _LONGEST < len(sentence) else ''}”"


def check_lines(checks: Iterable[Check], answered: Collection[str]) -> Iterator[str]:
    """Notes and everything that is confirmed, one line each; questions are problems already.

    Args:
        checks: All of them.
        answered: Keys of the questions that have an answer.
    """
    found = list(checks)
    notes = [check for check in found if check.grade is Grade.NOTE]
    for check in notes[:_MOST_NOTES]:
        yield f"note: {_position(check)} {check.question['en']}{_context(check)}"
    if len(notes) > _MOST_NOTES:
        yield f"note: {len(notes) - _MOST_NOTES} more; --json lists all"
    counts = Counter(one.code for one in found if one.grade is Grade.CONFIRMED)
    for code, words in _COUNTED.items():
        if counts[code]:
            yield f"confirmed: {counts[code]} {words}"
    for check in found:
        if check.grade is Grade.CONFIRMED and check.code not in _COUNTED:
            yield f"confirmed: {_position(check)} {check.question['en']}"
    settled = sum(check.is_open and check.key in answered for check in found)
    if settled:
        yield f"answered: {settled} question{'s' if settled > 1 else ''}"


def _context(check: Check) -> str:
    """The sentences of a source; the author's own text stands in the line that was named."""
    sentences = [short(p.marked()) for p in check.passages if p.place.file != "show.yaml"]
    return f" {' / '.join(sentences)}" if sentences else ""


def _position(check: Check) -> str:
    return f"{check.place.file}:{check.place.line}:" if check.place.line else f"{check.place.file}:"


def to_json(check: Check, *, is_answered: bool) -> dict[str, Any]:
    """A check as a JSON object."""
    return {
        "grade": check.grade.value,
        "code": check.code,
        "key": check.key,
        "answered": is_answered,
        "file": check.place.file,
        "line": check.place.line,
        "path": check.place.path,
        "question": dict(check.question),
        "figures": list(check.figures),
        "options": list(check.options),
        "sentences": [
            {
                "text": p.text,
                "marks": [list(mark) for mark in p.marks],
                "file": p.place.file,
                "line": p.place.line,
            }
            for p in check.passages
        ],
    }
