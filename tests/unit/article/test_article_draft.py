"""The draft show made from an article: it passes the show's own check and invents nothing."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.article.draft import (
    FolderInUseError,
    LongArticleError,
    NothingToShowError,
    draft_show,
    write_draft,
)
from kiosk.article.extract import read_article
from kiosk.article.raster import HEIGHT, WIDTH, screen_picture
from kiosk.cli.main import main
from kiosk.show.model import ChartSlide, KeywordSlide, NumbersSlide, PosterSlide, Show, StorySlide
from kiosk.show.read import read_show

if TYPE_CHECKING:
    from kiosk.errors import Problem

CHINESE = """# 湖博会落幕 累计入园突破25万人次

9月14日，2031年湖滨国际园艺博览会（以下简称“湖博会”）落下帷幕。湖博会由当地政府主办，首次实现全天开放，夜里的花圃第一次点亮灯光，游客可以在湖边散步到深夜，听见虫鸣和水声，也看见白天看不到的花。许多家庭带着帐篷前来，在草地上等待日出，再沿着湖岸走到早市去吃一碗热面。

湖博会受邀专业观众约11.6万人，同比增长12%。85个国家和地区的园艺师到场。共发布创新成果198项，109项属于全国首发。共举办27场推介活动，企业举办对接会等48场行业推介。

## [数说湖博]

截至14日12时，湖博会累计入园游客突破**25万**人次，近**2000**家企业线下参展，近**5600**家企业线上亮相。线下参展企业国际化率超**20%**，覆盖**26**个园艺贸易前**30**强国家和地区。举办主旨论坛**1**场、主题论坛**13**场、专题论坛**81**场、洽谈推介**75**场。

## [关键词]

### “花期”

“花期”是湖博会的关键词。80余个国家和地区参加，每一种花都按自己的时间开放，策展人把花期排成一张日历，从三月的梅到十月的菊，让游客每个月都有理由再来一次。志愿者把日历印成书签，送给每一位入园的人，很多人把它夹在书里带回了家。
"""

ENGLISH = """# Lakeside fair closes with record deals

LAKESIDE, Sept. 14, 2031 -- The Lakeside Garden Fair concluded on Sunday. The fair attracted
4,210 exhibitors from 61 countries and regions, as well as 290 garden designers. Deals reached
3.2 billion yuan, up 7 percent from the previous year. The fair hosted 43 trade delegations and
more than 700 school groups, with over 250,000 registered visitors.

For the first time the gardens stayed open all night, and visitors could walk along the lake until
dawn. Lamps were hung in the trees, and many families brought tents, waited for sunrise on the
grass, and then went to the early market for a bowl of noodles.
"""


def made(text: str, folder: Path) -> tuple[Show, list[Problem]]:
    write_draft(draft_show(read_article(text.encode(), "fair.md")), folder)
    show, problems = read_show(folder)
    assert show is not None, problems
    return show, problems


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_a_draft_passes_the_check_of_shows(text: str, tmp_path: Path) -> None:
    show, problems = made(text, tmp_path / "show")
    assert not [problem for problem in problems if problem.is_defect]
    assert 3 <= len(show.slides()) <= 14
    assert show.languages == ("zh",) if text is CHINESE else ("en",)


def test_every_kind_of_page_is_made_from_what_the_article_has(tmp_path: Path) -> None:
    show, _ = made(CHINESE, tmp_path / "show")
    kinds = {type(slide) for slide in show.slides()}
    assert kinds == {PosterSlide, NumbersSlide, KeywordSlide, ChartSlide, StorySlide}
    charts = {slide.chart.value for slide in show.slides() if isinstance(slide, ChartSlide)}
    assert charts == {"dots", "strokes", "squares"}


def test_the_strongest_figure_leads_the_cover(tmp_path: Path) -> None:
    show, _ = made(CHINESE, tmp_path / "show")
    poster = show.slides()[0]
    assert isinstance(poster, PosterSlide)
    figure = show.figures[poster.figure.figure]
    assert (figure.value, figure.qualifier.value) == (250000, "over")
    assert figure.as_of == "2031-09-14T12:00"


def test_every_figure_of_a_draft_has_its_number_in_its_quote(tmp_path: Path) -> None:
    folder = tmp_path / "show"
    show, _ = made(CHINESE, folder)
    source = (folder / "sources/article.md").read_text(encoding="utf-8")
    for figure in show.figures.values():
        if figure.derivation is None:
            assert figure.provenance is not None
            assert figure.provenance.quote in source
            assert figure.provenance.numeral is not None


def test_texts_of_a_draft_are_whole_sentences_of_the_article(tmp_path: Path) -> None:
    folder = tmp_path / "show"
    show, _ = made(CHINESE, folder)
    source = (folder / "sources/article.md").read_text(encoding="utf-8")
    texts = [
        "".join(run.text for run in slide.text["zh"])
        for slide in show.slides()
        if isinstance(slide, KeywordSlide | StorySlide)
    ]
    assert texts
    for text in texts:
        assert text in source
        assert text.endswith("。")


def test_numbers_in_texts_are_written_by_their_figures(tmp_path: Path) -> None:
    show, _ = made(CHINESE, tmp_path / "show")
    keyword = next(slide for slide in show.slides() if isinstance(slide, KeywordSlide))
    figures = [run.text for run in keyword.text["zh"] if run.figure]
    assert figures == ["80余个"]


@pytest.mark.parametrize("seed", range(5))
def test_the_picture_of_a_story_is_a_whole_picture(seed: int) -> None:
    with Image.open(io.BytesIO(screen_picture(seed))) as picture:
        picture.load()
        assert picture.size == (WIDTH, HEIGHT)
        counts = [(count, int(str(value))) for count, value in picture.getcolors() or []]
    light = sum(count * value for count, value in counts) / (WIDTH * HEIGHT) / 255
    # What is light is printed red, over a quarter of the page, and a page is no more than 15 % red.
    assert 0.15 < light < 0.5
    greys = [value for _, value in counts]
    assert max(greys) - min(greys) > 150


def test_a_foreign_article_is_not_in_the_source_of_the_show(tmp_path: Path) -> None:
    letters = "本报讯 记者 李想 她在山里送信三十年，磨破了56双胶鞋，从来没有丢过一封信。" * 8
    page = CHINESE.replace("## [数说", f"## 山路上的邮递员\n\n{letters}\n\n## [数说")
    folder = tmp_path / "show"
    made(page, folder)
    assert "胶鞋" not in (folder / "sources/article.md").read_text(encoding="utf-8")


def test_what_a_draft_says_itself_it_says_in_both_languages(tmp_path: Path) -> None:
    folder = tmp_path / "show"
    made(CHINESE + "\n据新华社电\n", folder)
    text = (folder / "show.yaml").read_text(encoding="utf-8")
    for words in (
        '{zh: "新华社", en: "Xinhua"}',
        '{zh: "湖博会关键词", en: "Keyword"}',
        '{zh: "一竖为一场", en: "One stroke is one"}',
        '{zh: "一点为一个", en: "One dot is one"}',
        '{zh: "一格为50家", en: "One square is 50 companies"}',
        '{zh: "配图待补", en: "Picture to be supplied"}',
    ):
        assert words in text, words


def test_drafting_twice_gives_the_same_files() -> None:
    first, second = (draft_show(read_article(CHINESE.encode(), "a.md")) for _ in range(2))
    assert first == second


def test_a_draft_never_overwrites_a_folder(tmp_path: Path) -> None:
    (tmp_path / "show.yaml").write_text("mine", encoding="utf-8")
    draft = draft_show(read_article(CHINESE.encode(), "a.md"))
    with pytest.raises(FolderInUseError):
        write_draft(draft, tmp_path)
    assert (tmp_path / "show.yaml").read_text(encoding="utf-8") == "mine"


def test_an_article_without_figures_makes_no_show() -> None:
    text = "湖边的花开了，人们沿着湖岸散步，谈起去年的雨和今年的风，没有人提到任何数字。" * 3
    with pytest.raises(NothingToShowError, match="no figure"):
        draft_show(read_article(text.encode(), "a.md"))


def test_marks_in_an_article_are_only_characters_on_a_page(tmp_path: Path) -> None:
    text = CHINESE.replace("志愿者把日历", "志愿者把{日历}|画册")
    show, _ = made(text, tmp_path / "show")
    keyword = next(slide for slide in show.slides() if isinstance(slide, KeywordSlide))
    assert "{日历}|画册" in "".join(run.text for run in keyword.text["zh"])


def test_the_command_writes_a_show_that_the_command_checks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "fair.md"
    article.write_text(CHINESE, encoding="utf-8")
    folder = tmp_path / "my-show"
    assert main(["import", str(article), "-o", str(folder)]) == 0
    said = capsys.readouterr().out
    assert re.search(r"\d+ figures on \d+ slides", said)
    assert (folder / "show.yaml").exists()


def test_the_command_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "fair.md"
    article.write_text(CHINESE, encoding="utf-8")
    assert main(["import", str(article)]) == 0
    assert "1 keywords" in capsys.readouterr().out


def test_a_missing_article_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "nowhere.md"]) == 2
    assert capsys.readouterr().err == (
        "kiosk: nowhere.md cannot be read: No such file or directory. "
        "Check the name and the folder, or drag the file into the terminal window.\n"
    )


def test_a_folder_instead_of_an_article_is_said_with_its_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path)]) == 2
    assert "Name the article in it: a .md, .txt, .html or .docx file." in capsys.readouterr().err


def test_a_text_longer_than_a_show_takes_is_refused_with_its_size() -> None:
    article = read_article(CHINESE.encode(), "report.md")
    long = replace(article, text=article.text + "。" * 400_000)
    with pytest.raises(LongArticleError, match=r"report\.md holds 1\.2 MB of text.* 1 MB"):
        draft_show(long)
