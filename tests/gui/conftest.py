"""Fonts for everything that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.resources import resource
from kiosk.show.read import read_show
from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.show.model import Show


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> Fonts:
    """The bundled fonts; shaping is cached, so one is enough."""
    return Fonts()


@pytest.fixture(scope="session")
def default_show() -> Show:
    """The show that comes with the program."""
    show, problems = read_show(resource("shows", "ciftis-2025"))
    assert show is not None, problems
    return show
