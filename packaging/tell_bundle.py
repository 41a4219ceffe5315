"""Says what a bundle is made of, and puts that into it.

    python packaging/tell_bundle.py dist/shushuo build/pyinstaller/kiosk/parts.json

Writes licences/ (the text of every product in the bundle, and a page that lists them), and
sbom.cdx.json (a bill of materials as CycloneDX 1.6: every product, every file and its SHA-256).
Prints what takes how much room.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import sys
import uuid
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bundle_parts import Part, parts_of

MIB = 2**20
COMMON = Path("/usr/share/common-licenses")
HOMES = {
    "Qt": "https://download.qt.io/official_releases/qt/",
    "PySide6_Essentials": "https://download.qt.io/official_releases/QtForPython/",
    "shiboken6": "https://download.qt.io/official_releases/QtForPython/",
    "ICU": "https://github.com/unicode-org/icu/releases",
    "CPython": "https://www.python.org/ftp/python/",
}
"""Where the source text of what is under the LGPL, and of Python, is kept."""
HEAD = """\
What Shushuo {version} is made of
{line}

The program itself is under the MIT licence, its fonts under the SIL Open Font License 1.1. It is
carried together with the products listed below. The text of each licence is in the folder of the
same name; texts that Debian's packages have in common are in the folder common-licenses.

Qt and Qt for Python (PySide6, shiboken6) are used under the GNU Lesser General Public License,
version 3. They are carried unchanged, as the makers of Qt published them; their libraries are
separate files in the folder _internal/PySide6 and _internal/shiboken6, and may be replaced there
by other builds of the same version series, for instance changed ones: the program loads whatever
lies there. You may change them for your own use and study how the program uses them. Of the tables
in ICU's libicudata, which come with Qt, only those are carried that the program may ask for; the
whole library may be put in its place.
Their source text: {qt} (folder {series}/{qt_version}/)
and {pyside}
Qt in turn contains work of others; it is listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html

"""


def main() -> None:
    """Write and print."""
    parser = argparse.ArgumentParser(description="Says what a bundle is made of.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("listing", type=Path)
    parser.add_argument("--shares", action="store_true", help="only print the shares")
    options = parser.parse_args()
    bundle: Path = options.bundle
    parts = parts_of(bundle, options.listing)
    if not options.shares:
        write_licences(bundle / "licences", parts)
        (bundle / "sbom.cdx.json").write_text(bill(bundle, parts), encoding="utf-8")
    print(shares(bundle, parts))


def write_licences(folder: Path, parts: list[Part]) -> None:
    """Write the page and the texts.

    Raises:
        SystemExit: A product is carried whose licence has no text.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines: list[str] = []
    for part in parts:
        there = [text for text in part.texts if text.is_file()]
        if not there:
            sys.exit(f"{part.name} {part.version} is carried without the text of its licence.")
        for number, text in enumerate(there):
            name = text.name if number == 0 else f"{number}-{text.name}"
            target = folder / f"{part.name}-{part.version}".replace(":", "_") / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(text.read_bytes())
        lines.append(f"{part.name} {part.version}: {part.licence}")
    for text in named_elsewhere(folder):
        target = folder / COMMON.name / text.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.read_bytes())
    (folder / "README.txt").write_text(head(parts) + "\n".join(lines) + "\n", encoding="utf-8")


def named_elsewhere(folder: Path) -> list[Path]:
    """The texts that Debian keeps once for all packages and that the texts in a folder name."""
    named: set[str] = set()
    for path in folder.rglob("copyright"):
        text = path.read_text(encoding="utf-8", errors="replace")
        named.update(re.findall(rf"{COMMON}/([\w.+-]*\w)", text))
    return sorted(path for path in (COMMON / name for name in named) if path.is_file())


def head(parts: list[Part]) -> str:
    """What has to be said before the list."""
    versions = {part.name: part.version for part in parts}
    title = f"What Shushuo {versions['shushuo']} is made of"
    return HEAD.format(
        version=versions["shushuo"],
        line="=" * len(title),
        qt=HOMES["Qt"],
        pyside=HOMES["PySide6_Essentials"],
        qt_version=versions["Qt"],
        series=versions["Qt"].rpartition(".")[0],
    )


def bill(bundle: Path, parts: list[Part]) -> str:
    """The bill of materials; the same bundle gives the same text."""
    components = [component(bundle, part) for part in parts if part.kind != "own"]
    own = next(part for part in parts if part.kind == "own")
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    root = component(bundle, own)
    root["type"] = "application"
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": root,
        },
        "components": components,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": [each["bom-ref"] for each in components]}
        ],
    }
    return json.dumps(bom, ensure_ascii=False, indent=1) + "\n"


def component(bundle: Path, part: Part) -> dict[str, Any]:
    """One product with its files."""
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"license": {"name": part.licence}}],
        "properties": [{"name": "shushuo:modules-in-archive", "value": str(part.modules)}],
        "components": [
            {
                "type": "file",
                "bom-ref": f"file:{name}",
                "name": name,
                "hashes": [{"alg": "SHA-256", "content": sha256(bundle / name)}],
            }
            for name in sorted(part.files)
            # It cannot hold its own sum.
            if name != "sbom.cdx.json"
        ],
    }
    if part.name in HOMES:
        made["externalReferences"] = [{"type": "source-distribution", "url": HOMES[part.name]}]
    return made


def sha256(path: Path) -> str:
    """The sum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def shares(bundle: Path, parts: list[Part]) -> str:
    """A table: what takes how much room, the largest first."""
    sizes: Counter[str] = Counter()
    for part in parts:
        for name in part.files:
            sizes[share_of(part, name)] += (bundle / name).stat().st_size
    whole = sum(sizes.values())
    lines = [
        f"{size / MIB:7.1f} MiB {size / whole:5.1%}  {name}" for name, size in sizes.most_common()
    ]
    return "\n".join([*lines, f"{whole / MIB:7.1f} MiB  whole  {bundle}"])


def share_of(part: Part, name: str) -> str:
    """The line of the table that a file counts in."""
    base = name.rpartition("/")[2]
    if "plugins/" in name:
        return "Qt: plugins"
    if "openblas" in base:
        return "numpy: OpenBLAS"
    if name.startswith("_internal/resources/"):
        return f"Shushuo: {name.split('/')[2]}"
    if name.startswith("licences/") or name == "sbom.cdx.json":
        return "Shushuo: licences and bill of materials"
    names = {"deb": "libraries of the system", "pyinstaller": "program with all modules"}
    return names.get(part.kind, part.name)


if __name__ == "__main__":
    main()
