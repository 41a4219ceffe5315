"""A sound show, and copies of it in which one thing is changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

BASE = Path(__file__).parents[2] / "shows" / "base"


class ShowFolder:
    """A copy of the sound show."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(BASE, path)

    def change(self, old: str, new: str, file: str = "show.yaml") -> None:
        """Replace the only occurrence of `old`."""
        target = self.path / file
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        target.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, data: bytes) -> None:
        """Replace a whole file."""
        (self.path / file).write_bytes(data)

    def lines(self, file: str = "show.yaml") -> list[str]:
        """The lines of a file."""
        return (self.path / file).read_text(encoding="utf-8").split("\n")

    def line_of(self, fragment: str, file: str = "show.yaml") -> int:
        """Number of the first line that contains `fragment`."""
        found = [number for number, line in enumerate(self.lines(file), 1) if fragment in line]
        assert found, f"{fragment!r} is not in {file}"
        return found[0]


@pytest.fixture
def show_folder(tmp_path: Path) -> ShowFolder:
    return ShowFolder(tmp_path / "show")
