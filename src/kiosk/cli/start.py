"""`kiosk start`: the window for a desktop; what the program opens when it is double-clicked."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


class NoDesktopError(KioskError):
    """There is nothing to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no desktop here to open a window on. What can be done without: kiosk --help"
        )


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "start",
        help="open the window for a desktop",
        description="Open a window with the shows that were opened last, and what can be done "
        "with them.",
    )
    parser.add_argument("show", nargs="?", type=Path, help="a show to begin with")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Open the window and stay until it is closed."""
    if sys.platform == "linux" and not (
        {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys()
    ):
        raise NoDesktopError
    from kiosk.cli.main import COMMANDS
    from kiosk.cli.shows import show_folder, state_folder
    from kiosk.guard.child import program
    from kiosk.start.desk import run as run_desk

    return run_desk(
        args.show,
        state=state_folder(),
        default_show=show_folder(None),
        command=program,
        can_review="review" in COMMANDS,
    )
