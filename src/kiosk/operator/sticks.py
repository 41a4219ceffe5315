"""Shows on USB sticks: found, and copied within limits before anything reads them."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.errors import KioskError

ROOTS: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))
SHOW_FILE: Final = "show.yaml"
_DEPTH: Final = 3
"""Below a root: /run/media/USER/STICK."""
_MOST_FOLDERS: Final = 500
_MOST_FILES: Final = 2000
_MOST_BYTES: Final = 512 * 1024 * 1024
_CHUNK: Final = 1 << 20


class StickError(KioskError):
    """A show cannot be taken from a stick."""


@dataclass(frozen=True, slots=True)
class StickShow:
    """A show on a stick, unchecked."""

    folder: Path
    stick: str
    """Name of the stick."""


def shows_on_sticks(roots: Sequence[Path] = ROOTS) -> list[StickShow]:
    """Folders with a show.yaml on what is mounted below the roots, or one folder deeper."""
    found: list[StickShow] = []
    seen = 0
    for root in roots:
        for folder, depth in _folders(root):
            seen += 1
            if seen > _MOST_FOLDERS:
                return found
            if depth and (folder / SHOW_FILE).is_file():
                has_parent = folder.parent != root
                found.append(StickShow(folder, folder.parent.name if has_parent else folder.name))
    return found


def copy_show(folder: Path, target: Path) -> None:
    """Copy a show from a stick; links and everything that is no file stay behind.

    Raises:
        StickError: It is too large, or the stick cannot be read any more.
    """
    files = size = 0
    try:
        for path in _files(folder):
            files += 1
            size += path.lstat().st_size
            if files > _MOST_FILES or size > _MOST_BYTES:
                megabytes = _MOST_BYTES // (1024 * 1024)
                raise StickError(
                    f"The show is larger than {_MOST_FILES} files or {megabytes} MB; "
                    "leave only what it needs in its folder."
                )
            _copy(path, target / path.relative_to(folder))
    except OSError as error:
        raise StickError(
            f"The stick cannot be read: {error.strerror}; plug it in again."
        ) from error


def forget(target: Path) -> None:
    """Remove a copy."""
    shutil.rmtree(target, ignore_errors=True)


def _folders(root: Path, depth: int = 0) -> Iterator[tuple[Path, int]]:
    """Folders below a root, links not followed."""
    yield root, depth
    if depth > _DEPTH:
        return
    try:
        names = sorted(each.name for each in os.scandir(root) if each.is_dir(follow_symlinks=False))
    except OSError:
        return
    for name in names:
        if not name.startswith("."):
            yield from _folders(root / name, depth + 1)


def _files(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not (Path(base) / name).is_symlink()]
        for name in names:
            path = Path(base) / name
            if stat.S_ISREG(path.lstat().st_mode):
                yield path


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # A name that has become a link meanwhile is not followed.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    left = _MOST_BYTES
    with os.fdopen(descriptor, "rb") as source, target.open("wb") as copy:
        while left > 0 and (data := source.read(min(_CHUNK, left))):
            copy.write(data)
            left -= len(data)
