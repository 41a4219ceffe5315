"""What the check makes of a source's figures, and of a show in two languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.article.stated import source_facts
from kiosk.article.verification import check_show
from kiosk.cli.main import main
from kiosk.errors import ShowDefectError
from kiosk.show import write_items
from kiosk.show.answers import unanswered
from kiosk.show.compiled import load_compiled
from kiosk.show.prepare import prepare
from kiosk.show.read import read_whole
from kiosk.show.verify import verify_source
from kiosk.show.verify_model import Grade
from kiosk.show.write_file import ShowFile

TODAY = date(2025, 5, 20)
HEAD = "# 书市闭幕\n\n江城，2025年5月4日\n\n书市今天在江城闭幕，读者从各地赶来，人人有书看。\n\n"


def checks_of(text: str) -> dict[tuple[str, str], str]:
    """Grade and code of every check of a text, with its question."""
    facts = source_facts((HEAD + text).encode(), "report", "sources/report.md")
    return {(c.grade.value, c.code): c.question["en"] for c in verify_source(facts)}


@pytest.mark.parametrize(
    ("text", "grade", "code"),
    [
        # parts and their whole
        ("书市举办朗诵会27场、座谈会48场。\n\n活动共75场。", "confirmed", "sum"),
        ("书市举办朗诵会27场、座谈会48场。\n\n活动70余场相继举行。", None, "sum"),
        ("书市举办朗诵会27场、座谈会43场。\n\n活动70余场相继举行。", "verify", "sum"),
        ("书市举办朗诵会近27场、座谈会43场。\n\n活动70余场相继举行。", None, "sum"),
        ("书市有朗诵会2场、座谈会3场。\n\n签售会5场。", None, "sum"),
        ("到场出版社27家、读者48人。\n\n书店75家。", None, "sum"),
        # the same thing twice
        ("85家出版社和书店到场设展。\n\n书市期间，80余家出版社和书店设展。", "choose", "repeat"),
        ("480余家出版社和书店到场。\n\n近500家出版社和书店到场。", "choose", "repeat"),
        (
            "到场出版社和书店近2000家。\n\n到场出版社和书店近2000家，多于上届。",
            "confirmed",
            "repeat",
        ),
        ("到场的出版社和书店近2000家。\n\n到场的出版社和书店超2000家。", "verify", "repeat"),
        ("到场的出版社和书店1860家。\n\n到场的出版社和书店1960家。", "verify", "repeat"),
        ("北馆朗诵会场次为1860场。\n\n南馆签售会场次为1960场。", None, "repeat"),
        ("2023年书市销售图书1860册。\n\n2024年书市销售图书1960册。", None, "repeat"),
        ("读者比上届增加1860人。\n\n读者比前年增加1960人。", None, "repeat"),
        # growth: only the tight form
        ("书市售书1200册，较上届1000册增长20%。", "confirmed", "growth"),
        ("书市售书1200册，较上届1000册增长30%。", "verify", "growth"),
        ("书市售书1200册，出版社1000家，增长30%。", None, "growth"),
        ("书市售书900册，较上届1000册下降10%。", "confirmed", "growth"),
        # shares
        ("到场读者2000人，其中学生500人，占读者的25%。", "confirmed", "share"),
        ("到场读者2000人，其中学生500人，占读者的35%。", None, "share"),
        ("少儿、文学、历史图书分别占40%、35%和25%。", "confirmed", "share-list"),
        ("少儿、文学、历史图书分别占48%、35%和25%。", "note", "share-list"),
        ("少儿、文学、历史图书分别增长40%、35%和25%。", None, "share-list"),
        # words without a number
        ("出版社数量超往届。", "note", "superlative"),
        ("首次亮相的新书有1200种。", None, "superlative"),
        (
            "The sales reached 198,65 billion yuan this year, said the office.",
            "choose",
            "malformed",
        ),
        ("It was the 123th fair, and readers came from all over the country.", "note", "malformed"),
        ("It was the 113th fair, and readers came from all over the country.", None, "malformed"),
    ],
)
def test_a_source_is_checked_against_itself(text, grade, code) -> None:
    found = {key[0] for key in checks_of(text) if key[1] == code}
    assert found == ({grade} if grade else set())


def test_a_question_names_both_wordings_and_both_sentences() -> None:
    text = "85家出版社和书店到场设展。\n\n书市期间，80余家出版社和书店设展。"
    facts = source_facts((HEAD + text).encode(), "report", "sources/report.md")
    (check,) = [one for one in verify_source(facts) if one.code == "repeat"]
    assert check.options == ("85家", "80余家")
    assert [p.marked() for p in check.passages] == [
        "[85家]出版社和书店到场设展。",
        "书市期间，[80余家]出版社和书店设展。",
    ]
    assert [p.place.line for p in check.passages] == [7, 9]
    assert "85家" in check.question["zh"]


def test_keys_are_those_of_the_sentences() -> None:
    text = "85家出版社和书店到场设展。\n\n书市期间，80余家出版社和书店设展。"
    keys = []
    for words in (text, "今天晴。\n\n" + text, text.replace("书市期间", "书市当天")):
        facts = source_facts((HEAD + words).encode(), "report", "sources/report.md")
        keys.append(next(one.key for one in verify_source(facts) if one.code == "repeat"))
    assert keys[0] == keys[1] != keys[2]


def open_checks(folder) -> list:
    reading = read_whole(folder)
    assert reading.show is not None, reading.draft.findings.in_file_order()
    return unanswered(check_show(reading, TODAY), reading.answers)


@pytest.mark.parametrize(
    ("old", "new", "grade", "code", "at"),
    [
        ("en: visits}", "en: visitors}", "choose", "unit", "en: visitors}"),
        ("books}\n    label: {zh: 艺", "yuan}\n    label: {zh: 艺", "verify", "unit", "yuan}"),
        ("场, en: events}", "人, en: events}", "choose", "unit", "人, en: events}"),
        ("as_of: 2025-05-04T17:00", "as_of: 2025-05-14T17:00", "verify", "as-of", "2025-05-14T"),
        ("as_of: 2025-05-04T17:00", "as_of: 2025-05-04T16:00", "choose", "time", "2025-05-04T16"),
        ("as_of: 2025-05-04T17:00", "as_of: 2025-05-04T17:20", "choose", "time", "2025-05-04T17:2"),
        ("2025-05-04T17:00+08:00", "2025-04-30", "choose", "time", "2025-04-30"),
        ("{zh: 突破}", "{zh: 突破, en: nearly}", "verify", "words", "value: 12万"),
        ("四分之一来自海外, en: A", "25%来自海外, en: 35% A", "verify", "languages", "25%来自海外"),
    ],
    ids=[
        *("visitors", "yuan for books", "people for events", "too late", "hour", "minute", "day"),
        *("words", "languages"),
    ],
)  # fmt: skip
def test_what_a_show_says_otherwise_is_found_in_its_line(
    show_folder, old, new, grade, code, at
) -> None:
    if "四分之一" in old:
        lines = show_folder.lines()
        number = show_folder.line_of("四分之一来自海外") - 1
        lines[number] = '        headline: {zh: "25%来自海外", en: "35% from abroad"}'
        show_folder.write("show.yaml", "\n".join(lines).encode())
    else:
        show_folder.change(old, new)
    found = [(c.grade.value, c.code, c.place.line) for c in open_checks(show_folder.path)]
    assert found == [(grade, code, show_folder.line_of(at))]


def test_a_deck_gives_a_square_the_size_that_it_has(show_folder) -> None:
    show_folder.change(
        "一格为10家, en: one square is 10 publishers", "一格为20家, en: one square is 20 publishers"
    )
    checks = [one for one in open_checks(show_folder.path) if one.code == "mark"]
    assert [one.grade.value for one in checks] == ["verify", "verify"]
    assert checks[0].question["zh"] == "图上一格是10，文字写“出版社，一格为20家”。"
    assert {one.place.line for one in checks} == {show_folder.line_of("一格为20家")}


def test_a_chart_of_two_units_is_a_question(show_folder) -> None:
    show_folder.change(
        "个, en: halls}\n    label: {zh: 展厅订", "家, en: halls}\n    label: {zh: 展厅订"
    )
    checks = [one for one in open_checks(show_folder.path) if one.code == "unit"]
    assert [set(one.options) for one in checks] == [{"个", "家"}]
    assert {p.place.line for p in checks[0].passages} == {
        show_folder.line_of("个, en: halls"),
        show_folder.line_of("家, en: halls"),
    }


def test_a_translation_with_another_number_is_found(show_folder) -> None:
    show_folder.change(
        "quote: 近560家出版社到场}",
        "quote: 近560家出版社到场, translation: {en: Over 560 publishers came.}}",
    )
    checks = [one for one in open_checks(show_folder.path) if one.code == "translation"]
    assert [one.grade for one in checks] == [Grade.VERIFY]
    assert checks[0].options == ("近560家", "Over 560 publishers")


CONTRADICTION = "\n书市期间，朗诵会和座谈会120余场相继举行。\n"


@pytest.fixture
def contradicted(show_folder):
    """The sound show with a source that says 48 + 72 here and 120余 there."""
    report = show_folder.path / "sources" / "report.md"
    text = report.read_text(encoding="utf-8")
    assert "座谈会75场" in text
    report.write_text(text.replace("座谈会75场", "座谈会72场") + CONTRADICTION, encoding="utf-8")
    show_folder.change("    value: 75\n", "    value: 72\n")
    show_folder.change("quote: 座谈会75场", "quote: 座谈会72场")
    return show_folder


def test_play_refuses_a_contradiction_until_it_is_answered(contradicted, tmp_path) -> None:
    with pytest.raises(ShowDefectError) as refused:
        prepare(contradicted.path, tmp_path / "state")
    (problem,) = [one for one in refused.value.problems if one.is_defect]
    assert problem.place.file == "sources/report.md"
    assert "48 + 72 is exactly 120" in problem.message
    (check,) = open_checks(contradicted.path)
    answer = {"key": check.key, "date": "2025-05-20", "about": "sum", "answer": "as it is"}
    ShowFile(contradicted.path).apply(
        lambda text: write_items.append_item(text, ("answers",), answer)
    )
    assert not load_compiled(prepare(contradicted.path, tmp_path / "state")).is_draft


def test_a_draft_is_played_and_says_that_it_is_one(contradicted, tmp_path) -> None:
    folder = prepare(contradicted.path, tmp_path / "state", is_draft=True)
    assert load_compiled(folder).is_draft
    with pytest.raises(ShowDefectError):
        prepare(contradicted.path, tmp_path / "state")


def test_an_answer_that_is_none_is_a_defect(show_folder, capsys) -> None:
    path = show_folder.path / "show.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nanswers:\n  - key: x\n    about: sum\n", encoding="utf-8")
    assert main(["check", str(show_folder.path)]) == 2
    assert '"answer" is missing' in capsys.readouterr().out


PIECES = st.sampled_from(
    [
        *(
            "近",
            "超",
            "余",
            "多",
            "25万",
            "人次",
            "家",
            "1,200",
            "12%",
            "增长",
            "较上届",
            "，",
            "。",
            "、",
        ),
        *(
            "占",
            "分别",
            "首次",
            "\n\n",
            "共",
            "1+1",
            "123th",
            "198,65 billion",
            " visitors ",
            "出版社",
        ),
        *(
            "**",
            "(",
            "）",
            "2024年",
            "一半",
            "七成",
            "more than ",
            "doubled",
            ".",
            " ",
            "😀",
            "\u3000",
            "場",
        ),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_any_text_is_checked_without_a_crash_and_marks_lie_in_their_sentences(text) -> None:
    facts = source_facts((HEAD + "书市今天在江城闭幕，读者踊跃。" * 3 + text).encode(), "s", "a.md")
    for check in verify_source(facts):
        assert check.question["zh"]
        assert check.question["en"]
        for passage in check.passages:
            assert all(0 <= a < b <= len(passage.text) for a, b in passage.marks)


def test_thousands_of_figures_are_checked_in_bounded_work(monkeypatch) -> None:
    import kiosk.show.verify_repeats as repeats

    calls = []
    real = repeats._compared
    monkeypatch.setattr(repeats, "_compared", lambda *args: (calls.append(1), real(*args))[1])
    text = "".join(f"第{n}馆到场读者{n + 1000}人。\n\n" for n in range(2000))
    checks_of(text)
    assert 0 < len(calls) <= 2000 * 60
