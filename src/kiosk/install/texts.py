"""What stands in the files of a booth, its services apart."""

from __future__ import annotations

from typing import Final

WESTON_INI: Final = """\
# The booth's display: one program, full screen, nothing else.
[core]
shell=kiosk-shell.so
idle-time=0
# A panel whose cable is plugged in later is found then.
require-input=false
# The show is drawn without the graphics card's help: what is left is one copy, which the processor
# does on every machine, whatever driver it has. (Weston 10 and 11 know the first name, later ones
# the second.)
use-pixman=true
renderer=pixman
xwayland=false

[shell]
locking=false
allow-zap=false
background-color=0xff000000

[keyboard]
vt-switching=false
"""

WAIT_FOR_DISPLAY: Final = """\
#!/bin/sh
# Waits until a display is connected and says what it can show: a compositor that starts before
# would begin with a size of its own, or end.
while :; do
    for connector in "${DRM:-/sys/class/drm}"/*/; do
        [ -r "$connector/status" ] || continue
        read -r status <"$connector/status" || continue
        if [ "$status" = connected ] && [ -n "$(cat "$connector/modes")" ]; then
            exit 0
        fi
    done
    sleep 1
done
"""

SYSUSERS: Final = """\
# The booth's display and show belong to this user.
u kiosk - "Shushuo booth" /var/lib/kiosk /usr/sbin/nologin
m kiosk video
m kiosk input
m kiosk render
"""

TMPFILES: Final = """\
d /var/lib/kiosk 0700 kiosk kiosk
"""

SYSCTL: Final = """\
# A booth's keyboard, if there is one, must not reach the kernel.
kernel.sysrq = 0
"""

LOGIND: Final = """\
# A booth is switched off by its plug or from outside.
[Login]
HandlePowerKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleRebootKey=ignore
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleLidSwitchDocked=ignore
IdleAction=ignore
"""

BOOTH_YAML: Final = """\
# What belongs to this place. `kiosk booth check /etc/kiosk/booth.yaml` says what is wrong with it.
theme: ink                       # paper for bright halls, ink for dark ones
# display: {diagonal_in: 55, viewing_distance_m: 4, lower_edge_mm: 900}
# hours: {daily: 09:00-17:30}
# closed: black
"""

USBGUARD_HEAD: Final = """\
# Keyboards and storage are refused, whichever they are; what was plugged in when the booth was set
# up is allowed; anything else is not.
reject with-interface one-of { 03:01:01 08:*:* }
"""
