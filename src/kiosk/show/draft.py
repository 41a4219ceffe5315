"""A show while it is being read: what is known so far, and where problems go."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.show.findings import Findings, did_you_mean

if TYPE_CHECKING:
    from kiosk.figures.model import Figure
    from kiosk.show.missing import Gap
    from kiosk.show.model import Slide, Source
    from kiosk.show.sentences import Paragraph
    from kiosk.show.tree import Spot


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source with its paragraphs."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    text: str
    """The whole text, for looking up numbers of tables."""


@dataclass(slots=True)
class Draft:
    """What has been read so far.

    An id is *authored* if the file has it, even if what stands there is faulty: references to it
    are then not reported a second time.
    """

    folder: Path
    findings: Findings
    languages: tuple[str, ...] = ()
    is_unfinished: bool = False
    """Made from an article: its other language may still be incomplete."""
    missing: list[Gap] = field(default_factory=list["Gap"])
    """Texts that an unfinished show does not have yet."""
    authored_sources: tuple[str, ...] = ()
    authored_figures: tuple[str, ...] = ()
    sources: dict[str, SourceText] = field(default_factory=dict[str, "SourceText"])
    figures: dict[str, Figure] = field(default_factory=dict[str, "Figure"])
    figure_spots: dict[str, Spot] = field(default_factory=dict[str, "Spot"])
    former: dict[str, Figure] = field(default_factory=dict[str, "Figure"])
    """By id, what a figure was before its article changed; a person decides which of both stays."""
    used_figures: set[str] = field(default_factory=set[str])
    slide_spots: dict[str, Spot] = field(default_factory=dict[str, "Spot"])
    unknown_quotes: int = 0
    slides: list[Slide] = field(default_factory=list["Slide"])

    def figure(self, figure_id: str, spot: Spot, fragment: str = "") -> Figure | None:
        """The figure that an id at `spot` means; None if there is none or it is faulty."""
        self.used_figures.add(figure_id)
        if figure_id not in self.authored_figures:
            message = f'there is no figure "{figure_id}"'
            cure = did_you_mean(figure_id, self.authored_figures, "Write it under “figures”.")
            self.findings.defect("unknown-figure", spot.place(fragment), message, cure)
        return self.figures.get(figure_id)

    def source(self, source_id: str, spot: Spot) -> SourceText | None:
        """The source that an id at `spot` means; None if there is none or it is faulty."""
        if source_id not in self.authored_sources:
            message = f'there is no source "{source_id}"'
            cure = did_you_mean(source_id, self.authored_sources, "Write it under “sources”.")
            self.findings.defect("unknown-source", spot.place(), message, cure)
        return self.sources.get(source_id)
