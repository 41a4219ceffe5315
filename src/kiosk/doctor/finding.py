"""What one look at the machine found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How much a finding weighs."""

    OK = "ok"
    LOOK = "look"
    """The show plays; somebody should look."""
    BAD = "bad"
    """The show will not play, or not for five days."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the page."""

    name: str
    """What was looked at: "display", "clock"."""
    status: Status
    found: str
    """In a few words."""
    cure: str = ""
    """What to do; empty if nothing."""
