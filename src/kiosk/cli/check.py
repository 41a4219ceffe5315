"""`kiosk check`: everything that is wrong with a show, each with its place and cure."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import ShowDefectError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.errors import Problem
    from kiosk.proof.inspection import Display, PageRemark
    from kiosk.show.model import Show
    from kiosk.show.read import Reading
    from kiosk.show.verify_model import Check

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
            "Check a show: its form, its texts, its tables and pictures, that every figure says "
            "what its source says, in every language, and what its sources say about each other; "
            "with --pages also that every page of it is well set. What is confirmed is said too. "
            "Ends with 0 if all is well, 1 with remarks or open choices, 2 with defects or "
            "contradictions that nobody has answered."
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
        "--draft", action="store_true", help="accept contradictions; the copy is marked as a draft"
    )
    parser.add_argument(
        "--confined", action="store_true", help="limit the memory and time of the check"
    )
    parser.add_argument(
        "--pages",
        action="store_true",
        help="set every page on displays of many sizes and say what to shorten",
    )
    parser.add_argument(
        "--size",
        type=_size,
        action="append",
        metavar="WxH",
        help="with --pages: only on this size; may be repeated",
    )
    parser.add_argument(
        "--booth", type=Path, metavar="FILE", help="with --pages: on the display of this booth.yaml"
    )
    parser.set_defaults(run=run)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and min(int(width), int(height)) >= 100):
        raise ArgumentTypeError(f'expected a size such as 1920x1080, found "{text}"')
    return int(width), int(height)


def run(args: Namespace) -> int:
    """Check a show and print what was found."""
    if args.confined:
        _confine()
    from kiosk.show.read import read_whole

    folder = _folder(args.show)
    reading = read_whole(folder)
    checks, waiting = _verified(reading, is_draft=args.draft)
    problems = [*reading.draft.findings.in_file_order(), *waiting]
    show = None if any(problem.is_defect for problem in problems) else reading.show
    if show is not None and args.draft:
        show = replace(show, is_draft=True)
    compiled = ""
    if show is not None:
        compiled, refused = _compile(show, folder, args.compile)
        problems += refused
        show = None if refused else show
    remarks = _page_remarks(show, _displays(args)) if show and args.pages else []
    if args.json:
        _print_json(show, problems, compiled, remarks, _as_json(checks, reading))
    else:
        _print_lines(show, problems, _lines_of(checks, reading))
        if show and args.pages:
            _print_remarks(remarks)
    if show is None:
        return DEFECTS
    return REMARKS if problems or remarks else CLEAN


def _verified(reading: Reading, *, is_draft: bool) -> tuple[list[Check], list[Problem]]:
    """What was checked, and the questions that wait for an answer, as problems."""
    if reading.show is None:
        return [], []
    from datetime import datetime

    from kiosk.article.verification import check_show
    from kiosk.show.answers import unanswered
    from kiosk.show.verify_report import choices, contradictions

    checks = check_show(reading, datetime.now().astimezone().date())
    waiting = unanswered(checks, reading.answers)
    return checks, [*contradictions(waiting, is_draft=is_draft), *choices(waiting)]


def _as_json(checks: list[Check], reading: Reading) -> list[dict[str, Any]]:
    from kiosk.show.verify_report import to_json

    return [to_json(check, is_answered=check.key in reading.answers) for check in checks]


def _lines_of(checks: list[Check], reading: Reading) -> list[str]:
    from kiosk.show.verify_report import check_lines

    return list(check_lines(checks, reading.answers))


def _folder(given: Path | None) -> Path:
    if given is None:
        from kiosk.cli.shows import show_folder

        return show_folder(None)
    return given.parent if given.name == "show.yaml" else given


def _displays(args: Namespace) -> list[Display]:
    """Where the pages are to be shown."""
    from kiosk.proof.inspection import SIZES, Display, usual_displays

    if args.booth is None:
        return [Display(*size) for size in args.size] if args.size else usual_displays()
    from kiosk.booth.store import load_booth
    from kiosk.cli.shows import state_folder

    booth = load_booth(args.booth, state_folder())
    return [Display(width, height, booth) for width, height in args.size or SIZES]


def _page_remarks(show: Show, displays: list[Display]) -> list[PageRemark]:
    # Pages are set without a window, also where there is no display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kiosk.proof.inspection import inspect_show
    from kiosk.theme.load import THEMES, load_theme
    from kiosk.typeset.fonts import Fonts

    app = QApplication.instance() or QApplication([])
    remarks = inspect_show(show, displays, Fonts(), [load_theme(name) for name in THEMES])
    del app
    return remarks


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


def _print_json(
    show: Show | None,
    problems: list[Problem],
    compiled: str,
    remarks: list[PageRemark],
    checks: list[dict[str, Any]],
) -> None:
    import json
    from dataclasses import asdict

    from kiosk.show.problem_json import to_json
    from kiosk.show.report import summarize

    report: dict[str, Any] = {
        "problems": [to_json(problem) for problem in problems],
        "summary": asdict(summarize(show)) if show else None,
        "compiled": compiled,
        "checks": checks,
        "pages": [asdict(remark) for remark in remarks],
    }
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _print_lines(show: Show | None, problems: list[Problem], checked: list[str]) -> None:
    from kiosk.show.report import count_line, problem_lines, summary_line

    is_colored = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for problem in problems:
        for line in problem_lines(problem, is_colored=is_colored):
            print(line)
    for line in checked:
        print(line)
    if show is None:
        print(f"{count_line(problems)}. The show cannot be played until the defects are mended.")
    else:
        print(summary_line(show))
        print(f"{count_line(problems)}.")


def _print_remarks(remarks: list[PageRemark]) -> None:
    """One line for where, one for what; equal remarks of several displays together."""
    for remark in remarks:
        where = (remark.slide, remark.language, ", ".join(remark.displays))
        print(" › ".join(part for part in where if part))
        print(f"    {remark.rule}: {remark.words}")
    if remarks:
        print(f"{len(remarks)} remark{'s' if len(remarks) > 1 else ''} on pages.")
    else:
        print("Every page keeps the rules.")
