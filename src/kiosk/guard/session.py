"""One evening of a guard: its folders, the show it begins with, and what it needs to run."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError, ShowDefectError
from kiosk.guard.desk import Desk, kept_settings
from kiosk.guard.logfile import LogFile
from kiosk.guard.programme import Programme
from kiosk.guard.record import Record, Scribe, boot_id
from kiosk.guard.stacks import Stacks
from kiosk.guard.status import Status
from kiosk.guard.supervisor import Means, Supervisor
from kiosk.guard.watcher import Watcher
from kiosk.operator.pin import has_pin
from kiosk.show.compiled import is_whole
from kiosk.show.prepare import prepare

if TYPE_CHECKING:
    from kiosk.guard.child import Child, Player


class Session:
    """The guard of one display.

    Attributes:
        record_path: Where it is written down how the show stood.
    """

    def __init__(
        self, state: Path, key: str, source: Path, *, is_windowed: bool, is_draft: bool = False
    ) -> None:
        """Choose the folders.

        Args:
            state: Where the program keeps what it needs between starts.
            key: Name of the display, fit for a file.
            source: The show's folder, as a person wrote it.
            is_windowed: An author's window: no curtain, no player standing by.
            is_draft: Play also what has contradictions, marked as a draft.
        """
        self._state = state
        self._base = state / "guard" / key
        self._base.mkdir(parents=True, exist_ok=True)
        self._source = source
        self._is_windowed = is_windowed
        self._is_draft = is_draft
        self.record_path = self._base / "record.json"
        self._log = LogFile(state / "logs" / f"{key}.log")
        self._status = Status(self._base / "status.json")

    def opening(self, last: Record, *, is_attended: bool) -> Record:
        """What is played first.

        After an orderly end a show begins at its beginning; after a power cut it goes on, and if
        its folder has become defective meanwhile, with the edition that was good.

        Args:
            last: As read from the disk.
            is_attended: A person waits for what is said about the show.

        Raises:
            KioskError: The show cannot be played, and there is none to play in its place.
        """
        is_same = last.source == str(self._source)
        is_interrupted = is_same and last.running
        try:
            current = self._chosen() or str(
                prepare(self._source, self._state, is_draft=self._is_draft)
            )
        except (KioskError, OSError) as error:
            current = self._in_its_place(last if is_same else Record())
            if not current or (is_attended and not is_interrupted):
                raise
            problems = error.problems if isinstance(error, ShowDefectError) else ()
            self._status.problems(str(error), problems)
            self._log.say(f"{error} The edition that was good is played.")
        good = last.good if is_same else ""
        record = Record(str(self._source), current, good, boot=boot_id())
        if not is_interrupted:
            return record
        record = replace(record, slide=last.slide, language=last.language)
        is_same_boot = bool(last.boot) and last.boot == record.boot and current == last.current
        return replace(record, quarantine=last.quarantine) if is_same_boot else record

    def run(
        self, player: Player, curtain: Child | None, record: Record, options: Mapping[str, Any]
    ) -> int:
        """Play until somebody ends it; the exit code."""
        poster = self._poster_of(record)
        paths = {
            "poster": str(poster),
            "state": str(self._state),
        }
        means = Means(
            options={**options, **paths},
            log=self._log,
            scribe=Scribe(self.record_path),
            status=self._status,
            stacks=Stacks(self._base / "stacks"),
            watch=lambda wake: Watcher(self._source, self._state, wake, is_draft=self._is_draft),
            curtain=curtain,
            poster=str(poster),
            is_windowed=self._is_windowed,
            attend=lambda wake: Desk(self._state, self._base, self._source, wake),
        )
        if not has_pin(self._state):
            closed = "No PIN is set, so the operator's panel stays closed (kiosk booth set-pin)."
            is_at_terminal = sys.stdin is not None and sys.stdin.isatty()
            self._log.say(closed + " Ctrl-C in this terminal ends the show." * is_at_terminal)
        return Supervisor(player, Programme(record, is_whole), means).run()

    def _chosen(self) -> str:
        """Folder of the show that an operator put in the place of this one; empty: none."""
        name = kept_settings(self._base, self._source).show
        folder = self._state / "shows" / Path(name).name
        if not name or not is_whole(folder):
            return ""
        self._log.say("The show that an operator chose is played; the panel leads back.")
        return str(folder)

    def _poster_of(self, record: Record) -> Path:
        """Where the show's poster is kept; those of other shows go."""
        poster = self._base / f"poster-{Path(record.current).name}.frame"
        with contextlib.suppress(OSError):
            for path in self._base.glob("poster-*"):
                if path != poster:
                    path.unlink()
        return poster

    def _in_its_place(self, last: Record) -> str:
        """Folder of a show that was good before; empty: there is none."""
        folders = (last.good, last.current)
        return next((name for name in folders if name and is_whole(Path(name))), "")
