"""The curtain: what is seen when the player is not.

A window directly under the player's, with the last good page as its background.  While the player
is being started again visitors see the page they were reading; they never see a desktop.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.guard.xlib import NoServerError, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHUNK: Final = 1 << 16
_MOST_PIXELS: Final = 64_000_000
_RGB_DEPTHS: Final = (24, 32)
_BAND: Final = 1 << 20
"""Bytes of a picture that are unpacked at a time; the whole of it is 33 MB at 4K."""


class DamagedFrameError(ValueError):
    """A picture ends too early, or is none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture and its place on the screen, in pixels."""

    x: int
    y: int
    w: int
    h: int
    packed: bytes
    """Four bytes each, blue, green, red, unused; compressed."""

    def bands(self) -> Iterator[tuple[int, int, bytes]]:
        """First row, number of rows and pixels of each band of the picture, from the top.

        Raises:
            DamagedFrameError: There are not as many pixels as there should be.
        """
        unpacker = zlib.decompressobj()
        row = self.w * 4
        step = max(1, _BAND // row)
        packed = self.packed
        for top in range(0, self.h, step):
            rows = min(step, self.h - top)
            try:
                pixels = unpacker.decompress(packed, rows * row)
            except zlib.error as error:
                raise DamagedFrameError(str(error)) from error
            packed = unpacker.unconsumed_tail
            if len(pixels) != rows * row:
                raise DamagedFrameError(f"row {top} is not complete")
            yield top, rows, pixels


def read_frame(path: Path) -> Frame | None:
    """The frame of a file; None: there is none that can be read."""
    try:
        header, packed = path.read_bytes().split(b"\n", 1)
        place: dict[str, int] = json.loads(header)
        if not 0 < place["w"] * place["h"] <= _MOST_PIXELS:
            return None
        frame = Frame(place["x"], place["y"], place["w"], place["h"], packed)
        next(frame.bands())
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return frame


class Curtain:
    """One curtain on one X server."""

    def __init__(self, server: Server, color: int) -> None:
        """Hang the curtain up.

        Args:
            server: Where.
            color: Of its ground, 0xRRGGBB, until there is a frame.
        """
        self._server = server
        self._window = server.window("Shushuo curtain", color)
        server.watch(self._window)
        # Where a window manager runs, the root's picture belongs to a person's desktop.
        self._has_root = not server.has_window_manager()
        if self._has_root:
            server.set_color(server.root, color)
        server.sync()

    def show(self, frame: Frame) -> None:
        """Show a frame from now on, wherever the curtain is seen."""
        server = self._server
        if server.depth not in _RGB_DEPTHS:
            return
        pixmap = server.pixmap(frame.w, frame.h)
        try:
            for top, rows, pixels in frame.bands():
                server.put_rows(pixmap, top, frame.w, rows, pixels)
        except DamagedFrameError:
            # What hangs there is better than half a picture.
            server.free(pixmap)
            return
        self._hang(pixmap, (frame.x, frame.y, frame.w, frame.h))

    def keep(self, window: int) -> None:
        """Show from now on what that window shows at this moment.

        The server copies it: not a pixel goes through any process, however large the display.
        """
        server = self._server
        place = server.place_of(window)
        if place is None:
            return
        pixmap = server.pixmap(*place[2:])
        if server.copy(window, pixmap, *place[2:]):
            self._hang(pixmap, place)
        else:
            # Something lay over it; what hangs there is better than a picture with a hole.
            server.free(pixmap)

    def _hang(self, pixmap: int, place: tuple[int, int, int, int]) -> None:
        """Let the server paint a picture at a place, left, top, width and height."""
        server = self._server
        server.place(self._window, *place)
        server.set_background(self._window, pixmap)
        if self._has_root and place == (0, 0, server.width, server.height):
            server.set_background(server.root, pixmap)
        server.free(pixmap)
        server.sync()

    def hang_under(self, window: int) -> None:
        """Hang directly under a window."""
        self._server.put_under(self._window, window)
        self._server.sync()

    def take_down(self) -> None:
        """Leave the root as it was found."""
        if self._has_root:
            self._server.set_color(self._server.root, 0)
            self._server.sync()


def run(ground: Callable[[str], int], orders_fd: int = 0) -> int:
    """Hang a curtain and obey the guard until it is gone.

    Args:
        ground: The color of an even curtain in a theme, 0xRRGGBB; asked if there is no picture.
        orders_fd: Where the guard's orders come from.

    Returns:
        The exit code.
    """
    if os.environ.get("WAYLAND_DISPLAY") or not os.environ.get("DISPLAY"):
        # There the compositor shows one window only: nothing can be put under it.
        return _wait(orders_fd)
    try:
        server = Server()
    except NoServerError:
        return _wait(orders_fd)
    obeyed = _Obeyed(server, ground)
    rest = b""
    while True:
        obeyed.stay_under()
        ready, _, _ = select.select([orders_fd, server], [], [])
        if orders_fd not in ready:
            continue
        data = os.read(orders_fd, _CHUNK)
        if not data:
            break
        lines = (rest + data).split(b"\n")
        rest = lines.pop()
        for line in lines:
            obeyed.obey(json.loads(line))
    obeyed.take_down()
    return 0


class _Obeyed:
    """A curtain as the guard wants it."""

    def __init__(self, server: Server, ground: Callable[[str], int]) -> None:
        self._server = server
        self._ground = ground
        self._curtain: Curtain | None = None
        self._under = 0

    def obey(self, order: dict[str, Any]) -> None:
        frame = read_frame(Path(order["frame"])) if order.get("frame") else None
        curtain = self._curtain
        if curtain is None:
            color = self._ground(order["theme"]) if frame is None else 0
            curtain = self._curtain = Curtain(self._server, color)
        window = int(order.get("under") or 0)
        if window and window != self._under:
            self._under = window
            curtain.hang_under(window)
        if window and order.get("keep"):
            curtain.keep(window)
        if frame is not None:
            curtain.show(frame)

    def stay_under(self) -> None:
        """Go back under the player's window if a window manager has put that lower.

        A window manager knows nothing of the curtain, and neither raises nor lowers it.  Nor does
        the player know that it was hidden for a look at the desktop.
        """
        if self._server.was_uncovered() and self._curtain is not None and self._under:
            self._curtain.hang_under(self._under)
            self._server.leave_desktop()

    def take_down(self) -> None:
        if self._curtain is not None:
            with contextlib.suppress(OSError):
                self._curtain.take_down()


def _wait(orders_fd: int) -> int:
    while os.read(orders_fd, _CHUNK):
        pass
    return 0
