"""Carries a plan out, and undoes what was carried out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from kiosk.errors import KioskError
from kiosk.install.notes import NOTES_PATH, Before, Notes, read_notes, write_notes
from kiosk.install.steps import MakeLink, RunCommand, Step, WriteFile

Run: TypeAlias = Callable[[Sequence[str]], bool]
"""Runs a command, or says False if there is no need to; raises OSError if it fails."""
_OWN: Final = ("etc/kiosk", "var/lib/kiosk-booth")


class AlreadyInstalledError(KioskError):
    """A second set-up would take the first for what was there before."""

    def __init__(self) -> None:
        super().__init__(
            "This machine is a booth already. To set it up anew: kiosk booth remove, "
            "then kiosk booth install"
        )


class NotInstalledError(KioskError):
    """There is nothing to undo."""

    def __init__(self) -> None:
        super().__init__("This machine was not set up as a booth, so there is nothing to undo.")


def describe(steps: Sequence[Step]) -> Iterator[str]:
    """What would be done, with the whole text of every file."""
    for step in steps:
        if isinstance(step, WriteFile):
            yield f"write  {step.path}  ({step.mode:04o}; {step.why})"
            yield from (f"       | {line}".rstrip() for line in step.text.splitlines())
        elif isinstance(step, MakeLink):
            yield f"link   {step.path} -> {step.target}  ({step.why})"
        else:
            yield f"run    {' '.join(step.command)}  ({step.why})"
    yield f"write  /{NOTES_PATH}  (0600; what `kiosk booth remove` goes by)"


def install(steps: Sequence[Step], root: Path, run: Run | None) -> list[str]:
    """Carry a plan out; the lines to print.

    Args:
        steps: The plan.
        root: Of the system that is set up.
        run: Runs its commands; None: it is not the running system.

    Raises:
        AlreadyInstalledError: It was carried out before.
        OSError: Something could not be written, or a command failed. What was done is noted.
    """
    if read_notes(root) is not None:
        raise AlreadyInstalledError
    notes = Notes()
    lines: list[str] = []
    for step in steps:
        if isinstance(step, RunCommand):
            lines.append(_carry_out(step, root, notes, run))
            continue
        path = root / step.path.lstrip("/")
        if isinstance(step, WriteFile) and step.is_persons and path.exists():
            lines.append(f"kept     {step.path}")
            continue
        before = _before(step, path)
        notes.befores.append(before)
        notes.folders.extend(_missing_folders(path, root))
        write_notes(root, notes)
        _put(step, path)
        lines.append(f"{'replaced' if _was_there(before) else 'made    '} {step.path}")
    return lines


def remove(root: Path, run: Run | None) -> list[str]:
    """Undo what was carried out, last things first; the lines to print.

    A command that fails is told and keeps nothing else from being undone.

    Raises:
        NotInstalledError: Nothing was.
    """
    notes = read_notes(root)
    if notes is None:
        raise NotInstalledError
    lines = [_restore(before, root) for before in reversed(notes.befores)]
    if run is not None:
        lines.extend(_taken_back(command, run) for command in reversed(notes.undo))
    (root / NOTES_PATH).unlink()
    folders = [*notes.folders, *_OWN]
    for name in sorted(set(folders), key=len, reverse=True):
        folder = root / name
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return lines


def _carry_out(step: RunCommand, root: Path, notes: Notes, run: Run | None) -> str:
    text = " ".join(step.command)
    if run is None:
        return f"not run  {text}: that is for the system itself, at its next start"
    if step.undo:
        # They are gone through from the last one on.
        notes.undo.extend(list(command) for command in reversed(step.undo))
        write_notes(root, notes)
    if not run(step.command):
        return f"not run  {text}: systemd does not run here and reads all when it starts"
    return f"ran      {text}"


def _taken_back(command: Sequence[str], run: Run) -> str:
    try:
        return f"{'ran     ' if run(command) else 'not run '} {' '.join(command)}"
    except OSError as error:
        return f"failed   {error}"


def _before(step: WriteFile | MakeLink, path: Path) -> Before:
    """What a step is going to replace."""
    made = _sum(step.text.encode()) if isinstance(step, WriteFile) else step.target
    is_persons = isinstance(step, WriteFile) and step.is_persons
    before = Before(step.path, made=made, is_persons=is_persons)
    if path.is_symlink():
        before.target = str(path.readlink())
    elif path.is_file():
        before.text = path.read_text(encoding="utf-8")
        before.mode = path.stat().st_mode & 0o7777
    return before


def _was_there(before: Before) -> bool:
    return before.text is not None or before.target is not None


def _missing_folders(path: Path, root: Path) -> list[str]:
    """The folders above a path that have to be made, outer ones first."""
    missing = [folder for folder in path.parents if not folder.exists()]
    return [str(folder.relative_to(root)) for folder in reversed(missing)]


def _put(step: WriteFile | MakeLink, path: Path) -> None:
    """Put a file or a link in its place, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    if isinstance(step, WriteFile):
        new.write_text(step.text, encoding="utf-8")
        new.chmod(step.mode)
    else:
        new.symlink_to(step.target)
    new.replace(path)


def _restore(before: Before, root: Path) -> str:
    """Have in a place what was there before."""
    path = root / before.path.lstrip("/")
    if before.is_persons and path.is_file() and _sum(path.read_bytes()) != before.made:
        return f"kept     {before.path}: it was changed by hand"
    path.unlink(missing_ok=True)
    if before.target is not None:
        path.symlink_to(before.target)
    elif before.text is not None:
        path.write_text(before.text, encoding="utf-8")
        path.chmod(before.mode)
    return f"{'restored' if _was_there(before) else 'removed '} {before.path}"


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
