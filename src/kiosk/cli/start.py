"""`kiosk start`: the window for a desktop; what the program opens when it is double-clicked."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.figures.model import Language

PREVIEW_PX = (640, 360)
"""Of the first slide on the list."""


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
    parser.add_argument("--preview", type=Path, help=SUPPRESS)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help=SUPPRESS)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Open the window and stay until it is closed."""
    if args.preview is not None:
        return _preview(args.show, args.preview, args.lang)
    if sys.platform == "linux" and not (
        {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys()
    ):
        raise NoDesktopError
    from kiosk.cli.shows import show_folder, state_folder
    from kiosk.guard.child import program
    from kiosk.start.desk import run as run_desk

    return run_desk(
        args.show,
        state=state_folder(),
        default_show=show_folder(None),
        command=program,
    )


def _preview(show: Path, stem: Path, wanted: str) -> int:
    """Write title and first slide of a show, for the list of the window."""
    import json

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kiosk.cli.shows import compiled_show
    from kiosk.proof.render import Proofs
    from kiosk.show.compiled import load_compiled
    from kiosk.theme.load import load_theme
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.geometry import Geometry

    folder = compiled_show(str(show), is_draft=True)
    read = load_compiled(folder)
    language = cast("Language", wanted if wanted in read.languages else read.languages[0])
    app = QApplication.instance() or QApplication([])
    proofs = Proofs(read, folder, Geometry.of_pixels(*PREVIEW_PX), Fonts())
    first = next(iter(proofs.pages(language)))
    stem.parent.mkdir(parents=True, exist_ok=True)
    proofs.draw(first.page, load_theme("paper"), PREVIEW_PX).save(str(stem.with_suffix(".png")))
    # Last, since it says that the picture is there.
    stem.with_suffix(".json").write_text(json.dumps({"title": read.title[language]}), "utf-8")
    del app
    return 0
