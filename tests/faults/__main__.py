"""Makes everything go wrong that can, and prints what was seen.

The short form takes less than four minutes and runs with every change; the long form takes hours
and is run by hand.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults import clocks, crashes, fingers, hostile, storage, turns
from tests.faults.stand import Row

FAULTS: dict[str, Callable[[bool], list[Row]]] = {
    "kill": lambda is_long: [crashes.kills(200 if is_long else 20)],
    "hang": lambda is_long: [crashes.gui_hangs(25 if is_long else 3)],
    "freeze": lambda is_long: [crashes.frozen(25 if is_long else 3)],
    "display": lambda is_long: [crashes.no_display(600 if is_long else 8)],
    "swap": lambda is_long: [
        storage.swaps(300 if is_long else 30),
        storage.records(2000 if is_long else 200),
    ],
    "disk": lambda is_long: [storage.full_disk(10 if is_long else 1)],
    "clock": lambda _: [clocks.jumps()],
    "hostile": lambda _: hostile.shows(),
    "fingers": lambda is_long: [
        fingers.mash(1800 if is_long else 12, manager=manager) for manager in (False, True)
    ],
    "turns": lambda is_long: [turns.memory(10_000)] if is_long else [],
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests/faults/run", description=__doc__)
    parser.add_argument("--long", action="store_true", help="the whole form, by hand")
    parser.add_argument("--only", choices=FAULTS, nargs="+", default=list(FAULTS))
    parser.add_argument("--out", type=Path, help="write the table there as well")
    options = parser.parse_args()
    start_s = time.monotonic()
    rows: list[Row] = []
    for name in options.only:
        begun_s = time.monotonic()
        try:
            rows += FAULTS[name](options.long)
        except Exception as error:
            rows.append(Row(name, "–", f"{type(error).__name__}: {error}", "an answer", False))
        print(f"{name}: {time.monotonic() - begun_s:.0f} s", file=sys.stderr, flush=True)
    table = as_table(rows)
    print(f"\n{table}\n\n{time.monotonic() - start_s:.0f} s")
    if options.out:
        options.out.write_text(table + "\n", "utf-8")
    return 0 if all(row.is_ok for row in rows) else 1


def as_table(rows: list[Row]) -> str:
    lines = ["| fault | n | figures | must | ok |", "|---|---:|---|---|---|"]
    lines += [
        f"| {row.fault} | {row.count} | {row.figures} | {row.must} | {said} |"
        for row, said in ((row, "yes" if row.is_ok else "NO") for row in rows)
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
