"""A player that finds no processor is not silent; one that hangs is."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from kiosk.guard import own_time
from kiosk.guard.own_time import OwnTime

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_waiting_for_a_processor_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "schedstat"
    told.write_text("5000000 1000000000 12\n")
    own = OwnTime(1)
    monkeypatch.setattr(own, "_path", told)
    monkeypatch.setattr(own_time.time, "monotonic", lambda: 100.0)
    assert own.now_s() == 99.0
    monkeypatch.setattr(own_time.time, "monotonic", lambda: 103.0)
    told.write_text("5000000 4000000000 13\n")
    assert own.now_s() == 99.0
    monkeypatch.setattr(own_time.time, "monotonic", lambda: 106.0)
    assert own.now_s() == 102.0


def test_the_time_of_one_that_is_gone_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnTime(os.getpid())
    before = own.now_s()
    monkeypatch.setattr(own, "_path", tmp_path / "gone")
    assert own.now_s() >= before
    assert before <= time.monotonic()
