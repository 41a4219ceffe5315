"""What is played, in what order: the pages of a show in one language, and its posters.

A playlist is fixed; where in it the show stands is the player's state.  Pages go round in the order
of the sections.  Posters do not stand among them: the rotation puts the next one in front of each
round and after every fourth page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.player.reading_time import duration_s
from kiosk.show.model import (
    ChartSlide,
    KeywordSlide,
    NumbersSlide,
    PosterSlide,
    Section,
    Show,
    Slide,
    StorySlide,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """One slide in a playlist."""

    slide: str
    """Id of the slide."""
    section: str
    """Id of the section it belongs to."""
    duration_s: float
    """How long it stays while the rotation runs."""
    order: int
    """Its place among all slides of the show, the same in every language."""
    opens: str = ""
    """Posters: id of the page that a touch opens; empty: the page that follows."""


@dataclass(frozen=True, slots=True)
class Playlist:
    """The slides of a show in one language."""

    language: str
    pages: tuple[Entry, ...]
    """Everything but posters, in the order of the show."""
    posters: tuple[Entry, ...]

    def find_page(self, slide: str) -> int | None:
        """Index of a page by the id of its slide; None: not in this language, or no page."""
        return _find(self.pages, slide)

    def find_poster(self, slide: str) -> int | None:
        """Index of a poster by the id of its slide; None: not in this language, or no poster."""
        return _find(self.posters, slide)


def playlists(show: Show, *, without: Collection[str] = ()) -> dict[str, Playlist]:
    """A playlist for each language of a show, the default language first.

    Args:
        show: What is played.
        without: Ids of sections that are switched off.
    """
    sections = [section for section in show.sections if section.id not in without]
    return {language: _playlist(show, sections, language) for language in show.languages}


def _playlist(show: Show, sections: list[Section], language: str) -> Playlist:
    order = {slide.id: number for number, slide in enumerate(show.slides())}
    slides = [
        (section.id, slide)
        for section in sections
        for slide in section.slides
        if not slide.languages or language in slide.languages
    ]
    pages = [slide for _, slide in slides if not isinstance(slide, PosterSlide)]
    entries = [
        Entry(
            slide.id,
            section,
            duration_s(slide, show.figures, language),
            order[slide.id],
            _opens(slide, pages) if isinstance(slide, PosterSlide) else "",
        )
        for section, slide in slides
    ]
    is_poster = {slide.id: isinstance(slide, PosterSlide) for _, slide in slides}
    return Playlist(
        language,
        tuple(entry for entry in entries if not is_poster[entry.slide]),
        tuple(entry for entry in entries if is_poster[entry.slide]),
    )


def _opens(poster: PosterSlide, pages: list[Slide]) -> str:
    """The page a poster leads to: the author's, else one its figure leads, else any with it."""
    if any(page.id == poster.opens for page in pages):
        return poster.opens
    figure = poster.figure.figure
    led = (page.id for page in pages if next(figures_on(page), "") == figure)
    holding = (page.id for page in pages if figure in set(figures_on(page)))
    return next(led, "") or next(holding, "")


def figures_on(slide: Slide) -> Iterator[str]:
    """Ids of the figures a slide shows, in reading order; some more than once."""
    if isinstance(slide, PosterSlide):
        yield slide.figure.figure
    elif isinstance(slide, NumbersSlide):
        yield slide.hero.figure
        yield from (use.figure for use in slide.list)
    elif isinstance(slide, ChartSlide):
        yield from (run.figure for runs in slide.headline.values() for run in runs if run.figure)
        yield from (use.figure for use in slide.groups)
        yield from (p.figure for series in slide.series for p in series.points if p.figure)
        if slide.annotation is not None:
            yield slide.annotation.figure
    elif isinstance(slide, KeywordSlide | StorySlide):
        rich = [slide.text] if isinstance(slide, KeywordSlide) else [slide.headline, slide.text]
        for texts in rich:
            yield from (run.figure for runs in texts.values() for run in runs if run.figure)


def _find(entries: tuple[Entry, ...], slide: str) -> int | None:
    return next((i for i, entry in enumerate(entries) if entry.slide == slide), None)
