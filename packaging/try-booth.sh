#!/usr/bin/env bash
# Tries a booth's compositor on a virtual display: packaging/try-booth.sh [PROGRAM]
#
# Sets a booth up in a folder, runs Weston with the settings that were written there, and in it the
# show; then kills the player, the guard and the compositor, one after the other. The two services
# are played by two loops here: where systemd is not the first process it starts none. PROGRAM is
# what plays (dist/shushuo/shushuo, else the source tree's).

# shellcheck source-path=SCRIPTDIR source=bare.sh
source "$(dirname "${BASH_SOURCE[0]}")/bare.sh"

begin_trial weston xauth xvfb
program=${1:-dist/shushuo/shushuo}
[[ -x $program ]] || program=.venv/bin/kiosk
if [[ -z ${INSIDE:-} ]]; then
    INSIDE=yes exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24 -nolisten tcp" \
        "$0" "$program"
fi

out=$top/build/try-booth
rm -rf "$out"
mkdir -p "$out"/{run,root/etc}
chmod 700 "$out/run"
export XDG_RUNTIME_DIR=$out/run STATE_DIRECTORY=$out/state LANG=C.UTF-8
.venv/bin/kiosk booth install --compositor weston --root "$out/root" \
    --program /opt/shushuo/shushuo >"$out/install.log"
# Of the machine's own, only the back-end is another one.
weston=(weston --backend=x11-backend.so --use-pixman --width=1920 --height=1080
    --config="$out/root/etc/kiosk/weston.ini" --socket=kiosk-0)
show=(env WAYLAND_DISPLAY=kiosk-0 QT_QPA_PLATFORM=wayland DISPLAY='' "$program" play
    --booth "$out/root/etc/kiosk/booth.yaml" --lang zh)

# As systemd does: the show is started when the display's socket is there, and again when it ends,
# and it is ended with the display (BindsTo=, Restart=always, Upholds=).
play_show() {
    until [[ -S $out/run/kiosk-0 ]]; do sleep 0.1; done
    while :; do
        "${show[@]}" >>"$out/show.log" 2>&1 &
        echo $! >"$out/guard.pid"
        wait $! || true
        sleep 1
    done
}
run_display() {
    while :; do
        rm -f "$out/run/kiosk-0"
        "${weston[@]}" >>"$out/weston.log" 2>&1 &
        local compositor=$!
        play_show &
        local shows=$!
        echo $compositor >"$out/compositor.pid"
        wait $compositor || true
        kill "$shows" || true
        kill "$(<"$out/guard.pid")" || true
        sleep 1
    done
}
"$program" proof --out "$out/proof" --theme ink --lang zh
# A group of its own, so that everything in it can be ended at once.
set -m
run_display 2>>"$out/loops.log" &
loops=$!
set +m
leave() { kill -- "-$loops" 2>/dev/null || true; }
trap leave EXIT
.venv/bin/python packaging/compare_display.py "$out/proof" "$out" --state "$out/state" \
    --kill player --kill "$out/guard.pid" --kill "$out/compositor.pid"
