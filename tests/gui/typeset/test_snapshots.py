"""Every page of the default show as text, mark by mark: what changes in typesetting is seen.

`--update-snapshots` writes the files anew.  A change of a page is judged by its picture (`kiosk
proof`), not by the diff; the diff says which pages to look at.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.player.playlist import playlists
from kiosk.theme.scale import scale_for
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.marks import (
    DiscMark,
    LineMark,
    PictureMark,
    PlotMark,
    PolygonMark,
    Rect,
    RectMark,
    TextMark,
)
from kiosk.typeset.nav import BarLook, typeset_bar
from kiosk.typeset.pages.typeset import typeset_slide
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kiosk.figures.model import Language
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Mark, Page, Target

FOLDER = Path(__file__).parents[2] / "snapshots" / "marks"
SIZES = {"wide": (1920, 1080), "high": (1080, 1920)}
CASES = [
    pytest.param(language, shape, id=f"{language}-{shape}")
    for language in ("zh", "en")
    for shape in SIZES
]


def setting_for(show: Show, fonts: Fonts, language: Language, shape: str) -> Setting:
    geometry = Geometry.of_pixels(*SIZES[shape])
    scale = scale_for(language, geometry.is_portrait, mm_per_u=geometry.mm_per_u, width=geometry.w)
    return Setting(show, fonts, geometry, scale, language)


def snapshots(setting: Setting) -> Iterator[tuple[str, str]]:
    """Name and text of every page, and of the bar."""
    total = len(playlists(setting.show)[setting.language].pages)
    for section in setting.show.sections:
        for slide in section.slides:
            page = typeset_slide(slide, setting, Folio(section.title, total, total))
            yield slide.id, page_text(page)
    bar = typeset_bar(setting, BarLook(setting.show.sections[1].id))
    yield "bar", "\n".join([*lines_of(bar.marks), *targets_of(bar.targets), ""])


def page_text(page: Page) -> str:
    head = [f"page {number(page.w)} x {number(page.h)} on {page.ground}", f"title {page.title}"]
    entrances = [
        f"enter {e.reveal} {box(e.rect)} from {number(e.delay_s)} s for {number(e.duration_s)} s "
        f"{e.pace}{f' in {e.steps} steps' if e.steps else ''}"
        for e in page.entrances
    ]
    return "\n".join([*head, *lines_of(page.marks), *targets_of(page.targets), *entrances, ""])


def number(value: float) -> str:
    """To a hundredth of a u: a ninth of a pixel at 1080p."""
    return f"{round(value, 2) + 0.0:.2f}"


def box(rect: Rect) -> str:
    return " ".join(number(side) for side in (rect.x, rect.y, rect.w, rect.h))


def targets_of(targets: Iterable[Target]) -> list[str]:
    return [f"touch {t.action} {t.id} {box(t.rect)}" for t in targets]


def lines_of(marks: Sequence[Mark]) -> list[str]:
    """One line a mark; equal marks in a row of counted ones as one line with their number."""
    lines: list[str] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        count = 1
        if isinstance(mark, RectMark | DiscMark) and mark.role:
            while at + count < len(marks) and is_alike(mark, marks[at + count]):
                count += 1
        end = at + count
        if count < 3:
            lines += [line_of(each) for each in marks[at:end]]
        else:
            lines.append(f"{count} × {line_of(mark)} … {box(marks[end - 1].rect)}")
        at = end
    return lines


def is_alike(one: Mark, other: Mark) -> bool:
    if type(one) is not type(other) or one.role != other.role:
        return False
    sides = zip((one.rect.w, one.rect.h), (other.rect.w, other.rect.h), strict=True)
    same = getattr(one, "width", 0) == getattr(other, "width", 0)
    return same and one.ink == other.ink and all(abs(a - b) < 0.005 for a, b in sides)  # pyright: ignore[reportAttributeAccessIssue]


def line_of(mark: Mark) -> str:
    match mark:
        case TextMark():
            what = f"text {mark.role or '-'} {mark.text!r} {mark.face} {number(mark.size)}"
            return f"{what} {mark.ink} at {box(mark.rect)} base {number(mark.baseline)}"
        case RectMark():
            return f"rect {mark.role} {mark.ink} {box(mark.rect)}"
        case DiscMark():
            ring = f" ring {number(mark.width)}" if mark.width else ""
            return f"disc {mark.role} {mark.ink}{ring} {box(mark.rect)}"
        case LineMark():
            dash = f" dash {mark.dash[0]:g} {mark.dash[1]:g}" if mark.dash else ""
            return f"line {mark.role} {mark.ink} {number(mark.width)}{dash} {box(mark.rect)}"
        case PolygonMark():
            return f"polygon {mark.role} {mark.ink} {box(mark.rect)}"
        case PlotMark():
            series = "; ".join(
                f"{each.ink} {' '.join(f'{value:g}' for value in each.values)}"
                for each in mark.series
            )
            return f"plot {mark.form} to {mark.y_max:g} {box(mark.rect)}: {series}"
        case PictureMark():
            return f"picture {mark.file.rpartition('/')[2]} {box(mark.rect)}"


@pytest.mark.parametrize(("language", "shape"), CASES)
def test_the_pages_are_set_as_they_were(
    default_show: Show, fonts: Fonts, language: Language, shape: str, update_snapshots: bool
) -> None:
    changed: list[str] = []
    for name, text in snapshots(setting_for(default_show, fonts, language, shape)):
        file = FOLDER / f"{name}_{language}_{shape}.txt"
        if update_snapshots:
            FOLDER.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        elif not file.is_file():
            changed.append(f"{file.name}: there is none yet")
        elif (expected := file.read_text(encoding="utf-8")) != text:
            changed.append(f"{file.name}: {first_difference(expected, text)}")
    assert not changed, "run with --update-snapshots after looking at: " + "; ".join(changed)


def first_difference(expected: str, actual: str) -> str:
    lines = list(zip(expected.splitlines(), actual.splitlines(), strict=False))
    before, after = next(
        ((old, new) for old, new in lines if old != new), ("", "marks were added or left out")
    )
    return f"{before!r} is now {after!r}"


def test_every_snapshot_belongs_to_a_page(default_show: Show) -> None:
    names = [*(slide.id for slide in default_show.slides()), "bar"]
    wanted = {
        f"{name}_{lang}_{shape}.txt" for name in names for lang in ("zh", "en") for shape in SIZES
    }
    assert {file.name for file in FOLDER.glob("*.txt")} == wanted


def test_a_text_that_moves_by_a_hundredth_of_its_size_is_noticed(
    default_show: Show, fonts: Fonts
) -> None:
    setting = setting_for(default_show, fonts, "zh", "wide")
    slide = default_show.sections[1].slides[0]
    page = typeset_slide(slide, setting, Folio({}, 1, 1))
    hero = next(mark for mark in page.marks if mark.role == "hero")
    assert isinstance(hero, TextMark)
    moved = replace(hero, rect=replace(hero.rect, x=hero.rect.x + 0.02))
    marks = tuple(moved if mark is hero else mark for mark in page.marks)
    assert page_text(replace(page, marks=marks)) != page_text(page)
