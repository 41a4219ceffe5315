"""Masthead, folio and source line: what every page but the poster has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.figures.dates import as_of_words, date_words
from kiosk.theme.tokens import Ink
from kiosk.typeset.labels import Label, set_label
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Face

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.figures.model import Figure
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.setting import Folio, Setting

THICK_Y, THICK_H = 4.4, 0.8
HAIR_Y, HAIR_H = 5.7, 0.16
FOLIO_BASELINE = 9.4
_SECTION_GAP = 1.8
_LEADING_MAX = 2.65
"""Two source lines of the designed size stand no farther apart, u."""
_LEADING_MIN = 1.2
"""Nor closer, em."""
_DESIGNED, _DROP = 2.1, 0.7
"""A source line that a small panel sets larger than designed stands lower, by this part of what it
has grown: as far from what stands over it."""
_PORTRAIT_DROP = 0.8
"""Two source lines stand lower by this, clear of what ends on content bottom."""


def masthead(draft: Draft, folio: Folio) -> None:
    """The thick-thin double rule, the show's name, the section, the page number."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    draft.rule(geometry.left, THICK_Y, geometry.width, THICK_H, Ink.FG)
    draft.rule(geometry.left, HAIR_Y, geometry.width, HAIR_H, Ink.FG)
    name = draft.text(
        setting.words(setting.show.name),
        Face.SERIF_BOLD,
        scale.folio_name,
        Ink.FG,
        geometry.left,
        FOLIO_BASELINE,
        role="folio",
    )
    draft.text(
        setting.words(folio.section),
        Face.SANS,
        scale.folio,
        Ink.FG2,
        name.rect.right + _SECTION_GAP,
        FOLIO_BASELINE,
        role="folio",
    )
    if folio.page:
        draft.text(
            f"{folio.page} / {folio.total}",
            Face.SANS,
            scale.folio,
            Ink.FG2,
            geometry.right,
            FOLIO_BASELINE,
            anchor=Anchor.RIGHT_INK,
            role="folio",
        )


def source_line(
    draft: Draft, figures: Iterable[Figure], before: str = "", sources: Iterable[str] = ()
) -> None:
    """Where the page's numbers come from, and as of when.

    Args:
        draft: The page.
        figures: All figures on it.
        before: A note that stands before the source: what one mark stands for.
        sources: Ids of further sources: of values that come from a table.
    """
    parts = [part for part in (before, source_words(draft.setting, figures, sources)) if part]
    if not parts:
        return
    geometry, size = draft.setting.geometry, draft.setting.scale.source
    labels = _source_labels(draft, parts, size)
    if not all(label.fits for label in labels):
        draft.problem("The source line is too long: shorten the note or the names of the sources.")
    after = sum(label.lines_after_first + 1 for label in labels) - 1
    leading = min(labels[0].leading, max(_LEADING_MAX, _LEADING_MIN * size))
    baseline = geometry.source_baseline - after * leading + _DROP * max(0.0, size - _DESIGNED)
    if after and geometry.is_portrait:
        baseline += _PORTRAIT_DROP
    for label in labels:
        label.place(draft, geometry.left, baseline, Ink.FG3, role="source")
        baseline += leading * (label.lines_after_first + 1)


def _source_labels(draft: Draft, parts: list[str], size: float) -> list[Label]:
    """In one line; else each part in its own; else all in two lines."""
    width = draft.setting.geometry.width

    def label(text: str, lines: int) -> Label:
        return set_label(draft, text, Face.SANS, size, width, lines, shrinks=False)

    if draft.setting.is_chinese:
        whole = "\u3000".join(parts)
    else:
        whole = ". ".join(part.rstrip(".") for part in parts)
    candidates = [[label(whole, 1)], [label(part, 1) for part in parts]]
    fitting = (labels for labels in candidates if all(each.fits for each in labels))
    return next(fitting, [label(whole, 2)])


def source_words(setting: Setting, figures: Iterable[Figure], sources: Iterable[str] = ()) -> str:
    """The source line's words: names of the sources, then the latest as-of time.

    A derived figure stands on the sources of its operands.
    """
    names, times = list[str](), list[str]()
    for figure in _with_operands(setting, figures):
        if figure.as_of:
            times.append(figure.as_of)
        if figure.provenance:
            source = setting.show.sources[figure.provenance.source]
            names.append(setting.words(source.name))
            if not figure.as_of:
                times.append(source.date)
    for id_ in sources:
        source = setting.show.sources[id_]
        if setting.words(source.name) not in names:
            names.append(setting.words(source.name))
            times.append(source.date)
    names = list(dict.fromkeys(names))
    if not names:
        return ""
    latest = max(times, key=lambda time: time[:10])
    exact = any(time == latest and "T" in time for time in times)
    if setting.is_chinese:
        when = as_of_words(latest, "zh") if exact else date_words(latest, "zh")
        return f"数据来源：{'、'.join(names)}；{when}"
    when = as_of_words(latest, "en") if exact else date_words(latest, "en")
    return f"Source: {', '.join(names)}; {when}"


def _with_operands(setting: Setting, figures: Iterable[Figure]) -> list[Figure]:
    """Figures, and those they are derived from; each once."""
    pending = list(figures)
    found: dict[str, Figure] = {}
    while pending:
        figure = pending.pop(0)
        if figure.id not in found:
            found[figure.id] = figure
            operands = figure.derivation.operands if figure.derivation else ()
            pending += [setting.show.figures[operand] for operand in operands]
    return list(found.values())
