"""Eight moments of an entrance as one picture: tests.bench.filmstrip SLIDE --out strip.png."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.shows import show_folder
from kiosk.show.read import read_show
from kiosk.theme.load import THEMES, load_theme
from kiosk.theme.tokens import Level

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

FRAMES = 8
_GAP_PX = 6


def main() -> None:
    """Draw one strip, or one for each slide."""
    parser = argparse.ArgumentParser(prog="tests.bench.filmstrip", description=__doc__)
    parser.add_argument("slide", nargs="?", help="id of the slide; without it all of them")
    parser.add_argument("--before", help="id of the slide it follows; without it the one before")
    parser.add_argument("--show", help="show folder; without it the default show")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    parser.add_argument("--lang", default="zh")
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0])
    parser.add_argument("--motion", choices=[level.value for level in Level], default="full")
    parser.add_argument("--width", type=int, default=480, help="of one frame, in pixels")
    parser.add_argument("--at", type=float, nargs="*", help="moments in seconds")
    parser.add_argument("--out", type=Path, required=True, help="PNG, or a folder for all slides")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as state:
        strips = _Strips(options, Path(state))
        wanted = [options.slide] if options.slide else strips.slides
        for slide in wanted:
            file = options.out if options.slide else options.out / f"{slide}_{options.lang}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            strips.strip(slide).save(str(file))
            print(file)
    del app


class _Strips:
    """Draws strips of one show, by the composition that the stage uses."""

    def __init__(self, options: argparse.Namespace, state: Path) -> None:
        from PySide6.QtCore import QSize

        from kiosk.paint.inks import Inks
        from kiosk.show.compile import compile_show
        from kiosk.show.compiled import load_compiled
        from kiosk.stage.pressroom import Pressroom
        from kiosk.typeset.fonts import Fonts

        folder = show_folder(options.show)
        read, problems = read_show(folder)
        if read is None:
            raise SystemExit("\n".join(problem.message for problem in problems))
        compiled = compile_show(read, folder, state)
        show = load_compiled(compiled)
        self.slides = [slide.id for slide in show.slides()]
        self._options = options
        self._fonts = Fonts()
        self._inks = Inks(load_theme(options.theme))
        width, _, height = options.size.partition("x")
        self._size = QSize(int(width), int(height))
        self._sections = {s.id: section.id for section in show.sections for s in section.slides}
        self._pressroom = Pressroom(show, compiled, self._fonts, self._inks, self._size)

    def strip(self, slide: str) -> QImage:
        """One slide taking the place of another, at eight moments."""
        from PySide6.QtCore import QRect, Qt
        from PySide6.QtGui import QColor, QImage, QPainter

        from kiosk.stage.composition import Composition

        composition = Composition(
            self._size,
            self._inks,
            self._fonts,
            self._pressroom.painter,
            Level(self._options.motion),
        )
        self._show(composition, self._options.before or self._before(slide), 0.0)
        composition.advance(100.0)
        self._show(composition, slide, 100.0)
        end_s = composition.settled_s - 100.0
        times = self._options.at or [end_s * (n / (FRAMES - 1)) for n in range(FRAMES - 1)]
        if not self._options.at:
            # The first frame after the end, when everything stands still.
            times.append(end_s + 0.016)
        width = self._options.width
        height = width * self._size.height() // self._size.width()
        columns = 4 if width > height else 8
        rows = -(-len(times) // columns)
        across, down = width + _GAP_PX, height + _GAP_PX + 16
        film = QImage(columns * across, rows * down, QImage.Format.Format_RGB32)
        film.fill(QColor(128, 128, 128))
        painter = QPainter(film)
        frame = QImage(self._size, QImage.Format.Format_RGB32)
        for number, t_s in enumerate(times):
            region = composition.advance(100.0 + t_s)
            inner = QPainter(frame)
            # As on the stage: only what has changed is drawn, on what is there already.
            composition.draw(inner, region if number else region + frame.rect())
            inner.end()
            small = frame.scaled(
                width,
                height,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            x, y = (number % columns) * across, (number // columns) * down
            painter.drawImage(x, y, small)
            painter.drawText(
                QRect(x, y + height, width, 16), Qt.AlignmentFlag.AlignLeft, f"{t_s:.2f} s"
            )
        painter.end()
        return film

    def _before(self, slide: str) -> str:
        at = self.slides.index(slide)
        return self.slides[at - 1]

    def _show(self, composition, slide: str, now_s: float) -> None:
        from kiosk.stage.pressroom import Leaf
        from kiosk.theme.tokens import Ink
        from kiosk.typeset.nav import BarLook

        language = self._options.lang
        number = self.slides.index(slide) + 1
        layer = self._pressroom.layer(Leaf(slide, language, number, len(self.slides)))
        has_bar = layer.page.ground is not Ink.POSTER
        composition.show(layer, now_s, has_bar=has_bar)
        if has_bar:
            bar = self._pressroom.bar(BarLook(self._sections[slide]), language)
            composition.set_bar(bar)
            composition.set_progress(0.5)


if __name__ == "__main__":
    main()
