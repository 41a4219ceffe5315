"""The real program on a real X display, touched with a real pointer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter
from screen import Screen, of_image, worst_tile

from kiosk.paint.inks import Inks
from kiosk.paint.painter import PagePainter, to_pixels
from kiosk.paint.pictures import Pictures
from kiosk.player.state import Mode
from kiosk.proof.render import Proofs
from kiosk.resources import resource
from kiosk.show.compile import compile_show
from kiosk.show.compiled import load_compiled
from kiosk.show.model import PosterSlide
from kiosk.show.read import read_show
from kiosk.theme.load import load_theme
from kiosk.theme.scale import scale_for
from kiosk.theme.tokens import Ink
from kiosk.typeset.fonts import Fonts
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.nav import BarLook, progress_marks, typeset_bar
from kiosk.typeset.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kiosk.show.model import Show

pytestmark = [pytest.mark.display, pytest.mark.slow]

SIZE = (1280, 720)
START_S = 60.0
"""The show is checked and compiled first, on whatever machine runs the tests."""
WORST = 0.02


class Book:
    """What each slide must look like, drawn as the proof draws it."""

    def __init__(self, show: Show, folder: Path, fonts: Fonts, size: tuple[int, int]) -> None:
        self.show = show
        self.folder = folder
        self.fonts = fonts
        self.size = size
        self.theme = load_theme("paper")
        geometry = Geometry.of_pixels(*size)
        self.proofs = Proofs(show, folder, geometry, fonts)
        self.painter = PagePainter(Inks(self.theme), geometry.scale_px(size[0]), Pictures(folder))
        self.settings = {
            language: Setting(
                show,
                fonts,
                geometry,
                scale_for(language, geometry.is_portrait, width=geometry.w),
                language,
            )
            for language in ("zh", "en")
        }

    def rest(self, slide: str, language: str) -> QImage:
        """A page at rest while a visitor turns the pages; a poster as it is."""
        proof = next(p for p in self.proofs.pages(language) if p.slide.id == slide)  # pyright: ignore[reportArgumentType]
        image = self.proofs.draw(proof.page, self.theme, self.size)
        if isinstance(proof.slide, PosterSlide):
            return image
        bar = typeset_bar(self.settings[language], BarLook(proof.section.id, Mode.MANUAL))
        painter = QPainter(image)
        place = to_pixels(bar.rect, self.painter.scale)
        painter.fillRect(place, Inks(self.theme).color(Ink.BG))
        self.painter.draw_marks(painter, (*bar.marks, *progress_marks(bar, 1.0), *bar.notice))
        painter.end()
        return image

    def middle(self, element: str, language: str = "zh") -> tuple[float, float]:
        """The middle of a cell of the bar, in pixels."""
        bar = typeset_bar(self.settings[language], BarLook("figures", Mode.MANUAL))
        rect = next(target.rect for target in bar.targets if target.id == element)
        scale = self.painter.scale
        return (rect.x + rect.w / 2) * scale, (rect.y + rect.h / 2) * scale

    def at(self, size: tuple[int, int]) -> Book:
        """The same show on a display of another size."""
        return Book(self.show, self.folder, self.fonts, size)

    def is_on(self, screen: Screen, slide: str, language: str = "zh") -> Callable[[], bool]:
        """Whether the display shows a slide at rest."""
        expected = of_image(self.rest(slide, language))
        width, height = self.size
        return lambda: worst_tile(screen.pixels()[:height, :width], expected) <= WORST


@pytest.fixture(scope="module")
def book(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Book:
    source = resource("shows", "ciftis-2025")
    show, problems = read_show(source)
    assert show is not None, problems
    folder = compile_show(show, source, tmp_path_factory.mktemp("book"))
    return Book(load_compiled(folder), folder, Fonts(), SIZE)


def first_page(book: Book, section: str) -> str:
    slides = next(each.slides for each in book.show.sections if each.id == section)
    return slides[0].id


@pytest.mark.parametrize("motion", ["full", "none"])
def test_a_visitor_goes_through_all_sections_with_a_real_pointer(
    screen: Screen, kiosk: Callable[..., subprocess.Popen[str]], book: Book, motion: str
):
    program = kiosk("play", "--no-guard", "--windowed", "1280x720", "--motion", motion)
    assert screen.until(book.is_on(screen, "cover-visits"), START_S), "the first slide"
    screen.click(640, 300)
    assert screen.until(book.is_on(screen, "totals")), "the poster's own page"
    for section in ("keywords", "charts", "stories", "figures"):
        screen.click(*book.middle(f"nav.{section}"))
        assert screen.until(book.is_on(screen, first_page(book, section))), section
    # The open section again: its next page.
    screen.click(*book.middle("nav.figures"))
    assert screen.until(book.is_on(screen, "meetings-held"))
    screen.click(*book.middle("nav.language"))
    assert screen.until(book.is_on(screen, "meetings-held", "en"))
    screen.key("Right")
    assert screen.until(book.is_on(screen, "firsts-and-deals", "en"))
    assert program.poll() is None


def test_the_show_fills_the_display_and_goes_on_by_itself(
    screen: Screen, kiosk: Callable[..., subprocess.Popen[str]], book: Book
):
    kiosk("play", "--no-guard", "--seconds-per-slide", "10", "--motion", "none")
    assert screen.until(book.is_on(screen, "cover-visits"), START_S)
    poster = screen.pixels().copy()
    assert screen.until(lambda: worst_tile(screen.pixels(), poster) > 0.5)
    page = screen.pixels().copy()
    # Not a pixel of the display itself is seen, out to the corners.
    ground = Inks(book.theme).color(Ink.BG)
    for corner in (page[0, 0], page[0, -1], page[-1, 0], page[-1, -1]):
        assert tuple(corner) == (ground.blue(), ground.green(), ground.red())
    assert screen.until(lambda: worst_tile(screen.pixels(), page) > 0.5)


@pytest.mark.skipif(shutil.which("xrandr") is None, reason="xrandr is not installed")
def test_a_display_that_changes_its_size_is_filled_again(
    screen: Screen, kiosk: Callable[..., subprocess.Popen[str]], book: Book
):
    def xrandr(*arguments: str) -> None:
        subprocess.run(["xrandr", "--display", screen.name, *arguments], check=True)

    kiosk("play", "--no-guard", "--seconds-per-slide", "600")
    assert screen.until(book.is_on(screen, "cover-visits"), START_S)
    timing = "46.5 1024 1064 1160 1296 576 579 584 599"
    xrandr("--newmode", "small", *timing.split(" "))
    xrandr("--addmode", "screen", "small")
    xrandr("--output", "screen", "--mode", "small")
    assert screen.until(book.at((1024, 576)).is_on(screen, "cover-visits"))
    xrandr("--output", "screen", "--mode", "1280x720")
    assert screen.until(book.is_on(screen, "cover-visits"))


def test_the_whole_program_shows_the_show_and_ends_when_it_is_told_to(
    screen: Screen, kiosk: Callable[..., subprocess.Popen[str]], book: Book
):
    program = kiosk("play")
    assert screen.until(book.is_on(screen, "cover-visits"), START_S)
    program.terminate()
    program.communicate(timeout=30)
    assert screen.until(screen.is_blank)


def test_a_defective_show_is_named_and_nothing_is_started(
    screen: Screen, kiosk: Callable[..., subprocess.Popen[str]], tmp_path: Path
):
    show = tmp_path / "show"
    show.mkdir()
    text = (resource("shows", "ciftis-2025") / "show.yaml").read_text(encoding="utf-8")
    (show / "show.yaml").write_text(text.replace("kind: numbers", "knd: numbers", 1), "utf-8")
    program = kiosk("play", "--no-guard", str(show))
    said, _ = program.communicate(timeout=START_S)
    assert program.returncode == 2
    assert "show.yaml:" in said
    assert "knd" in said
    assert "Traceback" not in said
    assert screen.is_blank()


def test_a_missing_show_is_one_sentence(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "play", "--no-guard", str(tmp_path / "nowhere")],
        capture_output=True,
        text=True,
        check=False,
        timeout=START_S,
    )
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["play", "--windowed", "big"], "1920x1080"),
        (["play", "--seconds-per-slide", "0"], "seconds"),
        (["paly"], "play"),
        ([], "COMMAND"),
    ],
)
def test_a_mistyped_command_is_told_what_is_expected(arguments: list[str], word: str):
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=START_S,
    )
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command():
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--help"],
        capture_output=True,
        text=True,
        check=True,
        timeout=START_S,
    )
    for command in ("check", "import", "journal", "new", "play", "proof", "schema"):
        assert f"    {command} " in done.stdout
