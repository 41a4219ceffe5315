"""The sheet behind a figure: the source's sentence, the figure marked in it, all in its room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_bar import SIZES, setting_of

from kiosk.figures.writing import write
from kiosk.theme.tokens import Ink
from kiosk.typeset import evidence
from kiosk.typeset.evidence import arithmetic
from kiosk.typeset.marks import Action, TextMark
from kiosk.typeset.sheet import sheet_rect, typeset_sheet

if TYPE_CHECKING:
    from booth import Press

    from kiosk.figures.model import Language
    from kiosk.typeset.marks import Page


def texts(page: Page, role: str = "") -> list[TextMark]:
    return [mark for mark in page.marks if isinstance(mark, TextMark) and role in ("", mark.role)]


def sentence(page: Page, ink: Ink | None = None) -> str:
    return "".join(m.text for m in texts(page, "sentence") if ink in (None, m.ink))


def test_the_sentence_stands_as_in_the_source_with_the_figure_marked(press: Press):
    setting = setting_of(press, SIZES[0], "zh")
    for figure in press.show.figures.values():
        if figure.provenance is None:
            continue
        page = typeset_sheet(figure.id, setting)
        assert sentence(page) == figure.provenance.sentence
        marked = sentence(page, Ink.RED)
        assert marked
        assert marked in figure.provenance.sentence
        source = press.show.sources[figure.provenance.source]
        assert any(source.name["zh"] in mark.text for mark in texts(page, "source"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_a_break_in_a_figures_label_is_a_break_and_not_a_sign(
    press: Press, size: tuple[int, int, float], language: Language
):
    setting = setting_of(press, size, language)
    visits = replace(
        press.show.figures["visits"], label={"zh": "累计|入场观众", "en": "Visits|in all"}
    )
    show = replace(setting.show, figures={**setting.show.figures, "visits": visits})
    page = typeset_sheet("visits", replace(setting, show=show))
    assert not any("|" in mark.text for mark in texts(page))
    assert page.title.startswith("累计入场观众" if language == "zh" else "Visits in all")


@pytest.mark.parametrize(
    ("figure", "language", "marked"),
    [
        ("visits", "zh", "突破25万人次"),
        ("online", "zh", "近5600家"),
        ("trade_growth", "zh", "14.4%"),
        ("visits", "en", "topped 250,000"),
        ("online", "en", "Nearly 5,600 companies"),
    ],
)
def test_what_is_marked_is_the_figure_in_the_sources_words(
    press: Press, figure: str, language: str, marked: str
):
    said = evidence.testimonies(
        press.show.figures[figure], press.show, "zh" if language == "zh" else "en"
    )
    runs = said[0].translation if language == "en" else said[0].runs
    assert marked.lower().endswith("".join(r.text for r in runs if r.is_emphasis).lower())
    assert any(run.is_emphasis for run in runs)


def test_english_readers_get_the_translation_and_the_original(press: Press):
    setting = setting_of(press, SIZES[0], "en")
    figure = press.show.figures["visits"]
    assert figure.provenance is not None
    page = typeset_sheet("visits", setting)
    text = sentence(page).replace(" ", "")
    assert figure.provenance.translation["en"].replace(" ", "") in text
    assert figure.provenance.sentence in text


def test_a_derived_figure_shows_its_arithmetic_and_both_sentences(press: Press):
    figures = press.show.figures
    assert arithmetic(figures["firsts_rest"], press.show, "zh") == ("198 − 109 = ", "89")
    assert arithmetic(figures["meetings"], press.show, "en") == ("1 + 13 + 81 + 75 = ", "170")
    assert arithmetic(figures["online_ratio"], press.show, "zh") == ("近5600 ÷ 近2000 ≈ ", "2.8")
    assert arithmetic(figures["visits"], press.show, "zh") == ("", "")
    page = typeset_sheet("firsts_rest", setting_of(press, SIZES[0], "zh"))
    assert "".join(mark.text for mark in texts(page, "arithmetic")) == "198 − 109 = 89"
    for operand in ("results", "firsts"):
        provenance = figures[operand].provenance
        assert provenance is not None
        assert provenance.sentence in sentence(page)


def test_one_sentence_that_states_all_operands_stands_once(press: Press):
    said = evidence.testimonies(press.show.figures["meetings"], press.show, "zh")
    assert len(said) == 1
    marked = [run.text for run in said[0].runs if run.is_emphasis]
    assert marked == ["1场", "13场", "81场", "75场"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_sheet_fits_and_nothing_stands_on_anything(
    press: Press, size: tuple[int, int, float], language: str
):
    setting = setting_of(press, size, language)
    geometry = setting.geometry
    room = sheet_rect(geometry)
    for figure in press.show.figures:
        page = typeset_sheet(figure, setting)
        assert page.problems == (), figure
        assert [target.action for target in page.targets] == [Action.CLOSE]
        marks = texts(page)
        for number, one in enumerate(marks):
            assert one.rect.x >= geometry.left - 0.4, (figure, one.text)
            assert one.rect.right <= geometry.right + 0.4, (figure, one.text)
            assert one.rect.bottom <= room.bottom - 1.0, (figure, one.text)
            assert one.size >= setting.scale.em_min - 1e-6, (figure, one.text)
            for other in marks[number + 1 :]:
                assert not one.rect.intersects(other.rect), (figure, one.text, other.text)


def test_the_figure_is_written_as_on_the_page(press: Press):
    for language in ("zh", "en"):
        setting = setting_of(press, SIZES[0], language)
        for figure in press.show.figures.values():
            written = write(figure, "zh" if language == "zh" else "en")
            page = typeset_sheet(figure.id, setting)
            hero = texts(page, "hero")
            assert [mark.text for mark in hero] == [written.number]
            assert hero[0].ink is Ink.RED
            if written.before:
                assert [mark.text for mark in texts(page, "qualifier")] == [written.before]
