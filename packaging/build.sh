#!/usr/bin/env bash
# Builds the program with all it needs into dist/shushuo, starts it once, and packs it: an archive to
# unpack anywhere, a package for Debian and Ubuntu. Prints what takes how much room, and the sums.
#
# Build on the oldest system that is to be served: what is built runs there and on newer ones.

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

has_library() {
    is_new_enough "$1" &&
        "$1" -c 'import ctypes, sys; ctypes.CDLL("libpython%d.%d.so.1.0" % sys.version_info[:2])' \
            2>/dev/null
}

# A bundle carries Python as a library, which the system's Python has in a package of its own.
if ! has_library "$(find_python)"; then
    PYTHON=/usr/bin/python3
    install_packages "lib$("$PYTHON" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
    has_library "$PYTHON" || die "Python 3.11 or newer is needed, with its library libpython3.*.so."
    export PYTHON
fi

install_packages binutils xauth xvfb
set_up "$top/build/venv" packaging/locks/build.txt
# They are carried along, so they must be here even if nobody looks at a display of this machine.
install_packages "${qt_packages[@]}"

cd "$top"
# What would differ from one build of the same sources to the next: the order of sets, and the time.
export PYTHONHASHSEED=0
SOURCE_DATE_EPOCH=$(last_change)
export SOURCE_DATE_EPOCH
build/venv/bin/python -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath dist --workpath build/pyinstaller packaging/kiosk.spec
# Some builds of Python come with symbols for debuggers: three quarters of their size. What others
# built is carried as it is.
find dist/shushuo/_internal/libpython3* dist/shushuo/_internal/python3*/lib-dynload \
    -name '*.so*' -exec strip --strip-unneeded {} +
build/venv/bin/python packaging/lean_icu.py dist/shushuo/_internal/PySide6/Qt/lib/libicudata.so.*
build/venv/bin/python packaging/tell_bundle.py dist/shushuo build/pyinstaller/kiosk/parts.json

# Started as on a machine that has never seen it: nothing of this environment, no folders of before.
home=$(mktemp --directory)
trap 'rm -rf "$home"' EXIT
clean=(env --ignore-environment HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8)
"${clean[@]}" dist/shushuo/shushuo proof --out build/bundle-proof
# shellcheck disable=SC2016 # the display is the one that xvfb-run makes
xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24 -nolisten tcp" \
    build/venv/bin/python packaging/first_picture.py --out build/bundle.png -- \
    sh -c 'exec "$@" DISPLAY="$DISPLAY" XAUTHORITY="$XAUTHORITY" dist/shushuo/shushuo play' sh "${clean[@]}"

packaging/pack.sh
