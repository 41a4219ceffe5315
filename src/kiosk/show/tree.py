"""What stands in show.yaml, with the place of every word.

The tree knows lines and columns and nothing of what a show is.  A `Spot` is one place in it; it
finds its way by keys and indices and can say that way in the author's own words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from kiosk.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

Step: TypeAlias = str | int
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""The tree without places: every scalar is the text that the author typed."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something that stands in the file; lines and columns count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A text; numbers and dates are texts here too."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken(Node):
    """Something that was refused and reported; nobody complains about it again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys with their values, in the author's order."""

    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that has been read."""

    file: str
    lines: tuple[str, ...]
    root: Node


def plain(node: Node) -> Plain:
    """The tree below `node` as dicts, lists and texts; broken parts are left out."""
    if isinstance(node, Mapping):
        return {
            key: plain(entry.value)
            for key, entry in node.entries.items()
            if not isinstance(entry.value, Broken)
        }
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else ""


ELEMENTS: Final[dict[tuple[Step, ...], str]] = {
    ("sections",): "section",
    ("sections", "slides"): "slide",
    ("figures",): "figure",
    ("sources",): "source",
}
"""What one element below these keys is called in a path."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the tree, whether or not something stands there."""

    document: Document
    steps: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> Spot:
        """The place further down."""
        return Spot(self.document, (*self.steps, *steps))

    @property
    def node(self) -> Node | None:
        """What stands here, or None."""
        nodes = list(self._nodes())
        return nodes[-1] if len(nodes) == len(self.steps) + 1 else None

    @property
    def text(self) -> str:
        """The scalar that stands here; empty if there is none."""
        node = self.node
        return node.text if isinstance(node, Scalar) else ""

    @property
    def is_broken(self) -> bool:
        """Whether what stands here was refused already."""
        return isinstance(self.node, Broken)

    def keys(self) -> tuple[str, ...]:
        """Keys of the mapping that stands here."""
        node = self.node
        return tuple(node.entries) if isinstance(node, Mapping) else ()

    def elements(self) -> tuple[Spot, ...]:
        """Items of the list that stands here."""
        node = self.node
        count = len(node.items) if isinstance(node, Sequence) else 0
        return tuple(self.at(index) for index in range(count))

    def place(self, fragment: str = "") -> Place:
        """Where this is.

        Args:
            fragment: A part of the text that stands here, to point at it; if it cannot be found
                in the source (the text is folded or escaped), the place is the text's beginning.
        """
        node = list(self._nodes())[-1]
        line, column = self._find(node, fragment) if fragment else (node.line, node.column)
        return self._place(line, column, self.steps)

    def key_place(self, key: str) -> Place:
        """Where `key` of the mapping that stands here is written."""
        node = self.node
        if isinstance(node, Mapping) and key in node.entries:
            word = node.entries[key].key
            return self._place(word.line, word.column, (*self.steps, key))
        return self.at(key).place()

    def _nodes(self) -> Iterator[Node]:
        """From the root along the steps as far as something stands there."""
        node = self.document.root
        yield node
        for step in self.steps:
            if isinstance(node, Mapping) and step in node.entries:
                node = node.entries[str(step)].value
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return
            yield node

    def _find(self, node: Node, fragment: str) -> tuple[int, int]:
        for line in range(node.line, node.end_line + 1):
            text = self.document.lines[line - 1] if line <= len(self.document.lines) else ""
            start = node.column - 1 if line == node.line else 0
            index = text.find(fragment, start)
            if index >= 0:
                return line, index + 1
        return node.line, node.column

    def _place(self, line: int, column: int, steps: tuple[Step, ...]) -> Place:
        lines = self.document.lines
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        return Place(self.document.file, line, column, self._way(steps), source)

    def _way(self, steps: tuple[Step, ...]) -> str:
        """'section "figures" › slide "totals" › hero'."""
        words: list[str] = []
        for depth, step in enumerate(steps):
            above = steps[:depth]
            is_key = bool(above) and isinstance(above[-1], str)
            keys = tuple(step for step in above if isinstance(step, str))
            if is_key and keys in ELEMENTS:
                words[-1] = f"{ELEMENTS[keys]} {self._name(steps[: depth + 1])}"
            else:
                words.append(step if isinstance(step, str) else f"item {step + 1}")
        return " › ".join(words)

    def _name(self, steps: tuple[Step, ...]) -> str:
        """The id of an element in quotation marks, or its number."""
        step = steps[-1]
        if isinstance(step, str):
            return f'"{step}"'
        given = Spot(self.document, steps).at("id").text
        return f'"{given}"' if given else str(step + 1)
