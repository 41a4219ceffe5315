"""A virtual display that tells when it changes and what it shows."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from tests.bench.frames import Frame
from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadDrawable, BadWindow
from Xlib.ext import damage, xtest

if TYPE_CHECKING:
    from Xlib.xobject.drawable import Window

GROUND = (0xF2, 0x50, 0x2F)
"""Of the poster both programs begin with."""
_LIKE = 24
_DARK = 60
_ROWS = 12
_LINES = 4
"""So many rows and columns of the changed part make its fingerprint."""


def pause(seconds: float) -> None:
    """Let time pass."""
    select.select([], [], [], max(0.0, seconds))


@contextlib.contextmanager
def x_server(width: int, height: int) -> Iterator[str]:
    """A virtual display with a window manager; its name."""
    read, write = os.pipe()
    none = subprocess.DEVNULL
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"]
    command += ["-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stdout=none, stderr=none)
    name = ":" + os.read(read, 16).decode().strip()
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name}, stdout=none, stderr=none
    )
    pause(0.7)
    try:
        yield name
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
        os.close(read)
        os.close(write)


class Eyes:
    """Looks at a display."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        shape = self._root.get_geometry()
        self._width, self._height = shape.width, shape.height
        self._display.damage_query_version()
        self._root.damage_create(damage.DamageReportRawRectangles)
        self._display.sync()

    def close(self) -> None:
        """Look no more."""
        self._display.close()

    def press(self, key: str) -> None:
        """Press and release a key."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def wait_for_poster(self, limit_s: float) -> float | None:
        """The moment at which the poster is complete; None: not within the limit.

        Returns:
            Seconds of the monotonic clock.
        """
        end_s = time.monotonic() + limit_s
        while time.monotonic() < end_s:
            select.select([self._display.fileno()], [], [], 0.25)
            self._forget_events()
            if self._shows_poster():
                return time.monotonic()
            pause(0.002)
        return None

    def wait_for_window(self, title: str, limit_s: float) -> float | None:
        """The moment at which a window with that title is on the display; None: none came.

        Returns:
            Seconds of the monotonic clock.
        """
        end_s = time.monotonic() + limit_s
        while time.monotonic() < end_s:
            if _has_window(self._root, title):
                return time.monotonic()
            pause(0.002)
        return None

    def watch(
        self, seconds: float, sample: Callable[[], None], every_s: float = 0.5
    ) -> list[Frame]:
        """Every change of the display.

        Args:
            seconds: For how long.
            sample: Called while nothing happens.
            every_s: How often about.
        """
        self._forget_events()
        frames: list[Frame] = []
        now_s = time.monotonic()
        end_s, due_s = now_s + seconds, now_s
        while (now_s := time.monotonic()) < end_s:
            if now_s >= due_s and not self._display.pending_events():
                sample()
                due_s = now_s + every_s
            if not self._display.pending_events():
                select.select([self._display.fileno()], [], [], min(0.05, end_s - now_s))
            frames += self._frame()
        return frames

    def _frame(self) -> list[Frame]:
        """The change that was told of, if one was.

        Times are the server's, so that it does not matter how soon they are read.
        """
        box: tuple[int, int, int, int] | None = None
        t_ms = 0
        while self._display.pending_events():
            event = self._display.next_event()
            area = getattr(event, "area", None)
            if area is None:
                continue
            here = (area.x, area.y, area.x + area.width, area.y + area.height)
            if box is None:
                box, t_ms = here, event.timestamp
            elif event.timestamp - t_ms < 4:
                low = (min(a, b) for a, b in zip(box[:2], here[:2], strict=True))
                high = (max(a, b) for a, b in zip(box[2:], here[2:], strict=True))
                box = (*low, *high)  # pyright: ignore[reportAssignmentType]
            else:
                # Two frames have come meanwhile; the first was not seen.
                return [Frame(t_ms, None), Frame(event.timestamp, self._look(here))]
        return [Frame(t_ms, self._look(box))] if box else []

    def _look(self, box: tuple[int, int, int, int]) -> bytes:
        x0, y0 = max(0, box[0]), max(0, box[1])
        x1, y1 = min(self._width, box[2]), min(self._height, box[3])
        if x1 <= x0 or y1 <= y0:
            return b""
        print_ = blake2b(digest_size=8)
        for n in range(_LINES):
            part = (2 * n + 1) / (2 * _LINES)
            print_.update(self._pixels(x0, int(y0 + part * (y1 - y0)), x1 - x0, 1))
            print_.update(self._pixels(int(x0 + part * (x1 - x0)), y0, 1, y1 - y0))
        return print_.digest()

    def _pixels(self, x: int, y: int, width: int, height: int) -> bytes:
        return self._root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF).data

    def _forget_events(self) -> None:
        while self._display.pending_events():
            self._display.next_event()

    def _shows_poster(self) -> bool:
        """Ground in a third of the picture and a numeral in black on it."""
        rows = [int((0.1 + 0.65 * n / _ROWS) * self._height) for n in range(_ROWS)]
        pixels = np.frombuffer(
            b"".join(self._pixels(0, y, self._width, 1) for y in rows), np.uint8
        ).reshape(-1, 4)[::4, 2::-1]
        ground = (abs(pixels.astype(int) - GROUND) < _LIKE).all(axis=1).mean()
        dark = (pixels.max(axis=1) < _DARK).mean()
        return bool(ground > 1 / 3 and dark > 1 / 25)


def _has_window(parent: Window, title: str) -> bool:
    """Whether a window below another one is seen and called so."""
    atom = parent.display.get_atom("_NET_WM_NAME")
    with contextlib.suppress(BadWindow, BadDrawable):
        for child in parent.query_tree().children:
            name = child.get_full_property(atom, X.AnyPropertyType)
            is_called_so = name is not None and bytes(name.value).decode() == title
            if is_called_so and child.get_attributes().map_state == X.IsViewable:
                return True
            if _has_window(child, title):
                return True
    return False
