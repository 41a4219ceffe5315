"""Hands on keyboard, mouse and glass that want to get out."""

from __future__ import annotations

import contextlib
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.look import Look
from tests.faults.stand import (
    TOP,
    Eyes,
    H,
    Row,
    Stand,
    W,
    kiosk_compositor,
    top_window,
    wait_for,
    x_server,
)

from kiosk.operator.pin import set_pin

KEYS = (
    "Escape", "F1", "F4", "F5", "F11", "F12", "Tab", "Return", "space", "Left", "Right", "l", "q",
    "1", "5", "Menu", "Print", "Super_L", "Delete", "BackSpace", "Home", "plus", "minus",
    "alt+F4", "alt+Escape", "alt+Tab", "alt+F9", "alt+F10", "alt+F11", "alt+space", "alt+Return",
    "super+d", "super+e", "super+l", "super+Up", "ctrl+q", "ctrl+w", "ctrl+c", "ctrl+o", "ctrl+p",
    "ctrl+n", "ctrl+t", "ctrl+alt+Delete", "ctrl+alt+t", "ctrl+shift+Escape", "shift+F10",
    "ctrl+alt+BackSpace", "ctrl+alt+F1", "super+Tab", "super+s", "super+k", "super+F11",
    "super+shift+space", "shift+shift+shift",
)  # fmt: skip
BARE, MANAGED, KIOSK = "bare X", "a window manager", "Weston's kiosk shell"
WAYS = ("alt+Escape", "super+d", "alt+F9", "alt+F10", "alt+F11", "alt+F4")
"""What the window manager does with a window: lower, hide, shrink, close it."""
PIN = "60413927"
RESTS_S = 0.05
KNOCK = 1 / 300
"""So often the gesture that asks for the PIN is made; what comes after it falls on the pad."""
HOME_S = 180.0
"""A pad that was left alone closes, a visit ends, and the rotation goes on."""


def mash(seconds: float, where: str, rests_s: float = RESTS_S) -> Row:
    """Random keys, clicks, drags, wheels and touches.

    Args:
        seconds: For how long.
        where: BARE, MANAGED or KIOSK.
        rests_s: Between two acts, seconds.
    """
    chance = random.Random(17)
    acts = 0
    with stand_under(where) as (stand, notes), contextlib.closing(Look(stand)) as look:
        wait_for(look.is_page, 60, 0.2)
        player = stand.player
        stays = where != MANAGED or all(comes_back(stand, key) for key in WAYS)
        with Eyes(stand.display) as eyes:
            end_s = time.monotonic() + seconds
            while time.monotonic() < end_s:
                act(stand, chance)
                acts += 1
                time.sleep(rests_s)
            looks, bare = eyes.looks, eyes.bare
        is_home = comes_home(stand, look)
        name, *place = top_window(stand.display)
        is_full = place == [0, 0, W, H] and (where == KIOSK or name.startswith("Shushuo 数说"))
        is_same = stand.player == player and stand.is_well() and not stand.status()["restarts"]
        fingers = [int(line) for line in notes.read_text("utf-8").split()]
        reasons = [each["reason"] for each in stand.status()["latest"]]
    figures = (
        f"{acts} acts and {len(fingers)} touches with up to {max(fingers)} fingers; "
        f"{'same player' if is_same else f'ANOTHER PLAYER {reasons}'}, "
        f"{'full screen' if is_full and stays else f'NOT FULL SCREEN {name} {place}'}, "
        f"{'its page seen' if is_home else 'ITS PAGE NOT SEEN'}; bare {bare}/{looks}"
    )
    return Row(
        f"random keys, pointer, touches under {where}", f"{seconds:.0f} s", figures,
        "still full screen, still the show", is_full and stays and is_same and is_home and not bare,
    )  # fmt: skip


@contextlib.contextmanager
def stand_under(where: str) -> Iterator[tuple[Stand, Path]]:
    """A stand with a PIN, and the file in which touches are noted."""
    inject = str(TOP / "tests" / "faults" / "inject")
    with contextlib.ExitStack() as stack:
        state = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        set_pin(state, PIN)
        notes = state / "touches"
        notes.touch()
        display = stack.enter_context(x_server(manager=where == MANAGED))
        env = {"PYTHONPATH": inject, "TOUCHES": str(notes)}
        if where == KIOSK:
            env |= stack.enter_context(kiosk_compositor(display))
        yield stack.enter_context(Stand(display, state=state, env=env)), notes


def comes_back(stand: Stand, key: str) -> bool:
    """Whether the show is uppermost again after the window manager has done something to it."""
    stand.xdotool("key", key)
    time.sleep(0.3)
    try:
        wait_for(lambda: top_window(stand.display)[0].startswith("Shushuo 数说"), 15, 0.1)
    except TimeoutError:
        return False
    return True


def comes_home(stand: Stand, look: Look) -> bool:
    """Whether the display, left alone, shows the page that is on, and nothing over it."""
    try:
        wait_for(look.is_page, HOME_S, 0.5)
    except TimeoutError:
        return False
    return stand.is_well()


def act(stand: Stand, chance: random.Random) -> None:
    x, y = str(chance.randrange(W)), str(chance.randrange(H))
    kind = chance.random()
    if kind < KNOCK:
        knock(stand)
    elif kind < 0.4:
        stand.xdotool("key", *chance.sample(KEYS, 4))
    elif kind < 0.6:
        button = str(chance.choice((1, 1, 1, 2, 3, 4, 5, 8, 9)))
        stand.xdotool("mousemove", x, y, "click", "--repeat", "3", "--delay", "20", button)
    elif kind < 0.7:
        to_x, to_y = str(chance.randrange(W)), str(chance.randrange(H))
        stand.xdotool("mousemove", x, y, "mousedown", "1", "mousemove", to_x, to_y, "mouseup", "1")
    else:
        # A player that is gone is found out at the end.
        with contextlib.suppress(ProcessLookupError):
            stand.send(signal.SIGRTMIN)


def knock(stand: Stand) -> None:
    """Hold the upper right corner, then the upper left one, and type on the pad that opens."""
    for x in (W - 50, 50):
        stand.xdotool("mousemove", str(x), "40", "mousedown", "1")
        time.sleep(3.3)
        stand.xdotool("mouseup", "1")
    stand.xdotool("key", *"135790", "Return")
