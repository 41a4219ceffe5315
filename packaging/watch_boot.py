"""Starts a virtual computer that is set up as a booth, and looks at its display.

    python packaging/watch_boot.py FOLDER --proof PROOF --size 1280x720

FOLDER holds the computer's kernel, initrd and disk.img; on its second serial line is a shell.
Waits until the display shows a picture of PROOF, tries all ways out that a keyboard has, kills the
show and the compositor, switches the display off and on, asks the doctor from another console, and
undoes the booth. Prints what came of it as rows of a table; what was seen is kept in FOLDER.
"""

from __future__ import annotations

import argparse
import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image

from compare_display import differing, wait_for

KEYS = ("ctrl-alt-f2", "alt-f4", "ctrl-alt-backspace", "alt-sysrq-b", "ctrl-alt-delete")
QUIET_S = 10.0
"""How long a computer that was asked to do something else is given to do it."""
BOOT_S = 900.0
"""An emulated computer is some twenty times slower than a real one."""
ANSWER_S = 240.0
SERVICES = "kiosk-display kiosk-show"


def main() -> int:
    """Boot, look, try."""
    parser = argparse.ArgumentParser(description="Does the computer start into the show?")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--proof", type=Path, required=True)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()
    pages = {path.name: Image.open(path).convert("RGB") for path in options.proof.glob("*.png")}
    with Computer(options.folder, options.size) as computer:
        started_s = time.monotonic()
        name, seen = wait_for(computer.look, pages, BOOT_S)
        row("from power-on to the show", f"{time.monotonic() - started_s:.0f} s, emulated")
        row("picture against the proof", f"{name}: {differing(seen, pages[name]):.1%} differ")
        seen.save(options.folder / "booted.png")
        try_ways_out(computer, pages)
        for what, pattern in (("show", "shushuo play"), ("compositor", "weston")):
            computer.shell(f"pkill --signal KILL --full '^[^ ]*{pattern}'")
            killed_s = time.monotonic()
            computer.wait_until_gone(pages)
            wait_for(computer.look, pages, BOOT_S)
            row(f"{what} killed", f"back after {time.monotonic() - killed_s:.0f} s, emulated")
        status = "/sys/class/drm/card0-Virtual-1/status"
        computer.shell(f"echo off >{status}; sleep 5; echo detect >{status}")
        wait_for(computer.look, pages, BOOT_S)
        row("display switched off and on", f"both services {computer.services()}, picture back")
        print_doctor(computer)
        undo(computer)
    return 0


def row(what: str, came: str) -> None:
    """Print a row of the table."""
    print(f"| {what} | {came} |", flush=True)


def try_ways_out(computer: Computer, pages: dict[str, Image.Image]) -> None:
    """Press all keys that lead somewhere on a desktop, and the power key.

    Raises:
        SystemExit: One of them led somewhere.
    """
    before = computer.shell("cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active")
    for keys in KEYS:
        computer.monitor(f"sendkey {keys}")
    computer.monitor("system_powerdown")
    time.sleep(QUIET_S)
    after = computer.shell("cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active")
    if before != after or computer.services() != "active":
        sys.exit(f"A key led out of the show: {before} -> {after}, {computer.services()}")
    wait_for(computer.look, pages, BOOT_S)
    row(", ".join((*KEYS, "power key")), "the show stays on")


def print_doctor(computer: Computer) -> None:
    """What the doctor says to root on another console."""
    said = computer.shell("kiosk doctor").splitlines()
    for name in ("display", "keep awake", "session"):
        line = next((line for line in said if f" {name} " in line), f"nothing about {name}")
        row(f"doctor, {name}", line.split(name, 1)[-1].strip())


def undo(computer: Computer) -> None:
    """Undo the booth while it runs.

    Raises:
        SystemExit: Something is left.
    """
    said = computer.shell("kiosk booth remove --with-data")
    left = computer.shell("getent passwd kiosk; ls -d /etc/kiosk /var/lib/kiosk* 2>/dev/null")
    if left.strip() or "failed" in said:
        sys.exit(f"The booth was not undone:\n{said}\n{left}")
    row("`kiosk booth remove` while it plays", "services ended, user and files gone")


class Computer:
    """A virtual computer: its display, its keyboard, and a shell in it."""

    def __init__(self, folder: Path, size: str) -> None:
        self._folder = folder
        width, _, height = size.partition("x")
        self._command = [
            *("qemu-system-x86_64", "-accel", "tcg,thread=multi,tb-size=1024", "-cpu", "Nehalem"),
            *("-smp", "2", "-m", "2048", "-nodefaults", "-no-reboot", "-display", "none"),
            *("-kernel", str(folder / "vmlinuz"), "-initrd", str(folder / "initrd.img")),
            *("-append", "root=/dev/vda rw console=ttyS0 quiet"),
            *("-drive", f"file={folder / 'disk.img'},if=virtio,format=raw"),
            *("-device", f"virtio-vga,xres={width},yres={height}"),
            *("-device", "qemu-xhci", "-device", "usb-tablet", "-device", "usb-kbd"),
            *("-serial", f"file:{folder / 'console.log'}"),
            *("-serial", f"unix:{folder / 'shell.sock'},server,nowait"),
            *("-monitor", f"unix:{folder / 'monitor.sock'},server,nowait"),
        ]

    def __enter__(self) -> Computer:
        """Switch it on."""
        self._process = subprocess.Popen(self._command)
        return self

    def __exit__(self, *_: object) -> None:
        """Switch it off."""
        self._process.kill()
        self._process.wait()

    def monitor(self, command: str) -> str:
        """Tell the virtual computer itself something; what it says."""
        return self._tell("monitor.sock", f"{command}\n", "(qemu)", prompts=2)

    def shell(self, command: str) -> str:
        """What a command prints in the computer."""
        said = self._tell("shell.sock", f"{command} 2>&1; echo EN''D-$?\n", "END-", prompts=1)
        return said.partition("EN''D-$?")[2].rpartition("END-")[0].replace("\r", "").strip()

    def look(self) -> Image.Image:
        """What its display shows."""
        path = self._folder / "seen.ppm"
        self.monitor(f"screendump {path}")
        try:
            return Image.open(path).convert("RGB")
        except OSError:
            return Image.new("RGB", (1, 1))

    def services(self) -> str:
        """How both services are, in one word if they agree."""
        return " ".join(sorted(set(self.shell(f"systemctl is-active {SERVICES}").split())))

    def wait_until_gone(self, pages: dict[str, Image.Image]) -> None:
        """Wait until what was killed is no longer seen, or is there again already."""
        deadline_s = time.monotonic() + QUIET_S
        while time.monotonic() < deadline_s:
            seen = self.look()
            if min(differing(seen, page) for page in pages.values()) > 0.5:
                return

    def _tell(self, name: str, text: str, mark: str, *, prompts: int) -> str:
        """Say something on one of its sockets and listen until the mark has come so often."""
        said = b""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(ANSWER_S)
            while True:
                with contextlib.suppress(OSError):
                    line.connect(str(self._folder / name))
                    break
                if self._process.poll() is not None:
                    sys.exit("The virtual computer ended.")
                time.sleep(0.2)
            line.sendall(text.encode())
            while said.count(mark.encode()) < prompts:
                part = line.recv(1 << 16)
                if not part:
                    break
                said += part
        return said.decode(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
