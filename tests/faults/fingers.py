"""Hands on keyboard and mouse that want to get out."""

from __future__ import annotations

import random
import time

from tests.faults.stand import Eyes, H, Row, Stand, W, top_window, x_server

KEYS = (
    "Escape", "F1", "F4", "F5", "F11", "F12", "Tab", "Return", "space", "Left", "Right", "l", "q",
    "1", "5", "Menu", "Print", "Super_L", "Delete", "BackSpace", "Home", "plus", "minus",
    "alt+F4", "alt+Escape", "alt+Tab", "alt+F9", "alt+F10", "alt+F11", "alt+space", "alt+Return",
    "super+d", "super+e", "super+l", "super+Up", "ctrl+q", "ctrl+w", "ctrl+c", "ctrl+o", "ctrl+p",
    "ctrl+n", "ctrl+t", "ctrl+alt+Delete", "ctrl+alt+t", "ctrl+shift+Escape", "shift+F10",
)  # fmt: skip


def mash(seconds: float, *, manager: bool) -> Row:
    """Random keys, clicks, drags and wheels."""
    chance = random.Random(17)
    acts = 0
    with x_server(manager=manager) as display, Stand(display) as stand:
        time.sleep(1.5)
        player = stand.player
        with Eyes(display) as eyes:
            end_s = time.monotonic() + seconds
            while time.monotonic() < end_s:
                act(stand, chance)
                acts += 1
            looks, bare = eyes.looks, eyes.bare
        time.sleep(2.5)
        name, x, y, width, height = top_window(display)
        is_full = name.startswith("Shushuo 数说") and (x, y, width, height) == (0, 0, W, H)
        is_same = stand.player == player and stand.is_well()
    where = "under a window manager" if manager else "bare X"
    figures = (
        f"{acts} acts; {'same' if is_same else 'ANOTHER'} player, "
        f"{'full screen' if is_full else f'{name} {width}x{height}+{x}+{y}'}; bare {bare}/{looks}"
    )
    return Row(
        f"random keys and pointer, {where}", f"{seconds:.0f} s", figures,
        "still full screen, still the show", is_full and is_same and not bare,
    )  # fmt: skip


def act(stand: Stand, chance: random.Random) -> None:
    x, y = str(chance.randrange(W)), str(chance.randrange(H))
    kind = chance.random()
    if kind < 0.5:
        stand.xdotool("key", *chance.sample(KEYS, 4))
    elif kind < 0.8:
        button = str(chance.choice((1, 1, 1, 2, 3, 4, 5, 8, 9)))
        stand.xdotool("mousemove", x, y, "click", "--repeat", "3", "--delay", "20", button)
    else:
        to_x, to_y = str(chance.randrange(W)), str(chance.randrange(H))
        stand.xdotool("mousemove", x, y, "mousedown", "1", "mousemove", to_x, to_y, "mouseup", "1")
