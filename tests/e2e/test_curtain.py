"""The curtain on a real X server: what hangs there when the window over it is gone."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest
from Xlib import X
from Xlib.display import Display

from kiosk.guard.curtain import Curtain, read_frame
from kiosk.guard.xlib import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from screen import Screen

GROUND, PAGE, LID = 0x112233, 0xECEEEB, 0x00FF00


class Windows:
    """Somebody else's windows on the display."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root

    def open(self, color: int, x: int, y: int, width: int, height: int) -> int:
        """The number of a new window, which is seen at once."""
        depth = X.CopyFromParent
        window = self._root.create_window(
            x, y, width, height, 0, depth, background_pixel=color, override_redirect=1
        )
        window.map()
        self._display.sync()
        return window.id

    def close(self, window: int) -> None:
        """Take a window away."""
        self._display.create_resource_object("window", window).destroy()
        self._display.sync()

    def end(self) -> None:
        """End the connection."""
        self._display.close()


@pytest.fixture
def windows(screen: Screen) -> Iterator[Windows]:
    others = Windows(screen.name)
    yield others
    others.end()


@pytest.fixture
def curtain(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Curtain:
    monkeypatch.setenv("DISPLAY", screen.name)
    return Curtain(Server(), GROUND)


def color_at(screen: Screen, x: int, y: int) -> int:
    blue, green, red = (int(level) for level in screen.pixels()[y, x])
    return red << 16 | green << 8 | blue


def test_a_page_that_was_kept_hangs_there_when_its_window_is_gone(
    screen: Screen, windows: Windows, curtain: Curtain
) -> None:
    page = windows.open(PAGE, 0, 0, 1280, 720)
    curtain.hang_under(page)
    curtain.keep(page)
    windows.close(page)
    assert color_at(screen, 640, 360) == PAGE
    # Not only on the curtain: a display without a window manager shows it on the root as well.
    curtain._server.place(curtain._window, 0, 0, 10, 10)
    curtain._server.sync()
    assert color_at(screen, 640, 360) == PAGE


def test_what_lies_over_a_page_is_not_kept(
    screen: Screen, windows: Windows, curtain: Curtain
) -> None:
    page = windows.open(PAGE, 0, 0, 1280, 720)
    lid = windows.open(LID, 100, 100, 300, 300)
    curtain.hang_under(page)
    curtain.keep(page)
    windows.close(lid)
    windows.close(page)
    assert color_at(screen, 640, 360) == GROUND
    assert color_at(screen, 200, 200) == GROUND


def test_a_window_that_is_gone_leaves_the_curtain_as_it_is(
    screen: Screen, windows: Windows, curtain: Curtain
) -> None:
    page = windows.open(PAGE, 0, 0, 1280, 720)
    curtain.keep(page)
    windows.close(page)
    curtain.keep(page)
    curtain.hang_under(page)
    assert color_at(screen, 640, 360) == PAGE


def test_the_poster_of_the_last_evening_hangs_there_first(
    screen: Screen, curtain: Curtain, tmp_path: Path
) -> None:
    header = json.dumps({"x": 0, "y": 0, "w": 1280, "h": 720}).encode()
    pixels = bytes((0x2F, 0x50, 0xF2, 0)) * (1280 * 720)
    (tmp_path / "poster").write_bytes(header + b"\n" + zlib.compress(pixels, 1))
    frame = read_frame(tmp_path / "poster")
    assert frame is not None
    curtain.show(frame)
    assert color_at(screen, 640, 360) == 0xF2502F
