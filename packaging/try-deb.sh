#!/usr/bin/env bash
# Tries the Debian package where nothing helps it: packaging/try-deb.sh [FOLDER]
#
# Makes a minimal system with an X server and nothing else (no fonts, no Python), installs the
# package by apt, takes the network away, makes a show of an article, plays, compares what is seen
# with the proof, kills the player, sets the machine up as a booth, and purges the package. Prints
# the rows of the table in README.md; what every step says is kept in FOLDER (build/try-deb).

# shellcheck source-path=SCRIPTDIR source=bare.sh
source "$(dirname "${BASH_SOURCE[0]}")/bare.sh"

begin_trial debootstrap xauth xvfb
out=$(realpath --canonicalize-missing "${1:-build/try-deb}")
lay_out "$out"

# --- install

# As a person, with no network at all.
alone=(unshare --net chroot --userspec=visitor "$system" env --ignore-environment HOME=/home/visitor
    USER=visitor PATH=/usr/bin LANG=C.UTF-8)
list() {
    find "$system" -xdev \( -path "$system/proc" -o -path "$system/dev" -o -path "$system/tmp" \) -prune -o -print |
        sed "s,^$system,," | LC_ALL=C sort
}

rm -f "$out"/*.log
add "$out/apt-x.log" xvfb
# An X server draws no text: its fonts go, so that only the program's own are there.
rm -rf "$system"/usr/share/fonts/* "$system"/usr/share/fonts
"${inside[@]}" useradd --create-home visitor
list >"$out/before.txt"
add "$out/apt.log" /shushuo.deb
list >"$out/installed.txt"
for absent in python3 fc-list; do
    if "${inside[@]}" which $absent >/dev/null; then die "$absent is there; that is no bare system"; fi
done
row "package" "$(($(stat --format %s "$package") / 1000000)) MB, installed \
$(($(sed -n 's/^Installed-Size: //p' <(dpkg-deb --field "$package" | cat)) / 1024)) MiB"
row "installed with it" "$(grep '^Unpacking' "$out/apt.log" | sed 's/^Unpacking \([^: ]*\).*/\1/' |
    grep -v '^shushuo$' | paste --serial --delimiters=' ')"

# --- an article becomes a show

article=/opt/shushuo/_internal/resources/shows/ciftis-2025/sources/closing.md
"${alone[@]}" kiosk import "$article" -o /tmp/draft >"$out/import.log"
row "\`kiosk import\` of an article" "$(sed -n '1s/.*written: //p' "$out/import.log")"
"${alone[@]}" kiosk check /tmp/draft >"$out/check.log"
row "\`kiosk check\` of that draft" "$(tail -n 1 "$out/check.log")"

# --- play

"${alone[@]}" shushuo proof --out /tmp/proof --theme paper --lang zh
"${alone[@]}" kiosk doctor >"$out/doctor-console.log" || true
number=87
while [[ -e /tmp/.X11-unix/X$number ]]; do number=$((number + 1)); done
display=:$number
# Without the network, too: a server of this machine with the same number would be in its way.
unshare --net "${inside[@]}" Xvfb $display -screen 0 1920x1080x24 -nolisten tcp >"$out/xvfb.log" 2>&1 &
server=$!
stop() {
    [[ -z ${player:-} ]] || kill "$player" 2>/dev/null || true
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    [[ ! -L /tmp/.X11-unix/X$number ]] || rm -f "/tmp/.X11-unix/X$number"
    leave
}
trap stop EXIT
until [[ -S $system/tmp/.X11-unix/X$number ]]; do
    kill -0 $server 2>/dev/null || die "$(<"$out/xvfb.log")"
    sleep 0.1
done
# The look at the display comes from outside, through the server's own socket.
mkdir -p /tmp/.X11-unix
ln -s "$system/tmp/.X11-unix/X$number" "/tmp/.X11-unix/X$number"
"${alone[@]}" DISPLAY=$display shushuo play --theme paper --lang zh >"$out/play.log" 2>&1 &
player=$!
DISPLAY=$display .venv/bin/python packaging/compare_display.py "$system/tmp/proof" "$out" \
    --state "$system/home/visitor/.local/state/kiosk" --kill player

"${alone[@]}" DISPLAY=$display kiosk doctor >"$out/doctor.log" || true
row "\`kiosk doctor\` beside the show" "$(grep -c '^ok' "$out/doctor.log") well, \
$(grep -c '^look' "$out/doctor.log") to look at, $(grep -c '^bad' "$out/doctor.log") bad"
kill "$player"
wait "$player" || true
player=

# --- a booth, and all of it undone

add "$out/apt-booth.log" libpam-systemd "$compositor"
list >"$out/before-booth.txt"
"${inside[@]}" kiosk booth install >"$out/booth.log" 2>&1
row "\`kiosk booth install\`" "$(grep -c '^made' "$out/booth.log") files and links made, \
$(grep -c '^replaced' "$out/booth.log") replaced"
for unit in kiosk-display kiosk-show; do
    "${inside[@]}" systemd-analyze verify --man=no "$unit.service" >"$out/verify-$unit.log" 2>&1 || true
    if grep -q "$unit" "$out/verify-$unit.log"; then die "systemd finds fault with $unit"; fi
    row "exposure of $unit (\`systemd-analyze security\`)" "$("${inside[@]}" systemd-analyze security \
        --offline=true --no-pager "/etc/systemd/system/$unit.service" |
        sed -n 's/.*exposure level for.*: \([0-9.]*\).*/\1/p')"
done

"${inside[@]}" apt-get purge --quiet=2 --yes shushuo >"$out/purge.log" 2>&1
"${inside[@]}" apt-get autoremove --quiet=2 --yes --purge >>"$out/purge.log" 2>&1
list >"$out/after.txt"
# What a system notes about its packages, and what a person made by playing, is not the package's.
left=$(LC_ALL=C comm -13 "$out/before-booth.txt" "$out/after.txt"
    LC_ALL=C comm -13 "$out/before.txt" "$out/after.txt" | grep -E 'shushuo|/(etc|lib)/kiosk' || true)
# What a system notes about its packages, and what a person made by playing, is not the package's.
left=$(grep -Ev '^/(var/(lib/(apt|dpkg)|log|cache)|run|home/visitor|etc/ld\.so\.cache)|^$' <<<"$left" || true)
if grep -q kiosk "$system/etc/passwd"; then left+=" the user kiosk"; fi
[[ -z $left ]] || die "The package left something behind:" "$left"
row "\`apt-get purge shushuo\`" "the booth is undone, nothing is left behind"
