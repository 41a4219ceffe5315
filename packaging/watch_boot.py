"""Starts a virtual computer that is set up as a booth, and looks at its display.

    python packaging/watch_boot.py FOLDER --proof PROOF --size 1280x720

FOLDER holds the computer's kernel, initrd and disk.img; on its second serial line is a shell.
Waits until the display shows a picture of PROOF, tries all ways out that a keyboard has, kills
player, guard and compositor, freezes the guard, switches the display off and on, asks the doctor
from another console, and undoes the booth. Prints what came of it as rows of a table; what was seen
is kept in FOLDER.

The computer's clock goes by its instructions, one each nanosecond, not by ours: however slowly it
is emulated, in its own time it is a slow computer and no more, and no watchdog barks for our sake.
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

KEYS = (
    *("ctrl-alt-f2", "alt-f4", "ctrl-alt-backspace", "alt-sysrq-b", "ctrl-alt-delete"),
    # With these Weston takes a picture, makes a film, and shows developers what it draws.
    *("meta_l-s", "meta_l-r", "meta_l-shift-spc", "r"),
)
QUIET_S = 10.0
"""How long a computer that was asked to do something else is given to do it."""
PATIENCE_S = 1800.0
"""Of the watcher's own time."""
ANSWER_S = 240.0
SERVICES = "kiosk-display kiosk-show"
STATUS = "/var/lib/kiosk/guard/*/status.json"
VICTIMS = {
    "player": f"sed -n 's/.*\"seen\": *\\([0-9]*\\).*/\\1/p' {STATUS}",
    "guard": "systemctl show --property MainPID --value kiosk-show",
    "compositor": "systemctl show --property MainPID --value kiosk-display",
}
"""What is killed, and how the computer tells its number."""


def main() -> int:
    """Boot, look, try."""
    parser = argparse.ArgumentParser(description="Does the computer start into the show?")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--proof", type=Path, required=True)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()
    pages = {path.name: Image.open(path).convert("RGB") for path in options.proof.glob("*.png")}
    with Computer(options.folder, options.size) as computer:
        name, seen = wait_for(computer.look, pages, PATIENCE_S)
        row("emulated, from the kernel's start to the show", f"{computer.uptime_s():.0f} s")
        row("picture against the proof", f"{name}: {differing(seen, pages[name]):.1%} differ")
        seen.save(options.folder / "booted.png")
        show_state = "systemctl show kiosk-show --property ActiveState,WatchdogUSec"
        row("kiosk-show, as systemd sees it", " ".join(computer.shell(show_state).split()))
        try_ways_out(computer, pages)
        for what in VICTIMS:
            come_back(computer, pages, what, "KILL")
        come_back(computer, pages, "guard", "STOP")
        status = "$(ls /sys/class/drm/card*-*/status)"
        computer.shell(f"echo off >{status}; sleep 5; echo detect >{status}")
        wait_for(computer.look, pages, PATIENCE_S)
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
    state = "cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active"
    before = computer.shell(f"touch /run/before-keys; {state}")
    for keys in KEYS:
        computer.monitor(f"sendkey {keys}")
    computer.monitor("system_powerdown")
    time.sleep(QUIET_S)
    after = computer.shell(state)
    if before != after or computer.services() != "active":
        sys.exit(f"A key led out of the show: {before} -> {after}, {computer.services()}")
    made = computer.shell(
        "find / -xdev -newer /run/before-keys '(' -name '*.png' -o -name '*.wcap' ')'"
    )
    if made:
        sys.exit(f"A key made a file: {made}")
    wait_for(computer.look, pages, PATIENCE_S)
    row(", ".join((*KEYS, "power key")), "the show stays on, no file is made")


def come_back(computer: Computer, pages: dict[str, Image.Image], what: str, signal: str) -> None:
    """Kill or freeze something and wait until another one shows the show.

    Raises:
        SystemExit: There is none, or no other one comes.
    """
    victim = computer.shell(VICTIMS[what])
    if not victim.isdigit() or victim == "0":
        sys.exit(f"There is no {what} to kill: {victim}")
    computer.shell(f"kill -{signal} {victim}")
    killed_s = computer.uptime_s()
    while (number := computer.shell(VICTIMS[what])) in {victim, "0", ""}:
        if computer.uptime_s() > killed_s + PATIENCE_S:
            sys.exit(f"No other {what} came.")
    wait_for(computer.look, pages, PATIENCE_S)
    after_s = computer.uptime_s() - killed_s
    row(f"{what}, SIG{signal}", f"another one ({victim}, {number}) shows it after {after_s:.0f} s")


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
            *("qemu-system-x86_64", "-accel", "tcg,tb-size=1024", "-icount", "shift=0"),
            *("-cpu", "Nehalem", "-m", "2048", "-nodefaults", "-no-reboot", "-display", "none"),
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
        line = f"echo BEG''IN; {{ {command}; }} 2>&1; echo EN''D-$?\n"
        said = self._tell("shell.sock", line, "END-", prompts=1)
        return said.rpartition("BEGIN")[2].rpartition("END-")[0].replace("\r", "").strip()

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

    def uptime_s(self) -> float:
        """For how long it runs, by its own clock, in seconds."""
        return float(self.shell("cat /proc/uptime").split()[0])

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
