"""The poster in English: words lie, so a numeral that is narrow for its height has them beside it.

One that fills the width has them above.  On an upright display the show's name fills the height
that such a numeral leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.labels import LEADING, even_lines, set_label
from kiosk.typeset.lines import fit_size
from kiosk.typeset.marks import Face
from kiosk.typeset.pages.poster_numeral import ABOVE_BAND, UNIT_GAP, Zone, fit_numeral

if TYPE_CHECKING:
    from kiosk.figures.writing import Written
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.lines import Line
    from kiosk.typeset.pages.poster_numeral import Fit

LARGE_BOLD = 9.0
"""Bold text of this size or more needs only the contrast of a mark, em in u."""
_TITLE_TOP = 11.0
_TITLE_LEADING = 1.08
_TITLE_LINES = 3
_TITLE_FOOT = 3.2
"""From the title's descenders down to the label's capitals, or to the numeral."""
_CAPITAL = 0.76
"""Height of capitals and ascenders, em."""
_DESCENDER = 0.25
"""Depth of descenders, em."""
_LABEL_WIDTH = 38.0
"""A label beside the numeral is no wider, u."""
_LABEL_LINES = 4
_LABEL_LARGE = 1.35
"""How much larger than above the numeral a label may be beside it."""
_ABOVE_NUMERAL = 4.5
"""From the last baseline above the numeral down to its ink."""
_ABOVE_QUALIFIER = 3.6
"""From the label's last baseline down to the qualifier's ascenders."""
_UNIT_FOOT = ABOVE_BAND + 1.6
"""From the last unit word's baseline down to the band."""
_UNIT_LEADING = 1.1
_PREFERRED = 0.9
"""Words stand beside the numeral if it is at least so large a part of what it could be."""


def typeset_english(draft: Draft, written: Written, label: str, band: float) -> None:
    r"""Set title, label, qualifier, numeral and unit.

    Args:
        draft: The page.
        written: The figure.
        label: What it counts; "\n" is a break.
        band: Upper edge of the touch band, u.
    """
    words = [word for word in (written.scale, written.after, written.unit) if word]
    units = words if written.scale or written.after else []
    if draft.setting.geometry.is_portrait:
        _portrait(draft, written, label, units, band)
    else:
        _landscape(draft, written, label, units, band)


def _landscape(draft: Draft, written: Written, label: str, units: list[str], band: float) -> None:
    geometry = draft.setting.geometry
    foot = _title(draft, draft.setting.scale.poster_title, geometry.h) + _TITLE_FOOT
    head = _Head(draft, written, label)
    column, beside = _beside(draft, written, label, units, Zone(geometry.left, 0.0, foot, band))
    room = geometry.width - (column.units_width + UNIT_GAP if units else 0.0)
    above = fit_numeral(draft, written, Zone(geometry.left, room, foot + head.height, band))
    stands = column.height <= band - beside.top
    if beside.fits and stands and beside.size >= _PREFERRED * above.size:
        ink = beside.place(draft, written)
        column.place(draft, ink.right + UNIT_GAP, ink.y, band)
    else:
        above.place(draft, written)
        head.place(draft, above.top)
        column.place_units(draft, above.right + UNIT_GAP, band)


def _beside(
    draft: Draft, written: Written, label: str, units: list[str], zone: Zone
) -> tuple[_Column, Fit]:
    """The column beside the numeral, and the numeral it leaves room for.

    The label is larger than it need be if that costs the numeral nothing.
    """
    ways: list[tuple[_Column, Fit]] = []
    for factor in (1.0, _LABEL_LARGE):
        column = _column(draft, written, label, units, factor)
        width = draft.setting.geometry.width - column.width - UNIT_GAP
        ways.append((column, fit_numeral(draft, written, replace(zone, width=width))))
    plain, large = ways
    stands = large[0].height <= zone.band - large[1].top
    return large if stands and large[1].size > plain[1].size - 0.01 else plain


def _portrait(draft: Draft, written: Written, label: str, units: list[str], band: float) -> None:
    """The numeral over the full width, its unit beneath; the name as large as the rest allows."""
    geometry = draft.setting.geometry
    foot = _unit_line(draft, " ".join(units), band) if units else band
    head = _Head(draft, written, label)
    title = (_CAPITAL + _DESCENDER) * LARGE_BOLD
    least = _TITLE_TOP + title + _TITLE_FOOT + head.height
    zone = Zone(geometry.left, geometry.width, least, foot, is_at_band=not units)
    numeral = fit_numeral(draft, written, zone)
    numeral.place(draft, written)
    head.place(draft, numeral.top)
    room = numeral.top - head.height - _TITLE_FOOT - _TITLE_TOP
    _title(draft, draft.setting.scale.poster_title, room)


def _title(draft: Draft, largest: float, room: float) -> float:
    """The show's name in as many lines as make it large; returns the foot of its descenders.

    Args:
        draft: The page.
        largest: Em, u.
        room: Height from its first ascenders down to its last descenders, u.
    """
    geometry = draft.setting.geometry
    name = draft.setting.words(draft.setting.show.name)
    ways = [even_lines(draft, name, Face.SERIF_BOLD, n + 1) for n in range(_TITLE_LINES)]
    sizes = [
        min(
            largest,
            geometry.width / max(line.ink.w for line in lines),
            room / (_CAPITAL + _DESCENDER + _TITLE_LEADING * (len(lines) - 1)),
        )
        for lines in ways
    ]
    size = max(sizes)
    lines = ways[sizes.index(size)]
    # Cream is readable on the poster's red only if it is large.
    ink = Ink.CREAM if size >= LARGE_BOLD else Ink.BLACK
    baseline = _TITLE_TOP - lines[0].ink.y * size
    for line in lines:
        draft.add(line.mark(geometry.left, baseline, size, ink, role="title"))
        baseline += _TITLE_LEADING * size
    return baseline + (_DESCENDER - _TITLE_LEADING) * size


def _unit_line(draft: Draft, words: str, band: float) -> float:
    """Scale and unit in one line over the band, beneath the numeral; returns its upper edge."""
    geometry = draft.setting.geometry
    line = draft.line(words, Face.SERIF_BOLD)
    size = fit_size(line, geometry.width, draft.setting.scale.poster_unit, LARGE_BOLD)
    baseline = band - _UNIT_FOOT
    draft.add(line.mark(geometry.left, baseline, size, Ink.CREAM, role="unit"))
    return baseline - _CAPITAL * size


class _Head:
    """Label and qualifier above the numeral."""

    def __init__(self, draft: Draft, written: Written, label: str) -> None:
        scale = draft.setting.scale
        width = draft.setting.geometry.width
        self._before = written.before
        self._size = scale.poster_qualifier
        self._label = set_label(draft, label, Face.SANS_BOLD, scale.poster_label, width, 2)

    @property
    def _label_foot(self) -> float:
        """From the label's last baseline down to the numeral."""
        qualifier = _CAPITAL * self._size + _ABOVE_QUALIFIER if self._before else 0.0
        return _ABOVE_NUMERAL + qualifier

    @property
    def height(self) -> float:
        """From the label's capitals down to the numeral, u."""
        label = self._label
        lines = label.lines_after_first * label.leading + _CAPITAL * label.size
        return self._label_foot + lines

    def place(self, draft: Draft, top: float) -> None:
        """Put it above the numeral whose ink begins at `top`."""
        x = draft.setting.geometry.left
        first = top - self._label_foot - self._label.lines_after_first * self._label.leading
        self._label.place(draft, x, first, Ink.BLACK, role="label")
        draft.text(
            self._before,
            Face.SERIF_BOLD,
            self._size,
            Ink.BLACK,
            x,
            top - _ABOVE_NUMERAL,
            role="qualifier",
        )


@dataclass(frozen=True, slots=True)
class _Column:
    """Label, qualifier and unit words beside the numeral, one below the other."""

    label: tuple[Line, ...]
    label_size: float
    qualifier: Line
    """Of no text if there is none."""
    qualifier_size: float
    units: tuple[Line, ...]
    unit_size: float

    @property
    def units_width(self) -> float:
        """Of the unit words alone."""
        return max((line.ink.w for line in self.units), default=0.0) * self.unit_size

    @property
    def width(self) -> float:
        """Of all of it."""
        label = max(line.ink.w for line in self.label) * self.label_size
        return max(label, self.qualifier.ink.w * self.qualifier_size, self.units_width)

    @property
    def height(self) -> float:
        """From the label's capitals down to the band."""
        label = self.label_size * (_CAPITAL + LEADING * (len(self.label) - 1))
        before = _ABOVE_QUALIFIER + _CAPITAL * self.qualifier_size if self.qualifier.text else 0.0
        units = self.unit_size * (_CAPITAL + _UNIT_LEADING * (len(self.units) - 1))
        foot = units + _UNIT_FOOT if self.units else 0.0
        return label + before + _ABOVE_NUMERAL + foot

    def place(self, draft: Draft, x: float, top: float, band: float) -> None:
        """Hang the label at `top`, stand the unit words on the band."""
        baseline = top + _CAPITAL * self.label_size
        for number, line in enumerate(self.label):
            y = baseline + number * LEADING * self.label_size
            draft.add(line.mark(x, y, self.label_size, Ink.BLACK, role="label"))
        if self.qualifier.text:
            baseline += (len(self.label) - 1) * LEADING * self.label_size
            baseline += _ABOVE_QUALIFIER + _CAPITAL * self.qualifier_size
            size = self.qualifier_size
            draft.add(self.qualifier.mark(x, baseline, size, Ink.BLACK, role="qualifier"))
        self.place_units(draft, x, band)

    def place_units(self, draft: Draft, x: float, band: float) -> None:
        """The unit words alone."""
        for number, line in enumerate(reversed(self.units)):
            baseline = band - _UNIT_FOOT - number * self.unit_size * _UNIT_LEADING
            draft.add(line.mark(x, baseline, self.unit_size, Ink.CREAM, role="unit"))


def _column(draft: Draft, written: Written, label: str, units: list[str], factor: float) -> _Column:
    """Break the label into as few lines as keep it narrow."""
    scale = draft.setting.scale
    words = label.replace("\n", " ")
    lines: tuple[Line, ...] = ()
    for count in range(1, _LABEL_LINES + 1):
        lines = even_lines(draft, words, Face.SANS_BOLD, count)
        if max(line.ink.w for line in lines) * scale.poster_label <= _LABEL_WIDTH:
            break
    return _Column(
        lines,
        scale.poster_label * factor,
        draft.line(written.before, Face.SERIF_BOLD),
        scale.poster_qualifier,
        tuple(draft.line(word, Face.SERIF_BOLD) for word in units),
        scale.poster_unit,
    )
