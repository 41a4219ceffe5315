"""Drafts of whole articles, as a visitor reads them on a wall.

The articles are invented: a trade fair, a city's statistics, a museum in Traditional Chinese, a
company in each language, a book fair.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from kiosk.article.draft import draft_show, write_draft
from kiosk.article.extract import read_article
from kiosk.article.verification import check_show
from kiosk.figures.writing import write
from kiosk.show.model import ChartSlide, FigureUse, NumbersSlide, PosterSlide, Show, StorySlide
from kiosk.show.read import read_show, read_whole
from kiosk.show.verify_model import Grade

if TYPE_CHECKING:
    from kiosk.errors import Problem
    from kiosk.figures.model import Language

ARTICLES = Path(__file__).parents[2] / "articles"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.md"))
DANGLING = re.compile(
    r"(?:的|了|着|在|由|从|至|到|占|为|和|与|及|首次|、)$|^(?:的|了|和|与|及|、|其中|至)"
)
DANGLING_ENGLISH = re.compile(
    r"(?:^|\s)(?:of|and|or|the|a|to|from|in|at|by|its|that|which)$|^(?:and|or|to|in|at|by|that)\b"
)


@cache
def draft(name: str) -> tuple[Show, tuple[Problem, ...]]:
    article = read_article((ARTICLES / f"{name}.md").read_bytes(), f"{name}.md")
    with TemporaryDirectory() as folder:
        write_draft(draft_show(article), Path(folder))
        show, problems = read_show(Path(folder))
    assert show is not None, problems
    return show, tuple(problems)


def language_of(show: Show) -> Language:
    return "zh" if show.languages[0] == "zh" else "en"


def pages(name: str, kind: type) -> list:
    return [slide for slide in draft(name)[0].slides() if isinstance(slide, kind)]


def labels(show: Show, uses: tuple[FigureUse, ...]) -> list[str]:
    language = show.languages[0]
    return [(use.label or show.figures[use.figure].label)[language] for use in uses]


def uses_of(slide: object) -> tuple[FigureUse, ...]:
    match slide:
        case PosterSlide():
            return (slide.figure,)
        case NumbersSlide():
            return (slide.hero, *slide.list)
        case ChartSlide():
            return slide.groups
        case _:
            return ()


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_keeps_the_limits_of_copy_and_traces_every_number(name: str) -> None:
    _, problems = draft(name)
    assert [p for p in problems if p.code != "section-count"] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_label_is_a_fragment(name: str) -> None:
    show, _ = draft(name)
    pattern = DANGLING if show.languages[0] == "zh" else DANGLING_ENGLISH
    for slide in show.slides():
        for label in labels(show, uses_of(slide)):
            assert not pattern.search(label.replace("\n", "").strip()), (slide.id, label)


@pytest.mark.parametrize("name", NAMES)
def test_no_label_repeats_its_number_or_its_counter(name: str) -> None:
    show, _ = draft(name)
    for slide in show.slides():
        uses = uses_of(slide)
        for use, label in zip(uses, labels(show, uses), strict=True):
            figure = show.figures[use.figure]
            assert write(figure, language_of(show)).numeral not in label.split()
            if show.languages[0] == "zh":
                assert not label.startswith(figure.unit.get("zh", "—")), (slide.id, label)


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_numbers_hold_four_or_five_different_things(name: str) -> None:
    show, _ = draft(name)
    found = pages(name, NumbersSlide)
    assert found
    seen: set[str] = set()
    for slide in found:
        assert 4 <= len(slide.list) <= 5
        names = labels(show, (slide.hero, *slide.list))
        kinds = [show.figures[use.figure].unit_class for use in (slide.hero, *slide.list)]
        assert len(set(zip(names, kinds, strict=True))) == len(names)
        ids = {use.figure for use in (slide.hero, *slide.list)}
        assert not ids & seen
        seen |= ids


@pytest.mark.parametrize("name", NAMES)
def test_every_headline_of_a_story_says_something(name: str) -> None:
    show, _ = draft(name)
    for slide in pages(name, StorySlide):
        line = "".join(run.text for run in slide.headline[show.languages[0]]).replace("\n", " ")
        assert len(line) >= 6 if show.languages[0] == "zh" else len(line.split()) >= 4
        assert "本报讯" not in line
        assert not line.endswith(".")


def test_an_english_page_says_what_is_counted_once() -> None:
    show, _ = draft("book-fair-en")
    hero = pages("book-fair-en", NumbersSlide)[0].hero
    assert labels(show, (hero,)) == ["Publishers"]
    assert write(show.figures[hero.figure], "en").unit_phrase == ""
    story = pages("book-fair-en", StorySlide)[0]
    runs = story.text["en"]
    at = next(n for n, run in enumerate(runs) if run.figure and run.text == "nearly 6,500")
    assert runs[at + 1].text.startswith(" trade visitors")


def test_the_posters_are_what_the_article_leads_with() -> None:
    def words(name: str) -> list[str]:
        show, _ = draft(name)
        return [
            write(show.figures[p.figure.figure], language_of(show)).plain()
            for p in pages(name, PosterSlide)
        ]

    assert words("tea-fair")[:2] == ["突破18.6万人次", "6.8亿元"]
    assert words("city-statistics")[:2] == ["突破1000万人次", "4826.3亿元"]
    assert words("company-news-en")[0] == "topped US$3.1 billion"
    assert words("book-fair-en")[0] == "over 214,000"
    assert words("museum-year-hant")[0] == "102.4萬人次"


def test_a_chart_says_its_finding() -> None:
    def headlines(name: str) -> dict[str, str]:
        show, _ = draft(name)
        return {
            slide.chart.value: "".join(run.text for run in slide.headline[show.languages[0]])
            for slide in pages(name, ChartSlide)
        }

    assert headlines("chip-company")["columns"] == "境外收入占比\n从24%升至37%"
    assert headlines("chip-company")["share"] == "研发人员\n占公司员工的66%"
    assert headlines("museum-year-hant")["share"] == "門票收入\n佔41%"
    assert headlines("tea-fair")["strokes"] == "214款之中，\n61款是全国首发"


@pytest.mark.parametrize("name", NAMES)
def test_only_a_sum_that_does_not_hold_is_called_a_contradiction(name: str) -> None:
    article = read_article((ARTICLES / f"{name}.md").read_bytes(), f"{name}.md")
    with TemporaryDirectory() as folder:
        write_draft(draft_show(article), Path(folder))
        checks = check_show(read_whole(Path(folder)), date(2025, 6, 1))
    worst = [check.question["en"] for check in checks if check.grade is Grade.VERIFY]
    if name != "tea-fair":
        assert worst == []
        return
    assert len(worst) == 1
    assert worst[0].startswith("1 + 18 + 42 + 59 is exactly 120; elsewhere it says “120余场”.")


def test_a_label_is_never_cut_to_what_another_figure_is_called() -> None:
    text = (
        "# 年度数据公布\n\n2030年3月1日，统计部门公布年度数据。全年服务进出口总额达到7.5万亿元，"
        "可数字化交付的服务进出口额增长40%。知识密集型服务增长38%。新增企业1200家，新增岗位3.4万个，培训学员8.6万人，"
        "建成园区45个。\n"
    )
    with TemporaryDirectory() as folder:
        write_draft(draft_show(read_article(text.encode(), "a.md")), Path(folder))
        show, _ = read_show(Path(folder))
    assert show is not None
    shown = {label for slide in show.slides() for label in labels(show, uses_of(slide))}
    assert not any(label.startswith("服务进出口额") for label in shown)


def test_an_article_without_a_date_is_given_no_year() -> None:
    article = read_article((ARTICLES / "tea-fair.md").read_bytes(), "tea-fair.md")
    files = draft_show(article, date(2031, 4, 30)).files
    text = files["show.yaml"].decode()
    assert 'date: "2031-04-30"' in text
    assert "2031年" not in text
