"""Proof of an edit: the new text reads as the old one with that change and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.show.tree import Plain, plain
from kiosk.show.write_text import EditRefusedError, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.show.tree import Step

BY_HAND: Final = "the place is written in a way that only a person should touch; use an editor."


def proved(source: Source, changed: str, edit: Callable[[Plain], None]) -> str:
    """`changed`, if it reads as the old text with that edit and no other.

    Raises:
        EditRefusedError: It does not.
    """
    expected = plain(source.document.root)
    edit(expected)
    if plain(Source.of(changed).document.root) != expected:
        raise EditRefusedError(BY_HAND)
    return changed


def _above(tree: Plain, steps: tuple[Step, ...]) -> dict[str, Plain] | list[Plain]:
    for step in steps[:-1]:
        if isinstance(tree, dict):
            tree = tree[str(step)]
        elif isinstance(tree, list):
            tree = tree[int(step)]
    if isinstance(tree, str):
        raise EditRefusedError("there is no such place in the file.")
    return tree


def put(tree: Plain, steps: tuple[Step, ...], value: Plain) -> None:
    """Set, exchange or append a value."""
    above = _above(tree, steps)
    step = steps[-1]
    if isinstance(above, dict):
        above[str(step)] = value
    elif isinstance(step, int) and step == len(above):
        above.append(value)
    else:
        above[int(step)] = value


def delete(tree: Plain, steps: tuple[Step, ...]) -> None:
    """Take out a key or an item."""
    above = _above(tree, steps)
    if isinstance(above, dict):
        del above[str(steps[-1])]
    else:
        del above[int(steps[-1])]


def move(tree: Plain, slide: tuple[Step, ...], target: tuple[Step, ...], index: int) -> None:
    """Put an item of one list into another."""
    above = _above(tree, slide)
    there = _above(tree, (*target, 0))
    if isinstance(above, list) and isinstance(there, list):
        moved = above.pop(int(slide[-1]))
        there.insert(index, moved)
