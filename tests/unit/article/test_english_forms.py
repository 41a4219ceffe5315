"""English numbers written in less usual ways: shares in words, blanks for commas, comparisons."""

from __future__ import annotations

import pytest
from tests.unit.article.rows import rows_of

from kiosk.article.extract import read_article

PADDING = "\n\nThe organizers thanked everybody who had taken part in the event on site."

SHARES = [
    ("Around half were newcomers.", ["Around half = 0.5 fraction about"]),
    ("Orders shrank by a fifth in spring.", ["a fifth = 0.2 fraction"]),
    ("One in six applicants is a start-up.", ["One in six = 0.1667 fraction"]),
    ("It was four in ten in 2015.", ["four in ten = 0.4 fraction"]),
    ("About 3 out of 10 people agreed.", ["About 3 out of 10 = 0.3 fraction about"]),
    ("Rents rose around one percent.", ["around one percent = 1 % about"]),
    (
        "It took two and a half times as many orders.",
        ["two and a half times = 2.5 times"],
    ),
    (
        "It cost three and a half billion dollars.",
        ["three and a half billion dollars = 3500000000 dollars"],
    ),
]

BLANKS = [
    ("It expects some 5,000 to 6,000.", ["some 5,000 to 6,000 = 5000..6000 count about"]),
    ("It drew 45'489 visitors.", ["45'489 visitors = 45489 visitors"]),
    ("It raised £300 000 in a day.", ["£300 000 = 300000 £"]),
    ("In all, 12 500 visitors came.", ["12 500 visitors = 12500 visitors"]),
    ("It has a total of 5 000.", ["5 000 = 5000 count"]),
]

COMPARISONS = [
    (
        "That is three times more than the 400,000 guests of last spring.",
        ["three times = 3 times", "400,000 guests = 400000 guests"],
    ),
    (
        "Sales were 15% higher than the $3.2 billion forecast.",
        ["15% = 15 %", "$3.2 billion = 3200000000 $"],
    ),
    ("It passed the $1 trillion threshold.", ["passed the $1 trillion = 1000000000000 $ over"]),
    ("Shares gained as much as 6.9%.", ["as much as 6.9% = 6.9 % at_most"]),
    ("It may cut as many as 35,000 jobs.", ["as many as 35,000 jobs = 35000 jobs at_most"]),
    ("It expects between $4.0-$5.0 a share.", ["$4.0-$5.0 = 4.0..5.0 $"]),
    ("It sold ~19% of the stalls.", ["~19% = 19 % about"]),
]

THE_SAME_AGAIN = [
    (
        "It had 660 participants, including 450 on stage and the remaining 210 outside.",
        ["660 participants = 660 participants", "450 = 450 count", "210 = 210 count"],
    ),
    (
        "Of the 45 exhibitions, 11 were held outside.",
        ["45 exhibitions = 45 exhibitions", "11 = 11 count"],
    ),
    (
        "It drew 35k attendees; a quarter were new.",
        ["35k attendees = 35000 attendees", "a quarter = 0.25 fraction"],
    ),
    (
        "It drew 640 exhibitors and 116 from China alone.",
        ["640 exhibitors = 640 exhibitors", "116 = 116 count"],
    ),
    (
        "It drew 640 exhibitors, with 500 of them on site.",
        ["640 exhibitors = 640 exhibitors", "500 = 500 count"],
    ),
    (
        "It drew 90 suppliers, fewer than 60 last year.",
        ["90 suppliers = 90 suppliers", "fewer than 60 = 60 count under"],
    ),
    ("A dozen start-ups joined.", ["A dozen start-ups = 12 start-ups"]),
    (
        "Of the exhibitors, over 500 came from abroad.",
        ["over 500 = 500 exhibitors over"],
    ),
    ("The $22bn ministers hope to save is safe.", ["$22bn = 22000000000 $"]),
]

COMPOUNDS = [
    ("Profit rose 11pc and prices 4.3pc.", ["11pc = 11 %", "4.3pc = 4.3 %"]),
    ("It takes four and a half hours.", ["four and a half hours = 4.5 hours"]),
    (
        "It sold 6,000 day tickets plus 12,000 passes.",
        ["6,000 day tickets = 6000 tickets", "12,000 passes = 12000 passes"],
    ),
    ("A rival site is eight miles away; they met two and a half years ago.", []),
    ("A 30-member delegation came.", ["30-member = 30 members"]),
    ("A 50-strong team built it.", ["50-strong = 50 people"]),
    ("A forty-strong choir sang.", ["forty-strong = 40 people"]),
    ("It has a 300-seat hall.", ["300-seat = 300 seats"]),
    ("It drew 200-plus exhibitors.", ["200-plus exhibitors = 200 exhibitors over"]),
    ("A 12-day event of the 15-nation bloc has a 10-point plan.", []),
]

LISTS = [
    ("Visitors: 1.2m. Rooms: 14,500.", ["1.2m = 1200000 count", "14,500 = 14500 count"]),
    ("He won 17 of his 23 games.", ["17 = 17 games", "23 games = 23 games"]),
    ("It costs £14 and under-12s get in free.", ["£14 = 14 £"]),
    ("The rate was 0.21 per 200,000 hours worked.", ["0.21 = 0.21 ratio"]),
    (
        "It won 12 gold, 15 silver and 20 bronze medals.",
        ["12 = 12 medals", "15 = 15 medals", "20 bronze medals = 20 medals"],
    ),
    (
        "The number of exhibitors grew from 320 in 2029 to 485 in 2030.",
        ["320 = 320 count", "485 = 485 count"],
    ),
    (
        "It drew 290 Fortune Global 500 companies.",
        ["290 Fortune Global 500 companies = 290 companies"],
    ),
    ("It has a staff of 612 and a budget.", ["612 = 612 count"]),
    ("It fell from 162 to 157 million users.", ["157 million users = 157000000 users"]),
    ("The Snapdragon 865, 8GB or 12GB are on show.", ["8GB = 8 GB", "12GB = 12 GB"]),
    ("Stalls start as low as $159.99.", ["$159.99 = 159.99 $"]),
    (
        "It drew 1,450 exhibitors (2023: 1,320).",
        ["1,450 exhibitors = 1450 exhibitors", "1,320 = 1320 exhibitors"],
    ),
    ("Unemployment stays within 5.5 percent.", ["within 5.5 percent = 5.5 % at_most"]),
    (
        "Prices rose 4.5, 3.2 and 2.1 percent.",
        ["4.5 = 4.5 %", "3.2 = 3.2 %", "2.1 percent = 2.1 %"],
    ),
    (
        "It drew 45 and 27 firms, respectively.",
        ["45 = 45 firms", "27 firms = 27 firms"],
    ),
    ("It grew from 55 countries to 75.", ["55 countries = 55 countries", "75 = 75 countries"]),
    ("A total of 27 of 48 firms came.", ["27 = 27 firms", "48 firms = 48 firms"]),
    ("The index stood at 50.2, up 0.3 from June.", ["50.2 = 50.2 ratio", "0.3 = 0.3 ratio"]),
    ("It shrank by minus 2 percent.", ["minus 2 percent = -2 %"]),
    ("It paid $3.5 and $4.5 billion.", ["$4.5 billion = 4500000000 $"]),
    (
        "The two paid $3.5 and $4.5 billion, respectively.",
        ["$3.5 = 3500000000 $", "$4.5 billion = 4500000000 $"],
    ),
]

TRAPS = [
    "The prices were converted ($1 = 0.8612 euros).",
    "Its Scope 1 and 2 emissions rose, and Phases 3 to 4 are open.",
    "The A380 carries guests, and the C919 visits fairs.",
    "It rose for the past three quarters, nearly a month and a half.",
    "Arrivals stayed above 2019 levels and beyond 2030 targets.",
    "The top-three countries and Sat.1 Media met in stand 121-20-40 rooms.",
    "Harbour Fair 2000 features a new hall; he ran the 10k run.",
    "In 2023 and 2024 the stock code was 002594.",
    "He won two in five years and three in 10 minutes.",
    "In the first half of the year it paused at half-time.",
]

TABLE = [*SHARES, *BLANKS, *COMPARISONS, *THE_SAME_AGAIN, *COMPOUNDS, *LISTS]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(*r, id=r[0]) for r in TABLE])
def test_an_unusual_form_has_the_value_its_words_have(sentence: str, expected: list[str]) -> None:
    assert rows_of(sentence, PADDING) == expected


@pytest.mark.parametrize("sentence", TRAPS)
def test_a_time_is_no_share(sentence: str) -> None:
    assert rows_of(sentence, PADDING) == []


@pytest.mark.parametrize("sentence", ["On Day 2 500 people met.", "Form 070 visitors signed."])
def test_digits_that_may_go_with_others_get_no_value(sentence: str) -> None:
    assert rows_of(sentence, PADDING) == []


def test_a_dollar_is_of_hong_kong_where_its_government_writes() -> None:
    text = "The Census and Statistics Department said exports were $31 billion (US$4 billion)."
    money = read_article((text + PADDING).encode(), "a.md").figures
    assert [figure.currency for figure in money] == ["HKD", "USD"]


def test_a_dollar_is_american_where_others_are_named() -> None:
    text = "The Hong Kong Monetary Authority said exports were HK$31 billion ($4 billion)."
    money = read_article((text + PADDING).encode(), "a.md").figures
    assert [figure.currency for figure in money] == ["HKD", "USD"]
