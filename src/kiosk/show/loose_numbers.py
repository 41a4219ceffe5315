"""Numbers typed into texts instead of written by a figure: each must be a figure's.

A headline that says "over 2,000" of a figure that is nearly 2000 is wrong on the wall although
every figure is right.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kiosk.figures.found import Role
from kiosk.figures.model import UnitClass
from kiosk.figures.reading import find_numbers
from kiosk.show.model import ChartSlide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.figures.found import Found
    from kiosk.figures.model import Figure
    from kiosk.show.draft import Draft
    from kiosk.show.model import RichText, Slide
    from kiosk.show.tree import Spot

_RICH_FIELDS: Final = ("headline", "text")
_PLAIN_FIELDS: Final = ("call", "caption")
"""Decks and notes are left out: they explain marks, "one square is 50 companies"."""
_YEARS: Final = (1900, 2100)
_BESIDE, _FEWEST = 6, 8
"""Characters beside a number that are compared with the sources, and least of all that are."""
_FIGURE_MARK: Final = "\ufffc"
"""Stands where a figure is written: no number runs across it."""


def check_numbers(draft: Draft) -> None:
    """Remark on numbers in the slides' texts that are no figure's, or not as the figure is."""
    charted = {value for slide in draft.slides for value in _charted(slide)}
    sources = [_bare(source.text) for source in draft.sources.values()]
    for slide in draft.slides:
        for text, spot in _texts(slide, draft.slide_spots[slide.id]):
            for found in find_numbers(text):
                is_figure = found.role is Role.FIGURE and not _is_year(found)
                if is_figure and not _is_quoted(found, text, sources):
                    _check(found, spot, charted, draft)


def _is_quoted(found: Found, text: str, sources: list[str]) -> bool:
    """Whether the text says a number in the very words of a source."""
    around = text[max(0, found.start - _BESIDE) : found.end + _BESIDE]
    words = _bare(max(around.split(_FIGURE_MARK), key=len))
    return len(words) >= _FEWEST and found.text in text and any(words in one for one in sources)


def _bare(text: str) -> str:
    """A text without what does not count in a quotation."""
    return "".join(char for char in text if not char.isspace() and char not in "*_`|\\")


def _check(found: Found, spot: Spot, charted: set[Decimal], draft: Draft) -> None:
    same = [figure for figure in draft.figures.values() if _is_same(found, figure)]
    place = spot.place(found.text)
    if not same:
        if found.value not in charted:
            message = f"“{found.text}” is no figure of this show"
            cure = "Write it as a figure, {id}, so that visitors can see where it comes from."
            draft.findings.remark("untraced-number", place, message, cure)
    elif all(figure.qualifier is not found.qualifier for figure in same):
        figure = same[0]
        qualifier = figure.qualifier.value.replace("_", " ")
        message = f"“{found.text}” is not what the figure “{figure.id}” says: it is {qualifier}"
        cure = f"Write {{{figure.id}}} instead."
        draft.findings.remark("number-differs", place, message, cure)


def _is_same(found: Found, figure: Figure) -> bool:
    value, unit_class = found.value, found.unit_class
    if unit_class is UnitClass.FRACTION and figure.unit_class is UnitClass.PERCENT:
        value, unit_class = value * 100, UnitClass.PERCENT
    is_alike = unit_class is figure.unit_class or not found.unit
    return is_alike and value == figure.value and found.value_max == figure.value_max


def _is_year(found: Found) -> bool:
    first, last = _YEARS
    return found.unit in ("年", "") and first <= found.value <= last and len(found.text) <= 5


def _charted(slide: Slide) -> Iterator[Decimal]:
    if isinstance(slide, ChartSlide):
        for series in slide.series:
            yield from (point.value for point in series.points)


def _texts(slide: Slide, spot: Spot) -> Iterator[tuple[str, Spot]]:
    for field in _RICH_FIELDS:
        rich: dict[str, RichText] = getattr(slide, field, {})
        yield from _in_languages({key: _joined(text) for key, text in rich.items()}, spot.at(field))
    for field in _PLAIN_FIELDS:
        plain: dict[str, str] = getattr(slide, field, {})
        yield from _in_languages(plain, spot.at(field))


def _in_languages(texts: dict[str, str], spot: Spot) -> Iterable[tuple[str, Spot]]:
    for language, text in texts.items():
        where = spot.at(language)
        yield text, where if where.node is not None else spot


def _joined(rich: RichText) -> str:
    return "".join(_FIGURE_MARK if run.figure else run.text for run in rich)
