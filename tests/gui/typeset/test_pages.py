"""Every page of the default show, at every size, in both languages, as a designer would sign it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.paint.painter import to_pixels
from kiosk.player.playlist import playlists
from kiosk.show.model import KeywordSlide, NumbersSlide, PosterSlide, StorySlide
from kiosk.theme.scale import scale_for
from kiosk.theme.tokens import Ink
from kiosk.typeset.geometry import CONTENT_TOP, Geometry
from kiosk.typeset.marks import RectMark, TextMark
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.rules import page_remarks
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.figures.model import Language
    from kiosk.show.model import Show, Slide
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page

SIZES = {
    "1080p": (1920, 1080),
    "4K": (3840, 2160),
    "laptop": (1366, 768),
    "5:4": (1280, 1024),
    "ultrawide": (2560, 1080),
    "portrait": (1080, 1920),
    "portrait 4K": (2160, 3840),
}


def setting_for(show: Show, fonts: Fonts, size: str, language: Language) -> Setting:
    geometry = Geometry.of_pixels(*SIZES[size])
    scale = scale_for(language, geometry.is_portrait, mm_per_u=geometry.mm_per_u, width=geometry.w)
    return Setting(show, fonts, geometry, scale, language)


def pages(setting: Setting) -> Iterator[tuple[Slide, Page]]:
    total = len(playlists(setting.show)[setting.language].pages)
    for section in setting.show.sections:
        for slide in section.slides:
            yield slide, typeset_slide(slide, setting, Folio(section.title, total, total))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_keeps_the_rules(
    default_show: Show, fonts: Fonts, size: str, language: Language
) -> None:
    setting = setting_for(default_show, fonts, size, language)
    remarks = [
        f"{slide.id}: {remark}"
        for slide, page in pages(setting)
        for remark in page_remarks(slide, page, setting)
    ]
    assert not remarks


def test_a_page_is_the_same_at_any_resolution(default_show: Show, fonts: Fonts) -> None:
    hd = {slide.id: page for slide, page in pages(setting_for(default_show, fonts, "1080p", "zh"))}
    for slide, page in pages(setting_for(default_show, fonts, "4K", "zh")):
        assert page == hd[slide.id]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_qualifier_always_stands_with_its_figure(
    default_show: Show, fonts: Fonts, language: Language
) -> None:
    """On posters and numbers pages 突破 and 超 are never left out."""
    setting = setting_for(default_show, fonts, "1080p", language)
    for slide, page in pages(setting):
        if not isinstance(slide, PosterSlide | NumbersSlide):
            continue
        uses = [slide.figure] if isinstance(slide, PosterSlide) else [slide.hero, *slide.list]
        texts = "\n".join(mark.text for mark in page.marks if isinstance(mark, TextMark))
        for use in uses:
            written = setting.written(use)
            assert written.before in texts
            assert written.number in texts


@pytest.mark.parametrize("size", SIZES)
def test_no_decimal_or_comma_of_a_poster_is_hidden_by_its_band(
    default_show: Show, fonts: Fonts, size: str
) -> None:
    for language in ("zh", "en"):
        setting = setting_for(default_show, fonts, size, language)
        for slide, page in pages(setting):
            if not isinstance(slide, PosterSlide):
                continue
            band = next(mark.rect for mark in page.marks if mark.role == "band")
            hero = next(mark for mark in page.marks if mark.role == "hero")
            assert isinstance(hero, TextMark)
            if not hero.text.isdigit():
                assert hero.rect.bottom <= band.y + 0.01


@pytest.mark.parametrize("size", ["1080p", "laptop", "ultrawide"])
def test_the_words_of_an_english_poster_stand_beside_a_narrow_numeral(
    default_show: Show, fonts: Fonts, size: str
) -> None:
    """Above it they would press a number of two digits into a corner of an empty page."""
    posters = [
        page
        for slide, page in pages(setting_for(default_show, fonts, size, "en"))
        if isinstance(slide, PosterSlide)
    ]
    for page in posters:
        texts = [mark for mark in page.marks if isinstance(mark, TextMark)]
        hero = next(mark for mark in texts if mark.role == "hero")
        words = [mark for mark in texts if mark.role in {"label", "qualifier"}]
        if len(hero.text) > 3:
            continue
        assert hero.rect.y < 30.0, f"{hero.text} does not reach up to the title"
        for mark in words:
            assert mark.rect.x > hero.rect.right
            assert mark.baseline - 0.73 * mark.size >= hero.rect.y - 0.3


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", ["1080p", "portrait"])
def test_a_story_stands_on_content_bottom_beside_its_picture(
    default_show: Show, fonts: Fonts, size: str, language: Language
) -> None:
    setting = setting_for(default_show, fonts, size, language)
    bottom = setting.geometry.bottom
    stories = [page for slide, page in pages(setting) if isinstance(slide, StorySlide)]
    assert stories
    for page in stories:
        body = [mark for mark in page.marks if isinstance(mark, TextMark) and mark.role == "body"]
        assert max(mark.baseline for mark in body) == pytest.approx(bottom, abs=0.6)


def test_red_marks_one_claim_on_a_numbers_page(default_show: Show, fonts: Fonts) -> None:
    for slide, page in pages(setting_for(default_show, fonts, "1080p", "zh")):
        if isinstance(slide, NumbersSlide):
            red = [mark for mark in page.marks if getattr(mark, "ink", None) is Ink.RED]
            assert [mark.role for mark in red] == ["hero"]


@pytest.mark.parametrize("size", ["1080p", "portrait"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_on_a_page_can_be_touched(
    default_show: Show, fonts: Fonts, size: str, language: Language
) -> None:
    for slide, page in pages(setting_for(default_show, fonts, size, language)):
        touchable = {target.argument for target in page.targets}
        match slide:
            case NumbersSlide():
                wanted = {slide.hero.figure, *(use.figure for use in slide.list)}
            case KeywordSlide() | StorySlide():
                wanted = {run.figure for run in slide.text[language] if run.figure}
            case _:
                continue
        assert wanted <= touchable


def test_entrances_do_not_overlap_and_end_in_time(default_show: Show, fonts: Fonts) -> None:
    for size in ("1080p", "portrait"):
        for language in ("zh", "en"):
            for slide, page in pages(setting_for(default_show, fonts, size, language)):
                assert page.entrance_s <= 1.85, slide.id
                entrances = page.entrances
                for number, one in enumerate(entrances):
                    for other in entrances[number + 1 :]:
                        assert not one.rect.grown(-0.45).intersects(other.rect.grown(-0.45)), (
                            slide.id,
                            one,
                            other,
                        )


@pytest.mark.parametrize(("size", "thick_px"), [("1080p", 2), ("portrait", 2), ("4K", 4)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_hairlines_of_a_page_are_equally_thick(
    default_show: Show, fonts: Fonts, size: str, thick_px: int, language: Language
) -> None:
    """Wherever they lie: of five rows of a list none is ruled heavier than another."""
    setting = setting_for(default_show, fonts, size, language)
    scale = setting.geometry.scale_px(SIZES[size][0])
    for slide, page in pages(setting):
        for mark in page.marks:
            if not isinstance(mark, RectMark) or mark.rect.y < CONTENT_TOP - 1.0:
                continue
            if min(mark.rect.w, mark.rect.h) <= setting.scale.lines.hair + 1e-9:
                rect = to_pixels(mark.rect, scale)
                assert min(rect.width(), rect.height()) == thick_px, (slide.id, mark)


@pytest.mark.parametrize("size", ["1080p", "portrait"])
def test_an_english_qualifier_belongs_to_its_figure_and_not_to_the_label(
    default_show: Show, fonts: Fonts, size: str
) -> None:
    """It would read as the label's second line if it stood as near to that as to the numeral."""
    setting = setting_for(default_show, fonts, size, "en")
    seen = 0
    for slide, page in pages(setting):
        if not isinstance(slide, NumbersSlide) or not setting.written(slide.hero).before:
            continue
        texts = [mark for mark in page.marks if isinstance(mark, TextMark)]
        hero = next(mark for mark in texts if mark.role == "hero")
        label = next(mark for mark in texts if mark.role == "headline")
        words = next(m for m in texts if m.role == "qualifier" and m.baseline < hero.rect.y)
        assert hero.rect.y - words.baseline < words.rect.y - label.baseline
        seen += 1
    assert seen


def test_a_qualifier_in_the_list_keeps_within_its_column(default_show: Show, fonts: Fonts) -> None:
    for language in ("zh", "en"):
        setting = setting_for(default_show, fonts, "1080p", language)
        left = setting.geometry.col(7)
        for slide, page in pages(setting):
            if isinstance(slide, NumbersSlide):
                for mark in page.marks:
                    if mark.role == "qualifier" and mark.rect.x > setting.geometry.col_right(6):
                        assert mark.rect.x >= left - 0.05
