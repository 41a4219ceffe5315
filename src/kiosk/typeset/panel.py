"""The operator's panel, set like a newspaper's table of contents: rows, hairlines, bold words.

Five leaves: what is on air and what can be done with it, the picture, the sections, the shows at
hand, the machine.  The bar at the foot leads from one to the other and out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.operator.facts import Facts
from kiosk.operator.panel import LEAVES, PANEL_IDLE_S, Leaf, Said
from kiosk.operator.settings import BRIGHTNESSES, MOTIONS, THEMES
from kiosk.theme.tokens import Ink
from kiosk.typeset.draft import Draft
from kiosk.typeset.marks import Action, Face, Page, Rect
from kiosk.typeset.pad import close_row, masthead
from kiosk.typeset.panel_rows import (
    TOP,
    Row,
    fitted,
    row_height,
    set_act,
    set_choice,
    set_facts,
    set_headline,
    set_lines,
    set_list,
)
from kiosk.typeset.panel_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.typeset.setting import Setting

_INSET = 2.2


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
        width, top = geometry.width, set_headline(draft, title, geometry.width)
        foot = set_facts(draft, rows, Rect(geometry.left, top, width, 8 * 6.6))
        x, y = geometry.left, foot + 5.0
    else:
        width = geometry.col_right(7) - geometry.left
        top = set_headline(draft, title, width)
        set_facts(draft, rows, Rect(geometry.left, top, width, geometry.bottom - top))
        x, y = geometry.col(9), TOP
        width = geometry.right - x
    high = row_height(setting)
    for number, (verb, words) in enumerate(acts):
        row = Rect(x, y + number * high, width, high)
        is_sure = look.sure == verb
        set_act(draft, look, row, verb, words_of(setting, Said.SURE if is_sure else words))


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
    high = 1.35 * row_height(setting)
    for number, (key, values, current) in enumerate(rows):
        set_choice(draft, look, TOP + number * high, high, key, values, current)


def _sections(draft: Draft, look: PanelLook) -> None:
    """Each section, and whether it is shown."""
    setting = draft.setting
    without = look.facts.settings.without
    rows = [
        Row(f"section:{name}", title, words_of(setting, "off" if name in without else "on"),
             is_strong=name not in without)
        for name, title in look.sections
    ]  # fmt: skip
    set_list(draft, look, rows)


def _shows(draft: Draft, look: PanelLook) -> None:
    """Each show at hand, and where it is."""
    setting = draft.setting
    rows: list[Row] = []
    for show in look.facts.shows:
        title = setting.words(show.title) or next(iter(show.title.values()), show.key)
        verb = f"show:{show.key}"
        detail = words_of(setting, "stick").format(show.detail) if show.is_on_stick else ""
        detail = detail or clock_words(show.detail)
        if show.is_on_air:
            detail = words_of(setting, "on-air")
        if look.sure == verb:
            detail = words_of(setting, Said.SURE)
        rows.append(Row(verb, title, detail, is_strong=show.is_on_air))
    set_list(draft, look, rows)


def _machine(draft: Draft, look: PanelLook) -> None:
    """The latest restarts with their reasons, the problems of the latest edit."""
    setting = draft.setting
    geometry, facts = setting.geometry, look.facts
    restarts = [
        f"{clock_words(each.at)}  {each.reason}" + (f" ({each.slide})" if each.slide else "")
        for each in facts.latest
    ] or [words_of(setting, "no-restarts")]
    problems = list(facts.problems) or [facts.reload_reason or words_of(setting, "no-problems")]
    half = (geometry.bottom - TOP) / 2
    for number, (key, lines) in enumerate((("restarts", restarts), ("reload", problems))):
        top = TOP + number * half
        set_lines(draft, key, lines, Rect(geometry.left, top, geometry.width, half - 3.0))


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
