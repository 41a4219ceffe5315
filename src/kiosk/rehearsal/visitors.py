"""Visitors of a stand, made up from a seed: readers, swipers, children, people who walk away.

Pure: the same seed gives the same visitors.  Places are fractions of the display, so that they
meet whatever stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


class Touching(StrEnum):
    """What a hand does."""

    TAP = "tap"
    SWIPE = "swipe"
    SLIP = "slip"
    """Pressed here, lifted elsewhere."""
    HOLD = "hold"
    """Pressed and kept down for longer than a press lasts."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing a hand does, some seconds after the one before."""

    after_s: float
    kind: Touching
    x: float
    y: float
    """Where it begins, 0 to 1."""
    to_x: float = 0.0
    to_y: float = 0.0
    """Where it ends."""


MEAN_GAP_S = 150.0
"""From one visitor to the next; now and then nobody comes for many minutes."""


def visitor(random: Random) -> Iterator[Gesture]:
    """The gestures of one visitor, from arrival to walking away."""
    kinds = (_reader, _reader, _browser, _swiper, _child, _masher, _pauser, _abandoner)
    yield from random.choice(kinds)(random)


def arrival_s(random: Random) -> float:
    """Seconds until the next visitor comes."""
    if random.random() < 0.05:
        return random.uniform(600.0, 2400.0)
    return random.expovariate(1.0 / MEAN_GAP_S)


def _tap(random: Random, after_s: float, top: float = 0.0, bottom: float = 1.0) -> Gesture:
    return Gesture(after_s, Touching.TAP, random.random(), random.uniform(top, bottom))


def _reader(random: Random) -> Iterator[Gesture]:
    """Opens a section, reads, opens a number, reads, goes on."""
    for _ in range(random.randint(1, 5)):
        yield _tap(random, random.uniform(2.0, 25.0), 0.9, 1.0)
        if random.random() < 0.6:
            yield _tap(random, random.uniform(3.0, 30.0), 0.15, 0.85)
            yield _tap(random, random.uniform(3.0, 20.0), 0.15, 0.85)


def _browser(random: Random) -> Iterator[Gesture]:
    """Touches whatever looks interesting, and tries the other language."""
    for _ in range(random.randint(2, 9)):
        yield _tap(random, random.uniform(0.5, 12.0))
    yield Gesture(2.0, Touching.TAP, random.uniform(0.9, 0.99), random.uniform(0.93, 0.99))


def _swiper(random: Random) -> Iterator[Gesture]:
    for _ in range(random.randint(1, 12)):
        start, end = random.uniform(0.6, 0.9), random.uniform(0.1, 0.4)
        if random.random() < 0.3:
            start, end = end, start
        y = random.uniform(0.2, 0.8)
        yield Gesture(random.uniform(0.3, 6.0), Touching.SWIPE, start, y, end, y)


def _child(random: Random) -> Iterator[Gesture]:
    """Everything at once: taps, drags, a hand left on the glass."""
    for _ in range(random.randint(10, 60)):
        kind = random.choice((Touching.TAP, Touching.TAP, Touching.SWIPE, Touching.SLIP))
        yield Gesture(
            random.uniform(0.05, 1.0),
            kind,
            random.random(),
            random.random(),
            random.random(),
            random.random(),
        )
    if random.random() < 0.3:
        yield Gesture(1.0, Touching.HOLD, random.random(), random.random())


def _masher(random: Random) -> Iterator[Gesture]:
    """One place, as fast as a finger goes."""
    x, y = random.random(), random.random()
    for _ in range(random.randint(20, 80)):
        yield Gesture(0.08, Touching.TAP, x, y)


def _pauser(random: Random) -> Iterator[Gesture]:
    """Stops the rotation and walks away."""
    yield _tap(random, 2.0)
    yield Gesture(3.0, Touching.TAP, random.uniform(0.79, 0.86), random.uniform(0.93, 0.99))


def _abandoner(random: Random) -> Iterator[Gesture]:
    """Opens a number in the other language and walks away."""
    yield _tap(random, 1.0)
    yield Gesture(2.0, Touching.TAP, random.uniform(0.9, 0.99), random.uniform(0.93, 0.99))
    yield _tap(random, 3.0, 0.2, 0.8)
