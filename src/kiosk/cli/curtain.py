"""`kiosk curtain`: the window under the player's; started by the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Hang until the guard is gone."""
    del arguments
    from kiosk.guard.curtain import run as run_curtain

    return run_curtain(_ground)


def _ground(theme: str) -> int:
    # Imported here: with a poster from the last start at hand, nobody sees an even ground.
    from kiosk.theme.load import load_theme
    from kiosk.theme.tokens import Ink

    return int(load_theme(theme).colors[Ink.POSTER].lstrip("#"), 16)
