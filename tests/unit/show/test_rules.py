"""Which chart fits, how long texts may be, what follows from what: the borders."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.model import Change, Direction, Figure, Qualifier, UnitClass
from kiosk.show.chart_rules import group_misfits, series_misfits, square_value
from kiosk.show.copy_limits import han_length
from kiosk.show.model import ChartKind, PosterSlide
from kiosk.show.read import read_show


def figure(value, unit_class=UnitClass.COUNT, **fields) -> Figure:
    return Figure(f"f{value}", Decimal(value), {}, {}, unit_class, **fields)


def misfits(kind: ChartKind, *values, **fields) -> list[str]:
    return [one.message for one in group_misfits(kind, [figure(v, **fields) for v in values])]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (ChartKind.DOTS, (60, 60)),
        (ChartKind.DOTS, (1, 2)),
        (ChartKind.STROKES, (239, 1)),
        (ChartKind.STROKES, (1, 1, 1, 1, 1)),
        (ChartKind.SQUARES, (2000, 5600)),
        (ChartKind.SQUARES, (5, 9)),
        (ChartKind.SQUARES, (1, 2, 3, 4)),
        (ChartKind.RANKING, (5, 4, 3, 2, 1)),
        (ChartKind.RANKING, (8, 7, 6, 5, 4, 3, 2, 1)),
    ],
)
def test_counts_within_the_limits_fit(kind, values) -> None:
    assert misfits(kind, *values) == []


@pytest.mark.parametrize(
    ("kind", "values", "says"),
    [
        (ChartKind.DOTS, (60, 61), "at most 60, here are 61"),
        (ChartKind.DOTS, (7, 6), "larger than the whole"),
        (ChartKind.DOTS, (1.5, 6), "no whole number"),
        (ChartKind.DOTS, (0, 6), "no whole number"),
        (ChartKind.STROKES, (239, 2), "at most 240 in all, here are 241"),
        (ChartKind.STROKES, (1, 1, 1, 1, 1, 1), "2 to 5 groups, here are 6"),
        (ChartKind.SQUARES, (1, 2, 3, 4, 5), "2 to 4 counts, here are 5"),
        (ChartKind.SQUARES, (1, 100_000), "no size of square fits"),
        (ChartKind.RANKING, (4, 3, 2, 1), "5 to 8 items, here are 4"),
        (ChartKind.RANKING, (9, 8, 7, 6, 5, 4, 3, 2, 1), "5 to 8 items, here are 9"),
        (ChartKind.STROKES, (3,), "one group"),
    ],
)
def test_counts_beyond_the_limits_do_not(kind, values, says) -> None:
    found = misfits(kind, *values)
    assert found
    assert says in found[0]


@pytest.mark.parametrize(
    ("values", "fits"),
    [
        ((62, 38), True),
        (("33.3", "33.3", "33.3"), True),
        (("33", "33", "33"), True),
        ((62, 36), False),
        ((25, 25, 25, 25), True),
        ((20, 20, 20, 20, 20), False),
        ((100,), False),
    ],
)
def test_shares_make_a_whole_of_two_to_four_parts(values, fits) -> None:
    assert (misfits(ChartKind.SHARE, *values, unit_class=UnitClass.PERCENT) == []) is fits


def test_counts_and_changes_are_no_shares() -> None:
    assert "per cent" in misfits(ChartKind.SHARE, 50, 50)[0]
    change = Change(Direction.UP, {})
    found = misfits(ChartKind.SHARE, 50, 50, unit_class=UnitClass.PERCENT, change=change)
    assert "change" in found[0]


def test_only_exact_counts_can_be_counted() -> None:
    for kind in (ChartKind.DOTS, ChartKind.STROKES):
        assert "not exact" in misfits(kind, 3, 6, qualifier=Qualifier.OVER)[0]
    assert misfits(ChartKind.SQUARES, 3, 6, qualifier=Qualifier.OVER) == []


def test_a_range_has_no_one_size() -> None:
    assert "range" in misfits(ChartKind.SQUARES, 3, 6, value_max=Decimal(9))[0]


@pytest.mark.parametrize(
    ("kind", "series", "says"),
    [
        (ChartKind.COLUMNS, [[1] * 8], None),
        (ChartKind.COLUMNS, [[1] * 9], "at most 8 points, here are 9"),
        (ChartKind.COLUMNS, [[1, 2], [1, 2]], "one series"),
        (ChartKind.COLUMNS, [[1]], "no change"),
        (ChartKind.COLUMNS, [[1, -1]], "below zero"),
        (ChartKind.COLUMNS, [[0, 0]], "zero"),
        (ChartKind.LINE, [[1] * 9], None),
        (ChartKind.LINE, [[1] * 8], "as columns"),
        (ChartKind.LINE, [[1, 2], [1, 2]], None),
        (ChartKind.LINE, [[1, 2]] * 3, "at most 2 series"),
        (ChartKind.LINE, [[1] * 401], "at most 400 points"),
    ],
)
def test_series_fit_their_form(kind, series, says) -> None:
    values = [[Decimal(value) for value in one] for one in series]
    found = [misfit.message for misfit in series_misfits(kind, values)]
    assert found == [] if says is None else says in found[0]


@pytest.mark.parametrize(
    ("values", "size"),
    [
        ((2000, 5600), 50),
        ((1400, 560), 10),
        ((5, 9), 1),
        ((100, 200), 1),
        ((250_000, 1_000_000), 5000),
    ],
)
def test_a_square_stands_for_a_round_number(values, size) -> None:
    assert square_value([Decimal(value) for value in values]) == size


@given(st.lists(st.integers(1, 10**12), min_size=2, max_size=4))
def test_squares_are_whole_and_can_be_counted(values) -> None:
    size = square_value([Decimal(value) for value in values])
    if size is None:
        return
    squares = [round(Decimal(value) / size) for value in values]
    assert min(squares) >= 1
    assert max(squares) <= 200
    assert max(squares) >= 60 or size == 1
    for count, value in zip(squares, values, strict=True):
        assert abs(count * size - value) <= value * Decimal("0.02")


def test_han_is_measured_as_it_is_set() -> None:
    assert han_length("近2000家") == 4
    assert han_length("一，二。") == 4
    assert han_length("ab\nc") == 1.5


def test_a_poster_opens_the_first_page_that_shows_its_figure(show_folder) -> None:
    show, _ = read_show(show_folder.path)
    posters = [slide for slide in show.slides() if isinstance(slide, PosterSlide)]
    assert [slide.opens for slide in posters] == ["totals"]
    show_folder.change("        figure: visits", "        figure: halls")
    show_folder.change("hero: visits", "hero: talks")
    show, _ = read_show(show_folder.path)
    assert show.slides()[0].opens == "halls-booked"


def test_a_ranking_is_sorted_and_its_emphasis_goes_along(show_folder) -> None:
    show, _ = read_show(show_folder.path)
    ranking = next(slide for slide in show.slides() if slide.id == "genres")
    order = [use.figure for use in ranking.groups]
    assert order == ["children", "fiction", "history", "science", "art"]
    assert order[ranking.emphasis] == "children"
    show_folder.change("emphasis: 2", "emphasis: art")
    show, _ = read_show(show_folder.path)
    ranking = next(slide for slide in show.slides() if slide.id == "genres")
    assert ranking.emphasis == 4


@pytest.mark.parametrize(
    ("written", "index"), [("first", 0), ("last", 3), ('"2024"', 2), ("1", 0), ("4", 3)]
)
def test_emphasis_is_a_name_a_number_or_an_end(show_folder, written, index) -> None:
    show_folder.change("        annotation: growth\n", "")
    show_folder.change('emphasis: "2025"', f"emphasis: {written}")
    show, _ = read_show(show_folder.path)
    assert next(slide for slide in show.slides() if slide.id == "by-year").emphasis == index


def test_a_derived_figure_is_computed_with_its_kind(show_folder) -> None:
    show_folder.change(
        "  growth:\n    value",
        "  booked:\n    derived: {share: [halls_full, halls]}\n    unit: percent\n"
        "    label: {zh: 订满, en: booked}\n  growth:\n    value",
    )
    show_folder.change("events, growth]", "events, growth, booked]")
    show, problems = read_show(show_folder.path)
    assert problems == []
    assert (show.figures["booked"].value, show.figures["booked"].unit_class) == (75, "percent")
    assert show.figures["events"].value == 123


def test_too_many_sections_are_refused_and_few_are_remarked(show_folder) -> None:
    text = (show_folder.path / "show.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("  - id: words")
    extra = "".join(
        f"  - id: s{n}\n    title: {{zh: 段, en: S}}\n    slides:\n"
        "      - {kind: poster, figure: talks}\n"
        for n in range(4)
    )
    show_folder.write("show.yaml", f"{head}{extra}  - id: words{rest}".encode())
    codes = [problem.code for problem in read_show(show_folder.path)[1]]
    assert codes == ["section-count"]
    show_folder.write("show.yaml", head.encode())
    show, problems = read_show(show_folder.path)
    assert show is not None
    assert [problem.code for problem in problems] == ["section-count"]


def test_a_slide_may_be_for_one_language_only(show_folder) -> None:
    show_folder.change(
        "kind: story\n        headline: {zh: 老厂房|变成书市, en: An old factory|full of books}",
        "kind: story\n        languages: [zh]\n        headline: {zh: 老厂房|变成书市}",
    )
    show, problems = read_show(show_folder.path)
    assert problems == []
    assert show.slides()[-1].languages == ("zh",)
    assert show.slides()[0].languages == ("zh", "en")


def test_a_show_of_one_language_needs_no_tables_of_texts(show_folder) -> None:
    show_folder.change("languages: [zh, en]", "languages: [zh]")
    show, problems = read_show(show_folder.path)
    assert problems == []
    assert show.title == {"zh": "书市2025"}
    assert all(set(figure.label) == {"zh"} for figure in show.figures.values())


def test_a_rotation_of_more_than_fourteen_pages_is_remarked(show_folder) -> None:
    pages = "".join(
        f"      - {{id: more-{n}, kind: numbers, hero: visits,\n"
        "         list: [online, events, growth, halls]}\n"
        for n in range(4)
    )
    show_folder.change("  - id: charts\n", pages + "  - id: charts\n")
    show, problems = read_show(show_folder.path)
    assert len(show.slides()) == 15
    assert problems == []
    show_folder.change("  - id: charts\n", pages.replace("more", "most") + "  - id: charts\n")
    show, problems = read_show(show_folder.path)
    assert show is not None
    assert [problem.code for problem in problems] == ["long-rotation"]
    assert "18 pages" in problems[0].message
