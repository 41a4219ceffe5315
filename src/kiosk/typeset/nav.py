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
from kiosk.typeset.geometry import NAV_ABOVE, NAV_ROW
from kiosk.typeset.lines import Anchor, set_line
from kiosk.typeset.marks import Action, Face, Mark, PolygonMark, Rect, RectMark, Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.show.model import Section, Show
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.setting import Setting

LANGUAGE_NAME = {"zh": "中文", "en": "English"}
"""Each language in its own words."""
_PAUSE = {"zh": "暂停", "en": "Pause"}
_RESUME = {"zh": "继续", "en": "Resume"}
_NEXT = {"zh": "下一屏 ›", "en": "Next ›"}
_WARN = {
    "zh": ("{}秒后回到轮播", "轻触继续看"),
    "en": ("The tour goes on in {} s", "touch to stay"),
}
_WARN_JOIN = {"zh": "，", "en": " – "}

CONTROLS = 31.0
"""Least width of the pause cell and the language cell together, in landscape."""
_PAUSE_CELL = 15.5
"""Least width of the pause cell."""
NEXT_WIDTH = 22.0
"""Right end of the source line's row that "next" takes in landscape."""
_NEXT_HEIGHT = 10.0
_INSET = 2.2
"""From a separator to its label."""
_SEPARATOR_TOP, _SEPARATOR_HEIGHT = 3.3, 4.2
_TIGHT = 0.7
"""From a title of the smallest size to the next separator, at least."""
_LABEL_MIN = 2.2
"""A section's title is not set smaller than this; the display's own floor may be higher."""
_PAUSE_BAR = (0.8, 2.9, 0.85)
"""Width and height of each bar, and the gap between them."""
_FOCUS, _FOCUS_BELOW = 0.5, 0.9
"""Thickness of the keyboard's line, and its place below the top of a cell."""
_SIGN_GAP = 1.4
"""From the sign to its word."""


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
        _second_row(draft, look)
    else:
        _controls(draft, look)
        _notice(above, look)
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
    room = geometry.width - (0.0 if geometry.is_portrait else sum(_control_widths(setting)))
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
    inset = 0.0 if is_first else _INSET
    if not is_first:
        _separator(draft, cell.x, cell.y)
    face = Face.SANS_BOLD if is_open else Face.SANS
    title = setting.words(section.title)
    # The bold face is the wider one; all titles are measured in it, so that none changes its size.
    line = set_line(setting.fonts, title, Face.SANS_BOLD, setting.language)
    room = cell.w - inset - _INSET / 2
    size = min(setting.scale.nav, room / line.width) if line.width else setting.scale.nav
    floor = max(_LABEL_MIN, setting.scale.em_min)
    if size < floor and floor * line.width > room + _INSET / 2 - _TIGHT:
        draft.problem(f'The title "{title}" is too long for the navigation bar; shorten it.')
    size = max(size, floor)
    ink = _ink(look, element, Ink.FG if is_open else Ink.FG2)
    x, baseline = cell.x + inset, setting.geometry.nav_baseline
    draft.text(title, face, size, ink, x, baseline, role="nav")
    draft.touch(cell, Action.OPEN_SECTION, section.id, element)


def _ink(look: BarLook, element: str, ink: Ink) -> Ink:
    return Ink.RED if look.pressed == element else ink


def _separator(draft: Draft, x: float, row_top: float) -> None:
    hair = draft.setting.scale.lines.hair
    row_top += (draft.setting.geometry.nav_row - NAV_ROW) / 2
    draft.rule(x, row_top + _SEPARATOR_TOP, hair, _SEPARATOR_HEIGHT, Ink.HAIR, role="hair")


def _controls(draft: Draft, look: BarLook) -> None:
    """Landscape: pause and language in cells of their own, right of the sections."""
    geometry = draft.setting.geometry
    pause, language = _control_widths(draft.setting)
    x, baseline = geometry.right - pause - language, geometry.nav_baseline
    _separator(draft, x, geometry.nav_rule)
    _pause(draft, look, x + _INSET, baseline)
    draft.touch(Rect(x, geometry.nav_rule, pause, geometry.nav_row), Action.PAUSE, "", "nav.pause")
    if language:
        x += pause
        _separator(draft, x, geometry.nav_rule)
        _language(draft, look, x + _INSET, baseline, Anchor.LEFT_INK)
        target = Rect(x, geometry.nav_rule, language, geometry.nav_row)
        draft.touch(target, Action.LANGUAGE, "", "nav.language")


def _control_widths(setting: Setting) -> tuple[float, float]:
    """Widths of the pause cell and of the language cell; 0: there is no other language.

    The pause cell holds the longer of its two words in bold, so that nothing moves when it is
    pressed.
    """
    fonts, size, other = setting.fonts, setting.scale.nav, _other_language(setting)
    words = max(
        set_line(fonts, each[setting.language], Face.SANS_BOLD, setting.language).width
        for each in (_PAUSE, _RESUME)
    )
    sign = (2 * _PAUSE_BAR[0] + _PAUSE_BAR[2]) * size / 3.5
    pause = max(
        _PAUSE_CELL, setting.geometry.target, _INSET + sign + _SIGN_GAP + words * size + _INSET
    )
    if other is None:
        return max(CONTROLS, pause), 0.0
    name = set_line(fonts, LANGUAGE_NAME[other], Face.SANS_BOLD, other).width * size
    return pause, max(CONTROLS - pause, _INSET + name)


def _second_row(draft: Draft, look: BarLook) -> None:
    """Portrait: pause left, language right, between them what the bar has to say."""
    geometry = draft.setting.geometry
    top, row = geometry.nav_rule + geometry.nav_row, geometry.nav_second_row
    baseline = geometry.nav_second_baseline
    third = geometry.w / 3
    middle = _middle(draft, look, baseline)
    has_other = _other_language(draft.setting) is not None
    _pause(draft, look, geometry.left, baseline)
    left = third if middle else geometry.w / 2 if has_other else geometry.w
    draft.touch(Rect(0.0, top, left, row), Action.PAUSE, "", "nav.pause")
    if middle:
        width = third if has_other else 2 * third
        draft.touch(Rect(third, top, width, row), Action.NEXT, "", "nav.next")
    if has_other:
        _language(draft, look, geometry.right, baseline, Anchor.RIGHT_INK)
        x = 2 * third if middle else left
        target = Rect(x, top, geometry.w - x, row)
        draft.touch(target, Action.LANGUAGE, "", "nav.language")


def _middle(draft: Draft, look: BarLook, baseline: float) -> bool:
    """Portrait: "next" or the warning between the controls; whether "next" was set."""
    setting = draft.setting
    center = setting.geometry.w / 2
    size = setting.scale.nav
    if look.warn_left_s is not None:
        lines = [part.format(look.warn_left_s) for part in _WARN[setting.language]]
        small = max(size * 0.9, setting.scale.em_min)
        for text, y in zip(lines, (baseline - 0.75 * small, baseline + 0.55 * small), strict=True):
            draft.text(
                text, Face.SANS_BOLD, small, Ink.RED, center, y, anchor=Anchor.CENTER_INK,
                role="warning",
            )  # fmt: skip
        return False
    if look.mode is not Mode.MANUAL:
        return False
    draft.text(
        _NEXT[setting.language],
        Face.SANS,
        size,
        _ink(look, "nav.next", Ink.FG),
        center,
        baseline,
        anchor=Anchor.CENTER_INK,
        role="next",
    )
    return True


def _notice(draft: Draft, look: BarLook) -> None:
    """Landscape: "next" or the warning at the right end of the source line's row."""
    setting = draft.setting
    geometry, language = setting.geometry, setting.language
    if look.warn_left_s is not None:
        text = _WARN_JOIN[language].join(_WARN[language]).format(look.warn_left_s)
        face, ink, role = Face.SANS_BOLD, Ink.RED, "warning"
    elif look.mode is Mode.MANUAL:
        text, face, role = _NEXT[language], Face.SANS, "next"
        ink = _ink(look, "nav.next", Ink.FG)
        x = geometry.right - NEXT_WIDTH
        height = max(_NEXT_HEIGHT, geometry.target)
        top = geometry.nav_rule - NAV_ABOVE - height
        target = Rect(x, top, geometry.w - x, height)
        draft.touch(target, Action.NEXT, "", "nav.next")
    else:
        return
    draft.text(
        text,
        face,
        setting.scale.nav,
        ink,
        geometry.right,
        geometry.source_baseline,
        anchor=Anchor.RIGHT_INK,
        role=role,
    )


def _pause(draft: Draft, look: BarLook, x: float, baseline: float) -> None:
    """Two bars and "pause", or a triangle and "continue"."""
    setting = draft.setting
    size = setting.scale.nav
    part = size / 3.5
    width, height, gap = (length * part for length in _PAUSE_BAR)
    ink = _ink(look, "nav.pause", Ink.FG)
    across = 2 * width + gap
    if look.is_paused:
        height *= 1.05
        points = ((x, baseline - height), (x + across, baseline - height / 2), (x, baseline))
        draft.add(PolygonMark(points, ink, "resume-sign"))
        words, face = _RESUME, Face.SANS_BOLD
    else:
        for left in (x, x + width + gap):
            draft.rule(left, baseline - height, width, height, ink, role="pause-sign")
        words, face = _PAUSE, Face.SANS
    word_ink = ink if look.is_paused else _ink(look, "nav.pause", Ink.FG2)
    at = x + across + _SIGN_GAP
    draft.text(words[setting.language], face, size, word_ink, at, baseline, role="nav")


def _language(draft: Draft, look: BarLook, x: float, baseline: float, anchor: Anchor) -> None:
    """The other language, in its own words."""
    setting = draft.setting
    other = _other_language(setting) or setting.language
    line = set_line(setting.fonts, LANGUAGE_NAME[other], Face.SANS_BOLD, other)
    ink = _ink(look, "nav.language", Ink.FG)
    draft.add(line.mark(x, baseline, setting.scale.nav, ink, anchor=anchor, role="nav"))


def _other_language(setting: Setting) -> str | None:
    """The language that a switch leads to; None: the show has only one."""
    languages = setting.show.languages
    if len(languages) < 2 or setting.language not in languages:
        return None
    return languages[(languages.index(setting.language) + 1) % len(languages)]


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
