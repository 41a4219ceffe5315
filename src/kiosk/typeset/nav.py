"""The navigation bar: sections, progress, pause, the other language, and what it says meanwhile.

The same on every page but posters.  A bar is set once for each thing it can say; only the filled
part of its progress line moves, and is therefore kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.player.state import Mode
from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.geometry import NAV_ABOVE
from kiosk.typeset.lines import set_line
from kiosk.typeset.marks import Action, Face, Mark, Rect, RectMark, Target
from kiosk.typeset.nav_controls import (
    INSET,
    control_widths,
    look_ink,
    separator,
    set_controls,
    set_notice,
    set_second_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.show.model import Section, Show
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.setting import Setting

_TIGHT = 0.7
"""From a title of the smallest size to the next separator, at least."""
_LABEL_MIN = 2.2
"""A section's title is not set smaller than this; the display's own floor may be higher."""
_FOCUS, _FOCUS_BELOW = 0.5, 0.9
"""Thickness of the keyboard's line, and its place below the top of a cell."""


@dataclass(frozen=True, slots=True)
class BarLook:
    """What a bar says; two equal looks give equal bars."""

    section: str
    """Id of the section that is open."""
    mode: Mode = Mode.AUTO
    is_paused: bool = False
    warn_left_s: int | None = None
    pressed: str = ""
    """Element id under the finger; its word is red."""
    focused: str = ""
    """Element id the keyboard has come to; a line over its cell says so."""
    hidden: frozenset[str] = field(default_factory=frozenset[str])
    """Ids of sections that are switched off."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A set bar."""

    rect: Rect
    """All of the bar, down to the page's edge; nothing else stands in it."""
    marks: tuple[Mark, ...]
    """Without the progress line."""
    notice: tuple[Mark, ...]
    """What stands above the bar, in the source line's row: "next", the warning."""
    targets: tuple[Target, ...]
    track: Rect | None
    """Place of the progress line; None: no section is open."""
    problems: tuple[str, ...] = ()


def sections_of(show: Show, language: str) -> tuple[Section, ...]:
    """The sections a visitor can go to: those with at least one slide in the language.

    One of posters alone is the cover: there the rotation begins anew.
    """
    return tuple(
        section
        for section in show.sections
        if any(not slide.languages or language in slide.languages for slide in section.slides)
    )


def typeset_bar(setting: Setting, look: BarLook) -> Bar:
    """Set the bar."""
    geometry = setting.geometry
    draft = Draft(setting)
    above = Draft(setting)
    draft.rule(
        geometry.left,
        geometry.nav_rule,
        geometry.width,
        setting.scale.lines.hair,
        Ink.RULE,
        role="nav-rule",
    )
    sections = [s for s in sections_of(setting.show, setting.language) if s.id not in look.hidden]
    cells = _cells(setting, len(sections))
    track = None
    for number, (section, cell) in enumerate(zip(sections, cells, strict=True)):
        is_open = section.id == look.section
        if is_open:
            thick = setting.scale.lines.progress
            track = Rect(cell.x, geometry.nav_rule - thick / 2, cell.w, thick)
        _section(draft, section, cell, look, is_first=number == 0, is_open=is_open)
    if geometry.is_portrait:
        set_second_row(draft, look)
    else:
        set_controls(draft, look)
        set_notice(above, look)
    bottom = geometry.nav_rule + geometry.nav_row + geometry.nav_second_row
    marks, notice = draft.page("", ""), above.page("", "")
    return Bar(
        Rect(
            0.0,
            geometry.nav_rule - NAV_ABOVE,
            geometry.w,
            geometry.h - geometry.nav_rule + NAV_ABOVE,
        ),
        marks.marks + _focus(geometry, marks.targets, look),
        notice.marks + _focus(geometry, notice.targets, look),
        _reaching(marks.targets, geometry, bottom) + notice.targets,
        track,
        marks.problems + notice.problems,
    )


def _focus(geometry: Geometry, targets: Iterable[Target], look: BarLook) -> tuple[RectMark, ...]:
    """A line over the cell that Enter would press, just below the rule or the row above it."""
    return tuple(
        RectMark(
            Rect(left, target.rect.y + _FOCUS_BELOW, right - left, _FOCUS), Ink.FG, role="focus"
        )
        for target in targets
        if target.id == look.focused
        for left in [max(target.rect.x, geometry.left)]
        for right in [min(target.rect.right, geometry.right)]
    )


def progress_marks(bar: Bar, progress: float) -> tuple[RectMark, ...]:
    """The progress line: what is done in red, the rest of the cell muted.

    Args:
        bar: The bar it belongs to.
        progress: Filled part, 0 to 1.
    """
    track = bar.track
    if track is None:
        return ()
    done = track.w * min(1.0, max(0.0, progress))
    filled = Rect(track.x, track.y, done, track.h)
    rest = Rect(track.x + done, track.y, track.w - done, track.h)
    return tuple(
        RectMark(rect, ink, role)
        for rect, ink, role in (
            (filled, Ink.RED, "progress"),
            (rest, Ink.MUTE, "progress-track"),
        )
        if rect.w > 1e-6
    )


def _cells(setting: Setting, count: int) -> list[Rect]:
    """Equal cells, one for each section, between the margins."""
    geometry = setting.geometry
    room = geometry.width - (0.0 if geometry.is_portrait else sum(control_widths(setting)))
    width = room / max(1, count)
    return [
        Rect(geometry.left + number * width, geometry.nav_rule, width, geometry.nav_row)
        for number in range(count)
    ]


def _section(
    draft: Draft, section: Section, cell: Rect, look: BarLook, *, is_first: bool, is_open: bool
) -> None:
    """One cell: separator, title, target."""
    setting = draft.setting
    element = f"nav.{section.id}"
    inset = 0.0 if is_first else INSET
    if not is_first:
        separator(draft, cell.x, cell.y)
    face = Face.SANS_BOLD if is_open else Face.SANS
    title = setting.words(section.title)
    # The bold face is the wider one; all titles are measured in it, so that none changes its size.
    line = set_line(setting.fonts, title, Face.SANS_BOLD, setting.language)
    room = cell.w - inset - INSET / 2
    size = min(setting.scale.nav, room / line.width) if line.width else setting.scale.nav
    floor = max(_LABEL_MIN, setting.scale.em_min)
    if size < floor and floor * line.width > room + INSET / 2 - _TIGHT:
        draft.problem(f'The title "{title}" is too long for the navigation bar; shorten it.')
    size = max(size, floor)
    ink = look_ink(look, element, Ink.FG if is_open else Ink.FG2)
    x, baseline = cell.x + inset, setting.geometry.nav_baseline
    draft.text(title, face, size, ink, x, baseline, role="nav")
    draft.touch(cell, Action.OPEN_SECTION, section.id, element)


def _reaching(targets: Iterable[Target], geometry: Geometry, bottom: float) -> tuple[Target, ...]:
    """Targets grown until there is no gap: from above the rule to the foot, to both edges."""
    grown: list[Target] = []
    for target in targets:
        x, right = target.rect.x, target.rect.right
        x = 0.0 if x <= geometry.left + 1e-6 else x
        right = geometry.w if right >= geometry.right - 1e-6 else right
        y = target.rect.y - (NAV_ABOVE if abs(target.rect.y - geometry.nav_rule) < 1e-6 else 0.0)
        foot = target.rect.bottom
        if geometry.nav_lift <= 0 and abs(foot - bottom) < 1e-6:
            foot = geometry.h
        rect = Rect(x, y, right - x, foot - y)
        grown.append(Target(rect, target.action, target.argument, target.id))
    return tuple(grown)
