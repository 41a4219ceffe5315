"""`kiosk check`: everything that is wrong with a show, each with its place and cure."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import ShowDefectError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.errors import Problem
    from kiosk.show.model import Show

CLEAN, REMARKS, DEFECTS = 0, 1, 2
"""Exit codes."""
_MEMORY_LIMIT = 1 << 30
"""Bytes of a confined check."""
_CPU_LIMIT_S = 100


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "check",
        help="say what is wrong with a show",
        description=(
            "Check a show: its form, its texts, its tables and pictures, and that every figure "
            "says what its source says. Ends with 0 if all is well, 1 with remarks, 2 with defects."
        ),
    )
    parser.add_argument(
        "show",
        nargs="?",
        type=Path,
        metavar="SHOW",
        help="show folder; without it the default show",
    )
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    parser.add_argument(
        "--compile", type=Path, metavar="DIR", help="write the checked copy below DIR"
    )
    parser.add_argument(
        "--confined", action="store_true", help="limit the memory and time of the check"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Check a show and print what was found."""
    if args.confined:
        _confine()
    from kiosk.show.read import read_show

    folder = _folder(args.show)
    show, problems = read_show(folder)
    compiled = ""
    if show is not None:
        compiled, refused = _compile(show, folder, args.compile)
        problems += refused
        show = None if refused else show
    if args.json:
        _print_json(show, problems, compiled)
    else:
        _print_lines(show, problems)
    if show is None:
        return DEFECTS
    return REMARKS if problems else CLEAN


def _folder(given: Path | None) -> Path:
    if given is None:
        from kiosk.cli.shows import show_folder

        return show_folder(None)
    return given.parent if given.name == "show.yaml" else given


def _confine() -> None:
    """Limit this process, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_LIMIT_S, _CPU_LIMIT_S))


def _compile(show: Show, folder: Path, state_dir: Path | None) -> tuple[str, list[Problem]]:
    """Write the checked copy, or without a place for it only decode the pictures.

    Returns:
        Its path, empty if it was not or could not be written, which is said; and the defects that
        only decoding finds.
    """
    import tempfile

    from kiosk.show.compile import ShowChangedError, compile_show

    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as scratch:
        try:
            compiled = str(compile_show(show, folder, state_dir or Path(scratch)))
        except ShowDefectError as error:
            return "", list(error.problems)
        except (OSError, ShowChangedError) as error:
            print(f"The checked copy was not written: {error}", file=sys.stderr)
            return "", []
    return (compiled if state_dir else ""), []


def _print_json(show: Show | None, problems: list[Problem], compiled: str) -> None:
    import json
    from dataclasses import asdict

    from kiosk.show.problem_json import to_json
    from kiosk.show.report import summarize

    report: dict[str, Any] = {
        "problems": [to_json(problem) for problem in problems],
        "summary": asdict(summarize(show)) if show else None,
        "compiled": compiled,
    }
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _print_lines(show: Show | None, problems: list[Problem]) -> None:
    from kiosk.show.report import count_line, problem_lines, summary_line

    is_colored = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for problem in problems:
        for line in problem_lines(problem, is_colored=is_colored):
            print(line)
    if show is None:
        print(f"{count_line(problems)}. The show cannot be played until the defects are mended.")
    else:
        print(summary_line(show))
        print(f"{count_line(problems)}.")
