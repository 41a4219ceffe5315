"""A virtual display of its own for each test, and the real program on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZE = (1280, 720)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A virtual X display, 1280 x 720, nothing on it."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [
            *(server, "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"),
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    found = Screen(f":{number}")
    yield found
    found.close()
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program keeps the compiled show; shared, so that it is checked only once."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture
def kiosk(screen: Screen, state: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program on the display: `kiosk("play", "--no-guard")`; ends it afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "DISPLAY": screen.name, "STATE_DIRECTORY": str(state)}
        environment.pop("QT_QPA_PLATFORM", None)
        environment.pop("WAYLAND_DISPLAY", None)
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=20)
