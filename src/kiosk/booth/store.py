"""Where a booth is written down, and its checked copy that costs nothing to read.

The player never parses what a person wrote: a booth.yaml is checked once, by a process of its own,
and found again by its hash.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import asdict
from datetime import time
from pathlib import Path
from typing import Any

from kiosk.booth.model import Booth, Closed, Hours
from kiosk.errors import KioskError


class BoothDefectError(KioskError):
    """booth.yaml has problems; the sentence is what the check printed."""


def booth_path() -> Path:
    """Where booth.yaml is looked for if nobody says otherwise."""
    import platformdirs

    return platformdirs.user_config_path("kiosk") / "booth.yaml"


def load_booth(path: Path | None, state_dir: Path) -> Booth:
    """The booth of this machine.

    Args:
        path: booth.yaml; None: the usual place, where it may be missing.
        state_dir: Where checked copies are kept.

    Raises:
        BoothDefectError: The file is missing though it was named, or has problems.
    """
    usual = booth_path()
    if path is None and not usual.is_file():
        return Booth()
    path = path or usual
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BoothDefectError(f"{path} cannot be read: {error.strerror}.") from error
    copy = state_dir / "booths" / f"{hashlib.sha256(data).hexdigest()[:16]}.json"
    if not copy.is_file():
        _check(path, copy)
    return from_json(copy.read_text(encoding="utf-8"))


def _check(path: Path, copy: Path) -> None:
    """Have the file checked by a process that may import what reading takes."""
    command = [sys.executable, "-m", "kiosk", "booth", "check", str(path), "--copy", str(copy)]
    if getattr(sys, "frozen", False):
        command = [sys.executable, *command[3:]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not copy.is_file():
        raise BoothDefectError((done.stdout or done.stderr).strip())


def to_json(booth: Booth) -> str:
    """The checked copy's text."""
    data = asdict(booth)
    data["hours"] = {
        str(day): [hours.opens.isoformat(), hours.closes.isoformat()]
        for day, hours in booth.hours.items()
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)


def from_json(text: str) -> Booth:
    """The booth of a checked copy."""
    data: dict[str, Any] = json.loads(text)
    data["hours"] = {
        int(day): Hours(*(time.fromisoformat(at) for at in span))
        for day, span in data["hours"].items()
    }
    data["closed"] = Closed(data["closed"])
    return Booth(**data)
