"""What is given away says what it is made of, and fits together."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parents[2]
LINUX = TOP / "packaging" / "linux"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    monkeypatch.syspath_prepend(str(TOP / "packaging"))
    made = tuple(importlib.import_module(name) for name in ("bundle_parts", "tell_bundle"))
    for name in ("bundle_parts", "tell_bundle"):
        monkeypatch.delitem(sys.modules, name)
    return made[0], made[1]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "shushuo"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "liba.so").write_bytes(b"a library")
    return folder


def test_every_file_is_in_the_bill_with_its_sum(
    scripts: tuple[ModuleType, ModuleType], bundle: Path
) -> None:
    parts, tell = scripts
    own = parts.Part("shushuo", "1", "own", "MIT")
    library = parts.Part("liba", "2", "deb", "MIT", files={"_internal/liba.so"})
    bill = json.loads(tell.bill(bundle, [library, own]))
    (component,) = bill["components"]
    assert component["purl"] == "pkg:deb/debian/liba@2"
    expected = hashlib.sha256(b"a library").hexdigest()
    assert component["components"][0]["hashes"] == [{"alg": "SHA-256", "content": expected}]
    assert tell.bill(bundle, [library, own]) == tell.bill(bundle, [library, own])


def test_nothing_is_carried_without_the_text_of_its_licence(
    scripts: tuple[ModuleType, ModuleType], bundle: Path, tmp_path: Path
) -> None:
    parts, tell = scripts
    text = tmp_path / "LICENSE"
    text.write_text("You may.")
    made = [
        parts.Part("shushuo", "1", "own", "MIT", [text]),
        parts.Part("Qt", "6.11.3", "qt", "LGPL-3.0-only", [text]),
    ]
    tell.write_licences(bundle / "licences", made)
    page = (bundle / "licences" / "README.txt").read_text(encoding="utf-8")
    assert "folder 6.11/6.11.3/" in page
    assert (bundle / "licences" / "Qt-6.11.3" / "LICENSE").read_text() == "You may."
    made.append(parts.Part("lib", "1", "deb", "?", [tmp_path / "missing"]))
    with pytest.raises(SystemExit, match=r"lib 1 is carried without the text"):
        tell.write_licences(bundle / "licences", made)


def test_licences_that_a_text_only_names_come_along(
    scripts: tuple[ModuleType, ModuleType],
    bundle: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts, tell = scripts
    common = tmp_path / "common-licenses"
    common.mkdir()
    (common / "LGPL-2.1").write_text("The whole text.")
    monkeypatch.setattr(tell, "COMMON", common)
    text = tmp_path / "copyright"
    text.write_text(f"On Debian systems it is in {common}/LGPL-2.1. So is {common}/Nonsense.")
    made = [
        parts.Part("shushuo", "1", "own", "MIT", [text]),
        parts.Part("Qt", "6.11.3", "qt", "LGPL-3.0-only", [text]),
    ]
    tell.write_licences(bundle / "licences", made)
    copied = [path.name for path in (bundle / "licences" / "common-licenses").iterdir()]
    assert copied == ["LGPL-2.1"]


def test_what_pyinstaller_leaves_is_told_once_and_with_its_exception(
    scripts: tuple[ModuleType, ModuleType],
    bundle: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts, _ = scripts
    monkeypatch.setattr(
        parts, "of_distribution", lambda _: parts.Part("pyinstaller", "6", "pypi", "GPLv2")
    )
    (bundle / "shushuo").write_bytes(b"a program")
    listing = tmp_path / "parts.json"
    listing.write_text('[["loader", "-"]]')
    (part,) = parts.parts_of(bundle, listing)
    assert "exception" in part.licence
    assert part.modules == 1
    assert part.files == {"shushuo", "_internal/liba.so"}


def test_what_qt_brings_along_is_told_apart(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts, _ = scripts
    folder = Path("/venv/PySide6/Qt/lib")
    names = ("libicudata.so.73", "libQt6Core.so.6")
    monkeypatch.setattr(
        parts,
        "distribution_of_file",
        lambda: {str(folder / name): "PySide6_Essentials" for name in names},
    )
    icu, qt = (parts.part_of(f"PySide6/Qt/lib/{name}", folder / name) for name in names)
    assert (icu.name, icu.version, icu.licence) == ("ICU", "73", "Unicode-DFS-2016")
    assert "UNICODE" in icu.texts[0].read_text(encoding="utf-8")
    assert qt.name == "Qt"


def test_desktop_entry_icon_and_show_type_name_each_other() -> None:
    entry = (LINUX / "org.shushuo.Shushuo.desktop").read_text(encoding="utf-8")
    data = ET.parse(LINUX / "org.shushuo.Shushuo.metainfo.xml.in").getroot()
    kind = ET.parse(LINUX / "shushuo-mime.xml").getroot()[0]
    assert f"MimeType={kind.get('type')};" in entry
    assert data.findtext("provides/mediatype") == kind.get("type")
    assert data.findtext("launchable") == "org.shushuo.Shushuo.desktop"
    icon = re.search(r"^Icon=(.*)$", entry, re.MULTILINE)
    assert icon is not None
    assert (TOP / f"resources/icons/{icon[1]}-48.png").is_file()
    glob = next(each for each in kind if each.tag.endswith("glob"))
    assert glob.get("pattern") == "show.yaml"
