"""The qualifiers of an article are known to the show that is made of it."""

from __future__ import annotations

import pytest

from kiosk.article.draft import draft_show
from kiosk.article.extract import read_article
from kiosk.figures.qualifiers import qualifier_of

ENGLISH = [
    *("as many as", "up to", "within", "no more than", "no higher than", "at least"),
    *("no fewer than", "no lower than", "nearly", "close to", "nearing", "just over"),
    *("well over", "slightly more than", "north of", "in excess of", "crossed", "breached"),
    *("just under", "fewer than", "some", "roughly", "an estimated", "in the region of"),
]
CHINESE = [
    *("近", "将近", "直逼", "约", "约莫", "估计", "超", "逾", "突破", "站上", "迈过", "破"),
    *("至少", "起码", "不小于", "不到", "未达", "跌破", "不超过", "最多", "上限"),
]


@pytest.mark.parametrize("words", ENGLISH)
def test_an_english_show_takes_the_qualifier(words: str) -> None:
    text = (
        "# Lakeside fair feeds a crowd\n\n"
        f"LAKESIDE, May 12, 2031 -- The fair counted {words} 35,000 guests on Sunday. "
        "It had 412 stalls, 90 cooks and 12 halls.\n\n"
        "The organizers thanked everybody who had taken part in the event on site.\n"
    )
    article = read_article(text.encode(), "a.md")
    assert article.figures[0].qualifier is qualifier_of(words, "en")
    draft = draft_show(article)
    assert article.figures[0].id not in draft.left_out


@pytest.mark.parametrize("words", CHINESE)
def test_a_chinese_show_takes_the_qualifier(words: str) -> None:
    text = (
        "# 湖城博览会闭幕\n\n"
        f"2031年5月12日，湖城博览会到场观众{words}3.5万人次。"
        "展会共有412家企业、90个机构和12个展区。\n\n"
        "本次活动由多家单位共同举办，吸引了社会各界的广泛关注。\n"
    )
    article = read_article(text.encode(), "a.md")
    assert article.figures[0].qualifier is qualifier_of(words, "zh")
    draft = draft_show(article)
    assert article.figures[0].id not in draft.left_out
