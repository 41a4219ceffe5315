"""Every page of a draft says that it is one, and stays a good page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.theme.scale import scale_for
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.marks import TextMark
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.rules import page_remarks
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from kiosk.figures.model import Language


def setting_of(show, fonts, language: Language, size: tuple[int, int]) -> Setting:
    geometry = Geometry.of_pixels(*size)
    scale = scale_for(
        language,
        geometry.is_portrait,
        mm_per_u=geometry.mm_per_u,
        viewing_distance_m=geometry.viewing_distance_m,
        width=geometry.w,
    )
    return Setting(show, fonts, geometry, scale, language)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 1024)], ids=str)
@pytest.mark.parametrize(("language", "words"), [("zh", "草稿"), ("en", "Draft")])
def test_every_page_of_a_draft_says_so(default_show, fonts, language, words, size) -> None:
    draft = setting_of(replace(default_show, is_draft=True), fonts, language, size)
    plain = setting_of(default_show, fonts, language, size)
    for section in default_show.sections:
        for slide in section.slides:
            folio = Folio(section.title, 1, 9)
            page = typeset_slide(slide, draft, folio)
            marks = [m for m in page.marks if isinstance(m, TextMark) and m.role == "draft"]
            assert [mark.text for mark in marks] == [words]
            assert marks[0].rect.y >= 0
            assert marks[0].rect.right <= draft.geometry.right
            others = page_remarks(slide, typeset_slide(slide, plain, folio), plain)
            assert page_remarks(slide, page, draft) == others
            assert len(page.marks) == len(typeset_slide(slide, plain, folio).marks) + 2
