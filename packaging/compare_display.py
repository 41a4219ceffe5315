"""Looks at a display where a show plays: is it the proof's picture, and does it come back?

    DISPLAY=:87 python packaging/compare_display.py PROOF OUT --state STATE --kill player

Waits until the display shows one of the pictures in PROOF, compared tile by tile; then kills, with
SIGKILL, what it is told to, one after the other, each time waiting until there is another and a
picture of the proof is seen again. What was seen is kept in OUT.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from Xlib.display import Display

from first_picture import screenshot

TILE_PX = 60
TOLERANCE = 2
"""Levels that another processor's rounding may make."""
MOVING_TILES = 0.03
"""Share of tiles that may differ: the line that tells how long a slide stays moves."""
PATIENCE_S = 90.0
PAUSE_S = 0.2


def main() -> int:
    """Look, compare, kill, look again."""
    parser = argparse.ArgumentParser(description="Is it the proof's picture?")
    parser.add_argument("proof", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--state", type=Path, required=True, help="the program's state folder")
    parser.add_argument(
        "--kill", action="append", default=[], help="player, or a file that holds a number"
    )
    options = parser.parse_args()
    pages = {path.name: Image.open(path).convert("RGB") for path in options.proof.glob("*.png")}
    display = Display()

    def look() -> Image.Image:
        return screenshot(display)

    name, seen = wait_for(look, pages)
    seen.save(options.out / "seen.png")
    share = differing(seen, pages[name])
    print(f"| picture against the proof | {name}: {share:.1%} of the tiles differ |", flush=True)
    for what in options.kill:
        killed_s = kill(what, lambda what=what: number_of(what, options.state))
        name, seen = wait_for(look, pages)
        seen.save(options.out / f"after-{Path(what).stem}.png")
        after_s = time.monotonic() - killed_s
        what = Path(what).stem
        print(
            f"| {what} killed with SIGKILL | back on the display after {after_s:.1f} s |",
            flush=True,
        )
    return 0


def kill(what: str, number: Callable[[], int]) -> float:
    """Kill a process and wait until there is another; when it was killed.

    Raises:
        SystemExit: There is none, or no other one comes.
    """
    victim = number()
    if not victim:
        sys.exit(f"There is no {what} to kill.")
    os.kill(victim, signal.SIGKILL)
    killed_s = time.monotonic()
    while number() in {0, victim}:
        if time.monotonic() > killed_s + PATIENCE_S:
            sys.exit(f"No other {what} came.")
        time.sleep(PAUSE_S)
    return killed_s


def number_of(what: str, state: Path) -> int:
    """The number of the process: of the player that is seen, or as a file says."""
    if what == "player":
        return player(state)
    text = Path(what).read_text(encoding="ascii").strip() if Path(what).is_file() else ""
    return int(text or 0)


def wait_for(
    look: Callable[[], Image.Image],
    pages: dict[str, Image.Image],
    patience_s: float = PATIENCE_S,
) -> tuple[str, Image.Image]:
    """The page that is seen, and what is seen.

    Args:
        look: Gives what a display shows.
        pages: The pictures of the proof by name.
        patience_s: How long to wait, in seconds.

    Raises:
        SystemExit: None is for too long.
    """
    deadline_s = time.monotonic() + patience_s
    least, nearest = 1.0, ""
    while time.monotonic() < deadline_s:
        seen = look()
        for name, page in pages.items():
            share = differing(seen, page)
            if share < least:
                least, nearest = share, name
            if share <= MOVING_TILES:
                return name, seen
        time.sleep(PAUSE_S)
    sys.exit(f"No page of the proof was seen; the nearest was {nearest}, {least:.1%} differ.")


def differing(seen: Image.Image, page: Image.Image) -> float:
    """The share of tiles that differ."""
    if seen.size != page.size:
        return 1.0
    difference = ImageChops.difference(seen, page)
    wrong = count = 0
    for y in range(0, seen.height, TILE_PX):
        for x in range(0, seen.width, TILE_PX):
            box = (x, y, min(x + TILE_PX, seen.width), min(y + TILE_PX, seen.height))
            extremes = ImageStat.Stat(difference.crop(box)).extrema
            wrong += any(most > TOLERANCE for _, most in extremes)
            count += 1
    return wrong / count


def player(state: Path) -> int:
    """The process whose window is seen, as the guard says; 0: none is."""
    for path in state.glob("guard/*/status.json"):
        return int(json.loads(path.read_text(encoding="utf-8")).get("seen", 0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
