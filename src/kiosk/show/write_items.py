"""Adding to show.yaml: an item to a list, a key to its mapping; where nothing stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.tree import Mapping, Plain, Sequence, Step
from kiosk.show.write_proof import BY_HAND, proved, put
from kiosk.show.write_text import EditRefusedError, Source, flow, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingABC

_WIDTH = 88
"""Characters of a line that keys and lists in brackets may fill."""


def append_item(text: str, steps: tuple[Step, ...], item: Plain) -> str:
    """Add an item to a list; one at the top of the file is begun at its end if need be.

    Raises:
        EditRefusedError: There is no such list, or the file cannot be read.
    """
    source = Source.of(text)
    node = source.spot(steps).node
    if node is None and len(steps) == 1:
        gap = "" if text.endswith(("\n", "\r")) else source.newline
        lines = _item_lines(item, "  ", source.newline)
        changed = f"{text}{gap}{source.newline}{steps[0]}:{source.newline}{lines}"
        return proved(source, changed, lambda tree: put(tree, steps, [item]))
    if not isinstance(node, Sequence) or not node.items:
        raise EditRefusedError(BY_HAND)
    if source.is_flow(node):
        changed = _before_bracket(source, node, flow(item))
    else:
        dash = text.rfind("-", 0, source.start(node.items[0]))
        indent = " " * (dash - source.starts[source.line_of(dash) - 1])
        changed = _below(source, node, _item_lines(item, indent, source.newline))
    return proved(source, changed, lambda tree: put(tree, (*steps, len(node.items)), item))


def add_entry(text: str, steps: tuple[Step, ...], tree: MappingABC[str, Plain]) -> str:
    """Add a key with keys below it, such as a figure; what is there already stays.

    Raises:
        EditRefusedError: The mapping above is not there, or the file cannot be read.
    """
    source = Source.of(text)
    parent = source.spot(steps[:-1]).node
    if source.spot(steps).node is not None:
        return text
    if not isinstance(parent, Mapping) or source.is_flow(parent):
        changed = with_key(source, steps, flow({**tree}))
    else:
        column = next(iter(parent.entries.values())).key.column
        lines = _lines(str(steps[-1]), {**tree}, " " * (column - 1), source.newline)
        changed = _below(source, parent, lines)
    return proved(source, changed, lambda above: put(above, steps, {**tree}))


def with_key(source: Source, steps: tuple[Step, ...], words: str) -> str:
    """The text with a key added to the mapping above it.

    Args:
        source: The text.
        steps: Of the new key.
        words: What stands behind it, as YAML.

    Raises:
        EditRefusedError: There is no such mapping.
    """
    parent = source.spot(steps[:-1]).node
    if not isinstance(parent, Mapping) or not isinstance(steps[-1], str):
        raise EditRefusedError("there is no such place in the file.")
    if source.is_flow(parent):
        return _before_bracket(source, parent, f"{steps[-1]}: {words}")
    first = next(iter(parent.entries.values())).key
    return _below(source, parent, f"{' ' * (first.column - 1)}{steps[-1]}: {words}{source.newline}")


def _before_bracket(source: Source, node: Mapping | Sequence, words: str) -> str:
    """The text with something added as the last in brackets."""
    close = source.end(node) - 1
    at = len(source.text[:close].rstrip())
    is_first = source.text[at - 1] in "{["
    comma = "" if is_first or source.text[at - 1] == "," else ","
    return source.replaced(at, at, f"{comma}{'' if is_first else ' '}{words}")


def _below(source: Source, node: Mapping | Sequence, lines: str) -> str:
    """The text with lines added behind the last of a block."""
    at = source.line_end(source.end(node) - 1)
    gap = "" if source.text[:at].endswith(("\n", "\r")) else source.newline
    return source.replaced(at, at, gap + lines)


def _item_lines(item: Plain, indent: str, newline: str) -> str:
    if not isinstance(item, dict):
        return f"{indent}- {flow(item)}{newline}"
    lines = "".join(_lines(key, value, f"{indent}  ", newline) for key, value in item.items())
    return f"{indent}- {lines.lstrip()}"


def _lines(key: str, value: Plain, indent: str, newline: str) -> str:
    """A key with its value: on one line, or what is long or deep below it."""
    if isinstance(value, str):
        return f"{indent}{key}: {quoted(value, is_in_flow=False)}{newline}"
    short = flow(value)
    is_deep = isinstance(value, dict) and any(isinstance(one, dict) for one in value.values())
    if isinstance(value, list) or (not is_deep and len(indent + key + short) < _WIDTH):
        return f"{indent}{key}: {short}{newline}"
    below = (_lines(name, one, f"{indent}  ", newline) for name, one in value.items())
    return f"{indent}{key}:{newline}{''.join(below)}"
