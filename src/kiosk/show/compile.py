"""Compiling a show: its checked copy, written so that a power cut leaves all of it or nothing.

Written into a staging folder, forced to the disk file by file, then renamed to its content's
hash; the folder above is forced to the disk last.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from kiosk.errors import KioskError, Problem, ShowDefectError
from kiosk.show.compiled import NAME_LENGTH, PICTURES, SHOW_JSON, is_whole, to_bytes
from kiosk.show.durable import sync_folder, write_durably
from kiosk.show.intake import PictureRefusedError, take_in
from kiosk.show.media import PictureError, inspect
from kiosk.show.model import Section, Show, Slide, StorySlide

SHOWS: Final = "shows"
"""Folder of compiled shows in the state folder."""


class ShowChangedError(KioskError):
    """A show was being edited while it was compiled."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} changed while the show was being compiled; try again.")


@dataclass(frozen=True, slots=True)
class _Picture:
    """Our copy of a picture."""

    name: str
    """In the compiled folder."""
    data: bytes
    digest: str


def compile_show(show: Show, folder: Path, state_dir: Path) -> Path:
    """Write the checked copy of a show.

    Args:
        show: As `read_show` gives it.
        folder: The show's folder, for the pictures.
        state_dir: Where the program keeps what it needs between starts.

    Returns:
        The compiled show's folder.

    Raises:
        OSError: The disk is full or not writable.
        ShowDefectError: Pictures cannot be decoded within the limits.
        ShowChangedError: A picture is not what it was when the show was read.
    """
    pictures = _pictures(show, folder, state_dir)
    compiled = replace(show, sections=tuple(_renamed(part, pictures) for part in show.sections))
    data = to_bytes(compiled, {picture.name: picture.digest for picture in pictures.values()})
    target = state_dir / SHOWS / hashlib.sha256(data).hexdigest()[:NAME_LENGTH]
    if not is_whole(target):
        _write(target, data, pictures.values())
    return target


def _pictures(show: Show, folder: Path, state_dir: Path) -> dict[str, _Picture]:
    """Our copies of the pictures, by their names in the show."""
    pictures: dict[str, _Picture] = {}
    problems: list[Problem] = []
    names = [slide.picture for slide in show.slides() if isinstance(slide, StorySlide)]
    for name in dict.fromkeys(names):
        try:
            pictures[name] = _picture(folder, name, state_dir)
        except PictureRefusedError as error:
            problems.append(error.problem)
    if problems:
        raise ShowDefectError(problems)
    return pictures


def _picture(folder: Path, name: str, state_dir: Path) -> _Picture:
    path = folder / PurePosixPath(name)
    try:
        data = path.read_bytes()
        inspect(data)
    except (OSError, PictureError) as error:
        raise ShowChangedError(path.name) from error
    copy = take_in(name, data, state_dir)
    digest = hashlib.sha256(copy.data).hexdigest()
    return _Picture(f"{PICTURES}/{digest[:NAME_LENGTH]}{copy.suffix}", copy.data, digest)


def _renamed(section: Section, pictures: Mapping[str, _Picture]) -> Section:
    def renamed(slide: Slide) -> Slide:
        if isinstance(slide, StorySlide):
            return replace(slide, picture=pictures[slide.picture].name)
        return slide

    return replace(section, slides=tuple(renamed(slide) for slide in section.slides))


def _write(target: Path, data: bytes, pictures: Iterable[_Picture]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix="staging-", dir=target.parent))
    try:
        for picture in pictures:
            write_durably(staging / picture.name, picture.data)
        write_durably(staging / SHOW_JSON, data)
        for folder in (staging / PICTURES, staging):
            sync_folder(folder)
        if target.exists():
            # It is damaged, or it would not be written again.
            shutil.rmtree(target)
        staging.chmod(0o755)
        staging.rename(target)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
