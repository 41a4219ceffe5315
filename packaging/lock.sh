#!/usr/bin/env bash
# Chooses the newest versions that pyproject.toml allows and writes them into the lock files.
#
# Each holds for every system and every Python from 3.11 on.

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

uv="$top/build/uv/bin/uv"
if [[ ! -x $uv ]]; then
    "$(find_python)" -m venv "$top/build/uv"
    "$top/build/uv/bin/python" -m pip install --quiet --disable-pip-version-check uv
fi

# lock FILE [OPTIONS]
lock() {
    say "Choosing versions for $1"
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-emit-index-url --upgrade --group install \
        --custom-compile-command packaging/lock.sh --output-file "$@" pyproject.toml
}

cd "$top"
mkdir -p packaging/locks
lock requirements.lock
lock packaging/locks/test.txt --group test --constraint requirements.lock
lock packaging/locks/build.txt --group build --constraint requirements.lock
