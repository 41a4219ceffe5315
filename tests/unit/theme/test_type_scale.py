"""Type sizes follow language, orientation, distance and the physical size of the display."""

import dataclasses

import pytest

from kiosk.theme.scale import EM_MIN_MM, FLOOR_MAX, Scale, scale_for


@pytest.mark.parametrize(
    ("language", "is_portrait", "sizes"),
    [
        pytest.param("zh", False, {"headline": 6.8, "label": 4.0, "nav": 3.5, "axis": 3.4,
            "deck": 3.2, "unit_hero": 9.8, "body": (5.0, 4.6, 4.2)}, id="zh"),
        pytest.param("en", False, {"headline": 5.7, "label": 3.5, "nav": 3.1, "axis": 3.2,
            "deck": 2.9, "unit_hero": 5.0, "body": (4.0,)}, id="en"),
        pytest.param("en", True, {"nav": 2.8, "label": 3.5}, id="en-portrait"),
        pytest.param("zh", True, {"nav": 3.5, "body": (5.0, 4.55, 4.3)}, id="zh-portrait"),
    ],
)  # fmt: skip
def test_sizes_on_the_assumed_display_are_the_designed_ones(language, is_portrait, sizes):
    scale = scale_for(language, is_portrait)
    assert {name: getattr(scale, name) for name in sizes} == sizes
    assert scale.supporting_max == 6


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("is_portrait", [False, True])
@pytest.mark.parametrize("mm_per_u", [1.2, 1.6, 2.2, 2.68, 3.98, 6.85])
def test_no_text_is_smaller_than_a_standing_person_can_read(language, is_portrait, mm_per_u):
    """On panels under 18 inches it would leave no room: there it is a deck's size."""
    least = min(EM_MIN_MM, FLOOR_MAX * mm_per_u)
    scale = scale_for(language, is_portrait, mm_per_u=mm_per_u, viewing_distance_m=0.5)
    text = {field.name for field in dataclasses.fields(Scale)} - {
        "keyword_pitch", "headline_leading", "body_leading", "label_leading", "deck_leading",
        "body_measure", "supporting_max", "lines", "em_min",
    }  # fmt: skip
    for name in text:
        size = getattr(scale, name)
        smallest = min(size) if isinstance(size, tuple) else size
        assert smallest * mm_per_u >= least - 1e-9, name


def test_only_the_smallest_texts_grow_on_a_small_panel():
    scale = scale_for("zh", False, mm_per_u=2.68, viewing_distance_m=1.0)
    assert scale.source == pytest.approx(6.6 / 2.68)
    assert scale.folio == pytest.approx(6.6 / 2.68)
    assert scale.deck == 3.2


def test_text_grows_with_the_distance_and_one_supporting_number_goes():
    scale = scale_for("zh", False, mm_per_u=6.85, viewing_distance_m=4.5)
    factor = 4.5 / (5.72 * 0.685)
    assert scale.label == pytest.approx(4.0 * factor)
    grown = (5.0 * factor, 4.6 * factor, 4.2 * factor)
    assert scale.body[:3] == pytest.approx(grown)
    assert scale.headline == 6.8
    assert scale.supporting_max == 5


def test_text_never_grows_by_more_than_a_quarter():
    scale = scale_for("zh", False, mm_per_u=2.68, viewing_distance_m=30.0, is_large=True)
    assert scale.label == pytest.approx(5.0)
    assert scale.body[0] == max(scale.body) == pytest.approx(6.25)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("is_portrait", [False, True])
@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("distance_m", [1.0, 3.3, 4.5, 30.0])
def test_a_text_that_fits_as_designed_fits_however_large_text_is_wanted(
    language, is_portrait, is_large, distance_m
):
    designed = scale_for(language, is_portrait)
    scale = scale_for(language, is_portrait, viewing_distance_m=distance_m, is_large=is_large)
    assert list(scale.body) == sorted(scale.body, reverse=True)
    assert scale.body[-1] == designed.body[-1]
    assert not scale.body_measure or len(scale.body_measure) == len(scale.body)


def test_the_low_vision_preset_enlarges_text_and_shows_less_of_it():
    scale = scale_for("zh", False, is_large=True)
    assert scale.label == pytest.approx(4.6)
    assert scale.source == pytest.approx(2.1 * 1.15)
    assert scale.body[0] == 5.0
    assert scale.body_measure[0] == 24
    assert scale.supporting_max == 4
    assert scale_for("en", False, is_large=True).body[0] == pytest.approx(4.6)


def test_list_labels_are_smaller_on_a_narrow_display_only():
    assert scale_for("zh", False, width=133.3).label_list == 3.6
    assert scale_for("en", False, width=133.3).label_list == 3.5
    assert scale_for("zh", True, width=100.0).label_list == 4.0
