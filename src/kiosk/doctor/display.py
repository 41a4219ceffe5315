"""Looks that need Qt: libraries, display, touch device, fonts, keep-awake.

They run in a process of their own, because a missing library ends a process that tries Qt.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from kiosk.doctor.finding import Finding, Status
from kiosk.doctor.session import has_session

PROBE_S = 30.0
_REINSTALL: Final = "Install the program again."
_LACKING: Final = re.compile(
    r"(lib[\w.+-]+?\.so[\w.]*): (?:cannot open|file too short|invalid ELF)"
)


def look_at_display(environment: Mapping[str, str]) -> list[Finding]:
    """Ask a child process; whatever happens to it becomes a finding.

    Where no display can be opened, what can be told without one is told all the same.
    """
    findings = _ask(environment) if has_session(environment) else None
    if isinstance(findings, list):
        return findings
    unseen = _ask({**environment, "QT_QPA_PLATFORM": "offscreen"})
    rest = unseen if isinstance(unseen, list) else [unseen]
    return rest if findings is None or findings in rest else [findings, *rest]


def _ask(environment: Mapping[str, str]) -> list[Finding] | Finding:
    """What the child found, or why it could not look."""
    command = [sys.executable, "-m", "kiosk", "doctor", "--probe"]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "doctor", "--probe"]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=PROBE_S, check=False
        )
    except subprocess.TimeoutExpired:
        cure = "Restart the graphical session."
        return Finding("display", Status.BAD, f"no answer in {PROBE_S:.0f} s", cure)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        return explained(done.stderr)
    return [Finding(**{**item, "status": Status(item["status"])}) for item in json.loads(lines[-1])]


def explained(stderr: str) -> Finding:
    """Why Qt did not start.

    Args:
        stderr: What the child complained about.
    """
    library = _LACKING.search(stderr)
    if library:
        return lacking([library[1]])
    if "could not connect to display" in stderr or "Failed to create wl_display" in stderr:
        cure = "Start it in the graphical session itself, as the person who is logged in there."
        return Finding("display", Status.BAD, "the display cannot be opened", cure)
    if "resource" in stderr or "ModuleNotFoundError" in stderr:
        return Finding("program", Status.BAD, "files of the program are missing", _REINSTALL)
    last = stderr.strip().splitlines()[-1:] or ["no message"]
    cure = "Send this page to whoever supports you."
    return Finding("display", Status.BAD, f"Qt does not start: {last[0]}", cure)


def lacking(libraries: list[str]) -> Finding:
    """That libraries are missing, and the packages that hold them.

    Args:
        libraries: Their file names.
    """
    packages = " ".join(sorted({package_of(library) for library in libraries}))
    found = f"{', '.join(libraries)} missing"
    return Finding("libraries", Status.BAD, found, f"sudo apt-get install {packages}")


def package_of(library: str) -> str:
    """The package of a library, as Debian's rule for names has it.

    Args:
        library: File name such as "libxcb-cursor.so.0".
    """
    name, _, version = library.partition(".so")
    version = version.lstrip(".").partition(".")[0]
    hyphen = "-" if name[-1].isdigit() and version else ""
    return f"{name}{hyphen}{version}".lower()


def probe() -> str:
    """All findings as JSON; runs in the child process."""
    from PySide6.QtGui import QGuiApplication

    libraries = _libraries()
    if libraries.status is Status.BAD:
        return json.dumps([asdict(libraries)])
    app = QGuiApplication([])
    findings = [libraries, _fonts()]
    if app.platformName() != "offscreen":
        findings += [*_displays(), _touch(), _awake()]
    del app
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)


def _libraries() -> Finding:
    """Whether everything is there that Qt needs to open a window, on X11 and on Wayland."""
    import ctypes
    from pathlib import Path

    from PySide6.QtCore import QLibraryInfo

    missing: list[str] = []
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    for plugin in sorted(folder.glob("libq*.so")):
        if plugin.stem not in {"libqxcb", "libqwayland", "libqoffscreen"}:
            continue
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            library = _LACKING.search(str(error))
            missing.append(library[1] if library else str(error))
    return lacking(missing) if missing else Finding("libraries", Status.OK, "all there")


def _displays() -> list[Finding]:
    from PySide6.QtGui import QGuiApplication

    from kiosk.doctor.connectors import display

    screens = [screen for screen in QGuiApplication.screens() if screen.name()]
    if not screens:
        return [Finding("display", Status.BAD, "none connected", "Connect and switch it on.")]
    return [
        display(
            screen.name(),
            round(screen.size().width() * screen.devicePixelRatio()),
            round(screen.size().height() * screen.devicePixelRatio()),
            screen.refreshRate(),
        )
        for screen in screens
    ]


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
    except KioskError:
        return Finding("fonts", Status.BAD, "files are missing or damaged", _REINSTALL)
    if not all(fonts.covers(character) for character in "数说服贸喆堃镕"):
        return Finding("fonts", Status.BAD, "characters are missing", _REINSTALL)
    return Finding("fonts", Status.OK, "the program's own, complete")


def _awake() -> Finding:
    import os

    from wakepy import keep

    from kiosk.doctor.session import never_blanks

    reason = never_blanks(os.environ)
    if reason:
        return Finding("keep awake", Status.OK, reason)
    cure = "Switch blanking off in the session's settings; on plain X11: xset s off -dpms"
    try:
        with keep.presenting(on_fail="pass") as mode:
            if mode.active_method is not None:
                return Finding("keep awake", Status.OK, f"works ({mode.active_method.name})")
    except Exception as error:
        return Finding("keep awake", Status.LOOK, f"does not work: {error}", cure)
    return Finding("keep awake", Status.LOOK, "nobody here can be asked not to blank", cure)
