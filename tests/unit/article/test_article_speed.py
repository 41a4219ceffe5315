"""Reading takes time in proportion to the text, however many figures it holds."""

from __future__ import annotations

import time
from cProfile import Profile

import pytest

from kiosk.article.extract import read_article

_CHINESE = (
    "第{0}号展厅有{1}家企业、{2}家机构、{3}家媒体到场，合计{4}家，同比增长{5}%，"
    "其中外地企业{1}家，占{5}%。\n\n"
)
_ENGLISH = (
    "Hall {0} drew {1} firms, {2} firms and {3} firms, {4} firms in all, up {5} percent; "
    "of them {1} firms came from abroad, or {5} percent.\n\n"
)


def _article(sentence: str, paragraphs: int) -> bytes:
    parts = [
        sentence.format(n, 100 + n, 300 + n, 200 + n, 600 + 3 * n, 10 + n % 80)
        for n in range(1, paragraphs + 1)
    ]
    return "".join(parts).encode()


def _calls(data: bytes) -> int:
    """How many functions are called to read an article: the same on every computer."""
    profile = Profile()
    profile.runcall(read_article, data, "article.md")
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("sentence", [_CHINESE, _ENGLISH], ids=["zh", "en"])
def test_twice_the_figures_take_twice_the_work(sentence: str) -> None:
    once, twice = (_calls(_article(sentence, paragraphs)) for paragraphs in (100, 200))
    assert twice < 2.5 * once


@pytest.mark.parametrize(
    "text",
    [
        "这个数字没有人相信。\n" * 500 + "展会吸引了" + "7" * 100_000 + "家企业。",
        "Nobody believes it.\n" * 500 + "It drew " + "7" * 100_000 + " firms.",
        "参展企业近2000家，大家共同见证了这次盛会的圆满举办。" * 70_000,
        "It drew 4,108 firms, and the organizers thanked everybody for it. " * 80_000,
    ],
    ids=["digits-zh", "digits-en", "line-zh", "line-en"],
)
def test_what_no_article_holds_is_passed_over_at_once(text: str) -> None:
    start = time.process_time()
    read_article(text.encode(), "article.md")
    assert time.process_time() - start < 1
