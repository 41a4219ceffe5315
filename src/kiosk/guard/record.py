"""Where the show stood, on the disk: what a guard needs that starts after a power cut."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from kiosk.show.durable import sync_folder, write_durably

_RETRY_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Record:
    """One display's show, as last seen.  Replaced, never changed."""

    source: str = ""
    """The show's folder, as a person wrote it."""
    current: str = ""
    """Folder of the compiled show that is played."""
    good: str = ""
    """Folder of the compiled show that last played without a fault for a while."""
    slide: str = ""
    language: str = ""
    running: bool = False
    """Whether the show was on; false after an orderly end."""
    boot: str = ""
    """Which start of the computer the quarantine belongs to."""
    quarantine: tuple[str, ...] = field(default_factory=tuple[str, ...])


def boot_id() -> str:
    """Tells one start of the computer from the next; empty where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def read_record(path: Path) -> Record:
    """The record of a file; a new one if there is none that can be read."""
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        known = {each.name: data[each.name] for each in fields(Record) if each.name in data}
        quarantine = tuple(str(slide) for slide in known.pop("quarantine", ()))
        record = Record(**known, quarantine=quarantine)
    except (OSError, ValueError, TypeError, AttributeError):
        return Record()
    return record if _is_sound(record) else Record()


def _is_sound(record: Record) -> bool:
    return all(
        type(getattr(record, each.name)) is type(each.default)
        for each in fields(Record)
        if each.name != "quarantine"
    )


def write_record(path: Path, record: Record) -> None:
    """Write a record so that a cut at any instant leaves the old one or the new one.

    Raises:
        OSError: The disk is full or not writable.
    """
    temporary = path.with_suffix(".new")
    write_durably(temporary, json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())
    temporary.replace(path)
    sync_folder(path.parent)


class Scribe:
    """Writes the latest record from a thread of its own: a slow disk does not stop the guard.

    A disk that takes nothing is tried again; meanwhile the show goes on.

    Attributes:
        trouble: Why the last attempt failed; empty: it did not.
    """

    def __init__(self, path: Path) -> None:
        self.trouble = ""
        self._path = path
        self._wanted: Record | None = None
        self._is_over = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    def write(self, record: Record) -> None:
        """Write a record, soon; of several that wait, only the last."""
        with self._changed:
            self._wanted = record
            self._changed.notify()

    def close(self, timeout_s: float = 2.0) -> None:
        """Write what waits, and end."""
        with self._changed:
            self._is_over = True
            self._changed.notify()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._wanted is None and not self._is_over:
                    self._changed.wait()
                record, self._wanted = self._wanted, None
                is_over = self._is_over
            if record is not None and not self._try(record) and not is_over:
                self._keep_for_later(record)
            elif is_over:
                return

    def _try(self, record: Record) -> bool:
        try:
            write_record(self._path, record)
        except OSError as error:
            self.trouble = error.strerror or type(error).__name__
            return False
        self.trouble = ""
        return True

    def _keep_for_later(self, record: Record) -> None:
        with self._changed:
            if self._wanted is None and not self._is_over:
                self._changed.wait(_RETRY_S)
            if self._wanted is None:
                self._wanted = record
