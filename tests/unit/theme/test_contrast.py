"""Both themes can be read by everyone, and a brand color is let in only if it can."""

from dataclasses import replace

import pytest

from kiosk.theme.contrast import Vision, brand_color_problem, check_theme, contrast, distance
from kiosk.theme.load import THEMES, ThemeError, load_theme, with_brand
from kiosk.theme.tokens import Ink


def test_black_on_white_has_the_largest_contrast_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_keeps_every_rule(name):
    assert check_theme(load_theme(name)) == []


@pytest.mark.parametrize(
    ("name", "ratios"),
    [
        ("ink", "fg 15.57 fg2 9.68 fg3 6.44 rule 3.11 hair 1.61 mute 3.96 soft 1.29 red 5.67 "
                "blue 7.57"),
        ("paper", "fg 15.68 fg2 7.60 fg3 5.25 rule 3.27 hair 1.48 mute 3.22 soft 1.14 red 4.80 "
                  "blue 5.83"),
    ],
)  # fmt: skip
def test_contrasts_are_the_ones_written_beside_the_colors(name, ratios):
    colors = load_theme(name).colors
    words = ratios.split()
    for role, ratio in zip(words[::2], words[1::2], strict=True):
        assert contrast(colors[Ink(role)], colors[Ink.BG]) == pytest.approx(float(ratio), abs=0.006)


@pytest.mark.parametrize("name", THEMES)
def test_the_poster_can_be_read_in_every_theme(name):
    colors = load_theme(name).colors
    assert contrast(colors[Ink.BLACK], colors[Ink.POSTER]) == pytest.approx(4.96, abs=0.006)
    assert contrast(colors[Ink.CREAM], colors[Ink.POSTER]) == pytest.approx(3.23, abs=0.006)
    assert contrast(colors[Ink.CREAM], colors[Ink.BLACK]) == pytest.approx(16.02, abs=0.006)


def test_the_closest_data_colors_are_as_far_apart_as_measured():
    ink, paper = load_theme("ink").colors, load_theme("paper").colors
    assert distance(ink[Ink.RED], ink[Ink.MUTE], Vision.PROTAN) == pytest.approx(19.2, abs=0.06)
    assert distance(paper[Ink.BLUE], paper[Ink.MUTE], Vision.TRITAN) == pytest.approx(
        20.4, abs=0.06
    )


@pytest.mark.parametrize(
    ("ink", "color", "said"),
    [
        (Ink.FG3, "#93A09B", "fg3 on bg"),
        (Ink.MUTE, "#C0C7C3", "mute on bg"),
        (Ink.CREAM, "#F2502F", "cream on poster"),
        (Ink.BLUE, "#7C8682", "mute and blue differ by 0.0 for full color vision"),
        (Ink.BLUE, "#8A5A00", "red and blue differ"),
    ],
)
def test_a_color_that_cannot_be_read_or_told_apart_is_named(ink, color, said):
    theme = load_theme("paper")
    spoiled = replace(theme, colors={**theme.colors, ink: color})
    assert any(said in problem for problem in check_theme(spoiled))


@pytest.mark.parametrize(
    ("color", "reason"),
    [
        pytest.param("#FFD400", "contrast on the page", id="yellow-on-paper"),
        pytest.param("#5C6661", "the grey of the other marks", id="grey"),
        pytest.param("#201A16", "the text", id="nearly-black"),
    ],
)
def test_a_brand_color_that_not_everyone_can_tell_apart_is_refused_with_the_reason(color, reason):
    with pytest.raises(ThemeError, match=reason):
        with_brand(load_theme("paper"), color)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("color", ["#FFD400", "#00A0E9", "#E60012", "#009944", "#1D2088"])
def test_what_is_said_to_pass_passes(name, color):
    theme = load_theme(name)
    sentence = brand_color_problem(theme, color)
    if sentence is None:
        assert with_brand(theme, color).colors[Ink.RED] == color
    elif "would pass" in sentence:
        passing = sentence.split(". ")[-1][:7]
        assert brand_color_problem(theme, passing) is None
    else:
        assert "choose another hue" in sentence


def test_a_refused_yellow_names_a_darker_yellow():
    sentence = brand_color_problem(load_theme("paper"), "#E0B000")
    assert sentence is not None
    assert "would pass" in sentence


def test_a_hue_that_passes_in_no_lightness_is_refused_with_another_cure():
    sentence = brand_color_problem(load_theme("ink"), "#008080")
    assert sentence is not None
    assert "No lightness of this hue passes" in sentence


def test_an_accepted_brand_color_takes_the_place_of_red_and_nothing_else():
    theme = load_theme("paper", brand="#a5007d")
    plain = load_theme("paper")
    assert theme.colors == {**plain.colors, Ink.RED: "#A5007D"}
