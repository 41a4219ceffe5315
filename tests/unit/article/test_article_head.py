"""What an article is about and when it was written."""

from __future__ import annotations

import pytest

from kiosk.article.extract import read_article

CHINESE = "\n\n本次活动由多家单位共同举办，吸引了社会各界的广泛关注。"
ENGLISH = "\n\nThe organizers thanked everybody who had taken part in it on site."


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("5月8日，记者从第九届湖城文化博览交易会上获悉，客流大增。", "第九届湖城文化博览交易会"),
        ("由市政府主办的江南丝绸博览会今日开幕。", "江南丝绸博览会"),
        ("为期五天的第九届江城茶业展览会闭幕。", "第九届江城茶业展览会"),
        ("2031世界机器人大会10日开幕。", "2031世界机器人大会"),
        ("在昨天举行的城市更新论坛上，专家建言。", "城市更新论坛"),
        ("第27届湖城国际图书节迎来读者。", "第27届湖城国际图书节"),
        ("全年举办特展，推动高质量发展。", ""),
        ("2031年湖城国民经济和社会发展统计公报发布。", ""),
    ],
)
def test_the_event_is_a_name_and_no_phrase(sentence: str, event: str) -> None:
    assert read_article((sentence + CHINESE).encode(), "a.md").event == event


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("At the Lakeside Tea Expo on Monday, traders met.", "Lakeside Tea Expo"),
        ("Monday's Northern Steel Conference drew a crowd.", "Northern Steel Conference"),
        ("The town held a fair.", ""),
    ],
)
def test_an_english_event_is_named_without_what_leads_to_it(sentence: str, event: str) -> None:
    assert read_article((sentence + ENGLISH).encode(), "a.md").event == event


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# 湖光科技发布2030年年报\n\n湖光科技3月27日发布年报，2030年营收大增。", "2031-03-27"),
        ("# 湖光科技发布2030年半年报\n\n湖光科技8月27日发布年报，2030年营收大增。", "2030-08-27"),
        ("# 湖城2030年经济统计公报\n\n3月2日，湖城发布2030年国民经济统计公报。", "2031-03-02"),
        ("# 湖城开展\n\n3月2日，2030年湖城博览会开幕。", "2030-03-02"),
        ("# 湖光科技发布2030年年报\n\n2030年12月30日电 湖光科技提前发布年报。", "2030-12-30"),
    ],
)
def test_an_annual_report_comes_out_a_year_later(text: str, date: str) -> None:
    assert read_article((text + CHINESE).encode(), "a.md").date == date


def test_an_english_report_comes_out_a_year_later() -> None:
    text = "LAKESIDE, March 27 -- Lake Corp. released its 2030 annual report, and 2030 was good."
    assert read_article((text + ENGLISH).encode(), "a.md").date == "2031-03-27"
