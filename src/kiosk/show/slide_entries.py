"""Slides: from what the author wrote to data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show import copy_limits, texts
from kiosk.show.chart_entries import build_chart
from kiosk.show.findings import did_you_mean, nearest
from kiosk.show.media import check_picture
from kiosk.show.model import (
    FigureUse,
    KeywordSlide,
    NumbersSlide,
    PosterSlide,
    Slide,
    StorySlide,
)
from kiosk.show.paths import find_file
from kiosk.show.schema import (
    SLIDE_KINDS,
    ChartEntry,
    KeywordEntry,
    NumbersEntry,
    PosterEntry,
    SlideEntry,
    StoryEntry,
)
from kiosk.show.schema_problems import validate
from kiosk.show.slide_parts import Common, figure_use
from kiosk.show.tree import Mapping

if TYPE_CHECKING:
    from kiosk.show.draft import Draft
    from kiosk.show.tree import Spot

_MOST_SUPPORTING, _LEAST_SUPPORTING, _WISHED_SUPPORTING = 6, 3, 4


def read_slide(spot: Spot, default_id: str, draft: Draft) -> Slide | None:
    """Read the slide at `spot`; None if it has problems, which are reported."""
    model = _model(spot, draft)
    entry = validate(model, spot, draft.findings) if model else None
    if entry is None:
        return None
    common = _common(entry, spot, default_id, draft)
    match entry:
        case PosterEntry():
            return _poster(entry, spot, common, draft)
        case NumbersEntry():
            return _numbers(entry, spot, common, draft)
        case KeywordEntry():
            return _keyword(entry, spot, common, draft)
        case StoryEntry():
            return _story(entry, spot, common, draft)
        case ChartEntry():
            return build_chart(entry, spot, common, draft)
        case _:
            return None


def _model(spot: Spot, draft: Draft) -> type[SlideEntry] | None:
    """The model of the slide's kind."""
    if not isinstance(spot.node, Mapping):
        message = "expected a slide with keys and values"
        draft.findings.defect("wrong-type", spot.place(), message, "Begin with `kind:`.")
        return None
    kind = spot.at("kind")
    model = SLIDE_KINDS.get(kind.text)
    if model is not None or kind.is_broken:
        return model
    if kind.node is None:
        _report_missing_kind(spot, draft)
        return None
    message = f'there is no kind of slide "{kind.text[:40]}"'
    draft.findings.defect(
        "wrong-value", kind.place(), message, did_you_mean(kind.text, SLIDE_KINDS)
    )
    return None


def _report_missing_kind(spot: Spot, draft: Draft) -> None:
    known = {key for model in SLIDE_KINDS.values() for key in model.model_fields}
    likely = nearest("kind", set(spot.keys()) - known)
    if likely:
        place = spot.key_place(likely)
        cure = 'Did you mean "kind"?'
        draft.findings.defect("unknown-key", place, f'unknown key "{likely}"', cure)
        return
    cure = f"Add “kind”: one of {', '.join(SLIDE_KINDS)}."
    draft.findings.defect("missing-key", spot.at("kind").place(), '"kind" is missing', cure)


def _common(entry: SlideEntry, spot: Spot, default_id: str, draft: Draft) -> Common:
    slide_id = entry.id or default_id
    if slide_id in draft.slide_spots:
        message = f'two slides are called "{slide_id}"'
        cure = "Rename one of them; links and statistics go by this name."
        draft.findings.defect("duplicate-id", spot.at("id").place(), message, cure)
    draft.slide_spots[slide_id] = spot
    languages = draft.languages
    if entry.languages is not None:
        languages = tuple(code for code in draft.languages if code in entry.languages)
        if not languages:
            message = "the slide is shown in none of the show's languages"
            draft.findings.defect("wrong-value", spot.at("languages").place(), message)
    return Common(id=slide_id, duration_s=entry.duration, languages=languages)


def _poster(entry: PosterEntry, spot: Spot, common: Common, draft: Draft) -> Slide:
    call = texts.plain(entry.call, spot.at("call"), draft, common["languages"])
    copy_limits.check_texts(call, copy_limits.CALL, spot.at("call"), draft)
    use = figure_use(entry.figure, spot.at("figure"), draft)
    return PosterSlide(**common, figure=use, call=call, opens=entry.opens or "")


def _numbers(entry: NumbersEntry, spot: Spot, common: Common, draft: Draft) -> Slide:
    hero = figure_use(entry.hero, spot.at("hero"), draft)
    _check_label(hero, spot.at("hero"), draft, copy_limits.HERO_LABEL)
    supporting: list[FigureUse] = []
    for index, item in enumerate(entry.list):
        where = spot.at("list", index)
        use = figure_use(item, where, draft)
        if use.figure in {hero.figure, *(other.figure for other in supporting)}:
            message = f'the figure "{use.figure}" stands twice on this slide'
            draft.findings.defect("duplicate-figure", where.place(), message, "Delete one.")
        _check_label(use, where, draft, copy_limits.LIST_LABEL)
        supporting.append(use)
    _check_count(len(supporting), spot.at("list"), draft)
    return NumbersSlide(**common, hero=hero, list=tuple(supporting))


def _check_count(count: int, spot: Spot, draft: Draft) -> None:
    message = f"the slide has {count} supporting figures, expected 4 to 6"
    if not _LEAST_SUPPORTING <= count <= _MOST_SUPPORTING:
        draft.findings.defect("figure-count", spot.place(), message, "A page holds 3 to 6.")
    elif count < _WISHED_SUPPORTING:
        draft.findings.remark("figure-count", spot.place(), message, "Add one if there is one.")


def _check_label(use: FigureUse, spot: Spot, draft: Draft, limit: copy_limits.Limit) -> None:
    """Remark on a label that is too long here; in lists Chinese is measured with its unit."""
    figure = draft.figures.get(use.figure)
    if figure is None:
        return
    for language, own in figure.label.items():
        label = use.label.get(language, own)
        if limit is copy_limits.LIST_LABEL and language == "zh":
            label = figure.unit.get(language, "") + label
        copy_limits.check_length(label, language, limit, spot, draft)


def _keyword(entry: KeywordEntry, spot: Spot, common: Common, draft: Draft) -> Slide:
    languages = common["languages"]
    word = texts.plain(entry.word, spot.at("word"), draft, languages)
    text = texts.rich(entry.text, spot.at("text"), draft, languages)
    copy_limits.check_texts(word, copy_limits.KEYWORD, spot.at("word"), draft)
    copy_limits.check_paragraph(text, spot.at("text"), draft)
    gloss = texts.plain(entry.gloss, spot.at("gloss"), draft, languages)
    return KeywordSlide(**common, word=word, gloss=gloss, text=text)


def _story(entry: StoryEntry, spot: Spot, common: Common, draft: Draft) -> Slide:
    languages = common["languages"]
    headline = texts.rich(entry.headline, spot.at("headline"), draft, languages, has_breaks=True)
    text = texts.rich(entry.text, spot.at("text"), draft, languages)
    copy_limits.check_headline(headline, spot.at("headline"), draft)
    copy_limits.check_paragraph(text, spot.at("text"), draft)
    path = find_file(draft.folder, spot.at("picture"), draft.findings)
    if path is not None:
        check_picture(path, spot.at("picture"), draft.findings)
    return StorySlide(
        **common,
        headline=headline,
        text=text,
        picture=entry.picture,
        caption=texts.plain(entry.caption, spot.at("caption"), draft, languages),
        is_natural=entry.colors == "natural",
    )
