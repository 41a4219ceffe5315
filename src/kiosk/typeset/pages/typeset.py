"""Any slide to its page: the one entry into this package.

Only what a poster needs is imported at once: a show begins with one, and the rest of this package
takes longer to import than the poster takes to set.  `load_all` imports the rest, from any thread.
"""

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
from kiosk.typeset.draft_mark import with_draft_mark
from kiosk.typeset.pages.poster import typeset_poster

if TYPE_CHECKING:
    from kiosk.show.model import Slide
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Folio, Setting


class SlideKindError(KioskError):
    """A slide is of a kind that nothing sets."""

    def __init__(self, slide: Slide) -> None:
        super().__init__(f'Slide "{slide.id}" is of a kind that cannot be set.')


def typeset_slide(slide: Slide, setting: Setting, folio: Folio) -> Page:
    """The page of a slide; of a draft, with a mark that says so.

    Raises:
        SlideKindError: There is no page module for the slide's kind.
    """
    page = _typeset(slide, setting, folio)
    return with_draft_mark(page, setting) if setting.show.is_draft else page


def _typeset(slide: Slide, setting: Setting, folio: Folio) -> Page:
    match slide:
        case PosterSlide():
            return typeset_poster(slide, setting)
        case NumbersSlide():
            from kiosk.typeset.pages.numbers import typeset_numbers

            return typeset_numbers(slide, setting, folio)
        case KeywordSlide():
            from kiosk.typeset.pages.keyword import typeset_keyword

            return typeset_keyword(slide, setting, folio, _keywords(slide, setting))
        case StorySlide():
            from kiosk.typeset.pages.story import typeset_story

            return typeset_story(slide, setting, folio)
        case ChartSlide():
            from kiosk.typeset.charts import typeset_chart

            return typeset_chart(slide, setting, folio)
        case _:
            raise SlideKindError(slide)


def load_all() -> None:
    """Import what sets the other kinds of slides."""
    import kiosk.typeset.charts
    import kiosk.typeset.pages.keyword
    import kiosk.typeset.pages.numbers
    import kiosk.typeset.pages.story  # noqa: F401


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
