"""A leading number shows its currency small, at the height of its digits, and leaves it room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chart_samples import FOLIO, OVER, SHOW, figure, setting_for

from kiosk.figures.model import UnitClass
from kiosk.show.model import FigureUse, NumbersSlide, PosterSlide
from kiosk.typeset.marks import TextMark
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.rules import page_remarks

if TYPE_CHECKING:
    from kiosk.show.model import Slide
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Setting

DEALS = figure(
    "deals",
    "8.349E+10",
    label=("意向成交额", "Deals"),
    qualifier=OVER,
    unit_class=UnitClass.US_DOLLAR,
)
POSTER = PosterSlide("cover", figure=FigureUse("deals"))
NUMBERS = NumbersSlide("totals", hero=FigureUse("deals"), list=(FigureUse("halls"),) * 4)


def set_page(fonts: Fonts, slide: Slide, size: str) -> tuple[Page, Setting]:
    show = replace(SHOW, figures={**SHOW.figures, "deals": DEALS})
    setting = setting_for(fonts, size, "en", show)
    return typeset_slide(slide, setting, FOLIO), setting


def text_of(page: Page, role: str) -> TextMark:
    return next(mark for mark in page.marks if isinstance(mark, TextMark) and mark.role == role)


@pytest.mark.parametrize("size", ["1080p", "5:4", "portrait"])
@pytest.mark.parametrize("slide", [POSTER, NUMBERS], ids=["poster", "numbers"])
def test_the_currency_stands_small_before_the_digits(fonts: Fonts, slide: Slide, size: str) -> None:
    page, setting = set_page(fonts, slide, size)
    assert not page_remarks(slide, page, setting)
    digits, currency = text_of(page, "hero"), text_of(page, "currency")
    assert digits.text == digits.counts == "83.49"
    assert currency.text == "US$"
    assert currency.size < digits.size / 2
    assert currency.rect.right < digits.rect.x
    assert currency.rect.bottom < digits.baseline


def test_the_long_name_of_a_show_takes_more_lines_before_it_gets_small(fonts: Fonts) -> None:
    name = {"zh": "进博会", "en": "China International Import Expo"}
    show = replace(SHOW, figures={**SHOW.figures, "deals": DEALS}, name=name)
    page = typeset_slide(POSTER, setting_for(fonts, "portrait", "en", show), FOLIO)
    titles = [m for m in page.marks if isinstance(m, TextMark) and m.role == "title"]
    assert [mark.text for mark in titles] == ["China", "International", "Import Expo"]
    assert titles[0].size > 12.0
