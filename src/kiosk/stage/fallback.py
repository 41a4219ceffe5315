"""What is shown when no slide can be: the show's title, set large, and nothing that can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.lines import fit_size
from kiosk.typeset.marks import Face, Page
from kiosk.typeset.masthead import HAIR_H, HAIR_Y, THICK_H, THICK_Y

if TYPE_CHECKING:
    from kiosk.typeset.setting import Setting

_SIZE_MAX = 24.0


def fallback_page(setting: Setting) -> Page:
    """Set the card: the poster's ground, the masthead's rules, the title."""
    draft = Draft(setting, ground=Ink.POSTER)
    geometry = setting.geometry
    draft.rule(geometry.left, THICK_Y, geometry.width, THICK_H, Ink.BLACK)
    draft.rule(geometry.left, HAIR_Y, geometry.width, HAIR_H, Ink.BLACK)
    title = setting.words(setting.show.title) or setting.words(setting.show.name)
    if title:
        line = draft.line(title, Face.SERIF_BOLD)
        size = fit_size(line, geometry.width, _SIZE_MAX, 2.0)
        draft.add(line.mark(geometry.left, geometry.bottom, size, Ink.BLACK, role="title"))
    return draft.page(title, title)
