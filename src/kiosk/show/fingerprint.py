"""What a show folder contains, as one hash: an unchanged show is not checked again."""

from __future__ import annotations

import hashlib
import os
import stat
from functools import cache
from pathlib import Path
from typing import Final

_CHUNK: Final = 1 << 20


def fingerprint(folder: Path) -> str:
    """A hash over names and contents of all files of a folder, hidden ones left out.

    Links are hashed as links and as what they lead to, so that nothing can change unnoticed.

    Raises:
        OSError: The folder cannot be read.
    """
    total = hashlib.sha256()
    for name in sorted(_names(folder)):
        path = folder / name
        total.update(name.encode("utf-8", "surrogateescape") + b"\0")
        if path.is_symlink():
            total.update(os.fsencode(path.readlink()) + b"\0")
        total.update(_content(path))
    return total.hexdigest()


@cache
def program_mark() -> str:
    """Tells versions of the program apart, in a checkout every state of its modules.

    A show that an older program compiled is compiled again.
    """
    total = hashlib.sha256()
    package = Path(__file__).parent.parent
    rooms = ("article", "figures", "show")
    for path in sorted(path for room in rooms for path in package.glob(f"{room}/*.py")):
        status = path.stat()
        total.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return total.hexdigest()


def _names(folder: Path) -> list[str]:
    names: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=_fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        base = Path(parent).relative_to(folder)
        names += [str(base / name) for name in files if not name.startswith(".")]
    return names


def _fail(error: OSError) -> None:
    raise error


def _content(path: Path) -> bytes:
    """Hash of a regular file; of anything else, nothing."""
    digest = hashlib.sha256()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b"-"
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return b"?"
    return digest.digest()
