"""A draft in two languages of which one is not written yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.article.verification import check_show
from kiosk.player.playlist import playlists
from kiosk.show.read import read_show, read_whole
from kiosk.show.write import set_words
from kiosk.show.write_file import ShowFile

ARTICLE = """# 灯会闭幕

江城，2031年2月3日。灯会入园游客突破25万人次，点亮彩灯1200盏，展出灯组86组，来自45个乡镇。
"""
SHOW = """format: 1
draft: true
title: {zh: 灯会, en: Lantern fair}
languages: [zh, en]
sources:
  article: {file: sources/article.md, name: {zh: 江城日报, en: River Daily}, date: 2031-02-03}
figures:
  visits:
    value: 25万
    qualifier: over
    wording: {zh: 突破}
    unit: {zh: 人次, en: visits}
    label: {zh: 入园游客}
    source: {in: article, quote: 入园游客突破25万人次}
  lamps:
    value: 1200
    unit: {zh: 盏}
    label: {zh: 彩灯}
    source: {in: article, quote: 点亮彩灯1200盏}
  groups:
    value: 86
    unit: {zh: 组, en: groups}
    label: {zh: 灯组, en: groups of lamps}
    source: {in: article, quote: 展出灯组86组}
  towns:
    value: 45
    unit: {zh: 个, en: towns}
    label: {zh: 乡镇, en: towns}
    source: {in: article, quote: 来自45个乡镇}
sections:
  - id: cover
    title: {zh: 封面, en: Cover}
    slides:
      - {id: poster, kind: poster, figure: {figure: visits, label: {en: Visits}}}
      - {id: towns-poster, kind: poster, figure: towns}
  - id: figures
    title: {zh: 数字, en: Figures}
    slides:
      - {id: totals, kind: numbers, hero: visits, list: [lamps, groups, towns]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/article.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "show.yaml").write_text(SHOW, encoding="utf-8")
    return tmp_path


def notes(folder: Path) -> list[str]:
    checks = check_show(read_whole(folder), date(2031, 2, 3))
    return [check.question["en"] for check in checks if check.code == "missing"]


def write(folder: Path, *steps: str, words: str) -> None:
    ShowFile(folder).apply(lambda text: set_words(text, steps, "en", words))


def test_a_language_without_a_page_is_not_shown_and_the_check_says_so(folder: Path) -> None:
    show, problems = read_show(folder)
    assert show is not None
    assert [p for p in problems if p.is_defect] == []
    assert show.languages == ("zh",)
    assert len(notes(folder)) == 1
    assert notes(folder)[0].startswith("Not shown in English yet: 2 texts of 3 slides")


def test_a_slide_is_shown_as_soon_as_all_its_texts_are_there(folder: Path) -> None:
    write(folder, "figures", "lamps", "label", words="lamps")
    write(folder, "figures", "lamps", "unit", words="lamps")
    assert read_show(folder)[0].languages == ("zh",)
    write(folder, "figures", "visits", "label", words="Visits to the park")
    show, _ = read_show(folder)
    assert show is not None
    assert show.languages == ("zh", "en")
    assert notes(folder) == []
    lists = playlists(show)
    assert [entry.slide for entry in lists["en"].pages] == ["totals"]


def test_only_the_slides_without_gaps_are_in_the_other_language(folder: Path) -> None:
    path = folder / "show.yaml"
    story = "      - {id: second, kind: numbers, hero: towns, list: [groups, visits, lamps]}\n"
    path.write_text(SHOW + story, encoding="utf-8")
    write(folder, "figures", "visits", "label", words="Visits to the park")
    assert read_show(folder)[0].languages == ("zh",)
    text = path.read_text(encoding="utf-8").replace("[lamps, groups, towns]", "[groups, towns]")
    path.write_text(text.replace("hero: visits, list: [", "hero: visits, list: [extra, "))
    extra = SHOW[SHOW.index("  towns:") : SHOW.index("sections:")].replace("towns:", "extra:", 1)
    text = path.read_text(encoding="utf-8").replace("sections:\n", extra + "sections:\n", 1)
    path.write_text(text, encoding="utf-8")
    show, problems = read_show(folder)
    assert show is not None, problems
    assert show.languages == ("zh", "en")
    assert {s.id: s.languages for s in show.slides()} == {
        "poster": ("zh", "en"),
        "towns-poster": ("zh", "en"),
        "totals": ("zh", "en"),
        "second": ("zh",),
    }
    assert notes(folder) == ["“second” is not shown in English yet: 1 text is missing."]


def test_a_finished_show_must_be_complete(folder: Path) -> None:
    path = folder / "show.yaml"
    path.write_text(SHOW.replace("draft: true\n", ""), encoding="utf-8")
    _, problems = read_show(folder)
    assert {p.code for p in problems if p.is_defect} == {"missing-translation"}


def test_the_language_of_the_article_must_be_complete_even_in_a_draft(folder: Path) -> None:
    path = folder / "show.yaml"
    path.write_text(SHOW.replace("label: {zh: 彩灯}", "label: {en: lamps}"), encoding="utf-8")
    _, problems = read_show(folder)
    assert [p.code for p in problems if p.is_defect] == ["missing-translation"]
