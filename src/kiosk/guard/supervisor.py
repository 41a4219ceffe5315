"""Keeps a player on the display: listens to it, and starts it again when it is gone.

One thread, one loop; what may take long is done elsewhere: writing by the scribe, checking an
edited show by the watcher.  Who hangs is `vigil`'s to say, what is played `programme`'s; the player
that stands by is in `spare`, the curtain in `drapery`, new editions are in `editions`.
"""

from __future__ import annotations

import os
import selectors
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from kiosk.guard.codes import DONE, REFUSED, RELIEF
from kiosk.guard.desk import Leave
from kiosk.guard.drapery import Drapery
from kiosk.guard.editions import Editions
from kiosk.guard.notify import notify
from kiosk.guard.spare import Spare
from kiosk.guard.vigil import Vigil
from kiosk.guard.words import Words
from kiosk.journal.entries import restarted

if TYPE_CHECKING:
    from kiosk.guard.beats import Beat
    from kiosk.guard.child import Child, Player
    from kiosk.guard.desk import Desk
    from kiosk.guard.logfile import LogFile
    from kiosk.guard.programme import Programme
    from kiosk.guard.record import Scribe
    from kiosk.guard.stacks import Stacks
    from kiosk.guard.status import Status
    from kiosk.guard.watcher import Watcher

TICK_S: Final = 1.0
"""At least so often everything is looked after; beats and deadlines come between."""
_AGAIN_S: Final = 0.25
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
    curtain: Child | None = None
    """It waits for its first order; None: no curtain, as for a window."""
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
        self._words = Words(self._selector, means.log)
        self._spare = Spare(self._words, is_wanted=not means.is_windowed)
        self._drapery = Drapery(means.curtain, means.options["theme"], means.poster)
        self._vigil: Vigil | None = None
        self._start_s: float | None = None
        self._has_begun = False
        self._pruned_for = ""
        self._asked = 0
        self._code: int | None = None
        self._wake_r, self._wake_w = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._desk = means.attend(self._wake)
        self._editions = Editions(programme, self._desk, means.status, means.log, self._send)
        self._up_s = time.monotonic()

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
                time.sleep(_AGAIN_S)
        watcher.close()
        self._end()
        return self._code

    def _turn(self, watcher: Watcher) -> None:
        for key, _ in self._selector.select(self._wait_s()):
            key.data()
        self._editions.fetch(watcher)
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
        waits_s = [TICK_S]
        if self._start_s is not None:
            waits_s.append(max(0.0, self._start_s - time.monotonic()))
        if self._vigil is not None:
            waits_s.append(self._vigil.wait_s())
        return min(waits_s)

    # --- starting

    def _play(self, player: Player) -> None:
        self._vigil, self._start_s = Vigil(player, time.monotonic()), None
        self._desk.player_changed()
        order = {**self._means.options, **self._desk.overlay(), **self._programme.order()}
        player.order({**order, "stacks": str(self._means.stacks.next())})
        self._selector.register(player.beats_fd, selectors.EVENT_READ, self._on_player_beats)
        self._words.listen_to(player)
        ladder = self._programme.ladder
        self._means.status.set(
            player=player.pid,
            rung=str(ladder.rung),
            quarantine=sorted(ladder.quarantine),
            folder=order["folder"],
        )

    def _send(self, folder: Path) -> bool:
        """Tell the player to take another edition; whether there is a player."""
        self._remember()
        if self._vigil is None:
            return False
        self._vigil.player.order({"show": str(folder)})
        return True

    # --- listening

    def _on_player_beats(self) -> None:
        vigil = self._vigil
        assert vigil is not None
        beats, is_gone = vigil.player.read_beats()
        now_s = time.monotonic()
        for beat in beats:
            self._heard(vigil, beat, now_s)
        for question in vigil.player.asked():
            self._desk.ask(question, self._facts(vigil.last))
        if is_gone:
            code = vigil.player.wait_gone()
            if code is None:
                vigil.player.kill()
                code = -signal.SIGKILL
            self._on_player_ended(vigil, code)

    def _heard(self, vigil: Vigil, beat: Beat, now_s: float) -> None:
        if vigil.hear(beat, now_s):
            self._on_player_begun(vigil.player, beat)
        if self._programme.heard(beat):
            self._remember()
        self._drapery.tell(beat)
        self._editions.heard(beat.show)

    def _on_player_begun(self, player: Player, beat: Beat) -> None:
        if not self._has_begun:
            notify("READY=1")
            self._remember()
        self._has_begun = True
        self._means.status.set(seen=player.pid, seen_slide=beat.slide, seen_language=beat.language)

    def _remember(self) -> None:
        record = replace(self._programme.record, running=True)
        self._means.scribe.write(record)
        notify(f"STATUS={record.slide} ({record.language})")

    # --- ending

    def _on_player_ended(self, vigil: Vigil, code: int) -> None:
        self._vigil = None
        self._selector.unregister(vigil.player.beats_fd)
        self._words.forget(vigil.player)
        vigil.player.close()
        if self._asked or code == DONE or (code == 0 and self._means.is_windowed):
            self._code = 0
        elif code == REFUSED and not self._has_begun:
            # A person at the terminal has just read why.
            self._code = REFUSED
        elif code == RELIEF or vigil.is_relieving:
            self._means.log.say("The player was replaced by a fresh one.")
            self._start_s = 0.0
        else:
            self._failed(vigil, code)

    def _failed(self, vigil: Vigil, code: int) -> None:
        now_s, beat = time.monotonic(), vigil.last
        reason = vigil.complaint or _how_it_ended(code)
        slide = (beat.work or beat.slide) if beat is not None else ""
        self._programme.failed(beat, now_s)
        ladder = self._programme.ladder
        self._start_s = now_s + ladder.pause_s
        if not ladder.pause_s:
            self._play(self._spare.take())
        self._means.stacks.tidy()
        self._means.status.restarted(reason, slide)
        self._desk.record(restarted(time.time(), reason))
        where = f' on slide "{slide}"' if slide else ""
        self._means.log.say(f"The player {reason}{where}; it is started again ({ladder.rung}).")
        self._remember()

    def _end(self) -> None:
        if self._vigil is not None:
            self._vigil.player.end()
        self._spare.end()
        self._drapery.end()
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
        if self._vigil is None and self._start_s is not None and now_s >= self._start_s:
            self._play(self._spare.take())
        if self._vigil is not None and self._vigil.is_well():
            self._consider(self._vigil, now_s)
        self._drapery.tend(now_s)
        self._spare.tend(now_s, self._vigil.begun_s if self._vigil is not None else None)

    def _consider(self, vigil: Vigil, now_s: float) -> None:
        """Look after a player that is well."""
        beat = vigil.last
        if beat is None or vigil.begun_s is None:
            return
        if self._editions.is_proven(vigil.begun_s, now_s):
            self._on_proven()
        if self._programme.retry(now_s) or self._editions.is_overdue(now_s):
            vigil.replace()
        elif vigil.is_too_large(now_s):
            self._means.log.say(f"The player uses {beat.rss // 1_000_000} MB; it is replaced.")
            vigil.relieve()

    def _on_proven(self) -> None:
        """What is on air is good; what came before it may go."""
        if self._programme.proven():
            self._remember()
        record = self._programme.record
        if self._pruned_for != record.current:
            self._pruned_for = record.current
            self._desk.prune({Path(record.current), Path(record.good)})

    # --- operators

    def _facts(self, beat: Beat | None) -> dict[str, Any]:
        """How things stand."""
        return {
            **self._means.status.facts(),
            "folder": self._programme.record.current,
            "edition": beat.show if beat is not None else "",
            "rss": beat.rss if beat is not None else 0,
            "on_air": self._editions.on_air,
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
                self._editions.put(act.folder, "An operator put another show on air.")
        while not desk.answers.empty():
            answer = desk.answers.get()
            if self._vigil is not None:
                self._vigil.player.order({"operator": answer})


def _how_it_ended(code: int) -> str:
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
