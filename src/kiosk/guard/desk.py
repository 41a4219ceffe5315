"""Where an operator's wishes are heard: the PIN is checked, settings are kept, shows are fetched.

A thread of its own, because all of this may take long.  Nothing but a PIN is listened to until one
was right, whatever the process that draws the panel says.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kiosk.errors import KioskError, ShowDefectError
from kiosk.guard.pin import Answer, Porter, Verdict
from kiosk.guard.pruning import prune
from kiosk.journal.entries import Entry, operated
from kiosk.operator.settings import (
    Settings,
    from_object,
    read_settings,
    to_object,
    write_settings,
)
from kiosk.operator.sticks import StickShow, copy_show, forget, shows_on_sticks
from kiosk.show.compiled import is_whole, load_compiled
from kiosk.show.prepare import prepare

if TYPE_CHECKING:
    from kiosk.journal.journal import Journal

_Question: TypeAlias = tuple[dict[str, Any], dict[str, Any]]
"""What is asked, and how things stand."""

OPEN_S: Final = 120.0
"""Without a word from the panel the door is closed; the panel itself closes after half of it."""
_MOST_SHOWS: Final = 24
_SAID_MAX: Final = 300


@dataclass(frozen=True, slots=True)
class _Prune:
    """Delete checked copies that nobody will play again."""

    in_use: frozenset[Path]


@dataclass(frozen=True, slots=True)
class Leave:
    """End everything."""


@dataclass(frozen=True, slots=True)
class Put:
    """Put another compiled show on air."""

    folder: Path


class Desk:
    """The desk of one guard.

    Attributes:
        answers: For the player.
        acts: For the guard.
        settings: As the operator left them.
    """

    def __init__(self, state: Path, base: Path, source: Path, wake: Callable[[], None]) -> None:
        """Open the desk.

        Args:
            state: The program's state folder.
            base: The folder of this display in it.
            source: The show's folder, as a person wrote it.
            wake: Called when there is something to fetch.
        """
        self.answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.acts: queue.SimpleQueue[Leave | Put] = queue.SimpleQueue()
        self._path = base / "settings.json"
        self.settings = kept_settings(base, source)
        self._state = state
        self._source = source
        self._wake = wake
        self._porter = Porter(state)
        self._open_until_s = 0.0
        self._sticks: list[StickShow] = []
        self._journal: Journal | None = None
        self._questions: queue.SimpleQueue[_Question | Entry | _Prune | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
        self._thread.start()

    def ask(self, question: dict[str, Any], facts: dict[str, Any]) -> None:
        """Take what the player asks.

        Args:
            question: With its kind under "ask".
            facts: How things stand, in case it asks for that.
        """
        self._questions.put((question, facts))

    def record(self, entry: Entry) -> None:
        """Have something written into the journal."""
        self._questions.put(entry)

    def prune(self, in_use: Iterable[Path]) -> None:
        """Have checked copies deleted that nobody will play again.

        Args:
            in_use: Those that a player may have open.
        """
        self._questions.put(_Prune(frozenset(in_use)))

    def player_changed(self) -> None:
        """Another player has begun: nobody has given it a PIN."""
        self._open_until_s = 0.0

    def overlay(self) -> dict[str, Any]:
        """What a player is told beyond how the show was started."""
        settings = self.settings
        said = {
            "theme": settings.theme,
            "default_language": settings.language,
            "motion": settings.motion,
        }
        given = {name: value for name, value in said.items() if value}
        return {**given, "settings": to_object(settings)}

    def close(self) -> None:
        """Answer nobody any more."""
        self._questions.put(None)
        self._thread.join(2.0)

    def _run(self) -> None:
        while (item := self._questions.get()) is not None:
            if isinstance(item, Entry):
                self._write(item)
                continue
            if isinstance(item, _Prune):
                prune(self._state, item.in_use)
                continue
            try:
                self._hear(*item)
            except Exception as error:
                self._answer({"answer": "failed", "reason": repr(error)[:_SAID_MAX]})
        if self._journal is not None:
            self._journal.close()

    def _hear(self, question: dict[str, Any], facts: dict[str, Any]) -> None:
        kind = question.get("ask")
        if kind == "knock":
            self._say("knock", self._porter.knock())
            return
        if kind == "pin":
            self._check(str(question.get("pin", "")))
            return
        if time.monotonic() >= self._open_until_s:
            return
        self._open_until_s = time.monotonic() + OPEN_S
        match kind:
            case "facts":
                self._answer({"answer": "facts", **facts, **self._at_hand(facts)})
            case "set":
                self._set(from_object(question.get("settings")))
            case "take":
                self._take(str(question.get("show", "")), facts)
            case "did":
                self._note(str(question.get("act", "")))
            case "leave":
                self._note("leave")
                self.acts.put(Leave())
                self._wake()
            case _:
                self._open_until_s = 0.0

    def _check(self, pin: str) -> None:
        answer = self._porter.check(pin)
        self._note(f"pin {answer.verdict}")
        if answer.verdict is Verdict.OK:
            self._open_until_s = time.monotonic() + OPEN_S
        self._say("pin", answer)

    def _say(self, kind: str, answer: Answer) -> None:
        self._answer({"answer": kind, "verdict": str(answer.verdict), "wait_s": answer.wait_s})

    def _answer(self, answer: dict[str, Any]) -> None:
        self.answers.put(answer)
        self._wake()

    def _set(self, wished: Settings) -> None:
        before = self.settings
        after = replace(wished, show=before.show, source=str(self._source))
        self._note("set", _difference(before, after))
        self._answer({"answer": "set", "kept": self._keep(after)})

    def _keep(self, settings: Settings) -> bool:
        self.settings = settings
        try:
            write_settings(self._path, settings)
        except OSError:
            return False
        return True

    def _at_hand(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The shows that could be played."""
        self._sticks = shows_on_sticks()
        current = str(facts.get("folder", ""))
        shows = [
            {
                "key": f"stick:{number}",
                "title": {"zh": each.folder.name, "en": each.folder.name},
                "detail": each.stick,
                "is_on_stick": True,
            }
            for number, each in enumerate(self._sticks)
        ]
        known = compiled_shows(self._state, current)[: max(0, _MOST_SHOWS - len(shows))]
        return {"shows": [*known, *shows], "settings": to_object(self.settings)}

    def _take(self, key: str, facts: dict[str, Any]) -> None:
        try:
            folder = self._fetched(key)
        except ShowDefectError as error:
            first = error.problems[0]
            self._refuse(key, f"{first.place} {first.message}")
            return
        except (KioskError, OSError) as error:
            self._refuse(key, str(error))
            return
        self._note("show", folder.name)
        chosen = "" if folder == self._own() else folder.name
        # Sections that were switched off are another show's.
        after = replace(self.settings, show=chosen, source=str(self._source), without=())
        kept = self._keep(after)
        self.acts.put(Put(folder))
        facts = {**facts, "folder": str(folder)}
        self._answer({"answer": "take", "ok": True, "kept": kept, **self._at_hand(facts)})

    def _fetched(self, key: str) -> Path:
        """The compiled show of a key, copied and checked if it comes from a stick."""
        if key.startswith("stick:"):
            number = key.removeprefix("stick:")
            if not number.isdecimal() or int(number) >= len(self._sticks):
                raise KioskError("The stick is not there any more; plug it in again.")
            copy = self._state / "incoming" / str(os.getpid())
            forget(copy)
            try:
                copy_show(self._sticks[int(number)].folder, copy)
                return prepare(copy, self._state)
            finally:
                forget(copy)
        folder = self._state / "shows" / Path(key).name
        if not is_whole(folder):
            raise KioskError(
                "The kept copy of that show is damaged; take it from its folder again."
            )
        return folder

    def _own(self) -> Path | None:
        """The compiled show that was started."""
        try:
            return prepare(self._source, self._state)
        except (KioskError, OSError):
            return None

    def _refuse(self, key: str, reason: str) -> None:
        self._note("show refused", f"{key}: {reason}")
        self._answer({"answer": "take", "ok": False, "reason": reason[:_SAID_MAX]})

    def _note(self, act: str, detail: str = "") -> None:
        self._write(operated(time.time(), act, detail))

    def _write(self, entry: Entry) -> None:
        if self._journal is None:
            from kiosk.journal.journal import Journal
            from kiosk.journal.store import FILE_NAME

            self._journal = Journal(self._state / FILE_NAME)
        self._journal.record(entry)


def kept_settings(base: Path, source: Path) -> Settings:
    """The settings of a display; a show chosen in the place of another one is not remembered.

    Args:
        base: The display's folder.
        source: The show's folder, as a person wrote it.
    """
    settings = read_settings(base / "settings.json")
    is_same = settings.source == str(source)
    return settings if is_same else replace(settings, show="", source="", without=())


def compiled_shows(state: Path, current: str) -> list[dict[str, Any]]:
    """The compiled shows of a state folder, the latest of each title, the one on air first."""
    folders = [each for each in (state / "shows").glob("*") if (each / "show.json").is_file()]
    folders.sort(key=lambda each: (str(each) != current, -each.stat().st_mtime))
    shows: list[dict[str, Any]] = []
    titles: set[str] = set()
    for folder in folders:
        try:
            title = load_compiled(folder).title
        except (KioskError, OSError):
            continue
        if str(title) in titles:
            continue
        titles.add(str(title))
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(folder.stat().st_mtime))
        is_on = str(folder) == current
        shows.append({"key": folder.name, "title": dict(title), "detail": at, "is_on_air": is_on})
        if len(shows) >= _MOST_SHOWS:
            break
    return shows


def _difference(before: Settings, after: Settings) -> str:
    old, new = to_object(before), to_object(after)
    names = [name for name in new if name not in ("show", "source") and new[name] != old[name]]
    return ", ".join(f"{name}={new[name]}" for name in names)
