"""Tables: a bare number is what the heads of its column and its row say, or no figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.article.extract import read_article

if TYPE_CHECKING:
    from kiosk.article.record import FigureRecord

CHINESE = "\n\n本次活动由多家单位共同举办，吸引了社会各界的广泛关注。"
ENGLISH = "\n\nThe organizers thanked everybody who had taken part in the event on site."


def figures_of(text: str, name: str = "a.md") -> tuple[FigureRecord, ...]:
    return read_article(text.encode(), name).figures


def rows_of(text: str, name: str = "a.md") -> list[str]:
    return [
        f"{f.value} {f.currency or f.unit or f.unit_class.value}" for f in figures_of(text, name)
    ]


def markdown(*lines: str) -> str:
    head, *rows = lines
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, rule, *rows])


FAIR = markdown(
    "| 届次 | 成交额（亿元） | 参展企业（家） | 到场/万人次 | 同比增长（%） |",
    "| 第八届 | 12.50 | 1,300 | 约3.5 | — |",
    "| 第九届 | 15.2亿元 | 1,420 | 4 | -2.5 |",
)


def test_a_head_gives_its_column_unit_and_scale() -> None:
    assert rows_of(FAIR + CHINESE) == [
        "1250000000 CNY",
        "1300 家",
        "35000 人次",
        "1520000000 CNY",
        "1420 家",
        "40000 人次",
        "-2.5 %",
    ]


def test_a_cell_is_called_what_its_heads_say() -> None:
    figures = figures_of(FAIR + CHINESE)
    assert [f.labels["zh"].text for f in figures][:4] == [
        "第八届成交额",
        "第八届参展企业",
        "第八届到场",
        "第九届成交额",
    ]
    assert figures[2].qualifier.value == "about"
    change = figures[-1].change
    assert change is not None
    assert (change.direction.value, change.basis) == ("down", "同比")


def test_the_mark_in_the_source_is_the_number_itself() -> None:
    text = FAIR + CHINESE
    figure = figures_of(text)[0]
    assert text[figure.span.start : figure.span.end] == figure.written == "12.50"


def test_a_row_may_hold_the_unit_and_a_column_the_year() -> None:
    text = markdown(
        "| 指标 | 2029年 | 2030年 | 增长（%） |",
        "| 生产总值（亿元） | 4500.1 | 4826.3 | 7.2 |",
        "| 常住人口（万人） | 312 | 315.5 | 1.1 |",
        "| 城镇化率（%） | 61.2 | 62.4 | |",
    )
    figures = figures_of(text + CHINESE)
    assert [f"{f.value} {f.unit}" for f in figures][3:6] == ["3120000 人", "3155000 人", "1.1 %"]
    times = [figure.as_of.resolved if figure.as_of else "" for figure in figures]
    assert times == ["2029", "2030", "", "2029", "2030", "", "2029", "2030"]
    assert {f.labels["zh"].text for f in figures[:2]} == {"生产总值"}


def test_a_line_above_the_table_names_the_unit_of_all_but_rates() -> None:
    text = "单位：亿元\n\n" + markdown(
        "| 地区 | 2030年 | 占比 | 同比 |", "| 江北 | 45.1 | 12.5 | 3.1 |"
    )
    assert rows_of(text + CHINESE) == ["4510000000 CNY"]


def test_english_heads_are_read_too() -> None:
    text = markdown(
        "| Region | Revenue ($ million) | Visitors ('000) | Deals | Growth (%) | Area (sq m) |",
        "| Asia | 1,250 | 35 | 12 | 12.5 | 3,000 |",
        "| Europe | 830.5 | 21.4 | 9 | -3.2 | 2,500 |",
    )
    assert rows_of(text + ENGLISH) == [
        "1250000000 USD",
        "35000 visitors",
        "12 deals",
        "12.5 %",
        "3000 sq m",
        "830500000 USD",
        "21400 visitors",
        "9 deals",
        "-3.2 %",
        "2500 sq m",
    ]
    assert figures_of(text + ENGLISH)[0].labels["en"].text == "Revenue, Asia"


def test_a_unit_may_follow_a_comma_and_a_sign_make_a_change() -> None:
    text = markdown(
        "| year | total, trillion yuan | change on the year before |", "| 2030 | 5.3 | -1.5 % |"
    )
    total, change = figures_of(text + ENGLISH)
    assert (total.value, total.currency, total.labels["en"].text) == (
        "5300000000000",
        "CNY",
        "total",
    )
    assert change.value == "-1.5"
    assert change.change is not None


@pytest.mark.parametrize(
    "text",
    [
        markdown("| 序号 | 名称 | 年份 | 得分 |", "| 1 | 江北队 | 2030 | 88 |"),
        markdown("| 名次 | 队伍 | 比分 |", "| 1 | 江北队 | 3:1 |"),
        markdown("| 地区 | 甲 | 乙 |", "| 江北 | 12,000 | 13,000 |"),
    ],
    ids=["places", "scores", "nameless"],
)
def test_a_number_that_no_head_explains_is_no_figure(text: str) -> None:
    assert rows_of(text + CHINESE) == []


def test_merged_cells_leave_a_row_without_heads() -> None:
    text = markdown("| 地区 | 成交额（亿元） |", "| 江北 | 2029 | 12.5 |")
    assert rows_of(text + CHINESE) == []


def test_a_table_of_a_web_page_reads_like_one_of_markdown() -> None:
    cells = [("th", "届次", "成交额（亿元）", "观众（万人次）"), ("td", "第八届", "12.5", "3.5")]
    rows = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>" for tag, *row in cells
    )
    page = f"<html><body><article><p>{CHINESE * 2}</p><table>{rows}</table></article></body></html>"
    assert rows_of(page, "a.html") == ["1250000000 CNY", "35000 人次"]
