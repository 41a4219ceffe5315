"""The navigation bar: everything can be hit, nothing runs over, every state says what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.player.state import Mode
from kiosk.show.model import Section
from kiosk.theme.scale import scale_for
from kiosk.theme.tokens import Ink
from kiosk.typeset.geometry import TARGET_MM, Geometry
from kiosk.typeset.marks import PolygonMark, Rect, RectMark, TextMark
from kiosk.typeset.nav import Bar, BarLook, progress_marks, typeset_bar
from kiosk.typeset.nav_controls import NEXT_WIDTH
from kiosk.typeset.setting import Setting

if TYPE_CHECKING:
    from booth import Press

SIZES = [
    (1920, 1080, 0.685),
    (1920, 1080, 0.268),
    (3840, 2160, 0.535),
    (1366, 768, 0.268),
    (1280, 1024, 0.301),
    (2560, 1080, 0.34),
    (1080, 1920, 0.685),
    (2160, 3840, 0.398),
]
LOOKS = [
    BarLook("figures"),
    BarLook("figures", Mode.MANUAL),
    BarLook("figures", Mode.WARN, warn_left_s=18),
    BarLook("charts", Mode.PAUSED, is_paused=True),
    BarLook("stories", Mode.MANUAL, pressed="nav.next"),
]


def setting_of(
    press: Press, size: tuple[int, int, float], language: str, sections: int = 0
) -> Setting:
    show = press.show
    if sections:
        pages = next(s for s in show.sections if s.id == "figures").slides
        titles = ("数字", "关键词", "图表", "故事", "封面", "合作")
        english = ("Figures", "Keywords", "Charts", "Stories", "Cover", "Deals")
        show = replace(
            show,
            sections=tuple(
                Section(f"s{n}", {"zh": titles[n], "en": english[n]}, pages)
                for n in range(sections)
            ),
        )
    geometry = Geometry.of_pixels(size[0], size[1], short_side_m=size[2])
    scale = scale_for(
        "zh" if language == "zh" else "en",
        geometry.is_portrait,
        mm_per_u=geometry.mm_per_u,
        viewing_distance_m=geometry.viewing_distance_m,
        width=geometry.w,
    )
    return Setting(show, press.fonts, geometry, scale, "zh" if language == "zh" else "en")


def all_settings(press: Press) -> list[Setting]:
    return [setting_of(press, size, language) for size in SIZES for language in ("zh", "en")]


def texts(bar: Bar) -> list[TextMark]:
    return [mark for mark in (*bar.marks, *bar.notice) if isinstance(mark, TextMark)]


@pytest.mark.parametrize("look", LOOKS)
def test_targets_leave_no_gap_and_do_not_overlap(press: Press, look: BarLook):
    for setting in all_settings(press):
        bar = typeset_bar(setting, look)
        cells = [t.rect for t in bar.targets if t.rect.y >= bar.rect.y - 1e-6]
        for x in (0.01, 0.25, 0.5, 0.75, 0.999):
            for y in (0.02, 0.5, 0.99):
                at = (bar.rect.w * x, bar.rect.y + bar.rect.h * y)
                hits = [rect for rect in cells if rect.contains(*at)]
                assert len(hits) == 1, (setting.geometry, look, at)
        area = sum(rect.w * rect.h for rect in cells)
        assert area == pytest.approx(bar.rect.w * bar.rect.h)


@pytest.mark.parametrize("look", LOOKS)
def test_every_target_is_as_large_as_a_finger(press: Press, look: BarLook):
    for setting in all_settings(press):
        for target in typeset_bar(setting, look).targets:
            width_mm = target.rect.w * setting.geometry.mm_per_u
            height_mm = target.rect.h * setting.geometry.mm_per_u
            assert min(width_mm, height_mm) >= TARGET_MM, (setting.geometry, target)


@pytest.mark.parametrize("sections", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_to_six_sections_fit_without_touching(press: Press, sections: int, language: str):
    for size in SIZES:
        setting = setting_of(press, size, language, sections)
        for mode in (Mode.MANUAL, Mode.PAUSED):
            look = BarLook("s1", mode, is_paused=mode is Mode.PAUSED)
            bar = typeset_bar(setting, look)
            assert bar.problems == ()
            marks = [mark for mark in (*bar.marks, *bar.notice) if not is_rule(mark)]
            for number, one in enumerate(marks):
                assert one.rect.x >= setting.geometry.left - 0.1, one
                assert one.rect.right <= setting.geometry.right + 0.1, one
                for other in marks[number + 1 :]:
                    assert not one.rect.grown(0.35).intersects(other.rect.grown(0.35)), (one, other)


def is_rule(mark: object) -> bool:
    """The rule runs over all cells; the bars of the pause sign stand beside its word."""
    return isinstance(mark, RectMark) and mark.role in ("nav-rule", "pause-sign")


def test_a_title_that_is_too_long_is_reported_and_named(press: Press):
    setting = setting_of(press, SIZES[0], "en", 6)
    long = replace(setting.show.sections[0], title={"zh": "数", "en": "Everything about everyone"})
    setting = replace(setting, show=replace(setting.show, sections=(long,) * 6))
    problems = typeset_bar(setting, BarLook("s0")).problems
    assert problems
    assert "Everything about everyone" in problems[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_state_says_what_it_is(press: Press, language: str):
    setting = setting_of(press, SIZES[0], language)
    words = {"zh": ("暂停", "继续", "下一屏 ›"), "en": ("Pause", "Resume", "Next ›")}[language]
    pause, resume, following = words

    auto = typeset_bar(setting, BarLook("figures"))
    assert pause in [mark.text for mark in texts(auto)]
    assert auto.notice == ()

    manual = typeset_bar(setting, BarLook("figures", Mode.MANUAL))
    assert [mark.text for mark in texts(manual)][-1] == following
    assert "nav.next" in [target.id for target in manual.targets]

    warn = typeset_bar(setting, BarLook("figures", Mode.WARN, warn_left_s=18))
    warning = next(mark for mark in texts(warn) if mark.role == "warning")
    assert "18" in warning.text
    assert warning.ink is Ink.RED

    paused = typeset_bar(setting, BarLook("figures", Mode.PAUSED, is_paused=True))
    assert resume in [mark.text for mark in texts(paused)]
    assert pause not in [mark.text for mark in texts(paused)]
    assert any(isinstance(mark, PolygonMark) for mark in paused.marks)

    other = {"zh": "English", "en": "中文"}[language]
    for bar in (auto, manual, warn, paused):
        assert other in [mark.text for mark in texts(bar)]


def test_the_open_section_is_bold_and_nothing_moves_when_another_is_opened(press: Press):
    setting = setting_of(press, SIZES[0], "zh")
    one = typeset_bar(setting, BarLook("figures"))
    other = typeset_bar(setting, BarLook("charts"))
    pairs = zip(texts(one), texts(other), strict=True)
    changed = [before.text for before, after in pairs if before.face is not after.face]
    assert changed == ["数字", "图表"]
    for a, b in zip(texts(one), texts(other), strict=True):
        assert a.rect.x == pytest.approx(b.rect.x, abs=0.15)
        assert (a.size, a.baseline) == (b.size, b.baseline)


def test_what_is_pressed_is_red_and_nothing_else(press: Press):
    setting = setting_of(press, SIZES[0], "zh")
    bar = typeset_bar(setting, BarLook("figures", Mode.MANUAL, pressed="nav.charts"))
    assert [mark.text for mark in texts(bar) if mark.ink is Ink.RED] == ["图表"]


def test_the_progress_line_fills_its_cell(press: Press):
    bar = typeset_bar(setting_of(press, SIZES[0], "zh"), BarLook("figures"))
    track = bar.track
    assert track is not None
    for progress in (0.0, 0.25, 1.0):
        marks = progress_marks(bar, progress)
        red = sum(mark.rect.w for mark in marks if mark.ink is Ink.RED)
        assert red == pytest.approx(track.w * progress)
        assert sum(mark.rect.w for mark in marks) == pytest.approx(track.w)
    assert progress_marks(typeset_bar(setting_of(press, SIZES[0], "zh"), BarLook("")), 0.5) == ()


def test_a_section_that_is_switched_off_leaves_no_cell(press: Press):
    setting = setting_of(press, SIZES[0], "zh")
    bar = typeset_bar(setting, BarLook("figures", hidden=frozenset({"charts"})))
    assert "图表" not in [mark.text for mark in texts(bar)]
    assert "nav.charts" not in [target.id for target in bar.targets]


def test_next_stands_in_the_source_lines_row(press: Press):
    for size in SIZES:
        setting = setting_of(press, size, "zh")
        bar = typeset_bar(setting, BarLook("figures", Mode.MANUAL))
        target = next(t for t in bar.targets if t.id == "nav.next")
        mark = next(mark for mark in texts(bar) if mark.role == "next")
        middle = Rect(mark.rect.x, mark.rect.y, mark.rect.w, mark.rect.h)
        assert target.rect.contains(middle.x + middle.w / 2, middle.y + middle.h / 2)
        if not setting.geometry.is_portrait:
            assert mark.baseline == setting.geometry.source_baseline
            assert mark.rect.w < NEXT_WIDTH
