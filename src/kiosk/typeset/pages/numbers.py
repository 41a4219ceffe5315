"""The numbers page: one leading figure, and the ones that support it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.labels import Label, set_label
from kiosk.typeset.lines import Anchor, Line, fit_size, set_stack
from kiosk.typeset.marks import Action, Face, Pace, Page, Rect, Reveal, TextMark
from kiosk.typeset.masthead import masthead, source_line
from kiosk.typeset.numeral import DIGIT_INK, numeral_of

if TYPE_CHECKING:
    from kiosk.show.model import FigureUse, NumbersSlide
    from kiosk.typeset.setting import Folio, Setting

_UNIT_GAP = 2.6
_LABEL_FOOT = 3.5
"""From the label's last baseline down to what may stand under it."""
_RULE_GAP = 3.4
_QUALIFIER_SHIFT = 12.0
_ROW_GAP = 1.4
_ROW_APART = 2.2
"""Least distance of the ink of two rows' numerals, u: a hairline stands between them."""
_QUALIFIER_GAP = 1.2
"""From a supporting numeral to the qualifier before it."""
_ENGLISH_QUALIFIER = 3.2
"""From the leading numeral's ink up to the baseline of the qualifier above it, in English."""
_QUALIFIER_APART = 2.8
"""Above that qualifier, beyond what a label keeps below itself: it belongs to the numeral."""
_HERO_TOLERANCE = 0.75
"""A figure of six digits with its comma may be this much below the least size of a hero."""
_FIRST_ROW = 9.6
"""First row's baseline below content top."""
_COMMA_GAP = 1.5
"""From a comma's tail to the unit beneath it."""
_ENGLISH_UNIT = 9.6
"""From the numeral's baseline down to its unit's, in English."""


def typeset_numbers(slide: NumbersSlide, setting: Setting, folio: Folio) -> Page:
    """Set a numbers page."""
    draft = Draft(setting)
    masthead(draft, folio)
    geometry = setting.geometry
    if geometry.is_portrait:
        share = (82.0 - 16.6) / (149.0 - 16.6)
        hero_foot = geometry.top + share * (geometry.bottom - geometry.top)
        rule = hero_foot + 5.5
        _hero(draft, slide.hero, geometry.right - geometry.left, hero_foot)
        with draft.part(Reveal.WIPE_RIGHT, 0.24, 0.5):
            draft.rule(geometry.left, rule, geometry.width, setting.scale.lines.hair, Ink.RULE)
        axis = geometry.left + (33.0 if setting.is_chinese else 36.2)
        first, last = rule + 11.0, geometry.bottom - 2.5
        shown = _shown(slide, setting, first, last)
        _rows(draft, shown, geometry.left, axis, first, last)
    else:
        rule = geometry.col_right(6)
        _hero(draft, slide.hero, rule - geometry.left - _RULE_GAP, geometry.bottom)
        with draft.part(Reveal.WIPE_RIGHT, 0.24, 0.3):
            height = geometry.bottom - geometry.top
            draft.rule(rule, geometry.top, setting.scale.lines.hair, height, Ink.RULE)
        left = geometry.col(7)
        axis = left + (30.3 if setting.is_chinese else 36.5)
        first, last = geometry.top + _FIRST_ROW, geometry.bottom
        shown = _shown(slide, setting, first, last)
        _rows(draft, shown, left, axis, first, last)
    figures = [setting.figure(use) for use in (slide.hero, *shown)]
    source_line(draft, figures)
    title = setting.label(slide.hero)
    return draft.page(title, _description(setting, (slide.hero, *shown)))


def _shown(
    slide: NumbersSlide, setting: Setting, first: float, last: float
) -> tuple[FigureUse, ...]:
    """As many supporting figures as the scale allows and a finger can tell apart."""
    fingers = 1 + int((last - first) / setting.geometry.target + 1e-6)
    return slide.list[: min(setting.scale.supporting_max, fingers)]


def _description(setting: Setting, uses: tuple[FigureUse, ...]) -> str:
    """All values in one sentence, for people who cannot see the page."""
    join, stop = ("；", "。") if setting.is_chinese else ("; ", ".")
    gap = "" if setting.is_chinese else " "
    return (
        join.join(f"{setting.label(use)}{gap}{setting.written(use).plain()}" for use in uses) + stop
    )


def _hero(draft: Draft, use: FigureUse, width: float, foot: float) -> None:
    """The leading figure: label, qualifier, numeral, unit."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    baseline = geometry.top + 0.86 * scale.hero_label
    with draft.part(Reveal.RISE, 0.0, 0.5):
        label = set_label(draft, setting.label(use), Face.SERIF_BOLD, scale.hero_label, width, 2)
        label.place(draft, geometry.left, baseline, Ink.FG, role="headline")
        if not label.fits:
            draft.problem(f'The label "{setting.label(use)}" is too long above its figure.')
    top = baseline + (label.lines_after_first * label.leading) + _LABEL_FOOT
    if setting.is_chinese:
        rect = _hero_chinese(draft, use, width, top, foot)
    else:
        rect = _hero_english(draft, use, width, top, foot)
    area = Rect(geometry.left, geometry.top, width, foot - geometry.top + 2.0)
    draft.touch(area.united(rect), Action.OPEN_FIGURE, use.figure, f"figure.{use.figure}")


def _hero_chinese(draft: Draft, use: FigureUse, width: float, top: float, foot: float) -> Rect:
    """Qualifier and unit stand upright beside the numeral, as in a vertical heading."""
    setting = draft.setting
    fonts, scale, geometry = setting.fonts, setting.scale, setting.geometry
    written = setting.written(use)
    x = geometry.left
    shift = _QUALIFIER_SHIFT if written.before else 0.0
    unit = set_stack(fonts, written.unit_phrase, Face.SERIF_BOLD, 1.06)
    room = width - shift - ((scale.unit_hero + _UNIT_GAP) if written.unit_phrase else 0.0)
    numeral = draft.line(written.number, Face.SERIF_BOLD)
    largest = min(scale.hero_max, (foot - top) / DIGIT_INK)
    size = fit_size(numeral, room, largest, scale.hero_min * _HERO_TOLERANCE)
    if size * numeral.ink.w > room + 0.01:
        draft.problem(f"The figure {written.plain()} is too long to lead a page.")
    with draft.part(Reveal.COUNT, 0.12, 1.2):
        mark = numeral.mark(x + shift, foot, size, Ink.RED, role="hero", counts=written.number)
        draft.add(mark)
    if written.before:
        stack = set_stack(fonts, written.before, Face.SERIF_BOLD, 1.06)
        first = mark.rect.y - stack.ink.y * scale.qualifier_hero
        with draft.part(Reveal.FADE, 0.12, 0.5):
            draft.add(stack.mark(x, first, scale.qualifier_hero, Ink.FG, role="qualifier"))
    if written.unit_phrase:
        unit_size = min(scale.unit_hero, (foot - top) / max(unit.ink.h, 1.0))
        with draft.part(Reveal.FADE, 0.12, 0.5):
            draft.add(
                unit.mark(
                    mark.rect.right + _UNIT_GAP,
                    foot - unit.ink.bottom * unit_size,
                    unit_size,
                    Ink.FG,
                    role="unit",
                )
            )
    return mark.rect


def _hero_english(draft: Draft, use: FigureUse, width: float, top: float, foot: float) -> Rect:
    """Qualifier above, unit below the numeral: over / 250,000 / visits."""
    setting = draft.setting
    scale, geometry = setting.scale, setting.geometry
    written = setting.written(use)
    baseline = foot
    if written.unit_phrase:
        baseline -= _ENGLISH_UNIT
        with draft.part(Reveal.FADE, 0.12, 0.5):
            draft.text(
                written.unit_phrase,
                Face.SERIF_BOLD,
                scale.unit_hero,
                Ink.FG,
                geometry.left,
                foot,
                role="unit",
            )
    above = scale.qualifier_hero * 0.76 + _ENGLISH_QUALIFIER + _QUALIFIER_APART
    above = above if written.before else 0.0
    numeral = numeral_of(draft, written)
    widest = min(scale.hero_max, width / max(numeral.width, 0.01))
    if written.unit_phrase:
        # A comma hangs below the baseline; it must not reach into the unit.
        unit_top = foot - 0.76 * scale.unit_hero
        baseline = min(baseline, unit_top - _COMMA_GAP - numeral.hang * widest)
    largest = min(widest, (baseline - top - above) / numeral.rise)
    size = max(largest, min(scale.hero_min * _HERO_TOLERANCE, largest))
    if size * numeral.width > width + 0.01:
        draft.problem(f"The figure {written.plain()} is too long to lead a page.")
    digits, *currency = numeral.marks(geometry.left, baseline, size, Ink.RED)
    with draft.part(Reveal.COUNT, 0.12, 1.2):
        draft.add(digits)
    with draft.part(Reveal.FADE, 0.12, 0.5):
        draft.add(*currency)
    if written.before:
        with draft.part(Reveal.FADE, 0.12, 0.5):
            draft.text(
                written.before,
                Face.SERIF_BOLD,
                scale.qualifier_hero,
                Ink.FG,
                geometry.left,
                baseline - numeral.rise * size - _ENGLISH_QUALIFIER,
                role="qualifier",
            )
    return digits.rect


def _rows(
    draft: Draft,
    uses: tuple[FigureUse, ...],
    left: float,
    axis: float,
    first: float,
    last: float,
) -> None:
    """The supporting figures: numerals on a common right axis, unit and label behind."""
    setting = draft.setting
    scale, geometry = setting.scale, setting.geometry
    pitch = (last - first) / max(1, len(uses) - 1)
    numerals = [draft.line(setting.written(use).number, Face.SERIF_BOLD) for use in uses]
    before = [draft.line(setting.written(use).before, Face.SANS) for use in uses]
    # Six rows stand close, and closer on a lifted page: numerals make room for the hairlines.
    hang = max(0.0, *(numeral.ink.bottom for numeral in numerals)) if numerals else 0.0
    size = min(scale.figure_m, (pitch - _ROW_APART) / (DIGIT_INK + hang))
    widths = _widths(numerals, before)
    for numeral, qualifier, width in zip(numerals, before, widths, strict=True):
        beside = qualifier.ink.w * scale.qualifier + _QUALIFIER_GAP if qualifier.text else 0.0
        widest = width if qualifier.text else numeral.ink.w
        if widest:
            size = min(size, (axis - left - beside) / widest)
    room = geometry.right - axis - _ROW_GAP
    labels = [_row_label(draft, use, room) for use in uses]
    for number, (use, numeral, label) in enumerate(zip(uses, numerals, labels, strict=True)):
        baseline = first + number * pitch
        with draft.part(Reveal.RISE, 0.3 + 0.06 * number, 0.5):
            _row(
                draft,
                use,
                numeral.mark(axis, baseline, size, Ink.FG, anchor=Anchor.RIGHT_INK, role="figure"),
                axis - widths[number] * size - _QUALIFIER_GAP,
                label,
                axis + _ROW_GAP,
            )
        if number + 1 < len(uses):
            foot, cap = baseline + hang * size, baseline + pitch - DIGIT_INK * size
            with draft.part(Reveal.WIPE_RIGHT, 0.3 + 0.06 * number, 0.5, pace=Pace.STANDARD):
                draft.rule(
                    left,
                    (foot + cap) / 2,
                    geometry.right - left,
                    scale.lines.hair,
                    Ink.HAIR,
                    role="hair",
                )
        top = baseline + 1.6 - pitch
        target = Rect(left, top, geometry.right - left, pitch)
        draft.touch(target, Action.OPEN_FIGURE, use.figure, f"figure.{use.figure}")


def _widths(numerals: list[Line], before: list[Line]) -> list[float]:
    """What each numeral takes before its qualifier, em: below each other for as many digits."""
    widest: dict[str, float] = {}
    shapes = [re.sub("[0-9]", "0", numeral.text) for numeral in numerals]
    for numeral, qualifier, shape in zip(numerals, before, shapes, strict=True):
        if qualifier.text:
            widest[shape] = max(widest.get(shape, 0.0), numeral.ink.w)
    return [widest.get(shape, 0.0) for shape in shapes]


def _row_label(draft: Draft, use: FigureUse, room: float) -> Label:
    setting = draft.setting
    written = setting.written(use)
    bold = written.unit_phrase if setting.is_chinese else written.scale
    text = setting.label_lines(use)
    size = setting.scale.label_list
    label = set_label(draft, text, Face.SANS, size, room, 2, bold=bold, breaks_last=True)
    if not label.fits:
        draft.problem(f'The list label "{bold}{setting.label(use)}" is too long.')
    return label


def _row(
    draft: Draft, use: FigureUse, numeral: TextMark, before_x: float, label: Label, x: float
) -> None:
    """One row: qualifier, numeral, unit, label."""
    setting = draft.setting
    draft.add(numeral)
    before = setting.written(use).before
    if before:
        draft.text(
            before,
            Face.SANS,
            setting.scale.qualifier,
            Ink.FG2,
            before_x,
            numeral.baseline,
            anchor=Anchor.RIGHT_INK,
            role="qualifier",
        )
    lift = label.lines_after_first * label.leading
    label.place(draft, x, numeral.baseline - lift, Ink.FG, role="label")
