#!/usr/bin/env bash
# Starts a whole computer into the booth: packaging/try-boot.sh [FOLDER]
#
# Makes a disk with Debian 12, the package and `kiosk booth install`, and starts a virtual computer
# from it (QEMU): real kernel, systemd, login, graphics card, display, keyboard. Prints the rows of
# the table in README.md; what was seen is kept in FOLDER (build/try-boot).
#
# The computer is emulated and so slow that the guard would take its player for hung; here the show
# plays without it. try-booth.sh tries the guard.

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

[[ $EUID -eq 0 ]] || die "A disk for another computer needs root: sudo $0"
cd "$top"
install_packages debootstrap e2fsprogs qemu-system-x86 seabios
set_up "$top/.venv" packaging/locks/test.txt
package=$(echo dist/shushuo_*_amd64.deb)
[[ -f $package ]] || die "There is no package; packaging/build.sh makes one."
out=$(realpath --canonicalize-missing "${1:-build/try-boot}")
system="$out/system"
mkdir -p "$out"

bare_system build/bare "$out/debootstrap.log"
leave() { umount "$system/proc" 2>/dev/null || true; }
trap leave EXIT
leave
rm -rf "$system"
cp --archive build/bare "$system"
cp /etc/resolv.conf "$system/etc/resolv.conf"
cp "$package" "$system/shushuo.deb"
mount -t proc proc "$system/proc"
inside=(chroot "$system" env --ignore-environment HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin
    LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
say "Installing a kernel, systemd and Weston"
"${inside[@]}" apt-get update --quiet=2
"${inside[@]}" apt-get install --quiet=2 --yes --no-install-recommends \
    dbus libpam-systemd linux-image-amd64 procps systemd-sysv udev weston >"$out/apt.log" 2>&1
"${inside[@]}" apt-get install --quiet=2 --yes --no-install-recommends /shushuo.deb >>"$out/apt.log" 2>&1
"${inside[@]}" apt-get clean
rm "$system/shushuo.deb"
"${inside[@]}" kiosk booth install >"$out/booth.log"
printf 'theme: ink\nmotion: none\n' >"$system/etc/kiosk/booth.yaml"

# What only this trial needs: a shell on the second serial line, and patience.
echo booth >"$system/etc/hostname"
units="$system/etc/systemd/system"
cat >"$units/serial-shell.service" <<'END'
[Service]
ExecStart=/bin/sh
StandardInput=tty-force
StandardOutput=tty
StandardError=tty
TTYPath=/dev/ttyS1
Restart=always
Environment=PS1= PATH=/usr/sbin:/usr/bin:/sbin:/bin
END
mkdir -p "$units"/{multi-user.target.wants,kiosk-show.service.d}
ln -s ../serial-shell.service "$units/multi-user.target.wants/"
cat >"$units/kiosk-show.service.d/slow.conf" <<'END'
[Service]
Type=exec
WatchdogSec=0
TimeoutStartSec=infinity
ExecStart=
ExecStart=/opt/shushuo/shushuo play --booth /etc/kiosk/booth.yaml --no-guard
END
leave
cp "$system"/boot/vmlinuz-* "$out/vmlinuz"
cp "$system"/boot/initrd.img-* "$out/initrd.img"
rm -f "$out"/{disk.img,*.sock}
truncate --size=3G "$out/disk.img"
/sbin/mke2fs -q -t ext4 -d "$system" "$out/disk.img"

size=1280x720
.venv/bin/kiosk proof --out "$out/proof" --theme ink --lang zh --size "$size" >"$out/proof.log"
.venv/bin/python packaging/watch_boot.py "$out" --proof "$out/proof" --size "$size"
