"""Runs the program's own commands for the start window, each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Slot

Done: TypeAlias = Callable[[int, str], None]
"""Is told the exit code, negative for a crash, and what was said."""
END_MS = 3000


class Errand(QObject):
    """One command on its way."""

    def __init__(self, command: Sequence[str], done: Done, parent: QObject) -> None:
        """Set off.

        Args:
            command: Program and arguments.
            done: Called when it has ended.
            parent: With whom it ends at the latest.
        """
        super().__init__(parent)
        self._done = done
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._process.start(command[0], list(command[1:]))

    def stop(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def end(self) -> None:
        """Have it ended before this returns."""
        self._process.blockSignals(True)
        self._process.terminate()
        if not self._process.waitForFinished(END_MS):
            self._process.kill()
            self._process.waitForFinished(END_MS)

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAll().data()).decode("utf-8", "replace").strip()
        is_crash = status is QProcess.ExitStatus.CrashExit
        self._done(-code if is_crash and code else -1 if is_crash else code, said)
        self.deleteLater()

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        # Whatever happens after the start ends with `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self._done(-1, self._process.errorString())
            self.deleteLater()
