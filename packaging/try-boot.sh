#!/usr/bin/env bash
# Starts a whole computer into the booth: packaging/try-boot.sh [FOLDER]
#
# Makes a disk with a bare system, the package and `kiosk booth install`, and starts a virtual computer
# from it (QEMU): real kernel, systemd, login, graphics card, display, keyboard. Prints the rows of
# the table in README.md; what was seen is kept in FOLDER (build/try-boot).

# shellcheck source-path=SCRIPTDIR source=bare.sh
source "$(dirname "${BASH_SOURCE[0]}")/bare.sh"

begin_trial debootstrap e2fsprogs qemu-system-x86 seabios
out=$(realpath --canonicalize-missing "${1:-build/try-boot}")
lay_out "$out"
rm -f "$out"/*.{log,img,sock}

say "Installing a kernel, systemd and $compositor"
kernel=linux-image-amd64
[[ $release != noble ]] || kernel=linux-image-virtual
# initramfs-tools: what newer systems take instead knows the modules of this machine only.
add "$out/apt.log" dbus initramfs-tools libpam-systemd "$kernel" procps systemd-sysv udev "$compositor"
add "$out/apt.log" /shushuo.deb
"${inside[@]}" apt-get clean
rm "$system/shushuo.deb"
"${inside[@]}" kiosk booth install >"$out/booth.log"
row "emulated computer" "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$system/etc/os-release"), $(head -n 1 "$out/booth.log")"

# What only this trial needs: a shell on the second serial line.
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
mkdir -p "$units/multi-user.target.wants"
ln -s ../serial-shell.service "$units/multi-user.target.wants/"
leave
cp "$system"/boot/vmlinuz-* "$out/vmlinuz"
cp "$system"/boot/initrd.img-* "$out/initrd.img"
truncate --size=3G "$out/disk.img"
/sbin/mke2fs -q -t ext4 -d "$system" "$out/disk.img"

size=1280x720
.venv/bin/kiosk proof --out "$out/proof" --theme ink --lang zh --size "$size" >"$out/proof.log"
.venv/bin/python packaging/watch_boot.py "$out" --proof "$out/proof" --size "$size"
