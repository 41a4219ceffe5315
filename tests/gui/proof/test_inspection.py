"""What is wrong with a page is said, with its place, its rule and what to shorten."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.booth.model import Booth
from kiosk.cli.main import main
from kiosk.player.state import Mode
from kiosk.proof.coverage import Coverages
from kiosk.proof.inspection import Display, inspect_show, panel_remarks, usual_displays
from kiosk.proof.targets import bar_remarks, notice_remarks
from kiosk.resources import resource
from kiosk.show.read import read_show
from kiosk.theme.load import THEMES, load_theme
from kiosk.theme.scale import scale_for
from kiosk.theme.tokens import Ink
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.lines import set_line
from kiosk.typeset.marks import Face, Page, PictureMark, Rect, RectMark
from kiosk.typeset.nav import BarLook, typeset_bar
from kiosk.typeset.setting import Setting

if TYPE_CHECKING:
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Mark, TextMark
    from kiosk.typeset.nav import Bar

SHOW = Path(__file__).parents[2] / "shows" / "base"
HD = Display(1920, 1080)
WHOLE = Rect(0, 0, 160, 100)


def text(fonts: Fonts, words: str, ink: Ink, size: float, x: float, y: float) -> TextMark:
    return set_line(fonts, words, Face.SANS_BOLD, "en").mark(x, y, size, ink)


def page(*marks: Mark, ground: Ink = Ink.BG) -> Page:
    return Page(WHOLE.w, WHOLE.h, marks, ground)


def setting(show: Show, fonts: Fonts, display: Display = HD) -> Setting:
    geometry = display.geometry()
    scale = scale_for("en", geometry.is_portrait, mm_per_u=geometry.mm_per_u, width=geometry.w)
    return Setting(show, fonts, geometry, scale, "en")


@pytest.fixture(scope="module")
def coverages(fonts: Fonts) -> Coverages:
    return Coverages()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A show with a deck that runs off the page."""
    folder = tmp_path / "show"
    shutil.copytree(SHOW, folder)
    file = folder / "show.yaml"
    yaml = file.read_text(encoding="utf-8")
    assert "where visitors came from" in yaml
    long = "where visitors came from and then some more words than fit " * 8
    file.write_text(yaml.replace("where visitors came from", long.strip()), encoding="utf-8")
    return folder


# Where texts stand


def test_a_text_stands_on_what_was_drawn_before_it(fonts: Fonts, coverages: Coverages) -> None:
    column = RectMark(Rect(20, 20, 60, 60), Ink.SOFT)
    label = text(fonts, "12", Ink.RED, 10, 30, 50)
    lid = RectMark(Rect(25, 45, 60, 20), Ink.BLACK)
    (standing,) = coverages.measure(page(column, label, lid)).standings
    assert standing.grounds == (Ink.SOFT,)


def test_a_text_over_an_edge_stands_on_both_sides(fonts: Fonts, coverages: Coverages) -> None:
    label = text(fonts, "20,000", Ink.FG, 10, 10, 50)
    middle = label.rect.x + label.rect.w / 2
    bar = RectMark(Rect(middle, 0, 100, 100), Ink.RED)
    (standing,) = coverages.measure(page(bar, label)).standings
    assert set(standing.grounds) == {Ink.BG, Ink.RED}


def test_a_text_on_a_picture_is_seen(fonts: Fonts, coverages: Coverages) -> None:
    picture = PictureMark(Rect(0, 0, 80, 80), "nowhere.png")
    (standing,) = coverages.measure(page(picture, text(fonts, "A", Ink.FG, 9, 9, 30))).standings
    assert standing.grounds == (None,)


def test_shares_are_the_areas_and_pictures_do_not_count(coverages: Coverages) -> None:
    red = RectMark(Rect(0, 0, 16, 50), Ink.RED)
    picture = PictureMark(Rect(80, 0, 80, 100), "nowhere.png")
    coverage = coverages.measure(page(red, picture))
    assert coverage.shares[Ink.RED] == pytest.approx(0.1, abs=0.002)
    assert coverage.bare == pytest.approx(0.9, abs=0.002)


def test_soft_edges_are_shared_out_fairly(fonts: Fonts, coverages: Coverages) -> None:
    """Small grey text neither counts as another ink nor makes a page look full."""
    lines = [text(fonts, "minimum " * 12, Ink.FG, 3.0, 5, 10 + 5 * n) for n in range(16)]
    shares = coverages.measure(page(*lines)).shares
    assert shares[Ink.BG] + shares[Ink.FG] > 0.985


# The bar


def bar_of(show: Show, fonts: Fonts, display: Display = HD, mode: Mode = Mode.AUTO) -> Bar:
    return typeset_bar(setting(show, fonts, display), BarLook("figures", mode))


def test_a_gap_between_two_targets_of_the_bar_is_found(default_show: Show, fonts: Fonts) -> None:
    bar = bar_of(default_show, fonts)
    geometry = HD.geometry()
    assert bar_remarks(bar, geometry) == []
    first, *rest = bar.targets
    short = replace(first, rect=replace(first.rect, w=first.rect.w - 2))
    assert [r.rule for r in bar_remarks(replace(bar, targets=(short, *rest)), geometry)] == [
        "touch"
    ]
    assert bar_remarks(replace(bar, targets=tuple(rest)), geometry)


def test_two_targets_in_one_place_are_found(default_show: Show, fonts: Fonts) -> None:
    bar = bar_of(default_show, fonts)
    first, *rest = bar.targets
    long = replace(first, rect=replace(first.rect, w=first.rect.w + 2))
    words = [r.words for r in bar_remarks(replace(bar, targets=(long, *rest)), HD.geometry())]
    assert any(rest[0].id in each for each in words)


def test_cells_too_narrow_for_a_finger_are_found(default_show: Show, fonts: Fonts) -> None:
    small = Geometry.of_pixels(1920, 1080, short_side_m=0.1)
    assert any(r.rule == "touch" for r in bar_remarks(bar_of(default_show, fonts), small))


def test_a_text_under_the_notice_is_found_but_a_source_line_makes_way(
    default_show: Show, fonts: Fonts
) -> None:
    bar = bar_of(default_show, fonts, mode=Mode.MANUAL)
    (notice,) = bar.notice
    under = text(fonts, "under", Ink.FG, 3, notice.rect.x, notice.rect.bottom)
    assert len(notice_remarks([replace(under, role="body")], bar)) == 1
    assert notice_remarks([replace(under, role="source")], bar) == []


# Whole shows


@pytest.mark.slow
def test_every_page_of_the_default_show_keeps_the_rules_on_every_display(
    default_show: Show, fonts: Fonts
) -> None:
    themes = [load_theme(name) for name in THEMES]
    assert inspect_show(default_show, usual_displays(), fonts, themes) == []


def test_the_usual_displays_are_those_of_fairs() -> None:
    names = [display.name for display in usual_displays()]
    assert names[:8] == [
        "1920x1080", "3840x2160", "1366x768", "1280x1024", "2560x1080", "1080x1920", "2160x3840",
        "1920x1200",
    ]  # fmt: skip
    assert "1920x1080 21.5 inches from 5 m" in names
    assert "1920x1080 55 inches from 1.5 m" in names
    assert len(set(names)) == len(names)


def test_an_unreadable_theme_is_found_on_every_page(default_show: Show, fonts: Fonts) -> None:
    paper = load_theme("paper")
    pale = replace(paper, name="pale", colors={**paper.colors, Ink.FG3: "#C0C7C3"})
    sections = tuple(s for s in default_show.sections if s.id in ("cover", "keywords"))
    show = replace(default_show, sections=sections)
    slides = {s.id for s in show.slides() if not s.id.startswith("cover")}
    remarks = inspect_show(show, [HD], fonts, [pale])
    assert {r.rule for r in remarks} == {"contrast"}
    assert {r.slide for r in remarks} == slides
    assert all("pale" in r.words for r in remarks)


def test_equal_remarks_of_several_displays_are_one(broken: Path, fonts: Fonts) -> None:
    show, problems = read_show(broken)
    assert show is not None, problems
    sections = tuple(s for s in show.sections if any(x.id == "origin" for x in s.slides))
    show = replace(show, sections=sections, languages=("en",))
    displays = [HD, Display(3840, 2160), Display(1366, 768)]
    remarks = inspect_show(show, displays, fonts, [])
    places = [(r.slide, r.language, r.rule, r.words) for r in remarks]
    assert remarks
    assert len(set(places)) == len(places)
    assert {r.displays for r in remarks} == {("1920x1080", "3840x2160", "1366x768")}


@pytest.mark.parametrize("mode", [Mode.AUTO, Mode.MANUAL, Mode.WARN])
@pytest.mark.parametrize("display", [HD, Display(1080, 1920)], ids=["wide", "high"])
def test_a_show_in_one_language_has_no_dead_place_in_its_bar(
    default_show: Show, fonts: Fonts, display: Display, mode: Mode
) -> None:
    show = replace(default_show, languages=("en",))
    assert bar_remarks(bar_of(show, fonts, display, mode), display.geometry()) == []


# The command


def test_the_command_says_which_slide_breaks_which_rule(
    broken: Path, capsys: pytest.CaptureFixture[str], fonts: Fonts
) -> None:
    assert main(["check", str(broken), "--pages", "--size", "1920x1080"]) == 1
    out = capsys.readouterr().out
    assert "› en › 1920x1080" in out
    assert "shorten" in out
    assert "on pages" in out


def test_the_command_is_content_with_a_good_show(
    capsys: pytest.CaptureFixture[str], fonts: Fonts
) -> None:
    show = str(resource("shows", "starter", "en"))
    assert main(["check", show, "--pages", "--size", "1280x1024", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == []


def test_the_command_takes_the_display_of_a_booth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fonts: Fonts, broken: Path
) -> None:
    booth = tmp_path / "booth.yaml"
    booth.write_text("display: {diagonal_in: 21.5, viewing_distance_m: 5}\n", encoding="utf-8")
    arguments = ["check", str(broken), "--pages", "--size", "1080x1920", "--booth", str(booth)]
    assert main(arguments) == 1
    assert "1080x1920 21.5 inches from 5 m" in capsys.readouterr().out


def test_a_panel_too_small_for_its_texts_is_told_once_with_the_size_it_takes() -> None:
    small = panel_remarks(Display(1920, 1080, Booth(diagonal_in=10.0)))
    assert len(small) == 1
    assert "3.7 mm high, not 6.6 mm" in small[0].words
    assert "at least 18 inches" in small[0].words
    assert not panel_remarks(Display(1920, 1080, Booth(diagonal_in=18.0)))
    assert not panel_remarks(Display(1920, 1080))


def test_a_display_far_away_is_named_with_its_distance() -> None:
    assert Display(1920, 1080, Booth(viewing_distance_m=4.5)).name == "1920x1080 from 4.5 m"
