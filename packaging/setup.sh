# shellcheck shell=bash
# Sourced by the scripts beside it: makes the environment they run in.
#
#   set_up FOLDER LOCK   a virtual environment in FOLDER with what LOCK lists and this project
#
# Whatever is already there is left alone, so a second call costs next to nothing.

set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Libraries that Qt expects from the system.
qt_packages=(
    libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libwayland-client0 libwayland-cursor0
    libwayland-egl1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-util1 libxcb-xkb1 libxkbcommon-x11-0
)

say() { printf '%s\n' "$@" >&2; }

die() {
    say "$@"
    exit 1
}

# When the sources were last changed, in seconds since 1970: the time that is written into what is
# built, so that it does not depend on when.
last_change() { git -C "$top" log -1 --format=%ct 2>/dev/null || stat --format %Y "$top/CHANGELOG.md"; }

# Debian 13 and Ubuntu 24.04 call some libraries by a new name, with t64 at its end.
is_installed() {
    local states
    states=$(dpkg-query --show --showformat ' ${db:Status-Status} ' "$1" "$1t64" 2>/dev/null) || true
    [[ $states == *" installed "* ]]
}

# Installs those of the named packages that are missing, or says what to type.
install_packages() {
    local package missing=() root=()
    command -v apt-get >/dev/null ||
        die "This system is not Debian or Ubuntu. Install what they call: $*"
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $EUID -ne 0 ]]; then
        sudo --non-interactive true 2>/dev/null ||
            die "Type this once, then start again:" "" \
                "    sudo apt-get install --yes --no-install-recommends ${missing[*]}"
        root=(sudo --non-interactive)
    fi
    say "Installing ${missing[*]}"
    # The lists of packages may be old or, on a new machine, not there at all.
    "${root[@]}" apt-get update --quiet=2 >&2 || say "The lists of packages could not be renewed."
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" >&2 </dev/null
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Prints the name of a Python that can run this project.
find_python() {
    local python
    for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        if is_new_enough "$python"; then
            echo "$python"
            return
        fi
    done
    die "Python 3.11 or newer is needed. If it has a name of its own: PYTHON=/path/to/python $0"
}

make_environment() {
    local folder=$1 python version
    python=$(find_python)
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_packages "python$version-venv"
    fi
    say "Making $folder with Python $version"
    "$python" -m venv --clear "$folder"
}

# Whether a library that Qt's windows need is not on this system.
qt_lacks_libraries() {
    local plugins links
    plugins=("$1"/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libq{xcb,wayland,offscreen}.so)
    links=$(ldd "${plugins[@]}" 2>/dev/null) || true
    [[ $links == *"not found"* ]]
}

set_up() {
    local folder=$1 lock=$2 stamp wanted
    stamp="$folder/.set-up-from-$(basename "$lock")"
    # The folder is part of the stamp: an environment that was moved does not work.
    wanted=$(cd "$top" && echo "$folder" && sha256sum "$lock" pyproject.toml packaging/setup.sh)
    if [[ ! -e $stamp || $(<"$stamp") != "$wanted" ]]; then
        "$folder/bin/python" -c '' 2>/dev/null || make_environment "$folder"
        say "Installing what $lock lists"
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
            --requirement "$top/$lock"
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
            --no-build-isolation --no-index --editable "$top"
        # Without byte code the first start takes half as long again. What does not compile is said
        # by whoever imports it. Qt for Python would unpack and compile a part of itself at every
        # start; with SBK_EMBED=0 it leaves that part unpacked beside itself.
        SBK_EMBED=0 "$folder/bin/python" -c 'import shiboken6' || true
        "$folder/bin/python" -m compileall -qq "$top/src" || true
        # By content and unasked: a copy in a bundle has another date. Without the folder's name: it
        # would be in the bundle, and a build elsewhere another one.
        "$folder/bin/python" -m compileall -qq -f --invalidation-mode unchecked-hash \
            -s "$folder" "$folder"/lib/python3*/site-packages/shiboken6/files.dir || true
        echo "$wanted" >"$stamp"
    fi
    if qt_lacks_libraries "$folder"; then
        install_packages "${qt_packages[@]}"
    fi
}
