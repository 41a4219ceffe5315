"""Rules that no linter knows, kept by looking for what breaks them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "kiosk"
MAX_LINES = 500


class Rule:
    """Something that must not be written, and where it may be written all the same."""

    def __init__(self, pattern: str, root: Path, *, allowed: Iterable[str] = ()) -> None:
        self.pattern = re.compile(pattern)
        self.root = root
        self.allowed = tuple(allowed)

    def broken_in(self, name: str, text: str) -> list[str]:
        if name.startswith(self.allowed):
            return []
        return [
            f"{name}:{number}: {line.strip()}"
            for number, line in enumerate(text.splitlines(), start=1)
            if self.pattern.search(line)
        ]

    def broken(self) -> list[str]:
        return [
            line
            for path in python_files(self.root)
            for line in self.broken_in(
                path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8")
            )
        ]


RULES = {
    # Time is an argument: tests advance a ManualClock or wait for a signal.
    "tests do not sleep": Rule(
        r"\btime\.sleep\(|\bqtbot\.wait\(|\bQTest\.qWait\(|\bQThread\.m?sleep\(",
        TOP / "tests",
        # Fault tests watch real processes in real time.
        allowed=["test_style_guards.py", "faults/"],
    ),
    # A dialog stops the show, and a visitor is who finds it.
    "no dialogs": Rule(
        r"\bQMessageBox\b|\bQErrorMessage\b|\bQInputDialog\b",
        SOURCE,
        # Windows on an exhibitor's desk, never on the stage.
        allowed=["review/", "start/"],
    ),
    # Files are chosen where an exhibitor works, never on the stage.
    "no file dialogs": Rule(r"\bQFileDialog\b", SOURCE, allowed=["review/", "start/"]),
    # Opening an address would bring up another program above the show; one module refuses them.
    # The other belongs to an exhibitor's desk: it shows the folder that a proof was put into.
    "no other programs": Rule(
        r"\bQDesktopServices\b|\bwebbrowser\b",
        SOURCE,
        allowed=["stage/links.py", "start/choices.py"],
    ),
    "colors come from the theme": Rule(
        r"""["']#[0-9a-fA-F]{3,8}["']|\bsetStyleSheet\(""",
        SOURCE,
        allowed=["theme/", "paint/", "start/looks.py"],
    ),
    "fonts come from the theme": Rule(
        r"""Shushuo S(ans|erif)|\bNoto S|\.setFamil(y|ies)\(""",
        SOURCE,
        allowed=["theme/", "paint/", "typeset/fonts.py"],
    ),
}


def python_files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_rule_is_kept(rule: Rule) -> None:
    assert rule.broken() == []


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("tests do not sleep", "    qtbot.wait(100)"),
        ("no dialogs", "QMessageBox.critical(self, title, text)"),
        ("no file dialogs", "name, _ = QFileDialog.getOpenFileName(self)"),
        ("no other programs", "QDesktopServices.openUrl(url)"),
        ("colors come from the theme", 'pen.setColor("#c8102e")'),
        ("fonts come from the theme", 'font.setFamily("Noto Sans CJK SC")'),
    ],
)
def test_what_breaks_a_rule_is_found(rule: str, line: str) -> None:
    assert RULES[rule].broken_in("stage/window.py", line) == [f"stage/window.py:1: {line.strip()}"]
    assert RULES[rule].broken_in("stage/window.py", "painter.end()") == []


def test_module_names_say_what_is_inside() -> None:
    vague = {"util", "utils", "misc", "helper", "helpers", "common"}
    modules = [path.relative_to(SOURCE) for path in python_files(SOURCE)]
    assert [str(path) for path in modules if vague & {*path.with_suffix("").parts}] == []


def test_a_module_can_be_read_on_one_visit() -> None:
    lengths = {
        path.relative_to(SOURCE): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(SOURCE)
    }
    assert {str(p): length for p, length in lengths.items() if length > MAX_LINES} == {}


def test_signals_do_not_lose_references_to_true() -> None:
    # PySide6 6.12.0 on Python 3.10 and 3.11: after some 560 signals the process aborts.
    class Bell(QObject):
        rung = Signal()

    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(100):
        bell.rung.emit()
    assert sys.getrefcount(True) > before - 50
