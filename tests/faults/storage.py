"""Disks that are full, writers that are killed, files in which bits are flipped."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.stand import (
    KIOSK,
    SHOW,
    SIGKILL,
    Eyes,
    Row,
    Stand,
    top_window,
    wait_for,
    x_server,
)

from kiosk.errors import KioskError
from kiosk.guard.record import Record, read_record, write_record
from kiosk.show.compiled import is_whole, load_compiled
from kiosk.show.prepare import prepare


def swaps(count: int) -> Row:
    """A writer killed inside a swap, bits flipped, files cut short: always a whole show."""
    chance = random.Random(11)
    faults: list[str] = []
    done = 0
    with tempfile.TemporaryDirectory() as scratch:
        show, state = Path(scratch) / "show", Path(scratch) / "state"
        shutil.copytree(SHOW, show)
        on_air = prepare(show, state)
        for number in range(count):
            kind = ("killed", "flipped", "cut")[number % 3]
            if kind == "killed":
                edit(show, number)
                kill_writer(show, state, chance.uniform(0.0, 0.9))
                if not is_whole(on_air):
                    faults.append(f"{number}: the show on air was touched")
            else:
                damage(chance, state, kind)
            try:
                on_air = prepare(show, state)
                load_compiled(on_air)
            except (KioskError, OSError) as error:
                faults.append(f"{number} {kind}: {error}")
            if not is_whole(on_air):
                faults.append(f"{number} {kind}: not whole")
            done += 1
    figures = f"{done - len(faults)} of {done} whole" + "".join(f"; {f}" for f in faults[:3])
    return Row(
        "writer killed in a swap, bit flips, truncation", str(done), figures,
        "always a whole show on air", not faults,
    )  # fmt: skip


def edit(show: Path, number: int) -> None:
    text = (show / "show.yaml").read_text("utf-8")
    head, _, rest = text.partition("title: {zh: ")
    rest = rest[rest.index("2025年") :]
    (show / "show.yaml").write_text(f"{head}title: {{zh: 第{number}版{rest}", "utf-8")


def kill_writer(show: Path, state: Path, after_s: float) -> None:
    command = [*KIOSK, "check", "--json", "--compile", str(state), str(show)]
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after_s)
    writer.kill()
    writer.wait()


def damage(chance: random.Random, state: Path, kind: str) -> None:
    """Flip a bit in any file of the state folder, or cut it short."""
    path = chance.choice([path for path in state.rglob("*") if path.is_file()])
    data = bytearray(path.read_bytes())
    if kind == "flipped" and data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    else:
        del data[chance.randrange(len(data) + 1) :]
    path.write_bytes(data)


def records(count: int) -> Row:
    """The record of where the show stood, damaged: it is read as it was or not at all."""
    chance = random.Random(13)
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "record.json"
        for _ in range(count):
            write_record(path, Record("/show", "/a", "/b", "forums", "zh", running=True))
            damage(chance, Path(scratch), chance.choice(("flipped", "cut")))
            try:
                read_record(path)
            except Exception:
                faults += 1
    return Row(
        "record damaged", str(count), f"{faults} times the guard would not start",
        "read, or begun anew", faults == 0,
    )  # fmt: skip


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kiosk-disk-"))
    size = f"size={megabytes}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
        folder.rmdir()


def full_disk(count: int) -> Row:
    """The disk fills up while a show plays; it is edited meanwhile, and the player dies."""
    figures: list[str] = []
    for _ in range(count):
        with small_disk(8) as disk, tempfile.TemporaryDirectory() as scratch, x_server() as display:
            show = Path(scratch) / "show"
            shutil.copytree(SHOW, show)
            with (
                Stand(display, str(show), "--seconds-per-slide", "30", state=disk) as stand,
                Eyes(display) as eyes,
            ):
                figures.append(fill_and_free(stand, show, disk, eyes))
    good = [figure.startswith("refused") and "recovered" in figure for figure in figures]
    worst = figures[0] if all(good) else figures[good.index(False)]
    return Row(
        "disk full", str(count), f"{sum(good)} of {count}: {worst}",
        "show unaffected, refused with a reason, recovers by itself", all(good),
    )  # fmt: skip


def fill_and_free(stand: Stand, show: Path, disk: Path, eyes: Eyes) -> str:
    time.sleep(2.0)
    eyes.bare = 0
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(b"\0" * 4096)
    on_air = stand.record().get("current")
    edit(show, 1)
    try:
        wait_for(lambda: "No space left" in stand.said(), 60)
    except TimeoutError:
        return f"not refused: {stand.said()[-200:]}"
    old = stand.send(SIGKILL)
    wait_for(lambda: not Path(f"/proc/{old}").exists(), 15)
    time.sleep(3.0)
    # The status cannot be written now; the display itself is looked at.
    if stand.guard.poll() is not None:
        return "the guard ended"
    name = top_window(stand.display)[0]
    if eyes.bare or not name.startswith("Shushuo 数说"):
        return f"while it was full, {name} was uppermost, bare {eyes.bare}"
    ballast.unlink()
    try:
        wait_for(lambda: stand.record().get("current") != on_air, 60)
        wait_for(stand.is_well, 60)
    except TimeoutError:
        return f"refused, but did not recover: {stand.said()[-200:]}"
    return "refused, player restarted while full, recovered"
