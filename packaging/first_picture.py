"""Starts the program on a display and checks that something is seen: one real start.

    xvfb-run python packaging/first_picture.py --out start.png -- kiosk play

Waits until the display shows more than a background, keeps what it shows as a picture, and asks
the program to end. Says what went wrong and returns 1 if there is nothing to see, or if the program
ends by itself, complains with a traceback, or does not end when told to.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from Xlib import X
from Xlib.display import Display

PATIENCE_S = 60.0
END_S = 15.0
PAUSE_S = 0.25
# A poster is mostly paper: its type covers a few parts in a hundred. A cursor or a window's frame
# on an empty display stays far below.
MIN_INK = 0.004
MIN_COLORS = 16


class FailedStart(Exception):  # noqa: N818 -- what it says is what happened
    """The program was started and did not do what it must."""


def main() -> int:
    """Start, look, end."""
    parser = argparse.ArgumentParser(description="One real start, looked at.")
    parser.add_argument("--out", type=Path, required=True, help="where to keep the picture")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(options.command, stdout=log, stderr=subprocess.STDOUT)
        started_s = time.monotonic()
        try:
            picture = first_picture(process)
            options.out.parent.mkdir(parents=True, exist_ok=True)
            picture.save(options.out)
            print(f"Something is seen after {time.monotonic() - started_s:.1f} s: {options.out}")
            end(process)
            log.seek(0)
            if b"Traceback" in log.read():
                raise FailedStart("The program complained.")
        except FailedStart as failure:
            process.kill()
            log.seek(0)
            print(log.read().decode(errors="replace"), failure, sep="\n", file=sys.stderr)
            return 1
    return 0


def first_picture(process: subprocess.Popen[bytes]) -> Image.Image:
    """The first picture that is not blank and stands still for a moment."""
    display = Display()
    last = screenshot(display)
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        time.sleep(PAUSE_S)
        if process.poll() is not None:
            raise FailedStart(f"The program ended by itself with code {process.returncode}.")
        picture = screenshot(display)
        if not is_blank(picture) and not is_blank(last):
            return picture
        last = picture
    raise FailedStart(f"The display was blank for {PATIENCE_S:.0f} s.")


def screenshot(display: Display) -> Image.Image:
    """What the whole display shows."""
    root = display.screen().root
    size = root.get_geometry()
    raw = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
    return Image.frombytes("RGB", (size.width, size.height), raw.data, "raw", "BGRX")


def is_blank(picture: Image.Image) -> bool:
    """Whether nothing but a background is seen."""
    colors = picture.getcolors(picture.width * picture.height) or []
    most = max(count for count, _ in colors)
    ink = 1 - most / (picture.width * picture.height)
    return ink < MIN_INK or len(colors) < MIN_COLORS


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the program to end, as a system does that shuts down."""
    process.terminate()
    try:
        code = process.wait(END_S)
    except subprocess.TimeoutExpired:
        raise FailedStart(f"The program did not end within {END_S:.0f} s.") from None
    if code not in (0, -signal.SIGTERM, 128 + signal.SIGTERM):
        raise FailedStart(f"The program ended with code {code}.")


if __name__ == "__main__":
    sys.exit(main())
