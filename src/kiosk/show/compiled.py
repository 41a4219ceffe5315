"""The compiled show: what is played.

One canonical JSON beside the pictures, in a folder named by its content.  Reading it needs the
standard library only and never parses what a person wrote.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.show.model import Show

FORMAT: Final = 2
"""Raised whenever an older program could not read the file."""
SHOW_JSON: Final = "show.json"
PICTURES: Final = "pictures"
NAME_LENGTH: Final = 16
"""Hexadecimal digits of the hash that name the folder."""


class CompiledShowError(KioskError):
    """A compiled show is missing, damaged, or of another version of the program."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The compiled show in {folder} cannot be played: {reason}.")


def to_bytes(show: Show, pictures: dict[str, str]) -> bytes:
    """The canonical JSON of a show: the same show gives the same bytes.

    Args:
        show: With the pictures' names in the compiled folder; its `hash` does not count.
        pictures: SHA-256 by name in the compiled folder.
    """
    from kiosk.show.codec import encode

    content = {"format": FORMAT, "pictures": pictures, "show": encode(replace(show, hash=""))}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def load_compiled(folder: Path) -> Show:
    """Read a compiled show.

    Raises:
        CompiledShowError: It is missing, damaged, or of another version.
    """
    # Imported here: the guard only asks whether a show is whole.
    from kiosk.show.codec import CodecError, decode
    from kiosk.show.model import Show

    content, digest = _read(folder)
    try:
        show = decode(Show, content["show"])
    except (CodecError, KeyError) as error:
        raise CompiledShowError(folder, str(error)) from error
    return replace(show, hash=digest)


def is_whole(folder: Path) -> bool:
    """Whether a compiled show is complete and undamaged, pictures included."""
    try:
        content, _ = _read(folder)
        pictures: dict[str, str] = content["pictures"]
        return all(_digest(folder / name) == digest for name, digest in pictures.items())
    except (CompiledShowError, OSError, KeyError, AttributeError):
        return False


def _read(folder: Path) -> tuple[dict[str, Any], str]:
    try:
        data = (folder / SHOW_JSON).read_bytes()
    except OSError as error:
        raise CompiledShowError(folder, error.strerror or "it cannot be read") from error
    digest = hashlib.sha256(data).hexdigest()
    if digest[:NAME_LENGTH] != folder.name:
        raise CompiledShowError(folder, "its content is not what its name says")
    try:
        content: dict[str, Any] = json.loads(data)
        version = content["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CompiledShowError(folder, "it is no compiled show") from error
    if version != FORMAT:
        raise CompiledShowError(folder, "it was compiled by another version of the program")
    return content, digest


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
