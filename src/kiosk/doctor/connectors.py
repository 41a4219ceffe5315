"""What Linux itself says about displays, where no session can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.doctor.finding import Finding, Status

DRM: Final = Path("/sys/class/drm")
SMALL_PX: Final = 720
"""A display lower than this shows the smallest text with too few pixels."""
SLOW_HZ: Final = 49.0
"""Below this rate what moves is seen to jerk."""


def look_at_connectors(drm: Path = DRM) -> list[Finding]:
    """The displays that are plugged into this computer's graphics card.

    Args:
        drm: The folder with a folder for each connector.
    """
    found = [_display(folder) for folder in sorted(drm.glob("card*-*")) if _is_connected(folder)]
    if found:
        return found
    if not any(drm.glob("card*")):
        cure = "Install the graphics card's driver; without one no booth can be set up."
        return [Finding("display", Status.BAD, "this computer has no graphics card", cure)]
    return [Finding("display", Status.BAD, "none connected", "Connect it and switch it on.")]


def display(name: str, width_px: int, height_px: int, rate_hz: float | None) -> Finding:
    """What is to be said about a display.

    Args:
        name: Of its connector.
        width_px: Its width.
        height_px: Its height.
        rate_hz: How often it is refreshed; None: not known.
    """
    rate = "" if rate_hz is None else f" at {rate_hz:.0f} Hz"
    found = f"{name} {width_px}×{height_px}{rate}"
    if min(width_px, height_px) < SMALL_PX:
        return Finding("display", Status.LOOK, found, "Set the display to its native size.")
    if rate_hz is not None and rate_hz < SLOW_HZ:
        cure = "Set it to 50 or 60 Hz; a shorter or better cable may be needed for that."
        return Finding("display", Status.LOOK, found, cure)
    return Finding("display", Status.OK, found)


def _is_connected(folder: Path) -> bool:
    return _read(folder / "status") == "connected"


def _display(folder: Path) -> Finding:
    name = folder.name.partition("-")[2]
    width, _, height = _read(folder / "modes").partition("\n")[0].partition("x")
    height = height.rstrip("i")
    if not (width.isdecimal() and height.isdecimal()):
        cure = "Change cable or adapter: the display does not say what it can show."
        return Finding("display", Status.BAD, f"{name} names no size", cure)
    return display(name, int(width), int(height), None)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
