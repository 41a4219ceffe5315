"""What the stage is made of; the same at any size."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.booth.model import Booth
from kiosk.theme.tokens import Level

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.paint.inks import Inks
    from kiosk.player.clock import Clock
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts


@dataclass(frozen=True, slots=True)
class Means:
    """What the stage is made of; the same at any size."""

    show: Show
    folder: Path
    """Of the compiled show."""
    fonts: Fonts
    inks: Inks
    clock: Clock
    level: Level = Level.FULL
    has_orbit: bool = True
    """Whether each page stands a little beside the last one."""
    without: frozenset[str] = field(default_factory=frozenset[str])
    """Ids of sections that are switched off."""
    announce: Callable[[str], None] = lambda _: None
    """Told the id of a slide before it is set or drawn, and "" afterwards."""
    booth: Booth = field(default_factory=Booth)
    """What hangs there, and how far people stand."""


def shown_without(means: Means) -> frozenset[str]:
    """Ids of the sections that are left out; none, if otherwise nothing would be left."""
    sections = {section.id for section in means.show.sections if section.slides}
    return means.without if sections - means.without else frozenset()
