"""Reading a theme: named colors, then the roles of a page, then times.

A file says each color once, under a name, and gives the roles by name.  Whatever a file leaves out,
misspells or adds is refused with a sentence; no role ever falls back to black by accident.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias, cast

from kiosk.errors import KioskError
from kiosk.resources import resource
from kiosk.theme.contrast import brand_color_problem
from kiosk.theme.tokens import Ink, Motion, Theme

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Table: TypeAlias = "Mapping[str, object]"

THEMES = ("paper", "ink")
"""The names of the themes that come with the program; the first is the default."""

_COLOR = re.compile(r"#[0-9A-F]{6}")


class ThemeError(KioskError):
    """A theme cannot be used."""


def load_theme(name: str, *, brand: str = "") -> Theme:
    """The theme of that name, read from the resources.

    Args:
        name: One of `THEMES`.
        brand: A client's color as "#RRGGBB" to stand in the place of red; empty: red stays.

    Raises:
        ThemeError: There is no such theme, its file is at fault, or the brand color cannot be told
            apart by everyone.
    """
    if name not in THEMES:
        raise ThemeError(f'There is no theme "{name}"{_meant(name, THEMES)}.')
    theme = parse_theme(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    return with_brand(theme, brand) if brand else theme


def with_brand(theme: Theme, brand: str) -> Theme:
    """The theme with a client's color in the place of red.

    Raises:
        ThemeError: The color is not "#RRGGBB", or not everyone could tell it apart.
    """
    color = brand.upper()
    if not _COLOR.fullmatch(color):
        raise ThemeError(f'The brand color must be written like "#C7281A", not "{brand}".')
    problem = brand_color_problem(theme, color)
    if problem is not None:
        raise ThemeError(problem)
    return replace(theme, colors={**theme.colors, Ink.RED: color})


def parse_theme(text: str) -> Theme:
    """A theme from the text of its file.

    Raises:
        ThemeError: With one sentence that names the entry at fault.
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"The theme is not valid TOML: {error}.") from error
    _refuse_unknown("theme", tree, ("name", "base", "roles", "motion"))
    name = tree.get("name")
    if not isinstance(name, str) or not name:
        raise ThemeError('The theme needs a name: name = "paper".')
    base = _base(_table(tree, "base"))
    return Theme(name, _roles(_table(tree, "roles"), base), _motion(_table(tree, "motion")))


def _table(tree: Table, key: str) -> Table:
    table = tree.get(key, {})
    if not isinstance(table, dict):
        raise ThemeError(f"[{key}] of the theme must be a table.")
    return cast("Table", table)


def _base(table: Table) -> dict[str, str]:
    base: dict[str, str] = {}
    for name, color in table.items():
        if not isinstance(color, str) or not _COLOR.fullmatch(color):
            raise ThemeError(f'Color "{name}" of the theme must be like "#C7281A", not {color!r}.')
        base[name] = color
    return base


def _roles(table: Table, base: Mapping[str, str]) -> dict[Ink, str]:
    _refuse_unknown("[roles]", table, tuple(Ink))
    colors: dict[Ink, str] = {}
    for ink in Ink:
        if ink not in table:
            raise ThemeError(f'The theme gives no color for the role "{ink}".')
        name = str(table[ink])
        if name not in base:
            raise ThemeError(f'Role "{ink}" uses unknown color "{name}"{_meant(name, base)}.')
        colors[ink] = base[name]
    return colors


def _motion(table: Table) -> Motion:
    _refuse_unknown("[motion]", table, tuple(field.name for field in fields(Motion)))
    times: dict[str, float] = {}
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 10:
            raise ThemeError(f'Time "{name}" of the theme must be 0 to 10 seconds, not {value!r}.')
        times[name] = float(value)
    return Motion(**times)


def _refuse_unknown(place: str, table: Table, known: Collection[str]) -> None:
    for key in table:
        if key not in known:
            raise ThemeError(f'Unknown key "{key}" in {place}{_meant(key, known)}.')


def _meant(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else f"; there are {', '.join(known)}"
