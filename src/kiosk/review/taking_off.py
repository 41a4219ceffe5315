"""Taking a figure off the wall: out of lists, and with the slides that are about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show import write
from kiosk.show.model import NumbersSlide, PosterSlide, Slide
from kiosk.show.usage import figures_shown
from kiosk.show.write_text import EditRefusedError

if TYPE_CHECKING:
    from kiosk.review.queue import Facts
    from kiosk.show.tree import Step
    from kiosk.show.write import Edit

_LEAST = 3
"""Supporting figures that a page of numbers keeps."""


def taken_off(figure: str, facts: Facts) -> tuple[Edit, ...]:
    """The edits; none if the figure is in a text or part of another, where a person must write."""
    figures = facts.show.figures.values()
    if any(one.derivation and figure in one.derivation.operands for one in figures):
        return ()
    places: list[tuple[Step, ...]] = []
    for slide in facts.show.slides():
        if figure in figures_shown(slide):
            place = _place(slide, figure, facts)
            if place is None:
                return ()
            places.append(place)
    # From the end of the file, so that the places before keep their numbers.
    places.sort(key=lambda steps: [int(step) for step in steps if isinstance(step, int)])
    edits = [_removing(place) for place in reversed(places)]
    return (*edits, _removing(("figures", figure)))


def _place(slide: Slide, figure: str, facts: Facts) -> tuple[Step, ...] | None:
    """What to take out: the whole slide, or the figure's item of a list that stays long enough."""
    steps = facts.reading.draft.slide_spots[slide.id].steps
    if isinstance(slide, PosterSlide):
        return steps
    if not isinstance(slide, NumbersSlide):
        return None
    if slide.hero.figure == figure or len(slide.list) <= _LEAST:
        return steps
    index = next(n for n, use in enumerate(slide.list) if use.figure == figure)
    return (*steps, "list", index)


def _removing(steps: tuple[Step, ...]) -> Edit:
    def edit(text: str) -> str:
        try:
            return write.remove(text, steps)
        except EditRefusedError:
            # The last slide of a section: the section goes with it.
            if steps[-2:-1] != ("slides",):
                raise
            return write.remove(text, steps[:2])

    return edit
