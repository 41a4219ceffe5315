"""Every page of a draft holds its texts, upright and not, before anybody has looked at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.article.draft import draft_show, write_draft
from kiosk.article.extract import read_article
from kiosk.proof.render import Proofs
from kiosk.show.read import read_show
from kiosk.typeset.geometry import Geometry

ARTICLES = sorted((Path(__file__).parents[2] / "articles").glob("*.md"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_page_of_a_draft_fits(path: Path, tmp_path: Path, fonts) -> None:
    article = read_article(path.read_bytes(), path.name)
    write_draft(draft_show(article), tmp_path / "show")
    show, problems = read_show(tmp_path / "show")
    assert show is not None, problems
    language = "zh" if show.languages[0] == "zh" else "en"
    for size in [(1920, 1080), (1080, 1920), (1920, 1200)]:
        proofs = Proofs(show, tmp_path / "show", Geometry.of_pixels(*size), fonts)
        for proof in proofs.pages(language):
            assert proof.page.problems == (), (proof.slide.id, size)


def test_the_own_words_of_a_draft_are_in_the_script_of_its_article(tmp_path: Path) -> None:
    path = next(path for path in ARTICLES if path.stem == "cycling-expo-hant")
    write_draft(draft_show(read_article(path.read_bytes(), path.name)), tmp_path / "show")
    show, problems = read_show(tmp_path / "show")
    assert show is not None, problems
    assert show.name["zh"] == "數說自行車展"
    assert [section.title["zh"] for section in show.sections] == ["封面", "數字", "關鍵詞", "圖表"]
    assert show.sources["article"].name["zh"] == "南灣自行車展閉幕"
    text = (tmp_path / "show" / "show.yaml").read_text(encoding="utf-8")
    assert not set(text.partition("sources:")[2]) & set("数张册长较个览馆观")
