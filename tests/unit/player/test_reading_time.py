"""A slide stays as long as it takes to read it."""

from dataclasses import replace

import pytest

from kiosk.player.reading_time import duration_s, reading_s, texts


def _slide(show, name):
    return next(slide for slide in show.slides() if slide.id == name)


def _duration(show, name, language):
    return duration_s(_slide(show, name), show.figures, language)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0.0),
        ("服贸会", 3 / 4.3),
        ("，。！“”", 0.0),
        ("three short words", 1.0),
        ("the fair's well-known 250,000 visits", 5 / 3),
        ("突破25万人次", 5 / 4.3 + 1 / 3),
        ("7.5万亿元，增长14.4%", 5 / 4.3 + 2 / 3),
        ("𠮷野家", 3 / 4.3),
    ],
)
def test_characters_words_and_numbers_are_counted(text, seconds):
    assert reading_s(text) == pytest.approx(seconds)


def test_a_page_of_160_characters_gets_41_seconds(rich_show):
    # 156 and 万 in the text, 2 in the title, a number and a word of gloss
    expected = 4 + (156 + 1 + 2) / 4.3 + 2 / 3
    assert _duration(rich_show, "keyword", "zh") == pytest.approx(expected)
    assert round(4 + 160 / 4.3) == 41


def test_english_is_counted_in_words(rich_show):
    # 60 words, the title, the gloss: two characters and their reading
    assert _duration(rich_show, "keyword", "en") == pytest.approx(4 + 62 / 3 + 2 / 4.3)


def test_the_longest_text_gets_42_seconds_and_the_shortest_9(rich_show):
    assert _duration(rich_show, "story", "zh") == 42.0
    assert _duration(rich_show, "story", "en") == 9.0


def test_a_chart_is_looked_at_for_12_seconds_at_least(rich_show):
    assert _duration(rich_show, "dots", "zh") == 12.0


def test_a_poster_stays_8_seconds(rich_show):
    assert _duration(rich_show, "poster", "zh") == 8.0


def test_the_author_s_duration_goes_before_every_rule(rich_show):
    for name in ("poster", "story", "dots"):
        slide = replace(_slide(rich_show, name), duration_s=3.5)
        assert duration_s(slide, rich_show.figures, "zh") == 3.5


def test_figures_are_read_with_unit_label_and_overruled_label(rich_show):
    read = "|".join(texts(_slide(rich_show, "numbers"), rich_show.figures, "zh"))
    assert read == "|0|家|企业||0|家|线上企业"


def test_everything_on_a_chart_is_read(rich_show):
    read = "|".join(texts(_slide(rich_show, "columns"), rich_show.figures, "zh"))
    assert read == "涨|||0|家|企业||2020年|5.4|2024年|7.5"


def test_the_basis_of_a_change_is_read_too(rich_show):
    from kiosk.figures.model import Change, Direction

    change = Change(Direction.UP, {"zh": "比上年增长"})
    figures = dict(rich_show.figures)
    figures["visits"] = replace(figures["visits"], change=change)
    assert "比上年增长" in list(texts(_slide(rich_show, "numbers"), figures, "zh"))


def test_a_figure_nobody_knows_takes_no_time(rich_show):
    assert list(texts(_slide(rich_show, "numbers"), {}, "zh")) == []
