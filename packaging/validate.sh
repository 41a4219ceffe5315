#!/usr/bin/env bash
# Has what was built judged by the tools of those who made the rules: packaging/validate.sh
#
# The Debian package by lintian, desktop entry and AppStream data by their validators, the bill of
# materials by CycloneDX's schema. Prints the rows of the table in README.md; the first fault ends it.

# shellcheck source-path=SCRIPTDIR source=bare.sh
source "$(dirname "${BASH_SOURCE[0]}")/bare.sh"

cd "$top"
install_packages appstream desktop-file-utils lintian
package=$(echo dist/shushuo_*_amd64.deb)
[[ -f $package ]] || die "There is no package; packaging/build.sh makes one."
share=build/package/tree/usr/share

lintian --allow-root --fail-on error,warning "$package"
row "lintian" "no errors, no warnings"
desktop-file-validate "$share/applications/org.shushuo.Shushuo.desktop"
row "desktop-file-validate" "no errors"
appstreamcli validate --no-net --strict "$share/metainfo/org.shushuo.Shushuo.metainfo.xml" >build/appstream.log ||
    die "$(<build/appstream.log)"
row "appstreamcli validate" "no errors"

validator=build/cyclonedx
if [[ ! -x $validator/bin/python ]]; then
    "$(find_python)" -m venv "$validator"
    "$validator/bin/python" -m pip install --quiet --disable-pip-version-check \
        'cyclonedx-python-lib[json-validation]'
fi
"$validator/bin/python" - dist/shushuo/sbom.cdx.json <<'END'
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text("utf-8"))
sys.exit(None if fault is None else f"{sys.argv[1]}: {fault}")
END
row "bill of materials, CycloneDX 1.6" "valid"
