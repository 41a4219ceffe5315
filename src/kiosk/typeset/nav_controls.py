"""Pause, language, "next" and the warning: what the bar holds beside its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.state import Mode
from kiosk.theme.tokens import Ink
from kiosk.typeset.geometry import NAV_ABOVE, NAV_ROW
from kiosk.typeset.lines import Anchor, set_line
from kiosk.typeset.marks import Action, Face, PolygonMark, Rect

if TYPE_CHECKING:
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.nav import BarLook
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
INSET = 2.2
"""From a separator to its label."""
_SEPARATOR_TOP, _SEPARATOR_HEIGHT = 3.3, 4.2
_PAUSE_BAR = (0.8, 2.9, 0.85)
"""Width and height of each bar, and the gap between them."""
_SIGN_GAP = 1.4
"""From the sign to its word."""


def set_controls(draft: Draft, look: BarLook) -> None:
    """Landscape: pause and language in cells of their own, right of the sections."""
    geometry = draft.setting.geometry
    pause, language = control_widths(draft.setting)
    x, baseline = geometry.right - pause - language, geometry.nav_baseline
    separator(draft, x, geometry.nav_rule)
    _pause(draft, look, x + INSET, baseline)
    draft.touch(Rect(x, geometry.nav_rule, pause, geometry.nav_row), Action.PAUSE, "", "nav.pause")
    if language:
        x += pause
        separator(draft, x, geometry.nav_rule)
        _language(draft, look, x + INSET, baseline, Anchor.LEFT_INK)
        target = Rect(x, geometry.nav_rule, language, geometry.nav_row)
        draft.touch(target, Action.LANGUAGE, "", "nav.language")


def control_widths(setting: Setting) -> tuple[float, float]:
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
        _PAUSE_CELL, setting.geometry.target, INSET + sign + _SIGN_GAP + words * size + INSET
    )
    if other is None:
        return max(CONTROLS, pause), 0.0
    name = set_line(fonts, LANGUAGE_NAME[other], Face.SANS_BOLD, other).width * size
    return pause, max(CONTROLS - pause, INSET + name)


def set_second_row(draft: Draft, look: BarLook) -> None:
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
        look_ink(look, "nav.next", Ink.FG),
        center,
        baseline,
        anchor=Anchor.CENTER_INK,
        role="next",
    )
    return True


def set_notice(draft: Draft, look: BarLook) -> None:
    """Landscape: "next" or the warning at the right end of the source line's row."""
    setting = draft.setting
    geometry, language = setting.geometry, setting.language
    if look.warn_left_s is not None:
        text = _WARN_JOIN[language].join(_WARN[language]).format(look.warn_left_s)
        face, ink, role = Face.SANS_BOLD, Ink.RED, "warning"
    elif look.mode is Mode.MANUAL:
        text, face, role = _NEXT[language], Face.SANS, "next"
        ink = look_ink(look, "nav.next", Ink.FG)
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
    ink = look_ink(look, "nav.pause", Ink.FG)
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
    word_ink = ink if look.is_paused else look_ink(look, "nav.pause", Ink.FG2)
    at = x + across + _SIGN_GAP
    draft.text(words[setting.language], face, size, word_ink, at, baseline, role="nav")


def _language(draft: Draft, look: BarLook, x: float, baseline: float, anchor: Anchor) -> None:
    """The other language, in its own words."""
    setting = draft.setting
    other = _other_language(setting) or setting.language
    line = set_line(setting.fonts, LANGUAGE_NAME[other], Face.SANS_BOLD, other)
    ink = look_ink(look, "nav.language", Ink.FG)
    draft.add(line.mark(x, baseline, setting.scale.nav, ink, anchor=anchor, role="nav"))


def _other_language(setting: Setting) -> str | None:
    """The language that a switch leads to; None: the show has only one."""
    languages = setting.show.languages
    if len(languages) < 2 or setting.language not in languages:
        return None
    return languages[(languages.index(setting.language) + 1) % len(languages)]


def look_ink(look: BarLook, element: str, ink: Ink) -> Ink:
    """The color of a word: red while a finger is on it."""
    return Ink.RED if look.pressed == element else ink


def separator(draft: Draft, x: float, row_top: float) -> None:
    """A hairline between two cells of a row."""
    hair = draft.setting.scale.lines.hair
    row_top += (draft.setting.geometry.nav_row - NAV_ROW) / 2
    draft.rule(x, row_top + _SEPARATOR_TOP, hair, _SEPARATOR_HEIGHT, Ink.HAIR, role="hair")
