"""The touch band of a poster: a ring that asks for a finger, what it opens, the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.labels import set_label
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Action, DiscMark, Face, Rect
from kiosk.typeset.nav_controls import LANGUAGE_NAME

if TYPE_CHECKING:
    from kiosk.show.model import PosterSlide
    from kiosk.typeset.draft import Draft

_CONTENT = 15.0
"""The upper part of the band that holds ring, call and language."""
_RING = 4.0
_RING_LINE = 0.5
_LANGUAGE_GAP = 4.0
"""Free before the other language's name, u."""
_CALL_DROP = 2.0
"""A call in two lines stands lower by this in the high band of an upright display."""
_CALL = {"zh": "轻触屏幕，翻看这些数字", "en": "Touch the screen to explore the figures"}


def set_band(draft: Draft, slide: PosterSlide, band: float) -> None:
    """Ring, call, and the other language's name, on the band whose upper edge is given."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    others = [language for language in setting.show.languages if language != setting.language]
    name = draft.line(LANGUAGE_NAME[others[0]] if others else "", Face.SANS_BOLD)
    left = geometry.right - name.ink.w * scale.poster_language - _LANGUAGE_GAP
    x = geometry.left + 2 * _RING + 3.4
    call = setting.words(slide.call) or _CALL[setting.language]
    room = (left if others else geometry.right) - x
    label = set_label(draft, call, Face.SANS_BOLD, scale.poster_call, room, 2)
    cy = band + _CONTENT / 2
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
