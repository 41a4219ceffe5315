"""What to do when the player has failed again: a ladder whose last rung is still a picture.

Restart; leave out a slide that failed twice; the show that was good before; a card that needs no
show; and between two attempts ever longer pauses.  It never ends in "stopped".  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

TWICE: Final = 2
RESTARTS: Final = 3
"""So many on one rung within the window; one more is a step down."""
WINDOW_S: Final = 60.0
MEMORY_S: Final = 600.0
"""A failure longer ago says nothing about a slide."""
RETRY_S: Final = 300.0
"""After so long on the card without a failure the show gets another chance."""
PAUSES_S: Final = (0.0, 0.0, 0.0, 1.0, 2.0, 5.0, 15.0)
"""Before each attempt of a streak; the first come at once, the last pause stays."""


class Rung(StrEnum):
    """What is played."""

    SHOW = "show"
    LAST_GOOD = "last-good"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Failure:
    """The player ended although nobody asked it to."""

    at_s: float
    """On the monotonic clock."""
    slide: str
    """The slide it was working on; empty: unknown."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where the guard stands.  Replaced, never changed."""

    rung: Rung = Rung.SHOW
    failures: tuple[Failure, ...] = ()
    """The remembered ones, oldest first."""
    on_rung: int = 0
    """How many of them, the latest, happened on this rung."""
    streak: int = 0
    """Failures with less than the window between them."""
    quarantine: frozenset[str] = field(default_factory=frozenset[str])
    """Ids of slides that are left out."""

    @property
    def pause_s(self) -> float:
        """How long to wait before the next attempt, in seconds."""
        return PAUSES_S[min(self.streak, len(PAUSES_S)) - 1] if self.streak else 0.0


def fallen(ladder: Ladder, failure: Failure, *, has_last_good: bool) -> Ladder:
    """The ladder after a failure.

    Args:
        ladder: As it was.
        failure: What happened.
        has_last_good: Whether there is another show to fall back on.
    """
    last = ladder.failures[-1] if ladder.failures else None
    in_streak = last is not None and failure.at_s - last.at_s < WINDOW_S
    kept = tuple(each for each in ladder.failures if failure.at_s - each.at_s < MEMORY_S)
    failures = (*kept, failure)
    on_rung = min(ladder.on_rung, len(kept)) + 1
    after = replace(
        ladder,
        failures=failures,
        on_rung=on_rung,
        streak=ladder.streak + 1 if in_streak else 1,
        quarantine=_quarantine(ladder, failures[-on_rung:]),
    )
    recent = [each for each in failures[-on_rung:] if failure.at_s - each.at_s < WINDOW_S]
    if len(recent) <= RESTARTS:
        return after
    return _stepped_down(after, has_last_good=has_last_good)


def _quarantine(ladder: Ladder, failures: tuple[Failure, ...]) -> frozenset[str]:
    slide = failures[-1].slide
    if not slide or sum(each.slide == slide for each in failures) < TWICE:
        return ladder.quarantine
    return ladder.quarantine | {slide}


def _stepped_down(ladder: Ladder, *, has_last_good: bool) -> Ladder:
    if ladder.rung is Rung.CARD:
        return ladder
    if ladder.rung is Rung.SHOW and has_last_good:
        # Another show: what failed in this one means nothing there.
        return replace(ladder, rung=Rung.LAST_GOOD, on_rung=0, quarantine=frozenset())
    return replace(ladder, rung=Rung.CARD, on_rung=0)


def is_retry_due(ladder: Ladder, now_s: float) -> bool:
    """Whether the card has been on long enough to try the show again."""
    if ladder.rung is not Rung.CARD:
        return False
    return not ladder.failures or now_s - ladder.failures[-1].at_s >= RETRY_S


def retried(ladder: Ladder) -> Ladder:
    """The ladder when the show gets another chance; what is left out stays out."""
    return replace(ladder, rung=Rung.SHOW, on_rung=0)


def renewed(ladder: Ladder) -> Ladder:
    """The ladder when another edition of the show is played: everything gets a chance.

    The streak stays, so that an edition that fails as well is not tried without a pause.
    """
    return replace(ladder, rung=Rung.SHOW, on_rung=0, quarantine=frozenset())
