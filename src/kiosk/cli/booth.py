"""`kiosk booth`: what belongs to this place, its check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "booth",
        help="check the settings of this place",
        description="What belongs to the place and not to the content stands in booth.yaml.",
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="say what is wrong with a booth.yaml")
    check.add_argument("file", nargs="?", type=Path, help="booth.yaml; without it the usual place")
    check.add_argument("--copy", type=Path, help="write the checked copy there")
    check.set_defaults(run=run_check)


def run_check(args: Namespace) -> int:
    """Check a booth.yaml; 0 if it is in order, 2 if not."""
    from kiosk.booth.read import read_booth
    from kiosk.booth.store import booth_path, to_json

    path = args.file or booth_path()
    booth, problems = read_booth(path)
    for problem in problems:
        print(f"{problem.place}\n    {problem.message}. {problem.cure}".rstrip())
    if booth is None:
        return 2
    if args.copy:
        args.copy.parent.mkdir(parents=True, exist_ok=True)
        args.copy.write_text(to_json(booth), encoding="utf-8")
    else:
        print(f"{path} is in order.")
    return 0
