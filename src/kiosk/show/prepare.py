"""Making a show ready to be played: at once if it is unchanged, else by checking it first.

The check runs in a process of its own with limits on memory and time: the process that plays
never loads the YAML reader or the schema library, and what a person supplied cannot hurt it.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, TypeGuard

from kiosk.errors import KioskError, Place, Problem, Severity, ShowDefectError
from kiosk.show.compiled import FORMAT, NAME_LENGTH, is_whole
from kiosk.show.durable import sync_folder, write_durably
from kiosk.show.fingerprint import fingerprint, program_mark
from kiosk.show.problem_json import from_json

TIME_LIMIT_S: Final = 120.0
_INDEX: Final = "prepared.json"
_MOST_ENTRIES: Final = 50


class ShowCheckError(KioskError):
    """The check of a show did not come to an end."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The show in {folder} could not be checked: {reason}.")


def prepare(folder: Path, state_dir: Path, *, is_draft: bool = False) -> Path:
    """The compiled show of a folder.

    Args:
        folder: The show as a person wrote it.
        state_dir: Where the program keeps what it needs between starts.
        is_draft: Play it although contradictions wait for an answer, and mark every page.

    Returns:
        The compiled show's folder, for `load_compiled`.

    Raises:
        ShowDefectError: The show has defects.
        ShowCheckError: The check itself failed.
        OSError: The state folder is not writable.
    """
    key = _key(folder, is_draft=is_draft)
    known = _known(state_dir).get(key, "")
    target = state_dir / "shows" / known
    if known and is_whole(target):
        return target
    target = _check(folder, state_dir, is_draft=is_draft)
    # What is not remembered is checked again next time.
    with contextlib.suppress(OSError):
        _remember(state_dir, key, target.name)
    return target


def _known(state_dir: Path) -> dict[str, str]:
    """Names of compiled shows by the key of the folder they were made from."""
    try:
        index = json.loads((state_dir / _INDEX).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(key): str(name) for key, name in index.items()} if _is_object(index) else {}


def _is_object(value: object) -> TypeGuard[dict[object, object]]:
    return isinstance(value, dict)


def _remember(state_dir: Path, key: str, name: str) -> None:
    entries = {old: known for old, known in _known(state_dir).items() if old != key}
    kept = dict([*entries.items(), (key, name)][-_MOST_ENTRIES:])
    temporary = state_dir / f"{_INDEX}.{os.getpid()}"
    write_durably(temporary, json.dumps(kept, indent=1).encode())
    temporary.replace(state_dir / _INDEX)
    sync_folder(state_dir)


def _key(folder: Path, *, is_draft: bool) -> str:
    try:
        kind = "draft" if is_draft else "show"
        return f"{FORMAT}-{kind}-{program_mark()[:NAME_LENGTH]}-{fingerprint(folder)}"
    except OSError as error:
        place = Place(str(folder))
        reason = error.strerror or type(error).__name__
        problem = Problem(Severity.DEFECT, "no-show", place, f"cannot be read: {reason}")
        raise ShowDefectError([problem]) from error


def _command(folder: Path, state_dir: Path, *, is_draft: bool) -> list[str]:
    # A packaged program is its own interpreter.
    is_packaged = getattr(sys, "frozen", False)
    program = [sys.executable] if is_packaged else [sys.executable, "-m", "kiosk"]
    wishes = ["--draft"] if is_draft else []
    means = ["--json", "--confined", "--compile", str(state_dir)]
    return [*program, "check", *wishes, *means, str(folder)]


def _check(folder: Path, state_dir: Path, *, is_draft: bool) -> Path:
    """Run `kiosk check` on a folder; the compiled show's folder."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            _command(folder.absolute(), state_dir.absolute(), is_draft=is_draft),
            capture_output=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            timeout=TIME_LIMIT_S,
        )
    except subprocess.TimeoutExpired as error:
        raise ShowCheckError(folder, f"it took longer than {TIME_LIMIT_S:g} seconds") from error
    try:
        report: dict[str, Any] = json.loads(done.stdout)
        problems = [from_json(item) for item in report["problems"]]
        compiled: str = report["compiled"]
    except (ValueError, KeyError, TypeError) as error:
        raise ShowCheckError(folder, _last_words(done)) from error
    if any(problem.is_defect for problem in problems):
        raise ShowDefectError(problems)
    if not compiled:
        raise ShowCheckError(folder, _last_words(done))
    return Path(compiled)


def _last_words(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why a process that reported nothing ended."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else f"it ended with code {done.returncode}"
