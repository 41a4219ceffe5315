"""`kiosk import`: from a press article to a draft show, or to its record for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.article.record import Article

_MOST_LINES = 12


class ArticleNotReadError(KioskError):
    """The file of an article could not be read."""

    def __init__(self, name: str, error: OSError) -> None:
        cure = "Check the name and the folder, or drag the file into the terminal window."
        if isinstance(error, IsADirectoryError):
            cure = "Name the article in it: a .md, .txt, .html or .docx file."
        elif isinstance(error, PermissionError):
            cure = "Copy it to a folder of your own."
        super().__init__(f"{name} cannot be read: {error.strerror or error}. {cure}")


class DraftNotWrittenError(KioskError):
    """The folder of a draft could not be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(f"{folder} could not be written: {error.strerror or error}.")


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "import",
        help="make a show from an article",
        description=(
            "Read a press article (.md, .txt, .html, .docx; Chinese or English), find its "
            "figures, keywords, stories and what could be a chart, and make a draft show of it. "
            "Without options it says what was found."
        ),
    )
    parser.add_argument("article", metavar="ARTICLE", help="file to read; - for standard input")
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="FOLDER",
        help="write the draft show there; into a show that an import made: bring it up to date",
    )
    parser.add_argument("--play", action="store_true", help="play the draft at once")
    parser.add_argument("--json", action="store_true", help="print the record for programs")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Import an article; 0 if it worked."""
    article = _read(args.article)
    if args.json:
        from kiosk.article.as_json import article_to_json

        json.dump(article_to_json(article), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif not (args.out or args.play):
        _tell(article)
    if args.out or args.play:
        folder = args.out or Path(mkdtemp(prefix="kiosk-draft-")) / "show"
        _write(article, folder, is_quiet=args.json)
        if args.play:
            from kiosk.cli.main import main

            return main(["play", str(folder), "--draft"])
    return 0


def _read(name: str) -> Article:
    from kiosk.article.extract import read_article

    if name == "-":
        return read_article(sys.stdin.buffer.read(), "-")
    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleNotReadError(name, error) from error
    return read_article(data, path.name)


def _write(article: Article, folder: Path, *, is_quiet: bool) -> None:
    from datetime import datetime

    from kiosk.article.draft import draft_show, is_dated, write_draft

    if (folder / "show.yaml").exists():
        _update(article, folder, is_quiet=is_quiet)
        return
    draft = draft_show(article, datetime.now().astimezone().date())
    try:
        write_draft(draft, folder)
    except OSError as error:
        raise DraftNotWrittenError(folder, error) from error
    if is_quiet:
        return
    print(f"{folder / 'show.yaml'} is written: {draft.figures} figures on {draft.slides} slides.")
    if not is_dated(article):
        print("The article does not say when it was written; correct `date` in show.yaml.")
    for line in _warnings(article):
        print(line)
    print("Next:")
    print(f"    kiosk review {folder}          what a person must decide, in a window")
    print(f"    kiosk check {folder}           what is wrong with it, line by line")
    print(f"    kiosk play {folder} --draft    on the wall at once, marked as a draft")


def _update(article: Article, folder: Path, *, is_quiet: bool) -> None:
    """Bring a show that an import has made up to date, and say what changed."""
    from kiosk.article.update import update_show

    try:
        update = update_show(folder, article)
    except OSError as error:
        raise DraftNotWrittenError(folder, error) from error
    if is_quiet:
        return
    print(f"{len(update.unchanged) + len(update.moved)} figures are as they were.")
    for one in update.altered:
        print(f"altered: {one.id}: {one.before} → {one.after}")
    for one in update.gone:
        print(f"gone: {one.id}: {one.before}")
    for words in update.new:
        print(f"new: {words}")
    for words in update.refused:
        print(f"new, to be written by hand: {words}")
    if update.altered or update.gone or update.new:
        print("Altered numbers are on the wall, new ones are not yet, gone ones still are. Decide:")
        print(f"    kiosk review {folder}")


def _tell(article: Article) -> None:
    """Say in words what was found."""
    print(f"{article.title or article.name} ({article.encoding})")
    print(
        f"{len(article.figures)} figures, {len(article.unclear)} numbers with two readings, "
        f"{len(article.keywords)} keywords, {len(article.highlights)} stories, "
        f"{len(article.charts)} possible charts."
    )
    for issue in article.issues[:_MOST_LINES]:
        print(f"    {issue.grade.value}: {issue.message}")
    for line in _warnings(article):
        print(line)


def _warnings(article: Article) -> list[str]:
    lines = [f"warning: {warning}" for warning in article.warnings]
    lines += [
        f"left out: {part.title or part.kind}: {part.reason}"
        for part in article.left_out
        if part.kind != "front-matter"
    ]
    lines += [f"no value: {doubt.text}: {doubt.reason}." for doubt in article.unclear[:_MOST_LINES]]
    return lines
