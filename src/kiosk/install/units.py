"""The two services of a booth.

The display service runs the compositor and alone may touch the graphics card and the panel; the
show service runs the guard and sees nothing but files and the compositor's socket: no device, no
network. If one ends it is started again; the show waits for the display.

Source of the options: systemd.exec(5), systemd.unit(5).
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Final

from kiosk.install.compositor import Compositor

USER: Final = "kiosk"
TTY: Final = "tty1"
"""The console that the computer starts with."""
DISPLAY_UNIT: Final = "kiosk-display.service"
SHOW_UNIT: Final = "kiosk-show.service"
SOCKET: Final = "kiosk-0"
STATE: Final = "/var/lib/kiosk"
"""Where the show service keeps journal, logs and the PIN."""

# What neither service needs. Not ProcSubset=pid: the guard tells one start of the computer from the
# next by a file in /proc/sys.
_COMMON: Final = """\
User=kiosk
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateMounts=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictNamespaces=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
UMask=0077
LimitCORE=0
OOMPolicy=kill
"""


def display_unit(compositor: Compositor, *, config: str, waiter: str) -> str:
    """The service that shows windows.

    Args:
        compositor: Which one.
        config: Path of Weston's settings.
        waiter: Path of the script that waits for a display.
    """
    commands = {
        # Its one program does nothing: the show comes through the socket, as with Weston.
        Compositor.CAGE: "cage -- /usr/bin/sleep infinity",
        Compositor.WESTON: f"weston --config={config} --socket={SOCKET}",
    }
    # Not ProtectProc: with it Weston does not find the session that the login made, and ends.
    return f"""\
[Unit]
Description=Display of the booth ({compositor})
After=systemd-user-sessions.service systemd-logind.service dbus.socket plymouth-quit-wait.service
After=getty@{TTY}.service
Wants=systemd-logind.service dbus.socket
Conflicts=getty@{TTY}.service
Before=graphical.target
Upholds={SHOW_UNIT}
ConditionPathExists=/dev/tty0
StartLimitIntervalSec=0

[Service]
Type=simple
ExecStartPre=/bin/sh {waiter}
# The login names another folder for sockets, which the show does not see.
ExecStart=/usr/bin/env XDG_RUNTIME_DIR=/run/kiosk /usr/bin/{commands[compositor]}
# A display may be plugged in an hour after the computer.
TimeoutStartSec=infinity
TimeoutStopSec=5
Restart=always
RestartSec=1
PAMName=login
TTYPath=/dev/{TTY}
StandardInput=tty
StandardOutput=journal
StandardError=journal
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
Environment=XDG_SESSION_TYPE=wayland XDG_SEAT=seat0
# cage, as Weston, copies pictures without the graphics card's help (weston.ini says why).
Environment=WLR_RENDERER=pixman
RuntimeDirectory=kiosk
RuntimeDirectoryMode=0700
SupplementaryGroups=video input render
{_COMMON}\
DevicePolicy=closed
DeviceAllow=char-drm rw
DeviceAllow=char-input r
DeviceAllow=/dev/{TTY} rw
# Not PrivateNetwork: word of displays and panels that are plugged in would not come through.
IPAddressDeny=any
RestrictAddressFamilies=AF_UNIX AF_NETLINK
MemoryMax=1G
TasksMax=100

[Install]
WantedBy=graphical.target
Alias=display-manager.service
"""


def show_unit(compositor: Compositor, command: Sequence[str]) -> str:
    """The service that plays the show.

    Args:
        compositor: Which one shows it.
        command: Program and arguments.
    """
    # cage chooses the name of its socket itself; in a folder of its own it is always the first.
    socket = SOCKET if compositor is Compositor.WESTON else "wayland-0"
    return f"""\
[Unit]
Description=Show of the booth
After={DISPLAY_UNIT}
BindsTo={DISPLAY_UNIT}
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
WatchdogSec=10
ExecStartPre=/bin/sh -c 'until [ -S /run/kiosk/{socket} ]; do sleep 0.1; done'
ExecStart={shlex.join(command)}
TimeoutStartSec=120
TimeoutStopSec=10
Restart=always
RestartSec=1
Environment=XDG_RUNTIME_DIR=/run/kiosk WAYLAND_DISPLAY={socket} QT_QPA_PLATFORM=wayland
Environment=LANG=C.UTF-8
StateDirectory=kiosk
StateDirectoryMode=0700
ReadWritePaths=/run/kiosk
{_COMMON}\
ProtectProc=invisible
PrivateDevices=yes
DevicePolicy=closed
PrivateNetwork=yes
IPAddressDeny=any
RestrictAddressFamilies=AF_UNIX
MemoryHigh=1000M
MemoryMax=1500M
TasksMax=200
"""
