"""Languages that a draft show does not have everywhere yet.

A show made from an article is complete in the article's language.  In its other language a slide
is shown as soon as all its texts are there, and the language as soon as it has a page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.show.model import PosterSlide
from kiosk.show.usage import figures_shown, labels_overruled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.show.draft import Draft
    from kiosk.show.model import Section, Slide
    from kiosk.show.tree import Step


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that is missing in a language."""

    steps: tuple[Step, ...]
    """Where it belongs in show.yaml."""
    language: str


def complete_sections(sections: Sequence[Section], draft: Draft) -> list[Section]:
    """The sections, each slide in the languages in which nothing of it is missing."""
    if not draft.missing:
        return list(sections)
    return [
        replace(section, slides=tuple(_complete(slide, draft) for slide in section.slides))
        for section in sections
    ]


def _complete(slide: Slide, draft: Draft) -> Slide:
    lacking = {gap.language for gap in gaps_of(slide, draft)}
    return replace(slide, languages=tuple(one for one in slide.languages if one not in lacking))


def complete_languages(sections: Sequence[Section], draft: Draft) -> tuple[str, ...]:
    """The languages in which a draft can be shown; of a finished show all of them."""
    if not draft.missing:
        return draft.languages
    pages = [s for one in sections for s in one.slides if not isinstance(s, PosterSlide)]
    shown = {language for page in pages for language in page.languages}
    lacking = {gap.language for gap in draft.missing if not _belongs_to_slides(gap)}
    found = tuple(one for one in draft.languages if one in shown - lacking)
    return found or draft.languages[:1]


def gaps_of(slide: Slide, draft: Draft) -> Iterator[Gap]:
    """What a slide misses: texts of its own, of its figures, of their sources."""
    place = draft.slide_spots[slide.id].steps
    own = labels_overruled(slide)
    figures = figures_shown(slide)
    origins = {
        figure.provenance.source
        for name in figures
        if (figure := draft.figures.get(name)) and figure.provenance
    }
    for gap in draft.missing:
        room, *rest = gap.steps
        if gap.steps[: len(place)] == place or (room == "sources" and rest[0] in origins):
            yield gap
        elif room == "figures" and rest[0] in figures:
            is_overruled = rest[1:] == ["label"] and gap.language in own.get(str(rest[0]), ())
            if not is_overruled:
                yield gap


def _belongs_to_slides(gap: Gap) -> bool:
    """Whether a slide without this text is left out, rather than the whole language."""
    return gap.steps[0] in ("figures", "sources") or "slides" in gap.steps
