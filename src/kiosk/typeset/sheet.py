"""The sheet that shows where a figure comes from: like turning to the proof.

Left the figure as it is written, right the sentence that states it with the figure marked, who
wrote the sentence and when.  A derived figure shows its arithmetic and the sentences of its
operands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.figures.writing import change_words, write
from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.evidence import arithmetic, as_of, testimonies
from kiosk.typeset.labels import set_label
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Action, Face, Page, Rect
from kiosk.typeset.numeral import numeral_of
from kiosk.typeset.sheet_sentences import Zone, set_sentences

if TYPE_CHECKING:
    from kiosk.figures.model import Figure
    from kiosk.figures.writing import Written
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.setting import Setting

_TOP = 11.4
"""Upper edge: the folio above it stays."""
_RULE, _HAIR = 1.2, 2.5
"""Thick and thin rule below the upper edge, as in the masthead."""
_KICKER = 8.2
"""Baseline of the line that says what this is, below the upper edge."""
_CONTENT = 13.6
"""Ink top of what follows, below the upper edge."""
_NUMERAL_MAX, _NUMERAL_MIN = 40.0, 9.0
_HANG_MIN = 0.05
"""What hangs less below the baseline is a round digit's overshoot, em."""
_APART, _CLEAR = 3.0, 1.6
"""Between the numeral and the words above and below it; between a comma's tail and the unit."""
_QUALIFIER_APART = 2.0
"""More above a qualifier: it belongs to the numeral, not to the label."""
_BESIDE = 0.36
"""Qualifier and unit beside the numeral, as parts of its size."""
_BESIDE_GAP = 0.06
_ARITHMETIC = (8.0, 4.2)
"""Largest and smallest size of the arithmetic."""
_KICKERS = {"zh": "数字的出处", "en": "Where this figure comes from"}
_CLOSE = {"zh": "轻触关闭", "en": "Touch to close"}


def sheet_rect(geometry: Geometry) -> Rect:
    """Where the sheet lies: over the content; masthead and navigation stay."""
    bottom = geometry.nav_rule - 0.9
    return Rect(0.0, _TOP, geometry.w, bottom - _TOP)


def typeset_sheet(figure_id: str, setting: Setting) -> Page:
    """Set the sheet of a figure.

    Args:
        figure_id: Of the show.
        setting: The means.
    """
    draft = Draft(setting)
    geometry = setting.geometry
    figure = setting.show.figures[figure_id]
    _head(draft)
    top, bottom = _TOP + _CONTENT, geometry.bottom
    if geometry.is_portrait:
        foot = top + 0.38 * (bottom - top)
        _figure(draft, figure, geometry.width, top, foot)
        rule = foot + 6.0
        draft.rule(geometry.left, rule, geometry.width, setting.scale.lines.hair, Ink.RULE)
        zone = Zone(geometry.left, rule + 6.0, geometry.width, bottom)
    else:
        edge = geometry.col_right(5)
        _figure(draft, figure, edge - geometry.left - geometry.gutter, top, bottom)
        draft.rule(edge, top, setting.scale.lines.hair, bottom - top, Ink.RULE)
        zone = Zone(geometry.col(6), top, geometry.right - geometry.col(6), bottom)
    said = _evidence(draft, figure, zone)
    draft.touch(sheet_rect(geometry), Action.CLOSE, "", "sheet")
    written = write(figure, setting.language)
    return draft.page(f"{setting.line(figure.label)} {written.plain()}", said)


def _head(draft: Draft) -> None:
    """Thick-thin rule, what this is, how to close it."""
    setting = draft.setting
    geometry, lines = setting.geometry, setting.scale.lines
    draft.rule(geometry.left, _TOP + _RULE, geometry.width, lines.thick, Ink.FG)
    draft.rule(geometry.left, _TOP + _HAIR, geometry.width, lines.hair, Ink.FG)
    size, baseline = setting.scale.deck, _TOP + _KICKER
    draft.text(
        _KICKERS[setting.language], Face.SANS, size, Ink.FG2, geometry.left, baseline, role="kicker"
    )
    draft.text(
        _CLOSE[setting.language],
        Face.SANS,
        size,
        Ink.FG2,
        geometry.right,
        baseline,
        anchor=Anchor.RIGHT_INK,
        role="hint",
    )


def _figure(draft: Draft, figure: Figure, width: float, top: float, foot: float) -> None:
    """What is counted at the top, the figure as written on the foot."""
    setting = draft.setting
    left = setting.geometry.left
    size = setting.scale.hero_label * 0.9
    label = set_label(draft, setting.lines(figure.label), Face.SERIF_BOLD, size, width, 2)
    baseline = top + 0.86 * label.size
    label.place(draft, left, baseline, Ink.FG, role="headline")
    room_top = baseline + label.lines_after_first * label.leading + 0.25 * label.size + 2.2
    room = Rect(left, room_top, width, foot - room_top)
    written = write(figure, setting.language)
    basis = change_words(figure, setting.language)
    if not setting.is_chinese:
        _phrase_english(draft, written, written.unit_phrase or basis, room)
        return
    if basis:
        size = setting.scale.label
        draft.text(basis, Face.SANS_BOLD, size, Ink.FG, left, foot, role="unit")
        room = Rect(left, room_top, width, foot - room_top - size - 2.6)
    _phrase_chinese(draft, written, room)


def _phrase_chinese(draft: Draft, written: Written, room: Rect) -> None:
    """In one line, as the sentence has it: 突破25万人次."""
    unit = written.unit_phrase
    number = draft.line(written.number, Face.SERIF_BOLD)
    beside = [draft.line(text, Face.SERIF_BOLD) for text in (written.before, unit)]
    gap = _BESIDE_GAP
    across = number.ink.w + sum(line.width * _BESIDE + gap for line in beside if line.text)
    # Han numerals hang below the baseline, digits stand on it.
    hang = number.ink.bottom if number.ink.bottom > _HANG_MIN else 0.0
    size = min(_NUMERAL_MAX, room.w / across, room.h / max(0.8, 0.05 - number.ink.y + hang))
    size = max(_NUMERAL_MIN, size)
    x, foot = room.x, room.bottom - hang * size
    before, after = beside
    if before.text:
        small = size * _BESIDE
        draft.add(before.mark(x, foot, small, Ink.FG, role="qualifier"))
        x += before.width * small + gap * size
    mark = number.mark(x, foot, size, Ink.RED, role="hero")
    draft.add(mark)
    if after.text:
        x = mark.rect.right + gap * size
        draft.add(after.mark(x, foot, size * _BESIDE, Ink.FG, role="unit"))


def _phrase_english(draft: Draft, written: Written, unit: str, room: Rect) -> None:
    """Qualifier, numeral, unit beneath each other: over / 250,000 / visits."""
    small = draft.setting.scale.unit_hero
    number = numeral_of(draft, written)
    above = small * 0.76 + _APART + _QUALIFIER_APART if written.before else 0.0
    largest = min(_NUMERAL_MAX, (room.h - above) / number.rise)
    size = max(_NUMERAL_MIN, min(largest, room.w / number.width))
    foot = room.bottom
    if unit:
        label = set_label(draft, unit, Face.SERIF_BOLD, small, room.w, 2)
        first = foot - label.lines_after_first * label.leading
        label.place(draft, room.x, first, Ink.FG, role="unit")
        cap = first - 0.76 * label.size
        high = cap - room.y - above
        # A comma hangs below the baseline; it must not reach into the unit.
        hanging = number.hang if number.hang > _HANG_MIN else 0.0
        rise = number.rise
        size = min(size, (high - _APART) / rise, (high - _CLEAR) / (rise + hanging))
        foot = cap - max(_APART, hanging * size + _CLEAR)
    draft.add(*number.marks(room.x, foot, size, Ink.RED))
    if written.before:
        draft.text(
            written.before,
            Face.SERIF_BOLD,
            small,
            Ink.FG,
            room.x,
            foot - number.rise * size - _APART,
            role="qualifier",
        )


def _evidence(draft: Draft, figure: Figure, zone: Zone) -> str:
    """Arithmetic, sentences, sources; returns the words for those who cannot see them."""
    setting = draft.setting
    language = setting.language
    said = testimonies(figure, setting.show, language)
    way, result = arithmetic(figure, setting.show, language)
    top = zone.top
    if way:
        top = _sum(draft, way, result, zone)
    when = as_of(figure, language)
    block = set_sentences(setting, said, when, zone, top)
    draft.add(*block.marks)
    if not block.fits:
        draft.problem(f'The sentences behind the figure "{figure.id}" are too long for a sheet.')
    sentences = (each.translation or each.runs for each in said)
    parts = [way + result, *("".join(run.text for run in runs) for runs in sentences)]
    return " ".join(part for part in parts if part)


def _sum(draft: Draft, way: str, result: str, zone: Zone) -> float:
    """The arithmetic in one line, its result red; returns where the sentences begin."""
    line = draft.line(way, Face.SERIF_BOLD)
    end = draft.line(result, Face.SERIF_BOLD)
    size = min(_ARITHMETIC[0], zone.width / (line.width + end.width))
    if size < _ARITHMETIC[1]:
        draft.problem(f'The arithmetic "{way}{result}" is too long for a sheet.')
        size = _ARITHMETIC[1]
    baseline = zone.top + 0.8 * size
    draft.add(line.mark(zone.x, baseline, size, Ink.FG, role="arithmetic"))
    x = zone.x + (line.width - line.ink.x) * size
    draft.add(end.mark(x, baseline, size, Ink.RED, anchor=Anchor.LEFT, role="arithmetic"))
    return baseline + 6.0
