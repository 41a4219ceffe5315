"""The file show.yaml on the disk: read, changed, and written so that no power cut loses it."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.show.durable import sync_folder, write_durably
from kiosk.show.write_text import EditRefusedError

if TYPE_CHECKING:
    from kiosk.show.write import Edit

SHOW_FILE: Final = "show.yaml"


class ShowFile:
    """One show's file, with all that was undone and done.

    Attributes:
        path: Of the file.
    """

    def __init__(self, folder: Path) -> None:
        """Read the file.

        Raises:
            EditRefusedError: It cannot be read, or is not UTF-8.
        """
        self.path = folder / SHOW_FILE
        self._data = self._read()
        self._done: list[bytes] = []

    @property
    def text(self) -> str:
        """The text, with the line ends that it has; without a byte order mark."""
        return self._data.decode("utf-8-sig")

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._done)

    def apply(self, *edits: Edit, is_own_step: bool = True) -> None:
        """Make edits as one step, and write the file.

        Args:
            edits: In their order.
            is_own_step: Whether they can be undone alone; else with the step before.

        Raises:
            EditRefusedError: An edit is not possible, or somebody else changed the file meanwhile.
            OSError: It cannot be written; the old file is whole.
        """
        self._require_unchanged()
        text = self.text
        for edit in edits:
            text = edit(text)
        mark = codecs.BOM_UTF8 if self._data.startswith(codecs.BOM_UTF8) else b""
        data = mark + text.encode()
        if data != self._data:
            self._write(data)
            if is_own_step or not self._done:
                self._done.append(self._data)
            self._data = data

    def undo(self) -> bool:
        """Take the last step back; whether there was one.

        Raises:
            EditRefusedError: Somebody else changed the file meanwhile.
            OSError: It cannot be written.
        """
        if not self._done:
            return False
        self._require_unchanged()
        data = self._done[-1]
        self._write(data)
        self._done.pop()
        self._data = data
        return True

    def is_stale(self) -> bool:
        """Whether somebody else changed the file since it was read or written here."""
        return self._read() != self._data

    def reload(self) -> None:
        """Take the file as it is now; what was done before can no longer be undone."""
        self._data = self._read()
        self._done.clear()

    def _require_unchanged(self) -> None:
        if self.is_stale():
            raise EditRefusedError("another program has changed it; read it anew first.")

    def _read(self) -> bytes:
        try:
            data = self.path.read_bytes()
            data.decode("utf-8-sig")
        except OSError as error:
            raise EditRefusedError(f"it cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise EditRefusedError("it is not UTF-8; save it as UTF-8 first.") from error
        return data

    def _write(self, data: bytes) -> None:
        target = self.path.resolve()
        temporary = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            write_durably(temporary, data)
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o777)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(target.parent)
