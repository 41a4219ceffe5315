"""Mark-up, quotes, sentences, amounts, and the tree of YAML."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Place
from kiosk.show.amounts import parse_amount
from kiosk.show.findings import Findings, did_you_mean
from kiosk.show.glyphs import bundled_coverage, missing_characters, parse_coverage
from kiosk.show.quotes import find_quote, nearest_sentence
from kiosk.show.read import read_show
from kiosk.show.rich_text import parse
from kiosk.show.sentences import paragraphs, sentences
from kiosk.show.text_file import TextFile
from kiosk.show.tree import Spot
from kiosk.show.yaml_reader import read_tree


def slide_of(show_folder, slide_id):
    show, problems = read_show(show_folder.path)
    assert show is not None, problems
    return next(slide for slide in show.slides() if slide.id == slide_id)


def tree_of(text: str):
    findings = Findings()
    file = TextFile("show.yaml", text, tuple(text.split("\n")), text.encode())
    return read_tree(file, findings), findings.in_file_order()


# Amounts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("250000", "250000", None),
        ("250,000", "250000", None),
        ("25万", "250000", None),
        ("7.5万亿", "7500000000000", None),
        ("7.50亿", "7.50E+8", None),
        ("２５万", "250000", None),
        ("2.5 million", "2500000", None),
        ("14.40", "14.40", None),
        ("6-6.5", "6", "6.5"),
        ("6—6.5", "6", "6.5"),
        ("3-5万", "30000", "50000"),
        ("3万至5万", "30000", "50000"),
        ("5 to 6 million", "5000000", "6000000"),
    ],
)
def test_amounts_are_read_with_their_digits(text, low, high) -> None:
    amount = parse_amount(text)
    assert str(amount.low) == low
    assert (None if amount.high is None else str(amount.high)) == high


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("-5", "direction: down"),
        ("12%", "unit: percent"),
        ("近5", "qualifier"),
        ("5 books", "`unit`"),
        ("6-5", "does not rise"),
        ("1,23", "expected a number"),
        ("1e5", "expected a number"),
        ("", "expected a number"),
        ("9" * 5000, "expected a number"),
    ],
)
def test_what_is_no_amount_is_told_where_it_belongs(text, hint) -> None:
    with pytest.raises(ValueError, match=hint.replace("`", ".")):
        parse_amount(text)


@given(st.decimals(0, 10**12, places=2, allow_nan=False))
def test_a_plain_number_is_its_own_amount(value) -> None:
    assert parse_amount(f"{value:f}").low == value


# Mark-up


def test_markup_can_be_taken_literally(show_folder) -> None:
    show_folder.change("en: A hall (drawing)", r"en: 'A \{hall\} \*\|\* \\ | end'")
    assert slide_of(show_folder, "the-hall").caption["en"] == r"A {hall} *|* \ | end"


def test_a_figure_is_written_in_each_language(show_folder) -> None:
    slide = slide_of(show_folder, "halls-booked")
    assert "".join(run.text for run in slide.headline["zh"]) == "12个展厅，订满9个"
    assert "".join(run.text for run in slide.headline["en"]) == "9 of 12 halls fully booked"
    assert [run.figure for run in slide.headline["en"] if run.figure] == ["halls_full", "halls"]


def test_number_writes_scale_and_neither_qualifier_nor_unit(show_folder) -> None:
    show_folder.change("en: A hall (drawing)", "en: '{visits.number}, {visits}'")
    show_folder.change("zh: 展厅（绘图）", "zh: '{visits.number}，{visits}'")
    caption = slide_of(show_folder, "the-hall").caption
    assert caption == {"zh": "12万，突破12万人次", "en": "120,000, over 120,000 visits"}


def test_a_bar_breaks_headlines_and_nothing_else(show_folder) -> None:
    slide = slide_of(show_folder, "the-hall")
    assert [run.text for run in slide.headline["zh"]] == ["老厂房\n变成书市"]
    assert parse("a|b", has_breaks=False)[0][1].text == "|"


def test_emphasis_and_figure_may_meet(show_folder) -> None:
    show_folder.change("{readings}朗诵会，*座无虚席*", "*{readings}朗诵会*，座无虚席")
    text = slide_of(show_folder, "reading-aloud").text["zh"]
    assert [(run.text, run.figure) for run in text if run.is_emphasis] == [
        ("48场", "readings"),
        ("朗诵会", ""),
    ]


@given(st.text(alphabet="a中{}*|\\.\n "))
def test_parsing_never_fails_and_loses_no_plain_word(text) -> None:
    pieces, problems = parse(text, has_breaks=True)
    assert sum(piece.text.count("中") for piece in pieces) <= text.count("中")
    if not problems and "{" not in text:
        written = "".join(piece.text for piece in pieces)
        assert written.count("a") == text.count("a")


# Sentences and quotes

SOURCE = """# 标题里的12家

第一段有**25万**人次，
跨过一行。“他说：来了8人。”然后走了；剩下3人！

- 项目一：40家
- 项目二

Dr. Smith counted 3.5 million on 5 May. Then U.S. trade grew by 12%. “Really?” she asked.
"""


def sentences_of(text: str) -> list[str]:
    return [s.text for paragraph in paragraphs(text) for s in sentences(paragraph)]


def test_a_source_is_cut_into_sentences() -> None:
    assert sentences_of(SOURCE) == [
        "标题里的12家",
        "第一段有25万人次，跨过一行。",
        "“他说：来了8人。”",
        "然后走了；",
        "剩下3人！",
        "项目一：40家",
        "项目二",
        "Dr. Smith counted 3.5 million on 5 May.",
        "Then U.S. trade grew by 12%.",
        "“Really?” she asked.",
    ]


@pytest.mark.parametrize(
    ("quote", "sentence", "start"),
    [
        ("25万人次", "第一段有25万人次，跨过一行。", 4),
        ("人次，跨过", "第一段有25万人次，跨过一行。", 7),
        ("人次，\n跨过", "第一段有25万人次，跨过一行。", 7),
        ("然后走了；剩下", "然后走了；剩下3人！", 0),
        ("grew by 12%", "Then U.S. trade grew by 12%.", 16),
    ],
)
def test_a_quote_gives_its_whole_sentence(quote, sentence, start) -> None:
    found = find_quote(
        " ".join(quote.split()) if " " in quote else quote.replace("\n", ""), paragraphs(SOURCE)
    )
    assert found is not None
    assert (found.sentence.text, found.start) == (sentence, start)


def test_a_quote_must_be_verbatim() -> None:
    assert find_quote("25万人", paragraphs("有25 万人。")) is None
    assert find_quote("", paragraphs(SOURCE)) is None


def test_the_nearest_sentence_is_offered() -> None:
    near = nearest_sentence("第一段里有25万人次", paragraphs(SOURCE))
    assert near is not None
    assert near.text.startswith("第一段有25万")
    assert near.paragraph.line == 3
    assert nearest_sentence("毫不相干的另外一句话", paragraphs(SOURCE)) is None
    assert nearest_sentence("剩下的展品明天继续展出到五点", paragraphs(SOURCE)) is None


@given(st.text(alphabet="中a1.。；！”“ \n#-"))
def test_no_word_of_a_source_is_lost(text) -> None:
    joined = "".join(sentences_of(text)).replace(" ", "")
    assert joined.count("中") == text.count("中")
    assert joined.count("a") == text.count("a")


def test_a_figure_carries_its_sentence_with_the_number_marked(show_folder) -> None:
    show, _ = read_show(show_folder.path)
    provenance = show.figures["talks"].provenance
    assert provenance.sentence == "朗诵会48场，座谈会75场，都不收门票。"
    start, end = provenance.numeral
    assert provenance.sentence[start:end] == "75"
    assert provenance.sentence[provenance.start :].startswith("座谈会75场")


def test_a_quote_that_stands_in_several_sentences_is_remarked(show_folder) -> None:
    show_folder.change("观众里北方", "晚上又有朗诵会48场。\n\n观众里北方", "sources/report.md")
    show, problems = read_show(show_folder.path)
    assert show is not None
    assert [problem.code for problem in problems] == ["ambiguous-quote"]
    assert problems[0].place.line == show_folder.line_of("quote: 朗诵会48场")


def test_a_quote_from_a_text_without_full_stops_is_cut_to_what_can_be_shown(show_folder) -> None:
    text = "很长的一段没有句号的话，" * 200
    show_folder.change("书市共有12个展厅", f"{text}书市共有12个展厅", "sources/report.md")
    show, problems = read_show(show_folder.path)
    assert problems == []
    provenance = show.figures["halls"].provenance
    assert len(provenance.sentence) < 900
    assert provenance.sentence[provenance.start :].startswith("12个展厅")
    start, end = provenance.numeral
    assert provenance.sentence[start:end] == "12"


# The tree


def test_places_name_the_authors_own_ids(show_folder) -> None:
    show_folder.change("hero: visits", "hero: visitz")
    _, (problem,) = read_show(show_folder.path)
    assert problem.place.path == 'section "figures" › slide "totals" › hero'
    line = show_folder.line_of("hero: visitz")
    assert str(problem.place).startswith(f"show.yaml:{line}:15: section")


def test_a_slide_without_id_is_named_by_its_number(show_folder) -> None:
    show_folder.change("      - id: cover\n        kind: poster", "      - kind: postr")
    _, (problem,) = read_show(show_folder.path)
    assert problem.place.path == 'section "figures" › slide 1 › kind'


def test_scalars_stay_as_typed() -> None:
    document, problems = tree_of("a: 7.50\nb: no\nc: 2025-09-14\nd: 0x10\ne: 1e3\n")
    assert problems == []
    root = Spot(document)
    assert [root.at(key).text for key in "abcde"] == ["7.50", "no", "2025-09-14", "0x10", "1e3"]


def test_lines_of_chinese_are_joined_without_spaces() -> None:
    document, _ = tree_of("a: >-\n  今年\n  有25\n  家 good\n  words\nb: 今年\n  有\nc: 一 二\n")
    root = Spot(document)
    assert root.at("a").text == "今年有25 家 good words"
    assert root.at("b").text == "今年有"
    assert root.at("c").text == "一 二"


@given(st.text(alphabet="ab:{}[]-,'\"&*!|>#%@`?~ \n\t\\0中", max_size=60))
def test_any_text_is_a_tree_or_problems(text) -> None:
    document, problems = tree_of(text)
    assert (document is not None) or problems


def test_the_nearest_word_is_offered() -> None:
    assert did_you_mean("heros", ["hero", "list"]) == 'Did you mean "hero"?'
    assert did_you_mean("Hero", ["hero"]) == 'Did you mean "hero"?'
    assert did_you_mean("zzz", ["hero", "list"]) == "Possible here: hero, list."
    assert did_you_mean("zzz", ["hero"], otherwise="Nothing.") == "Nothing."


# Characters


def test_coverage_is_read_from_ranges() -> None:
    assert parse_coverage("# comment\n0041-0043\n4E2D\n") == {0x41, 0x42, 0x43, 0x4E2D}


def test_missing_characters_are_collected_with_their_places() -> None:
    first, second = Place("a", 1), Place("a", 2)
    texts = [("AB中", lambda _: first), ("中\n", lambda _: second)]
    found = missing_characters(texts, frozenset({0x41, 0x42}))
    assert found == {"中": [first, second]}


def test_the_bundled_fonts_cover_common_characters() -> None:
    assert {ord(character) for character in "数说服贸，。“”—…%€é万亿"} <= bundled_coverage()


def test_decimal_values_of_a_table_keep_their_digits(show_folder) -> None:
    last = slide_of(show_folder, "by-year").series[0].points[-1]
    assert (last.value, last.written) == (Decimal("12.0"), "12.0")
