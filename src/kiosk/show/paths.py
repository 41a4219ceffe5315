"""Names of files in a show: relative, inside its folder, regular files.

A show may come from somebody else, on a stick; a name in it must not reach into the machine.
"""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from kiosk.show.findings import did_you_mean

if TYPE_CHECKING:
    from kiosk.show.findings import Findings
    from kiosk.show.tree import Spot

_NAME_LIMIT: Final = 200


def find_file(folder: Path, spot: Spot, findings: Findings) -> Path | None:
    """The file that the name at `spot` means; None if it means none, which is reported.

    Args:
        folder: The show's folder.
        spot: Where the author wrote the name.
        findings: Takes the problem.
    """
    name = spot.text
    complaint = _complaint(name)
    if complaint:
        cure = "Copy the file into the show folder and write its path from there: media/hall.png."
        findings.defect("bad-path", spot.place(), f'"{name[:80]}" {complaint}', cure)
        return None
    path = folder / PurePosixPath(name)
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        cure = did_you_mean(name, _names_beside(folder, name), otherwise="Copy it there.")
        findings.defect("missing-file", spot.place(), f'there is no file "{name}"', cure)
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        message = f'"{name}" is a link that leads out of the show folder'
        findings.defect("bad-path", spot.place(), message, "Copy the file itself into the folder.")
        return None
    if not is_file:
        message = f'"{name}" is not a file'
        findings.defect("missing-file", spot.place(), message, "Write the name of a file.")
        return None
    return path


def _complaint(name: str) -> str:
    """What forbids a name; empty if nothing does."""
    if len(name) > _NAME_LIMIT:
        return f"is longer than {_NAME_LIMIT} characters"
    if "\\" in name:
        return "contains a backslash; folders are separated by /"
    if name.startswith(("/", "~")) or ":" in name:
        return "leads out of the show folder"
    parts = PurePosixPath(name).parts
    if ".." in parts:
        return "leads out of the show folder"
    if not parts or "\n" in name:
        return "is not the name of a file"
    return ""


def _names_beside(folder: Path, name: str) -> list[str]:
    """Names of files in the folder that `name` points to, and in the usual ones."""
    parents = {str(PurePosixPath(name).parent), "sources", "data", "media"}
    names: list[str] = []
    for parent in sorted(parents):
        try:
            entries = sorted(entry.name for entry in (folder / parent).iterdir())[:500]
        except OSError:
            continue
        names += [str(PurePosixPath(parent) / entry) for entry in entries if entry[0] != "."]
    return names
