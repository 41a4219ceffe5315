"""The operator's panel, set like a newspaper's table of contents: rows, hairlines, bold words.

Five leaves: what is on air and what can be done with it, the picture, the sections, the shows at
hand, the machine.  The bar at the foot leads from one to the other and out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from kiosk.operator.facts import Facts
from kiosk.operator.panel import LEAVES, PANEL_IDLE_S, Leaf, Said
from kiosk.operator.settings import BRIGHTNESSES, MOTIONS, THEMES
from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.geometry import TARGET_MM
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Action, Face, Page, Rect, TextMark
from kiosk.typeset.pad import close_row, masthead
from kiosk.typeset.panel_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.setting import Setting

_ROW = 9.4
"""Height of a row, u; more where a finger needs it."""
_TOP = 13.2
_INSET = 2.2
_GAP = 2.5
"""Between two texts of a row, u."""


@dataclass(frozen=True, slots=True)
class PanelLook:
    """What a panel shows; two equal looks give equal pages."""

    leaf: Leaf
    facts: Facts = field(default_factory=Facts)
    sections: tuple[tuple[str, str], ...] = ()
    """Id and title of each section of the show."""
    theme: str = "paper"
    motion: str = "full"
    language: str = "zh"
    """Which the rotation speaks."""
    is_held: bool = False
    is_blank: bool = False
    first: int = 0
    said: Said = Said.NOTHING
    detail: str = ""
    sure: str = ""
    pressed: str = ""


def typeset_panel(setting: Setting, look: PanelLook) -> Page:
    """Set a leaf of the panel."""
    draft = Draft(setting)
    idle = words_of(setting, "idle").format(round(PANEL_IDLE_S))
    masthead(draft, words_of(setting, "operator"), idle)
    match look.leaf:
        case Leaf.PICTURE:
            _picture(draft, look)
        case Leaf.SECTIONS:
            _sections(draft, look)
        case Leaf.SHOWS:
            _shows(draft, look)
        case Leaf.MACHINE:
            _machine(draft, look)
        case _:
            _air(draft, look)
    _foot(draft, look)
    _bar(draft, look)
    title = words_of(setting, look.leaf)
    return draft.page(title, title)


def rows_of(setting: Setting) -> int:
    """How many rows a list has room for."""
    return int((setting.geometry.bottom - _TOP) / _row_height(setting) + 1e-6)


def _row_height(setting: Setting) -> float:
    return max(_ROW, (TARGET_MM + 0.4) / setting.geometry.mm_per_u)


def _air(draft: Draft, look: PanelLook) -> None:
    """Left how things stand, right what can be done."""
    setting = draft.setting
    geometry, facts = setting.geometry, look.facts
    rows = [
        ("edition", facts.edition[:16]),
        ("since", clock_words(facts.on_air)),
        ("up", span_words(facts.up_s, setting.language)),
        ("restarts", _restarts(look)),
        ("memory", f"{facts.rss / 1e6:.0f} MB" if facts.rss else "–"),
        ("reload", _reload(setting, facts)),
        ("rung", words_of(setting, facts.rung)),
        ("left-out", "、".join(facts.quarantine) or words_of(setting, "none")),
    ]
    acts = [
        ("previous", "previous"),
        ("next", "next"),
        ("hold", "release" if look.is_held else "hold"),
        ("blank", "unblank" if look.is_blank else "blank"),
        ("screenshot", "screenshot"),
        ("leave", "leave"),
    ]
    title = setting.words(setting.show.title) or setting.words(setting.show.name)
    if geometry.is_portrait:
        width, top = geometry.width, _headline(draft, title, geometry.width)
        foot = _facts(draft, rows, Rect(geometry.left, top, width, 8 * 6.6))
        x, y = geometry.left, foot + 5.0
    else:
        width = geometry.col_right(7) - geometry.left
        top = _headline(draft, title, width)
        _facts(draft, rows, Rect(geometry.left, top, width, geometry.bottom - top))
        x, y = geometry.col(9), _TOP
        width = geometry.right - x
    high = _row_height(setting)
    for number, (verb, words) in enumerate(acts):
        row = Rect(x, y + number * high, width, high)
        is_sure = look.sure == verb
        _act(draft, look, row, verb, words_of(setting, Said.SURE if is_sure else words))


def _headline(draft: Draft, title: str, width: float) -> float:
    """The title of the show; returns where the rows begin."""
    setting = draft.setting
    size = setting.scale.headline
    baseline = setting.geometry.top + 0.7 * size
    fitted(
        draft, title, Face.SERIF_BOLD, size, Ink.FG, setting.geometry.left, baseline, width,
        role="headline",
    )  # fmt: skip
    return baseline + 4.4


def _facts(draft: Draft, rows: Sequence[tuple[str, str]], room: Rect) -> float:
    """Rows of what is and how much; returns their foot."""
    setting = draft.setting
    high = room.h / len(rows)
    size = min(setting.scale.label, 0.6 * high)
    label_w = 0.34 * room.w
    for number, (key, value) in enumerate(rows):
        foot = room.y + (number + 1) * high
        baseline = foot - 0.5 * (high - 0.74 * size)
        label = words_of(setting, key)
        fitted(
            draft, label, Face.SANS, size, Ink.FG2, room.x, baseline, label_w - _GAP, role="label"
        )
        x, width = room.x + label_w, room.w - label_w
        fitted(draft, value, Face.SANS_BOLD, size, Ink.FG, x, baseline, width, role="value")
        _hair(draft, room.x, foot, room.w)
    return room.bottom


def _restarts(look: PanelLook) -> str:
    facts = look.facts
    if not facts.restarts or not facts.latest:
        return str(facts.restarts)
    return f"{facts.restarts} · {facts.latest[0].reason}"


def _reload(setting: Setting, facts: Facts) -> str:
    if not facts.reload_reason:
        return words_of(setting, "no-edit")
    count = max(1, len(facts.problems))
    return words_of(setting, "problem" if count == 1 else "problems").format(count)


def _act(draft: Draft, look: PanelLook, row: Rect, verb: str, words: str) -> None:
    """A row that does something when it is touched."""
    setting = draft.setting
    element = f"panel.{verb}"
    ink = Ink.RED if look.pressed == element else Ink.FG
    size = min(setting.scale.label, 0.5 * row.h)
    baseline = row.bottom - 0.5 * (row.h - 0.74 * size)
    fitted(draft, words, Face.SANS_BOLD, size, ink, row.x, baseline, row.w, role="act")
    _hair(draft, row.x, row.bottom, row.w)
    draft.touch(row, Action.OPERATE, verb, element)


def _picture(draft: Draft, look: PanelLook) -> None:
    """Language, ground, motion, brightness: the one in force is bold and has a bar."""
    setting = draft.setting
    languages = setting.show.languages
    rows: list[tuple[str, Sequence[str], str]] = [
        ("language", languages, look.language),
        ("theme", THEMES, look.theme),
        ("motion", MOTIONS, look.motion),
        (
            "brightness",
            [str(each) for each in BRIGHTNESSES],
            str(look.facts.settings.brightness),
        ),
    ]
    high = 1.35 * _row_height(setting)
    for number, (key, values, current) in enumerate(rows):
        _choice(draft, look, _TOP + number * high, high, key, values, current)


def _choice(
    draft: Draft,
    look: PanelLook,
    top: float,
    high: float,
    key: str,
    values: Sequence[str],
    current: str,
) -> None:
    """A row of words of which one is in force."""
    setting = draft.setting
    geometry = setting.geometry
    size = setting.scale.label
    foot = top + high
    baseline = foot - 0.5 * (high - 0.74 * size)
    label_w = 0.28 * geometry.width
    draft.text(
        words_of(setting, key), Face.SANS, size, Ink.FG2, geometry.left, baseline, role="label"
    )
    _hair(draft, geometry.left, foot, geometry.width)
    width = (geometry.width - label_w) / max(4, len(values))
    for number, value in enumerate(values):
        element = f"panel.{key}:{value}"
        x = geometry.left + label_w + number * width
        is_on = value == current
        words = f"{value} %" if key == "brightness" else words_of(setting, f"{key}:{value}")
        ink = Ink.RED if look.pressed == element else Ink.FG if is_on else Ink.FG2
        face = Face.SANS_BOLD if is_on else Face.SANS
        fitted(draft, words, face, size, ink, x, baseline, width - _GAP, role="choice")
        if is_on:
            thick = setting.scale.lines.progress
            draft.rule(x, foot - thick / 2, width - _GAP, thick, Ink.FG, role="chosen")
        draft.touch(Rect(x, top, width, high), Action.OPERATE, f"{key}:{value}", element)


def _sections(draft: Draft, look: PanelLook) -> None:
    """Each section, and whether it is shown."""
    setting = draft.setting
    without = look.facts.settings.without
    rows = [
        _Row(f"section:{name}", title, words_of(setting, "off" if name in without else "on"),
             is_strong=name not in without)
        for name, title in look.sections
    ]  # fmt: skip
    _list(draft, look, rows)


def _shows(draft: Draft, look: PanelLook) -> None:
    """Each show at hand, and where it is."""
    setting = draft.setting
    rows: list[_Row] = []
    for show in look.facts.shows:
        title = setting.words(show.title) or next(iter(show.title.values()), show.key)
        verb = f"show:{show.key}"
        detail = words_of(setting, "stick").format(show.detail) if show.is_on_stick else ""
        detail = detail or clock_words(show.detail)
        if show.is_on_air:
            detail = words_of(setting, "on-air")
        if look.sure == verb:
            detail = words_of(setting, Said.SURE)
        rows.append(_Row(verb, title, detail, is_strong=show.is_on_air))
    _list(draft, look, rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a list."""

    verb: str
    words: str
    detail: str
    is_strong: bool


def _list(draft: Draft, look: PanelLook, rows: Sequence[_Row]) -> None:
    """As many rows as there is room for, and one that leads to the rest."""
    setting = draft.setting
    geometry = setting.geometry
    high, room = _row_height(setting), rows_of(setting)
    if len(rows) <= room:
        shown = list(rows)
    else:
        step = room - 1
        first = look.first if look.first < len(rows) else 0
        shown = list(rows[first : first + step])
        turn = f"{first // step + 1}/{ceil(len(rows) / step)}"
        following = first + step if first + step < len(rows) else 0
        shown.append(_Row(f"first:{following}", words_of(setting, "more"), turn, is_strong=False))
    for number, row in enumerate(shown):
        rect = Rect(geometry.left, _TOP + number * high, geometry.width, high)
        _list_row(draft, look, rect, row)


def _list_row(draft: Draft, look: PanelLook, rect: Rect, row: _Row) -> None:
    setting = draft.setting
    element = f"panel.{row.verb}"
    size = setting.scale.label
    baseline = rect.bottom - 0.5 * (rect.h - 0.74 * size)
    ink = Ink.RED if look.pressed == element else Ink.FG if row.is_strong else Ink.FG2
    face = Face.SANS_BOLD if row.is_strong else Face.SANS
    detail = draft.text(
        row.detail, face, size, ink, rect.right, baseline, anchor=Anchor.RIGHT_INK, role="detail"
    )
    room = rect.w - (detail.rect.w + _GAP if row.detail else 0.0)
    fitted(draft, row.words, face, size, ink, rect.x, baseline, room, role="title")
    _hair(draft, rect.x, rect.bottom, rect.w)
    draft.touch(rect, Action.OPERATE, row.verb, element)


def _machine(draft: Draft, look: PanelLook) -> None:
    """The latest restarts with their reasons, the problems of the latest edit."""
    setting = draft.setting
    geometry, facts = setting.geometry, look.facts
    restarts = [
        f"{clock_words(each.at)}  {each.reason}" + (f" ({each.slide})" if each.slide else "")
        for each in facts.latest
    ] or [words_of(setting, "no-restarts")]
    problems = list(facts.problems) or [facts.reload_reason or words_of(setting, "no-problems")]
    half = (geometry.bottom - _TOP) / 2
    for number, (key, lines) in enumerate((("restarts", restarts), ("reload", problems))):
        top = _TOP + number * half
        _lines(draft, key, lines, Rect(geometry.left, top, geometry.width, half - 3.0))


def _lines(draft: Draft, key: str, lines: Sequence[str], room: Rect) -> None:
    setting = draft.setting
    size = setting.scale.label
    baseline = room.y + 6.0
    draft.text(words_of(setting, key), Face.SANS_BOLD, size, Ink.FG, room.x, baseline, role="label")
    _hair(draft, room.x, baseline + 2.4, room.w)
    small = setting.scale.deck
    step = 1.75 * small
    count = int((room.bottom - baseline - 2.4) / step)
    for number, line in enumerate(lines[: max(1, count)], 1):
        y = baseline + 2.4 + number * step
        fitted(draft, line, Face.SANS, small, Ink.FG2, room.x, y, room.w, role="line")


def _foot(draft: Draft, look: PanelLook) -> None:
    """What came of the last thing that was done."""
    setting = draft.setting
    if look.said is Said.NOTHING:
        return
    geometry = setting.geometry
    words = words_of(setting, look.said) + look.detail
    fitted(
        draft, words, Face.SANS_BOLD, setting.scale.deck, Ink.FG, geometry.left,
        geometry.source_baseline, geometry.width, role="notice",
    )  # fmt: skip


def _bar(draft: Draft, look: PanelLook) -> None:
    """The five leaves, the open one bold under its bar, and the way out."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    close_row(draft, words_of(setting, "close"), "panel.close", look.pressed)
    room = geometry.width - (0.0 if geometry.is_portrait else 24.0)
    width = room / len(LEAVES)
    high = geometry.nav_row if geometry.is_portrait else geometry.h - geometry.nav_rule
    for number, leaf in enumerate(LEAVES):
        x = geometry.left + number * width
        element = f"panel.leaf:{leaf}"
        is_open = leaf is look.leaf
        ink = Ink.RED if look.pressed == element else Ink.FG if is_open else Ink.FG2
        inset = _INSET if number else 0.0
        if number:
            draft.rule(x, geometry.nav_rule + 3.3, scale.lines.hair, 4.2, Ink.HAIR, role="hair")
        face = Face.SANS_BOLD if is_open else Face.SANS
        fitted(
            draft, words_of(setting, leaf), face, scale.nav, ink, x + inset, geometry.nav_baseline,
            width - inset - 1.0, role="nav",
        )  # fmt: skip
        if is_open:
            thick = scale.lines.progress
            draft.rule(x, geometry.nav_rule - thick / 2, width, thick, Ink.FG, role="chosen")
        draft.touch(
            Rect(x, geometry.nav_rule, width, high), Action.OPERATE, f"leaf:{leaf}", element
        )


def _hair(draft: Draft, x: float, y: float, w: float) -> None:
    draft.rule(x, y, w, draft.setting.scale.lines.hair, Ink.HAIR, role="hair")


def fitted(
    draft: Draft,
    text: str,
    face: Face,
    size: float,
    ink: Ink,
    x: float,
    baseline: float,
    width: float,
    *,
    role: str,
) -> TextMark:
    """Set a line; what does not fit is cut and ends in "…"."""
    line = draft.line(text, face)
    if line.ink.w * size > width:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            cut = draft.line(text[:middle].rstrip() + "…", face)
            low, high = (middle, high) if cut.ink.w * size <= width else (low, middle - 1)
        text = text[:low].rstrip() + "…"
    return draft.text(text, face, size, ink, x, baseline, role=role)


def clock_words(at: str) -> str:
    """A local time without its year, seconds and zone: "09-14 09:30"."""
    return f"{at[5:10]} {at[11:16]}" if len(at) >= 16 and at[10] == "T" else at


def span_words(seconds: float, language: str) -> str:
    """A span in its two largest units."""
    minutes = int(seconds // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    signs = ("天", "小时", "分钟") if language == "zh" else (" d", " h", " min")
    parts = [f"{n}{sign}" for n, sign in zip((days, hours, minutes), signs, strict=True) if n]
    joint = "" if language == "zh" else " "
    return joint.join(parts[:2]) or f"0{signs[2]}"
