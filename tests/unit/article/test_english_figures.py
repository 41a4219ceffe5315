"""Numbers in English sentences: what is a figure, with which value, unit and qualifier."""

from __future__ import annotations

import pytest
from tests.unit.article.rows import rows_of

from kiosk.article.extract import read_article

PADDING = "\n\nThe organizers thanked everybody who had taken part in the event on site."


def figures(sentence: str) -> list[str]:
    return rows_of(sentence, PADDING)


COUNTS = [
    (
        "It drew 4,210 exhibitors from 61 countries.",
        ["4,210 exhibitors = 4210 exhibitors", "61 countries = 61 countries"],
    ),
    (
        "Some 3 million retail customers use it.",
        ["Some 3 million retail customers = 3000000 customers about"],
    ),
    ("They signed 360 investment and trade deals.", ["360 investment and trade deals = 360 deals"]),
    ("It hosted 2,300 last year.", ["2,300 = 2300 count"]),
    ("About 1600 firms came.", ["About 1600 firms = 1600 firms about"]),
    ("It has 2000 exhibitors on site.", ["2000 exhibitors = 2000 exhibitors"]),
    ("Half a million people passed the gates.", ["Half a million people = 500000 people"]),
    (
        "Almost a quarter of a million jobs went.",
        ["Almost a quarter of a million jobs = 250000 jobs nearly"],
    ),
    ("It is a 140,000-acre estate.", ["140,000-acre = 140000 acre"]),
    ("A dozen ministers came.", ["A dozen ministers = 12 ministers"]),
    ("Twenty-five teams entered.", ["Twenty-five teams = 25 teams"]),
    (
        "They adopted six new laws and nine treaties.",
        ["six new laws = 6 laws", "nine treaties = 9 treaties"],
    ),
    (
        "More than two hundred and fifty booths were sold.",
        ["More than two hundred and fifty booths = 250 booths over"],
    ),
    (
        "Over 1,300 firms came and 4,600 more joined online.",
        ["Over 1,300 firms = 1300 firms over", "4,600 = 4600 firms"],
    ),
    (
        "Of 2,800 exhibitors, about 100 fewer than before, all paid.",
        ["2,800 exhibitors = 2800 exhibitors", "about 100 = 100 exhibitors about"],
    ),
    ("It sold 39m cases.", ["39m cases = 39000000 cases"]),
    ("The app has 5M users.", ["5M users = 5000000 users"]),
]

QUALIFIERS = [
    ("Nearly 5,000 buyers came.", ["Nearly 5,000 buyers = 5000 buyers nearly"]),
    (
        "There were some 300 talks and over 20 shows.",
        ["some 300 talks = 300 talks about", "over 20 shows = 20 shows over"],
    ),
    ("It had at least 40 halls.", ["at least 40 halls = 40 halls at_least"]),
    ("No fewer than 40 halls opened.", ["No fewer than 40 halls = 40 halls at_least"]),
    ("No more than 40 halls opened.", ["No more than 40 halls = 40 halls at_most"]),
    ("Fewer than 40 halls opened.", ["Fewer than 40 halls = 40 halls under"]),
    ("Up to 2,500 jobs may go.", ["Up to 2,500 jobs = 2500 jobs at_most"]),
    (
        "It drew 500-plus buyers and 70+ teams.",
        ["500-plus buyers = 500 buyers over", "70+ teams = 70 teams over"],
    ),
    ("It drew 30-odd delegations.", ["30-odd delegations = 30 delegations about"]),
    ("Sales topped $50 million.", ["topped $50 million = 50000000 $ over"]),
    ("Deals exceeded 100 million yuan.", ["exceeded 100 million yuan = 100000000 yuan over"]),
    (
        "Well over 400 guests and close to 90 firms came.",
        ["Well over 400 guests = 400 guests over", "close to 90 firms = 90 firms nearly"],
    ),
    (
        "It invited 43 delegations and more than 700 groups.",
        ["43 delegations = 43 delegations", "more than 700 groups = 700 groups over"],
    ),
    ("Some 1,000 or more visitors waited.", []),
]

MONEY = [
    ("It was worth US$73.5 billion.", ["US$73.5 billion = 73500000000 US$"]),
    ("It was worth $83.49B.", ["$83.49B = 83490000000 $"]),
    (
        "It was worth 189.2 billion yuan (30 billion U.S. dollars).",
        [
            "189.2 billion yuan = 189200000000 yuan",
            "30 billion U.S. dollars = 30000000000 U.S. dollars",
        ],
    ),
    ("It was worth 521 billion Yuan.", ["521 billion Yuan = 521000000000 Yuan"]),
    ("It cost 68m euros and £17.9bn.", ["68m euros = 68000000 euros", "£17.9bn = 17900000000 £"]),
    ("It cost RMB 3.2 bln.", ["RMB 3.2 bln = 3200000000 RMB"]),
    ("It cost HK$5 million.", ["HK$5 million = 5000000 HK$"]),
    ("It cost 1bn rouble.", ["1bn rouble = 1000000000 rouble"]),
]

SHARES = [
    ("It was up 7%.", ["7% = 7 %"]),
    ("It made up 3.9 per cent.", ["3.9 per cent = 3.9 %"]),
    ("It was a 3.6-percent increase.", ["3.6-percent = 3.6 %"]),
    (
        "It rose by nearly 19 percentage points.",
        ["nearly 19 percentage points = 19 percentage points nearly"],
    ),
    ("Two-thirds of the visitors agreed.", ["Two-thirds = 0.6667 fraction"]),
    ("More than half of them agreed.", ["More than half = 0.5 fraction over"]),
    ("Sales rose by a third.", ["a third = 0.3333 fraction"]),
    ("Almost a quarter of all firms came.", ["Almost a quarter = 0.25 fraction nearly"]),
    ("It is three times the size of the old one.", ["three times = 3 times"]),
    ("It grew 2.5 times as fast.", ["2.5 times = 2.5 times"]),
    ("It saw a five-fold rise.", ["five-fold = 5 times"]),
]

MEASURES = [
    ("The area is 40,000 square meters.", ["40,000 square meters = 40000 square meters"]),
    ("It is a 300,000-square-meter venue.", ["300,000-square-meter = 300000 square-meter"]),
    ("They moved 2.5 million tonnes.", ["2.5 million tonnes = 2500000 tonnes"]),
    ("The plant has 980 MW.", ["980 MW = 980 MW"]),
    ("The line is 1,200 kilometers long.", ["1,200 kilometers = 1200 kilometers"]),
    ("The PMI stood at 50.3 in May.", ["50.3 = 50.3 ratio"]),
]

RANGES = [
    ("Growth will be 4.5 to 5 percent.", ["4.5 to 5 percent = 4.5..5 %"]),
    ("It lies between 4.5 percent and 5 percent.", ["4.5 percent and 5 percent = 4.5..5 %"]),
    ("It costs $3.8m to $4.9m.", ["$3.8m to $4.9m = 3800000..4900000 $"]),
    ("It costs $1-2 billion.", ["$1-2 billion = 1000000000..2000000000 $"]),
    ("It grew from 55 to 75 countries.", ["55 = 55 countries", "75 countries = 75 countries"]),
    ("It fell $2.86 to $41.32.", ["$2.86 = 2.86 $", "$41.32 = 41.32 $"]),
    (
        "Exports rose 9.8 percent to 2.48 trillion yuan.",
        ["9.8 percent = 9.8 %", "2.48 trillion yuan = 2480000000000 yuan"],
    ),
]

TRAPS = [
    "It ran on Nov. 5-10, from April 15 to 20, and on 25-28 February.",
    "It closed on November 5, 2025 at 10:30 a.m. and on 5 May.",
    "It began in 2018, in the 1990s, for the 2021-2025 and 2026-30 plans.",
    "It was the 123rd session, the 8th, the 14th Five-Year Plan.",
    "It names the Fortune Global 500, the FTSE 100 and the S&P 500.",
    "It shows 5G, 4K, 3D, COVID-19, PM2.5, G20, an A350 and the Boeing 737.",
    "See Hall 7, Booth 12, Article 23, No. 1 and Phase 2.",
    "The six-day event had a one-year plan for the past five years.",
    "It took place in the first half, after the second quarter.",
    "A 60-year-old and people aged 16 to 59 came.",
    "One of the companies won; the two sides met at one point.",
    "Hundreds of firms, dozens of guests and thousands of visitors came.",
    "They won 3-2 and led 2:1 in 24/7 style.",
    "Rates went up five times last year, two in five years.",
    "The Three Gorges and the Seven Sisters are names.",
    "Write to a1@example.com or see https://example.com/2025/11/10.",
    "It rose .5 percent, World War 2 museums closed.",
    "The 2025 figures and the 2024 fair are years.",
]
"""Numbers that count nothing."""

TABLE = [*COUNTS, *QUALIFIERS, *MONEY, *SHARES, *MEASURES, *RANGES]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(*r, id=r[0]) for r in TABLE])
def test_a_figure_has_the_value_its_words_have(sentence: str, expected: list[str]) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize("sentence", TRAPS)
def test_a_number_that_counts_nothing_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "doubtful"),
    [
        ("It was worth 198,65 billion yuan.", "198,65"),
        ("It sold for 500 pounds.", "500 pounds"),
        ("It rose 12% to 30%.", "12% to 30%"),
    ],
)
def test_a_number_with_two_readings_gets_no_value(sentence: str, doubtful: str) -> None:
    article = read_article((sentence + PADDING).encode(), "a.md")
    assert [unclear.text for unclear in article.unclear] == [doubtful]
    assert not article.figures


@pytest.mark.parametrize(
    ("sentence", "direction", "basis"),
    [
        ("Sales were up 7% from the previous year.", "up", "from the previous year"),
        ("Sales fell 2.6 percent year on year.", "down", "year on year"),
        ("That is a 6.5 percent increase.", "up", ""),
        ("It represents an increase of 5.3 percent.", "up", ""),
        ("Exports rose 68.1 percent, 43.2 percent and 40.7 percent.", "up", ""),
    ],
)
def test_a_change_says_which_way_and_against_what(
    sentence: str, direction: str, basis: str
) -> None:
    change = read_article((sentence + PADDING).encode(), "a.md").figures[-1].change
    assert change is not None
    assert (change.direction.value, change.basis) == (direction, basis)


def test_a_share_is_no_change() -> None:
    article = read_article(("It made up 63.5 percent of exports." + PADDING).encode(), "a.md")
    assert article.figures[0].change is None
