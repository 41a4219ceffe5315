#!/usr/bin/env bash
# Plays the default show full screen: packaging/run.sh [SHOW] [OPTIONS OF kiosk play]
#
# On a machine without any display it draws every slide into the folder proof/ instead.

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up "$top/.venv" requirements.lock

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    exec "$top/.venv/bin/kiosk" play "$@"
fi

# Of what was asked for, only the show means something without a display.
show=()
if [[ $# -gt 0 && $1 != -* ]]; then
    show=("$1")
fi
say "There is no display here. Drawing every slide into $PWD/proof instead."
exec "$top/.venv/bin/kiosk" proof "${show[@]}" --out "$PWD/proof"
