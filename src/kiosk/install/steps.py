"""What a booth's set-up changes: files, links, and commands that make the system notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class WriteFile:
    """A file is written."""

    path: str
    """From the root of the system."""
    text: str
    why: str
    mode: int = 0o644
    is_persons: bool = False
    """Whether people change it: then it is kept, as found or as changed."""


@dataclass(frozen=True, slots=True)
class MakeLink:
    """A symbolic link is made; one to /dev/null masks a unit."""

    path: str
    target: str
    why: str


@dataclass(frozen=True, slots=True)
class RunCommand:
    """A command is run; not in a system that is not the running one."""

    command: tuple[str, ...]
    why: str
    undo: tuple[tuple[str, ...], ...] = ()
    """The commands that take it back, in their order."""


Step: TypeAlias = WriteFile | MakeLink | RunCommand
