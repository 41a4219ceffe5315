"""Resources are found in a checkout, in a wheel and in a packaged program, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import resources
from kiosk.resources import ResourceMissingError, ResourceNameError, resource

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _forget_root() -> Iterator[None]:
    resources.root.cache_clear()
    yield
    resources.root.cache_clear()


def test_a_checkout_has_them_at_its_top() -> None:
    assert resource("fonts", "OFL.txt") == TOP / "resources" / "fonts" / "OFL.txt"
    assert resource("fonts/OFL.txt") == resource("fonts", "OFL.txt")
    assert resource("fonts").is_dir()


def test_a_packaged_program_has_them_beside_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(("/etc/passwd",), id="absolute"),
        pytest.param(("fonts", "/etc/passwd"), id="absolute later"),
        pytest.param(("..", "pyproject.toml"), id="upward"),
        pytest.param(("fonts/../../pyproject.toml",), id="upward inside"),
        pytest.param(("..\\pyproject.toml",), id="backslash"),
        pytest.param(("C:secrets",), id="drive"),
    ],
)
def test_names_that_lead_out_are_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ResourceNameError, match=r"must be relative and without '\.\.'"):
        resource(*parts)


def test_a_missing_file_is_said_with_its_name_and_the_cure() -> None:
    with pytest.raises(ResourceMissingError, match=r"fonts/Comic\.otf is missing .* install"):
        resource("fonts", "Comic.otf")


@pytest.mark.slow
def test_the_wheel_carries_every_resource_and_finds_it(tmp_path: Path) -> None:
    build = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    )
    with zipfile.ZipFile(tmp_path / built.stdout.split()[-1]) as wheel:
        wheel.extractall(tmp_path / "installed")
    found = subprocess.run(
        [sys.executable, "-c", "from kiosk.resources import root; print(root())"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed")},
        check=True,
        capture_output=True,
        text=True,
    )
    carried = Path(found.stdout.strip())
    assert carried == tmp_path / "installed" / "kiosk" / "_resources"
    assert contents(carried) == contents(TOP / "resources")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
