"""The shows that were opened last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

FILE_NAME: Final = "recent.json"
MOST: Final = 8
"""How many are remembered."""


def read_recent(state: Path) -> list[Path]:
    """The folders of the shows that were opened last and are still there, newest first.

    Args:
        state: The program's state folder.
    """
    try:
        names = json.loads((state / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(names, list):
        return []
    folders = [Path(name) for name in names if isinstance(name, str)]
    return [folder for folder in folders if is_show(folder)][:MOST]


def remember(state: Path, folder: Path) -> None:
    """Put a show before all others; a disk that cannot be written to only forgets it.

    Args:
        state: The program's state folder.
        folder: Of the show.
    """
    folder = folder.absolute()
    folders = with_first(folder, read_recent(state))
    try:
        state.mkdir(parents=True, exist_ok=True)
        new = state / f"{FILE_NAME}.new"
        new.write_text(json.dumps([str(each) for each in folders]), encoding="utf-8")
        new.replace(state / FILE_NAME)
    except OSError:
        return


def with_first(folder: Path, folders: Sequence[Path]) -> list[Path]:
    """The folders with one of them, or another one, before all others."""
    return [folder, *(each for each in folders if each != folder)][:MOST]


def is_show(folder: Path) -> bool:
    """Whether a folder is a show."""
    return (folder / "show.yaml").is_file()


def free_folder(folder: Path) -> Path:
    """A folder that is not there yet, with that name or, if it is taken, a number behind it."""
    taken, number = folder, 2
    while taken.exists():
        taken = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return taken
