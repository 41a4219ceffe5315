"""Writing back into show.yaml: one change at a time, everything else byte by byte as it was.

Each edit is a function from text to text.  It is proved before it is returned: the new text must
read as the old one with that change and no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kiosk.show.tree import Mapping, Node, Plain, Scalar, Sequence, Step
from kiosk.show.write_items import with_key
from kiosk.show.write_proof import BY_HAND, delete, move, proved, put
from kiosk.show.write_text import EditRefusedError, Source, flow, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

Steps: TypeAlias = tuple[Step, ...]
Edit: TypeAlias = "Callable[[str], str]"
"""From the text of a show's file to the new one."""


def set_value(text: str, steps: Steps, words: str) -> str:
    """Exchange the scalar at `steps`, or add the last key of `steps` to its mapping.

    Raises:
        EditRefusedError: There is no such place, or the file cannot be read.
    """
    words = words.strip()
    source = Source.of(text)
    node = source.spot(steps).node
    if isinstance(node, Scalar):
        start, end = source.start(node), source.end(node)
        old = source.text[start:end]
        new = quoted(words, is_in_flow=source.is_in_flow(steps), like=old)
        if old[:1] in ("|", ">"):
            new = quoted(words, is_in_flow=False)
        changed = source.replaced(start, end, new)
    elif node is None:
        words_there = quoted(words, is_in_flow=source.is_in_flow(steps))
        changed = with_key(source, steps, words_there)
    else:
        raise EditRefusedError("there are keys or a list where a text was expected.")
    return proved(source, changed, lambda tree: put(tree, steps, words))


def set_words(text: str, steps: Steps, language: str, words: str) -> str:
    """Set a text in one language; one that was given once for all is written per language.

    Raises:
        EditRefusedError: There is no such place, or the file cannot be read.
    """
    words = words.strip()
    source = Source.of(text)
    node = source.spot(steps).node
    if not isinstance(node, Scalar):
        if node is None:
            return set_tree(text, steps, {language: words})
        return set_value(text, (*steps, language), words)
    languages = [code for code in ("zh", "en") if code != language]
    both = {language: words, **dict.fromkeys(languages, node.text)}
    both: dict[str, Plain] = {code: both[code] for code in ("zh", "en")}
    changed = source.replaced(source.start(node), source.end(node), flow(both))
    return proved(source, changed, lambda tree: put(tree, steps, {**both}))


def set_tree(text: str, steps: Steps, tree: Plain) -> str:
    """Exchange or add a list or keys, such as the languages of a slide; on one line."""
    source = Source.of(text)
    node = source.spot(steps).node
    if node is None:
        changed = with_key(source, steps, flow(tree))
    else:
        changed = source.replaced(source.start(node), source.end(node), flow(tree))
    return proved(source, changed, lambda above: put(above, steps, tree))


def remove_key(text: str, steps: Steps) -> str:
    """Take out a key with its value, if it is there."""
    return remove(text, steps) if Source.of(text).spot(steps).node is not None else text


def remove(text: str, steps: Steps) -> str:
    """Take out a key with its value, or an item of a list with the comment above it.

    Raises:
        EditRefusedError: There is no such place, or nothing would be left there.
    """
    source = Source.of(text)
    parent = source.spot(steps[:-1]).node
    if source.spot(steps).node is None or parent is None:
        raise EditRefusedError("what was to be removed is not there.")
    if _size(parent) < 2:
        raise EditRefusedError("nothing would be left where this is taken out.")
    start, end = _extent(source, parent, steps[-1])
    changed = source.replaced(start, end, "")
    return proved(source, changed, lambda tree: delete(tree, steps))


def move_slide(text: str, slide: Steps, section: int, index: int) -> str:
    """Put a slide elsewhere, with the comment above it.

    Args:
        text: The file.
        slide: Where it stands: ("sections", 1, "slides", 0).
        section: Number of the section it goes to, from 0.
        index: Its place among that section's slides once it is there, from 0.

    Raises:
        EditRefusedError: There is no such place, or its section would be empty.
    """
    source = Source.of(text)
    parent, target = source.spot(slide[:-1]).node, source.spot(("sections", section, "slides")).node
    if not isinstance(parent, Sequence) or not isinstance(target, Sequence):
        raise EditRefusedError("there is no such slide or section.")
    if source.is_flow(parent) or source.is_flow(target) or source.spot(slide).node is None:
        raise EditRefusedError(BY_HAND)
    is_same = parent is target
    if not is_same and len(parent.items) < 2:
        raise EditRefusedError("its section would be left without a slide.")
    start, end = _extent(source, parent, slide[-1])
    block = source.text[start:end]
    if not block.endswith(("\n", "\r")):
        block += source.newline
    block = _indented(block, target.items[0].column - parent.items[0].column)
    others = [n for n in range(len(target.items)) if not (is_same and n == slide[-1])]
    at = _insertion(source, target, others, index)
    changed = _moved(source.text, (start, end), at, block, source.newline)
    steps = ("sections", section, "slides")
    return proved(source, changed, lambda tree: move(tree, slide, steps, index))


def _size(node: Node) -> int:
    if isinstance(node, Mapping):
        return len(node.entries)
    return len(node.items) if isinstance(node, Sequence) else 0


def _extent(source: Source, parent: Node, step: Step) -> tuple[int, int]:
    """The stretch of an entry or item, with its own lines and the comment right above."""
    starts, ends = _edges(source, parent)
    number = [*parent.entries].index(str(step)) if isinstance(parent, Mapping) else int(step)
    if source.is_flow(parent):
        if number + 1 < len(starts):
            return starts[number], starts[number + 1]
        return ends[number - 1], ends[number]
    line = source.line_of(starts[number])
    first = source.starts[line - 1]
    if number == 0 and isinstance(parent, Mapping) and source.text[first : starts[0]].strip():
        # The first key of an item stands behind its dash.
        raise EditRefusedError(BY_HAND)
    indent = source.text[first : starts[number]].partition("-")[0]
    while line > 1 and _is_comment(source, line - 1, indent):
        line -= 1
    return source.starts[line - 1], source.line_end(max(ends[number] - 1, starts[number]))


def _is_comment(source: Source, line: int, indent: str) -> bool:
    words = source.text[source.starts[line - 1] : source.starts[line]]
    return words.startswith(f"{indent}#")


def _edges(source: Source, parent: Node) -> tuple[list[int], list[int]]:
    """Where the entries or items of a collection begin and end."""
    if isinstance(parent, Mapping):
        entries = [*parent.entries.values()]
        return [source.start(e.key) for e in entries], [source.end(e.value) for e in entries]
    items = parent.items if isinstance(parent, Sequence) else ()
    return [source.start(item) for item in items], [source.end(item) for item in items]


def _insertion(source: Source, target: Sequence, others: list[int], index: int) -> int:
    """Index of the text where a slide goes in.

    Args:
        source: The file.
        target: The list it goes into.
        others: Numbers of the slides that stay there.
        index: Its place among them.
    """
    if index < len(others):
        return _extent(source, target, others[index])[0]
    return _extent(source, target, others[-1] if others else 0)[1]


def _moved(text: str, cut: tuple[int, int], at: int, block: str, newline: str) -> str:
    start, end = cut
    if start <= at <= end:
        return text
    if at <= start:
        return text[:at] + block + text[at:start] + text[end:]
    before = text[:start] + text[end:at]
    gap = "" if before.endswith(("\n", "\r")) else newline
    return before + gap + block + text[at:]


def _indented(block: str, by: int) -> str:
    """Lines moved right, or left if `by` is negative; blank lines stay blank."""
    if not by:
        return block
    lines = block.splitlines(keepends=True)
    if by > 0:
        return "".join(" " * by + line if line.strip() else line for line in lines)
    return "".join(line[-by:] if line[:-by].isspace() else line for line in lines)
