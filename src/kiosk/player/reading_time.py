"""How long a slide stays: as long as it takes to read it.

Sources: Chinese 259.5 ± 38 characters a minute at most, read silently from a display (RSVP study,
n = 30); English 180 words a minute, slow reading while standing.  The 4 seconds are for noticing
that the page has changed and finding its beginning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.show.model import (
    ChartSlide,
    FigureUse,
    KeywordSlide,
    NumbersSlide,
    PosterSlide,
    RichTexts,
    Slide,
    StorySlide,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.figures.model import Figure, Text

ARRIVE_S = 4.0
HAN_PER_S = 4.3
WORDS_PER_S = 3.0
SHORTEST_S = 9.0
LONGEST_S = 42.0
CHART_S = 12.0
"""A chart is looked at, not only read."""
POSTER_S = 8.0

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\w+(?:[.,'’–-]\w+)*")
"""A word, or a number with its separators."""


def duration_s(slide: Slide, figures: Mapping[str, Figure], language: str) -> float:
    """Seconds that a slide stays on the display; what the author says goes before all."""
    if slide.duration_s is not None:
        return slide.duration_s
    if isinstance(slide, PosterSlide):
        return POSTER_S
    least = CHART_S if isinstance(slide, ChartSlide) else SHORTEST_S
    needed = sum(reading_s(text) for text in texts(slide, figures, language))
    return min(LONGEST_S, max(least, ARRIVE_S + needed))


def reading_s(text: str) -> float:
    """Seconds to read a text: its Chinese characters, its words, its numbers (one word each)."""
    rest, han = _HAN.subn(" ", text)
    return han / HAN_PER_S + len(_WORD.findall(rest)) / WORDS_PER_S


def texts(slide: Slide, figures: Mapping[str, Figure], language: str) -> Iterator[str]:
    """Everything a visitor reads on a slide, in one language; the source line is not counted."""
    if isinstance(slide, NumbersSlide):
        for use in (slide.hero, *slide.list):
            yield from _figure(use, figures, language)
    elif isinstance(slide, KeywordSlide):
        yield slide.word.get(language, "")
        yield slide.gloss.get(language, "")
        yield _plain(slide.text, language)
    elif isinstance(slide, StorySlide):
        yield _plain(slide.headline, language)
        yield _plain(slide.text, language)
        yield slide.caption.get(language, "")
    elif isinstance(slide, ChartSlide):
        yield from _chart(slide, figures, language)


def _chart(slide: ChartSlide, figures: Mapping[str, Figure], language: str) -> Iterator[str]:
    yield _plain(slide.headline, language)
    yield slide.deck.get(language, "")
    uses = slide.groups if slide.annotation is None else (*slide.groups, slide.annotation)
    for use in uses:
        yield from _figure(use, figures, language)
    for series in slide.series:
        yield series.name.get(language, "")
        for point in series.points:
            yield point.name.get(language, "")
            yield str(point.value)


def _figure(use: FigureUse, figures: Mapping[str, Figure], language: str) -> Iterator[str]:
    """A figure as it is read: qualifier, number, unit, label, against what it changed."""
    figure = figures.get(use.figure)
    if figure is None:
        return
    label: Text = use.label or figure.label
    yield figure.wording.get(language, "")
    yield "0"  # the number itself, however long: one word
    yield figure.unit.get(language, "")
    yield label.get(language, "")
    if figure.change is not None:
        yield figure.change.basis.get(language, "")


def _plain(rich: RichTexts, language: str) -> str:
    return "".join(run.text for run in rich.get(language, ()))
