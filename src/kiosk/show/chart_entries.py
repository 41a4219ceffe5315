"""Chart slides: the right keys for the form, the right form for the data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.show import copy_limits, texts
from kiosk.show.annotations import check_annotation
from kiosk.show.chart_rules import REFUSED, Misfit, group_misfits, series_misfits
from kiosk.show.findings import did_you_mean
from kiosk.show.model import ChartKind, ChartSlide, FigureUse, Series
from kiosk.show.slide_parts import Common, figure_use
from kiosk.show.tables import series_of_figures, series_of_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.show.draft import Draft
    from kiosk.show.schema import ChartEntry, UseEntry
    from kiosk.show.tree import Spot

_KINDS: Final = {kind.value: kind for kind in ChartKind}
_TIME_KINDS: Final = (ChartKind.COLUMNS, ChartKind.LINE)
_DATA_KEYS: Final = ("data", "figures", "part", "whole", "groups")


def build_chart(entry: ChartEntry, spot: Spot, common: Common, draft: Draft) -> ChartSlide | None:
    """The slide of an entry; None if its form or its data are wrong, which is reported."""
    kind = _kind(spot.at("chart"), draft)
    if kind is None or not _has_right_keys(kind, spot, draft):
        return None
    series = _series(entry, spot, draft)
    groups = _groups(entry, spot, draft)
    _check_form(kind, series, groups, spot, draft)
    languages = common["languages"]
    headline = texts.rich(entry.headline, spot.at("headline"), draft, languages, has_breaks=True)
    deck = texts.plain(entry.deck, spot.at("deck"), draft, languages)
    copy_limits.check_headline(headline, spot.at("headline"), draft)
    copy_limits.check_texts(deck, copy_limits.DECK, spot.at("deck"), draft)
    slide = ChartSlide(
        **common,
        chart=kind,
        headline=headline,
        deck=deck,
        groups=groups,
        emphasis=_emphasis(kind, _items(series, groups), spot.at("emphasis"), draft),
        series=series,
        annotation=_annotation(kind, entry, spot.at("annotation"), draft),
        note=texts.plain(entry.note, spot.at("note"), draft, languages),
    )
    check_annotation(slide, spot, draft)
    return _ranked(slide, draft) if kind is ChartKind.RANKING else slide


def _kind(spot: Spot, draft: Draft) -> ChartKind | None:
    word = spot.text
    kind = _KINDS.get(word)
    if kind is not None:
        return kind
    instead = REFUSED.get(word.lower().replace("_", "-").removesuffix("-chart"))
    if instead == "numbers":
        cure = "A single number needs no chart; use a slide of kind numbers."
    elif instead:
        cure = f"Use `chart: {instead}`, which is read from afar."
    else:
        cure = did_you_mean(word, _KINDS)
    message = f'there is no chart form "{word[:40]}"'
    code = "refused-chart" if instead else "wrong-value"
    draft.findings.defect(code, spot.place(), message, cure)
    return None


def _has_right_keys(kind: ChartKind, spot: Spot, draft: Draft) -> bool:
    """Whether exactly those keys stand there that the form takes."""
    alternatives = _keys_of(kind)
    given = {key for key in _DATA_KEYS if spot.at(key).node is not None}
    if given in [set(keys) for keys in alternatives]:
        return True
    expected = " or ".join(" and ".join(f"“{key}”" for key in keys) for keys in alternatives)
    takes = f"the form {kind} takes {expected}"
    for key in sorted(given.difference(*alternatives)):
        cure = "Take another form, or delete the key."
        draft.findings.defect("misplaced-key", spot.key_place(key), f"{takes}, not “{key}”", cure)
    complete = [keys for keys in alternatives if given.issuperset(keys)]
    if not complete:
        draft.findings.defect("missing-key", spot.place(), takes, f"Add {expected}.")
    elif len(complete) > 1:
        place = spot.key_place(complete[-1][0])
        draft.findings.defect("misplaced-key", place, f"{takes}, not both", "Delete one.")
    return False


def _keys_of(kind: ChartKind) -> tuple[tuple[str, ...], ...]:
    if kind in _TIME_KINDS:
        return ("data",), ("figures",)
    return (("part", "whole"),) if kind is ChartKind.DOTS else (("groups",),)


def _series(entry: ChartEntry, spot: Spot, draft: Draft) -> tuple[Series, ...]:
    if entry.data is not None:
        return series_of_table(entry.data, spot.at("data"), draft)
    return series_of_figures(_uses(entry.figures, spot.at("figures"), draft), draft)


def _uses(entries: Sequence[UseEntry] | None, spot: Spot, draft: Draft) -> tuple[FigureUse, ...]:
    return tuple(
        figure_use(entry, spot.at(index), draft) for index, entry in enumerate(entries or ())
    )


def _groups(entry: ChartEntry, spot: Spot, draft: Draft) -> tuple[FigureUse, ...]:
    if entry.part is None or entry.whole is None:
        return _uses(entry.groups, spot.at("groups"), draft)
    part = figure_use(entry.part, spot.at("part"), draft)
    return part, figure_use(entry.whole, spot.at("whole"), draft)


def _check_form(
    kind: ChartKind,
    series: tuple[Series, ...],
    groups: tuple[FigureUse, ...],
    spot: Spot,
    draft: Draft,
) -> None:
    """Report where the form does not fit the data; faulty data have been reported already."""
    figures = [draft.figures[use.figure] for use in groups if use.figure in draft.figures]
    misfits: Iterator[Misfit] = iter(())
    if series:
        values = [[point.value for point in one.points] for one in series]
        if len({len(points) for points in values}) == 1:
            misfits = series_misfits(kind, values)
    elif figures and len(figures) == len(groups):
        misfits = group_misfits(kind, figures)
    # One reason is enough to take another form; the next may not apply to it.
    misfit = next(misfits, None)
    if misfit is not None:
        report = draft.findings.defect if misfit.is_defect else draft.findings.remark
        report("chart-form", spot.at("chart").place(), misfit.message, misfit.cure)


def _items(series: tuple[Series, ...], groups: tuple[FigureUse, ...]) -> list[set[str]]:
    """What each group or point may be called."""
    if groups:
        return [{use.figure, *use.label.values()} for use in groups]
    points = series[0].points if series else ()
    return [{point.figure, *point.name.values()} - {""} for point in points]


def _emphasis(kind: ChartKind, items: list[set[str]], spot: Spot, draft: Draft) -> int:
    """Index of the item that the page is about."""
    word, last = spot.text, len(items) - 1
    if spot.node is None or not items:
        return last if kind in _TIME_KINDS else 0
    named = [index for index, names in enumerate(items) if word in names]
    if named:
        return named[0]
    if word in ("first", "last"):
        return 0 if word == "first" else last
    if word.isdecimal() and 1 <= int(word) <= len(items):
        return int(word) - 1
    known = sorted(set[str]().union(*items))
    message = f'"{word[:40]}" is no group or point of this chart'
    cure = did_you_mean(word, known, f"Write first, last, or a number from 1 to {len(items)}.")
    draft.findings.defect("unknown-emphasis", spot.place(), message, cure)
    return 0


def _annotation(kind: ChartKind, entry: ChartEntry, spot: Spot, draft: Draft) -> FigureUse | None:
    if entry.annotation is None:
        return None
    if kind not in _TIME_KINDS:
        message = f"the form {kind} takes no “annotation”; columns and line do"
        draft.findings.defect("misplaced-key", spot.place(), message, "Delete it.")
    return figure_use(entry.annotation, spot, draft)


def _ranked(slide: ChartSlide, draft: Draft) -> ChartSlide:
    """The slide with its groups from the largest to the smallest."""
    if not all(use.figure in draft.figures for use in slide.groups):
        return slide
    order = sorted(
        range(len(slide.groups)),
        key=lambda index: draft.figures[slide.groups[index].figure].value,
        reverse=True,
    )
    groups = tuple(slide.groups[index] for index in order)
    return replace(slide, groups=groups, emphasis=order.index(slide.emphasis))
