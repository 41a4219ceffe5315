"""Labels that say too little are told from those that say enough."""

from __future__ import annotations

import pytest

from kiosk.article.draft_figures import pick_figures
from kiosk.article.extract import read_article
from kiosk.article.label_doubts import LabelDoubt, doubt_about


@pytest.mark.parametrize(
    ("label", "doubt"),
    [
        ("海外买主由", LabelDoubt.FRAGMENT),
        ("参展厂商增至", LabelDoubt.FRAGMENT),
        ("总面积达", LabelDoubt.FRAGMENT),
        ("人口总量为", LabelDoubt.FRAGMENT),
        ("內的通學道", LabelDoubt.FRAGMENT),
        ("擴增至", LabelDoubt.FRAGMENT),
        ("擴增", LabelDoubt.NOT_COUNTED),
        ("全市", LabelDoubt.NOT_COUNTED),
        ("平均每天", LabelDoubt.NOT_COUNTED),
        ("比例", LabelDoubt.NOT_COUNTED),
        ("企業", LabelDoubt.GENERIC),
        ("企业等", LabelDoubt.GENERIC),
        ("接待观众", LabelDoubt.NOBODY),
        ("占总人口的比重", LabelDoubt.NOBODY),
        ("累计入场观众", None),
        ("境外收入占比", None),
        ("研发人员占比", None),
        ("其余", None),
        ("接待国内游客", None),
        ("內銷金額", None),
        ("服务进出口总额", None),
    ],
)
def test_a_chinese_label(label: str, doubt: LabelDoubt | None) -> None:
    assert doubt_about(label, "zh") is doubt


@pytest.mark.parametrize(
    ("label", "doubt"),
    [
        ("Homes", LabelDoubt.GENERIC),
        ("companies", LabelDoubt.GENERIC),
        ("turnover of", LabelDoubt.FRAGMENT),
        ("of managers are women", None),
        ("Turbines delivered", None),
        ("trade visitors", None),
    ],
)
def test_an_english_label(label: str, doubt: LabelDoubt | None) -> None:
    assert doubt_about(label, "en") is doubt


def test_a_bare_noun_beside_a_share_does_not_say_of_what() -> None:
    assert doubt_about("订单", "zh", is_share=True) is LabelDoubt.NOBODY
    assert doubt_about("回收率", "zh", is_share=True) is None
    assert doubt_about("audiobooks", "en", is_share=True) is LabelDoubt.NOBODY


HEAD = "# 湖滨年报\n\n2031年4月8日，湖滨市发布年报，介绍过去一年的情况。"


@pytest.mark.parametrize(
    ("sentence", "written", "label"),
    [
        ("参展厂商从去年的118家扩增为167家。", "167家", "参展厂商"),
        ("居家医疗团队由58组扩充至93组。", "58组", "居家医疗团队"),
        ("全市人行道总长由1180公里增至2065公里。", "2065公里", "全市人行道总长"),
        ("全市有52.4%的居民步行上班。", "52.4%", "居民步行上班"),
        ("自来水合格率连续六年维持在98%。", "98%", "自来水合格率"),
        ("摊位数年增12%。", "12%", "摊位数"),
        ("相当于少用3800万个塑料瓶。", "3800万个", "少用塑料瓶"),
        ("学校周边500米内的道路全部完成。", "500米", ""),
        ("细颗粒物浓度降到每立方米13.8微克。", "13.8微克", ""),
        ("劳动人口85798人，占总人口的60.9%。", "60.9%", "劳动人口占总人口比重"),
    ],
)
def test_a_label_names_what_is_counted(sentence: str, written: str, label: str) -> None:
    article = read_article(f"{HEAD}{sentence}\n".encode(), "a.md")
    found = {pick.figure.written: pick.label for pick in pick_figures(article).values()}
    assert found.get(written, "") == label


def test_a_label_before_its_number_keeps_its_end_when_it_is_shortened() -> None:
    from kiosk.show.copy_limits import LIST_LABEL

    text = f"{HEAD}数字平台供需大厅发布项目3000余项。\n"
    picks = pick_figures(read_article(text.encode(), "a.md")).values()
    (pick,) = (one for one in picks if one.figure.value == "3000")
    assert pick.label_for(LIST_LABEL, "zh") == "发布项目"


def test_what_is_avoided_is_not_taken_for_what_there_is() -> None:
    text = (
        "# Harbour turbines\n\nHARBOUR, 4 May 2031 -- The turbines avoid about 3.8 million tonnes "
        "of carbon dioxide a year and supply 1,900 schools.\n"
    )
    picks = pick_figures(read_article(text.encode(), "a.md")).values()
    assert "carbon dioxide avoided" in {pick.label for pick in picks}
