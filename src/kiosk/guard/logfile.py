"""A log that never grows large and never gets in the way."""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path
from typing import Final

LIMIT: Final = 1_000_000
"""Bytes of one file."""
KEEP: Final = 3
"""Files that are kept."""


class LogFile:
    """Appends to a file; a full one is put aside.  No method raises."""

    def __init__(self, path: Path, *, limit: int = LIMIT, keep: int = KEEP) -> None:
        self._path = path
        self._limit = limit
        self._keep = keep

    def say(self, text: str) -> None:
        """Log a sentence and write it to the terminal."""
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        self.append(f"{stamp} guard: {text}\n".encode())
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"kiosk: {text}\n")
            sys.stderr.flush()

    def pass_on(self, data: bytes) -> None:
        """Log what the player wrote, and write it to the terminal."""
        self.append(data)
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.buffer.write(data)
            sys.stderr.flush()

    def append(self, data: bytes) -> None:
        """Log."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as stream:
                # A line a million times over must not fill the disk before the next look.
                stream.write(data[-self._limit :])
                size = stream.tell()
            if size >= self._limit:
                self._turn()
        except OSError:
            # The disk is full or gone; the show does not depend on it.
            return

    def _turn(self) -> None:
        for number in range(self._keep - 1, 0, -1):
            older = self._path.with_suffix(f".{number}.log")
            newer = self._path.with_suffix(f".{number - 1}.log") if number > 1 else self._path
            if newer.exists():
                newer.replace(older)
