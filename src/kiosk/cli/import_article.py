"""`kiosk import`: from a press article to its record or to a draft show."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.article.record import Article


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "import",
        help="make a draft show from a press article",
        description=(
            "Read an article (.md, .txt, .html, .docx; Chinese or English) and find its figures, "
            "keywords, stories and what could be a chart."
        ),
    )
    parser.add_argument("article", metavar="ARTICLE", help="file to read; - for standard input")
    parser.add_argument("--json", action="store_true", help="print the record for programs")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Import an article; 0 if it worked."""
    from kiosk.article.as_json import article_to_json

    article = _read(args.article)
    if args.json:
        json.dump(article_to_json(article), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    return 0


def _read(name: str) -> Article:
    from kiosk.article.extract import read_article
    from kiosk.errors import KioskError

    if name == "-":
        return read_article(sys.stdin.buffer.read(), "-")
    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{name} cannot be read: {error.strerror or error}."
        raise KioskError(message) from error
    return read_article(data, path.name)
