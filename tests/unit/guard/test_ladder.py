"""The ladder, rung by rung; the clock is a number."""

from __future__ import annotations

import pytest

from kiosk.guard.ladder import (
    PAUSES_S,
    Failure,
    Ladder,
    Rung,
    fallen,
    is_retry_due,
    renewed,
    retried,
)


def after(*failures: tuple[float, str], has_last_good: bool = True) -> Ladder:
    ladder = Ladder()
    for at_s, slide in failures:
        ladder = fallen(ladder, Failure(at_s, slide), has_last_good=has_last_good)
    return ladder


def quick(count: int, *, every_s: float = 1.0, has_last_good: bool = True) -> Ladder:
    """So many failures, each of another slide."""
    failures = [(n * every_s, f"slide-{n}") for n in range(count)]
    return after(*failures, has_last_good=has_last_good)


def test_one_failure_is_answered_by_a_restart_at_once() -> None:
    ladder = after((0.0, "forums"))
    assert (ladder.rung, ladder.pause_s, ladder.quarantine) == (Rung.SHOW, 0.0, frozenset())


def test_before_any_failure_there_is_no_pause() -> None:
    assert Ladder().pause_s == 0.0


def test_a_slide_that_fails_twice_is_left_out() -> None:
    assert after((0.0, "forums"), (100.0, "forums")).quarantine == {"forums"}


def test_two_slides_that_fail_once_each_stay() -> None:
    assert after((0.0, "forums"), (1.0, "visits")).quarantine == frozenset()


def test_a_failure_long_ago_does_not_count_against_a_slide() -> None:
    assert after((0.0, "forums"), (601.0, "forums")).quarantine == frozenset()


def test_failures_of_no_known_slide_leave_out_nothing() -> None:
    assert after((0.0, ""), (1.0, "")).quarantine == frozenset()


def test_three_restarts_in_a_minute_are_allowed() -> None:
    assert quick(3).rung is Rung.SHOW


def test_the_fourth_failure_in_a_minute_brings_the_last_good_show() -> None:
    assert quick(4).rung is Rung.LAST_GOOD


def test_four_failures_in_four_minutes_do_not() -> None:
    assert quick(4, every_s=61.0).rung is Rung.SHOW


def test_without_another_show_the_card_comes_instead() -> None:
    assert quick(4, has_last_good=False).rung is Rung.CARD


def test_the_last_good_show_gets_three_restarts_as_well() -> None:
    assert quick(7).rung is Rung.LAST_GOOD
    assert quick(8).rung is Rung.CARD


def test_the_last_good_show_begins_with_all_its_slides() -> None:
    ladder = after((0.0, "forums"), (1.0, "forums"), (2.0, "a"))
    assert ladder.quarantine == {"forums"}
    ladder = fallen(ladder, Failure(3.0, "b"), has_last_good=True)
    assert (ladder.rung, ladder.quarantine) == (Rung.LAST_GOOD, frozenset())
    # What failed in the other show does not count here.
    ladder = fallen(ladder, Failure(4.0, "forums"), has_last_good=True)
    assert ladder.quarantine == frozenset()


def test_below_the_card_there_is_nothing() -> None:
    ladder = quick(50)
    assert (ladder.rung, ladder.pause_s) == (Rung.CARD, PAUSES_S[-1])


def test_pauses_grow_and_then_stay() -> None:
    pauses = [quick(count).pause_s for count in range(1, 10)]
    assert pauses == [0.0, 0.0, 0.0, 1.0, 2.0, 5.0, 15.0, 15.0, 15.0]


def test_pauses_do_not_shrink_because_a_pause_was_long() -> None:
    ladder, now_s = Ladder(), 0.0
    for number in range(12):
        ladder = fallen(ladder, Failure(now_s, f"slide-{number}"), has_last_good=False)
        now_s += ladder.pause_s + 1.0
    assert ladder.pause_s == 15.0


def test_after_a_quiet_minute_a_failure_is_answered_at_once_again() -> None:
    ladder = fallen(quick(3), Failure(100.0, "x"), has_last_good=True)
    assert (ladder.rung, ladder.pause_s) == (Rung.SHOW, 0.0)


@pytest.mark.parametrize(("wait_s", "is_due"), [(299.0, False), (300.0, True)])
def test_after_five_quiet_minutes_on_the_card_the_show_is_tried_again(
    wait_s: float, *, is_due: bool
) -> None:
    ladder = quick(4, has_last_good=False)
    assert is_retry_due(ladder, 3.0 + wait_s) is is_due
    assert retried(ladder).rung is Rung.SHOW


def test_a_card_without_a_failure_may_be_left_at_once() -> None:
    assert is_retry_due(Ladder(rung=Rung.CARD), 0.0)


def test_only_the_card_is_left_by_itself() -> None:
    assert not is_retry_due(quick(4), 1e6)
    assert not is_retry_due(quick(1), 1e6)


def test_a_show_that_is_tried_again_gets_all_its_restarts() -> None:
    ladder = retried(quick(4, has_last_good=False))
    ladder = fallen(ladder, Failure(400.0, "x"), has_last_good=False)
    assert ladder.rung is Rung.SHOW


def test_a_new_edition_is_played_whole() -> None:
    ladder = after((0.0, "forums"), (1.0, "forums"), (2.0, "a"), (3.0, "b"), has_last_good=False)
    fresh = renewed(ladder)
    assert (fresh.rung, fresh.quarantine) == (Rung.SHOW, frozenset())
    again = fallen(fresh, Failure(4.0, "forums"), has_last_good=True)
    assert (again.rung, again.quarantine, again.pause_s) == (Rung.SHOW, frozenset(), 2.0)
