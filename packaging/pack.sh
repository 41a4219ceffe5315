#!/usr/bin/env bash
# Makes of dist/shushuo the two files that are given away: an archive and a Debian package.
#
# The same bundle gives the same bytes: names are sorted, times are those of the last commit.
# LEVEL=0 packs loosely and in a tenth of the time, for trials.

# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

cd "$top"
install_packages binutils dpkg-dev xz-utils
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(last_change)}
level=${LEVEL:-6}
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' src/kiosk/__init__.py)
date=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%d)
work=build/package
rm -rf "$work"
mkdir -p "$work"

fill_in() { sed -e "s/@VERSION@/$version/g" -e "s/@DATE@/$date/g" "$1"; }

# One time for all files, and rights that do not depend on who built.
settle() {
    chmod -R u=rwX,go=rX "$1"
    find "$1" -type f -name '*.so*' -exec chmod a-x {} +
    find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

archive="dist/shushuo-$version-linux-x86_64.tar.xz"
settle dist/shushuo
# Meanwhile the package is made.
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
    --transform="s,^shushuo,shushuo-$version," --directory=dist shushuo |
    xz --threads=1 "-$level" >"$archive" &
archiving=$!

# --- the Debian package

tree="$work/tree"
share="$tree/usr/share"
mkdir -p "$tree"/{DEBIAN,opt,usr/bin} "$share"/{applications,metainfo,mime/packages,lintian/overrides} \
    "$share"/{doc/shushuo,man/man1,icons/hicolor/scalable/apps}
cp --archive dist/shushuo "$tree/opt/shushuo"
ln -s /opt/shushuo/shushuo "$tree/usr/bin/shushuo"
ln -s shushuo "$tree/usr/bin/kiosk"
cp packaging/linux/org.shushuo.Shushuo.desktop "$share/applications/"
cp packaging/linux/shushuo-mime.xml "$share/mime/packages/shushuo.xml"
fill_in packaging/linux/org.shushuo.Shushuo.metainfo.xml.in \
    >"$share/metainfo/org.shushuo.Shushuo.metainfo.xml"
for size in 16 22 24 32 48 64 128 256 512; do
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    cp "resources/icons/shushuo-$size.png" "$share/icons/hicolor/${size}x$size/apps/shushuo.png"
done
cp resources/icons/shushuo.svg "$share/icons/hicolor/scalable/apps/"
cp packaging/linux/debian/copyright "$share/doc/shushuo/copyright"
cp packaging/linux/debian/lintian-overrides "$share/lintian/overrides/shushuo"
fill_in packaging/linux/shushuo.1 | gzip -9n >"$share/man/man1/shushuo.1.gz"
ln -s shushuo.1.gz "$share/man/man1/kiosk.1.gz"
gzip -9n <CHANGELOG.md >"$share/doc/shushuo/changelog.gz"
gzip -9n >"$share/doc/shushuo/changelog.Debian.gz" <<END
shushuo ($version-1) stable; urgency=medium

  * What changed is in changelog.gz.

 -- The Shushuo contributors <shushuo@example.org>  $(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")
END

# What the bundle takes from the system: the packages of the libraries that its own name and that it
# does not carry, each in the version that the symbols they use came with.
dependencies() {
    local bundled=$PWD/$tree/opt/shushuo files libraries named carried missing packages
    mapfile -t files < <(find "$bundled" -type f \( -name '*.so*' -o -name shushuo \) | sort)
    mapfile -t libraries < <(find "$bundled" -name '*.so*' -printf '-l%h\n' | sort -u)
    named=$(readelf --dynamic "${files[@]}" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p' | sort -u)
    carried=$(find "$bundled" -name '*.so*' -printf '%f\n' | sort -u)
    missing=$(comm -23 <(echo "$named") <(echo "$carried"))
    packages=$(for library in $missing; do
        dpkg-query --search "*/$library"
    done | sed 's/:.*//' | sort -u | paste --serial --delimiters='|')
    mkdir -p "$work/debian"
    printf 'Source: shushuo\n\nPackage: shushuo\nArchitecture: amd64\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps --ignore-missing-info -O "${libraries[@]}" "${files[@]}" \
        2>shlibdeps.log) |
        sed 's/^shlibs:Depends=//; s/, /\n/g' | grep --extended-regexp "^($packages)( |\$)" |
        paste --serial --delimiters=, | sed 's/,/, /g'
}

bundled_size=$(du --summarize --apparent-size --block-size=1K "$tree" | cut -f1)
depends=$(dependencies)
cat >"$tree/DEBIAN/control" <<END
Package: shushuo
Version: $version-1
Architecture: amd64
Maintainer: The Shushuo contributors <shushuo@example.org>
Installed-Size: $bundled_size
Depends: $depends
Suggests: weston
Section: graphics
Priority: optional
Description: booth display for the figures of an article
 Shushuo turns the numbers of a press article into a full-screen, bilingual show
 for the display of a trade-fair stand. It rotates by itself; visitors walk
 through it by touch, and a touch on a number opens the sentence it comes from.
 .
 The package brings its own fonts, Python and Qt, and needs no network.
END
cp packaging/linux/debian/{prerm,postrm} "$tree/DEBIAN/"
(cd "$tree" && find opt usr -type f -print0 | sort --zero-terminated | xargs -0 md5sum) \
    >"$tree/DEBIAN/md5sums"
settle "$tree"
chmod 755 "$tree"/DEBIAN/{prerm,postrm}
package="dist/shushuo_${version}_amd64.deb"
dpkg-deb --root-owner-group -Zxz "-z$level" --threads-max=1 --build "$tree" "$package" >/dev/null

wait $archiving
sums="dist/SHA256SUMS"
(cd dist && sha256sum "${archive#dist/}" "${package#dist/}") | tee "$sums"
printf '%s\n' "Depends: $depends" "$(stat --format '%s bytes  %n' "$archive" "$package")"
