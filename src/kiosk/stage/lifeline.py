"""The player's end of the pipes to the guard: tells that it lives, takes what it is told.

A beat comes from a timer of the thread that draws, so that a thread that hangs is silent.  When
nothing has changed for a second one pixel is painted all the same: a window that paints nothing is
found out.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import logging
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KioskError
from kiosk.guard.beats import BEAT_S, Beat
from kiosk.guard.codes import RELIEF
from kiosk.show.compiled import load_compiled

if TYPE_CHECKING:
    from kiosk.player.clock import Clock
    from kiosk.stage.director import Director
    from kiosk.stage.panel import OperatorPanel
    from kiosk.stage.stills import Stills
    from kiosk.stage.window import StageWindow

_PROBE_BEATS = round(1.0 / BEAT_S)
_RSS_BEATS = round(5.0 / BEAT_S)
_CHUNK = 1 << 16
_PR_SET_PDEATHSIG = 1
"""Source: prctl(2)."""

_log = logging.getLogger(__name__)


class Lifeline(QObject):
    """Beats and orders of one player."""

    def __init__(self, orders_fd: int, beats_fd: int, clock: Clock, stills: Stills) -> None:
        """Take over the pipes; the guard does not wait, and neither does the player."""
        super().__init__()
        self.setObjectName("lifeline")
        self._orders_fd = orders_fd
        self._beats_fd = beats_fd
        self._clock = clock
        self._stills = stills
        self._window: StageWindow | None = None
        self._director: Director | None = None
        self._said = Beat()
        self._rest = b""
        self._is_relieved = False
        self._still_beats = 0
        os.set_blocking(orders_fd, False)
        os.set_blocking(beats_fd, False)
        self._notifier: QSocketNotifier | None = None
        self._panel: OperatorPanel | None = None

    def attend(self, panel: OperatorPanel) -> None:
        """Carry an operator's questions to the guard, and its answers back."""
        self._panel = panel

    def ask(self, question: dict[str, Any]) -> None:
        """Ask the guard something; it answers later."""
        line = json.dumps(question, ensure_ascii=False).encode() + b"\n"
        # A guard that does not listen, or is gone, is found out by the next beat.
        with contextlib.suppress(OSError):
            os.write(self._beats_fd, line)

    def attach(self, window: StageWindow, director: Director) -> None:
        """Tell of this window from now on."""
        self._window, self._director = window, director
        # Not before: it needs the application, and must be gone before the application is.
        self._notifier = QSocketNotifier(self._orders_fd, QSocketNotifier.Type.Read, window)
        self._notifier.setObjectName("orders")
        self._notifier.activated.connect(self._on_notifier_activated)

    def work(self, slide: str) -> None:
        """Tell which slide is set or drawn next; if that is its last word, the slide is at fault.

        Args:
            slide: Its id; empty: the work is done.
        """
        before = self._said.slide
        self._say(work=slide)
        if self._is_relieved and not slide and before and self._said.slide != before:
            QCoreApplication.exit(RELIEF)

    def beat(self, window: StageWindow) -> None:
        """Tell that the player lives."""
        if not self._said.beat:
            _die_with_the_guard()
        director = self._director
        exposed = _is_exposed(window)
        if self._said.beat % _PROBE_BEATS == 0:
            window.stay_on_top()
        self._still_beats = self._still_beats + 1 if window.paints == self._said.paints else 0
        if exposed and self._still_beats and self._still_beats % _PROBE_BEATS == 0:
            window.update(0, 0, 1, 1)
        if director is not None:
            self._stills.notice(window, director)
        rss = self._said.rss if self._said.beat % _RSS_BEATS else _rss()
        number = int(window.winId()) if QGuiApplication.platformName() == "xcb" else 0
        self._say(
            beat=self._said.beat + 1,
            exposed=exposed,
            rss=rss,
            stills=self._stills.count,
            window=number,
            open=not window.is_closed,
        )

    def _say(self, **facts: Any) -> None:  # noqa: ANN401 -- fields of a beat
        window, director = self._window, self._director
        if window is None or director is None:
            return
        now, deadline_s = director.moment, director.moment.deadline_s
        late_s = 0.0
        if deadline_s is not None and not window.is_closed:
            late_s = max(0.0, self._clock.now_s() - deadline_s)
        self._said = replace(
            self._said,
            paints=window.paints,
            slide=now.slide,
            language=now.language,
            show=director.show.hash[:16],
            late_s=late_s,
            **facts,
        )
        try:
            os.write(self._beats_fd, self._said.to_line())
        except BlockingIOError:
            # A guard that does not listen will not miss one beat more.
            return
        except OSError:
            QCoreApplication.exit(0)

    @Slot()
    def _on_notifier_activated(self) -> None:
        try:
            data = os.read(self._orders_fd, _CHUNK)
        except BlockingIOError:
            return
        if not data:
            # Nobody is left who could watch over this player.
            if self._notifier is not None:
                self._notifier.setEnabled(False)
            QCoreApplication.exit(0)
            return
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            self._obey(json.loads(line))

    def _obey(self, order: dict[str, Any]) -> None:
        if "operator" in order and self._panel is not None:
            self._panel.hear(order["operator"])
        if order.get("relief"):
            self._is_relieved = True
        if order.get("show") and self._window is not None:
            folder = Path(order["show"])
            try:
                self._window.take(load_compiled(folder), folder)
            except KioskError:
                _log.exception("Another edition of the show cannot be played")


def _is_exposed(window: StageWindow) -> bool:
    handle = window.windowHandle()
    return handle is not None and handle.isExposed()


def _rss() -> int:
    """Memory in use, bytes; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _die_with_the_guard() -> None:
    """Let the system end a player whose guard is gone, even one that hangs."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
