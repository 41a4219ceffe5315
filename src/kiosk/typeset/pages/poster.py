"""The poster: one figure as large as the wall, rising out of the touch band.

It says three things at once: something is here (color), you may touch (band, ring, words), and
what you will get (a number and its label).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.labels import set_label
from kiosk.typeset.lines import Anchor, Line, fit_size, set_stack
from kiosk.typeset.marks import Action, DiscMark, Face, Page, Rect, Reveal
from kiosk.typeset.masthead import HAIR_H, HAIR_Y, THICK_H, THICK_Y
from kiosk.typeset.numeral import numeral_of

if TYPE_CHECKING:
    from kiosk.figures.writing import Written
    from kiosk.show.model import PosterSlide
    from kiosk.typeset.setting import Setting

BAND_LANDSCAPE, BAND_PORTRAIT = 15.0, 24.0
_BAND_CONTENT = 15.0
"""The upper part of the band that holds ring, call and language."""
LARGE_BOLD = 9.0
"""Bold text of this size or more needs only the contrast of a mark, em in u."""
_RING = 4.0
_RING_LINE = 0.5
_SUNK = 0.085
"""How far a numeral of digits alone sinks behind the band, em: it seems to rise out of it."""
_ABOVE_BAND = 4.0
_CLEAR = 1.8
"""Between a comma's foot and the band; a clipped comma would read as a point."""
_TITLE_TOP = 11.0
_LANGUAGE_GAP = 4.0
"""Free before the other language's name, u."""
_TITLE_FOOT = 5.5
"""From an English title's baseline down to the label's capitals."""
_CALL_DROP = 2.0
"""A call in two lines stands lower by this in the high band of an upright display."""
_NUMERAL_X = 29.0
_UNIT_GAP = 3.4
_CALL = {"zh": "轻触屏幕，翻看这些数字", "en": "Touch the screen to explore the figures"}
_LANGUAGE_NAME = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class _Zone:
    """Where the numeral stands."""

    x: float
    width: float
    top: float
    """Nothing of it above this."""
    band: float
    """Top of the touch band, or of what stands on it."""
    is_at_band: bool = True
    """Whether the numeral may sink behind it."""


def typeset_poster(slide: PosterSlide, setting: Setting) -> Page:
    """Set a poster; it has neither folio nor navigation bar, but its touch band."""
    draft = Draft(setting, ground=Ink.POSTER)
    geometry = setting.geometry
    band = geometry.h - geometry.nav_lift
    band -= BAND_PORTRAIT if geometry.is_portrait else BAND_LANDSCAPE
    draft.rule(geometry.left, THICK_Y, geometry.width, THICK_H, Ink.BLACK)
    draft.rule(geometry.left, HAIR_Y, geometry.width, HAIR_H, Ink.BLACK)
    written = setting.written(slide.figure)
    label = setting.label_lines(slide.figure)
    if setting.is_chinese:
        layout = _portrait_chinese if geometry.is_portrait else _landscape_chinese
    else:
        layout = _english
    layout(draft, written, label, band)
    # The band comes last: it covers the foot of a numeral that sinks behind it.
    draft.rule(0.0, band, geometry.w, geometry.h - band, Ink.BLACK, role="band")
    draft.touch(Rect(0, 0, geometry.w, band), Action.OPEN_SLIDE, slide.opens, "poster")
    _band(draft, slide, band)
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
        len(written.before) * scale.qualifier_hero,
    )
    right = geometry.right - beside - _UNIT_GAP
    numeral = _numeral(draft, written, _Zone(x, right - x, THICK_Y + 4.6, band))
    at = numeral.right + _UNIT_GAP
    block = set_label(draft, label, Face.SANS_BOLD, scale.poster_label, geometry.right - at, 2)
    baseline = geometry.top + 0.86 * block.size
    block.place(draft, at, baseline, Ink.BLACK, role="label")
    foot = baseline + block.lines_after_first * block.leading
    if written.before:
        draft.text(
            written.before,
            Face.SERIF_BOLD,
            scale.qualifier_hero,
            Ink.BLACK,
            at,
            foot + 3.0 + 0.86 * scale.qualifier_hero,
            role="qualifier",
        )
    _place_unit(draft, unit, at, band - _ABOVE_BAND)


def _portrait_chinese(draft: Draft, written: Written, label: str, band: float) -> None:
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    zone = _Zone(geometry.left, geometry.width, geometry.h * 0.45, band)
    numeral = _numeral(draft, written, zone)
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
        foot += 3.0 + 0.86 * scale.qualifier_hero
        draft.text(
            written.before,
            Face.SERIF_BOLD,
            scale.qualifier_hero,
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


def _english(draft: Draft, written: Written, label: str, band: float) -> None:
    """Title, label, qualifier; then the numeral over the full width, its scale word behind it."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    name = setting.words(setting.show.name)
    baseline = _title_english(draft, name)
    words = [word for word in (written.scale, written.after, written.unit) if word]
    words = words if written.scale or written.after else []
    lines = [draft.line(word, Face.SERIF_BOLD) for word in words]
    beside = max((line.ink.w * scale.poster_unit for line in lines), default=0.0)
    block = set_label(draft, label, Face.SANS_BOLD, scale.poster_label, geometry.width, 2)
    # What stands above the numeral, from its top upward: qualifier, label.
    qualifier_foot = 4.5
    label_foot = qualifier_foot + (0.76 * scale.poster_title + 3.4 if written.before else 0.0)
    label_foot += block.lines_after_first * block.leading
    top = baseline + label_foot + 0.8 * block.size + _TITLE_FOOT
    width, foot = geometry.width, band
    if beside and geometry.is_portrait:
        foot = _unit_line(draft, " ".join(words), band)
    elif beside:
        width -= beside + _UNIT_GAP
    numeral = _numeral(draft, written, _Zone(geometry.left, width, top, foot, foot == band))
    top = numeral.y
    block.place(draft, geometry.left, top - label_foot, Ink.BLACK, role="label")
    if written.before:
        draft.text(
            written.before,
            Face.SERIF_BOLD,
            scale.poster_title,
            Ink.BLACK,
            geometry.left,
            top - qualifier_foot,
            role="qualifier",
        )
    if not geometry.is_portrait:
        x = numeral.right + _UNIT_GAP
        for number, line in enumerate(reversed(lines)):
            y = band - _ABOVE_BAND - 1.6 - number * scale.poster_unit * 1.1
            draft.add(line.mark(x, y, scale.poster_unit, Ink.CREAM, role="unit"))


def _title_english(draft: Draft, name: str) -> float:
    """The show's name in one line, or in two before it gets small; returns the last baseline."""
    geometry, scale = draft.setting.geometry, draft.setting.scale
    label = set_label(
        draft, name, Face.SERIF_BOLD, scale.poster_title, geometry.width, 2, shrinks=False
    )
    if not label.fits:
        label = replace(label, size=label.size * geometry.width / label.width)
    baseline = _TITLE_TOP - label.lines[0].ink.y * label.size
    # Cream is readable on the poster's red only if it is large.
    ink = Ink.CREAM if label.size >= LARGE_BOLD else Ink.BLACK
    label.place(draft, geometry.left, baseline, ink, role="title")
    return baseline + label.lines_after_first * label.leading


def _unit_line(draft: Draft, words: str, band: float) -> float:
    """Scale and unit in one line over the band, beneath the numeral; returns its upper edge."""
    geometry = draft.setting.geometry
    line = draft.line(words, Face.SERIF_BOLD)
    size = fit_size(line, geometry.width, draft.setting.scale.poster_unit, 9.0)
    baseline = band - _ABOVE_BAND - 1.6
    draft.add(line.mark(geometry.left, baseline, size, Ink.CREAM, role="unit"))
    return baseline - 0.76 * size


def _numeral(draft: Draft, written: Written, zone: _Zone) -> Rect:
    """The numeral, fitted; of digits alone it sinks behind the band, else it stands above it."""
    scale = draft.setting.scale
    numeral = numeral_of(draft, written)
    is_plain = numeral.digits.text.isdigit() and zone.is_at_band
    # What hangs below the baseline, a comma above all, must be seen whole.
    hang = -_SUNK if is_plain else numeral.hang
    lift = 0.0 if is_plain else _ABOVE_BAND if hang < 0.1 else _CLEAR
    highest = (zone.band - zone.top - lift) / (numeral.rise + hang)
    size = max(10.0, min(scale.poster_max, highest, zone.width / numeral.width))
    if size * numeral.width > zone.width + 0.01:
        draft.problem(f"The figure {written.plain()} is too long for a poster.")
    digits, *currency = numeral.marks(zone.x, zone.band - lift - hang * size, size, Ink.BLACK)
    draft.add(digits, *currency)
    return currency[0].rect.united(digits.rect) if currency else digits.rect


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


def _band(draft: Draft, slide: PosterSlide, band: float) -> None:
    """Ring, call, and the other language's name."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    others = [language for language in setting.show.languages if language != setting.language]
    name = draft.line(_LANGUAGE_NAME[others[0]] if others else "", Face.SANS_BOLD)
    left = geometry.right - name.ink.w * scale.poster_language - _LANGUAGE_GAP
    x = geometry.left + 2 * _RING + 3.4
    call = setting.words(slide.call) or _CALL[setting.language]
    room = (left if others else geometry.right) - x
    label = set_label(draft, call, Face.SANS_BOLD, scale.poster_call, room, 2)
    cy = band + _BAND_CONTENT / 2
    if label.lines_after_first and geometry.is_portrait:
        cy += _CALL_DROP
    baseline = cy + 0.36 * scale.poster_call
    _ring(draft, geometry.left + _RING, cy)
    lift = label.lines_after_first * label.leading / 2
    label.place(draft, x, baseline - lift, Ink.CREAM, role="call")
    if others:
        size, anchor = scale.poster_language, Anchor.RIGHT_INK
        draft.add(name.mark(geometry.right, baseline, size, Ink.CREAM, anchor=anchor, role="nav"))
        target = Rect(left, band, geometry.w - left, geometry.h - band)
        draft.touch(target, Action.LANGUAGE, "", "nav.language")
    target = Rect(0, band, left if others else geometry.w, geometry.h - band)
    draft.touch(target, Action.OPEN_SLIDE, slide.opens, "poster.band")


def _ring(draft: Draft, cx: float, cy: float) -> None:
    """The sign for a touch: two circles and a dot; the outer one breathes."""
    for radius, width, role in (
        (_RING, _RING_LINE, "ring-pulse"),
        (_RING * 0.62, _RING_LINE, "ring"),
        (_RING * 0.26, 0.0, "ring"),
    ):
        draft.add(DiscMark(cx, cy, radius, Ink.POSTER, width, role))


POSTER_REVEAL = Reveal.WIPE_UP
"""How a poster covers the page before it."""
