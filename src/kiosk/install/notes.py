"""The notes by which a set-up is undone: what was made, and what was there before.

They are written before each change, so that a set-up that was cut off can be undone too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

NOTES_PATH: Final = "var/lib/kiosk-booth/installed.json"
"""From the root of the system."""


@dataclass(slots=True)
class Before:
    """What was in a place before."""

    path: str
    """From the root of the system, beginning with a slash."""
    text: str | None = None
    """Of a file; None: there was none."""
    mode: int = 0
    target: str | None = None
    """Of a symbolic link; None: there was none."""
    made: str = ""
    """What was put there: SHA-256 of a file's text, target of a link."""
    is_persons: bool = False


@dataclass(slots=True)
class Notes:
    """Everything that was done, in order."""

    befores: list[Before] = field(default_factory=list[Before])
    folders: list[str] = field(default_factory=list[str])
    """That were made, outer ones first."""
    undo: list[list[str]] = field(default_factory=list[list[str]])
    """Commands that take commands back, in the order of the commands."""


def read_notes(root: Path) -> Notes | None:
    """The notes of a system; None: nothing was set up."""
    try:
        data = json.loads((root / NOTES_PATH).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    befores = [Before(**each) for each in data["befores"]]
    return Notes(befores, data["folders"], data["undo"])


def write_notes(root: Path, notes: Notes) -> None:
    """Write the notes; whoever reads them sees the old or the new ones, never half."""
    path = root / NOTES_PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(asdict(notes), ensure_ascii=False, indent=1), encoding="utf-8")
    new.chmod(0o600)
    new.replace(path)
