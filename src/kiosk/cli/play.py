"""`kiosk play`: a show on the display, rotating by itself, to be walked through by touch.

A guard starts the player, watches over it and starts it again; the player itself is started before
anything else is done, so that it loads while the guard looks at the show.
"""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentTypeError
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.booth.model import Booth
    from kiosk.guard.child import Child, Player
    from kiosk.guard.record import Record

_SMALLEST = 100
"""Least side of a window, in pixels."""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "play",
        help="play a show",
        description="Play a show full screen. Keys: arrows turn pages, space pauses, L switches "
        "the language, digits open sections; Esc ends a show in a window. Ctrl-C in the terminal "
        "ends any show.",
    )
    parser.add_argument("show", nargs="?", help="show folder; without it the booth's, or the "
                        "show that comes with the program")  # fmt: skip
    parser.add_argument("--booth", type=Path, metavar="FILE", help="booth.yaml of this place")
    parser.add_argument("--windowed", type=_size, metavar="WxH", help="in a window of that size")
    parser.add_argument("--display", metavar="NAME|N", help="which display")
    parser.add_argument("--theme", choices=("paper", "ink"))
    parser.add_argument("--lang", choices=("zh", "en"), default="", help="the default language")
    parser.add_argument("--motion", choices=("full", "reduced", "none"), help="how much moves")
    parser.add_argument(
        "--seconds-per-slide", type=_seconds, metavar="S", help="the same for all: to measure"
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="also with contradictions that nobody has answered; every page is marked as a draft",
    )
    parser.add_argument("--no-guard", action="store_true", help="without the guard: for tests")
    parser.add_argument("--at-desk", action="store_true", help="Esc ends it: to try a show out")
    parser.add_argument("--state", type=Path, help=SUPPRESS)
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
    if args.no_guard or sys.platform == "win32":
        return _alone(args)
    from kiosk.guard.child import Player, curtain

    # They load while the guard finds out what there is to be played.
    player = Player()
    lid = None if args.windowed else curtain()
    try:
        return _guarded(args, player, lid)
    except BaseException:
        for child in (player, lid):
            if child is not None:
                child.kill()
        raise


def _booth(args: Namespace, state: Path) -> Booth:
    """The booth, with what the command line says otherwise."""
    from kiosk.booth.store import load_booth

    booth = load_booth(args.booth, state)
    said = {"display": args.display, "theme": args.theme, "motion": args.motion}
    given = {name: value for name, value in said.items() if value is not None}
    show = args.show or booth.show
    if args.show is None and show and args.booth is not None:
        # A path in booth.yaml is meant from where that file is.
        show = str(args.booth.parent / Path(show).expanduser())
    return replace(booth, **given, show=show)


def _motion(args: Namespace, booth: Booth) -> str:
    """How much moves; empty: everything, unless the desktop asks for less."""
    return args.motion or ("" if booth.motion == "full" else booth.motion)


def _alone(args: Namespace) -> int:
    """The player without a guard."""
    from kiosk.cli.shows import compiled_show, state_folder

    # Checked first: a defective show starts nothing, not even the import of what would draw it.
    booth = _booth(args, args.state or state_folder())
    folder = compiled_show(booth.show or None, is_draft=args.draft)
    from kiosk.app import Options
    from kiosk.app import run as run_player
    from kiosk.guard.codes import DONE
    from kiosk.theme.tokens import Level

    motion = _motion(args, booth)
    options = Options(
        size=args.windowed,
        display=booth.display,
        theme=booth.theme,
        language=args.lang,
        level=Level(motion) if motion else None,
        slide_s=args.seconds_per_slide,
        booth=booth,
        is_at_desk=args.at_desk,
    )
    code = run_player(folder, options)
    return 0 if code == DONE else code


def _guarded(args: Namespace, player: Player, curtain: Child | None) -> int:
    """A guard, and the player that is already loading."""
    from kiosk.cli.shows import show_folder, state_folder
    from kiosk.guard.lock import DisplayLock, display_key
    from kiosk.guard.record import read_record
    from kiosk.guard.session import Session

    state = args.state or state_folder()
    booth = _booth(args, state)
    key = display_key(booth.display, is_windowed=args.windowed is not None)
    lock = DisplayLock(state / "guard" / f"{key}.lock")
    source = show_folder(booth.show or None).absolute()
    session = Session(
        state, key, source, is_windowed=args.windowed is not None, is_draft=args.draft
    )
    record = session.opening(read_record(session.record_path), is_attended=_is_attended())
    code = session.run(player, curtain, record, _order(args, booth, record))
    lock.release()
    return code


def _is_attended() -> bool:
    """Whether a person started this and will read what is wrong with the show."""
    return not ({"NOTIFY_SOCKET", "INVOCATION_ID"} & os.environ.keys())


def _order(args: Namespace, booth: Booth, record: Record) -> dict[str, Any]:
    from kiosk.booth.store import to_json

    return {
        "size": args.windowed,
        "display": booth.display,
        "theme": booth.theme,
        "default_language": args.lang,
        "motion": _motion(args, booth),
        "slide_s": args.seconds_per_slide,
        "at_desk": args.at_desk,
        "booth": to_json(booth),
        "title_of": record.current,
    }
