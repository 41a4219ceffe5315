"""Makes everything go wrong that can, and prints what was seen.

The short form takes less than four minutes and runs with every change; the long form takes hours
and is run by hand.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults import clocks, crashes, fingers, hostile, storage, turns
from tests.faults.stand import Row

Fault = Callable[[bool], list[Row]]

FAULTS: dict[str, Fault] = {
    "kill": lambda is_long: [crashes.kills(200 if is_long else 20)],
    "hang": lambda is_long: [crashes.gui_hangs(25 if is_long else 3)],
    "freeze": lambda is_long: [crashes.frozen(25 if is_long else 3)],
    "display": lambda is_long: [crashes.no_display(600 if is_long else 8)],
    "clock": lambda _: [clocks.jumps()],
    "keys": lambda is_long: [keys(3600 if is_long else 15, fingers.BARE, is_long)],
    "keys-managed": lambda is_long: [keys(600 if is_long else 15, fingers.MANAGED, is_long)],
    "keys-kiosk": lambda is_long: [keys(3600 if is_long else 15, fingers.KIOSK, is_long)],
    "swap": lambda is_long: [
        storage.swaps(300 if is_long else 30),
        storage.records(2000 if is_long else 200),
    ],
    "disk": lambda is_long: [storage.full_disk(10 if is_long else 1)],
    "hostile": lambda _: hostile.shows(),
    "turns": lambda is_long: [turns.turns(10_000 if is_long else 120)],
}
TOGETHER = (
    ("kill",),
    ("hang", "freeze"),
    ("display", "clock", "keys", "keys-managed", "keys-kiosk"),
    ("swap", "disk"),
    ("hostile",),
    ("turns",),
)
"""What mostly waits runs at the same time; what is measured closely runs alone."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests/faults/run", description=__doc__)
    parser.add_argument("--long", action="store_true", help="the whole form, by hand")
    parser.add_argument("--only", choices=FAULTS, nargs="+", default=list(FAULTS))
    parser.add_argument("--out", type=Path, help="write the table there as well")
    options = parser.parse_args()
    start_s = time.monotonic()
    rows: list[Row] = []
    for group in TOGETHER:
        names = [name for name in group if name in options.only]
        with ThreadPoolExecutor(max_workers=len(group)) as pool:
            for found in pool.map(lambda name: answers(name, is_long=options.long), names):
                rows += found
    table = as_table(rows)
    print(f"\n{table}\n\n{time.monotonic() - start_s:.0f} s")
    if options.out:
        options.out.write_text(table + "\n", "utf-8")
    return 0 if all(row.is_ok for row in rows) else 1


def keys(seconds: float, where: str, is_long: bool) -> Row:
    return fingers.mash(seconds, where, rests_s=0.3 if is_long else 0.05)


def answers(name: str, *, is_long: bool) -> list[Row]:
    """The rows of a fault; one that cannot be tried is a row as well."""
    begun_s = time.monotonic()
    try:
        rows = FAULTS[name](is_long)
    except Exception as error:
        rows = [Row(name, "–", f"{type(error).__name__}: {error}", "an answer", False)]
    for row in rows:
        print(f"{name}: {row.figures}", file=sys.stderr, flush=True)
    print(f"{name}: {time.monotonic() - begun_s:.0f} s", file=sys.stderr, flush=True)
    return rows


def as_table(rows: list[Row]) -> str:
    lines = ["| fault | n | figures | must | ok |", "|---|---:|---|---|---|"]
    lines += [
        f"| {row.fault} | {row.count} | {row.figures} | {row.must} | {said} |"
        for row, said in ((row, "yes" if row.is_ok else "NO") for row in rows)
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
