"""The display as a visitor has it: pixels to look at, a pointer to touch with."""

from __future__ import annotations

import select
import time
from typing import TYPE_CHECKING

import numpy as np
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import damage, xtest

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt
    from PySide6.QtGui import QImage

TILE = 64
LEVELS = 8
"""A pixel is wrong if a color differs by more than this."""


class Screen:
    """A connection to an X display.

    Attributes:
        name: ":99".
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._display = Display(name)
        self._root = self._display.screen().root
        self._display.damage_query_version()
        self._damage = self._root.damage_create(damage.DamageReportRawRectangles)
        self._display.sync()

    def close(self) -> None:
        """End the connection."""
        self._display.close()

    def pixels(self) -> npt.NDArray[np.uint8]:
        """(height, width, 3): what is on the display."""
        geometry = self._root.get_geometry()
        width, height = geometry.width, geometry.height
        data = self._root.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF).data
        return np.frombuffer(data, np.uint8).reshape(height, width, 4)[:, :, :3]

    def until(self, is_so: Callable[[], bool], limit_s: float = 30.0) -> bool:
        """Wait until something is so; looks again whenever something was drawn.

        Returns:
            Whether it came to be so within the limit.
        """
        end_s = time.monotonic() + limit_s
        while not is_so():
            left_s = end_s - time.monotonic()
            if left_s <= 0:
                return False
            select.select([self._display.fileno()], [], [], min(left_s, 0.5))
            while self._display.pending_events():
                self._display.next_event()
        return True

    def click(self, x: float, y: float) -> None:
        """Press and release the first button at a point, in pixels."""
        xtest.fake_input(self._display, X.MotionNotify, x=round(x), y=round(y))
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def key(self, name: str) -> None:
        """Press and release a key by its X name."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def focus(self) -> None:
        """Give the keyboard to the uppermost window, as a window manager would."""
        children = self._root.query_tree().children
        shown = [one for one in children if one.get_attributes().map_state == X.IsViewable]
        shown[-1].set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()

    def is_blank(self) -> bool:
        """Whether it is all of one color."""
        pixels = self.pixels()
        return bool((pixels == pixels[0, 0]).all())


def of_image(image: QImage) -> npt.NDArray[np.uint8]:
    """(height, width, 3): a picture as pixels."""
    # A copy: the picture's own bytes are gone with it.
    data = np.frombuffer(image.constBits(), np.uint8).copy()
    return data.reshape(image.height(), image.width(), 4)[:, :, :3]


def worst_tile(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> float:
    """Share of wrong pixels in the worst tile of 64 by 64 pixels, 0 to 1."""
    if one.shape != other.shape:
        return 1.0
    far = np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=2) > LEVELS
    height, width = one.shape[0], one.shape[1]
    return max(
        float(np.mean(far[y : y + TILE, x : x + TILE]))
        for y in range(0, height, TILE)
        for x in range(0, width, TILE)
    )
