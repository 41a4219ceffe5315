"""When the next frame is due: one timer, which runs only while something moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from kiosk.player.clock import Clock

FRAME_MS = 16
SLOW_FRAME_MS = 33
"""Half the pace, for a computer that cannot hold the full one: even is better than torn."""
LATE_S = 0.025
"""An interval longer than this is late."""
_LATE_RUNS = 2
_SLOW_RUNS = 20
"""So many runs at half the pace, then the full one is tried again: the computer may only have been
busy with something else."""
_SAMPLES_MIN = 10
_WAIT_MAX_S = 86_400.0


class FrameDriver(QObject):
    """Tells when to draw.

    Signals:
        ticked: Something is due now.

    Attributes:
        frame_ms: Interval of frames while something moves.
    """

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame_ms = FRAME_MS
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setObjectName("frames")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._intervals: list[float] = []
        self._last_s: float | None = None
        self._is_running = False
        self._late_runs = 0
        self._slow_runs = 0

    @property
    def is_running(self) -> bool:
        """Whether frames are coming one after another."""
        return self._is_running

    def wait_for(self, due_s: float | None) -> None:
        """Tick next at a time: frame by frame if that is now, else once.

        Args:
            due_s: On the driver's clock; None: nothing is due, ever.
        """
        now_s = self._clock.now_s()
        if due_s is not None and due_s <= now_s:
            self._run()
            return
        self._is_running = False
        self._end_run()
        if due_s is None:
            self._timer.stop()
            return
        self._timer.setSingleShot(True)
        # Rounded up: a tick that comes a little early would find nothing to do and come again.
        self._timer.start(int(min(due_s - now_s, _WAIT_MAX_S) * 1000) + 1)

    def stop(self) -> None:
        """Tick no more."""
        self.wait_for(None)

    def _run(self) -> None:
        if self._is_running:
            return
        self._is_running = True
        self._timer.setSingleShot(False)
        self._timer.start(self.frame_ms)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self.is_running:
            now_s = self._clock.now_s()
            if self._last_s is not None:
                self._intervals.append(now_s - self._last_s)
            self._last_s = now_s
        self.ticked.emit()

    def _end_run(self) -> None:
        """Judge the run that ends: two late ones running, and frames come half as often."""
        intervals, self._intervals, self._last_s = self._intervals, [], None
        if len(intervals) < _SAMPLES_MIN:
            return
        if self.frame_ms == SLOW_FRAME_MS:
            self._slow_runs += 1
            if self._slow_runs >= _SLOW_RUNS:
                self.frame_ms = FRAME_MS
            return
        p95_s = sorted(intervals)[int(len(intervals) * 0.95)]
        self._late_runs = self._late_runs + 1 if p95_s > LATE_S else 0
        if self._late_runs >= _LATE_RUNS:
            self.frame_ms = SLOW_FRAME_MS
            self._late_runs = self._slow_runs = 0
