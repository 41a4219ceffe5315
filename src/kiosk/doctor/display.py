"""Looks that need Qt: display, touch device, fonts, keep-awake.

They run in a process of their own, because a missing library ends a process that tries Qt.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict

from kiosk.doctor.finding import Finding, Status

PROBE_S = 30.0
SMALL_PX = 720
"""A display lower than this shows the smallest text with too few pixels."""


def look_at_display() -> list[Finding]:
    """Ask a child process; whatever happens to it becomes a finding."""
    command = [sys.executable, "-m", "kiosk", "doctor", "--probe"]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "doctor", "--probe"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PROBE_S, check=False)
    except subprocess.TimeoutExpired:
        cure = "Restart the graphical session."
        return [Finding("display", Status.BAD, f"no answer in {PROBE_S:.0f} s", cure)]
    lines = done.stdout.strip().splitlines()
    if done.returncode == 0 and lines:
        return [
            Finding(**{**item, "status": Status(item["status"])}) for item in json.loads(lines[-1])
        ]
    return [_explained(done.stderr)]


def _explained(stderr: str) -> Finding:
    """Why Qt did not start."""
    library = re.search(r"(lib[\w.+-]+\.so[\w.]*)(?=: cannot open)", stderr)
    if library:
        cure = "Install the missing library; packaging/run.sh does it on Debian and Ubuntu."
        return Finding("libraries", Status.BAD, f"{library[1]} is missing", cure)
    if "could not connect to display" in stderr or "no Qt platform" in stderr:
        cure = "Start it in the graphical session, or set DISPLAY."
        return Finding("display", Status.BAD, "no display can be opened", cure)
    last = stderr.strip().splitlines()[-1:] or ["no message"]
    return Finding("display", Status.BAD, f"Qt does not start: {last[0]}", "Read the message.")


def probe() -> str:
    """All findings as JSON; runs in the child process."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    findings = [*_displays(), _touch(), _fonts(), _awake()]
    del app
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)


def _displays() -> list[Finding]:
    from PySide6.QtGui import QGuiApplication

    screens = QGuiApplication.screens()
    if not screens:
        return [Finding("display", Status.BAD, "none connected", "Connect and switch it on.")]
    findings: list[Finding] = []
    for screen in screens:
        size, ratio = screen.size(), screen.devicePixelRatio()
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        found = f"{screen.name()} {width}×{height} at {screen.refreshRate():.0f} Hz"
        if min(width, height) < SMALL_PX:
            cure = "Set the display to its native size."
            findings.append(Finding("display", Status.LOOK, found, cure))
        else:
            findings.append(Finding("display", Status.OK, found))
    return findings


def _touch() -> Finding:
    from PySide6.QtGui import QInputDevice

    names = [
        device.name()
        for device in QInputDevice.devices()
        if device.type() == QInputDevice.DeviceType.TouchScreen
    ]
    if names:
        return Finding("touch", Status.OK, ", ".join(names))
    cure = "Plug the panel's USB cable in; a mouse works as touch meanwhile."
    return Finding("touch", Status.LOOK, "no touch device", cure)


def _fonts() -> Finding:
    from kiosk.errors import KioskError
    from kiosk.typeset.fonts import Fonts

    try:
        fonts = Fonts()
    except KioskError as error:
        return Finding("fonts", Status.BAD, str(error), "Install the program again.")
    if not all(fonts.covers(character) for character in "数说服贸喆堃镕"):
        return Finding("fonts", Status.BAD, "characters are missing", "Install the program again.")
    return Finding("fonts", Status.OK, "bundled, complete")


def _awake() -> Finding:
    from wakepy import keep

    cure = "Switch blanking off in the session: xset s off -dpms, or the compositor's idle time."
    try:
        with keep.presenting(on_fail="pass") as mode:
            if mode.active:
                return Finding("keep awake", Status.OK, f"works ({mode.method})")
    except Exception as error:
        return Finding("keep awake", Status.LOOK, f"does not work: {error}", cure)
    return Finding("keep awake", Status.LOOK, "no service answers", cure)
