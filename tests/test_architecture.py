"""Imports point one way, and the rooms without Qt stay without Qt."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

# Everyone may import the first; after that, a room imports rooms of a lower rank only.
RANKS = (
    {"errors", "resources", "figures"},
    {"show", "article", "theme", "player", "journal", "booth", "operator"},
    {"typeset"},
    {"paint"},
    {"stage", "proof", "review", "guard", "doctor", "install", "start"},
    {"app", "rehearsal"},
    {"cli", "__main__"},
)
RANK = {room: rank for rank, rooms in enumerate(RANKS) for room in rooms}

# Neighbors that may be imported all the same: player and article speak of shows; a booth is
# read as a show is, and its brand color has to suit the theme.
NEIGHBORS = {
    # What is fit for a booth is told by one look.
    ("install", "doctor"),
    ("article", "show"),
    ("player", "show"),
    ("operator", "show"),
    ("booth", "show"),
    ("booth", "theme"),
    ("resources", "errors"),
    ("figures", "errors"),
    ("__main__", "cli"),
    # What the player says and what the guard hears is one form.
    ("stage", "guard"),
}
# The supervisor must outlive whatever goes wrong in the player, so it shares little with it.
ONLY = {"guard": {"errors", "resources", "show", "journal", "booth", "operator"}}

QT = {"PySide6", "shiboken6", "pyqtgraph"}
QT_FREE = RANKS[0] | RANKS[1] | {"guard", "install"}

# Reading what people write takes libraries that cost a player more time at its start than all the
# rest. Only what reads and writes shows may use them.
READING = {"pydantic", "pydantic_core", "ruamel"}
READERS = (
    "kiosk.article",
    "kiosk.booth.read",
    "kiosk.show.read",
    "kiosk.show.schema",
    "kiosk.show.write",
    "kiosk.show.yaml",
)
# What a player does not load before its first picture.
LATE = READING | {"numpy", "pyqtgraph"}


@dataclass(frozen=True)
class Import:
    """One imported module, as the line names it."""

    importer: str
    imported: str
    line: int
    at_start: bool
    """Whether it happens as soon as the importer is imported."""

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules_in(source: Path) -> dict[str, Path]:
    """Every module below `source`, by its full name."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_in(source: Path) -> list[Import]:
    modules = modules_in(source)
    return [
        Import(name, imported, node.lineno, at_start)
        for name, path in modules.items()
        for node, at_start in import_nodes(ast.parse(path.read_text(encoding="utf-8")))
        for imported in names_in(node, modules)
    ]


def import_nodes(
    node: ast.AST, *, at_start: bool = True
) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """All imports beneath `node`; those in functions and for the type checker are not at start."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield node, at_start
    is_for_types = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for child in ast.iter_child_nodes(node):
        yield from import_nodes(child, at_start=at_start and not (is_for_types or is_function))


def names_in(node: ast.Import | ast.ImportFrom, modules: Iterable[str]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level:
        return ["." * node.level + (node.module or "")]
    base = node.module or ""
    # "from kiosk.show import model" imports a module, "from kiosk import __version__" does not.
    inner = [f"{base}.{alias.name}" for alias in node.names if f"{base}.{alias.name}" in modules]
    return inner if len(inner) == len(node.names) else [base, *inner]


def room_of(module: str) -> str | None:
    """The part of the program that `module` belongs to, if it is ours."""
    top, _, rest = module.partition(".")
    return rest.split(".")[0] if top == "kiosk" and rest else None


def is_in(module: str, packages: Iterable[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def wrong_directions(imports: Iterable[Import]) -> list[str]:
    wrong = []
    for each in imports:
        here, there = room_of(each.importer), room_of(each.imported)
        if each.imported.startswith("."):
            wrong.append(f"{each}: write the whole name")
        elif here and there and here != there and not may_import(here, there):
            wrong.append(str(each))
    return wrong


def may_import(here: str, there: str) -> bool:
    if here in ONLY:
        return there in ONLY[here]
    return RANK[there] < RANK[here] or (here, there) in NEIGHBORS


def qt_where_none_may_be(imports: Iterable[Import]) -> list[str]:
    return [str(i) for i in imports if room_of(i.importer) in QT_FREE and is_in(i.imported, QT)]


def reading_where_none_may_be(imports: Iterable[Import]) -> list[str]:
    readings = (each for each in imports if is_in(each.imported, READING))
    return [str(each) for each in readings if not each.importer.startswith(READERS)]


def loaded_with(start: str, imports: Iterable[Import]) -> dict[str, str]:
    """What is loaded when `start` is imported, each with the way it came in."""
    by_importer: dict[str, list[str]] = {}
    for each in imports:
        if each.at_start:
            by_importer.setdefault(each.importer, []).append(each.imported)
    ways = {start: start}
    waiting = [start]
    while waiting:
        module = waiting.pop()
        parts = module.split(".")
        parents = [".".join(parts[:end]) for end in range(1, len(parts))]
        for imported in [*parents, *by_importer.get(module, [])]:
            if imported not in ways:
                ways[imported] = f"{ways[module]} → {imported}"
                waiting.append(imported)
    return ways


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    return imports_in(SOURCE)


def test_every_room_has_a_rank() -> None:
    rooms = {room_of(module) for module in modules_in(SOURCE)} - {None}
    assert rooms - RANK.keys() == set()


def test_imports_point_one_way(imports: list[Import]) -> None:
    assert wrong_directions(imports) == []


def test_rooms_without_qt_stay_without_qt(imports: list[Import]) -> None:
    assert qt_where_none_may_be(imports) == []


def test_only_readers_and_writers_of_shows_use_the_libraries_for_it(imports: list[Import]) -> None:
    assert reading_where_none_may_be(imports) == []


@pytest.mark.parametrize("start", ["kiosk.app", "kiosk.guard"])
def test_a_start_loads_nothing_that_can_wait(start: str, imports: list[Import]) -> None:
    ways = loaded_with(start, imports)
    assert [way for module, way in ways.items() if is_in(module, LATE)] == []


PLANTED = {
    "kiosk/__init__.py": "",
    "kiosk/errors.py": "import kiosk.figures",
    "kiosk/figures/__init__.py": "",
    "kiosk/show/__init__.py": "from kiosk.errors import KioskError",
    "kiosk/show/model.py": "def f():\n    from kiosk.paint import painter",
    "kiosk/show/reader.py": "from ruamel.yaml import YAML",
    "kiosk/theme/__init__.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
    "    from PySide6.QtGui import QColor",
    "kiosk/journal.py": "import kiosk.show.model\nimport pydantic",
    "kiosk/player.py": "from kiosk.show.model import Show\nfrom .theme import tokens",
    "kiosk/paint/__init__.py": "",
    "kiosk/paint/painter.py": "from PySide6 import QtGui\nfrom kiosk import __version__, stage",
    "kiosk/stage.py": "from kiosk.paint.painter import paint",
    "kiosk/guard.py": "from kiosk.theme import tokens\ndef run():\n    import numpy",
    "kiosk/app.py": "from kiosk.stage import Stage\nfrom kiosk.journal import Journal",
}


def test_what_is_planted_is_found(tmp_path: Path) -> None:
    for name, text in PLANTED.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    planted = imports_in(tmp_path)
    assert wrong_directions(planted) == [
        "kiosk.errors:1 imports kiosk.figures",
        "kiosk.guard:1 imports kiosk.theme",
        "kiosk.journal:1 imports kiosk.show.model",
        "kiosk.paint.painter:2 imports kiosk.stage",
        "kiosk.player:2 imports .theme: write the whole name",
        "kiosk.show.model:2 imports kiosk.paint.painter",
    ]
    assert qt_where_none_may_be(planted) == ["kiosk.theme:3 imports PySide6.QtGui"]
    assert reading_where_none_may_be(planted) == ["kiosk.journal:2 imports pydantic"]
    way = "kiosk.app → kiosk.journal → pydantic"
    assert loaded_with("kiosk.app", planted)["pydantic"] == way
    assert "numpy" not in loaded_with("kiosk.guard", planted)
