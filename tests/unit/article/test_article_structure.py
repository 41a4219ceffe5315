"""Sections, interrupted sentences, keywords, stories, charts and questions of an article."""

from __future__ import annotations

import json

from kiosk.article.as_json import article_to_json
from kiosk.article.extract import read_article
from kiosk.article.record import Article, ChartForm, Grade

LETTERS = (
    "本报讯 记者 李想 王秀兰在山里送信，30余年没有间断。她走过的路加起来可以绕地球3圈，"
    "磨破的胶鞋有56双。村里的老人都认得她的脚步声，孩子们远远看见绿色的背包就会跑过来。"
    "她说，只要还有人等信，她就会一直走下去，这条路她闭着眼睛也能走。大雪封山的那些年，"
    "她把信件裹在怀里，在齐膝的雪里一步一步地挪，从来没有丢过一封。退休以后，"
    "她仍然每周上山一次，给独居的老人捎去药品和书报，陪他们说说话，"
    "听他们讲年轻时候的故事，再把他们的口信带下山去。"
)
FAIR = f"""# 2031年湖滨博览会闭幕

9月14日，2031年湖滨国际园艺博览会（以下简称“湖博会”）落下帷幕。湖博会由当地政府主办，湖博会首次实现全天开放。

## 邻家有女初长成

### 王秀兰：山路上的邮递员

{LETTERS}

## 更大的舞台

湖博会的参展企业质量提升，包括480余家知名企业，头部企业数量超往届。湖博会共有85个国家和地区参加。

超过260位园艺专家负责



9月14日，游客在湖边拍照。

王小明 摄

人、行业代表参加了湖博会的研讨。共举办27场推介活动，企业举办对接会等48场行业推介。

## [数说湖博]

截至14日12时，湖博会累计入园游客突破**25万**人次。湖博会举办主旨论坛**1**场、主题论坛**13**场、专题论坛**81**场、洽谈推介**75**场。线下参展企业**500**家、线上参展企业**800**家。

## [关键词]

### “花期”

“花期”是湖博会的关键词。80余个国家和地区参加，近500家知名企业亮相，170余场论坛相继举行。

### “邻里”

“邻里”让湖博会走进社区，居民在家门口就能看到世界各地的植物，也能参与自己的小花园。
"""


def fair() -> Article:
    return read_article(FAIR.encode(), "fair.md")


def test_a_foreign_article_on_the_page_is_set_aside_and_named() -> None:
    article = fair()
    assert [(p.kind, p.title) for p in article.left_out] == [("foreign-article", "邻家有女初长成")]
    start, end = article.left_out[0].span
    assert all(not start <= figure.span.start < end for figure in article.figures)
    assert "56双" not in [figure.written for figure in article.figures]


def test_a_page_about_one_thing_loses_no_section() -> None:
    alone = FAIR.replace("王秀兰在山里", "湖博会的信使王秀兰在山里")
    assert not read_article(alone.encode(), "a.md").left_out


def test_a_sentence_cut_by_a_caption_is_one_sentence_with_two_places() -> None:
    figure = next(f for f in fair().figures if f.value == "260")
    assert figure.sentence == "超过260位园艺专家负责人、行业代表参加了湖博会的研讨。"
    assert len(figure.sentence_spans) == 2
    parts = [FAIR[start:end] for start, end in figure.sentence_spans]
    assert "".join(parts) == figure.sentence


def test_every_span_holds_its_number_and_every_sentence_its_figure() -> None:
    for figure in fair().figures:
        assert FAIR[figure.span.start : figure.span.end].replace("*", "") == figure.written
        assert figure.written in figure.sentence
        assert figure.span.start <= figure.numeral.start < figure.numeral.end <= figure.span.end


def test_keywords_come_with_their_explanations() -> None:
    keywords = fair().keywords
    assert [k.term for k in keywords] == ["花期", "邻里"]
    assert keywords[1].text.startswith("“邻里”让湖博会走进社区")
    assert FAIR[keywords[0].term_span.start : keywords[0].term_span.end] == "花期"


def test_numbered_and_inline_keywords_are_found_too() -> None:
    text = (
        "# 展会观察\n\n展会上有三个词被反复提起，它们说出了今年的变化。\n\n"
        "**关键词一：低碳**\n\n展馆全部使用可再生电力，搭建材料也可以循环使用。\n\n"
        "**关键词二：联通**\n\n铁路和港口的货物在这里第一次使用同一张电子运单。\n"
    )
    terms = [k.term for k in read_article(text.encode(), "a.md").keywords]
    assert terms == ["低碳", "联通"]


def test_the_time_a_figure_holds_for_is_resolved_against_the_date_of_the_article() -> None:
    article = fair()
    box = next(f for f in article.figures if f.value == "250000")
    assert box.as_of is not None
    assert (box.as_of.text, box.as_of.resolved) == ("截至14日12时", "2031-09-14T12:00")
    later = next(f for f in article.figures if f.value == "81")
    assert later.as_of is not None
    assert (later.as_of.resolved, later.as_of.source) == ("2031-09-14T12:00", "paragraph")


def test_a_sentence_about_something_first_can_be_a_story() -> None:
    assert any("首次实现全天开放" in h.text for h in fair().highlights)


def test_charts_are_arithmetic_that_holds() -> None:
    article = fair()
    by_id = {figure.id: figure for figure in article.figures}
    compositions = {
        tuple(by_id[i].value for i in chart.figures): chart.whole
        for chart in article.charts
        if chart.form is ChartForm.COMPOSITION
    }
    assert compositions == {("1", "13", "81", "75"): "170", ("27", "48"): "75"}
    comparison = next(c for c in article.charts if c.form is ChartForm.COMPARISON)
    assert [by_id[i].value for i in comparison.figures] == ["500", "800"]


def test_what_can_be_asked_is_asked_with_the_right_weight() -> None:
    article = fair()
    by_id = {figure.id: figure for figure in article.figures}
    asked = {
        (issue.grade, issue.code, tuple(by_id[i].value for i in issue.figures))
        for issue in article.issues
    }
    assert (Grade.VERIFY, "sum", ("1", "13", "81", "75", "170")) in asked
    assert (Grade.CONFIRMED, "sum", ("27", "48", "75")) in asked
    assert (Grade.CHOOSE, "repeat", ("480", "500")) in asked
    assert (Grade.CHOOSE, "repeat", ("85", "80")) in asked
    clauses = [
        FAIR[i.spans[0].start : i.spans[0].end] for i in article.issues if i.code == "superlative"
    ]
    assert "头部企业数量超往届" in clauses


def test_tight_growth_is_computed_again() -> None:
    def issue(percent: str) -> Grade:
        text = f"参展企业1200家，较上届1000家增长{percent}%。" + "各方对这次展会都十分满意。" * 3
        return next(i.grade for i in read_article(text.encode(), "a").issues if i.code == "growth")

    assert issue("20") is Grade.CONFIRMED
    assert issue("25") is Grade.VERIFY


def test_a_malformed_number_is_flagged() -> None:
    text = "The 123th session closed in Lakeside on Friday, and everybody went home quite happy."
    assert [i.code for i in read_article(text.encode(), "a.md").issues] == ["malformed"]


def test_repeats_know_each_other() -> None:
    text = FAIR + "\n\n## 尾声\n\n湖博会累计入园游客突破25万人次，湖博会再见。\n"
    article = read_article(text.encode(), "a.md")
    same = [f for f in article.figures if f.value == "250000"]
    assert same[0].mentions == (same[1].id,)
    assert same[1].mentions == (same[0].id,)


def test_the_record_for_programs_is_plain_and_complete() -> None:
    record = json.loads(json.dumps(article_to_json(fair()), ensure_ascii=False))
    figure = next(f for f in record["figures"] if f["value"] == "250000")
    assert FAIR[figure["start"] : figure["end"]] == "突破**25万**人次"
    assert (figure["unit"], figure["qualifier"], figure["text"]) == ("人次", "over", "突破25万人次")
    assert figure["label"]["en"] == {"text": "", "status": "needed"}
    assert record["left_out"][0]["kind"] == "foreign-article"
