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

show="$top/resources/shows/ciftis-2025"
if [[ $# -gt 0 && $1 != -* ]]; then
    show=$1
fi
say "There is no display here: drawing every slide instead."
QT_QPA_PLATFORM=offscreen "$top/.venv/bin/kiosk" proof "$show" --out "$PWD/proof"
say "The pictures are in $PWD/proof"
