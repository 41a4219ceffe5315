"""Reading a show folder: frozen data, or everything that is wrong with it."""

from __future__ import annotations

import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.errors import Place, Problem
from kiosk.show import copy_limits, texts
from kiosk.show.answers import ANSWERS, Answers, read_answers
from kiosk.show.derivations import derive
from kiosk.show.draft import Draft
from kiosk.show.figure_entries import read_figure
from kiosk.show.findings import Findings, did_you_mean
from kiosk.show.glyphs import check_characters
from kiosk.show.loose_numbers import check_numbers
from kiosk.show.missing import complete_languages, complete_sections
from kiosk.show.model import PosterSlide, Section, Show, Slide
from kiosk.show.schema import MAX_SECTIONS, SectionHead, ShowHead
from kiosk.show.schema_problems import validate
from kiosk.show.schema_types import ID_CURE, is_id
from kiosk.show.slide_entries import read_slide
from kiosk.show.source_entries import read_source
from kiosk.show.text_file import SHOW_LIMIT, read_text_file
from kiosk.show.tree import Mapping, Sequence, Spot
from kiosk.show.usage import slide_that_shows
from kiosk.show.yaml_reader import read_tree

if TYPE_CHECKING:
    from kiosk.show.schema import FigureEntry

SHOW_FILE: Final = "show.yaml"
_TABLES: Final = ("sources", "figures", "sections", "answers")
_WISHED_SECTIONS: Final = 3
_MOST_PAGES: Final = 14
"""Pages of a rotation; with posters between them it lasts some seven minutes."""


def read_show(folder: Path) -> tuple[Show | None, list[Problem]]:
    """Read, check and complete a show.

    Args:
        folder: Holds show.yaml and the files it names.

    Returns:
        The show, or None if it has a defect; and all problems in file order.
    """
    reading = read_whole(folder)
    return reading.show, reading.draft.findings.in_file_order()


@dataclass(frozen=True, slots=True)
class Reading:
    """A show that was read, with what only its file tells: places, sources, answers."""

    show: Show | None
    """None if it has a defect."""
    draft: Draft
    root: Spot | None
    """Of show.yaml; None if it is no tree."""
    answers: Answers


def read_whole(folder: Path) -> Reading:
    """Read a show, and keep what checking, reviewing and writing back need."""
    draft = Draft(folder, Findings())
    root = _open(draft)
    show = _read(root, draft) if root else None
    answers = read_answers(root.at(ANSWERS), draft.findings) if root else {}
    return Reading(None if draft.findings.has_defect else show, draft, root, answers)


def _open(draft: Draft) -> Spot | None:
    """The tree of show.yaml."""
    path = draft.folder / SHOW_FILE
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        is_file = False
    if not is_file:
        message = f"there is no show in {draft.folder.name or draft.folder}: {SHOW_FILE} is missing"
        cure = "Name the folder that contains show.yaml, or write one with `kiosk new FOLDER`."
        draft.findings.defect("no-show", Place(SHOW_FILE), message, cure)
        return None
    file = read_text_file(path, SHOW_FILE, SHOW_LIMIT, draft.findings)
    document = read_tree(file, draft.findings) if file else None
    if document is None:
        return None
    if not isinstance(document.root, Mapping):
        message = "expected keys and values, beginning with `format: 1`"
        draft.findings.defect("wrong-type", Spot(document).place(), message)
        return None
    return Spot(document)


def _read(root: Spot, draft: Draft) -> Show | None:
    head = validate(ShowHead, root, draft.findings, without=_TABLES)
    draft.languages = _languages(root)
    draft.is_unfinished = root.at("draft").text == "true"
    draft.authored_sources = _ids(root.at("sources"), draft)
    draft.authored_figures = _ids(root.at("figures"), draft)
    for source_id in draft.authored_sources:
        read_source(root.at("sources", source_id), draft)
    _read_figures(root.at("figures"), draft)
    sections = _read_sections(root.at("sections"), draft)
    _check_whole(root, draft)
    if head is None:
        return None
    title = texts.literal(head.title, root.at("title"), draft)
    name = texts.literal(head.name, root.at("name"), draft) or title
    sections = complete_sections(sections, draft)
    return Show(
        title=title,
        name=name,
        languages=complete_languages(sections, draft),
        sections=_with_links(sections, draft),
        figures=draft.figures,
        sources={source_id: text.source for source_id, text in draft.sources.items()},
    )


def _languages(root: Spot) -> tuple[str, ...]:
    """The show's languages; where they are unsound, both, so that nothing is missed."""
    spots = root.at("languages").elements()
    found = tuple(dict.fromkeys(spot.text for spot in spots if spot.text in ("zh", "en")))
    return found or ("zh", "en")


def _ids(spot: Spot, draft: Draft) -> tuple[str, ...]:
    """Keys of a table of figures or sources."""
    if spot.node is not None and not spot.is_broken and not isinstance(spot.node, Mapping):
        message = "expected ids with what they stand for"
        draft.findings.defect("wrong-type", spot.place(), message, "Write `id:` and indent below.")
    keys = spot.keys()
    for key in keys:
        if not is_id(key):
            message = f'"{key[:60]}" cannot be an id'
            draft.findings.defect("bad-id", spot.key_place(key), message, ID_CURE)
    return keys


def _read_figures(spot: Spot, draft: Draft) -> None:
    entries: dict[str, FigureEntry] = {}
    for figure_id in draft.authored_figures:
        entry = read_figure(spot.at(figure_id), draft)
        if entry is not None:
            entries[figure_id] = entry
    derive(entries, draft)


def _read_sections(spot: Spot, draft: Draft) -> list[Section]:
    if spot.is_broken:
        return []
    if not isinstance(spot.node, Sequence) or not spot.elements():
        cure = "A section begins with `- id:`, `title:` and `slides:`."
        code = "missing-key" if spot.node is None else "wrong-type"
        draft.findings.defect(code, spot.place(), "expected a list of sections", cure)
        return []
    _check_section_count(len(spot.elements()), spot, draft)
    found = [_read_section(one, number, draft) for number, one in enumerate(spot.elements(), 1)]
    seen: set[str] = set()
    for section, one in zip(found, spot.elements(), strict=True):
        if section.id in seen:
            message = f'two sections are called "{section.id}"'
            draft.findings.defect("duplicate-id", one.at("id").place(), message, "Rename one.")
        seen.add(section.id)
    return found


def _check_section_count(count: int, spot: Spot, draft: Draft) -> None:
    message = (
        f"the show has {count} section{'s' if count > 1 else ''}, expected 3 to {MAX_SECTIONS}"
    )
    if count > MAX_SECTIONS:
        cure = "Join some; the navigation bar has six places."
        draft.findings.defect("section-count", spot.place(), message, cure)
    elif count < _WISHED_SECTIONS:
        cure = "Divide the slides so that visitors find their way."
        draft.findings.remark("section-count", spot.place(), message, cure)


def _read_section(spot: Spot, number: int, draft: Draft) -> Section:
    head = validate(SectionHead, spot, draft.findings, without=("slides",))
    title = texts.literal(head.title, spot.at("title"), draft) if head else {}
    copy_limits.check_texts(title, copy_limits.SECTION, spot.at("title"), draft)
    section_id = head.id if head else f"section-{number}"
    where = spot.at("slides")
    if not where.elements() and not where.is_broken:
        cure = "A slide begins with `- kind:`."
        code = "missing-key" if where.node is None else "wrong-type"
        draft.findings.defect(code, where.place(), "expected a list of slides", cure)
    slides: list[Slide] = []
    for index, one in enumerate(where.elements(), start=1):
        slide = read_slide(one, f"{section_id}-{index}", draft)
        if slide is not None:
            slides.append(slide)
    draft.slides += slides
    return Section(section_id, title, tuple(slides))


def _check_whole(root: Spot, draft: Draft) -> None:
    """What only the whole show can tell."""
    if not draft.findings.has_defect:
        # A faulty slide would make the figures that only it shows look unused.
        _check_unused(draft)
    pages = sum(not isinstance(slide, PosterSlide) for slide in draft.slides)
    if pages > _MOST_PAGES:
        message = f"a rotation has {pages} pages besides posters, expected at most {_MOST_PAGES}"
        cure = "Leave some out; few visitors stay for more."
        draft.findings.remark("long-rotation", root.at("sections").place(), message, cure)
    check_numbers(draft)
    check_characters(root, draft)


def _check_unused(draft: Draft) -> None:
    for figure_id, spot in draft.figure_spots.items():
        if figure_id not in draft.used_figures:
            message = "no slide shows this figure"
            cure = "Show or delete it; `kiosk review` offers pages for it."
            draft.findings.remark("unused-figure", spot.place(), message, cure)


def _with_links(sections: list[Section], draft: Draft) -> tuple[Section, ...]:
    """The sections with every poster opening a slide."""
    return tuple(
        replace(section, slides=tuple(_with_link(slide, draft) for slide in section.slides))
        for section in sections
    )


def _with_link(slide: Slide, draft: Draft) -> Slide:
    if not isinstance(slide, PosterSlide):
        return slide
    if not slide.opens:
        return replace(slide, opens=slide_that_shows(slide.figure.figure, draft.slides))
    if slide.opens not in draft.slide_spots:
        spot = draft.slide_spots[slide.id].at("opens")
        message = f'there is no slide "{slide.opens}"'
        cure = did_you_mean(slide.opens, draft.slide_spots)
        draft.findings.defect("unknown-slide", spot.place(), message, cure)
    return slide
