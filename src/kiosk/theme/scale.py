"""How large each kind of text is, on this display, in this language, from that far away.

Sizes are ems in u, a hundredth of the display's short side; a display of any size shows the same
page.  Three things change them: no text is physically smaller than what a standing person can
read, text grows with the distance it is read from, and the low-vision preset enlarges it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.figures.model import Language

EM_MIN_MM = 6.6
"""Smallest em there is: a capital I of 4.8 mm.  Source: ADA 2010 Standards §707.7.2."""
FLOOR_MAX = 3.0
"""The floor goes no higher, u: that of an 18 inch panel.  On smaller ones all texts would be of one
size and stand on each other; whoever hangs one is told what is lost."""
FLUENT = 1.43
"""Metres of fluent reading per u of em and metre of short side: Chinese at 24 minutes of arc.
Source: 24.2 ± 2.8 minutes for full reading speed, RSVP study with 30 normally sighted readers."""
GROWTH_MAX = 1.25
"""More than this, and pages no longer hold their text."""
LARGE = 1.15
"""The low-vision preset."""
_SAME = 0.05
"""Sizes closer than this are one, u."""
NARROW = 150.0
"""Below this width in u (4:3 displays) list labels are set smaller."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Thickness of lines in u; the same on every display."""

    thick: float = 0.8
    """Upper rule of the masthead."""
    mark: float = 0.7
    """Top edge of a column."""
    progress: float = 0.76
    base: float = 0.3
    """Baseline of a chart."""
    hair: float = 5 / 27
    """Column rule, row hairline, navigation rule and separators: two pixels at 1080p, four at 4K,
    wherever they lie; a thickness between would be one pixel here and two there."""
    ring: float = 0.4
    """Line of an empty disc."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Type sizes (ems in u), and what goes with them.  Pairs are (smallest, largest) to fit."""

    poster_max: float = 104.0
    poster_title: float = 16.6
    poster_unit: float = 11.4
    poster_qualifier: float = 9.8
    poster_label: float = 4.8
    poster_call: float = 5.4
    poster_language: float = 4.2
    hero_max: float = 68.0
    hero_min: float = 22.0
    """Smaller than this the content is refused."""
    hero_label: float = 6.4
    unit_hero: float = 9.8
    qualifier_hero: float = 9.8
    keyword: tuple[float, ...] = (31.0, 20.4, 15.4)
    """For 2, 3, 4 characters; one size: for all."""
    keyword_pitch: float = 1.04
    """Least distance from character (or line) to the next, in em."""
    gloss: float = 3.2
    index: float = 3.6
    """List of all keywords on a keyword page."""
    figure_l: tuple[float, float] = (14.0, 20.0)
    """Comparison numerals, the annotation of a chart."""
    figure_m: float = 10.4
    """Supporting numerals."""
    qualifier: float = 3.8
    """Before a supporting numeral."""
    headline: float = 6.8
    headline_story: float = 7.6
    headline_leading: float = 1.26
    body: tuple[float, ...] = (5.0, 4.6, 4.2)
    """Largest first; the first that fits the zone is taken."""
    body_measure: tuple[int, ...] = (24, 26, 28)
    """Length of line in em for each size of `body`; empty: as wide as the zone."""
    body_leading: float = 1.7
    value: float = 4.6
    """Labels of columns and points."""
    value_last: tuple[float, float] = (7.6, 9.4)
    """Label of the decisive column or point."""
    label: float = 4.0
    """What a number counts; also the unit before it."""
    label_list: float = 4.0
    """The same in the list of a numbers page; smaller on a narrow display."""
    label_comparison: float = 4.6
    label_leading: float = 1.35
    nav: float = 3.5
    axis: float = 3.4
    deck: float = 3.2
    deck_leading: float = 1.35
    folio_name: float = 2.6
    folio: float = 2.2
    source: float = 2.1
    em_min: float = 0.0
    """Physical floor; no text above is smaller."""
    supporting_max: int = 6
    """How many supporting numbers a numbers page holds."""
    lines: Lines = Lines()


_ZH = Scale()
_ZH_PORTRAIT = replace(
    _ZH,
    poster_title=21.0,
    poster_unit=13.6,
    poster_label=5.6,
    body=(5.0, 4.55, 4.3),
    body_measure=(17, 19, 20),
)
_EN = replace(
    _ZH,
    poster_title=9.0,
    poster_qualifier=7.0,
    hero_label=5.6,
    unit_hero=5.0,
    qualifier_hero=5.0,
    keyword=(15.6,),
    keyword_pitch=1.05,
    figure_l=(13.0, 19.0),
    qualifier=2.9,
    headline=5.7,
    headline_story=6.4,
    body=(4.0,),
    body_measure=(),
    body_leading=1.48,
    label=3.5,
    label_list=3.5,
    nav=3.1,
    axis=3.2,
    deck=2.9,
)
_EN_PORTRAIT = replace(_EN, poster_title=17.0, poster_qualifier=9.0, poster_label=5.6, nav=2.8)

_DISTANCE_SCALED = frozenset({"label", "label_list", "label_comparison", "value", "axis", "nav"})
_LARGE_SCALED = _DISTANCE_SCALED | {"deck", "gloss", "index", "folio_name", "folio", "source"}
_FLOORED = _LARGE_SCALED | {"qualifier", "poster_label", "poster_call", "poster_language"}


def scale_for(
    language: Language,
    is_portrait: bool,
    *,
    mm_per_u: float = 5.4,
    viewing_distance_m: float = 3.0,
    width: float = 177.8,
    is_large: bool = False,
) -> Scale:
    """The sizes for a display.

    Args:
        language: Of the text that is set.
        is_portrait: Whether zones are stacked instead of side by side.
        mm_per_u: Physical length of one u: ten times the short side in metres.  The default is a
            panel of 43 inches, taken when nobody says what hangs there.
        viewing_distance_m: From where people read.
        width: Of the page in u.
        is_large: The low-vision preset: larger text, fewer supporting numbers.
    """
    scale = _table(language, is_portrait)
    if width < NARROW and not is_portrait:
        scale = replace(scale, label_list=min(scale.label_list, 3.6))
    distance = distance_factor(mm_per_u, viewing_distance_m)
    large = LARGE if is_large else 1.0
    scale = _grown(scale, _DISTANCE_SCALED, min(GROWTH_MAX, distance * large))
    scale = _grown(scale, _LARGE_SCALED - _DISTANCE_SCALED, large)
    scale = _with_body(scale, distance, is_large=is_large)
    count = 4 if is_large else scale.supporting_max - (distance > 1.0)
    return _with_floor(replace(scale, supporting_max=count), em_floor(mm_per_u))


def em_floor(mm_per_u: float) -> float:
    """The smallest em on a display, u."""
    return min(FLOOR_MAX, EM_MIN_MM / mm_per_u)


def fluent_m(em: float, mm_per_u: float) -> float:
    """From how far an em of so many u is read fluently, m."""
    return FLUENT * em * mm_per_u / 10


def distance_factor(mm_per_u: float, viewing_distance_m: float) -> float:
    """How much text must grow to be read fluently from there; 1 to `GROWTH_MAX`."""
    return min(GROWTH_MAX, max(1.0, viewing_distance_m / fluent_m(_ZH.label, mm_per_u)))


def _table(language: Language, is_portrait: bool) -> Scale:
    if language == "zh":
        return _ZH_PORTRAIT if is_portrait else _ZH
    return _EN_PORTRAIT if is_portrait else _EN


def _sizes(scale: Scale, names: frozenset[str]) -> dict[str, float]:
    return {name: float(getattr(scale, name)) for name in names}


def _grown(scale: Scale, names: frozenset[str], factor: float) -> Scale:
    changed = {name: size * factor for name, size in _sizes(scale, names).items()}
    return replace(scale, **changed)  # pyright: ignore[reportArgumentType]


def _with_body(scale: Scale, distance: float, *, is_large: bool) -> Scale:
    """Body grows with the distance; the low-vision preset prefers its largest size.

    The designed sizes follow the grown ones, so that a text that fits as designed fits always.
    """
    steps = scale.body[:1] if is_large else scale.body
    factor = min(GROWTH_MAX, distance * (LARGE if is_large and len(scale.body) == 1 else 1.0))
    grown = [size * factor for size in steps]
    if len(scale.body) == 1 and factor > 1.0:
        grown.append(steps[0] * sqrt(factor))
    count = len(grown)
    designed = [number for number, size in enumerate(scale.body) if size < grown[count - 1] - _SAME]
    body = (*grown, *(scale.body[number] for number in designed))
    measures = scale.body_measure[:count]
    measures += tuple(scale.body_measure[number] for number in designed if scale.body_measure)
    return replace(scale, body=body, body_measure=measures)


def _with_floor(scale: Scale, floor: float) -> Scale:
    changed = {name: max(floor, size) for name, size in _sizes(scale, _FLOORED).items()}
    body = tuple(max(floor, size) for size in scale.body)
    return replace(scale, body=body, em_min=floor, **changed)  # pyright: ignore[reportArgumentType]
