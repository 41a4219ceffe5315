"""What a tree of processes costs, from /proc."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


class Tree:
    """A process and whatever it started, also what has left its parent behind.

    Args:
        root: Its id.
        tag: "NAME=value" in the environment of all of them.
    """

    def __init__(self, root: int, tag: str) -> None:
        self._root = root
        self._tag = tag.encode()
        self._strangers: set[int] = set()
        self._cpu_s: dict[int, float] = {}

    def pids(self) -> set[int]:
        """Those that live."""
        stats = {pid: stat for pid in _all() if (stat := _stat(pid)) is not None}
        family = {pid for pid in stats if pid == self._root or self._is_tagged(pid)}
        grown = True
        while grown:
            children = {pid for pid, (parent, _) in stats.items() if parent in family} - family
            family |= children
            grown = bool(children)
        for pid in family:
            self._cpu_s[pid] = stats[pid][1]
        return family

    def cpu_s(self) -> float:
        """Processor seconds so far, of the dead as well as far as they were seen."""
        self.pids()
        return sum(self._cpu_s.values())

    def pss_mib(self) -> float:
        """Memory of the living, shared pages shared out, MiB."""
        return sum(_pss_kib(pid) for pid in self.pids()) / 1024

    def _is_tagged(self, pid: int) -> bool:
        if pid in self._cpu_s:
            return True
        if pid in self._strangers:
            return False
        try:
            is_ours = self._tag in (PROC / str(pid) / "environ").read_bytes()
        except OSError:
            is_ours = False
        # Read once: a process's environment does not change, and there are many processes.
        if not is_ours:
            self._strangers.add(pid)
        return is_ours


def _all() -> list[int]:
    return [int(name) for name in os.listdir(PROC) if name.isdigit()]  # noqa: PTH208


def _stat(pid: int) -> tuple[int, float] | None:
    """Parent and processor seconds; None: it is gone."""
    try:
        text = (PROC / str(pid) / "stat").read_bytes()
    except OSError:
        return None
    fields = text[text.rindex(b")") + 2 :].split()
    return int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS


def _pss_kib(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
