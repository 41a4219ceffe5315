"""Fingers, mouse and keys: what they mean, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from booth import difference
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.guard.codes import DONE
from kiosk.player.state import Mode
from kiosk.stage.touch import HELD_S, SWIPE, Finger, Gesture, GestureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from booth import Booth
    from PySide6.QtGui import QPointingDevice

    from kiosk.stage.window import StageWindow


def kinds(*gestures: Gesture | None) -> list[GestureKind]:
    return [gesture.kind for gesture in gestures if gesture is not None]


def test_down_and_up_is_a_tap():
    finger = Finger()
    assert kinds(finger.down(0, 10, 10, 0.0), finger.moved(0, 11, 12), finger.up(0, 11, 12)) == [
        GestureKind.PRESS,
        GestureKind.TAP,
    ]
    assert not finger.is_down


@pytest.mark.parametrize(
    ("dx", "dy", "kind"),
    [
        pytest.param(SWIPE, 0.0, GestureKind.SWIPE_RIGHT, id="just far enough"),
        pytest.param(-SWIPE, 2.0, GestureKind.SWIPE_LEFT, id="left"),
        pytest.param(SWIPE - 0.1, 0.0, GestureKind.TAP, id="not far enough"),
        pytest.param(SWIPE, SWIPE, GestureKind.TAP, id="as much down as sideways"),
    ],
)
def test_a_swipe_is_long_and_level(dx: float, dy: float, kind: GestureKind):
    finger = Finger()
    finger.down(0, 50, 50, 0.0)
    assert kinds(finger.up(0, 50 + dx, 50 + dy)) == [kind]


def test_a_swipe_turns_one_page_however_long_it_is():
    finger = Finger()
    finger.down(0, 100, 50, 0.0)
    moves = [finger.moved(0, 100 - x, 50) for x in range(1, 60)]
    assert kinds(*moves, finger.up(0, 40, 50)) == [GestureKind.SWIPE_LEFT, GestureKind.SLIP]


def test_only_the_first_finger_counts():
    finger = Finger()
    finger.down(0, 10, 10, 0.0)
    assert finger.down(1, 90, 90, 0.1) is None
    assert finger.moved(1, 20, 90) is None
    assert finger.up(1, 20, 90) is None
    assert kinds(finger.up(0, 10, 10)) == [GestureKind.TAP]


def test_what_lies_on_the_glass_is_let_go():
    finger = Finger()
    finger.down(0, 10, 10, 5.0)
    assert finger.expired(5.0 + HELD_S - 0.1) is None
    assert kinds(finger.expired(5.0 + HELD_S)) == [GestureKind.SLIP]
    # Lifting it later means nothing; the next finger counts again.
    assert finger.up(0, 10, 10) is None
    assert kinds(finger.down(3, 1, 1, 40.0)) == [GestureKind.PRESS]


def window_of(booth: Booth) -> StageWindow:
    assert booth.window is not None
    return booth.window


def send_mouse(window: StageWindow, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
    place, plain = QPointF(at), Qt.KeyboardModifier.NoModifier
    there = window.mapToGlobal(place)
    QApplication.sendEvent(window, QMouseEvent(kind, place, there, button, button, plain))


@pytest.fixture
def touched(make_booth: Callable[..., Booth]) -> Booth:
    booth = make_booth(has_window=True, start_slide="totals")
    booth.settle()
    return booth


@pytest.fixture(scope="session")
def panel() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_finger_on_a_section_opens_it(touched: Booth, panel: QPointingDevice):
    window = window_of(touched)
    at = touched.middle("nav.keywords")
    QTest.touchEvent(window, panel).press(0, at, window)
    assert touched.director.moment.section == "figures"
    QTest.touchEvent(window, panel).release(0, at, window)
    assert touched.director.moment.section == "keywords"
    assert touched.director.moment.mode is Mode.MANUAL


def test_lifted_elsewhere_it_means_nothing(touched: Booth, panel: QPointingDevice):
    window = window_of(touched)
    at = touched.middle("nav.keywords")
    QTest.touchEvent(window, panel).press(0, at, window)
    away = at - QPoint(0, 200)
    QTest.touchEvent(window, panel).move(0, away, window)
    QTest.touchEvent(window, panel).release(0, away, window)
    assert touched.slide == "totals"
    assert touched.director.moment.mode is Mode.MANUAL


def test_a_swipe_turns_the_page_before_the_finger_is_lifted(touched: Booth, panel: QPointingDevice):
    window = window_of(touched)
    QTest.touchEvent(window, panel).press(0, QPoint(700, 100), window)
    QTest.touchEvent(window, panel).move(0, QPoint(500, 110), window)
    assert touched.slide != "totals"
    turned = touched.slide
    QTest.touchEvent(window, panel).release(0, QPoint(300, 110), window)
    assert touched.slide == turned
    touched.settle()
    QTest.touchEvent(window, panel).press(0, QPoint(300, 100), window)
    QTest.touchEvent(window, panel).move(0, QPoint(500, 110), window)
    QTest.touchEvent(window, panel).release(0, QPoint(500, 110), window)
    assert touched.slide == "totals"


def test_a_second_finger_is_not_noticed(touched: Booth, panel: QPointingDevice):
    window = window_of(touched)
    at, other = touched.middle("nav.keywords"), touched.middle("nav.charts")
    QTest.touchEvent(window, panel).press(0, at, window)
    sequence = QTest.touchEvent(window, panel, False)
    sequence.stationary(0).press(1, other, window)
    sequence.commit()
    sequence = QTest.touchEvent(window, panel, False)
    sequence.stationary(0).release(1, other, window)
    sequence.commit()
    assert touched.slide == "totals"
    QTest.touchEvent(window, panel).release(0, at, window)
    assert touched.director.moment.section == "keywords"


def test_a_finger_is_answered_before_it_is_lifted(touched: Booth):
    before = touched.picture()
    for element in ("nav.charts", "figure.online", "nav.pause", "nav.language"):
        target = touched.target(element)
        touched.director.press(target, touched.clock.now_s())
        pressed = touched.picture()
        area, scale = target.rect, touched.unit_px
        box = QRect(
            round(area.x * scale),
            round(area.y * scale),
            round(area.w * scale),
            round(area.h * scale),
        )
        assert difference(before.copy(box), pressed.copy(box)) > 20, element
        touched.director.release()
        assert difference(before, touched.picture()) == 0, element


def test_the_mouse_is_a_finger_and_the_second_of_two_quick_clicks_counts(touched: Booth):
    window = window_of(touched)
    touched.click("nav.keywords")
    first = touched.slide
    at = touched.middle("nav.keywords")
    # Qt calls the second press of two a double click.
    send_mouse(window, QEvent.Type.MouseButtonDblClick, at, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at)
    assert touched.director.moment.section == "keywords"
    assert touched.slide != first


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_do_nothing(touched: Booth, button: Qt.MouseButton):
    QTest.mouseClick(window_of(touched), button, pos=touched.middle("nav.keywords"))
    assert touched.slide == "totals"
    assert touched.director.moment.mode is Mode.AUTO


def test_keys_turn_pages_pause_and_switch_the_language(touched: Booth):
    window, director = window_of(touched), touched.director
    QTest.keyClick(window, Qt.Key.Key_Right)
    following = director.moment.slide
    assert following != "totals"
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert director.moment.slide == "totals"
    QTest.keyClick(window, Qt.Key.Key_L)
    assert director.moment.language == "en"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert director.moment.is_paused
    sections = director.sections()
    QTest.keyClick(window, Qt.Key.Key_3)
    assert director.moment.section == sections[2]
    QTest.keyClick(window, Qt.Key.Key_9)
    assert director.moment.section == sections[2]


def test_a_full_screen_show_is_not_closed_by_keys_or_window_manager(
    make_booth: Callable[..., Booth],
):
    booth = make_booth(has_window=True)
    window = window_of(booth)
    window._is_windowed = False
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Q):
        for modifier in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.AltModifier,
        ):
            QTest.keyClick(window, key, modifier)
    assert not window.close()
    assert window.isVisible()
    window._is_windowed = True
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_who_tries_a_show_out_at_a_desk_ends_it_with_esc(
    make_booth: Callable[..., Booth], monkeypatch: pytest.MonkeyPatch
):
    ended: list[int] = []
    monkeypatch.setattr("kiosk.stage.window.QCoreApplication.exit", ended.append)
    booth = make_booth(has_window=True)
    window = window_of(booth)
    window._is_windowed = False
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert ended == []
    window._is_at_desk = True
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert ended == [DONE]


def test_the_pointer_disappears_when_it_rests(touched: Booth):
    window = window_of(touched)
    assert window._cursor_timer.interval() == 3000
    window._cursor_timer.timeout.emit()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    send_mouse(window, QEvent.Type.MouseMove, QPoint(220, 200), Qt.MouseButton.NoButton)
    assert window.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_who_cannot_see_the_page_is_told_what_is_on_it(touched: Booth):
    window = window_of(touched)
    assert window.accessibleName() == "累计入场观众"
    assert "25万人次" in window.accessibleDescription()
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window.accessibleName() == "Visits through the gates"
    assert "250,000" in window.accessibleDescription()


def test_another_size_is_another_typesetting(touched: Booth):
    window = window_of(touched)
    QTest.keyClick(window, Qt.Key.Key_Right)
    slide = touched.director.moment.slide
    window.resize(540, 960)
    page = touched.director.page
    assert page is not None
    assert (round(page.w), round(page.h)) == (100, 178)
    assert touched.director.moment.slide == slide


def test_the_bar_can_be_walked_with_the_keyboard_alone(make_booth: Callable[..., Booth]):
    booth = make_booth(has_window=True)
    window, director = window_of(booth), booth.director
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert not director.moment.is_poster, "Enter opens what the poster promises"
    before = booth.picture()
    for _ in director.sections():
        QTest.keyClick(window, Qt.Key.Key_Tab)
    focused = director.focused()
    assert focused is not None
    assert focused.id == f"nav.{director.sections()[-1]}"
    booth.settle()
    assert difference(before, booth.picture()) > 50, "nothing shows where the keyboard is"
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert director.moment.section == director.sections()[-1]
    QTest.keyClick(window, Qt.Key.Key_Tab)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert director.moment.is_paused
    QTest.keyClick(window, Qt.Key.Key_Backtab)
    focused = director.focused()
    assert focused is not None
    assert focused.id == f"nav.{director.sections()[-1]}"
    # A finger takes over.
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=booth.middle("nav.figures"))
    assert director.focused() is None
