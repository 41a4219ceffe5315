"""What shows windows on this machine, and whether that is fit for a booth."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kiosk.doctor.finding import Finding, Status

CAGE_MIN: Final = (0, 3, 1)
"""Older versions do not honor full screen, and end the session when the display is unplugged."""
BOOTH_RUNTIME: Final = Path("/run/kiosk")
"""Where a booth's compositor has its socket."""
BOOTH_SOCKETS: Final = ("kiosk-0", "wayland-0")
"""What Weston is told to call it, and what cage calls it."""
_PATIENCE_S: Final = 5.0


def has_session(environment: Mapping[str, str]) -> bool:
    """Whether there is anything to open a window on."""
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def booth_session(environment: Mapping[str, str], runtime: Path = BOOTH_RUNTIME) -> dict[str, str]:
    """What to add to the environment so that the booth's own display is looked at.

    For a technician who came in through the network or another console: what counts is the display
    that the show is on. Empty if there is another session, or no booth that may be looked at.
    """
    if has_session(environment):
        return {}
    for name in BOOTH_SOCKETS:
        if os.access(runtime / name, os.W_OK):
            return {
                "XDG_RUNTIME_DIR": str(runtime),
                "WAYLAND_DISPLAY": name,
                "QT_QPA_PLATFORM": "wayland",
            }
    return {}


def look_at_session(environment: Mapping[str, str], answer: Callable[[list[str]], str]) -> Finding:
    """Which session this is.

    Args:
        environment: Of this process.
        answer: What a command prints; "" if it is missing.
    """
    if not has_session(environment):
        cure = "Start it on the desktop; at the fair: sudo kiosk booth install, then restart."
        return Finding("session", Status.BAD, "no graphical session", cure)
    if environment.get("XDG_RUNTIME_DIR") == str(BOOTH_RUNTIME):
        return Finding("session", Status.OK, "the booth's own")
    has_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    version = cage_version(answer(["cage", "-v"])) if has_wayland else None
    if version is not None and version < CAGE_MIN:
        number = ".".join(map(str, version))
        cure = "It ends when the display is unplugged; use cage 0.3.1 or newer, or Weston."
        return Finding("session", Status.BAD, f"cage {number}", cure)
    desktop = environment.get("XDG_CURRENT_DESKTOP", "")
    found = " ".join(filter(None, ("Wayland" if has_wayland else "X11", desktop)))
    if desktop:
        cure = "A desktop shows notifications and takes shortcuts; at the fair: kiosk booth install"
        return Finding("session", Status.LOOK, found, cure)
    return Finding("session", Status.OK, found)


def never_blanks(
    environment: Mapping[str, str], answer: Callable[[list[str]], str] | None = None
) -> str:
    """Why the display stays on even if nobody is asked to keep it on; "" if that is not sure.

    Args:
        environment: Of this process.
        answer: What a command prints; None: run it.
    """
    if environment.get("XDG_RUNTIME_DIR") == str(BOOTH_RUNTIME):
        return "the booth's compositor never blanks"
    if environment.get("WAYLAND_DISPLAY") or environment.get("XDG_CURRENT_DESKTOP"):
        # A desktop has its own ways to blank, besides those of the X server.
        return ""
    said = (answer or answer_of)(["xset", "q"])
    saver = re.search(r"timeout:\s+(\d+)", said)
    is_saved = saver is None or saver[1] != "0"
    is_dark = "DPMS is Enabled" in said
    return "" if is_saved or is_dark else "blanking is switched off (xset)"


def cage_version(text: str) -> tuple[int, ...] | None:
    """The version that `cage -v` prints."""
    match = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", text)
    return tuple(int(part or 0) for part in match.groups()) if match else None


def answer_of(command: list[str]) -> str:
    """What a command prints; "" if it is missing, fails or takes too long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
