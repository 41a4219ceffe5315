"""A theme's tokens as Qt's colors and fonts: the only place that makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPainterPath, QRawFont, QTransform

from kiosk.resources import resource
from kiosk.typeset.fonts import FILES

if TYPE_CHECKING:
    from kiosk.theme.tokens import Ink, Theme
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Face

_OUTLINE_PX = 1000.0


class Inks:
    """Colors and fonts of one theme.  Made once per theme; nothing is allocated per frame.

    Args:
        theme: The theme.
        fonts: Where the font files have been read already; None: they are read again.
    """

    def __init__(self, theme: Theme, fonts: Fonts | None = None) -> None:
        self.theme = theme
        self._fonts = fonts
        self._colors = {ink: QColor(value) for ink, value in theme.colors.items()}
        self._files: dict[Face, QRawFont] = {}
        self._outlined: dict[Face, QRawFont] = {}
        self._raw: dict[tuple[Face, float], QRawFont] = {}
        self._outlines: dict[tuple[Face, int], QPainterPath] = {}

    def color(self, ink: Ink) -> QColor:
        """The color of a role."""
        return self._colors[ink]

    def raw_font(self, face: Face, size_px: float) -> QRawFont:
        """A face at a size in pixels; fractions are kept."""
        key = (face, round(size_px, 2))
        font = self._raw.get(key)
        if font is None:
            # A copy at another size shares the file's bytes; one made from the file has its own.
            font = QRawFont(self._file(face))
            font.setPixelSize(key[1])
            self._raw[key] = font
        return font

    def _file(self, face: Face) -> QRawFont:
        """A face as read from its file."""
        if self._fonts is not None:
            return self._fonts.raw(face)
        if face not in self._files:
            path = str(resource("fonts", FILES[face]))
            no_hinting = QFont.HintingPreference.PreferNoHinting
            self._files[face] = QRawFont(path, _OUTLINE_PX, no_hinting)
        return self._files[face]

    def _outline_font(self, face: Face) -> QRawFont:
        """A face that is used at one size only: the size of shared ones moves their outlines."""
        if self._fonts is not None:
            return self._fonts.measuring(face)
        if face not in self._outlined:
            path = str(resource("fonts", FILES[face]))
            no_hinting = QFont.HintingPreference.PreferNoHinting
            self._outlined[face] = QRawFont(path, _OUTLINE_PX, no_hinting)
        return self._outlined[face]

    def outline(self, face: Face, glyph: int) -> QPainterPath:
        """A glyph's outline at one em, its origin on the baseline."""
        key = (face, glyph)
        path = self._outlines.get(key)
        if path is None:
            outline = self._outline_font(face).pathForGlyph(glyph)
            path = QTransform.fromScale(1 / _OUTLINE_PX, 1 / _OUTLINE_PX).map(outline)
            self._outlines[key] = path
        return path
