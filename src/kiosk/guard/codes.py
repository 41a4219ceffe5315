"""Why a player ended, as its exit code says."""

from __future__ import annotations

from typing import Final

DONE: Final = 10
"""On purpose, by somebody who may."""
RELIEF: Final = 11
"""To make room for a fresh player, between two slides."""
REFUSED: Final = 2
"""It cannot start as it was told to."""
