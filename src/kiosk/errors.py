"""What can go wrong, said in one sentence with its place and its cure.

A `Problem` is for the exhibitor: many are collected and reported at once.  A `KioskError` is for
code: it ends what was being done.  A visitor meets neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    DEFECT = "defect"
    """The show does not start."""
    REMARK = "remark"
    """The show starts; somebody should look."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is."""

    file: str
    """Path relative to the show folder, with forward slashes."""
    line: int | None = None
    """Counted from 1."""
    column: int | None = None
    """Counted from 1, in characters."""
    path: str = ""
    """The way there in the author's own ids: 'section "figures" › slide "totals" › hero'."""
    source_line: str = ""
    """The text of the line, for a caret beneath it."""

    def __str__(self) -> str:
        position = ":".join(str(n) for n in (self.line, self.column) if n is not None)
        head = f"{self.file}:{position}" if position else self.file
        return f"{head}: {self.path}" if self.path else head


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a show: place, finding, cure."""

    severity: Severity
    code: str
    """Short stable name such as "unknown-key", for tests and for tools."""
    place: Place
    message: str
    """What was found and what was expected."""
    cure: str = ""
    """What to do, as an instruction."""

    @property
    def is_defect(self) -> bool:
        """Whether the show must not start with it."""
        return self.severity is Severity.DEFECT


class KioskError(Exception):
    """Base of every error this program raises on purpose; `str()` is a finished sentence."""


class ShowDefectError(KioskError):
    """A show has defects and was not started.

    Attributes:
        problems: All of them, defects and remarks, in file order.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = sum(problem.is_defect for problem in self.problems)
        super().__init__(f"The show has {count} defect{'s' if count != 1 else ''}.")
