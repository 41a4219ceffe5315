"""The rules of a good page, tested without looking: margins, distances, edges, sizes, targets.

A page is a list of marks, so what a designer would see can be said of it: "the label runs over the
margin", "these two stand on each other".  Every sentence names what to shorten or to change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.show.model import ChartKind, ChartSlide, PosterSlide
from kiosk.theme.scale import em_floor
from kiosk.typeset.geometry import TARGET_MM
from kiosk.typeset.marks import DiscMark, PlotMark, RectMark, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kiosk.show.model import Slide
    from kiosk.theme.tokens import Ink
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.marks import Mark, Page, Rect
    from kiosk.typeset.setting import Setting

APART = 1.5
"""Between two texts that do not belong together, u."""
TOGETHER = 0.5
"""Between the parts of one phrase: qualifier, numeral, unit, label, u."""
TOLERANCE = 0.3
"""Of edges and baselines, u."""
_PHRASE = frozenset(
    [
        "hero",
        "currency",
        "qualifier",
        "unit",
        "label",
        "figure",
        "change",
        "basis",
        "value",
        "annotation",
        "axis",
        "title",
        "series",
    ]
)
_PAIRS = {
    frozenset({"folio"}): 0.8,
    frozenset({"headline", "deck"}): 1.0,
    frozenset({"sentence", "source"}): 1.0,
}
"""Distances of texts that are set by one hand, u."""
_BLOCKS = frozenset({"body", "sentence", "headline", "deck", "label", "source", "call", "name"})
"""Texts of several lines, whose leading is the composer's business."""
_NUMBERS = frozenset(
    {"hero", "whole", "figure", "value", "qualifier", "unit", "currency", "change", "annotation"}
)
"""Roles that a figure is written with."""
_DIGITS_MAX = 6
"""A number of more digits is at fault, whatever stands beside it."""
_KINDS = {
    "headline": "the headline",
    "deck": "the line under the headline",
    "label": "the label",
    "name": "the name",
    "category": "the name",
    "title": "the show's name",
    "gloss": "the gloss",
    "index": "the keyword",
    "body": "the text that ends",
    "source": "the source line",
    "folio": "the show's name or the section's",
    "call": "the call",
    "nav": "the section's title",
}
"""What an author calls them."""
_BLEEDS = frozenset({"band"})
_HANGS_LOW = frozenset({"underline", "source", "notice"})
_EDGE_ROLES = frozenset({"headline", "deck", "source", "folio", "gloss"})


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a page, and what to do about it."""

    rule: str
    """Which rule is broken, in a word or two."""
    words: str
    """A sentence that names what to shorten or to change."""


def page_remarks(slide: Slide, page: Page, setting: Setting) -> list[str]:
    """What is wrong with a page, in sentences; empty if a designer would sign it.

    Args:
        slide: What the page was set from.
        page: Without its navigation bar.
        setting: The means it was set with.
    """
    return [remark.words for remark in judge(slide, page, setting)]


def judge(slide: Slide, page: Page, setting: Setting) -> list[Remark]:
    """What is wrong with a page, each with the rule that it breaks; empty if nothing is.

    Args:
        slide: What the page was set from.
        page: Without its navigation bar.
        setting: The means it was set with.
    """
    geometry = setting.geometry
    is_poster = isinstance(slide, PosterSlide)
    texts = [mark for mark in page.marks if isinstance(mark, TextMark)]
    if is_poster:
        # The numeral may sink behind the band, where it is not seen.
        texts = [mark for mark in texts if mark.role != "hero"]
    broken: list[tuple[str, Iterable[str]]] = [
        ("room", page.problems),
        ("margins", _outside(page, geometry, is_poster=is_poster)),
        ("distances", _close(texts)),
        ("text size", _too_small(texts, geometry)),
        ("touch", _small_targets(page, geometry)),
    ]
    if not is_poster:
        broken.append(("grid", _off_grid(texts, geometry)))
        broken.append(("content bottom", _off_bottom(page, geometry)))
    if isinstance(slide, ChartSlide):
        broken.append(("count", _miscounted(slide, page, setting)))
    found = {words: Remark(rule, words) for rule, sentences in broken for words in sentences}
    return list(found.values())


def text_remarks(marks: Iterable[Mark], geometry: Geometry) -> list[Remark]:
    """What is wrong with texts that stand on every page alike: too close, or too small."""
    texts = [mark for mark in marks if isinstance(mark, TextMark)]
    found = [Remark("distances", words) for words in _close(texts)]
    return found + [Remark("text size", words) for words in _too_small(texts, geometry)]


def _name(mark: object) -> str:
    if isinstance(mark, TextMark):
        return f'"{mark.text if len(mark.text) <= 24 else mark.text[:23] + "…"}"'
    return f"a {getattr(mark, 'role', '') or 'mark'}"


def _outside(page: Page, geometry: Geometry, *, is_poster: bool) -> Iterator[str]:
    """Marks beyond the margins, or off the page."""
    for mark in page.marks:
        role = mark.role
        if role in _BLEEDS or (is_poster and role == "hero"):
            continue
        rect = mark.rect
        if rect.x < geometry.left - TOLERANCE or rect.right > geometry.right + TOLERANCE:
            over = max(geometry.left - rect.x, rect.right - geometry.right)
            cure = _cure(mark) if isinstance(mark, TextMark) else "shorten what it stands for"
            yield f"{_name(mark)} runs {over:.1f} u over the margin; {cure}."
        elif rect.y < 0 or rect.bottom > page.h:
            yield f"{_name(mark)} is cut by the edge of the page; shorten it."


def _close(texts: Sequence[TextMark]) -> Iterator[str]:
    """Texts that touch, or stand closer than they may."""
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            need = _distance_needed(one, other)
            if need is None:
                continue
            apart = _distance(one.rect, other.rect)
            if apart < need - 0.01:
                state = "stand on each other" if apart <= 0 else f"are only {apart:.1f} u apart"
                yield f"{_name(one)} and {_name(other)} {state}; {_cure(one, other)}."


def _cure(*texts: TextMark) -> str:
    """What to change if these have no room beside each other: words rather than numbers."""
    words = [mark for mark in texts if mark.role not in _NUMBERS]
    number = max(texts, key=lambda mark: (mark.role in _NUMBERS, len(mark.text)))
    if not words or sum(map(str.isdigit, number.text)) > _DIGITS_MAX:
        return f'write "{number.text}" with fewer digits, or in a larger unit'
    longest = max(words, key=lambda mark: mark.rect.w)
    kind = _KINDS.get(longest.role, "the words")
    return f'shorten {kind} "{longest.text}"'


def _distance_needed(one: TextMark, other: TextMark) -> float | None:
    """Least distance of two texts in u; None: they are one block, set by one hand."""
    if one.role == other.role and one.size == other.size:
        if one.role in _BLOCKS:
            return None
        return TOGETHER if one.baseline != other.baseline else 0.0
    if one.role in _PHRASE and other.role in _PHRASE:
        return TOGETHER if one.baseline != other.baseline else 0.0
    return _PAIRS.get(frozenset({one.role, other.role}), APART)


def _distance(a: Rect, b: Rect) -> float:
    """Gap between two boxes, the larger of the horizontal and the vertical one; ≤ 0: overlap."""
    return max(b.x - a.right, a.x - b.right, b.y - a.bottom, a.y - b.bottom)


def _too_small(texts: Sequence[TextMark], geometry: Geometry) -> Iterator[str]:
    """Text under the physical floor."""
    floor = em_floor(geometry.mm_per_u)
    for mark in texts:
        if mark.size < floor - 0.01:
            size_mm, floor_mm = (size * geometry.mm_per_u for size in (mark.size, floor))
            yield (
                f"{_name(mark)} is {size_mm:.1f} mm high, less than {floor_mm:.1f} mm; "
                f"{_cure(mark)}."
            )


def _small_targets(page: Page, geometry: Geometry) -> Iterator[str]:
    """Places to touch that a finger misses, unless a larger one does the same."""
    least = geometry.target - 0.05
    large = {target.id for target in page.targets if min(target.rect.w, target.rect.h) >= least}
    for target in page.targets:
        if target.id not in large:
            width, height = (side * geometry.mm_per_u for side in (target.rect.w, target.rect.h))
            yield (
                f"The place to touch {target.id} is {width:.0f} × {height:.0f} mm; "
                f"it needs {TARGET_MM:.0f} × {TARGET_MM:.0f} mm. "
                "Have fewer figures on the page, or a larger display."
            )


def _off_grid(texts: Sequence[TextMark], geometry: Geometry) -> Iterator[str]:
    """Headlines and their kin that begin on no column."""
    edges = [geometry.col(number) for number in range(1, geometry.columns + 1)]
    for mark in texts:
        if mark.role not in _EDGE_ROLES or mark.role == "folio":
            continue
        if min(abs(mark.rect.x - edge) for edge in edges) > 2 * TOLERANCE:
            yield f"{_name(mark)} does not begin on a column of the grid."


def _off_bottom(page: Page, geometry: Geometry) -> Iterator[str]:
    """Content under the common baseline; in landscape also a page that does not reach it."""
    feet = [
        mark.baseline if isinstance(mark, TextMark) else mark.rect.bottom
        for mark in page.marks
        if mark.role not in _HANGS_LOW and mark.rect.y > geometry.top - 3.0
    ]
    if not feet:
        return
    lowest = max(feet)
    if lowest > geometry.bottom + 2 * TOLERANCE:
        yield f"The page reaches {lowest - geometry.bottom:.1f} u below its content bottom."
    elif lowest < geometry.bottom - 2 * TOLERANCE and not geometry.is_portrait:
        yield f"Nothing stands on content bottom: {geometry.bottom - lowest:.1f} u are missing."


def _miscounted(slide: ChartSlide, page: Page, setting: Setting) -> Iterator[str]:
    """Counted marks that are not as many as the figures say."""
    values = [setting.figure(use).value for use in slide.groups]
    if slide.chart is ChartKind.DOTS:
        discs = [mark for mark in page.marks if isinstance(mark, DiscMark)]
        filled = sum(1 for disc in discs if not disc.width)
        wanted = tuple(int(value) for value in values)
        drawn = (filled, len(discs))
        if drawn != wanted:
            yield f"{drawn[0]} of {drawn[1]} dots are drawn, not {wanted[0]} of {wanted[1]}."
    elif slide.chart is ChartKind.STROKES:
        drawn_strokes = _count(page, "stroke")
        if drawn_strokes != sum(values):
            yield f"{drawn_strokes} strokes are drawn, not {sum(values)}."
    elif slide.chart is ChartKind.SQUARES:
        squares = Counter(
            mark.ink for mark in page.marks if isinstance(mark, RectMark) and mark.role == "square"
        )
        yield from _wrong_squares(squares, values)
    elif slide.series and not any(isinstance(mark, PlotMark) for mark in page.marks):
        yield "The plot is missing."


def _count(page: Page, role: str) -> int:
    return sum(1 for mark in page.marks if isinstance(mark, RectMark) and mark.role == role)


def _wrong_squares(squares: Counter[Ink], values: Sequence[Decimal]) -> Iterator[str]:
    """Squares must be the sum of the groups divided by one k, within half a square a group."""
    total = squares.total()
    k = sum(values, Decimal(0)) / max(1, total)
    steps = [Decimal(digit).scaleb(power) for power in range(-2, 12) for digit in (1, 2, 5)]
    nearest = min(steps, key=lambda step: abs(step - k))
    wanted = sum(int((value / nearest).to_integral_value()) for value in values)
    if total != wanted:
        yield f"{total} squares are drawn, not {wanted} of {nearest.normalize():f} each."
