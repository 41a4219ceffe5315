"""Measures the program, and a browser beside it: tests/bench/run [OPTIONS]."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import monotonic

from tests.bench import peer
from tests.bench.frames import motion
from tests.bench.processes import Tree
from tests.bench.screen import Eyes, pause, x_server
from tests.bench.table import BUDGETS, BUNDLE_BUDGETS, Figures, markdown

TOP = Path(__file__).parents[2]
SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
SLIDE_S = 5.0
START_LIMIT_S = 60.0
TITLE = "Shushuo 数说"
SOURCE_TREE = TOP / ".venv" / "bin" / "kiosk"
SETTLE_S = 6.0
STILL_SETTLE_S = 5.0

Command = Callable[[tuple[int, int], bool], list[str]]
"""Makes the command for a size; True: without a rotation."""


@dataclass(frozen=True)
class Started:
    """A program on a display of its own."""

    eyes: Eyes
    tree: Tree
    begun_s: float
    """When, by the monotonic clock."""
    start_s: float
    """From then to the first slide."""


@contextmanager
def started(command: list[str], size: tuple[int, int]) -> Iterator[Started]:
    """Start a program, wait for its poster, and end it afterwards."""
    with x_server(*size) as name:
        eyes = Eyes(name)
        tag = f"KIOSK_BENCH={uuid.uuid4().hex}"
        env = {**os.environ, "DISPLAY": name, "KIOSK_BENCH": tag.partition("=")[2]}
        for other in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NOTIFY_SOCKET"):
            env.pop(other, None)
        none = subprocess.DEVNULL
        before_s = monotonic()
        process = subprocess.Popen(command, env=env, stdout=none, stderr=none)
        tree = Tree(process.pid, tag)
        try:
            seen_s = eyes.wait_for_poster(START_LIMIT_S)
            if seen_s is None:
                raise TimeoutError(f"{command[0]} showed no poster within {START_LIMIT_S:.0f} s")
            yield Started(eyes, tree, before_s, seen_s - before_s)
        finally:
            _end(process, tree)
            eyes.close()


def _end(process: subprocess.Popen[bytes], tree: Tree) -> None:
    """Ask it to end, then insist; only what was started here."""
    family = tree.pids()
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in family & tree.pids():
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def start(command: list[str], size: tuple[int, int]) -> tuple[float, float]:
    """Seconds from exec to the first slide, and to the window that takes touches.

    They differ where a curtain shows the poster before the player has begun.
    """
    with started(command, size) as program:
        if "play" not in command:
            return program.start_s, program.start_s
        seen_s = program.eyes.wait_for_window(TITLE, START_LIMIT_S) or float("nan")
        return program.start_s, max(program.start_s, seen_s - program.begun_s)


def rotation(command: list[str], size: tuple[int, int], seconds: float) -> Figures:
    """What a rotation costs, and how smooth it is."""
    with started(command, size) as program:
        pause(SETTLE_S)
        memory: list[float] = []
        before_s, cpu_s = monotonic(), program.tree.cpu_s()
        frames = program.eyes.watch(
            seconds, lambda: memory.append(program.tree.pss_mib()), every_s=5.0
        )
        took_s, cpu_s = monotonic() - before_s, program.tree.cpu_s() - cpu_s
    moved = motion(frames)
    figures = Figures(cpu_s_per_60=cpu_s * 60 / took_s, pss_mib=median(memory))
    if moved is not None:
        figures.fps, figures.distinct_fps = moved.fps, moved.distinct_fps
        figures.p99_ms = moved.p99_ms
    return figures


def still_percent(command: list[str], size: tuple[int, int], seconds: float) -> float:
    """Percent of one core while a page is on and nothing moves."""
    with started(command, size) as program:
        pause(2.0)
        program.eyes.press("Right")
        pause(STILL_SETTLE_S)
        before_s, cpu_s = monotonic(), program.tree.cpu_s()
        pause(seconds)
        return 100 * (program.tree.cpu_s() - cpu_s) / (monotonic() - before_s)


def ours(program: Path, *extra: str) -> Command:
    """Our own program, from the source tree or as it is given away."""
    kiosk = [str(program), "play", "--theme", "paper", *extra]

    def command(_: tuple[int, int], is_still: bool) -> list[str]:
        return [*kiosk, "--seconds-per-slide", "3600" if is_still else str(SLIDE_S)]

    return command


def theirs(modules: Path, folder: Path) -> Command:
    """The browser with its deck; its profile is kept, so that its starts are warm."""
    file = peer.deck(modules, folder, SLIDE_S)

    def command(size: tuple[int, int], is_still: bool) -> list[str]:
        return peer.command(file, folder / "profile", size, is_still=is_still)

    return command


def measure(
    programs: dict[str, Command], options: argparse.Namespace
) -> dict[tuple[str, str], Figures]:
    """Everything, program by program in turn, so that both meet the same machine."""
    found: dict[tuple[str, str], Figures] = {}
    for label, size in SIZES.items():
        if options.only and label != options.only:
            continue
        starts: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        runs: dict[str, list[Figures]] = {name: [] for name in programs}
        for command in programs.values():
            start(command(size, False), size)  # What is read for the first time is not counted.
        for _ in range(options.runs):
            for name, command in programs.items():
                starts[name].append(start(command(size, False), size))
        for _ in range(options.rotations):
            for name, command in programs.items():
                runs[name].append(rotation(command(size, False), size, options.seconds))
                print(f"{label} {name}: {runs[name][-1]}", file=sys.stderr)
        for name, command in programs.items():
            figures = Figures.middle(runs[name])
            figures.start_s = median(seen_s for seen_s, _ in starts[name])
            figures.ready_s = median(ready_s for _, ready_s in starts[name])
            figures.still_percent = still_percent(command(size, True), size, options.still)
            found[label, name] = figures
    return found


def machine() -> str:
    """Where this was measured."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    model = next((line.partition(":")[2].strip() for line in lines if "model name" in line), "")
    load = os.getloadavg()[0]
    return (
        f"{date.today().isoformat()}, {os.cpu_count()} cores {model or platform.machine()}, "
        f"{platform.system()}, Xvfb, no graphics card, load before {load:.1f}"
    )


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="starts of each program")
    parser.add_argument("--rotations", type=int, default=1, help="rotations of each program")
    parser.add_argument("--seconds", type=float, default=60.0, help="of a rotation")
    parser.add_argument("--still", type=float, default=20.0, help="seconds of a still page")
    parser.add_argument("--only", choices=tuple(SIZES), help="one size")
    beside = parser.add_mutually_exclusive_group()
    beside.add_argument("--peer", type=Path, metavar="NODE_MODULES", help="for the browser's deck")
    beside.add_argument(
        "--bundle", type=Path, metavar="PROGRAM", help="the bundle beside the source tree"
    )
    parser.add_argument("--no-guard", action="store_true", help="the player alone")
    options = parser.parse_args()
    where = machine()
    # As on a machine where it was installed; a checkout may be without.
    compileall.compile_dir(TOP / "src", quiet=2)
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        extra = ["--no-guard"] if options.no_guard else []
        programs = {"Shushuo": ours(SOURCE_TREE, *extra)}
        if options.bundle:
            tree = programs.pop("Shushuo")
            programs |= {"bundle": ours(options.bundle.resolve(), *extra), "source tree": tree}
        if options.peer and shutil.which("chromium"):
            programs["Chromium"] = theirs(options.peer.resolve(), Path(folder))
        found = measure(programs, options)
    print(f"Measured {where}.\n")
    print(markdown(found, tuple(programs), BUNDLE_BUDGETS if options.bundle else BUDGETS))


if __name__ == "__main__":
    main()
