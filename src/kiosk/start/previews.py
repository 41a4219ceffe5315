"""Title and first slide of every show on the list, made in the background and kept."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from kiosk.start.errands import Errand

FOLDER: Final = "previews"
MOST: Final = 32
"""Pictures that are kept."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a row of the list shows of a show."""

    title: str
    picture: QPixmap


class Previews(QObject):
    """Has the program draw the first slide of one show after the other.

    Attributes:
        made: Says whose preview there is now.
    """

    made = Signal(Path)

    def __init__(
        self, state: Path, language: str, command: Callable[..., Sequence[str]], parent: QObject
    ) -> None:
        """Nothing is drawn before the first preview is asked for.

        Args:
            state: The program's state folder.
            language: In which the first slide is drawn.
            command: Makes the command line that starts the program with arguments.
            parent: With whom all ends.
        """
        super().__init__(parent)
        self._folder = state / FOLDER
        self._language = language
        self._command = command
        self._waiting: deque[Path] = deque()
        self._tried: set[Path] = set()
        self._errand: Errand | None = None

    def of(self, show: Path) -> Preview | None:
        """The preview of a show; None: there is none, or not yet.

        Args:
            show: Its folder.
        """
        stem = self._stem(show)
        try:
            title = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))["title"]
        except (OSError, ValueError, KeyError):
            self._order(show, stem)
            return None
        return Preview(str(title), QPixmap(str(stem.with_suffix(".png"))))

    def stop(self) -> None:
        """Draw no more."""
        self._waiting.clear()
        if self._errand is not None:
            self._errand.end()
            self._errand = None

    def _stem(self, show: Path) -> Path:
        """Where the preview of the present edition of a show is kept, without suffix."""
        try:
            changed = (show / "show.yaml").stat().st_mtime_ns
        except OSError:
            changed = 0
        mark = f"{show}\0{changed}\0{self._language}"
        return self._folder / hashlib.sha256(mark.encode()).hexdigest()[:16]

    def _order(self, show: Path, stem: Path) -> None:
        # A show that has none, since it has defects, is not tried again in this edition.
        if stem not in self._tried:
            self._tried.add(stem)
            self._waiting.append(show)
            self._next()

    def _next(self) -> None:
        if self._errand is not None or not self._waiting:
            return
        show = self._waiting.popleft()

        def done(code: int, said: str) -> None:
            del said
            self._errand = None
            if code == 0:
                self._tidy()
                self.made.emit(show)
            self._next()

        arguments = ("start", str(show), "--preview", str(self._stem(show)))
        command = self._command(*arguments, "--lang", self._language)
        self._errand = Errand(command, done, self)

    def _tidy(self) -> None:
        """Forget the oldest ones."""
        files = sorted(self._folder.glob("*.*"), key=lambda path: path.stat().st_mtime)
        for path in files[: -2 * MOST]:
            path.unlink(missing_ok=True)
