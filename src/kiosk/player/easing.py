"""How movement goes through time: speed curves, and numbers that count up.

Everything is a function of progress, 0 at the start and exactly 1 at the end, so that any frame can
be made at any moment and the last one is the still page.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Curve: TypeAlias = tuple[float, float, float, float]
"""A cubic Bézier curve from (0, 0) to (1, 1): x and y of its two handles."""

EASING: Mapping[str, Curve] = {
    "standard": (0.2, 0.0, 0.0, 1.0),
    "decelerate": (0.05, 0.7, 0.1, 1.0),
    "accelerate": (0.3, 0.0, 0.8, 0.15),
    "linear": (0.0, 0.0, 1.0, 1.0),
}
"""Source: Material 3 motion tokens, material-web v0.192 (standard; emphasized decelerate and
accelerate)."""


_NUMERAL = re.compile(r"[0-9][0-9,.\u2009\u00a0]*[0-9]|[0-9]")
_FRAMES_PER_S = 60
_FAINT = 1 / 32
_NEAR = 1e-9
"""How exactly the point of a curve is found that belongs to a time."""
_ROUNDS = 20
"""Five are enough for the curves above; whatever is not found by then is near."""


def eased(pace: str, progress: float) -> float:
    """How far a movement has come when `progress` of its time has gone by.

    Args:
        pace: A key of `EASING`.
        progress: Part of the time, 0 to 1; beyond either end counts as that end.

    Returns:
        0 to 1; exactly 0 at the start and exactly 1 at the end.
    """
    if progress <= 0.0:
        return 0.0
    if progress >= 1.0:
        return 1.0
    x1, y1, x2, y2 = EASING[pace]
    return _at(y1, y2, _solved(x1, x2, progress))


def when_eased(pace: str, value: float) -> float:
    """When a movement has come so far: the inverse of `eased`.

    Args:
        pace: A key of `EASING`.
        value: How far, 0 to 1; beyond either end counts as that end.

    Returns:
        Part of the time, 0 to 1.
    """
    if value <= 0.0:
        return 0.0
    if value >= 1.0:
        return 1.0
    low, high = 0.0, 1.0
    while high - low > _NEAR:
        middle = (low + high) / 2
        low, high = (middle, high) if eased(pace, middle) < value else (low, middle)
    return high


def arrival(pace: str, duration_s: float, steps: int) -> float:
    """After which part of its time nobody sees a movement go on.

    It has arrived when it lacks no more than a thirtieth and comes on by less than a step a frame:
    a speed curve creeps through the rest for up to half of its time.

    Args:
        pace: A key of `EASING`.
        duration_s: Of all of it.
        steps: Pixels or levels that it goes through.

    Returns:
        0 to 1.
    """
    frames = duration_s * _FRAMES_PER_S
    last = ceil(frames)
    while last > 1:
        before, value = (eased(pace, frame / frames) for frame in (last - 1, last))
        if 1.0 - before > _FAINT or steps * (value - before) >= 1.0:
            break
        last -= 1
    return min(1.0, last / frames) if frames else 1.0


def _solved(first: float, second: float, wanted: float) -> float:
    """The parameter at which a coordinate has a value, by Newton's method.

    It converges from anywhere: the coordinate that is time grows all along the curve.
    """
    t = wanted
    for _ in range(_ROUNDS):
        error = _at(first, second, t) - wanted
        if abs(error) < _NEAR:
            break
        linear, square = 3 * first, 3 * (second - 2 * first)
        cube = 1 - linear - square
        t -= error / ((3 * cube * t + 2 * square) * t + linear)
    return t


def _at(first: float, second: float, t: float) -> float:
    """One coordinate of the curve at parameter `t`."""
    linear, square = 3 * first, 3 * (second - 2 * first)
    return ((((1 - linear - square) * t) + square) * t + linear) * t


def elapsed(t_s: float, delay_s: float, duration_s: float) -> float:
    """Part of a movement's time that has gone by, 0 to 1.

    Args:
        t_s: Seconds since the page was opened.
        delay_s: When the movement begins.
        duration_s: How long it takes; 0: it is over as soon as it begins.
    """
    if t_s < delay_s:
        return 0.0
    if duration_s <= 0.0 or t_s >= delay_s + duration_s:
        return 1.0
    return (t_s - delay_s) / duration_s


def counted(text: str, progress: float) -> str:
    """The number in a text on its way to its value, written like the value.

    Grouping, decimals, and how many digits there are stay as they are in `text`, so that nothing
    around the number moves.  Only the first number counts: "26/30" goes from "16/30".

    Args:
        text: As it stands at the end: "250,000", "7.5".
        progress: 0 to 1, already eased; from 1 on `text` itself comes back.
    """
    match = _NUMERAL.search(text)
    if match is None or progress >= 1.0:
        return text
    template = match.group()
    digits = "".join(filter(str.isdigit, template))
    value, start = int(digits), _start(template, digits)
    # Rounded: a figure of two digits would else stand one short of itself for half of the time.
    now = start + round((value - start) * max(0.0, progress))
    written = iter(f"{now:0{len(digits)}d}")
    numeral = "".join(next(written) if sign.isdigit() else sign for sign in template)
    return text[: match.start()] + numeral + text[match.end() :]


def last_counted(text: str) -> float:
    """From which progress on `counted` gives the text itself, 0 to 1."""
    match = _NUMERAL.search(text)
    if match is None:
        return 0.0
    digits = "".join(filter(str.isdigit, match.group()))
    way = int(digits) - _start(match.group(), digits)
    return max(0.0, 1.0 - 0.5 / way) if way > 0 else 0.0


def _start(template: str, digits: str) -> int:
    """Where to count from, in units of the last digit, with as many digits as the end."""
    part = -(-int(digits) * 6 // 10)
    is_below_one = template[0] == "0"
    return part if is_below_one else max(10 ** (len(digits) - 1), part)
