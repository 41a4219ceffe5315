"""The three bundled fonts, and shaping at the size of one em.

Text is shaped once, at 1000 px per em without hinting, and everything after that is arithmetic in
em: a page comes out the same at any resolution.  The painter draws the glyph indexes found here
from the same font files, so that no installed font can slip in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, cast

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout, QTextLine

from kiosk.errors import KioskError
from kiosk.resources import resource
from kiosk.typeset.marks import Face, Rect

FILES = {
    Face.SERIF_BOLD: "ShushuoSerif-Bold.otf",
    Face.SANS: "ShushuoSans-Regular.otf",
    Face.SANS_BOLD: "ShushuoSans-Bold.otf",
}
_PX = 1000
"""Pixels per em at which text is shaped; OpenType units of these fonts are 1000 per em."""

Offsets: TypeAlias = tuple[tuple[int, float], ...]
"""Glyph index and x offset in em, for each glyph."""


class FontMissingError(KioskError):
    """A bundled font could not be loaded."""

    def __init__(self, face: Face, path: str) -> None:
        super().__init__(f"The font for {face.value} could not be loaded from {path}.")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The smallest piece that shaping leaves whole: usually one character."""

    text: str
    glyphs: Offsets
    """Offsets from the cluster's left edge."""
    advance: float
    """In em."""


class Fonts:
    """Shapes text in the bundled faces.  Needs a QGuiApplication; one per process is enough."""

    def __init__(self) -> None:
        self._fonts: dict[Face, QFont] = {}
        self._drawing: dict[Face, QRawFont] = {}
        self._measuring: dict[Face, QRawFont] = {}
        for face, name in FILES.items():
            path = resource("fonts", name)
            # Two names of one file are two faces of FreeType over the same mapped bytes.  Read from
            # the file by QRawFont, the three would take 13 MB of each process.
            self._drawing[face] = QRawFont.fromFont(_font(face, str(path)))
            self._fonts[face] = _font(face, f"{path.parent}/./{name}")
            self._measuring[face] = QRawFont.fromFont(self._fonts[face])
        self.shape = lru_cache(maxsize=8192)(self._shape)
        self.glyph_ink = lru_cache(maxsize=16384)(self._glyph_ink)

    def raw(self, face: Face) -> QRawFont:
        """A face to draw with, 1000 px per em, to be copied at other sizes.

        It is not the one that measures: copies share one face of FreeType, and changing its size
        back and forth moves outlines by half a thousandth of an em.
        """
        return self._drawing[face]

    def measuring(self, face: Face) -> QRawFont:
        """A face at 1000 px per em that is never used at another size; do not copy it."""
        return self._measuring[face]

    def forget(self) -> None:
        """Forget all shapes; for measuring how long the first page takes."""
        self.shape.cache_clear()
        self.glyph_ink.cache_clear()

    def covers(self, character: str) -> bool:
        """Whether every face has a glyph for the character."""
        return all(raw.supportsCharacter(ord(character)) for raw in self._measuring.values())

    def _shape(self, text: str, face: Face, feature: str = "") -> tuple[Cluster, ...]:
        """Shape one line of text.

        Args:
            text: Without line breaks.
            face: The face to shape in.
            feature: OpenType feature to switch on: "pwid" for English, "halt" for half-width
                punctuation.

        Returns:
            Clusters in reading order; their texts joined are `text`.
        """
        if not text:
            return ()
        font = QFont(self._fonts[face])
        if feature:
            font.setFeature(QFont.Tag(feature), 1)
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e9)
        layout.endLayout()
        everything = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
        placed: dict[int, list[tuple[int, float]]] = {}
        for run in layout.glyphRuns(0, -1, everything):
            glyphs = zip(run.stringIndexes(), run.glyphIndexes(), run.positions(), strict=True)
            for index, glyph, point in glyphs:
                placed.setdefault(index, []).append((glyph, point.x() / _PX))
        characters = {offset: number for number, offset in enumerate(_utf16_offsets(text))}
        starts = sorted(placed)
        ends = [*starts[1:], max(characters)]
        edges = [_cursor_x(line, start) for start in [*starts, ends[-1]]]
        clusters: list[Cluster] = []
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            left = edges[number]
            offsets = tuple((glyph, x - left) for glyph, x in placed[start])
            piece = text[characters[start] : characters[end]]
            clusters.append(Cluster(piece, offsets, edges[number + 1] - left))
        return tuple(clusters)

    def _glyph_ink(self, glyph: int, face: Face) -> Rect:
        """Ink of a glyph in em, relative to its origin; y is negative above the baseline."""
        box = self._measuring[face].pathForGlyph(glyph).boundingRect()
        return Rect(box.x() / _PX, box.y() / _PX, box.width() / _PX, box.height() / _PX)


def _font(face: Face, path: str) -> QFont:
    """A font file at 1000 px per em; the last one that was loaded gives its family's fonts.

    Raises:
        FontMissingError: It cannot be loaded.
    """
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(path))
    if not families:
        raise FontMissingError(face, path)
    font = QFont(families[0])
    font.setPixelSize(_PX)
    font.setWeight(QFont.Weight.Normal if face is Face.SANS else QFont.Weight.Bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    strategy = QFont.StyleStrategy
    font.setStyleStrategy(strategy.NoFontMerging | strategy.NoSubpixelAntialias)
    return font


def _utf16_offsets(text: str) -> list[int]:
    """UTF-16 offset of each character's start, and of the end of the text."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets


def _cursor_x(line: QTextLine, position: int) -> float:
    """Left edge of the cluster at a UTF-16 position, em."""
    # The stubs say "object"; Qt returns the place and the position it took.
    place = cast("tuple[float, int]", line.cursorToX(position))
    return place[0] / _PX
