"""Which program shows the show's window: cage, or Weston's kiosk shell.

Either shows one program full screen and has no shortcut that leads anywhere else. cage before 0.3.1
does not honor full screen, and before 0.2.0 it ends with the last display that is unplugged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.doctor.session import CAGE_MIN, cage_version
from kiosk.errors import KioskError

CAGE_FAULT: Final = (
    "it ends when the display is unplugged, and does not let the show fill the display"
)
WESTON_MIN: Final = 10
"""The first with the kiosk shell."""


class Compositor(StrEnum):
    """What shows windows on a booth."""

    CAGE = "cage"
    WESTON = "weston"


class NoCompositorError(KioskError):
    """There is no compositor that is fit for a booth.

    Attributes:
        found: What there is instead.
        cure: What to do.
    """

    def __init__(self, found: str, cure: str) -> None:
        self.found = found
        self.cure = cure
        super().__init__(f"{found} {cure}")


@dataclass(frozen=True, slots=True)
class Choice:
    """The compositor that was chosen."""

    compositor: Compositor
    reason: str
    """In a few words, for the person who reads the plan."""


def choose(wanted: str, answer_of: Callable[[list[str]], str]) -> Choice:
    """Choose a compositor among those that are installed.

    Args:
        wanted: "auto", "cage" or "weston".
        answer_of: What a command prints, empty if it is missing.

    Raises:
        NoCompositorError: None is fit, or the one that was asked for is not.
    """
    cage = cage_version(answer_of(["cage", "-v"]))
    weston = _weston_version(answer_of(["weston", "--version"]))
    if wanted == Compositor.CAGE:
        return _cage(cage)
    if wanted == "auto" and cage is not None and cage >= CAGE_MIN:
        return _cage(cage)
    if weston < WESTON_MIN:
        old = f" Weston {weston} is too old." if weston else ""
        found = f"There is no compositor for a booth.{old}{_rejected(cage)}"
        raise NoCompositorError(found, "Install one: sudo apt-get install weston")
    return Choice(Compositor.WESTON, f"Weston {weston}.{_rejected(cage)}")


def _cage(version: tuple[int, ...] | None) -> Choice:
    """cage, if it is there and new enough."""
    least = _dotted(CAGE_MIN)
    if version is None:
        raise NoCompositorError(
            "cage is not installed.",
            f"Install cage {least} or newer, or take Weston: --compositor weston",
        )
    if version < CAGE_MIN:
        raise NoCompositorError(
            f"cage {_dotted(version)} is too old: {CAGE_FAULT}.",
            f"Install cage {least} or newer, or take Weston: --compositor weston",
        )
    return Choice(Compositor.CAGE, f"cage {_dotted(version)}.")


def _rejected(version: tuple[int, ...] | None) -> str:
    """Why cage was not taken."""
    if version is None or version >= CAGE_MIN:
        return ""
    return f" cage {_dotted(version)} is not taken: {CAGE_FAULT}."


def _weston_version(text: str) -> int:
    match = re.search(r"weston (\d+)", text)
    return int(match[1]) if match else 0


def _dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))
