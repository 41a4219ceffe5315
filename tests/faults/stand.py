"""A stand at a fair: an X server, a show on it, and eyes that look at it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from Xlib import X
from Xlib.display import Display

TOP = Path(__file__).parents[2]
KIOSK = [sys.executable, "-m", "kiosk"]
SHOW = TOP / "resources" / "shows" / "ciftis-2025"
W, H = 1920, 1080
SPOTS = ((0, 0), (W - 24, 0), (0, H - 24), (W - 24, H - 24), (W // 2, H // 2))


@dataclass(frozen=True)
class Form:
    """How much is tried, and on what computer."""

    is_long: bool = False
    slack: float = 1.0
    """Everything may take so many times longer: the computer is slow, or busy with others."""

    def count(self, short: int, long: int) -> int:
        return long if self.is_long else short


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    fault: str
    count: str
    figures: str
    must: str
    is_ok: bool


def wait_for(what: Callable[[], object], seconds: float, every_s: float = 0.005) -> float:
    """Seconds until something is true; raises if it does not become so."""
    start_s = time.monotonic()
    while not what():
        if time.monotonic() - start_s > seconds:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(every_s)
    return time.monotonic() - start_s


@contextlib.contextmanager
def kiosk_compositor(display: str) -> Iterator[dict[str, str]]:
    """Weston's kiosk shell as the only window of an X server; what its programs are told."""
    with tempfile.TemporaryDirectory(prefix="kiosk-run-") as folder:
        env = {
            "XDG_RUNTIME_DIR": folder,
            "WAYLAND_DISPLAY": "kiosk-0",
            "QT_QPA_PLATFORM": "wayland",
        }
        command = ["weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so",
                   f"--width={W}", f"--height={H}", "--socket=kiosk-0", "--idle-time=0",
                   "--no-config"]  # fmt: skip
        none = subprocess.DEVNULL
        told = {**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": folder}
        # Super+S has it write a picture of the display to where it was started.
        compositor = subprocess.Popen(command, env=told, cwd=folder, stdout=none, stderr=none)
        try:
            wait_for(lambda: (Path(folder) / "kiosk-0").exists(), 60)
            yield env
        finally:
            compositor.terminate()
            compositor.wait()


@contextlib.contextmanager
def x_server(*, manager: bool = False) -> Iterator[str]:
    """A bare X server, or one with a window manager; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{W}x{H}x24", "-nolisten", "tcp"]
    none = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=[write], stdout=none, stderr=none)
    name = ":" + os.read(read, 16).decode().strip()
    children = [server]
    if manager:
        rc = Path(__file__).with_name("openbox.xml")
        command = ["openbox", "--config-file", str(rc)]
        env = {**os.environ, "DISPLAY": name}
        children.append(subprocess.Popen(command, env=env, stdout=none, stderr=none))
        time.sleep(1.0)
    try:
        yield name
    finally:
        for child in reversed(children):
            child.terminate()
            child.wait()
        os.close(read)
        os.close(write)


class Stand:
    """`kiosk play` on an X server, with a state folder of its own."""

    def __init__(
        self,
        display: str,
        *args: str,
        state: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.display = display
        self._own = None if state else tempfile.mkdtemp(prefix="kiosk-faults-")
        self.state = state or Path(str(self._own))
        others = ("WAYLAND_DISPLAY", "NOTIFY_SOCKET", "INVOCATION_ID", "QT_QPA_PLATFORM")
        mine = {name: value for name, value in os.environ.items() if name not in others}
        self.env = {**mine, "DISPLAY": display, **(env or {})}
        self.words = tempfile.TemporaryFile()  # noqa: SIM115
        command = [*KIOSK, "play", "--state", str(self.state), *args]
        self.guard = subprocess.Popen(command, env=self.env, stderr=self.words)

    def __enter__(self) -> Stand:
        try:
            wait_for(lambda: self.status().get("seen"), 120)
        except TimeoutError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.guard.poll() is None:
            self.guard.terminate()
        self.guard.wait(15)
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)

    @property
    def base(self) -> Path:
        """What the guard keeps of this display; there is no other in this state folder."""
        found = (path for path in (self.state / "guard").glob("*") if path.is_dir())
        return next(found, self.state)

    def _json(self, name: str) -> dict:
        try:
            return json.loads((self.base / name).read_bytes())
        except (OSError, ValueError):
            return {}

    def status(self) -> dict:
        return self._json("status.json")

    def record(self) -> dict:
        return self._json("record.json")

    def said(self) -> str:
        self.words.seek(0)
        return self.words.read().decode(errors="replace")

    @property
    def player(self) -> int:
        return int(self.status().get("player", 0))

    def send(self, number: int) -> int:
        """Send the player a signal; its number."""
        player = self.player
        os.kill(player, number)
        return player

    def back(self, old: int, seconds: float = 40) -> float:
        """Seconds until another player than `old` is seen."""
        return wait_for(lambda: self.status().get("seen", old) != old, seconds)

    def is_well(self) -> bool:
        """Whether guard and player run and the player has been seen."""
        status = self.status()
        alive = self.guard.poll() is None and Path(f"/proc/{status.get('player')}").exists()
        return alive and status.get("seen") == status.get("player")

    def xdotool(self, *args: str) -> None:
        subprocess.run(["xdotool", *args], env=self.env, check=False, capture_output=True)


class Eyes:
    """Looks at the display every 20 ms; counts how often nothing but the bare root was seen."""

    def __init__(self, display: str) -> None:
        self.looks = 0
        self.bare = 0
        self._display = Display(display)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Eyes:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._display.close()

    def is_bare(self) -> bool:
        """No page is black in all its corners and its middle; the bare root is."""
        root = self._display.screen().root
        return not any(
            any(root.get_image(x, y, 24, 24, X.ZPixmap, 0xFFFFFF).data) for x, y in SPOTS
        )

    def _run(self) -> None:
        while not self._is_over.wait(0.02):
            self.looks += 1
            self.bare += self.is_bare()


def top_window(display: str) -> tuple[str, int, int, int, int]:
    """Name and place of the uppermost window that covers most of the display."""
    connection = Display(display)
    try:
        for window in reversed(connection.screen().root.query_tree().children):
            if window.get_attributes().map_state != X.IsViewable:
                continue
            place = window.get_geometry()
            if place.width * place.height > W * H / 2:
                return name_of(window), place.x, place.y, place.width, place.height
        return "", 0, 0, 0, 0
    finally:
        connection.close()


def name_of(window) -> str:
    """Of a window, or of the one that a window manager has framed."""
    atom = window.display.get_atom("_NET_WM_NAME")
    found = window.get_full_property(atom, X.AnyPropertyType)
    if found is not None:
        return bytes(found.value).decode("utf-8", "replace")
    children = window.query_tree().children
    return name_of(children[-1]) if children else str(window.get_wm_name() or "")


def p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


SIGKILL, HANG, FREEZE = signal.SIGKILL, signal.SIGUSR1, signal.SIGUSR2
