"""`kiosk booth install` and `remove`: a Linux computer that starts into the show, and back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.install.plan import Setting

RUNNING_SYSTEM = Path("/")
SYSTEMD_RUNS = Path("/run/systemd/system")
"""There while systemd is the first process."""


class NotLinuxError(KioskError):
    """Only Linux is set up."""

    def __init__(self) -> None:
        super().__init__("A booth can be set up on Linux with systemd only.")


class NotRootError(KioskError):
    """Somebody without the right tries to change the system."""

    def __init__(self, action: str) -> None:
        super().__init__(f"That changes the system; type: sudo kiosk booth {action}")


class NoSessionError(KioskError):
    """Weston would have no session to reach the graphics card through."""

    def __init__(self) -> None:
        super().__init__(
            "A login here makes no session, and without one a compositor may not use the graphics "
            "card. Install what makes them: sudo apt-get install libpam-systemd"
        )


class NotDoneError(KioskError):
    """A command of the system failed, or a file could not be written."""

    def __init__(self, error: OSError) -> None:
        reason = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        super().__init__(f"{reason}. To undo what was done before: kiosk booth remove")


def add_actions(actions: _SubParsersAction[ArgumentParser]) -> None:
    """Register both."""
    install = actions.add_parser(
        "install",
        help="make this computer start into the show",
        description="Make a user, two hardened services and a compositor, so that this computer "
        "starts into the show and nothing else can be reached. `kiosk booth remove` undoes it.",
    )
    install.add_argument("--dry-run", action="store_true", help="only say what would be done")
    install.add_argument("--show", type=Path, help="show folder; without it booth.yaml's")
    install.add_argument("--compositor", choices=("auto", "cage", "weston"), default="auto")
    install.add_argument(
        "--usbguard",
        action="store_true",
        help="allow only the USB devices that are plugged in now, and no keyboard or storage",
    )
    install.add_argument("--root", type=Path, default=RUNNING_SYSTEM, help="another system's root")
    install.add_argument("--program", help="where the program is on that system, if not as here")
    install.set_defaults(run=run_install)
    remove = actions.add_parser("remove", help="undo what install did")
    remove.add_argument("--with-data", action="store_true", help="the journal and logs as well")
    remove.add_argument("--root", type=Path, default=RUNNING_SYSTEM, help="another system's root")
    remove.set_defaults(run=run_remove)


def run_install(args: Namespace) -> int:
    """Set the booth up, or say what that would be."""
    from kiosk.install.carry import describe, install
    from kiosk.install.plan import plan

    setting, reason = _setting(args)
    steps = plan(setting)
    print(f"Compositor: {reason}")
    if args.dry_run:
        for line in describe(steps):
            print(line)
        print("Nothing was changed.")
        return 0
    _require_rights(args, "install")
    _require_sessions(args.root)
    try:
        lines = install(steps, args.root, _run if args.root == RUNNING_SYSTEM else None)
    except OSError as error:
        raise NotDoneError(error) from error
    print("\n".join(lines))
    print("Restart the computer: it starts into the show.")
    print("The operator's PIN: sudo kiosk booth set-pin")
    return 0


def run_remove(args: Namespace) -> int:
    """Undo it."""
    from kiosk.install.carry import remove
    from kiosk.install.units import STATE

    _require_rights(args, "remove")
    is_running = args.root == RUNNING_SYSTEM
    try:
        lines = remove(args.root, _run if is_running else None)
    except OSError as error:
        raise NotDoneError(error) from error
    print("\n".join(lines))
    data = args.root / STATE.lstrip("/")
    if data.is_dir():
        if args.with_data or not any(data.iterdir()):
            shutil.rmtree(data)
            print(f"removed  {STATE}")
        else:
            print(f"kept     {STATE}: journal and logs; --with-data removes them too")
    print("Restart the computer.")
    return 0


def _setting(args: Namespace) -> tuple[Setting, str]:
    """What the command line and this machine say, and why that compositor."""
    from kiosk.cli.shows import show_folder
    from kiosk.doctor.session import answer_of
    from kiosk.install.compositor import choose
    from kiosk.install.plan import Setting

    choice = choose(args.compositor, answer_of)
    show = str(show_folder(str(args.show)).resolve()) if args.show else ""
    policy = _usb_policy(answer_of(["usbguard", "generate-policy"])) if args.usbguard else ""
    program = (args.program,) if args.program else _program()
    return Setting(choice.compositor, program, show, policy), choice.reason


def _usb_policy(text: str) -> str:
    if not text.startswith("allow "):
        raise KioskError("USBGuard does not answer. Install it: apt-get install usbguard")
    return text


def _program() -> tuple[str, ...]:
    """How the services start this program."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "kiosk")


def _require_rights(args: Namespace, action: str) -> None:
    if sys.platform != "linux":
        raise NotLinuxError
    if args.root == RUNNING_SYSTEM and os.geteuid() != 0:
        raise NotRootError(action)


def _require_sessions(root: Path) -> None:
    """See that logins make sessions on the system that runs; of another one that is not known."""
    if root != RUNNING_SYSTEM:
        return
    patterns = ("usr/lib/*/security/pam_systemd.so", "usr/lib*/security/pam_systemd.so")
    if not any(any(root.glob(pattern)) for pattern in patterns):
        raise NoSessionError


def _run(command: Sequence[str]) -> bool:
    """Run a command of the system; whether there was need to.

    Raises:
        OSError: It is missing or failed.
    """
    if any("systemctl" in word for word in command) and not SYSTEMD_RUNS.is_dir():
        # A disk image is being made: there is no manager to be told.
        return False
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{' '.join(command)} failed: {(done.stderr or done.stdout).strip()}")
    return True
