"""The processes the guard starts: pipes in and out, and their end.

A player waits, with everything loaded, until it is told what to play; so one can stand by.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import IO, Any, Final

from kiosk.guard.beats import Beat, read_beat

_CHUNK: Final = 1 << 16
_GENTLE_S: Final = 1.0


def program(*arguments: str) -> list[str]:
    """The command that starts this program again."""
    # A packaged program is its own interpreter.
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*start, *arguments]


class Child:
    """A process that reads orders, one JSON object a line, and ends when there are no more.

    Attributes:
        is_closed: Whether its pipes have been let go of.
    """

    def __init__(self, command: Sequence[str], *, has_output: bool) -> None:
        pipe = subprocess.PIPE if has_output else None
        output = pipe if has_output else subprocess.DEVNULL
        # A group of its own: Ctrl-C in the terminal is for the guard, which ends it in order.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=output, stderr=pipe, process_group=0
        )
        os.set_blocking(_input(self._process).fileno(), False)
        self.is_closed = False

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def order(self, order: Mapping[str, Any]) -> None:
        """Tell it something; one that hangs or is gone does not hear it."""
        line = json.dumps(order, ensure_ascii=False).encode() + b"\n"
        with contextlib.suppress(OSError):
            os.write(_input(self._process).fileno(), line)

    def ended(self) -> int | None:
        """Its exit code, negative for a signal; None: it runs."""
        return self._process.poll()

    def signal(self, number: int) -> None:
        """Send it a signal."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once."""
        self.signal(signal.SIGKILL)
        self._process.wait()
        self._close()

    def end(self) -> int:
        """Ask it to end, then end it; its exit code."""
        with contextlib.suppress(OSError):
            _input(self._process).close()
        try:
            code = self._process.wait(_GENTLE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            return -signal.SIGKILL
        self._close()
        return code

    def _close(self) -> None:
        self.is_closed = True
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def curtain() -> Child:
    """A curtain that waits to be told what to show."""
    return Child(program("curtain"), has_output=False)


class Player(Child):
    """A process that plays.

    Attributes:
        beats_fd: Readable when the player says something, and when it is gone.
        words_fd: Readable when it complains.
    """

    def __init__(self) -> None:
        super().__init__(program("player"), has_output=True)
        self.beats_fd = _output(self._process.stdout).fileno()
        self.words_fd = _output(self._process.stderr).fileno()
        for descriptor in (self.beats_fd, self.words_fd):
            os.set_blocking(descriptor, False)
        self._rest = b""
        self._asked: list[dict[str, Any]] = []

    def read_beats(self) -> tuple[list[Beat], bool]:
        """The beats that have come, and whether the pipe is closed: the player is gone."""
        data, is_closed = _read(self.beats_fd)
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop()[-_CHUNK:]
        beats = [beat for beat in map(read_beat, lines) if beat is not None]
        self._asked += [question for question in map(_question, lines) if question]
        return beats, is_closed

    def asked(self) -> list[dict[str, Any]]:
        """What an operator wants, as it came between the beats."""
        asked, self._asked = self._asked, []
        return asked

    def read_words(self) -> tuple[bytes, bool]:
        """What it complained about, and whether nothing more can come."""
        return _read(self.words_fd)

    def wait_gone(self) -> int | None:
        """The exit code of a player whose pipe is closed; None: it lives on all the same."""
        try:
            return self._process.wait(_GENTLE_S)
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        """Let go of the pipes of a player that has ended."""
        self._close()


def _question(line: bytes) -> dict[str, Any]:
    """The question of a line; empty: the line is something else."""
    if b'"ask"' not in line or len(line) > _CHUNK:
        return {}
    try:
        data: Any = json.loads(line)
    except ValueError:
        return {}
    return data if isinstance(data, dict) and "ask" in data else {}  # pyright: ignore[reportUnknownVariableType]


def _input(process: subprocess.Popen[bytes]) -> IO[bytes]:
    return _output(process.stdin)


def _output(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "the process was started with pipes"
    return stream


def _read(descriptor: int) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    try:
        while chunk := os.read(descriptor, _CHUNK):
            parts.append(chunk)
    except BlockingIOError:
        return b"".join(parts), False
    except OSError:
        return b"".join(parts), True
    return b"".join(parts), True
