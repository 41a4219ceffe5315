"""Another edition on air: taken, confirmed, proven, or found not to come."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from kiosk.guard.editions import CONFIRM_S, Editions
from kiosk.guard.logfile import LogFile
from kiosk.guard.programme import PROVEN_S, Programme
from kiosk.guard.record import Record
from kiosk.guard.status import Status
from kiosk.operator.settings import Settings

if TYPE_CHECKING:
    from kiosk.guard.desk import Desk

OLD, NEW = Path("/state/shows/0123456789abcdef"), Path("/state/shows/fedcba9876543210")


class Counter:
    """Where no operator has chosen anything."""

    settings = Settings()


@pytest.fixture
def programme() -> Programme:
    return Programme(Record("/show", str(OLD)), lambda _: True)


@pytest.fixture
def editions(tmp_path: Path, programme: Programme) -> Editions:
    status, log = Status(tmp_path / "status.json"), LogFile(tmp_path / "log")
    return Editions(programme, cast("Desk", Counter()), status, log, lambda _: True)


def test_an_edition_that_has_just_come_on_is_not_proven(
    editions: Editions, programme: Programme
) -> None:
    begun_s = time.monotonic() - 3600
    assert editions.is_proven(begun_s, time.monotonic())
    editions.put(NEW, "changed")
    assert programme.record.current == str(NEW)
    assert not editions.is_proven(begun_s, time.monotonic())
    editions.heard(NEW.name)
    assert not editions.is_proven(begun_s, time.monotonic())
    assert editions.is_proven(begun_s, time.monotonic() + PROVEN_S)


def test_what_does_not_come_on_is_overdue_once(editions: Editions) -> None:
    editions.put(NEW, "changed")
    editions.heard(OLD.name)
    assert not editions.is_overdue(time.monotonic())
    assert editions.is_overdue(time.monotonic() + CONFIRM_S)
    assert not editions.is_overdue(time.monotonic() + CONFIRM_S)


def test_the_card_confirms_no_edition(editions: Editions) -> None:
    editions.put(NEW, "changed")
    editions.heard("")
    assert editions.is_overdue(time.monotonic() + CONFIRM_S)
