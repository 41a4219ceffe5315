"""`kiosk booth`: what belongs to this place, its check, and the operator's PIN."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "booth",
        help="check the settings of this place, set the operator's PIN",
        description="What belongs to the place and not to the content stands in booth.yaml.",
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="say what is wrong with a booth.yaml")
    check.add_argument("file", nargs="?", type=Path, help="booth.yaml; without it the usual place")
    check.add_argument("--copy", type=Path, help="write the checked copy there")
    check.set_defaults(run=run_check)
    pin = actions.add_parser(
        "set-pin",
        help="set the PIN that opens the operator's panel",
        description="Set the PIN that opens the operator's panel: 4 to 12 digits, better 6. "
        "It is asked for twice. As long as none is set the panel stays closed.",
    )
    pin.add_argument("--stdin", action="store_true", help="read it from one line of the input")
    pin.set_defaults(run=run_set_pin)
    from kiosk.cli.booth_install import add_actions

    add_actions(actions)


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


def run_set_pin(args: Namespace) -> int:
    """Set the operator's PIN; 0 if it is set, 2 if not."""
    from kiosk.cli.shows import state_folder
    from kiosk.operator.attempts import FILE_NAME as ATTEMPTS
    from kiosk.operator.pin import RECOMMENDED, check_form, set_pin

    pin = sys.stdin.readline().strip() if args.stdin else _asked()
    check_form(pin)
    state = _become_booth_user() or state_folder()
    set_pin(state, pin)
    # Whoever may set the PIN need not wait for having forgotten it.
    (state / ATTEMPTS).unlink(missing_ok=True)
    print(f"The PIN is set, in {state}. It counts from the next attempt on.")
    if len(pin) < RECOMMENDED:
        print(f"{RECOMMENDED} digits are recommended; this one has {len(pin)}.")
    return 0


def _become_booth_user() -> Path | None:
    """Go on as the user that the booth's services run as, if root asks for it on a booth.

    What root writes the services could not read.

    Returns:
        The services' state folder; None: this is no booth, or somebody says which folder is meant.
    """
    if sys.platform != "linux" or os.geteuid() != 0 or "STATE_DIRECTORY" in os.environ:
        return None
    import pwd

    from kiosk.install.units import STATE, USER

    state = Path(STATE)
    try:
        user = pwd.getpwnam(USER)
    except KeyError:
        return None
    if not state.is_dir():
        return None
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    return state


def _asked() -> str:
    """The PIN as typed twice, without being seen."""
    import getpass

    from kiosk.operator.pin import PinError, check_form

    if not sys.stdin.isatty():
        raise PinError("There is no terminal to ask at; give the PIN with --stdin.")
    first = getpass.getpass("New PIN: ")
    check_form(first)
    if getpass.getpass("Once more: ") != first:
        raise PinError("The two PINs differ; nothing was changed.")
    return first
