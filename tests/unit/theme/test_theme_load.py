"""Themes are read whole or refused with a sentence."""

import pytest

from kiosk.theme.load import THEMES, ThemeError, load_theme, parse_theme
from kiosk.theme.tokens import Ink, Motion

GOOD = "\n".join(
    ['name = "test"', "[base]", 'a = "#112233"', "[roles]", *(f'{ink} = "a"' for ink in Ink)]
)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_gives_every_role_a_color_and_every_movement_its_time(name):
    theme = load_theme(name)
    assert theme.name == name
    assert set(theme.colors) == set(Ink)
    assert theme.motion == Motion(0.1, 0.2, 0.5, 0.9, 1.2, 0.7, 0.06)


def test_times_that_a_theme_leaves_out_have_their_usual_length():
    assert parse_theme(GOOD).motion == Motion()
    assert parse_theme(GOOD + "\n[motion]\ncount = 2").motion == Motion(count=2.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("name = ", "not valid TOML", id="toml"),
        pytest.param("[base]", "needs a name", id="no-name"),
        pytest.param(GOOD + "\n[motions]", 'Unknown key "motions".*"motion"', id="unknown-table"),
        pytest.param('name = "x"\nbase = 1', "[base] of the theme must be a table", id="no-table"),
        pytest.param(GOOD.replace("#112233", "#12"), 'Color "a".*#C7281A', id="color"),
        pytest.param(GOOD.replace("#112233", "red"), 'Color "a"', id="color-name"),
        pytest.param(GOOD.replace('fg = "a"', 'fg = "b"', 1), 'unknown color "b"', id="base"),
        pytest.param(GOOD.replace('red = "a"', ""), 'no color for the role "red"', id="missing"),
        pytest.param(GOOD + '\nreed = "a"', 'Unknown key "reed".*"red"', id="unknown-role"),
        pytest.param(GOOD + "\n[motion]\nenter = -1", 'Time "enter"', id="negative"),
        pytest.param(GOOD + "\n[motion]\nenter = true", 'Time "enter"', id="no-number"),
        pytest.param(GOOD + "\n[motion]\nentre = 1", 'did you mean "enter"', id="unknown-time"),
    ],
)
def test_a_faulty_theme_is_refused_with_the_entry_at_fault(text, said):
    with pytest.raises(ThemeError, match=said.replace("[", r"\[")):
        parse_theme(text)


def test_an_unknown_theme_is_refused_with_the_likely_name():
    with pytest.raises(ThemeError, match='no theme "papr"; did you mean "paper"'):
        load_theme("papr")
    with pytest.raises(ThemeError, match="there are paper, ink"):
        load_theme("x")


def test_a_brand_color_that_is_no_color_is_refused():
    with pytest.raises(ThemeError, match='not "red"'):
        load_theme("ink", brand="red")
