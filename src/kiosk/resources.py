"""Where fonts, themes, shows and icons are: in a checkout, in a wheel, in a packaged program.

The tree is the same everywhere; only its root differs.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path, PurePosixPath

from kiosk.errors import KioskError


class ResourceMissingError(KioskError):
    """A resource is not where it must be: the installation is incomplete."""

    def __init__(self, name: str, root: Path) -> None:
        super().__init__(
            f"The program's own file {name} is missing in {root}; install the program again."
        )


class ResourceNameError(KioskError):
    """A resource name leads out of the resources."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} is no name of a resource: it must be relative and without '..'."
        )


@cache
def root() -> Path:
    """The folder of all resources."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "resources"
    package = Path(__file__).parent
    # In a wheel the tree lies beside this module; "resources" itself is this module's name.
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of a resource: `resource("themes", "ink.toml")`.

    Raises:
        ResourceNameError: A part is absolute or leads upward.
        ResourceMissingError: There is no such file or folder.
    """
    name = "/".join(parts)
    if not all(_stays_inside(part) for part in parts):
        raise ResourceNameError(name)
    path = root().joinpath(*parts)
    if not path.exists():
        raise ResourceMissingError(name, root())
    return path


def _stays_inside(part: str) -> bool:
    """Whether `part` leads downward only, on every system: on Windows "C:" leads out too."""
    path = PurePosixPath(part)
    return not (path.is_absolute() or ".." in path.parts or "\\" in part or ":" in part)
