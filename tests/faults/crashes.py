"""The player dies or hangs; the display shows the page all the while."""

from __future__ import annotations

import random
import time

from tests.faults.stand import (
    FREEZE,
    HANG,
    SIGKILL,
    TOP,
    Eyes,
    Row,
    Stand,
    p95,
    wait_for,
    x_server,
)

PER_GUARD = 3
"""Restarts that do not go down the ladder."""


def kills(count: int, slack: float) -> Row:
    """SIGKILL at random instants, half of them under a window manager."""
    chance = random.Random(7)
    times: list[float] = []
    wrong: list[str] = []
    looks = bare = left_out = 0
    rounds = -(-count // PER_GUARD)
    for number in range(rounds):
        with (
            x_server(manager=number % 2 == 1) as display,
            Stand(display, "--seconds-per-slide", "4") as stand,
            Eyes(display) as eyes,
        ):
            wait_for(lambda: stand.record().get("slide"), 30)
            # The first page is on; from here on nothing else may ever be seen.
            time.sleep(1.0)
            eyes.looks = eyes.bare = 0
            killed: set[str] = set()
            for _ in range(min(PER_GUARD, count - len(times))):
                if chance.random() < 0.5:
                    stand.xdotool("key", "l")
                time.sleep(chance.uniform(1.0, 3.0))
                # A slide that fails twice is left out: that is the ladder's business.
                while stand.record()["slide"] in killed:
                    stand.xdotool("key", "Right")
                    time.sleep(0.3)
                killed.add(stand.record()["slide"])
                # A turn may fall between the two looks; both are before the new player's first.
                places = [place_of(stand.record())]
                old = stand.send(SIGKILL)
                time.sleep(0.03)
                places.append(place_of(stand.record()))
                times.append(0.03 + stand.back(old))
                status = stand.status()
                seen = (status["seen_slide"], status["seen_language"])
                is_left_out = any(slide in status["quarantine"] for slide, _ in places)
                left_out += is_left_out
                if seen not in places and not is_left_out:
                    wrong.append(f"{places} became {seen}")
            looks, bare = looks + eyes.looks, bare + eyes.bare
    figures = (
        f"p50 {sorted(times)[len(times) // 2]:.2f}, p95 {p95(times):.2f}, max {max(times):.2f} s; "
        f"{len(wrong)} wrong, {left_out} left out by the ladder; "
        f"bare root in {bare} of {looks} looks"
    )
    is_soon = p95(times) <= 1.0 * slack and max(times) <= 2.0 * slack
    is_ok = is_soon and not wrong and not bare
    return Row(
        "SIGKILL of the player", str(len(times)), figures,
        "same slide and language, p95 ≤ 1.0, max ≤ 2.0 s; never the bare root", is_ok,
    )  # fmt: skip


def place_of(record: dict) -> tuple[str, str]:
    return record["slide"], record["language"]


def hangs(count: int, number: int, name: str, slack: float) -> Row:
    """The thread that draws hangs, or lives and paints nothing."""
    times: list[float] = []
    stacks = 0
    inject = str(TOP / "tests" / "faults" / "inject")
    while len(times) < count:
        with x_server() as display, Stand(display, env={"PYTHONPATH": inject}) as stand:
            for _ in range(min(PER_GUARD, count - len(times))):
                time.sleep(4.0)
                old = stand.send(number)
                times.append(stand.back(old))
            time.sleep(0.5)
            files = list((stand.base / "stacks").glob("*.txt"))
            stacks += sum("most recent call first" in path.read_text("utf-8") for path in files)
    is_ok = max(times) <= 4.0 * slack and stacks == len(times)
    figures = f"max {max(times):.2f} s; {stacks} stack traces"
    return Row(name, str(len(times)), figures, "back ≤ 4 s, stack trace kept", is_ok)


def gui_hangs(count: int, slack: float) -> Row:
    return hangs(count, HANG, "GUI thread hangs", slack)


def frozen(count: int, slack: float) -> Row:
    return hangs(count, FREEZE, "event loop lives, nothing painted", slack)


def no_display(seconds: float) -> Row:
    """The window is not exposed, as without a connected display."""
    with x_server() as display, Stand(display) as stand:
        time.sleep(2.0)
        old = stand.player
        stand.xdotool("search", "--name", "^Shushuo 数说$", "windowunmap")
        time.sleep(seconds)
        is_alive = stand.player == old
        stand.xdotool("search", "--name", "^Shushuo 数说$", "windowmap")
        time.sleep(4.0)
        is_same = stand.player == old and stand.is_well()
        reasons = [each["reason"] for each in stand.status()["latest"]]
    is_ok = is_alive and is_same and not reasons
    figures = f"not exposed for {seconds:.0f} s; {'; '.join(reasons) or 'no kill'}"
    return Row("no display", "1", figures, "no false kill", is_ok)
