"""`kiosk review`: a window in which a person confirms, corrects and chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.figures.model import Language


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "review",
        help="confirm, correct and choose what a show leaves open",
        description=(
            "Review a show in a window: the article with its figures marked, the questions of the "
            "check, labels and texts of a draft, and the page that each is about. Every answer is "
            "written into show.yaml as it is given; comments and layout stay."
        ),
    )
    parser.add_argument("show", metavar="SHOW", help="show folder")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of the window")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Review a show until the window is closed."""
    from datetime import datetime

    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from kiosk.cli.shows import show_folder
    from kiosk.review.session import Review
    from kiosk.review.window import ReviewWindow
    from kiosk.review.words import words_of
    from kiosk.typeset.fonts import Fonts

    folder = show_folder(args.show).absolute()
    review = Review(folder, datetime.now().astimezone().date())
    app = QApplication.instance() or QApplication([])
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    language: Language = args.lang or ("zh" if is_chinese else "en")
    window = ReviewWindow(review, Fonts(), words_of(language), language)
    window.show()
    return app.exec()
