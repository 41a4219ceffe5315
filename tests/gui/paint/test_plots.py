"""Plots drawn by pyqtgraph: exactly in their rectangle, and nothing of them is left behind."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.paint.inks import Inks
from kiosk.paint.plots import DISC, draw_plot
from kiosk.theme.load import load_theme
from kiosk.theme.tokens import Ink
from kiosk.typeset.marks import PlotForm, PlotMark, PlotSeries, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUND = QColor("#123456")
SCALE = 10.0
RECT = QRect(100, 50, 400, 300)
COLUMNS = PlotMark(
    Rect(10, 5, 40, 30),
    PlotForm.COLUMNS,
    (PlotSeries((5.0, 2.5, 10.0, 7.5), Ink.FG),),
    y_max=10.0,
    emphasis=3,
    gap=1.0,
    edge=0.7,
)
LINE = PlotMark(
    Rect(10, 5, 40, 30),
    PlotForm.LINE,
    (
        PlotSeries((2.0, 6.0, 4.0), Ink.RED, 1.1, 1),
        PlotSeries((1.0, 1.0, 1.0), Ink.MUTE, 0.6),
    ),
    y_max=10.0,
)


@pytest.fixture(params=["paper", "ink"])
def inks(qapp: QApplication, request: pytest.FixtureRequest) -> Inks:
    return Inks(load_theme(request.param))


def drawn(mark: PlotMark, inks: Inks, rect: QRect = RECT, scale: float = SCALE) -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # What was drawn before a plot leaves pen and brush behind.
    painter.setPen(inks.color(Ink.BLUE))
    painter.setBrush(inks.color(Ink.BLUE))
    draw_plot(painter, mark, rect, inks, scale)
    assert painter.brush().color() == inks.color(Ink.BLUE), "the painter is given back as it was"
    painter.end()
    return image


def colors_in(image: QImage, points: Iterable[tuple[int, int]]) -> Counter[str]:
    return Counter(image.pixelColor(x, y).name() for x, y in points)


def name_of(inks: Inks, ink: Ink) -> str:
    return inks.color(ink).name()


def test_columns_end_at_the_pixel_of_their_value(inks: Inks) -> None:
    image = drawn(COLUMNS, inks)
    # Four columns of 92.5 pixels and gaps of 10; 300 pixels for 10.
    for index, (x, top) in enumerate([(140, 200), (240, 275), (350, 50), (450, 125)]):
        ink = Ink.RED if index == 3 else Ink.FG
        assert image.pixelColor(x, top).name() == name_of(inks, ink)
        if top > RECT.top():
            assert image.pixelColor(x, top - 1) == GROUND


def test_a_column_is_soft_under_an_edge_and_the_emphasised_one_solid(inks: Inks) -> None:
    image = drawn(COLUMNS, inks)
    assert colors_in(image, ((140, y) for y in range(200, 350))) == {
        name_of(inks, Ink.FG): 7,
        name_of(inks, Ink.SOFT): 143,
    }
    assert colors_in(image, ((450, y) for y in range(125, 350))) == {name_of(inks, Ink.RED): 225}


def test_columns_are_sharp_and_apart_by_their_gap(inks: Inks) -> None:
    image = drawn(COLUMNS, inks)
    row = [image.pixelColor(x, 340) for x in range(95, 505)]
    names = [color.name() for color in row]
    assert set(names) == {GROUND.name(), name_of(inks, Ink.SOFT), name_of(inks, Ink.RED)}
    inside = names[5:405]
    assert inside.count(GROUND.name()) in range(28, 33), "three gaps of 10 pixels"


def test_columns_touch_nothing_outside_their_rectangle(inks: Inks) -> None:
    image = drawn(COLUMNS, inks)
    outside = (
        (x, y) for x in range(0, 600, 3) for y in range(0, 400, 3) if not RECT.contains(x, y)
    )
    assert set(colors_in(image, outside)) == {GROUND.name()}


def test_the_ground_shows_between_the_marks_of_a_plot(inks: Inks) -> None:
    """A plot has no ground of its own, whatever brush the painter carried."""
    for mark in (COLUMNS, LINE):
        image = drawn(mark, inks)
        assert image.pixelColor(140, 60) == GROUND
    assert drawn(LINE, inks).pixelColor(300, 250) == GROUND, "no area under a line"


@pytest.mark.parametrize("value", [0.0, 0.01])
def test_a_column_of_nothing_is_not_drawn_below_the_baseline(inks: Inks, value: float) -> None:
    mark = replace(COLUMNS, series=(PlotSeries((value, 5.0), Ink.FG),), emphasis=-1)
    image = drawn(mark, inks)
    assert image.pixelColor(150, RECT.bottom() + 1) == GROUND


def test_a_line_runs_through_its_points(inks: Inks) -> None:
    image = drawn(LINE, inks)
    red, mute = name_of(inks, Ink.RED), name_of(inks, Ink.MUTE)
    for x, y in ((100, 290), (300, 170), (499, 230), (200, 230)):
        assert image.pixelColor(x, y).name() == red
    for x in (100, 300, 499):
        assert image.pixelColor(x, 320).name() == mute


def test_lines_have_their_width_and_round_ends_outside_the_rectangle(inks: Inks) -> None:
    image = drawn(LINE, inks)
    column = colors_in(image, ((300, y) for y in range(300, 340)))
    assert column[name_of(inks, Ink.MUTE)] in (5, 6)
    assert image.pixelColor(96, 291).name() == name_of(inks, Ink.RED), "the cap is not cut off"
    assert image.pixelColor(92, 291) == GROUND


def test_the_decisive_point_carries_a_disc_and_no_other_does(inks: Inks) -> None:
    image = drawn(LINE, inks)
    red, radius = name_of(inks, Ink.RED), DISC * SCALE / 2
    for dx, dy in ((0, -radius + 2), (radius - 2, 0), (-radius + 2, 0), (0, radius - 2)):
        assert image.pixelColor(round(300 + dx), round(170 + dy)).name() == red
    plain = drawn(replace(LINE, series=(replace(LINE.series[0], disc=None),)), inks)
    assert plain.pixelColor(300, round(170 + radius - 2)).name() != red


def test_the_main_line_lies_over_the_reference(inks: Inks) -> None:
    crossing = replace(
        LINE,
        series=(
            PlotSeries((2.0, 8.0), Ink.RED, 1.1),
            PlotSeries((8.0, 2.0), Ink.MUTE, 1.1),
        ),
    )
    assert drawn(crossing, inks).pixelColor(300, 200).name() == name_of(inks, Ink.RED)


def test_a_plot_is_drawn_alike_each_time(inks: Inks) -> None:
    for mark in (COLUMNS, LINE):
        assert drawn(mark, inks) == drawn(mark, inks)


def test_a_plot_shows_no_window_and_deletes_its_widgets_at_once(inks: Inks) -> None:
    """Not when the collector comes by: a kiosk draws plots for weeks."""
    before = set(QApplication.allWidgets())
    gc.collect()
    gc.disable()
    try:
        drawn(COLUMNS, inks)
        drawn(LINE, inks)
        left = [widget for widget in QApplication.allWidgets() if widget not in before]
    finally:
        gc.enable()
    assert left == []
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_many_plots_leave_no_objects_behind(inks: Inks) -> None:
    def count() -> int:
        gc.collect()
        return sum(
            isinstance(thing, pg.GraphicsItem | pg.GraphicsView) for thing in gc.get_objects()
        )

    drawn(LINE, inks)
    first = count()
    for _ in range(10):
        drawn(COLUMNS, inks)
        drawn(LINE, inks)
    assert count() <= first


def test_a_plot_cannot_be_dragged_or_asked_for_a_menu(
    inks: Inks, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[pg.ViewBox] = []

    def spy(self: pg.GraphicsView, *args: object, **more: object) -> None:
        box = self.centralWidget
        assert isinstance(box, pg.ViewBox)
        seen.append(box)
        assert not box.menuEnabled()
        assert box.state["mouseEnabled"] == [False, False]
        assert self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        assert not self.isVisible()
        original(self, *args, **more)

    original = pg.GraphicsView.render
    monkeypatch.setattr(pg.GraphicsView, "render", spy)
    drawn(LINE, inks)
    assert len(seen) == 1
