"""Writes a show as YAML text: plain, in a fixed order, every text in double quotes.

Quoted texts need no rules about what YAML would read them as; JSON's quoting is YAML's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Node: TypeAlias = "str | int | Mapping[str, Node] | Sequence[Node]"

_WORD = re.compile(r"[a-z][a-z_-]*")
_WIDTH = 88


def to_yaml(node: Mapping[str, Node], comments: Mapping[str, str]) -> str:
    """The text of show.yaml.

    Args:
        node: Keys and values in the order to write.
        comments: Comment line above a top-level key.
    """
    lines: list[str] = []
    for key, value in node.items():
        if key in comments:
            lines.append("")
            lines += [f"# {line}" for line in comments[key].split("\n")]
        lines += _entry(key, value, 0)
    return "\n".join(lines).lstrip("\n") + "\n"


def _entry(key: str, value: Node, indent: int) -> list[str]:
    space = "  " * indent
    short = _flow(value)
    if short is not None and len(space) + len(key) + len(short) < _WIDTH:
        return [f"{space}{key}: {short}"]
    if isinstance(value, Mapping):
        lines = [f"{space}{key}:"]
        for name, item in value.items():
            lines += _entry(name, item, indent + 1)
        return lines
    if isinstance(value, (str, int)):
        return [f"{space}{key}: {_scalar(value)}"]
    lines = [f"{space}{key}:"]
    for item in value:
        lines += _item(item, indent + 1)
    return lines


def _item(value: Node, indent: int) -> list[str]:
    space = "  " * indent
    if not isinstance(value, Mapping):
        return [f"{space}- {_flow(value)}"]
    lines: list[str] = []
    for name, item in value.items():
        lines += _entry(name, item, indent + 1)
    lines[0] = f"{space}- {lines[0].lstrip()}"
    return lines


def _flow(value: Node) -> str | None:
    """The value on one line; None if it is too deep for that."""
    if isinstance(value, (str, int)):
        return _scalar(value)
    if isinstance(value, Mapping):
        if any(not isinstance(item, (str, int)) for item in value.values()):
            return None
        return "{" + ", ".join(f"{k}: {_scalar(v)}" for k, v in value.items()) + "}"
    if all(isinstance(item, (str, int)) for item in value):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    return None


def _scalar(value: Node) -> str:
    if isinstance(value, str) and not _WORD.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return (
        str(value)
        if value not in ("yes", "no", "true", "false", "null", "on", "off")
        else f'"{value}"'
    )
