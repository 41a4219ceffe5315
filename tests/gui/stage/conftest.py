"""A booth without a display: the real stage, a clock turned by hand, a finger that touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from booth import Booth, Press
from PySide6.QtCore import QSize

from kiosk.paint.inks import Inks
from kiosk.resources import resource
from kiosk.show.compile import compile_show
from kiosk.show.compiled import load_compiled
from kiosk.show.read import read_show
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def press(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The default show, compiled, with fonts and inks."""
    source = resource("shows", "ciftis-2025")
    show, problems = read_show(source)
    assert show is not None, problems
    folder = compile_show(show, source, tmp_path_factory.mktemp("state"))
    fonts = Fonts()
    return Press(load_compiled(folder), folder, fonts, Inks(load_theme("paper"), fonts))


@pytest.fixture
def booth(press: Press) -> Booth:
    """The default show on the stage, 960 x 540 pixels, everything moving."""
    return Booth(press, QSize(960, 540))


@pytest.fixture
def make_booth(press: Press) -> Iterator[Callable[..., Booth]]:
    """Makes booths: `make_booth(width, height, level=…)`; their windows are closed afterwards."""
    made: list[Booth] = []

    def make(width: int = 960, height: int = 540, **options: object) -> Booth:
        made.append(Booth(press, QSize(width, height), **options))  # pyright: ignore[reportArgumentType]
        return made[-1]

    yield make
    for booth in made:
        booth.close()
