"""The command `kiosk`: finds the module of the command that was given and runs it.

Only that module is imported, so that playing a show does not wait for what checking one needs.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.errors import KioskError, ShowDefectError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS = {
    "booth": ("kiosk.cli.booth", "check this place's settings, set the operator's PIN"),
    "check": ("kiosk.cli.check", "say what is wrong with a show"),
    "doctor": ("kiosk.cli.doctor", "say whether this machine is ready"),
    "import": ("kiosk.cli.import_article", "make a show from an article"),
    "journal": ("kiosk.cli.journal", "say what was shown and touched"),
    "new": ("kiosk.cli.new", "write a small show to start from"),
    "play": ("kiosk.cli.play", "play a show"),
    "proof": ("kiosk.cli.proof", "make a picture of every slide"),
    "rehearse": ("kiosk.cli.rehearse", "play the days of a fair in minutes"),
    "review": ("kiosk.cli.review", "confirm, correct and choose what a show leaves open"),
    "schema": ("kiosk.cli.schema", "print the JSON Schema of show.yaml"),
    "start": ("kiosk.cli.start", "open the window for a desktop"),
}
"""Module of each command, and what it does in a few words."""
INNER = {
    "curtain": "kiosk.cli.curtain",
    "intake": "kiosk.cli.intake",
    "player": "kiosk.cli.player",
}
"""Modules of commands that only the program itself gives; visitors wait for them to begin."""
DESKTOP_NAME = "shushuo"
"""What the program is called where it is double-clicked; without arguments it opens a window."""
DEFECT = 2
"""Exit code where something must be mended first."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: The arguments; None: those of the process.

    Returns:
        The exit code.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if argv is None and not arguments and Path(sys.argv[0]).stem == DESKTOP_NAME:
        arguments = ["start"]
    _speak_utf8()
    if arguments and arguments[0] in INNER:
        return import_module(INNER[arguments[0]]).run(arguments[1:])
    parser = _parser(_command(arguments))
    args = parser.parse_args(arguments)
    try:
        return args.run(args)
    except ShowDefectError as error:
        return _defective(error)
    except KioskError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return DEFECT
    except BrokenPipeError:
        # Whoever was reading has heard enough: kiosk check | head.
        sys.stderr.close()
        return 0


def _defective(error: ShowDefectError) -> int:
    """Say what is wrong with the show, as `kiosk check` does."""
    from kiosk.show.report import count_line, problem_lines

    for problem in error.problems:
        for line in problem_lines(problem, is_colored=False):
            print(line, file=sys.stderr)
    print(f"{count_line(error.problems)}. Nothing was started.", file=sys.stderr)
    return DEFECT


def _command(arguments: Sequence[str]) -> str | None:
    """The command among the arguments; None: none is given, or one that does not exist."""
    first = next((argument for argument in arguments if not argument.startswith("-")), "")
    return first if first in COMMANDS else None


def _parser(command: str | None) -> argparse.ArgumentParser:
    """The parser that knows all commands by name and the given one by heart."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="kiosk",
        description="Shushuo 数说: plays a show of figures on a booth's display.",
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for name, (module, words) in COMMANDS.items():
        if name == command:
            import_module(module).add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=words)
    return parser


def _speak_utf8() -> None:
    """Write Chinese also where the system's own encoding has none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
