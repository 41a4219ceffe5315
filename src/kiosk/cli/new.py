"""`kiosk new`: a small commented show to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

LANGUAGES = ("both", "zh", "en")


class FolderNotEmptyError(KioskError):
    """A new show would be mixed with what is there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not an empty folder; name one that is new.")


class FolderNotWrittenError(KioskError):
    """The folder of a new show could not be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(f"{folder} could not be written: {error.strerror or error}.")


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "new",
        help="write a small show to start from",
        description=(
            "Write a small commented show that plays as it is, with the schema by which editors "
            "complete and check show.yaml while it is typed."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="both", help="languages of the show (both)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the show."""
    folder: Path = args.folder
    try:
        write_starter(folder, args.language)
    except OSError as error:
        raise FolderNotWrittenError(folder, error) from error
    print(f"{folder / 'show.yaml'} is written. Next:")
    print(f"    kiosk check {folder}")
    print(f"    kiosk play {folder}")
    return 0


def write_starter(folder: Path, language: str) -> None:
    """Write the starter show and its schema.

    Args:
        folder: New or empty; made if missing.
        language: "both", "zh" or "en".

    Raises:
        FolderNotEmptyError: Something is there.
        OSError: It cannot be written.
    """
    from kiosk.resources import resource
    from kiosk.show.json_schema import SCHEMA_FILE, schema_text

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(folder)
    template = resource("shows", "starter", language)
    # Written byte by byte: what is installed may be read-only, and a copy of it must not be.
    for path in sorted(template.rglob("*")):
        target = folder / path.relative_to(template)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (folder / "media").mkdir(exist_ok=True)
    (folder / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
