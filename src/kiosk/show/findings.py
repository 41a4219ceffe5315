"""Where problems are collected while a show is read.

Reading never stops at the first problem: an exhibitor mends all of them in one go.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from kiosk.errors import Place, Problem, Severity
from kiosk.show.characters import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable
from dataclasses import replace
from typing import Final

_MOST_KEPT: Final = 1000
"""Problems of a show; nobody mends more in one go."""
_LONGEST_LINE: Final = 2000
"""Characters of a source line that goes with a problem."""


class Findings:
    """All problems found so far."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._has_defect = False

    def defect(self, code: str, place: Place, message: str, cure: str = "") -> None:
        """Report something with which the show must not start."""
        self._add(Problem(Severity.DEFECT, code, place, _line(message), _line(cure)))

    def remark(self, code: str, place: Place, message: str, cure: str = "") -> None:
        """Report something that somebody should look at."""
        self._add(Problem(Severity.REMARK, code, place, _line(message), _line(cure)))

    def _add(self, problem: Problem) -> None:
        if not self.is_full:
            if len(problem.place.source_line) > _LONGEST_LINE:
                problem = replace(problem, place=replace(problem.place, source_line=""))
            self._problems.append(problem)
        self._has_defect |= problem.is_defect

    @property
    def has_defect(self) -> bool:
        """Whether the show must not start."""
        return self._has_defect

    @property
    def is_full(self) -> bool:
        """Whether further problems are no longer kept."""
        return len(self._problems) >= _MOST_KEPT

    def in_file_order(self) -> list[Problem]:
        """Everything, without repetitions: show.yaml first, then the other files by name."""
        unique = dict.fromkeys(self._problems)
        return sorted(unique, key=_order)


def _line(text: str) -> str:
    """A sentence on one line, and without what would move a terminal's cursor."""
    return FORBIDDEN.sub("\ufffd", " ".join(text.split()))


def _order(problem: Problem) -> tuple[bool, str, int, int, str]:
    place = problem.place
    is_other = place.file != "show.yaml"
    return (is_other, place.file, place.line or 0, place.column or 0, problem.code)


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of `known` that was likely meant, or an empty text."""
    by_lower = {name.lower(): name for name in known}
    matches = difflib.get_close_matches(word.lower()[:80], by_lower, n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A cure: the likely meant word, or else what is known, or `otherwise`."""
    names = sorted(set(known))
    likely = nearest(word, names)
    if likely:
        return f'Did you mean "{likely}"?'
    if otherwise or not names:
        return otherwise
    shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    return f"Possible here: {shown}."
