"""Figures that stand on no page yet, as a second import finds them: where each could go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.figures.writing import write as write_figure
from kiosk.review.decision import Decision, Entry, Kind, Option
from kiosk.review.doubts import doubt_in_words
from kiosk.review.naming import slide_name
from kiosk.show import write
from kiosk.show.model import NumbersSlide
from kiosk.show.verify_figures import sentence_of
from kiosk.show.verify_model import answer_key
from kiosk.show.write_items import append_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.figures.model import Figure, Language
    from kiosk.review.queue import Facts
    from kiosk.show.model import Slide
    from kiosk.show.tree import Step
    from kiosk.show.write import Edit

_MOST: Final = 6
"""Supporting figures that a page of numbers holds."""
_PAGES: Final = 2
"""Pages that are offered: the nearest, and one more."""


def unplaced(facts: Facts) -> Iterator[Decision]:
    """One question for every figure that no slide shows; the nearest page is the usual answer."""
    language: Language = "zh" if facts.show.languages[0] == "zh" else "en"
    for figure in facts.show.figures.values():
        if figure.id in facts.reading.draft.used_figures or figure.provenance is None:
            continue
        pages = _pages(figure, facts)[:_PAGES]
        words = write_figure(figure, language).plain()
        label = figure.label.get(language, "")
        yield Decision(
            kind=Kind.NEW,
            key=answer_key("new", (figure.provenance.sentence, figure.id)),
            code="new",
            question={
                "zh": f"“{words} {label}”还没有上墙。放到哪里？",
                "en": f"“{words} {label}” is on no page yet. Where does it go?",
            },
            options=tuple(_options(figure, pages, facts)),
            slide=pages[0].id if pages else "",
            passages=(sentence_of(figure.provenance, facts.reading),),
            entries=(
                Entry(
                    (("figures", figure.id, "label"),),
                    language,
                    label,
                    words,
                    doubt=doubt_in_words(figure, language),
                ),
            ),
        )


def _options(figure: Figure, pages: list[NumbersSlide], facts: Facts) -> Iterator[Option]:
    """The pages that have room, a page of its own, and no page at all."""
    for page in pages:
        zh, en = (slide_name(facts.show, page.id, language) for language in ("zh", "en"))
        place = (*facts.reading.draft.slide_spots[page.id].steps, "list")
        title = {"zh": f"放到“{zh}”", "en": f"Onto “{en}”"}
        yield Option(title, f"on {page.id}", (_appending(place, figure.id),))
    title = {"zh": "单独一页", "en": "A page of its own"}
    yield Option(title, "own page", (_own_page(figure, pages, facts),))
    title = {"zh": "不用", "en": "Leave it out"}
    yield Option(title, "left out", (_removing(figure.id),))


def _pages(figure: Figure, facts: Facts) -> list[NumbersSlide]:
    """Pages of numbers with room, those first whose figures stand near this one in the source."""
    numbers = [slide for slide in facts.show.slides() if isinstance(slide, NumbersSlide)]
    roomy = [slide for slide in numbers if len(slide.list) < _MOST]
    return sorted(roomy, key=lambda slide: (_distance(figure, slide, facts), len(slide.list)))


def _distance(figure: Figure, slide: NumbersSlide, facts: Facts) -> int:
    here = _offset(figure, facts)
    uses = (slide.hero, *slide.list)
    return min(abs(_offset(facts.show.figures[use.figure], facts) - here) for use in uses)


def _offset(figure: Figure, facts: Facts) -> int:
    """Where a figure stands in its source; far away if that cannot be told."""
    origin = figure.provenance
    if origin is None or origin.source not in facts.reading.draft.sources:
        return 1_000_000
    start = facts.reading.draft.sources[origin.source].text.find(origin.quote)
    return start if start >= 0 else 1_000_000


def _appending(place: tuple[Step, ...], figure: str) -> Edit:
    return lambda text: append_item(text, place, figure)


def _removing(figure: str) -> Edit:
    return lambda text: write.remove(text, ("figures", figure))


def _own_page(figure: Figure, pages: list[NumbersSlide], facts: Facts) -> Edit:
    """A poster behind the pages of numbers: a cover of posters alone stays as it is."""
    slides: list[Slide] = list(pages) or list(facts.show.slides())
    place = facts.reading.draft.slide_spots[slides[0 if pages else -1].id].steps[:-1]
    taken = {slide.id for slide in facts.show.slides()}
    names = (f"page-{figure.id}{'-more' * count}" for count in range(len(taken) + 1))
    name = next(one for one in names if one not in taken)
    return lambda text: append_item(
        text, place, {"id": name, "kind": "poster", "figure": figure.id}
    )
