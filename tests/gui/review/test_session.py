"""A review asks what matters first, writes every answer, and takes any step back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cli.main import main
from kiosk.errors import Place
from kiosk.review.decision import Kind
from kiosk.review.locate import Locator
from kiosk.review.session import Review
from kiosk.show.read import read_show
from kiosk.show.verify_model import Passage

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.review.decision import Decision
    from kiosk.show.model import Show

TODAY = date(2025, 5, 20)


def text_of(folder) -> str:
    return (folder / "show.yaml").read_text(encoding="utf-8")


def shown(folder: Path) -> Show:
    show, problems = read_show(folder)
    assert show is not None, problems
    return show


def kinds(review: Review) -> list[str]:
    return [one.kind.value for one in review.waiting]


def test_contradictions_come_first_then_choices_then_pages(review) -> None:
    assert kinds(review) == ["verify", "choose", "page", "page"]
    assert review.progress == (0, 4)
    assert "50余场" in review.current.question["zh"]


def test_a_sound_show_without_an_article_leaves_nothing_to_decide(sound_show) -> None:
    review = Review(sound_show, TODAY)
    assert review.current is None
    assert review.progress == (0, 0)


def test_keeping_a_contradiction_records_the_answer_and_changes_nothing_else(
    review, draft_show
) -> None:
    before = text_of(draft_show)
    key = review.current.key
    assert review.choose(0) == ""
    after = text_of(draft_show)
    assert after.startswith(before)
    assert f"- key: {key}\n    date: 2025-05-20\n    about: sum\n    answer: as it is\n" in after
    assert review.progress == (1, 4)
    assert Review(draft_show, TODAY).progress == (1, 4)


def test_taking_the_sum_makes_the_figure_computed(review, draft_show) -> None:
    assert review.choose(1) == ""
    events = shown(draft_show).figures["events"]
    assert events.value == 50
    assert events.derivation is not None
    assert events.derivation.operands == ("talks", "readings", "signings")


def test_choosing_the_exact_number_restates_the_figure_with_its_sentence(
    review, draft_show
) -> None:
    review.skip()
    assert review.current.kind is Kind.CHOOSE
    assert review.choose(0) == ""
    houses = shown(draft_show).figures["houses"]
    assert houses.provenance is not None
    assert (houses.value, houses.qualifier.value) == (36, "exact")
    assert "36家出版社和书店到场" in houses.provenance.sentence
    assert houses.label == {"zh": "出版社和书店"}


def test_what_is_skipped_comes_back_at_the_end(review) -> None:
    first = review.current.key
    review.skip()
    assert review.current.key != first
    for _ in range(3):
        review.skip()
    assert review.current.key == first


def test_a_label_is_changed_wherever_a_slide_repeats_it(review, draft_show) -> None:
    review.select(next(one.key for one in review.waiting if one.slide == "totals" and one.entries))
    words = [entry.words for entry in review.current.entries]
    assert words[0] == "入场读者"
    assert review.save(["到场读者", *words[1:]]) == ""
    assert text_of(draft_show).count("到场读者") == 2
    assert "入场读者}" not in text_of(draft_show)
    assert "   # as on the poster\n" in text_of(draft_show)
    assert review.progress == (1, 4)


def test_an_answer_is_silent_until_its_words_change(review, draft_show) -> None:
    review.select(next(one.key for one in review.waiting if one.slide == "kinds"))
    review.choose(0)
    assert review.progress == (1, 4)
    path = draft_show / "show.yaml"
    path.write_text(text_of(draft_show).replace("一竖为一场", "一竖是一场"), encoding="utf-8")
    review.refresh()
    assert review.progress == (0, 4)


def test_a_contradiction_is_asked_again_when_its_sentence_changes(review, draft_show) -> None:
    review.choose(0)
    article = draft_show / "sources" / "article.md"
    words = article.read_text(encoding="utf-8").replace("签售会相继", "签售会先后")
    article.write_text(words, encoding="utf-8")
    path = draft_show / "show.yaml"
    path.write_text(text_of(draft_show).replace("相继举行", "先后举行"), encoding="utf-8")
    review.refresh()
    assert review.current.kind is Kind.VERIFY


def test_every_step_can_be_taken_back(review, draft_show) -> None:
    before = text_of(draft_show)
    while review.current is not None:
        assert review.choose(0) == ""
    assert review.progress[0] == review.progress[1] == 4
    while review.can_undo:
        assert review.undo() == ""
    assert text_of(draft_show) == before
    assert review.progress == (0, 4)


def test_words_that_would_break_the_show_are_not_kept(review, draft_show) -> None:
    before = text_of(draft_show)
    review.select(next(one.key for one in review.waiting if one.slide == "kinds"))
    words = [entry.words for entry in review.current.entries]
    reason = review.save([*words[:2], "办了{nobody}讲座", words[3]])
    assert 'there is no figure "nobody"' in reason
    assert text_of(draft_show) == before
    assert review.progress == (0, 4)


def test_the_other_language_is_asked_for_only_if_wanted_and_ends_with_the_switch(
    review, draft_show
) -> None:
    review.include_translations(wanted=True)
    assert "translate" in kinds(review)
    while review.current is not None and review.current.code != "languages":
        if review.current.kind is Kind.TRANSLATE:
            lines = [f"words {number}" for number, _ in enumerate(review.current.entries)]
            if any("{" in entry.name for entry in review.current.entries):
                lines = ["{talks} held" if "{" in e.name else "x" for e in review.current.entries]
            assert review.save(lines) == ""
        else:
            review.skip() if review.waiting[-1].kind is Kind.TRANSLATE else review.choose(0)
    assert review.choose(0) == ""
    assert shown(draft_show).languages == ("zh", "en")


def translations(review: Review) -> list[Decision]:
    review.include_translations(wanted=True)
    return [one for one in review.waiting if one.kind is Kind.TRANSLATE]


def test_the_same_words_are_translated_once_wherever_they_stand(review, draft_show) -> None:
    path = draft_show / "show.yaml"
    path.write_text(
        text_of(draft_show).replace("deck: {zh: 一竖为一场}", "deck: {zh: 讲座}"), "utf-8"
    )
    review.refresh()
    entries = [entry for one in translations(review) for entry in one.entries]
    (shared,) = [entry for entry in entries if len(entry.places) > 1]
    assert {place[0] for place in shared.places} == {"figures", "sections"}
    home = next(one for one in review.waiting if shared in one.entries)
    review.select(home.key)
    words = ["talks" if entry is shared else "" for entry in home.entries]
    assert review.save(words) == ""
    assert text_of(draft_show).count("en: talks") == 2


def test_a_headline_of_two_labels_is_proposed_once_the_labels_are_there(review, draft_show) -> None:
    path = draft_show / "show.yaml"
    text = text_of(draft_show).replace(
        '{zh: "办了{talks}讲座"}', '{zh: "{talks}讲座，|{readings}朗诵会"}'
    )
    path.write_text(text, "utf-8")
    review.refresh()
    proposed = [entry.words for one in translations(review) for entry in one.entries]
    assert not any(proposed)
    text = text.replace("{zh: 讲座}", "{zh: 讲座, en: talks}")
    path.write_text(text.replace("{zh: 朗诵会}", "{zh: 朗诵会, en: readings}"), "utf-8")
    review.refresh()
    proposed = [entry.words for one in translations(review) for entry in one.entries]
    assert "{talks.number} talks,|{readings.number} readings" in proposed
    # A proposal that is left as it is has been accepted.
    home = next(one for one in translations(review) if any(e.words for e in one.entries))
    review.select(home.key)
    assert review.save([entry.words or "words" for entry in home.entries]) == ""
    assert "{talks.number} talks,|{readings.number} readings" in text_of(draft_show)


def test_the_check_refuses_until_the_contradiction_is_answered(review, draft_show, capsys) -> None:
    assert main(["check", str(draft_show)]) == 2
    out = capsys.readouterr().out
    assert "sources/article.md:9" in out
    assert "[50余场]讲座、朗诵会和签售会相继举行" in out
    assert main(["check", "--draft", str(draft_show)]) == 1
    review.choose(0)
    review.choose(0)
    assert main(["check", str(draft_show)]) == 0
    assert "answered: 2 questions" in capsys.readouterr().out


def test_a_file_that_somebody_else_writes_meanwhile_is_not_overwritten(review, draft_show) -> None:
    path = draft_show / "show.yaml"
    path.write_text(text_of(draft_show) + "# mine\n", encoding="utf-8")
    assert "another program has changed it" in review.choose(0)
    assert text_of(draft_show).endswith("# mine\n")
    review.refresh()
    assert review.choose(0) == ""


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("来了**25万**人次。", "来了25万人次。", ["25万"]),
        (
            "超过260位负责\n\n图 新社\n\n人、部长到会。",
            "超过260位负责人、部长到会。",
            ["260"],
        ),
        ("别的话。", "来了25万人次。", []),
        ("", "25万", []),
    ],
)
def test_a_sentence_is_found_as_it_is_written(text, words, marked) -> None:
    number = "25万" if "25万" in words else "260"
    at = words.index(number)
    passage = Passage(words, Place("sources/a.md"), ((at, at + len(number)),))
    assert [text[start:end] for start, end in Locator(text).marks(passage)] == marked


STEPS = st.one_of(
    st.tuples(st.just("choose"), st.integers(0, 3)),
    st.tuples(st.just("skip"), st.none()),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("translate"), st.booleans()),
    st.tuples(st.just("save"), st.sampled_from(["读者", "{visits}", "{", "a: b # c", "25万", "|"])),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=8))
def test_whatever_a_person_does_the_show_stays_readable_and_all_can_be_undone(
    draft_show, steps
) -> None:
    path = draft_show / "show.yaml"
    before = path.read_bytes()
    review = Review(draft_show, TODAY)
    for what, value in steps:
        done, total = review.progress
        assert 0 <= done <= total
        if what == "choose":
            review.choose(value)
        elif what == "skip":
            review.skip()
        elif what == "undo":
            review.undo()
        elif what == "translate":
            review.include_translations(wanted=value)
        elif review.current is not None:
            review.save([value for _ in review.current.entries])
        assert review.facts is not None
    while review.can_undo:
        assert review.undo() == ""
    assert path.read_bytes() == before
