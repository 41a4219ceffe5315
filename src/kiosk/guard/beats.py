"""What the player says of itself twice a second, and what may be concluded from it.  Pure.

Two things are judged: how old the last beat is, and whether anything is painted.  The second only
while the window is exposed: without a connected display nothing is painted, and all is well.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

BEAT_S: Final = 0.5
"""Each beat wakes two processes, also while nothing moves."""
SILENCE_S: Final = 2.0
"""A player that has said nothing for so long hangs."""
START_S: Final = 30.0
"""Until its first beat it may load from a slow disk."""
UNPAINTED_S: Final = 2.5
"""An exposed window paints at least one pixel a second, when it is asked to."""
LATE_S: Final = 4.0
"""What was due so long ago will not happen any more."""
_LINE_LIMIT: Final = 4096


@dataclass(frozen=True, slots=True)
class Beat:
    """One sign of life."""

    beat: int = 0
    """Counted from 1; 0: the first page is being set, nothing can be seen yet."""
    paints: int = 0
    """How often anything was painted since the start."""
    exposed: bool = False
    """Whether anything of the window can be seen."""
    slide: str = ""
    """The slide that is on; empty: the built-in card."""
    language: str = ""
    work: str = ""
    """The slide that is being set or drawn at this moment; empty: none."""
    show: str = ""
    """Hash of the show that is on."""
    late_s: float = 0.0
    """Since when the next change of the picture is overdue."""
    rss: int = 0
    """Memory in use, bytes."""
    window: int = 0
    """The window's number on the X server; 0: there is none."""
    stills: int = 0
    """How many pages have come to rest in that window, with nothing else over it."""
    open: bool = True
    """False outside opening hours."""

    def to_line(self) -> bytes:
        """As it goes through the pipe."""
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"


_KINDS: Final[dict[str, type]] = {
    each.name: type(each.default) for each in fields(Beat) if each.default is not None
}


def read_beat(line: bytes) -> Beat | None:
    """The beat of a line; None: the line is something else."""
    if len(line) > _LINE_LIMIT:
        return None
    try:
        data: Any = json.loads(line)
    except ValueError:
        return None
    if not isinstance(data, dict) or "beat" not in data:
        return None
    known = {name: data[name] for name in _KINDS if name in data}  # pyright: ignore[reportUnknownVariableType]
    if not all(_fits(value, _KINDS[name]) for name, value in known.items()):  # pyright: ignore[reportUnknownArgumentType,reportUnknownVariableType]
        return None
    return Beat(**known)  # pyright: ignore[reportUnknownArgumentType]


def _fits(value: object, kind: type) -> bool:
    return isinstance(value, (int, float)) if kind is float else type(value) is kind


@dataclass(slots=True)
class Pulse:
    """The life of one player, from the order to play to its end.

    Attributes:
        last: The latest beat; None: it has not begun yet.
    """

    started_s: float
    last: Beat | None = None
    _heard_s: float = 0.0
    _painted_s: float = 0.0

    def hear(self, beat: Beat, now_s: float) -> None:
        """Take a beat."""
        last = self.last
        if last is None or not (beat.exposed and last.exposed) or beat.paints != last.paints:
            self._painted_s = now_s
        self.last, self._heard_s = beat, now_s

    @property
    def due_s(self) -> float:
        """When there may first be something to complain of; before that only a beat is news."""
        if self.last is None or not self.last.beat:
            return self.started_s + START_S
        dues = [self._heard_s + SILENCE_S]
        if self.last.exposed:
            dues.append(self._painted_s + UNPAINTED_S)
        return min(dues)

    def complaint(self, now_s: float) -> str:
        """Why the player must be ended; empty: it lives."""
        if self.last is None or not self.last.beat:
            silence_s = now_s - self.started_s
            return f"did not begin within {silence_s:.0f} s" if silence_s > START_S else ""
        silence_s, unpainted_s = now_s - self._heard_s, now_s - self._painted_s
        if silence_s > SILENCE_S:
            return f"no heartbeat for {silence_s:.1f} s"
        if self.last.exposed and unpainted_s > UNPAINTED_S:
            return f"nothing painted for {unpainted_s:.1f} s"
        if self.last.exposed and self.last.late_s > LATE_S:
            return f"the show has stood still for {self.last.late_s:.1f} s"
        return ""
