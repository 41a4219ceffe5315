"""`kiosk curtain`: the window under the player's; started by the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser("curtain", description="Started by `kiosk play`.")
    parser.add_argument("--theme", default="paper")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Hang until the guard is gone."""
    from kiosk.guard.curtain import run as run_curtain
    from kiosk.theme.load import load_theme
    from kiosk.theme.tokens import Ink

    color = load_theme(args.theme).colors[Ink.POSTER]
    return run_curtain(int(color.lstrip("#"), 16))
