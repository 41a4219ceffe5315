"""Of ICU's data only what may be asked for is carried, in the form in which ICU finds it."""

from __future__ import annotations

import importlib
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
HEAD = struct.pack("<HBB", 16, 0xDA, 0x27).ljust(16, b"\0")
ITEMS = {
    b"icudt73l/brkitr/thaidict.dict": b"a dictionary",
    b"icudt73l/coll/root.res": b"the order of letters",
    b"icudt73l/coll/zh.res": b"pinyin",
    b"icudt73l/gb18030.cnv": b"an encoding",
    b"icudt73l/nfkc.nrm": b"compositions",
    b"icudt73l/zh.res": b"dates",
}


@pytest.fixture
def lean_icu(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    module = importlib.import_module("lean_icu")
    monkeypatch.delitem(sys.modules, "lean_icu")
    return module


def items_of(package: bytes) -> dict[bytes, bytes]:
    """As ICU reads a package: by the offsets in its table of contents."""
    contents = package[len(HEAD) :]
    (count,) = struct.unpack_from("<I", contents)
    pairs = [struct.unpack_from("<II", contents, 4 + 8 * n) for n in range(count)]
    names = [contents[name : contents.index(b"\0", name)] for name, _ in pairs]
    assert names == sorted(names), "ICU looks names up by halving"
    assert all(data % 16 == 0 for _, data in pairs)
    ends = [data for _, data in pairs[1:]] + [len(contents)]
    return {
        name: contents[data:end].rstrip(b"\0")
        for name, (_, data), end in zip(names, pairs, ends, strict=True)
    }


def test_only_what_orders_and_describes_characters_is_kept(lean_icu: ModuleType) -> None:
    package = HEAD + lean_icu.packed(ITEMS)
    assert items_of(package) == ITEMS
    leaner = lean_icu.leaner(package)
    assert leaner.startswith(HEAD)
    kept = ("coll/root.res", "coll/zh.res", "nfkc.nrm")
    names = [f"icudt73l/{name}".encode() for name in kept]
    assert items_of(leaner) == {name: ITEMS[name] for name in names}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt takes the system's ICU")
def test_the_library_that_is_carried_still_orders_chinese(
    lean_icu: ModuleType, tmp_path: Path
) -> None:
    if shutil.which("ld") is None:
        pytest.skip("needs binutils")
    (whole,) = Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so.*")
    library = tmp_path / whole.name
    name, package = lean_icu.package_in(whole)
    lean_icu.write_library(library, name, lean_icu.leaner(package))
    assert library.stat().st_size < whole.stat().st_size / 4
    code = (
        "from PySide6.QtCore import QCollator, QLocale\n"
        "key = QCollator(QLocale('zh_CN')).sortKey\n"
        "print(''.join(sorted('张李王阿', key=key)))\n"
        "print(*{line.split()[-1] for line in open('/proc/self/maps') if 'icudata' in line})\n"
    )
    env = {**os.environ, "LD_LIBRARY_PATH": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["阿李王张", str(library)]
