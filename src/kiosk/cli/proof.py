"""`kiosk proof`: every slide of a show as a picture, to be looked at before the fair."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from PySide6.QtGui import QImage

    from kiosk.figures.model import Language
    from kiosk.proof.render import Proofs
    from kiosk.show.model import Show
    from kiosk.theme.tokens import Theme


class LanguageMissingError(KioskError):
    """The show is not in the language that was asked for."""

    def __init__(self, language: str, languages: tuple[str, ...]) -> None:
        super().__init__(f'The show has no "{language}"; it is in {", ".join(languages)}.')


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "proof",
        help="make a picture of every slide",
        description="Make a PNG of every slide at rest, in every language and both themes.",
    )
    parser.add_argument("show", nargs="?", help="show folder; without it the default show")
    parser.add_argument("--out", type=Path, default=Path("proof"), help="folder for the pictures")
    parser.add_argument("--size", type=_size, default=(1920, 1080), metavar="WxH")
    parser.add_argument("--theme", choices=("paper", "ink"), help="only this theme")
    parser.add_argument("--lang", choices=("zh", "en"), help="only this language")
    parser.add_argument("--sheet", action="store_true", help="one contact sheet per theme as well")
    parser.add_argument("--pdf", action="store_true", help="one PDF per language and theme as well")
    parser.add_argument(
        "--draft", action="store_true", help="also with contradictions that nobody has answered"
    )
    parser.set_defaults(run=run)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and min(int(width), int(height)) >= 100):
        raise ArgumentTypeError(f'expected a size such as 1920x1080, found "{text}"')
    return int(width), int(height)


def run(args: Namespace) -> int:
    """Render the pictures; 0 if every page could be set as it should, 1 if not."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from kiosk.cli.shows import compiled_show
    from kiosk.proof.render import Proofs
    from kiosk.show.compiled import load_compiled
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.geometry import Geometry

    folder = compiled_show(args.show, is_draft=args.draft)
    show = load_compiled(folder)
    app = QApplication.instance() or QApplication([])
    proofs = Proofs(show, folder, Geometry.of_pixels(*args.size), Fonts())
    args.out.mkdir(parents=True, exist_ok=True)
    count, problems = _write(args, show, proofs)
    del app
    print(f"{count} pictures in {args.out.resolve()}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _write(args: Namespace, show: Show, proofs: Proofs) -> tuple[int, list[str]]:
    """Write all pictures; returns how many, and what could not be set as it should."""
    from kiosk.proof.sheet import small
    from kiosk.theme.load import THEMES, load_theme

    count, problems = 0, list[str]()
    size = "x".join(str(side) for side in args.size)
    if args.lang and args.lang not in show.languages:
        raise LanguageMissingError(args.lang, show.languages)
    languages = cast("list[Language]", [args.lang] if args.lang else list(show.languages))
    for name in [args.theme] if args.theme else THEMES:
        theme = load_theme(name)
        smalls: list[QImage] = []
        for language in languages:
            pages = list(proofs.pages(language))
            for number, proof in enumerate(pages, 1):
                image = proofs.draw(proof.page, theme, args.size)
                stem = f"{number:02d}-{proof.slide.id}_{language}_{name}_{size}"
                image.save(str(args.out / f"{stem}.png"))
                count += 1
                if args.sheet:
                    smalls.append(small(image))
                for problem in proof.page.problems:
                    line = f'slide "{proof.slide.id}", {language}: {problem}'
                    if line not in problems:
                        problems.append(line)
            if args.pdf:
                proofs.write_pdf(
                    args.out / f"{language}_{name}_{size}.pdf",
                    [proof.page for proof in pages],
                    theme,
                )
        if args.sheet:
            _write_sheet(args.out / f"sheet_{name}_{size}.png", smalls, theme)
    return count, problems


def _write_sheet(path: Path, images: list[QImage], theme: Theme) -> None:
    from kiosk.proof.sheet import contact_sheet
    from kiosk.theme.tokens import Ink

    is_wide = images[0].width() > images[0].height()
    contact_sheet(images, 4 if is_wide else 8, 1920, theme.colors[Ink.MUTE]).save(str(path))
