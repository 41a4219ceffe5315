"""How often a PIN may be tried: five times, then after ever longer waits, and never never again.

Times are of the monotonic clock together with the computer's start: setting the clock changes
nothing, and switching the computer off and on only begins the wait anew.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from kiosk.operator.pin import write_private

FILE_NAME: Final = "attempts.json"
FREE: Final = 5
"""So many wrong PINs cost nothing."""
WAITS_S: Final = (30.0, 60.0, 300.0, 900.0)
"""After the fifth wrong PIN, and after each one more; the last stays."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """What has been tried since the PIN was last given right.  Replaced, never changed."""

    wrong: int = 0
    at_s: float = 0.0
    """When the last one was tried, on the monotonic clock."""
    boot: str = ""
    """In which start of the computer that was."""


def wait_s(attempts: Attempts, now_s: float, boot: str) -> float:
    """How long nothing may be tried, in seconds; 0: now.

    Args:
        attempts: What has been tried.
        now_s: The monotonic clock, which begins at 0 with the computer.
        boot: The present start of the computer; empty: the system does not say.
    """
    if attempts.wrong < FREE:
        return 0.0
    whole_s = WAITS_S[min(attempts.wrong - FREE, len(WAITS_S) - 1)]
    is_same = boot == attempts.boot and now_s >= attempts.at_s
    return max(0.0, (attempts.at_s if is_same else 0.0) + whole_s - now_s)


def tried(attempts: Attempts, now_s: float, boot: str) -> Attempts:
    """The attempts with one more that counts as wrong until it has proved right."""
    return replace(attempts, wrong=attempts.wrong + 1, at_s=now_s, boot=boot)


def read_attempts(path: Path) -> Attempts:
    """What a file remembers; one that cannot be read is taken for many wrong PINs."""
    try:
        data: Any = json.loads(path.read_bytes())
        return Attempts(int(data["wrong"]), float(data["at_s"]), str(data["boot"]))
    except FileNotFoundError:
        return Attempts()
    except (OSError, ValueError, KeyError, TypeError):
        return Attempts(FREE)


def write_attempts(path: Path, attempts: Attempts) -> None:
    """Remember, on the disk.

    Raises:
        OSError: The disk is full or not writable.
    """
    write_private(path, json.dumps(asdict(attempts)).encode())
