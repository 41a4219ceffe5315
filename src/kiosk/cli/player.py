"""`kiosk player`: what the guard starts.  Loads everything, then waits to be told what to play.

Orders come through the standard input, heartbeats go through the standard output; whatever else
would be written there goes to the log.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.app import Options
    from kiosk.figures.model import Text


def run(arguments: Sequence[str]) -> int:
    """Play what the guard says until the guard is gone."""
    del arguments
    beats_fd = os.dup(1)
    os.dup2(2, 1)
    import kiosk.app as app
    from kiosk.player.clock import MonotonicClock
    from kiosk.stage.lifeline import Lifeline
    from kiosk.stage.stills import Stills

    app.prepare()
    line = _first_line(0)
    if not line:
        return 0
    order: dict[str, Any] = json.loads(line)
    _keep_stacks(order["stacks"])
    options = _options(order)
    folder = Path(order["folder"]) if order["folder"] else None
    stills = Stills(Path(order["poster"]))
    lifeline = Lifeline(0, beats_fd, MonotonicClock(), stills)
    return app.run(folder, options, lifeline, title=_title(order["title_of"]))


def _first_line(descriptor: int) -> bytes:
    """The first order, byte by byte: what follows is for the lifeline."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(descriptor, 1)
        if not byte:
            return b""
        line += byte
    return line


def _keep_stacks(path: str) -> None:
    """Have the stacks of all threads written to a file when the player hangs or crashes."""
    import faulthandler
    import resource

    # The file stays open as long as the process lives; what it holds is worth more than a core.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        faulthandler.enable(open(path, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    except OSError:
        faulthandler.enable(sys.__stderr__ or sys.stderr)


def _options(order: dict[str, Any]) -> Options:
    from kiosk.app import Options, Resume
    from kiosk.booth.store import from_json
    from kiosk.operator.settings import from_object
    from kiosk.theme.tokens import Level

    return Options(
        size=tuple(order["size"]) if order["size"] else None,
        display=order["display"],
        theme=order["theme"],
        language=order["default_language"],
        level=Level(order["motion"]) if order["motion"] else None,
        slide_s=order["slide_s"],
        booth=from_json(order["booth"]),
        resume=Resume(order["slide"], order["language"], frozenset(order["without"])),
        settings=from_object(order["settings"]),
        is_at_desk=order["at_desk"],
        state=Path(order["state"]),
    )


def _title(folder: str) -> Text | None:
    """The title for the card; None: not even that can be read."""
    from kiosk.show.compiled import load_compiled

    try:
        return load_compiled(Path(folder)).title
    except (KioskError, OSError):
        return None
