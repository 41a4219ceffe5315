"""Taking in pictures that people supply: each is decoded by a process of its own, with limits.

What comes back is our own copy.  A picture that was taken in once is found again by its hash.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.errors import KioskError, Place, Problem, Severity
from kiosk.show.durable import write_durably
from kiosk.show.media import PictureError, inspect

TIME_LIMIT_S: Final = 15.0
_KEPT: Final = "pictures"
_MOST: Final = 200
_CURE: Final = "Open it in an image editor and save it anew as PNG or JPEG."


@dataclass(frozen=True, slots=True)
class Copy:
    """Our copy of a picture."""

    data: bytes
    suffix: str


class PictureRefusedError(KioskError):
    """A picture cannot be decoded within the limits.

    Attributes:
        problem: For the exhibitor.
    """

    def __init__(self, name: str, reason: str, cure: str = _CURE) -> None:
        self.problem = Problem(
            Severity.DEFECT, "bad-picture", Place(name), f'"{name}" {reason}', cure
        )
        super().__init__(f"{name} {reason}.")


def take_in(name: str, data: bytes, state_dir: Path) -> Copy:
    """Our copy of a picture.

    Args:
        name: In the show, for the report.
        data: As somebody supplied it.
        state_dir: Where the program keeps what it needs between starts.

    Raises:
        PictureRefusedError: It is none that may be shown.
        OSError: The disk is full or not writable.
    """
    try:
        inspect(data)
    except PictureError as error:
        raise PictureRefusedError(name, str(error), error.cure) from error
    folder = state_dir / _KEPT
    key = hashlib.sha256(data).hexdigest()[:32]
    copy = _kept(folder, key)
    if copy is None:
        copy = _recoded(name, data)
        _keep(folder, key, copy)
    return copy


def _kept(folder: Path, key: str) -> Copy | None:
    """The copy that was made before, if it is undamaged."""
    for path in folder.glob(f"{key}-*"):
        data = path.read_bytes()
        if path.stem == f"{key}-{_digest(data)}":
            return Copy(data, path.suffix)
    return None


def _keep(folder: Path, key: str, copy: Copy) -> None:
    write_durably(folder / f"{key}-{_digest(copy.data)}{copy.suffix}", copy.data)
    paths = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in paths[:-_MOST]:
        path.unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _recoded(name: str, data: bytes) -> Copy:
    with tempfile.TemporaryDirectory(prefix="kiosk-intake-") as scratch:
        source, target = Path(scratch) / "source", Path(scratch) / "copy"
        source.write_bytes(data)
        answer = _ask(name, source, target)
        if "suffix" not in answer:
            raise PictureRefusedError(name, str(answer.get("refused", "cannot be decoded")))
        suffix = str(answer["suffix"])
        return Copy(target.with_suffix(suffix).read_bytes(), suffix)


def _ask(name: str, source: Path, target: Path) -> dict[str, Any]:
    """Run the process that decodes; what it said."""
    # A packaged program is its own interpreter.
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    try:
        done = subprocess.run(
            [*start, "intake", str(source), str(target)],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=TIME_LIMIT_S,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise PictureRefusedError(name, "takes too long to decode") from error
    except ValueError as error:
        raise PictureRefusedError(name, "makes the decoder fail") from error
    return answer
