"""Any slide to its page: the one entry into this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.show.model import (
    ChartSlide,
    KeywordSlide,
    NumbersSlide,
    PosterSlide,
    StorySlide,
)
from kiosk.typeset.charts import typeset_chart
from kiosk.typeset.pages.keyword import typeset_keyword
from kiosk.typeset.pages.numbers import typeset_numbers
from kiosk.typeset.pages.poster import typeset_poster
from kiosk.typeset.pages.story import typeset_story

if TYPE_CHECKING:
    from kiosk.show.model import Slide
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Folio, Setting


class SlideKindError(KioskError):
    """A slide is of a kind that nothing sets."""

    def __init__(self, slide: Slide) -> None:
        super().__init__(f'Slide "{slide.id}" is of a kind that cannot be set.')


def typeset_slide(slide: Slide, setting: Setting, folio: Folio) -> Page:
    """The page of a slide.

    Raises:
        SlideKindError: There is no page module for the slide's kind.
    """
    match slide:
        case PosterSlide():
            return typeset_poster(slide, setting)
        case NumbersSlide():
            return typeset_numbers(slide, setting, folio)
        case KeywordSlide():
            return typeset_keyword(slide, setting, folio, _keywords(slide, setting))
        case StorySlide():
            return typeset_story(slide, setting, folio)
        case ChartSlide():
            return typeset_chart(slide, setting, folio)
        case _:
            raise SlideKindError(slide)


def _keywords(slide: KeywordSlide, setting: Setting) -> list[KeywordSlide]:
    """The keyword slides of the slide's section that this language has."""
    for section in setting.show.sections:
        if any(other.id == slide.id for other in section.slides):
            return [
                other
                for other in section.slides
                if isinstance(other, KeywordSlide)
                and (not other.languages or setting.language in other.languages)
            ]
    return [slide]
