"""What a bundle is made of: every file in it, and the product of other people it came from.

Read from the list that kiosk.spec leaves beside PyInstaller's own notes: pairs of a name within the
bundle (or of a module within the archive of modules) and the file on the machine that built it.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
QT_BINDINGS = ("PySide6_Essentials", "shiboken6")
BOOTLOADER = "GPL-2.0-or-later WITH Bootloader-exception"
"""PyInstaller's own licence: what it leaves in a bundle may be given away under any other."""


@dataclass
class Part:
    """One product in the bundle."""

    name: str
    version: str
    kind: str
    """"pypi", "deb", "python", "qt", "icu", "pyinstaller" or "own"."""
    licence: str
    """As its makers name it."""
    texts: list[Path] = field(default_factory=list)
    """Files that state the licence."""
    files: set[str] = field(default_factory=set)
    """Paths within the bundle."""
    modules: int = 0
    """How many of its modules are in the archive of modules."""

    @property
    def purl(self) -> str:
        """The name that lists of faults know it by."""
        if self.kind == "pypi":
            return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"
        if self.kind == "deb":
            return f"pkg:deb/debian/{self.name}@{self.version}"
        return f"pkg:generic/{self.name.lower()}@{self.version}"


def parts_of(bundle: Path, listing: Path) -> list[Part]:
    """Every product of a bundle, by name.

    Args:
        bundle: The folder that was built.
        listing: parts.json.
    """
    parts: dict[str, Part] = {}
    carried = {
        path.relative_to(bundle).as_posix()
        for path in bundle.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    for name, source in json.loads(listing.read_text(encoding="utf-8")):
        part = part_of(name, Path(source))
        known = parts.setdefault(part.name, part)
        inside = f"_internal/{name}".replace("\\", "/")
        if inside in carried:
            known.files.add(inside)
        else:
            known.modules += 1
    maker = of_distribution("PyInstaller")
    maker = parts.setdefault(maker.name, maker)
    maker.kind, maker.licence = "pyinstaller", BOOTLOADER
    told = {name for part in parts.values() for name in part.files}
    for name in carried - told:
        owner = "shushuo" if "licences/" in name else maker.name
        parts[owner].files.add(name)
    return sorted(parts.values(), key=lambda part: part.name.lower())


def part_of(name: str, source: Path) -> Part:
    """The product that a file or module belongs to.

    Raises:
        LookupError: Nobody claims it, so its licence is not known.
    """
    if source.is_relative_to(TOP) and not source.is_relative_to(TOP / "build"):
        return of_project()
    distribution = distribution_of_file().get(str(source))
    if "shiboken6/files.dir/" in source.as_posix():
        distribution = "shiboken6"  # unpacked from its library by setup.sh
    if distribution is not None:
        if distribution in QT_BINDINGS and (icu := re.search(r"(^|/)libicu\w+\.so\.(\d+)", name)):
            return of_icu(icu[2])
        is_qt = distribution in QT_BINDINGS and bool(re.search(r"(^|/)libQt6|Qt/", name))
        return of_qt() if is_qt else of_distribution(distribution)
    if is_within(source, sysconfig.get_path("stdlib")) or "libpython3" in source.name:
        return of_python()
    if sys.platform != "linux" and is_within(source, sys.base_prefix):
        # There it comes with its own libraries; on Linux its folder may be the whole system.
        return of_python()
    if "PyInstaller" in source.parts or "build" in source.parts or source.name in {"", "-"}:
        return of_distribution("PyInstaller")
    return of_system(source)


def is_within(source: Path, folder: str) -> bool:
    """Whether a file is in a folder, whatever links lead there."""
    return source.resolve().is_relative_to(Path(folder).resolve())


@cache
def distribution_of_file() -> dict[str, str]:
    """The installed distribution of every file of this environment."""
    return {
        str(each.locate_file(file)): each.metadata["Name"]
        for each in metadata.distributions()
        for file in each.files or ()
    }


@cache
def of_distribution(name: str) -> Part:
    """A package of Python."""
    found = metadata.distribution(name)
    said = found.metadata.get_all("License-Expression") or found.metadata.get_all("License") or []
    classified = [
        line.rpartition(":: ")[2]
        for line in found.metadata.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    short = [line for line in said if "\n" not in line and len(line) < 100]
    texts = [
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if re.match(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", file.name) and "dist-info" in str(file)
    ]
    if name in QT_BINDINGS:
        texts = gnu_texts()
    licence = (short or classified or ["see its text"])[0]
    return Part(found.metadata["Name"], found.version, "pypi", licence, texts)


@cache
def of_project() -> Part:
    """Ourselves."""
    texts = [TOP / "LICENSE", TOP / "resources/fonts/OFL.txt"]
    version = metadata.version("shushuo")
    return Part("shushuo", version, "own", "MIT AND OFL-1.1", texts)


@cache
def of_qt() -> Part:
    """The libraries of Qt, which come inside the packages of its bindings."""
    version = metadata.version("PySide6_Essentials")
    return Part("Qt", version, "qt", "LGPL-3.0-only", gnu_texts())


@cache
def of_icu(version: str) -> Part:
    """The libraries for texts of all languages that Qt is built with and brings along."""
    text = TOP / "packaging" / "licences" / "ICU.txt"
    return Part("ICU", version, "icu", "Unicode-DFS-2016", [text])


@cache
def of_python() -> Part:
    """The interpreter and its library."""
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if not text.is_file():
        text = Path(sysconfig.get_config_var("prefix")) / "LICENSE.txt"
    return Part("CPython", platform.python_version(), "python", "PSF-2.0", [text])


def gnu_texts() -> list[Path]:
    """The licence of Qt and what it refers to."""
    folder = TOP / "packaging" / "licences"
    return [folder / "LGPL-3.0.txt", folder / "GPL-3.0.txt"]


@cache
def of_system(source: Path) -> Part:
    """A library of the system that built the bundle."""
    package = owner_of((source, source.resolve()))
    if package is None:
        raise LookupError(f"No package is known that {source} belongs to.")
    query = ["dpkg-query", "--show", "--showformat", "${Version}", package]
    version = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    bare = package.partition(":")[0]
    text = Path("/usr/share/doc", bare, "copyright")
    return Part(bare, version, "deb", "see its text", [text])


def owner_of(paths: Iterable[Path]) -> str | None:
    """The Debian package that installed a file, under one of its names."""
    for path in paths:
        # Where /lib is a link to /usr/lib, dpkg may know either.
        for name in (str(path), str(path).removeprefix("/usr")):
            done = subprocess.run(
                ["dpkg-query", "--search", name], capture_output=True, text=True, check=False
            )
            if done.returncode == 0:
                return done.stdout.partition(": ")[0].partition(",")[0]
    return None
