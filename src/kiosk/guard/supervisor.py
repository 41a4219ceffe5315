"""Keeps a player on the display: listens to it, ends it when it hangs, starts it again.

One thread, one loop; what may take long is done elsewhere: writing by the scribe, checking an
edited show by the watcher.  Another player stands by with everything loaded, so that a restart
takes no longer than setting one page.
"""

from __future__ import annotations

import os
import selectors
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from kiosk.guard.beats import Beat, Pulse
from kiosk.guard.child import Child, Player, program
from kiosk.guard.codes import DONE, REFUSED, RELIEF
from kiosk.guard.desk import Leave
from kiosk.guard.memory import Budget
from kiosk.guard.notify import notify
from kiosk.guard.programme import PROVEN_S, Programme
from kiosk.guard.watcher import Edition
from kiosk.journal.entries import restarted

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.guard.desk import Desk
    from kiosk.guard.logfile import LogFile
    from kiosk.guard.record import Scribe
    from kiosk.guard.stacks import Stacks
    from kiosk.guard.status import Status
    from kiosk.guard.watcher import Watcher

TICK_S: Final = 0.25
ABORT_S: Final = 0.3
"""From SIGABRT, which writes the stack trace, to SIGKILL."""
SPARE_S: Final = 1.0
"""After a player has begun, another one is made ready."""
AGAIN_S: Final = 10.0
"""Before another curtain or spare is started in the place of one that ended by itself."""
CONFIRM_S: Final = 15.0
"""Within this time a player must show the edition it was told to take."""
_ASKED: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Means:
    """What a guard works with."""

    options: Mapping[str, Any]
    """How the show is played; every player is told."""
    log: LogFile
    scribe: Scribe
    status: Status
    stacks: Stacks
    watch: Callable[[Callable[[], None]], Watcher]
    """Begins to watch the show's folder."""
    attend: Callable[[Callable[[], None]], Desk]
    """Opens the desk for operators."""
    curtain: tuple[str, ...] = ()
    """The command's arguments; empty: no curtain, as for a window."""
    poster: str = ""
    """File with the picture that the curtain shows first; empty or missing: its ground."""
    is_windowed: bool = False


class Supervisor:
    """Runs until it is asked to end."""

    def __init__(self, first: Player, programme: Programme, means: Means) -> None:
        """Take over a player that waits for its order."""
        self._means = means
        self._programme = programme
        self._first = first
        self._selector = selectors.DefaultSelector()
        self._player: Player | None = None
        self._spare: Player | None = None
        self._spare_due_s = 0.0
        self._curtain: Child | None = None
        self._curtain_due_s = 0.0
        self._told = (0, 0)
        self._pulse = Pulse(0.0)
        self._budget = Budget(0.0)
        self._complaint = ""
        self._kill_s: float | None = None
        self._start_s: float | None = None
        self._begun_s: float | None = None
        self._confirm_s: float | None = None
        self._edition = Edition(None)
        self._has_begun = False
        self._is_relieving = False
        self._asked = 0
        self._code: int | None = None
        self._wake_r, self._wake_w = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._desk = means.attend(self._wake)
        self._up_s = time.monotonic()
        self._on_air = _now()

    def run(self) -> int:
        """Play until somebody ends it; the exit code."""
        self._listen_to_signals()
        self._selector.register(self._wake_r, selectors.EVENT_READ, self._on_wake)
        self._play(self._first)
        watcher = self._means.watch(self._wake)
        while self._code is None:
            try:
                self._turn(watcher)
            except Exception as error:
                # Whatever is wrong here, a show without a guard is worse.
                self._means.log.say(f"The guard met {error!r} and goes on.")
                time.sleep(TICK_S)
        watcher.close()
        self._end()
        return self._code

    def _turn(self, watcher: Watcher) -> None:
        for key, _ in self._selector.select(self._wait_s()):
            key.data()
        self._fetch(watcher)
        self._attend()
        self._tick(time.monotonic())

    def _listen_to_signals(self) -> None:
        signal.set_wakeup_fd(self._wake_w, warn_on_full_buffer=False)
        for number in _ASKED:
            signal.signal(number, self._on_signal)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._asked += 1

    def _on_wake(self) -> None:
        os.read(self._wake_r, 4096)

    def _wake(self) -> None:
        os.write(self._wake_w, b"w")

    def _wait_s(self) -> float:
        dues = [due for due in (self._kill_s, self._start_s) if due is not None]
        wait_s = min(dues) - time.monotonic() if dues else TICK_S
        return min(TICK_S, max(0.0, wait_s))

    # --- starting

    def _play(self, player: Player) -> None:
        now_s = time.monotonic()
        self._player, self._start_s, self._kill_s = player, None, None
        self._pulse, self._budget = Pulse(now_s), Budget(now_s)
        self._complaint, self._begun_s, self._is_relieving = "", None, False
        self._desk.player_changed()
        order = {**self._means.options, **self._desk.overlay(), **self._programme.order()}
        player.order({**order, "stacks": str(self._means.stacks.next())})
        register = self._selector.register
        register(player.beats_fd, selectors.EVENT_READ, self._on_player_beats)
        if player.words_fd not in self._selector.get_map():
            self._listen_to_words(player)
        ladder = self._programme.ladder
        self._means.status.set(
            player=player.pid,
            rung=str(ladder.rung),
            quarantine=sorted(ladder.quarantine),
            folder=order["folder"],
        )

    def _listen_to_words(self, player: Player) -> None:
        def on_words() -> None:
            if player.is_closed:
                # Let go of in the same round; its number may already be another pipe's.
                return
            data, is_closed = player.read_words()
            if data:
                self._means.log.pass_on(data)
            if is_closed:
                self._selector.unregister(player.words_fd)

        self._selector.register(player.words_fd, selectors.EVENT_READ, on_words)

    def _make_spare(self, now_s: float) -> None:
        if self._spare is not None and self._spare.ended() is not None:
            self._forget(self._spare)
            self._spare, self._spare_due_s = None, now_s + AGAIN_S
        if self._spare is None and self._begun_s is not None:
            due_s = max(self._begun_s + SPARE_S, self._spare_due_s)
            if now_s >= due_s and not self._means.is_windowed:
                self._spare = Player()
                self._listen_to_words(self._spare)

    def _take_player(self) -> Player:
        spare, self._spare = self._spare, None
        if spare is None:
            return Player()
        if spare.ended() is None:
            return spare
        self._forget(spare)
        return Player()

    # --- listening

    def _on_player_beats(self) -> None:
        player = self._player
        assert player is not None
        now_s = time.monotonic()
        beats, is_gone = player.read_beats()
        for beat in beats:
            self._pulse.hear(beat, now_s)
            self._heard(beat, now_s)
        for question in player.asked():
            self._desk.ask(question, self._facts())
        if is_gone:
            code = player.wait_gone()
            if code is None:
                player.kill()
                code = -signal.SIGKILL
            self._on_player_ended(player, code)

    def _heard(self, beat: Beat, now_s: float) -> None:
        if self._begun_s is None and beat.beat:
            self._begun(now_s)
            self._say_where(beat)
        if self._programme.heard(beat):
            self._remember()
        if beat.window:
            self._tell_curtain(beat)
        if self._confirm_s is not None and self._programme.record.current.endswith(beat.show):
            self._confirm_s = None

    def _say_where(self, beat: Beat) -> None:
        """Tell that the player is seen, and what it shows."""
        pid = self._player.pid if self._player is not None else 0
        self._means.status.set(seen=pid, seen_slide=beat.slide, seen_language=beat.language)

    def _begun(self, now_s: float) -> None:
        self._begun_s = now_s
        if not self._has_begun:
            notify("READY=1")
            self._remember()
        self._has_begun = True

    def _remember(self) -> None:
        record = replace(self._programme.record, running=True)
        self._means.scribe.write(record)
        notify(f"STATUS={record.slide} ({record.language})")

    # --- ending

    def _on_player_ended(self, player: Player, code: int) -> None:
        self._forget(player)
        self._player = None
        if self._asked or code == DONE or (code == 0 and self._means.is_windowed):
            self._code = 0
        elif code == REFUSED and not self._has_begun:
            # A person at the terminal has just read why.
            self._code = REFUSED
        elif code == RELIEF or self._is_relieving:
            self._means.log.say("The player was replaced by a fresh one.")
            self._start_s = 0.0
        else:
            self._failed(code)

    def _failed(self, code: int) -> None:
        now_s = time.monotonic()
        beat = self._pulse.last
        reason = self._complaint or _how_it_ended(code)
        slide = (beat.work or beat.slide) if beat is not None else ""
        self._programme.failed(beat, now_s)
        ladder = self._programme.ladder
        self._start_s = now_s + ladder.pause_s
        if not ladder.pause_s:
            self._play(self._take_player())
        self._means.stacks.tidy()
        self._means.status.restarted(reason, slide)
        self._desk.record(restarted(time.time(), reason))
        where = f' on slide "{slide}"' if slide else ""
        self._means.log.say(f"The player {reason}{where}; it is started again ({ladder.rung}).")
        self._remember()

    def _forget(self, player: Player) -> None:
        for descriptor in (player.beats_fd, player.words_fd):
            if descriptor in self._selector.get_map():
                if descriptor == player.words_fd:
                    self._means.log.pass_on(player.read_words()[0])
                self._selector.unregister(descriptor)
        player.close()

    def _end(self) -> None:
        for child in (self._player, self._spare, self._curtain):
            if child is not None:
                child.end()
        self._means.scribe.write(replace(self._programme.record, running=False))
        self._means.scribe.close()
        self._desk.close()
        notify("STOPPING=1")

    # --- what happens by itself

    def _tick(self, now_s: float) -> None:
        notify("WATCHDOG=1")
        if self._asked:
            self._code = 0
            return
        if self._player is None and self._start_s is not None and now_s >= self._start_s:
            self._play(self._take_player())
        self._judge(now_s)
        self._draw_curtain(now_s)
        self._make_spare(now_s)

    def _judge(self, now_s: float) -> None:
        player = self._player
        if player is None:
            return
        if self._kill_s is not None:
            if now_s >= self._kill_s:
                player.signal(signal.SIGKILL)
            return
        complaint = self._pulse.complaint(now_s)
        if complaint:
            self._complaint, self._kill_s = f"hung: {complaint}", now_s + ABORT_S
            player.signal(signal.SIGABRT)
            return
        self._consider(player, now_s)

    def _consider(self, player: Player, now_s: float) -> None:
        """Look after a player that is well."""
        beat = self._pulse.last
        if beat is None or self._begun_s is None:
            return
        if now_s - self._begun_s >= PROVEN_S and self._programme.proven():
            self._remember()
        if self._programme.retry(now_s) or self._is_unconfirmed(now_s):
            self._is_relieving = True
            player.signal(signal.SIGKILL)
        elif not self._is_relieving and self._budget.is_over(beat.rss, now_s):
            self._is_relieving = True
            self._means.log.say(f"The player uses {beat.rss // 1_000_000} MB; it is replaced.")
            player.order({"relief": True})

    def _is_unconfirmed(self, now_s: float) -> bool:
        if self._confirm_s is None or now_s < self._confirm_s:
            return False
        self._confirm_s = None
        return True

    # --- another edition

    def _fetch(self, watcher: Watcher) -> None:
        if self._programme.is_damaged:
            watcher.look_again()
        while not watcher.editions.empty():
            self._take(watcher.editions.get())

    def _take(self, edition: Edition) -> None:
        if edition == self._edition:
            return
        self._edition = edition
        self._means.status.problems(edition.reason, edition.problems)
        if edition.folder is None:
            self._means.log.say(f"{edition.reason} The edition that was good stays on.")
            for problem in edition.problems:
                self._means.log.say(f"{problem.place} {problem.message}. {problem.cure}".rstrip())
            return
        if self._desk.settings.show and not self._programme.is_damaged:
            # An operator has put another show on air.
            return
        self._put(edition.folder, "The show was changed; the new edition is played.")

    def _put(self, folder: Path, words: str) -> None:
        """Put a compiled show on air."""
        if not self._programme.takes(folder):
            return
        self._means.log.say(words)
        self._on_air = _now()
        self._remember()
        if self._player is not None:
            self._player.order({"show": str(folder)})
            self._confirm_s = time.monotonic() + CONFIRM_S

    # --- operators

    def _facts(self) -> dict[str, Any]:
        """How things stand."""
        beat = self._pulse.last
        return {
            **self._means.status.facts(),
            "folder": self._programme.record.current,
            "edition": beat.show if beat is not None else "",
            "rss": beat.rss if beat is not None else 0,
            "on_air": self._on_air,
            "up_s": time.monotonic() - self._up_s,
        }

    def _attend(self) -> None:
        """Do what operators asked for."""
        desk = self._desk
        while not desk.acts.empty():
            act = desk.acts.get()
            if isinstance(act, Leave):
                self._means.log.say("An operator ends the show.")
                self._asked += 1
            else:
                self._put(act.folder, "An operator put another show on air.")
        while not desk.answers.empty():
            answer = desk.answers.get()
            if self._player is not None:
                self._player.order({"operator": answer})

    # --- the curtain

    def _draw_curtain(self, now_s: float) -> None:
        if not self._means.curtain or now_s < self._curtain_due_s:
            return
        if self._curtain is not None and self._curtain.ended() is None:
            return
        self._curtain = Child(program(*self._means.curtain), has_output=False)
        self._curtain_due_s = now_s + AGAIN_S
        self._told = (0, 0)
        self._curtain.order({"frame": self._means.poster})

    def _tell_curtain(self, beat: Beat) -> None:
        told = (beat.window, beat.stills)
        if self._curtain is not None and told != self._told:
            self._told = told
            self._curtain.order({"under": beat.window, "keep": beat.stills > 0})


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


def _how_it_ended(code: int) -> str:
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
