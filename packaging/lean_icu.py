"""Leaves out of ICU's data what this program never asks for: nine tenths.

    python packaging/lean_icu.py dist/shushuo/_internal/PySide6/Qt/lib/libicudata.so.73

Qt keeps languages, dates and numbers in tables of its own. Of ICU's data it asks for the order of
letters, for old encodings, and for the names of time zones; this program, its dialogs included,
asks for none of these. What compares texts is kept, so that lists come in the order that people
expect; what is left out is absent in ICU's own sense: a function that needs it says so, and Qt goes
on without.

Source of the layout: ICU's icu4c/source/common/ucmndata.h and udata.h (a header, then the table of
contents: a count and, for each item in the order of names, the offsets of its name and its data).
"""

from __future__ import annotations

import argparse
import re
import struct
import subprocess
import tempfile
from pathlib import Path

KEPT = re.compile(r"icudt\d+l/(coll/.*|[^/]*\.(icu|nrm|spp|cfu))")
"""Names of items: the order of letters, and the properties of characters."""
ALIGNMENT = 16
ASSEMBLY = """
.section .rodata
.balign {alignment}
.globl {name}
.type {name}, @object
{name}: .incbin "{data}"
.size {name}, . - {name}
.section .note.GNU-stack, "", @progbits
"""


def main() -> None:
    """Rewrite the library in its place."""
    parser = argparse.ArgumentParser(description="Makes ICU's data smaller.")
    parser.add_argument("library", type=Path)
    library: Path = parser.parse_args().library
    name, package = package_in(library)
    write_library(library, name, leaner(package))
    print(f"ICU's data: {len(package) / 2**20:.1f} MiB, {library.stat().st_size / 2**20:.1f} kept")


def package_in(library: Path) -> tuple[str, bytes]:
    """The one thing that the library holds, and its name."""
    listing = subprocess.run(
        ["readelf", "--wide", "--dyn-syms", library], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r": ([0-9a-f]+) +(0x[0-9a-f]+|\d+) OBJECT .* (icudt\d+_dat)$", listing, re.M)
    if found is None:
        raise SystemExit(f"{library} holds no data of ICU.")
    # It lies in the file where it will lie in memory.
    start = int(found[1], 16)
    return found[3], library.read_bytes()[start : start + int(found[2], 0)]


def leaner(package: bytes) -> bytes:
    """A package with those items that are kept."""
    (head_size,) = struct.unpack_from("<H", package)
    contents = package[head_size:]
    (count,) = struct.unpack_from("<I", contents)
    offsets = [struct.unpack_from("<II", contents, 4 + 8 * number) for number in range(count)]
    ends = [data for _, data in offsets[1:]] + [len(contents)]
    items = {
        contents[name : contents.index(b"\0", name)]: contents[data:end]
        for (name, data), end in zip(offsets, ends, strict=True)
    }
    kept = {name: data for name, data in items.items() if KEPT.fullmatch(name.decode())}
    return package[:head_size] + packed(kept)


def packed(items: dict[bytes, bytes]) -> bytes:
    """A table of contents and what it lists, in the order of names."""
    names = bytearray()
    data = bytearray()
    names_at = 4 + 8 * len(items)
    data_at = padded(names_at + sum(len(name) + 1 for name in items))
    table = bytearray(struct.pack("<I", len(items)))
    for name, item in sorted(items.items()):
        table += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name + b"\0"
        data += item.ljust(padded(len(item)), b"\0")
    return bytes(table + names).ljust(data_at, b"\0") + bytes(data)


def padded(size: int) -> int:
    """The size with the room behind it that lets the next one begin at an even address."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def write_library(library: Path, name: str, package: bytes) -> None:
    """Make a library that holds a package under a name."""
    with tempfile.TemporaryDirectory() as folder:
        data, source, made = (Path(folder, each) for each in ("data", "data.s", "data.o"))
        data.write_bytes(package)
        source.write_text(ASSEMBLY.format(alignment=ALIGNMENT, name=name, data=data.name))
        subprocess.run(["as", "-o", made, f"-I{folder}", source], check=True)
        link = ["ld", "-shared", "-Bsymbolic", "--build-id=none", "-soname", library.name]
        subprocess.run([*link, "-o", library, made], check=True)


if __name__ == "__main__":
    main()
