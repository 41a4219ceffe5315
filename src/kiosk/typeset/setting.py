"""What every page is set with: the show, the fonts, the frame, the sizes, the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.writing import Written, write
from kiosk.theme.scale import scale_for

if TYPE_CHECKING:
    from kiosk.figures.model import Figure, Language, Text
    from kiosk.show.model import FigureUse, RichText, Show
    from kiosk.theme.scale import Scale
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.geometry import Geometry


@dataclass(frozen=True, slots=True)
class Folio:
    """Where a page stands in the show, for the masthead."""

    section: Text
    """Title of the section."""
    page: int = 0
    """Counted from 1; 0: none is printed."""
    total: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """The means of one language on one display."""

    show: Show
    fonts: Fonts
    geometry: Geometry
    scale: Scale
    language: Language

    @classmethod
    def on(
        cls,
        show: Show,
        fonts: Fonts,
        geometry: Geometry,
        language: Language,
        *,
        is_large: bool = False,
    ) -> Setting:
        """The means of a language, with the sizes that a display asks for.

        Args:
            show: What is set.
            fonts: With which faces.
            geometry: Of the display.
            language: Of the text.
            is_large: The low-vision preset.
        """
        scale = scale_for(
            language,
            geometry.is_portrait,
            mm_per_u=geometry.mm_per_u,
            viewing_distance_m=geometry.viewing_distance_m,
            width=geometry.w,
            is_large=is_large,
        )
        return cls(show, fonts, geometry, scale, language)

    @property
    def is_chinese(self) -> bool:
        """Whether the page is set in Chinese."""
        return self.language == "zh"

    def words(self, text: Text) -> str:
        """The words of a text in this language; "" if it has none."""
        return text.get(self.language, "")

    def rich(self, texts: dict[str, RichText] | None) -> RichText:
        """The runs of a rich text in this language; () if it has none."""
        return (texts or {}).get(self.language, ())

    def figure(self, use: FigureUse) -> Figure:
        """The figure behind a use."""
        return self.show.figures[use.figure]

    def lines(self, text: Text) -> str:
        r"""The words of a label with its author's line breaks ("|") as "\n"."""
        return self.words(text).replace("|", "\n")

    def line(self, text: Text) -> str:
        """The same in one line."""
        return self.lines(text).replace("\n", "" if self.is_chinese else " ")

    def label(self, use: FigureUse) -> str:
        """What the figure counts, in the page's words or else its own, in one line."""
        return self.line(self._label(use))

    def label_lines(self, use: FigureUse) -> str:
        r"""The same with the author's line breaks as "\n"."""
        return self.lines(self._label(use))

    def _label(self, use: FigureUse) -> Text:
        return use.label if self.words(use.label) else self.figure(use).label

    def written(self, use: FigureUse) -> Written:
        """How the figure reads."""
        return write(self.figure(use), self.language)
