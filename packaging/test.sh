#!/usr/bin/env bash
# Runs all tests on a virtual display: packaging/test.sh [OPTIONS OF pytest]

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages openbox xauth xdotool xvfb
set_up "$top/.venv" packaging/locks/test.txt

cd "$top"
exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24 -nolisten tcp" \
    .venv/bin/python -m pytest "$@"
