"""What every test gets: no screen, folders of its own, and no mercy for what is left behind.

A record of the log at WARNING or above fails the test that caused it. A test that expects one looks
at it and then says `caplog.clear()`. Qt's own messages are pytest-qt's business (pyproject.toml).
"""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

FAILED = pytest.StashKey[bool]()

# How long a property takes says more about the machine than about the property.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kiosk")
    group.addoption("--headed", action="store_true", help="show windows on the real display")
    group.addoption(
        "--update-snapshots", action="store_true", help="keep the pictures as drawn as the expected"
    )


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether pictures as drawn become the expected ones."""
    return bool(request.config.getoption("--update-snapshots"))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps tests out of the folders of whoever runs them."""
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    for name in [name for name in os.environ if name.startswith("KIOSK_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _quiet_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that logged a warning or worse and did not say that it meant to."""
    yield
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    if records and FAILED not in request.node.stash:
        pytest.fail("\n".join(["unexpected in the log:", *map(_described, records)]), pytrace=False)


def _described(record: logging.LogRecord) -> str:
    where = f"{record.pathname}:{record.lineno}"
    return f"  {record.levelname} {record.name}: {record.getMessage()} ({where})"


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test after which a thread, a window or something that ticks is still there."""
    threads = set(threading.enumerate())
    yield
    found = [f"thread {t.name}" for t in threading.enumerate() if t not in threads and not t.daemon]
    if "qapp" in request.fixturenames:
        found += _left_in_qt()
    if found and FAILED not in request.node.stash:
        pytest.fail("left behind: " + ", ".join(found), pytrace=False)


def _left_in_qt() -> list[str]:
    """Names of the windows, timers, animations and Qt threads that live on; ends them."""
    from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if QApplication.topLevelWidgets():
        gc.collect()  # A window in a ring of references is gone with the next collection.
    found: list[str] = []
    for widget in QApplication.topLevelWidgets():
        found.append(f"window {type(widget).__name__} {widget.objectName()!r}")
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for thing in gc.get_objects():
        # type() first: asking a stand-in or a proxy for its class may run code.
        if not issubclass(type(thing), QTimer | QAbstractAnimation | QThread):
            continue
        if Shiboken.isValid(thing) and _is_running(thing):
            found.append(f"running {type(thing).__name__} {thing.objectName()!r}")
            _end(thing)
    return found


def _is_running(thing: object) -> bool:
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

    match thing:
        case QTimer():
            return thing.isActive()
        case QAbstractAnimation():
            return thing.state() == QAbstractAnimation.State.Running
        case QThread():
            return thing.isRunning() and thing is not QThread.currentThread()
        case _:
            return False


def _end(thing: object) -> None:
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

    match thing:
        case QTimer() | QAbstractAnimation():
            thing.stop()
        case QThread():
            thing.quit()
            thing.wait(2000)
        case _:
            pass
