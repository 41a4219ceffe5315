"""Where a player that hangs or crashes leaves its stack traces; the last few are kept."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

KEEP: Final = 10


class Stacks:
    """A folder of stack traces.  No method raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = max((_number(path) for path in self._files()), default=0)

    def next(self) -> Path:
        """The file for another player."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        return self._folder / f"{self._number:05}.txt"

    def tidy(self) -> None:
        """Delete what is empty or old."""
        files = self._files()
        with contextlib.suppress(OSError):
            for path in files:
                # The latest belongs to the player that runs.
                if path.stat().st_size == 0 and _number(path) < self._number:
                    path.unlink()
            for path in sorted(self._files())[:-KEEP]:
                path.unlink()

    def _files(self) -> list[Path]:
        try:
            return list(self._folder.glob("*.txt"))
        except OSError:
            return []


def _number(path: Path) -> int:
    return int(path.stem) if path.stem.isdecimal() else 0
