"""What an operator does with the show, as the people in front of it see it."""

from kiosk.player.moment import Moment, moment
from kiosk.player.state import (
    Blank,
    Effect,
    Hold,
    Input,
    Mode,
    Next,
    SetLanguage,
    SlideLeft,
    Tap,
    Timing,
    Turn,
    VisitEnded,
)
from kiosk.player.step import reloaded, start, step
from kiosk.show.model import Show


class Booth:
    """A display that is left alone for as long as one likes."""

    def __init__(self, show: Show, slide: str = "a1") -> None:
        self.now_s = 1000.0
        self.state = start(show, self.now_s, slide=slide)
        self.told: list[Effect] = []

    @property
    def on(self) -> Moment:
        return moment(self.state, self.now_s)

    def do(self, *inputs: Input) -> None:
        self.state, told = step(self.state, self.now_s, inputs)
        self.told += told

    def wait(self, seconds: float) -> None:
        end_s = self.now_s + seconds
        while (due_s := self.on.deadline_s) is not None and due_s <= end_s:
            self.now_s = due_s
            self.do()
        self.now_s = end_s
        self.do()


def test_a_held_slide_stays_for_hours_and_goes_on_when_it_is_let_go(show: Show) -> None:
    booth = Booth(show)
    booth.wait(4.0)
    booth.do(Hold(True))
    booth.wait(7200.0)
    assert (booth.on.slide, booth.on.is_held, booth.on.deadline_s) == ("a1", True, None)
    booth.do(Hold(False))
    booth.wait(9.9)
    assert booth.on.slide == "a1"
    booth.wait(0.2)
    assert (booth.on.slide, booth.on.is_held) == ("a2", False)


def test_a_visitor_leaves_a_held_slide_and_the_display_comes_back_to_it(show: Show) -> None:
    booth = Booth(show)
    booth.do(Hold(True), Next(), Next())
    assert booth.on.slide != "a1"
    booth.wait(60.0 + 20.0 + 1.0)
    assert (booth.on.slide, booth.on.mode) == ("a1", Mode.AUTO)


def test_an_operator_turns_pages_without_being_counted_as_a_visitor(show: Show) -> None:
    booth = Booth(show)
    booth.do(Turn())
    assert (booth.on.slide, booth.on.mode) == ("a2", Mode.AUTO)
    booth.do(Turn(is_back=True))
    assert booth.on.slide == "a1"
    booth.wait(200.0)
    assert not [each for each in booth.told if isinstance(each, VisitEnded)]


def test_turning_a_held_slide_holds_the_one_turned_to(show: Show) -> None:
    booth = Booth(show)
    booth.do(Hold(True), Turn())
    booth.do(Next(), Next())
    booth.wait(500.0)
    assert (booth.on.slide, booth.on.is_held) == ("a2", True)


def test_a_blank_display_shows_nothing_until_it_is_asked_to(show: Show) -> None:
    booth = Booth(show)
    booth.wait(4.0)
    booth.do(Blank(True))
    assert booth.told == [SlideLeft("a1", "a", "zh", 4.0)]
    booth.do(Tap(), Next())
    booth.wait(1800.0)
    assert booth.on.is_blank
    assert len(booth.told) == 1
    booth.do(Blank(False))
    assert (booth.on.slide, booth.on.is_blank, booth.on.shown_since_s) == ("a1", False, 2804.0)
    booth.wait(9.9)
    assert booth.on.slide == "a1"


def test_a_blank_display_that_is_forgotten_comes_back_after_an_hour(show: Show) -> None:
    booth = Booth(show)
    booth.do(Blank(True))
    booth.wait(Timing().blank_s - 1)
    assert booth.on.is_blank
    booth.wait(1.0)
    assert not booth.on.is_blank


def test_a_visit_is_over_when_the_display_goes_blank(show: Show) -> None:
    booth = Booth(show)
    booth.do(Next())
    booth.do(Blank(True))
    assert [type(each) for each in booth.told[-2:]] == [SlideLeft, VisitEnded]


def test_the_rotation_speaks_the_language_it_is_told_to(show: Show) -> None:
    booth = Booth(show)
    booth.do(SetLanguage("en"))
    booth.wait(300.0)
    assert booth.on.language == "en"
    booth.do(SetLanguage("fr"))
    assert booth.on.language == "en"


def test_hold_and_blank_outlast_another_edition_of_the_show(show: Show) -> None:
    booth = Booth(show)
    booth.do(Hold(True), Blank(True))
    booth.state, _ = reloaded(booth.state, show, booth.now_s)
    assert booth.on.is_blank
    booth.do(Blank(False))
    booth.wait(100.0)
    assert (booth.on.slide, booth.on.is_held) == ("a1", True)
