"""The start window's colors: those of the show's light theme, on every desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from kiosk.theme.load import load_theme
from kiosk.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_BUTTONS = """
QPushButton {{ padding: 7px 16px; border: 1px solid {rule}; border-radius: 3px;
               background: {cream}; color: {fg}; }}
QPushButton:hover {{ background: {soft}; }}
QPushButton:pressed {{ background: {hair}; }}
QPushButton:focus {{ border-color: {fg}; }}
QPushButton:disabled {{ color: {mute}; border-color: {hair}; background: {bg}; }}
QPushButton:default {{ background: {red}; border-color: {red}; color: white; font-weight: bold; }}
QPushButton:default:hover {{ background: {poster}; border-color: {poster}; }}
QPushButton:default:focus {{ border-color: {fg}; }}
QPushButton:default:disabled {{ background: {mute}; border-color: {mute}; }}
QListWidget {{ border: 1px solid {hair}; background: {cream}; outline: 0; }}
"""


def dress(app: QApplication) -> None:
    """Give all windows of the program their colors.

    Args:
        app: The application.
    """
    colors = load_theme("paper").colors
    app.setStyle("Fusion")
    app.setPalette(_palette(colors))
    names = {ink.value: colors[ink] for ink in Ink}
    app.setStyleSheet(_BUTTONS.format_map(names))


def _palette(colors: dict[Ink, str]) -> QPalette:
    palette = QPalette(QColor(colors[Ink.BG]))
    role = QPalette.ColorRole
    for each, ink in (
        (role.Window, Ink.BG),
        (role.WindowText, Ink.FG),
        (role.Text, Ink.FG),
        (role.ButtonText, Ink.FG),
        (role.Base, Ink.CREAM),
        (role.PlaceholderText, Ink.FG3),
        (role.Highlight, Ink.SOFT),
        (role.HighlightedText, Ink.FG),
        (role.Midlight, Ink.SOFT),
        (role.Mid, Ink.HAIR),
        (role.Accent, Ink.RED),
        (role.Link, Ink.BLUE),
    ):
        palette.setColor(each, QColor(colors[ink]))
    return palette
