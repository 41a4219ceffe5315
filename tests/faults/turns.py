"""Thousands of turns: what is seen is always one of two pages or their blend; memory is even.

Through the real stage, in a window that no display has: the clock is set by hand, so that a slide
that stays for ten seconds takes none.  What is looked at is the window's own picture, made of
nothing but what the stage asked to have drawn again.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.faults.pages import Pages, pixels_of, strangers, unrest
from tests.faults.stand import Row

from kiosk.cli.shows import compiled_show
from kiosk.paint.inks import Inks
from kiosk.player.clock import ManualClock
from kiosk.player.step import start
from kiosk.show.compiled import load_compiled
from kiosk.stage.director import Director
from kiosk.stage.means import Means
from kiosk.stage.orbit import shift
from kiosk.stage.window import StageWindow
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.figures.model import Language

SIZE = QSize(1366, 768)
SLOPE_MB = 0.2
LOOKS = 2
"""At each transition, at random moments."""
LONGEST_S = 3.0
"""The last thing on a page has arrived after so long."""
STEP_S = 2.0
"""While nothing moves, the clock goes on in steps of this."""
HOUSES: tuple[tuple[Language, str], ...] = (("zh", "paper"), ("en", "ink"))
FEW_PIXELS = 4
WARM_UP = 0.2


@dataclass(slots=True)
class Seen:
    """What was seen."""

    turns: int = 0
    frames: int = 0
    faults: dict[str, int] = field(default_factory=dict[str, int])
    """What should not have been seen, and how often it was."""
    memory: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Turns, MB."""


class Rotation:
    """The default show, going round by itself."""

    def __init__(self, language: Language, theme: str) -> None:
        folder = compiled_show(None)
        show = load_compiled(folder)
        fonts, inks = Fonts(), Inks(load_theme(theme))
        self._clock = ManualClock(1000.0)
        self._pages = Pages(show, folder, fonts, inks, SIZE, language)
        state = start(show, self._clock.now_s(), default_language=language)
        self._director = Director(Means(show, folder, fonts, inks, self._clock), state)
        self._window = StageWindow(self._director, self._clock, is_windowed=True)
        self._window.resize(SIZE)
        self._window.show()
        self._window.fit()
        self._on = self._identity()
        self._turns = 0
        self._before = self._slide
        self._send(self._clock.now_s() + LONGEST_S)

    def close(self) -> None:
        self._window.stop()
        self._window.close()
        self._window.deleteLater()

    def turn(self, chance: random.Random, seen: Seen) -> None:
        """Wait for the next page, look while it comes, and once it has come."""
        while not self._send(self._next_s()):
            pass
        seen.turns += 1
        self._turns += 1
        turned_s = self._clock.now_s()
        for moment_s in sorted(chance.uniform(0.0, LONGEST_S) for _ in range(LOOKS)):
            self._send(turned_s + moment_s)
            self._look(seen, is_at_rest=False)
        self._send(turned_s + LONGEST_S)
        if not self._director.is_still:
            self._fault(seen, f"{self._slide} does not come to rest")
        self._look(seen, is_at_rest=True)

    @property
    def _slide(self) -> str:
        return self._director.moment.slide

    def _identity(self) -> tuple[object, ...]:
        now = self._director.moment
        return now.slide, now.language, now.is_fallback, now.shown_since_s

    def _next_s(self) -> float:
        now_s = self._clock.now_s()
        due_s = self._director.next_s(now_s)
        turn_s = self._director.moment.deadline_s
        assert due_s is not None
        assert turn_s is not None
        return min(max(due_s, now_s + STEP_S), max(turn_s, now_s))

    def _send(self, at_s: float) -> bool:
        """Go on to a time, and have drawn what has changed; whether another page came on."""
        self._clock.advance_to(max(at_s, self._clock.now_s()))
        before = self._slide
        self._window.send()
        QApplication.processEvents()
        if self._identity() == self._on:
            return False
        self._on, self._before = self._identity(), before
        return True

    def _look(self, seen: Seen, *, is_at_rest: bool) -> None:
        image = QApplication.primaryScreen().grabWindow(self._window.winId()).toImage()
        frame, offset = pixels_of(image), shift(self._turns, self._pages.painter.scale)
        now = self._pages.rest(self._slide)
        if is_at_rest:
            far, what = unrest(frame, now, offset), f"{self._slide} at rest"
        else:
            pages = (self._pages.rest(self._before), now)
            far, what = strangers(frame, pages, offset), f"{self._before} to {self._slide}"
        seen.frames += 1
        if far > FEW_PIXELS:
            if what not in seen.faults:
                keep(image, what)
            self._fault(seen, what)

    def _fault(self, seen: Seen, what: str) -> None:
        seen.faults[what] = seen.faults.get(what, 0) + 1


def keep(image: QImage, what: str) -> None:
    """Keep a picture of what should not have been seen, for whoever looks for the reason."""
    folder = Path("build/faults")
    folder.mkdir(parents=True, exist_ok=True)
    image.save(str(folder / f"{what.replace(' ', '-')}.png"))


def turns(count: int) -> Row:
    """So many turns, half of them in each house, each house in a process of its own."""
    share = count // len(HOUSES)
    answers = [_answer(number, share) for number in range(len(HOUSES))]
    frames = sum(answer.frames for answer in answers)
    faults = sum((Counter(answer.faults) for answer in answers), Counter[str]())
    slope = max(1000 * slope_of(answer.memory) for answer in answers)
    most = max(mb for answer in answers for _, mb in answer.memory)
    done = sum(answer.turns for answer in answers)
    # A few hundred turns say nothing about memory.
    is_even = count < 2000 or slope <= SLOPE_MB
    told = "; ".join(f"{what} ({times} ×)" for what, times in faults.most_common(3))
    figures = (
        f"{frames} frames, {sum(faults.values())} of them of another page{': ' if told else ''}"
        f"{told}; {slope:+.3f} MB per 1000 turns at {most:.0f} MB"
    )
    return Row(
        "turns of pages", str(done), figures,
        f"each frame one of two pages or their blend; ≤ {SLOPE_MB} MB per 1000 turns",
        not faults and is_even,
    )  # fmt: skip


def _answer(house: int, count: int) -> Seen:
    command = [sys.executable, "-m", "tests.faults.turns", str(house), str(count)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    memory = [(turn, mb) for turn, mb in said["memory"]]
    return Seen(said["turns"], said["frames"], said["faults"], memory)


def play(language: Language, theme: str, count: int) -> Seen:
    """So many turns in one house."""
    seen, chance = Seen(), random.Random(29)
    rotation = Rotation(language, theme)
    try:
        while seen.turns < count:
            rotation.turn(chance, seen)
            if seen.turns % 20 == 0 and seen.turns >= WARM_UP * count:
                seen.memory.append((seen.turns, rss_mb()))
    finally:
        rotation.close()
    return seen


def rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def slope_of(points: list[tuple[float, float]]) -> float:
    """Least squares."""
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    answer = play(*HOUSES[int(sys.argv[1])], int(sys.argv[2]))
    json.dump(asdict(answer), sys.stdout)
