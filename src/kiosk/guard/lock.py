"""One guard for each display."""

from __future__ import annotations

import fcntl
import os
import re
from pathlib import Path

from kiosk.errors import KioskError


class DisplayTakenError(KioskError):
    """Another guard plays on the display."""

    def __init__(self, holder: str) -> None:
        who = f" (process {holder})" if holder else ""
        super().__init__(
            f"A show is already playing on this display{who}. End it, or name another display "
            "with --display."
        )


def display_key(display: str, *, is_windowed: bool) -> str:
    """A name for the display, fit for a file.

    Args:
        display: As the person named it; empty: the first.
        is_windowed: A window of an author beside a show is no second show.
    """
    server = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    parts = (platform, server, display, "window" if is_windowed else "")
    return re.sub(r"[^A-Za-z0-9.-]+", "_", "-".join(part for part in parts if part))


class DisplayLock:
    """Held from its making until it is released or the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            DisplayTakenError: Another process holds it.
            OSError: The folder is not writable.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._descriptor, 32).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise DisplayTakenError(holder) from None
        self._sign()

    def release(self) -> None:
        """Let somebody else play."""
        os.close(self._descriptor)

    def _sign(self) -> None:
        """Say who holds it; on a full disk nobody is named, and the lock holds all the same."""
        try:
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, f"{os.getpid()}\n".encode())
        except OSError:
            return
