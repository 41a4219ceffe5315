"""Writing back into show.yaml: one change at a time, everything else byte by byte as it was.

Each edit is a function from text to text.  It is proved before it is returned: the new text must
read as the old one with that change and no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kiosk.show.tree import Mapping, Node, Plain, Scalar, Sequence, Step, plain
from kiosk.show.write_text import EditRefusedError, Source, quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as MappingABC

Steps: TypeAlias = tuple[Step, ...]
Edit: TypeAlias = "Callable[[str], str]"
"""From the text of a show's file to the new one."""
_BY_HAND: Final = "the place is written in a way that only a person should touch; use an editor."


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
        changed = _with_key(source, steps, words)
    else:
        raise EditRefusedError("there are keys or a list where a text was expected.")
    return _proved(source, changed, lambda tree: _put(tree, steps, words))


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
            return _add_mapping(source, steps, {language: words})
        return set_value(text, (*steps, language), words)
    languages = [code for code in ("zh", "en") if code != language]
    both = {language: words, **dict.fromkeys(languages, node.text)}
    both = {code: both[code] for code in ("zh", "en")}
    changed = source.replaced(source.start(node), source.end(node), _flow(both))
    return _proved(source, changed, lambda tree: _put(tree, steps, {**both}))


def set_list(text: str, steps: Steps, items: list[str]) -> str:
    """Exchange or add a list of plain words, such as the languages of a slide."""
    source = Source.of(text)
    words = "[" + ", ".join(quoted(item, is_in_flow=True) for item in items) + "]"
    node = source.spot(steps).node
    if node is None:
        changed = _with_key(source, steps, words, is_ready=True)
    else:
        changed = source.replaced(source.start(node), source.end(node), words)
    return _proved(source, changed, lambda tree: _put(tree, steps, list(items)))


def set_mapping(text: str, steps: Steps, key: str, items: list[str]) -> str:
    """Add a mapping of one key with a list of plain words: {sum: [a, b]}."""
    source = Source.of(text)
    listed = ", ".join(quoted(item, is_in_flow=True) for item in items)
    changed = _with_key(source, steps, f"{{{key}: [{listed}]}}", is_ready=True)
    return _proved(source, changed, lambda tree: _put(tree, steps, {key: list(items)}))


def add_mapping(text: str, steps: Steps, words: dict[str, str]) -> str:
    """Add a mapping of plain words, such as a source; what is there already stays."""
    source = Source.of(text)
    return text if source.spot(steps).node is not None else _add_mapping(source, steps, words)


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
    return _proved(source, changed, lambda tree: _delete(tree, steps))


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
        raise EditRefusedError(_BY_HAND)
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
    return _proved(source, changed, lambda tree: _move(tree, slide, steps, index))


def append_item(text: str, key: str, entry: MappingABC[str, str]) -> str:
    """Add an entry to a list at the top of the file, which is begun at its end if need be."""
    source = Source.of(text)
    newline = source.newline
    node = source.spot((key,)).node
    new: dict[str, Plain] = {name: words.strip() for name, words in entry.items()}
    if node is None:
        gap = "" if source.text.endswith(("\n", "\r")) else newline
        lines = _item_lines(entry, "  ", newline)
        changed = f"{source.text}{gap}{newline}{key}:{newline}{lines}"
        return _proved(source, changed, lambda tree: _put(tree, (key,), [new]))
    if not isinstance(node, Sequence) or source.is_flow(node):
        raise EditRefusedError(_BY_HAND)
    dash = source.text.rfind("-", 0, source.start(node.items[0]))
    indent = " " * (dash - source.starts[source.line_of(dash) - 1])
    at = source.line_end(source.end(node) - 1)
    gap = "" if source.text[:at].endswith(("\n", "\r")) else newline
    changed = source.replaced(at, at, gap + _item_lines(entry, indent, newline))
    return _proved(source, changed, lambda tree: _put(tree, (key, len(node.items)), new))


def _item_lines(entry: MappingABC[str, str], indent: str, newline: str) -> str:
    lines = [f"{key}: {quoted(words.strip(), is_in_flow=False)}" for key, words in entry.items()]
    head = [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]
    return "".join(line + newline for line in head)


def _flow(words: MappingABC[str, str]) -> str:
    inside = ", ".join(f"{key}: {quoted(text, is_in_flow=True)}" for key, text in words.items())
    return "{" + inside + "}"


def _add_mapping(source: Source, steps: Steps, words: dict[str, str]) -> str:
    changed = _with_key(source, steps, _flow(words), is_ready=True)
    return _proved(source, changed, lambda tree: _put(tree, steps, {**words}))


def _with_key(source: Source, steps: Steps, words: str, *, is_ready: bool = False) -> str:
    """The text with a key added to the mapping above it."""
    parent = source.spot(steps[:-1]).node
    if not isinstance(parent, Mapping) or not isinstance(steps[-1], str):
        raise EditRefusedError("there is no such place in the file.")
    if source.is_flow(parent):
        new = words if is_ready else quoted(words, is_in_flow=True)
        close = source.end(parent) - 1
        at = len(source.text[:close].rstrip())
        comma = "" if source.text[at - 1] in "{," else ","
        gap = "" if source.text[at - 1] == "{" else " "
        return source.replaced(at, at, f"{comma}{gap}{steps[-1]}: {new}")
    in_flow = source.is_in_flow(steps)
    new = words if is_ready else quoted(words, is_in_flow=in_flow)
    first = next(iter(parent.entries.values())).key
    at = source.line_end(source.end(parent) - 1)
    gap = "" if source.text[:at].endswith(("\n", "\r")) else source.newline
    line = f"{gap}{' ' * (first.column - 1)}{steps[-1]}: {new}{source.newline}"
    return source.replaced(at, at, line)


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
        raise EditRefusedError(_BY_HAND)
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


def _proved(source: Source, changed: str, edit: Callable[[Plain], None]) -> str:
    """`changed`, if it reads as the old text with that edit and no other."""
    expected = plain(source.document.root)
    edit(expected)
    if plain(Source.of(changed).document.root) != expected:
        raise EditRefusedError(_BY_HAND)
    return changed


def _above(tree: Plain, steps: Steps) -> dict[str, Plain] | list[Plain]:
    for step in steps[:-1]:
        if isinstance(tree, dict):
            tree = tree[str(step)]
        elif isinstance(tree, list):
            tree = tree[int(step)]
    if isinstance(tree, str):
        raise EditRefusedError("there is no such place in the file.")
    return tree


def _put(tree: Plain, steps: Steps, value: Plain) -> None:
    above = _above(tree, steps)
    step = steps[-1]
    if isinstance(above, dict):
        above[str(step)] = value
    elif isinstance(step, int) and step == len(above):
        above.append(value)
    else:
        above[int(step)] = value


def _delete(tree: Plain, steps: Steps) -> None:
    above = _above(tree, steps)
    if isinstance(above, dict):
        del above[str(steps[-1])]
    else:
        del above[int(steps[-1])]


def _move(tree: Plain, slide: Steps, target: Steps, index: int) -> None:
    above = _above(tree, slide)
    there = _above(tree, (*target, 0))
    if isinstance(above, list) and isinstance(there, list):
        moved = above.pop(int(slide[-1]))
        there.insert(index, moved)
