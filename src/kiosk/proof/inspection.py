"""Every page of a show, held to the rules on many displays: what `kiosk check --pages` says.

A page depends on the shape of the display, on how large a u of it is and from where it is read;
displays that agree in these are inspected once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, cast

from kiosk.booth.model import Booth
from kiosk.paint.painter import COUNTED
from kiosk.player.playlist import playlists
from kiosk.player.state import Mode
from kiosk.proof.coverage import Coverages
from kiosk.proof.targets import bar_remarks, notice_remarks
from kiosk.show.model import PosterSlide
from kiosk.theme.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast
from kiosk.theme.scale import EM_MIN_MM, em_floor, fluent_m
from kiosk.theme.tokens import Ink
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.marks import Face, Page, RectMark
from kiosk.typeset.nav import BarLook, progress_marks, sections_of, typeset_bar
from kiosk.typeset.pages.poster_english import LARGE_BOLD
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.rules import Remark, judge, text_remarks
from kiosk.typeset.setting import Folio, Setting
from kiosk.typeset.sheet import typeset_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kiosk.figures.model import Language
    from kiosk.proof.coverage import Coverage, Standing
    from kiosk.show.model import Section, Show, Slide
    from kiosk.theme.tokens import Theme
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.nav import Bar

SIZES = (
    (1920, 1080),
    (3840, 2160),
    (1366, 768),
    (1280, 1024),
    (2560, 1080),
    (1080, 1920),
    (2160, 3840),
    (1920, 1200),
)
"""Displays that are met at fairs, in pixels."""
_PANELS = (
    (21.5, 1.5),
    (21.5, 5.0),
    (32.0, 1.5),
    (32.0, 2.6),
    (32.0, 5.0),
    (55.0, 1.5),
    (55.0, 5.0),
)
"""Small and large panels, read from near and from far: diagonal in inches, distance in metres.
Texts grow with the distance, by a quarter at most; on small panels the smallest ones grow too."""

RED_MAX = 0.15
"""Part of a page that may be red."""
BARE_MIN = 0.70
"""Part of a page that must be bare ground: printed pages of this kind keep 71 to 95 %."""
_LARGE_ON_SOFT = 5.0
"""The same for red text on the soft ground of columns."""
_COUNTABLE_PX = 2.5
"""Marks that are counted, and the gaps between them, are at least so wide (three pixels, of which
one may be half)."""
_MEASURES = re.compile(r"\d+(\.\d+)?(?= (u|mm|%|×|pixels|square))")

BAR, EVERY = "navigation bar", "every page"
"""In the place of a slide's id."""


@dataclass(frozen=True, slots=True)
class Display:
    """A display in a booth."""

    width_px: int
    height_px: int
    booth: Booth = field(default_factory=Booth)
    is_printed: bool = True
    """Whether colors are measured, and the sheets of figures set, as well."""

    @property
    def name(self) -> str:
        """How a person calls it."""
        booth = self.booth
        parts = [f"{self.width_px}x{self.height_px}"]
        if booth.diagonal_in:
            parts.append(f"{booth.diagonal_in:g} inches")
        if booth.viewing_distance_m != Booth().viewing_distance_m:
            parts.append(f"from {booth.viewing_distance_m:g} m")
        if booth.lower_edge_mm:
            parts.append(f"{booth.lower_edge_mm:g} mm above the floor")
        if booth.type_scale == "large":
            parts.append("large type")
        return " ".join(parts)

    def geometry(self) -> Geometry:
        """Frame and grid of a page on it."""
        booth, size = self.booth, (self.width_px, self.height_px)
        return Geometry.of_pixels(
            *size,
            short_side_m=booth.short_side_m(*size),
            viewing_distance_m=booth.viewing_distance_m,
            nav_lift_mm=booth.nav_lift_mm(self.height_px, self.width_px),
        )


@dataclass(frozen=True, slots=True)
class PageRemark:
    """One thing that is wrong with one slide in one language."""

    slide: str
    language: str
    """Empty: it is so in every language."""
    displays: tuple[str, ...]
    """Where it is, by the displays' names."""
    rule: str
    words: str


def usual_displays() -> list[Display]:
    """The usual sizes; at 1080p also small and large panels, large type, and a tall totem."""
    large = Booth(type_scale="large")
    totem = Booth(diagonal_in=55.0, lower_edge_mm=550.0)
    displays = [Display(*size) for size in SIZES]
    displays += [
        Display(1920, 1080, Booth(diagonal_in=diagonal, viewing_distance_m=distance), False)
        for diagonal, distance in _PANELS
    ]
    displays += [
        Display(1080, 1920, Booth(diagonal_in=diagonal, viewing_distance_m=distance), False)
        for diagonal, distance in (_PANELS[1], _PANELS[-1])
    ]
    displays += [Display(1920, 1080, large), Display(1080, 1920, large), Display(1080, 1920, totem)]
    return displays


def inspect_show(
    show: Show, displays: Sequence[Display], fonts: Fonts, themes: Sequence[Theme]
) -> list[PageRemark]:
    """What is wrong with the pages of a show; empty if nothing is.

    Needs a QApplication.  Deterministic: the same show gives the same remarks in the same order.

    Args:
        show: Without defects.
        displays: Where it is to be shown.
        fonts: The bundled ones.
        themes: Whose colors are held against each other.
    """
    groups: dict[tuple[object, ...], list[Display]] = {}
    for display in displays:
        groups.setdefault(_shape(display), []).append(display)
    inspection = _Inspection(show, fonts, themes)
    found: dict[tuple[str, str, str, str], tuple[str, list[str]]] = {}
    for display in displays:
        for remark in panel_remarks(display):
            key = (EVERY, "", remark.rule, remark.words)
            found.setdefault(key, (remark.words, []))[1].append(display.name)
    for group in groups.values():
        for language in show.languages:
            for slide, display, remark in inspection.findings(group, cast("Language", language)):
                key = (slide, language, remark.rule, _MEASURES.sub("#", remark.words))
                names = found.setdefault(key, (remark.words, []))[1]
                if display.name not in names:
                    names.append(display.name)
    order = {EVERY: -1} | {
        name: number for number, name in enumerate([s.id for s in show.slides()])
    }
    remarks = [
        PageRemark(slide, language, tuple(names), rule, words)
        for (slide, language, rule, _), (words, names) in found.items()
    ]
    return sorted(remarks, key=lambda remark: order.get(remark.slide, len(order)))


def panel_remarks(display: Display) -> list[Remark]:
    """What a panel is too small for, whatever is shown on it."""
    mm_per_u = display.geometry().mm_per_u
    floor = em_floor(mm_per_u)
    if not display.booth.diagonal_in or floor * mm_per_u >= EM_MIN_MM - 0.01:
        return []
    inches = ceil(display.booth.diagonal_in * EM_MIN_MM / (floor * mm_per_u) - 0.01)
    return [
        Remark(
            "panel",
            f"Its smallest texts are {floor * mm_per_u:.1f} mm high, not {EM_MIN_MM} mm, because "
            f"more has no room on it: they are read from {fluent_m(floor, mm_per_u):.1f} m, and "
            "lists show fewer figures, so that a finger hits each. "
            f"Hang a display of at least {inches} inches, or see that people come so close.",
        )
    ]


def _shape(display: Display) -> tuple[object, ...]:
    """What a page depends on; what arithmetic leaves in the last digits does not count."""
    geometry = display.geometry()
    lengths = (geometry.w, geometry.h, geometry.mm_per_u, geometry.nav_lift)
    rounded = tuple(round(length, 6) for length in lengths)
    return (*rounded, geometry.viewing_distance_m, display.booth.type_scale, display.is_printed)


class _Inspection:
    """Holds pages to the rules."""

    def __init__(self, show: Show, fonts: Fonts, themes: Sequence[Theme]) -> None:
        self._show = show
        self._fonts = fonts
        self._themes = themes
        self._coverages = Coverages()
        self._totals = {name: len(each.pages) for name, each in playlists(show).items()}

    def findings(
        self, displays: Sequence[Display], language: Language
    ) -> Iterator[tuple[str, Display, Remark]]:
        """Slide, display and remark, for displays on which pages are the same but for pixels."""
        setting = self._setting(displays[0], language)
        bars = self._bars(setting)
        for bar in bars:
            for remark in bar_remarks(bar, setting.geometry):
                yield from ((BAR, display, remark) for display in displays)
        for section, slide in self._slides(language):
            total = self._totals[language]
            page = typeset_slide(slide, setting, Folio(section.title, total, total))
            remarks = list(judge(slide, page, setting))
            if not isinstance(slide, PosterSlide):
                remarks += (remark for bar in bars for remark in notice_remarks(page.marks, bar))
            if displays[0].is_printed:
                remarks += self._printed(slide, section, page, setting)
            for remark in remarks:
                yield from ((slide.id, display, remark) for display in displays)
            for display in displays:
                scale = setting.geometry.scale_px(display.width_px)
                yield from ((slide.id, display, remark) for remark in _uncountable(page, scale))
        for figure in self._show.figures if displays[0].is_printed else ():
            sheet = typeset_sheet(figure, setting)
            remarks = [Remark("room", words) for words in sheet.problems]
            remarks += text_remarks(sheet.marks, setting.geometry)
            for remark in remarks:
                yield from ((f"sheet of {figure}", display, remark) for display in displays)

    def _slides(self, language: Language) -> Iterator[tuple[Section, Slide]]:
        for section in self._show.sections:
            for slide in section.slides:
                if not slide.languages or language in slide.languages:
                    yield section, slide

    def _setting(self, display: Display, language: Language) -> Setting:
        is_large = display.booth.type_scale == "large"
        return Setting.on(self._show, self._fonts, display.geometry(), language, is_large=is_large)

    def _bars(self, setting: Setting) -> list[Bar]:
        """The bar with each section open, and in each state a visit can bring it to."""
        sections = [section.id for section in sections_of(self._show, setting.language)]
        looks = [BarLook(section) for section in sections]
        for section in sections[:1]:
            looks.append(BarLook(section, Mode.MANUAL))
            looks.append(BarLook(section, Mode.WARN, warn_left_s=20))
            looks.append(BarLook(section, Mode.PAUSED, is_paused=True))
        return [typeset_bar(setting, look) for look in looks]

    def _printed(
        self, slide: Slide, section: Section, page: Page, setting: Setting
    ) -> Iterator[Remark]:
        """What a small picture of the page shows."""
        if isinstance(slide, PosterSlide):
            # Its ground is red: only its texts are judged.
            yield from self._contrasts(self._coverages.measure(page).standings)
            return
        bar = typeset_bar(setting, BarLook(section.id))
        marks = (*page.marks, *bar.marks, *progress_marks(bar, 0.5))
        coverage = self._coverages.measure(Page(page.w, page.h, marks, page.ground))
        yield from self._contrasts(coverage.standings)
        yield from _shares(coverage)

    def _contrasts(self, standings: Iterable[Standing]) -> Iterator[Remark]:
        """Texts that cannot be read on what they stand on."""
        for standing in standings:
            mark = standing.mark
            for ground in standing.grounds:
                if ground is None:
                    words = f'"{mark.text}" stands on a picture; move or shorten it.'
                    yield Remark("contrast", words)
                    continue
                least = _contrast_needed(mark.size, mark.face, mark.ink, ground)
                for theme in self._themes:
                    ratio = contrast(theme.colors[mark.ink], theme.colors[ground])
                    if ratio < least:
                        yield Remark(
                            "contrast",
                            f'"{mark.text}" ({mark.ink} on {ground}) has a contrast of '
                            f"{ratio:.1f} in the theme {theme.name}; it needs {least:g}. "
                            "Shorten it, so that it keeps its ground or its size.",
                        )


def _contrast_needed(size: float, face: Face, ink: Ink, ground: Ink) -> float:
    """Least contrast of a text.  Source: WCAG 2.2 §1.4.3; large is far above its 14 pt bold."""
    large = _LARGE_ON_SOFT if (ink, ground) == (Ink.RED, Ink.SOFT) else LARGE_BOLD
    is_large = size >= large - 0.01 and face is not Face.SANS
    return MARK_CONTRAST if is_large else TEXT_CONTRAST


def _shares(coverage: Coverage) -> Iterator[Remark]:
    """Too much red, too little ground."""
    red = coverage.shares[Ink.RED]
    if red > RED_MAX:
        yield Remark(
            "red",
            f"{100 * red:.1f} % of the page is red, more than {100 * RED_MAX:.0f} %; "
            "emphasise a smaller group, or let one mark stand for more.",
        )
    if coverage.bare < BARE_MIN:
        yield Remark(
            "ground",
            f"Only {100 * coverage.bare:.1f} % of the page is bare ground; "
            f"{100 * BARE_MIN:.0f} % are needed. Leave something out.",
        )


def _uncountable(page: Page, scale: float) -> Iterator[Remark]:
    """Counted marks that this display's pixels are too coarse for.

    Args:
        page: Any page.
        scale: Pixels per u.
    """
    marks = [mark for mark in page.marks if isinstance(mark, RectMark) and mark.role in COUNTED]
    rows: dict[float, list[RectMark]] = {}
    for mark in marks:
        rows.setdefault(round(mark.rect.bottom, 3), []).append(mark)
    narrow = min((mark.rect.w * scale for mark in marks), default=_COUNTABLE_PX)
    for row in rows.values():
        row.sort(key=lambda mark: mark.rect.x)
        for one, other in pairwise(row):
            narrow = min(narrow, (other.rect.x - one.rect.right) * scale)
    if narrow < _COUNTABLE_PX:
        yield Remark(
            "count",
            f"Marks or the gaps between them are {narrow:.1f} pixels wide and cannot be counted; "
            "let one mark stand for more.",
        )
