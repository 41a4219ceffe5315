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
from tests.faults.stand import Form, Row

Fault = Callable[[Form], list[Row]]

FAULTS: dict[str, Fault] = {
    "kill": lambda form: [crashes.kills(form.count(20, 200), form.slack)],
    "hang": lambda form: [crashes.gui_hangs(form.count(3, 25), form.slack)],
    "freeze": lambda form: [crashes.frozen(form.count(3, 25), form.slack)],
    "display": lambda form: [crashes.no_display(form.count(8, 600))],
    "clock": lambda form: [clocks.jumps(form.slack)],
    "keys": lambda form: [keys(form.count(15, 3600), fingers.BARE, form)],
    "keys-managed": lambda form: [keys(form.count(15, 600), fingers.MANAGED, form)],
    "keys-kiosk": lambda form: [keys(form.count(15, 3600), fingers.KIOSK, form)],
    "swap": lambda form: [
        storage.swaps(form.count(30, 300)),
        storage.records(form.count(200, 2000)),
    ],
    "disk": lambda form: [storage.full_disk(form.count(1, 10))],
    "hostile": lambda form: hostile.shows(form.slack),
    "turns": lambda form: [turns.turns(form.count(120, 10_000))],
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
LOOSELY = (
    ("kill", "hang", "freeze", "display", "clock"),
    ("keys", "keys-managed", "keys-kiosk", "swap", "disk"),
    ("hostile", "turns"),
)
"""Where times may be longer, more runs at the same time."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests/faults/run", description=__doc__)
    parser.add_argument("--long", action="store_true", help="the whole form, by hand")
    parser.add_argument(
        "--slack", type=float, default=1.0, metavar="N",
        help="let recovery take N times longer, on a computer that is busy with other things",
    )  # fmt: skip
    parser.add_argument("--only", choices=FAULTS, nargs="+", default=list(FAULTS))
    parser.add_argument("--out", type=Path, help="write the table there as well")
    options = parser.parse_args()
    form = Form(options.long, options.slack)
    start_s = time.monotonic()
    rows: list[Row] = []
    for group in LOOSELY if form.slack > 1 else TOGETHER:
        names = [name for name in group if name in options.only]
        with ThreadPoolExecutor(max_workers=len(group)) as pool:
            for found in pool.map(lambda name: answers(name, form), names):
                rows += found
    table = as_table(rows)
    print(f"\n{table}\n\n{time.monotonic() - start_s:.0f} s")
    if options.out:
        options.out.write_text(table + "\n", "utf-8")
    return 0 if all(row.is_ok for row in rows) else 1


def keys(seconds: float, where: str, form: Form) -> Row:
    return fingers.mash(seconds, where, rests_s=0.3 if form.is_long else 0.05)


def answers(name: str, form: Form) -> list[Row]:
    """The rows of a fault; one that cannot be tried is a row as well."""
    begun_s = time.monotonic()
    try:
        rows = FAULTS[name](form)
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
