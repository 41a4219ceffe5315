"""Which figures a slide shows, and which slide a poster opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kiosk.show.model import (
    ChartSlide,
    FigureUse,
    KeywordSlide,
    NumbersSlide,
    PosterSlide,
    Slide,
    StorySlide,
)

if TYPE_CHECKING:
    from kiosk.show.model import RichText


def figures_shown(slide: Slide) -> tuple[str, ...]:
    """Ids of the figures on a slide, each once, in order of weight."""
    return tuple(dict.fromkeys(_figures(slide)))


def labels_overruled(slide: Slide) -> dict[str, set[str]]:
    """By figure, the languages in which a slide gives every use of it a label of its own."""
    found: dict[str, set[str]] = {}
    for use in _uses(slide):
        found[use.figure] = found.get(use.figure, set(use.label)) & set(use.label)
    return found


def _uses(slide: Slide) -> Iterator[FigureUse]:
    match slide:
        case PosterSlide():
            yield slide.figure
        case NumbersSlide():
            yield slide.hero
            yield from slide.list
        case ChartSlide():
            yield from slide.groups
        case _:
            return


def slide_that_shows(figure_id: str, slides: Iterable[Slide]) -> str:
    """Id of the first slide, other than a poster, that shows a figure; empty if none does."""
    pages = [slide for slide in slides if not isinstance(slide, PosterSlide)]
    return next((slide.id for slide in pages if figure_id in figures_shown(slide)), "")


def _figures(slide: Slide) -> Iterator[str]:
    match slide:
        case PosterSlide():
            yield slide.figure.figure
        case NumbersSlide():
            yield slide.hero.figure
            yield from (use.figure for use in slide.list)
        case KeywordSlide():
            yield from _in_texts(slide.text)
        case StorySlide():
            yield from _in_texts(slide.headline)
            yield from _in_texts(slide.text)
        case ChartSlide():
            yield from (use.figure for use in slide.groups)
            points = (point for series in slide.series for point in series.points)
            yield from (point.figure for point in points if point.figure)
            if slide.annotation is not None:
                yield slide.annotation.figure
            yield from _in_texts(slide.headline)
        case _:
            return


def _in_texts(texts: Mapping[str, RichText]) -> Iterator[str]:
    yield from (run.figure for text in texts.values() for run in text if run.figure)
