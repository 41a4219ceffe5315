"""The steps by which a computer becomes a booth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from kiosk.errors import KioskError
from kiosk.install import texts
from kiosk.install.compositor import Compositor
from kiosk.install.steps import MakeLink, RunCommand, Step, WriteFile
from kiosk.install.units import DISPLAY_UNIT, SHOW_UNIT, TTY, USER, display_unit, show_unit

ETC: Final = "/etc/kiosk"
BOOTH_YAML: Final = f"{ETC}/booth.yaml"
UNITS: Final = "/etc/systemd/system"
_UNSEEN: Final = ("/home", "/root", "/run/user", "/tmp", "/var/tmp")
"""What the services do not see."""
_MASKED: Final = {
    f"getty@{TTY}.service": "no login on the display's console",
    f"autovt@{TTY}.service": "no login on the display's console",
    "ctrl-alt-del.target": "Ctrl-Alt-Del does nothing",
    "sleep.target": "the computer does not fall asleep",
    "suspend.target": "the computer does not fall asleep",
    "hibernate.target": "the computer does not fall asleep",
    "hybrid-sleep.target": "the computer does not fall asleep",
}


class PlaceUnseenError(KioskError):
    """The services could not read something."""

    def __init__(self, what: str, path: str) -> None:
        super().__init__(
            f"{what} is in {path}, which the booth's services cannot read: they see no person's "
            f"files. Put it elsewhere, for instance under /srv."
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What is different from one booth to the next."""

    compositor: Compositor
    program: tuple[str, ...]
    """The command line that starts this program."""
    show: str = ""
    """Folder of the show; empty: the one that booth.yaml names or that comes with the program."""
    usb_policy: str = ""
    """What USBGuard says about the devices that are plugged in; empty: no such rules."""


def plan(setting: Setting) -> list[Step]:
    """Everything that is done, in order.

    Raises:
        PlaceUnseenError: Program or show are where the services cannot read them.
    """
    _require_seen("The program", setting.program[0])
    if setting.show:
        _require_seen("The show", setting.show)
    return [*_files(setting), *_links(), *_usb(setting.usb_policy), *_commands()]


def _require_seen(what: str, path: str) -> None:
    if any(PurePosixPath(path).is_relative_to(folder) for folder in _UNSEEN):
        raise PlaceUnseenError(what, path)


def _files(setting: Setting) -> list[Step]:
    waiter, weston_ini = f"{ETC}/wait-for-display", f"{ETC}/weston.ini"
    show = (setting.show,) if setting.show else ()
    command: Sequence[str] = (*setting.program, "play", *show, "--booth", BOOTH_YAML)
    display = display_unit(setting.compositor, config=weston_ini, waiter=waiter)
    steps: list[Step] = [
        WriteFile("/etc/sysusers.d/kiosk.conf", texts.SYSUSERS, "the user that all belongs to"),
        WriteFile("/etc/tmpfiles.d/kiosk.conf", texts.TMPFILES, "where journal and PIN are kept"),
        WriteFile(BOOTH_YAML, texts.BOOTH_YAML, "what belongs to the place",
                  is_persons=True),
        WriteFile(waiter, texts.WAIT_FOR_DISPLAY, "waits for a connected display", 0o755),
        WriteFile(f"{UNITS}/{DISPLAY_UNIT}", display, "the compositor"),
        WriteFile(f"{UNITS}/{SHOW_UNIT}", show_unit(setting.compositor, command), "the show"),
        WriteFile("/etc/sysctl.d/90-kiosk.conf", texts.SYSCTL, "no SysRq keys"),
        WriteFile("/etc/systemd/logind.conf.d/90-kiosk.conf", texts.LOGIND,
                  "power, sleep and lid keys do nothing"),
    ]  # fmt: skip
    if setting.compositor is Compositor.WESTON:
        why = "one program, no blanking, no switching of consoles"
        steps.insert(4, WriteFile(weston_ini, texts.WESTON_INI, why))
    return steps


def _links() -> list[Step]:
    masks = [MakeLink(f"{UNITS}/{unit}", "/dev/null", why) for unit, why in _MASKED.items()]
    unit = f"{UNITS}/{DISPLAY_UNIT}"
    return [
        *masks,
        MakeLink(f"{UNITS}/graphical.target.wants/{DISPLAY_UNIT}", unit, "starts with the system"),
        MakeLink(f"{UNITS}/display-manager.service", unit, "takes the place of a desktop's login"),
        MakeLink(f"{UNITS}/default.target", "/lib/systemd/system/graphical.target",
                 "the system starts into the show"),
    ]  # fmt: skip


def _usb(policy: str) -> list[Step]:
    if not policy:
        return []
    return [
        WriteFile("/etc/usbguard/rules.conf", texts.USBGUARD_HEAD + policy,
                  "only the devices of today", 0o600),
        MakeLink(f"{UNITS}/basic.target.wants/usbguard.service",
                 "/lib/systemd/system/usbguard.service", "guards the sockets from the start"),
    ]  # fmt: skip


def _commands() -> list[Step]:
    reload = ("systemctl", "daemon-reload")
    # What logins start for a user lives some seconds longer than the last of them.
    end_rest = ("sh", "-c", f'systemctl stop "user@$(id -u {USER}).service"')
    return [
        RunCommand(("systemd-sysusers", "/etc/sysusers.d/kiosk.conf"), "makes the user",
                   (end_rest, ("userdel", USER))),
        RunCommand(("systemd-tmpfiles", "--create", "/etc/tmpfiles.d/kiosk.conf"),
                   "makes its folder, so that a PIN can be set before the first start"),
        RunCommand(reload, "the system reads the services",
                   (("systemctl", "stop", DISPLAY_UNIT, SHOW_UNIT), reload)),
    ]  # fmt: skip
