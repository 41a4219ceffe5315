"""`kiosk intake`: decodes one picture, writes our copy, says in one line what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser("intake", description="Started by `kiosk check`.")
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Decode, write, tell."""
    from kiosk.paint.intake import IntakeError, confine, recode

    confine()
    try:
        answer = {"suffix": recode(args.source, args.target)}
    except IntakeError as error:
        answer = {"refused": str(error)}
    print(json.dumps(answer))
    return 0
