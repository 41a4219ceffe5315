"""What has happened to the show, for whoever asks: a file that an operator's page can read."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.show.problem_json import to_json

if TYPE_CHECKING:
    from kiosk.errors import Problem

_MOST: Final = 50
_TOLD: Final = 12
"""So many of each are told to an operator."""


class Status:
    """The present state of one guard.  No method raises."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._facts: dict[str, Any] = {"guard": os.getpid(), "since": _now()}
        self._restarts: deque[dict[str, Any]] = deque(maxlen=_MOST)
        self._count = 0

    def set(self, **facts: object) -> None:
        """Say how things stand: the player's number, the rung, what is left out."""
        if any(self._facts.get(name) != value for name, value in facts.items()):
            self._facts.update(facts)
            self._write()

    def problems(self, reason: str, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong with the latest edition of the show; an empty reason: nothing."""
        self.set(reload={"reason": reason, "at": _now(), "problems": [*map(to_json, problems)]})

    def restarted(self, reason: str, slide: str) -> None:
        """Add a restart."""
        self._count += 1
        self._restarts.append({"at": _now(), "reason": reason, "slide": slide})
        self._write()

    def facts(self) -> dict[str, Any]:
        """The same for an operator at the display."""
        reload: dict[str, Any] = self._facts.get("reload", {})
        problems: list[Any] = reload.get("problems", [])
        return {
            "rung": self._facts.get("rung", ""),
            "quarantine": self._facts.get("quarantine", []),
            "restarts": self._count,
            "latest": list(self._restarts)[: -_TOLD - 1 : -1],
            "reload_at": reload.get("at", ""),
            "reload_reason": reload.get("reason", ""),
            "problems": [_sentence(problem) for problem in problems[:_TOLD]],
        }

    def _write(self) -> None:
        facts = {**self._facts, "restarts": self._count, "latest": list(self._restarts)}
        temporary = self._path.with_suffix(".new")
        # Not forced to the disk: after a power cut it would be of no use.
        with contextlib.suppress(OSError):
            temporary.write_text(json.dumps(facts, ensure_ascii=False, indent=1), "utf-8")
            temporary.replace(self._path)


def _sentence(problem: dict[str, Any]) -> str:
    line = f":{problem['line']}" if problem.get("line") else ""
    return f"{problem.get('file', '')}{line} {problem.get('message', '')}".strip()


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")
