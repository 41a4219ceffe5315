"""`kiosk rehearse`: plays the days of a fair in minutes, with visitors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "rehearse",
        help="play the days of a fair in minutes",
        description="Play a show through the real stage without a display, as fast as it goes, "
        "with made-up visitors, and watch what must always hold; ends with 0 (ready) or 1.",
    )
    parser.add_argument("show", nargs="?", help="show folder; without it the default show")
    parser.add_argument("--days", type=int, default=5)
    parser.add_argument("--hours", type=float, default=8.5, help="opening hours of a day")
    parser.add_argument("--visitors", type=int, default=1, metavar="SEED")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Rehearse, and print the certificate."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kiosk.cli.shows import compiled_show
    from kiosk.paint.inks import Inks
    from kiosk.player.clock import ManualClock
    from kiosk.player.step import start
    from kiosk.rehearsal.certificate import certificate
    from kiosk.rehearsal.rehearse import Rehearsal, Report
    from kiosk.show.compiled import load_compiled
    from kiosk.stage.director import Director
    from kiosk.stage.means import Means
    from kiosk.stage.window import StageWindow
    from kiosk.theme.load import load_theme
    from kiosk.typeset.fonts import Fonts

    folder = compiled_show(args.show)
    show = load_compiled(folder)
    app = QApplication.instance() or QApplication([])
    clock = ManualClock(1000.0)
    means = Means(show, folder, Fonts(), Inks(load_theme("paper")), clock)
    director = Director(means, start(show, clock.now_s()))
    window = StageWindow(director, clock)
    window.resize(960, 540)
    window.fit()
    report = Report(args.days, args.visitors)
    try:
        Rehearsal(window, director, clock, report).run(args.hours * 3600, print)
    finally:
        window.stop()
        window.deleteLater()
        del app
    print()
    print(certificate(show, report))
    return 1 if report.faults else 0
