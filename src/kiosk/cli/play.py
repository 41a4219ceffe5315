"""`kiosk play`: a show on the display, rotating by itself, to be walked through by touch."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

_SMALLEST = 100
"""Least side of a window, in pixels."""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "play",
        help="play a show",
        description="Play a show full screen. Keys: arrows turn pages, space pauses, L switches "
        "the language, digits open sections; Esc ends a show in a window.",
    )
    parser.add_argument("show", nargs="?", help="show folder; without it the default show")
    parser.add_argument("--windowed", type=_size, metavar="WxH", help="in a window of that size")
    parser.add_argument("--display", default="", metavar="NAME|N", help="which display")
    parser.add_argument("--theme", choices=("paper", "ink"), default="paper")
    parser.add_argument("--lang", choices=("zh", "en"), default="", help="the default language")
    parser.add_argument("--motion", choices=("full", "reduced", "none"), help="how much moves")
    parser.add_argument(
        "--seconds-per-slide", type=_seconds, metavar="S", help="the same for all: to measure"
    )
    parser.add_argument("--no-guard", action="store_true", help="without the guard: for tests")
    parser.set_defaults(run=run)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ArgumentTypeError(f'expected a size such as 1920x1080, found "{text}"')
    if min(int(width), int(height)) < _SMALLEST:
        raise ArgumentTypeError(f"a window has at least {_SMALLEST} pixels each way")
    return int(width), int(height)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.5 <= seconds <= 3600:
        raise ArgumentTypeError(f'expected seconds from 0.5 to 3600, found "{text}"')
    return seconds


def run(args: Namespace) -> int:
    """Play the show until it is ended."""
    from kiosk.cli.shows import compiled_show

    # Checked first: a defective show starts nothing, not even the import of what would draw it.
    folder = compiled_show(args.show)
    from kiosk.app import Options
    from kiosk.app import run as run_player
    from kiosk.theme.tokens import Level

    options = Options(
        size=args.windowed,
        display=args.display,
        theme=args.theme,
        language=args.lang,
        level=Level(args.motion) if args.motion else None,
        slide_s=args.seconds_per_slide,
    )
    return run_player(folder, options)
