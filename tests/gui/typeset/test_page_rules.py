"""Each rule of a good page notices the fault that it is there for, and says where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chart_samples import FOLIO, SLIDES, page_of, setting_for

from kiosk.booth.model import Booth
from kiosk.proof.inspection import Display
from kiosk.show.model import FigureUse, NumbersSlide
from kiosk.theme.scale import scale_for
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import DiscMark, Rect, RectMark, TextMark
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.rules import judge
from kiosk.typeset.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.figures.model import Language
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Mark, Page


def changed(page: Page, role: str, change: Callable[[Mark], Mark | None], most: int = 1) -> Page:
    """The page with its first marks of a role replaced, or taken away by None."""
    marks: list[Mark] = []
    left = most
    for mark in page.marks:
        if mark.role == role and left:
            left -= 1
            other = change(mark)
            marks += [] if other is None else [other]
        else:
            marks.append(mark)
    assert left < most, f"no {role} on the page"
    return replace(page, marks=tuple(marks))


def moved(dx: float, dy: float) -> Callable[[Mark], Mark]:
    def move(mark: Mark) -> Mark:
        assert isinstance(mark, TextMark)
        rect = Rect(mark.rect.x + dx, mark.rect.y + dy, mark.rect.w, mark.rect.h)
        return replace(mark, rect=rect, baseline=mark.baseline + dy)

    return move


def smaller(mark: Mark) -> Mark:
    assert isinstance(mark, TextMark)
    return replace(mark, size=1.0)


def recolored(mark: Mark) -> Mark:
    assert isinstance(mark, DiscMark)
    return replace(mark, width=0.4)


FAULTS = {
    "over the right margin": ("dots", "deck", moved(140.0, 0.0), "margins", "over the margin"),
    "over the left margin": ("dots", "deck", moved(-1.0, 0.0), "margins", "over the margin"),
    "headline on deck": ("dots", "deck", moved(0.0, -4.0), "distances", "stand on each other"),
    "too near": ("dots", "source", moved(0.0, -4.0), "distances", "apart"),
    "too small": ("dots", "deck", smaller, "text size", "mm high"),
    "off the grid": ("dots", "headline", moved(2.0, 0.0), "grid", "column of the grid"),
    "below the page": ("columns", "category", moved(0.0, 1.5), "content bottom", "below"),
    "one dot too few": ("dots", "dot", recolored, "count", "25 of 30 dots"),
    "one ring too few": ("dots", "ring", lambda _: None, "count", "26 of 29 dots"),
    "one stroke too few": ("strokes", "stroke", lambda _: None, "count", "169 strokes"),
    "one square too few": ("squares", "square", lambda _: None, "count", "squares"),
    "no plot": ("columns", "plot", lambda _: None, "count", "plot is missing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_and_named(fonts: Fonts, fault: str) -> None:
    name, role, change, rule, words = FAULTS[fault]
    page, setting = page_of(fonts, name), setting_for(fonts)
    assert not judge(SLIDES[name], page, setting)
    remarks = judge(SLIDES[name], changed(page, role, change), setting)
    assert any(remark.rule == rule and words in remark.words for remark in remarks), remarks


def test_a_place_too_small_for_a_finger_is_found(fonts: Fonts) -> None:
    page, setting = page_of(fonts, "dots"), setting_for(fonts)
    targets = tuple(replace(t, rect=Rect(t.rect.x, t.rect.y, 2.0, 2.0)) for t in page.targets)
    remarks = judge(SLIDES["dots"], replace(page, targets=targets), setting)
    assert {remark.rule for remark in remarks} == {"touch"}
    assert "20 × 20 mm" in remarks[0].words


def test_a_mark_beyond_the_edge_is_found(fonts: Fonts) -> None:
    page, setting = page_of(fonts, "dots"), setting_for(fonts)
    stray = RectMark(Rect(20.0, 99.0, 5.0, 3.0), Ink.FG, "rule")
    remarks = judge(SLIDES["dots"], replace(page, marks=(*page.marks, stray)), setting)
    assert "margins" in {remark.rule for remark in remarks}


def test_two_texts_without_room_are_told_with_what_to_shorten(fonts: Fonts) -> None:
    """Words rather than numbers, by the name their author gives them; else fewer digits."""

    def told(role: str, change: Callable[[Mark], Mark]) -> str:
        slide, setting = SLIDES["columns"], setting_for(fonts)
        page = changed(page_of(fonts, slide), role, change)
        return " ".join(
            each.words for each in judge(slide, page, setting) if each.rule == "distances"
        )

    assert 'shorten the headline "服务贸易四年连涨' in told("deck", moved(0.0, -4.0))
    assert "with fewer digits, or in a larger unit" in told("value", moved(18.0, 0.0))


def test_what_does_not_fit_is_said_with_what_to_shorten(fonts: Fonts) -> None:
    slide = replace(
        SLIDES["columns"],
        headline={"zh": (replace(SLIDES["columns"].headline["zh"][0], text="长" * 60),)},
    )
    setting = setting_for(fonts)
    remarks = judge(slide, typeset_slide(slide, setting, FOLIO), setting)
    assert any(remark.rule == "room" and "headline" in remark.words for remark in remarks)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("inches", [21.5, 15.6, 10.0])
def test_pages_hold_on_a_small_panel(
    default_show: Show, fonts: Fonts, inches: float, language: Language
) -> None:
    """Texts keep the floor as far as there is room; what a finger needs is had in any case."""
    display = Display(1920, 1080, Booth(diagonal_in=inches, viewing_distance_m=1.0))
    geometry = display.geometry()
    scale = scale_for(
        language, is_portrait=False, mm_per_u=geometry.mm_per_u, viewing_distance_m=1.0
    )
    setting = Setting(default_show, fonts, geometry, scale, language)
    for slide in default_show.slides():
        remarks = judge(slide, typeset_slide(slide, setting, FOLIO), setting)
        if inches < 12.0:
            # Labels of a chart stand as close as its marks; what to do is said.
            assert all("fewer figures" in each.words for each in remarks if each.rule == "touch")
            remarks = [each for each in remarks if each.rule != "touch"]
        assert not remarks, slide.id


def test_a_list_on_a_small_panel_shows_as_many_figures_as_fingers_hit(fonts: Fonts) -> None:
    slide = NumbersSlide("totals", hero=FigureUse("halls"), list=(FigureUse("halls"),) * 6)
    for inches, shown in ((21.5, 6), (10.0, 4)):
        display = Display(1920, 1080, Booth(diagonal_in=inches, viewing_distance_m=1.0))
        geometry = display.geometry()
        setting = replace(setting_for(fonts), geometry=geometry)
        page = typeset_slide(slide, setting, FOLIO)
        assert sum(mark.role == "figure" for mark in page.marks) == shown
