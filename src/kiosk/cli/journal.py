"""`kiosk journal`: what was shown and touched, as a table or for a spreadsheet."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Iterator

    from kiosk.journal.entries import Entry


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "journal",
        help="say what was shown and touched",
        description="Say what was shown and touched. Nothing about any person is recorded.",
    )
    acts = parser.add_subparsers(required=True, metavar="ACT")
    export = acts.add_parser("export", help="write all entries for a spreadsheet")
    export.add_argument("--csv", action="store_true", help="as CSV; there is no other form yet")
    export.add_argument("file", nargs="?", type=Path, metavar="FILE", help="without it: print")
    export.set_defaults(run=_export)
    summary = acts.add_parser("summary", help="slides shown, touches, visits per hour")
    summary.set_defaults(run=_summarize)
    for act in (export, summary):
        act.add_argument("--since", metavar="TIME", help="2025-09-14, 2025-09-14T09:00, 3d, 12h")
        act.add_argument("--journal", type=Path, metavar="PATH", help="another journal's file")


def _entries(args: Namespace) -> Iterator[Entry]:
    from kiosk.cli.shows import state_folder
    from kiosk.journal.read import parse_since, read_entries
    from kiosk.journal.store import FILE_NAME

    since_s = parse_since(args.since, time.time()) if args.since else None
    return read_entries(args.journal or state_folder() / FILE_NAME, since_s)


def _export(args: Namespace) -> int:
    from kiosk.journal.read import JournalError, export_csv

    entries = _entries(args)
    if args.file is None:
        export_csv(entries, sys.stdout)
        return 0
    part = args.file.with_name(f"{args.file.name}.part")
    try:
        # With a byte order mark: spreadsheets take the file for UTF-8 only then.
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            count = export_csv(entries, stream)
        part.replace(args.file)
    except OSError as error:
        reason = error.strerror or error
        raise JournalError(f"The file {args.file} cannot be written: {reason}.") from error
    finally:
        part.unlink(missing_ok=True)
    print(f"{count} entries in {args.file.resolve()}")
    return 0


def _summarize(args: Namespace) -> int:
    from kiosk.journal.summary import summarized, summary_lines

    for line in summary_lines(summarized(_entries(args))):
        print(line)
    return 0
