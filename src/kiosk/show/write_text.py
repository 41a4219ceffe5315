"""A show's file as text with places: where every value begins and ends, and how it is quoted.

Edits are made in the text itself, so that everything else stays as it is, byte by byte: comments,
blank lines, quotes, line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kiosk.errors import KioskError
from kiosk.show.characters import FORBIDDEN
from kiosk.show.findings import Findings
from kiosk.show.text_file import TextFile
from kiosk.show.tree import Document, Mapping, Node, Scalar, Sequence, Spot, Step
from kiosk.show.yaml_reader import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.show.tree import Plain

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<](?:[^\n]*[^\s])?|-?\d[^\n]*", re.ASCII)
_NOT_PLAIN: Final = re.compile(r": |:$| #|^\s|\s$|[\t\x00-\x1f]")
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}]")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class EditRefusedError(KioskError):
    """A show's file cannot be changed as it was asked for."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"show.yaml was not changed: {reason}")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a show.yaml with its tree."""

    text: str
    document: Document
    starts: tuple[int, ...]
    """Where each line begins."""

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, text: str) -> Source:
        """Parse a text.

        Several edits follow each other, each on the text that the last one proved.

        Raises:
            EditRefusedError: It is no YAML that shows may be written in.
        """
        unified = FORBIDDEN.sub(" ", _LINE_END.sub("\n", text))
        file = TextFile("show.yaml", unified, tuple(unified.split("\n")), b"")
        findings = Findings()
        document = read_tree(file, findings)
        if document is None:
            problems = findings.in_file_order()
            reason = f"{problems[0].place}: {problems[0].message}" if problems else "it is empty"
            raise EditRefusedError(f"{reason}. Mend it in an editor first.")
        starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        return cls(text, document, starts)

    @property
    def newline(self) -> str:
        """The line end that the file uses."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"

    def spot(self, steps: Iterable[Step]) -> Spot:
        """A place in the tree."""
        return Spot(self.document, tuple(steps))

    def offset(self, line: int, column: int) -> int:
        """Index of a place; both count from 1."""
        if line > len(self.starts):
            return len(self.text)
        return self.starts[line - 1] + column - 1

    def line_of(self, offset: int) -> int:
        """Number of the line that holds an index, from 1."""
        return bisect_right(self.starts, offset)

    def start(self, node: Node) -> int:
        """Index of a node's first character."""
        return self.offset(node.line, node.column)

    def end(self, node: Node) -> int:
        """Index behind a node's last character; what follows a block is not counted in."""
        if not self.is_flow(node):
            if isinstance(node, Mapping) and node.entries:
                return self.end([*node.entries.values()][-1].value)
            if isinstance(node, Sequence) and node.items:
                return self.end(node.items[-1])
        end = self.offset(node.end_line, node.end_column)
        start = self.start(node)
        return start + len(self.text[start:end].rstrip())

    def is_flow(self, node: Node) -> bool:
        """Whether a collection is written with brackets."""
        is_collection = isinstance(node, Mapping | Sequence)
        return is_collection and self.text[self.start(node) : self.start(node) + 1] in ("{", "[")

    def is_in_flow(self, steps: tuple[Step, ...]) -> bool:
        """Whether a place lies within brackets."""
        above = (self.spot(steps[:depth]).node for depth in range(len(steps)))
        return any(node is not None and self.is_flow(node) for node in above)

    def line_end(self, offset: int) -> int:
        """Index behind the line end of the line that holds an index."""
        line = self.line_of(offset)
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def replaced(self, start: int, end: int, words: str) -> str:
        """The text with a stretch exchanged."""
        return self.text[:start] + words + self.text[end:]


def quoted(words: str, *, is_in_flow: bool, like: str = "") -> str:
    """A text as a YAML scalar on one line.

    Args:
        words: The text.
        is_in_flow: Whether it stands within brackets.
        like: The scalar that stood there before: its quotes are kept.
    """
    if like[:1] == '"' or not _can_be_plain(words, is_in_flow=is_in_flow):
        return _double(words)
    if like[:1] == "'" and "'" not in words:
        return f"'{words}'"
    return words


def flow(node: Plain) -> str:
    """A text, or keys and lists in brackets, on one line."""
    if isinstance(node, str):
        return quoted(node, is_in_flow=True)
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in node.items()) + "}"
    return "[" + ", ".join(flow(item) for item in node) + "]"


def _can_be_plain(words: str, *, is_in_flow: bool) -> bool:
    is_plain = _PLAIN.fullmatch(words) is not None and not _NOT_PLAIN.search(words)
    has_signs = is_in_flow and _FLOW_SIGNS.search(words) is not None
    return is_plain and not has_signs and words.casefold() not in _WORDS


def _double(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def scalar_text(node: Node | None) -> str | None:
    """The text of a scalar; None if it is none."""
    return node.text if isinstance(node, Scalar) else None
