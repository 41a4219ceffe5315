# shellcheck shell=bash
# Sourced by the trials beside it: a bare system in a folder, with this project's package in it.
#
#   RELEASE     which system: bookworm (Debian 12), trixie (13), forky, noble (Ubuntu 24.04)
#   COMPOSITOR  what shows windows at the booth: weston, or cage where it is new enough (forky)
#   BARE        folder where bare systems are kept for the next trial
#   MIRROR      where they are fetched from

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

release=${RELEASE:-bookworm}
# shellcheck disable=SC2034 # for those who source this
compositor=${COMPOSITOR:-weston}
bare=$(realpath --canonicalize-missing "${BARE:-$top/build/bare}")/$release

# What was tried and what came of it, as a row of the table in packaging/README.md.
row() { printf '| %s | %s |\n' "$1" "$2"; }

# What every trial needs: the folder of the project, tools of the system, the look at displays.
begin_trial() {
    cd "$top"
    install_packages "$@"
    set_up "$top/.venv" packaging/locks/test.txt
}

# A minimal system in $bare, made once.
make_bare() {
    local options=(--variant=minbase) mirror=${MIRROR:-http://deb.debian.org/debian} script=sid parts=main
    if [[ $release == noble ]]; then
        mirror=${MIRROR:-http://archive.ubuntu.com/ubuntu} script=gutsy parts="main universe"
        install_packages ubuntu-keyring
        options+=(--keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg)
    fi
    [[ ! -e $bare/made ]] || return 0
    rm -rf "$bare"
    mkdir -p "$bare"
    say "Making a minimal $release"
    debootstrap "${options[@]}" "$release" "$bare" "$mirror" "/usr/share/debootstrap/scripts/$script" \
        >"$bare.log" || die "$(tail -n 5 "$bare.log")"
    echo "deb $mirror $release $parts" >"$bare/etc/apt/sources.list"
    [[ $release == forky ]] || echo "deb $mirror $release-updates $parts" >>"$bare/etc/apt/sources.list"
    # A mirror may be a snapshot of days ago.
    echo 'Acquire::Check-Valid-Until "false";' >"$bare/etc/apt/apt.conf.d/90snapshot"
    touch "$bare/made"
}

# Lays a bare system out in FOLDER, with the package in it as shushuo.deb; sets system, package, and
# inside: the words before a command that make it run there.
lay_out() {
    system=$1/system
    [[ $EUID -eq 0 ]] || die "A system within the system needs root: sudo $0"
    package=$(echo dist/shushuo_*_amd64.deb)
    [[ -f $package ]] || die "There is no package; packaging/build.sh makes one."
    mkdir -p "$1"
    make_bare
    trap leave EXIT
    leave
    # What is mounted there is this machine's own.
    ! mountpoint --quiet "$system/dev" || die "$system/dev is still in use."
    rm -rf "$system"
    cp --archive "$bare" "$system"
    cp /etc/resolv.conf "$system/etc/resolv.conf"
    cp "$package" "$system/shushuo.deb"
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev" && mount --make-rslave "$system/dev"
    inside=(chroot "$system" env --ignore-environment HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin
        LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
    "${inside[@]}" apt-get update --quiet=2
}

# Lets go of what was mounted in the system.
leave() {
    local place
    for place in proc dev; do
        umount --recursive "$system/$place" 2>/dev/null || true
    done
}

# Installs packages in the system: add LOG PACKAGES
add() {
    "${inside[@]}" apt-get install --quiet=2 --yes --no-install-recommends "${@:2}" >>"$1" 2>&1 ||
        die "$(tail -n 5 "$1")"
}
