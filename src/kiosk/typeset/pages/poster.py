"""The poster: one figure as large as the wall, rising out of the touch band.

It says three things at once: something is here (color), you may touch (band, ring, words), and
what you will get (a number and its label).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.labels import set_label
from kiosk.typeset.lines import Anchor, set_stack
from kiosk.typeset.marks import Action, Face, Page, Rect
from kiosk.typeset.masthead import HAIR_H, HAIR_Y, THICK_H, THICK_Y
from kiosk.typeset.pages.poster_band import set_band
from kiosk.typeset.pages.poster_english import typeset_english
from kiosk.typeset.pages.poster_numeral import ABOVE_BAND, UNIT_GAP, Zone, fit_numeral

if TYPE_CHECKING:
    from kiosk.figures.writing import Written
    from kiosk.show.model import PosterSlide
    from kiosk.typeset.lines import Line
    from kiosk.typeset.setting import Setting

BAND_LANDSCAPE, BAND_PORTRAIT = 15.0, 24.0
_TITLE_TOP = 11.0
_NUMERAL_X = 29.0
_BEFORE_QUALIFIER = 4.0
"""From the label's last baseline down to the qualifier's ink."""


def typeset_poster(slide: PosterSlide, setting: Setting) -> Page:
    """Set a poster; it has neither folio nor navigation bar, but its touch band."""
    draft = Draft(setting, ground=Ink.POSTER)
    geometry = setting.geometry
    high = BAND_PORTRAIT if geometry.is_portrait else BAND_LANDSCAPE
    band = geometry.h - geometry.nav_lift - max(high, geometry.target)
    draft.rule(geometry.left, THICK_Y, geometry.width, THICK_H, Ink.BLACK)
    draft.rule(geometry.left, HAIR_Y, geometry.width, HAIR_H, Ink.BLACK)
    written = setting.written(slide.figure)
    label = setting.label_lines(slide.figure)
    if setting.is_chinese:
        layout = _portrait_chinese if geometry.is_portrait else _landscape_chinese
    else:
        layout = typeset_english
    layout(draft, written, label, band)
    # The band comes last: it covers the foot of a numeral that sinks behind it.
    draft.rule(0.0, band, geometry.w, geometry.h - band, Ink.BLACK, role="band")
    draft.touch(Rect(0, 0, geometry.w, band), Action.OPEN_SLIDE, slide.opens, "poster")
    set_band(draft, slide, band)
    title = setting.label(slide.figure)
    return draft.page(title, f"{title} {written.plain()}")


def _landscape_chinese(draft: Draft, written: Written, label: str, band: float) -> None:
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    name = setting.words(setting.show.name)
    room = band - _TITLE_TOP - 4.0
    size = min(scale.poster_title, room / (1.04 * max(1, len(name)) - 0.04))
    title = set_stack(setting.fonts, name, Face.SERIF_BOLD, 1.04)
    first = _TITLE_TOP - title.ink.y * size
    draft.add(title.mark(geometry.left, first, size, Ink.CREAM, role="title"))
    x = geometry.left + _NUMERAL_X
    unit = _unit_stack(draft, written, band - geometry.top - 16.0)
    half = max(len(part) for part in label.split("\n")) if "\n" in label else -(-len(label) // 2)
    beside = max(
        scale.poster_unit if unit else 0.0,
        half * scale.poster_label,
        len(written.before) * scale.poster_qualifier,
    )
    right = geometry.right - beside - UNIT_GAP
    numeral = fit_numeral(draft, written, Zone(x, right - x, THICK_Y + 4.6, band)).place(
        draft, written
    )
    at = numeral.right + UNIT_GAP
    block = set_label(draft, label, Face.SANS_BOLD, scale.poster_label, geometry.right - at, 2)
    baseline = geometry.top + 0.86 * block.size
    block.place(draft, at, baseline, Ink.BLACK, role="label")
    foot = baseline + block.lines_after_first * block.leading
    if written.before:
        size = scale.poster_qualifier
        # At the cap line of the numeral it belongs to, unless label or unit stand there.
        top = max(foot + _BEFORE_QUALIFIER, numeral.y)
        if unit:
            highest = band - ABOVE_BAND - unit[0].ink.h * unit[1] - _BEFORE_QUALIFIER - size
            top = max(foot + _BEFORE_QUALIFIER, min(top, highest))
        line = draft.line(written.before, Face.SERIF_BOLD)
        draft.add(line.mark(at, top - line.ink.y * size, size, Ink.BLACK, role="qualifier"))
    _place_unit(draft, unit, at, band - ABOVE_BAND)


def _portrait_chinese(draft: Draft, written: Written, label: str, band: float) -> None:
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    zone = Zone(geometry.left, geometry.width, geometry.h * 0.45, band)
    numeral = fit_numeral(draft, written, zone).place(draft, written)
    top = numeral.y
    name = setting.words(setting.show.name)
    size = min(scale.poster_title, (top - 9.6 - 5.5) / (1.04 * max(1, len(name)) - 0.04))
    title = set_stack(setting.fonts, name, Face.SERIF_BOLD, 1.04)
    draft.add(title.mark(geometry.left, 9.6 - title.ink.y * size, size, Ink.CREAM, role="title"))
    left = geometry.left + size + 5.0
    block = set_label(draft, label, Face.SANS_BOLD, scale.poster_label, geometry.right - left, 2)
    baseline = geometry.top + 0.86 * block.size
    at = geometry.right - max(line.ink.w for line in block.lines) * block.size
    block.place(draft, at, baseline, Ink.BLACK, role="label")
    foot = baseline + block.lines_after_first * block.leading
    if written.before:
        foot += _BEFORE_QUALIFIER + 0.86 * scale.poster_qualifier
        draft.text(
            written.before,
            Face.SERIF_BOLD,
            scale.poster_qualifier,
            Ink.BLACK,
            geometry.right,
            foot,
            anchor=Anchor.RIGHT_INK,
            role="qualifier",
        )
    unit = _unit_stack(draft, written, top - 5.5 - foot - 4.0)
    if unit:
        line, unit_size = unit
        _place_unit(draft, unit, geometry.right - line.ink.w * unit_size, top - 5.5)


def _unit_stack(draft: Draft, written: Written, room: float) -> tuple[Line, float] | None:
    """The unit set upright, and its size."""
    phrase = written.unit_phrase
    if not phrase:
        return None
    stack = set_stack(draft.setting.fonts, phrase, Face.SERIF_BOLD, 1.06)
    size = min(draft.setting.scale.poster_unit, max(room, 10.0) / stack.ink.h)
    return stack, size


def _place_unit(draft: Draft, unit: tuple[Line, float] | None, x: float, foot: float) -> None:
    if unit:
        line, size = unit
        draft.add(line.mark(x, foot - line.ink.bottom * size, size, Ink.CREAM, role="unit"))
