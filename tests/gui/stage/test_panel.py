"""The operator's panel as somebody at the display meets it; the guard is played by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from booth import Booth, Press, difference
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from kiosk.operator.panel import Leaf, Said
from kiosk.operator.settings import Settings, to_object
from kiosk.player.state import SlideLeft, VisitEnded
from kiosk.stage.panel import OperatorPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PIN = "271828"


class Guard:
    """Answers as the guard would, at once or when it is told to."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.panel: OperatorPanel | None = None
        self.verdict = "ok"
        self.wait_s = 0.0
        self.settings = Settings()
        self.kept = True

    def ask(self, question: dict[str, Any]) -> None:
        self.asked.append(question)
        assert self.panel is not None
        match question["ask"]:
            case "knock":
                self.panel.hear({"answer": "knock", "verdict": self.verdict, "wait_s": self.wait_s})
            case "pin":
                verdict = "ok" if question["pin"] == PIN else "wrong"
                self.panel.hear({"answer": "pin", "verdict": verdict, "wait_s": self.wait_s})
            case "facts":
                self.panel.hear(self.facts())
            case "set":
                self.settings = Settings(**question["settings"])
                self.panel.hear({"answer": "set", "kept": self.kept})
            case _:
                pass

    def facts(self) -> dict[str, Any]:
        shows = [
            {"key": "abc", "title": {"zh": "甲", "en": "A"}, "detail": "x", "is_on_air": True},
            {
                "key": "stick:0",
                "title": {"zh": "乙", "en": "B"},
                "detail": "S",
                "is_on_stick": True,
            },
        ]
        return {"answer": "facts", "shows": shows, "settings": to_object(self.settings)}

    def kinds(self) -> list[str]:
        return [question["ask"] for question in self.asked]


class Stand:
    """A booth with an operator's panel, and somebody's finger."""

    def __init__(self, booth: Booth, pictures: Path) -> None:
        self.booth = booth
        self.guard = Guard()
        assert booth.window is not None
        self.window = booth.window
        self.panel = self.guard.panel = OperatorPanel(
            self.window,
            booth.director,
            booth.clock,
            self.guard,
            theme="paper",
            settings=Settings(),
            pictures=pictures,
        )
        self.window.attend(self.panel)

    def wait(self, seconds: float) -> None:
        end_s = self.booth.clock.now_s() + seconds
        while self.booth.clock.now_s() < end_s:
            now_s = self.booth.clock.now_s()
            dues = [self.panel.next_s(now_s), self.booth.director.next_s(now_s), end_s]
            due_s = min(due for due in dues if due is not None)
            self.booth.clock.advance_to(min(end_s, max(due_s, now_s + 0.05)))
            self.window._on_driver_ticked()

    def mouse(self, kind: QEvent.Type, x: float, y: float) -> None:
        at = QPointF(x, y) * self.booth.unit_px
        is_up = kind is QEvent.Type.MouseButtonRelease
        button = Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if is_up else button
        event = QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window, event)

    def hold(self, x: float, y: float, seconds: float) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, x, y)
        self.wait(seconds)
        self.mouse(QEvent.Type.MouseButtonRelease, x, y)

    def knock(self, first_s: float = 3.1, pause_s: float = 1.0, second_s: float = 3.1) -> None:
        width = self.booth.director.setting.geometry.w
        self.hold(width - 8.0, 8.0, first_s)
        self.wait(pause_s)
        self.hold(8.0, 8.0, second_s)

    def touch(self, verb: str) -> None:
        assert self.panel.is_open
        self.panel.picture()
        page = self.panel._page
        assert page is not None
        found = [target for target in page.targets if target.argument == verb]
        assert found, f"nothing to touch for {verb}"
        rect = found[0].rect
        self.hold(rect.x + rect.w / 2, rect.y + rect.h / 2, 0.1)

    def type(self, pin: str) -> None:
        for digit in pin:
            self.touch(f"digit:{digit}")
        self.touch("enter")

    def enter(self) -> None:
        self.knock()
        self.type(PIN)
        assert self.panel.panel.leaf is Leaf.AIR

    def seen(self) -> QImage:
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def words(self) -> str:
        self.panel.picture()
        page = self.panel._page
        assert page is not None
        return " | ".join(getattr(mark, "text", "") for mark in page.marks)


@pytest.fixture
def make_stand(press: Press, tmp_path: Path) -> Iterator[Callable[..., Stand]]:
    booths: list[Booth] = []

    def make(width: int = 960, height: int = 540, **options: Any) -> Stand:
        booths.append(Booth(press, QSize(width, height), has_window=True, **options))
        return Stand(booths[-1], tmp_path / "pictures")

    yield make
    for booth in booths:
        if booth.window is not None:
            booth.window.stop()
        booth.close()


@pytest.fixture
def stand(make_stand: Callable[..., Stand]) -> Stand:
    return make_stand(start_slide="totals")


def test_the_gesture_opens_the_pad_over_a_page_and_over_a_poster(
    make_stand: Callable[..., Stand],
) -> None:
    for options in ({}, {"start_slide": "totals"}, {"width": 540, "height": 960}):
        stand = make_stand(**options)
        stand.knock()
        assert stand.panel.panel.leaf is Leaf.PAD


@pytest.mark.parametrize(
    "times", [(2.8, 1.0, 3.1), (3.1, 3.3, 3.1), (3.1, 1.0, 2.8)], ids=["short", "late", "let go"]
)
def test_half_a_gesture_opens_nothing(stand: Stand, times: tuple[float, float, float]) -> None:
    stand.knock(*times)
    assert not stand.panel.is_open
    assert stand.guard.kinds() == []


def test_the_corners_in_the_wrong_order_open_nothing(stand: Stand) -> None:
    width = stand.booth.director.setting.geometry.w
    stand.hold(8.0, 8.0, 3.1)
    stand.hold(width - 8.0, 8.0, 3.1)
    assert not stand.panel.is_open


def test_a_touch_between_the_corners_spoils_the_gesture(stand: Stand) -> None:
    width = stand.booth.director.setting.geometry.w
    stand.hold(width - 8.0, 8.0, 3.1)
    stand.hold(60.0, 50.0, 0.1)
    stand.hold(8.0, 8.0, 3.1)
    assert not stand.panel.is_open


def test_without_a_pin_nothing_opens(stand: Stand) -> None:
    stand.guard.verdict = "closed"
    stand.knock()
    assert stand.guard.kinds() == ["knock"]
    assert not stand.panel.is_open


def test_the_pin_opens_the_panel_and_is_shown_nowhere(stand: Stand) -> None:
    stand.knock()
    for digit in PIN[:-1]:
        stand.touch(f"digit:{digit}")
    assert stand.words().count("2") == 1, "the key, and no typed digit"
    stand.touch(f"digit:{PIN[-1]}")
    stand.touch("enter")
    assert stand.panel.panel.leaf is Leaf.AIR


def test_a_wrong_pin_is_said_and_the_pad_stays(stand: Stand) -> None:
    stand.knock()
    stand.type("000000")
    assert stand.panel.panel.leaf is Leaf.PAD
    assert stand.panel.panel.said is Said.WRONG


def test_while_there_is_to_wait_no_digit_is_taken_and_the_seconds_run_down(stand: Stand) -> None:
    stand.guard.verdict, stand.guard.wait_s = "wait", 12.0
    stand.knock()
    assert "12" in stand.words()
    stand.wait(3.0)
    assert "9秒" in stand.words()
    stand.touch("digit:1")
    assert stand.panel.panel.typed == ""
    stand.wait(9.2)
    stand.touch("digit:1")
    assert stand.panel.panel.typed == "1"


def test_nothing_but_the_pad_works_before_the_pin(stand: Stand) -> None:
    stand.knock()
    for argument in ("leave", "next", "brightness:25", "leaf:picture", "show:abc"):
        stand.panel._do(argument)
    assert stand.guard.kinds() == ["knock"]
    assert stand.panel.panel.leaf is Leaf.PAD


def test_the_pad_closes_after_fifteen_seconds_and_the_panel_after_sixty(stand: Stand) -> None:
    stand.knock()
    stand.wait(14.5)
    assert stand.panel.is_open
    stand.wait(1.0)
    assert not stand.panel.is_open
    stand.enter()
    stand.wait(59.0)
    assert stand.panel.is_open
    stand.wait(1.5)
    assert not stand.panel.is_open
    assert stand.guard.kinds()[-1] == "close"


def test_the_panel_covers_all_of_the_show_and_leaves_no_trace(stand: Stand) -> None:
    stand.booth.settle()
    stand.enter()
    shown = stand.seen()
    assert difference(shown, stand.panel.picture().scaled(shown.size())) == 0
    stand.touch("close")
    expected = QImage(shown.size(), QImage.Format.Format_RGB32)
    stand.window.draw_still(expected)
    assert difference(stand.seen(), expected) == 0


def test_what_an_operator_touches_is_no_visit(stand: Stand) -> None:
    stand.wait(200.0)
    stand.booth.effects.clear()
    stand.enter()
    stand.touch("next")
    stand.touch("next")
    stand.touch("close")
    stand.wait(200.0)
    told = stand.booth.effects
    assert len([each for each in told if isinstance(each, SlideLeft)]) > 2
    # The two corners are touches of somebody; nothing after them is.
    visits = [each for each in told if isinstance(each, VisitEnded)]
    assert all(visit.length_s < 9.0 for visit in visits)


def test_hold_and_blank_do_what_they_say(stand: Stand) -> None:
    stand.enter()
    stand.touch("hold")
    slide = stand.booth.slide
    stand.touch("blank")
    stand.touch("close")
    assert stand.seen().pixelColor(300, 300) == QColor("black")
    stand.wait(600.0)
    assert stand.booth.slide == slide
    stand.enter()
    stand.touch("blank")
    stand.touch("close")
    assert stand.seen().pixelColor(300, 535) != QColor("black")
    assert [q["act"] for q in stand.guard.asked if q["ask"] == "did"] == [
        "hold",
        "blank",
        "unblank",
    ]


def test_the_picture_is_dimmed_as_a_whole(stand: Stand) -> None:
    stand.booth.settle()
    bright = stand.seen().pixelColor(3, 300)
    stand.enter()
    stand.touch("leaf:picture")
    stand.touch("brightness:50")
    stand.touch("close")
    stand.wait(1.0)
    dark = stand.seen().pixelColor(3, 300)
    for part in (QColor.red, QColor.green, QColor.blue):
        assert abs(part(dark) - part(bright) / 2) <= 2
    assert stand.guard.settings.brightness == 50


def test_the_theme_changes_at_once(stand: Stand) -> None:
    stand.enter()
    stand.touch("leaf:picture")
    stand.touch("theme:ink")
    stand.touch("close")
    stand.wait(3.0)
    assert stand.seen().pixelColor(3, 300) == QColor("#0F1C1B")
    assert stand.guard.settings.theme == "ink"


def test_the_language_of_rotation_and_panel_changes(stand: Stand) -> None:
    stand.enter()
    stand.touch("leaf:picture")
    stand.touch("language:en")
    assert "Brightness" in stand.words()
    stand.touch("close")
    stand.wait(300.0)
    assert stand.booth.director.moment.language == "en"


def test_a_section_is_left_out_but_never_the_last_one(stand: Stand) -> None:
    stand.enter()
    stand.touch("leaf:sections")
    sections = [section.id for section in stand.booth.director.show.sections]
    for section in sections:
        stand.touch(f"section:{section}")
        stand.wait(2.0)
    assert stand.panel.panel.said is Said.LAST_SECTION
    assert stand.booth.director.sections() == (sections[-1],)
    stand.touch(f"section:{sections[0]}")
    stand.touch("close")
    stand.wait(5.0)
    assert set(stand.booth.director.sections()) == {sections[0], sections[-1]}


def test_leaving_and_changing_the_show_take_two_touches(stand: Stand) -> None:
    stand.enter()
    stand.touch("leave")
    assert "leave" not in stand.guard.kinds()
    stand.wait(7.0)
    stand.touch("leave")
    assert "leave" not in stand.guard.kinds(), "the first touch is too long ago"
    stand.touch("leaf:shows")
    stand.touch("show:stick:0")
    stand.touch("show:stick:0")
    assert stand.guard.asked[-1] == {"ask": "take", "show": "stick:0"}
    stand.touch("leaf:air")
    stand.touch("leave")
    stand.touch("leave")
    assert stand.guard.kinds()[-1] == "leave"


def test_a_refused_show_is_explained(stand: Stand) -> None:
    stand.enter()
    stand.touch("leaf:shows")
    stand.panel.hear({"answer": "take", "ok": False, "reason": "show.yaml:3 unknown key"})
    assert "show.yaml:3 unknown key" in stand.words()


def test_a_setting_that_cannot_be_kept_is_said(stand: Stand) -> None:
    stand.guard.kept = False
    stand.enter()
    stand.touch("leaf:picture")
    stand.touch("brightness:75")
    assert stand.panel.panel.said is Said.UNKEPT


def test_pictures_are_kept_in_a_bounded_number(stand: Stand, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(30):
        (folder / f"20250914-1200{number:02}.png").touch()
    stand.enter()
    stand.touch("screenshot")
    kept = sorted(folder.glob("*.png"))
    assert len(kept) == 20
    assert QImage(str(kept[-1])).size() == stand.window.size()


def test_a_keyboard_types_the_pin_and_turns_no_page_meanwhile(stand: Stand) -> None:
    stand.knock()
    slide = stand.booth.slide
    for key, text in [*((Qt.Key.Key_1, digit) for digit in PIN), (Qt.Key.Key_Return, "\r")]:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(stand.window, event)
    assert stand.panel.panel.leaf is Leaf.AIR
    assert stand.booth.slide == slide


def test_the_panel_opens_outside_opening_hours_too(stand: Stand) -> None:
    black = QImage(1, 1, QImage.Format.Format_RGB32)
    black.fill(Qt.GlobalColor.black)
    stand.window.close_doors(black)
    stand.enter()
    assert stand.seen().pixelColor(5, 5) != QColor("black")
    stand.touch("close")
    assert stand.seen().pixelColor(5, 5) == QColor("black")


def test_the_finger_that_made_the_gesture_presses_no_key(stand: Stand) -> None:
    width = stand.booth.director.setting.geometry.w
    stand.hold(width - 8.0, 8.0, 3.1)
    stand.mouse(QEvent.Type.MouseButtonPress, 8.0, 8.0)
    stand.wait(3.1)
    assert stand.panel.panel.leaf is Leaf.PAD
    stand.panel.picture()
    page = stand.panel._page
    assert page is not None
    key = next(target.rect for target in page.targets if target.argument == "digit:5")
    stand.mouse(QEvent.Type.MouseButtonRelease, key.x + 1, key.y + 1)
    assert stand.panel.panel.typed == ""


def test_every_place_to_touch_is_as_large_as_a_finger(make_stand: Callable[..., Stand]) -> None:
    for size in ((960, 540), (540, 960)):
        stand = make_stand(*size)
        stand.enter()
        least = 20.0 / stand.booth.director.setting.geometry.mm_per_u
        for leaf in ("air", "picture", "sections", "shows", "machine"):
            stand.touch(f"leaf:{leaf}")
            stand.panel.picture()
            page = stand.panel._page
            assert page is not None
            small = [t.id for t in page.targets if min(t.rect.w, t.rect.h) < least - 0.05]
            assert small == []
