"""Fonts for everything that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> Fonts:
    """The bundled fonts; shaping is cached, so one is enough."""
    return Fonts()
