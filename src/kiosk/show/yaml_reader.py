"""YAML 1.2 to a tree with places, within limits.

The tree is built from the parser's events without recursion and without constructing objects.
Anchors, aliases and tags are refused: a show needs none, and they are how small files become
large.  Scalars stay the text that was typed, so that 7.50 keeps its digits and `no` is a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kiosk.errors import Place
from kiosk.show.characters import forbidden, is_han
from kiosk.show.tree import Broken, Document, Entry, Mapping, Node, Scalar, Sequence
from kiosk.show.yaml_events import Event, EventKind, YamlSyntaxError, events
from kiosk.show.yaml_sentences import cure_for_alias, explain

if TYPE_CHECKING:
    from kiosk.show.findings import Findings
    from kiosk.show.text_file import TextFile

DEPTH_LIMIT: Final = 20
"""Levels of nesting; a show needs seven."""
EVENT_LIMIT: Final = 50_000
"""Keys, values and brackets; a show of 200 slides in two languages has 15 000."""
_QUOTES: Final = ("'", '"')
_NULLS: Final = ("", "~", "null", "Null", "NULL")


def read_tree(file: TextFile, findings: Findings) -> Document | None:
    """Parse a text into a tree; None if its syntax or its depth forbid it.

    Args:
        file: The decoded show.yaml.
        findings: Takes every problem.
    """
    builder = _Builder(file, findings)
    try:
        for count, event in enumerate(events(file.text)):
            if count == EVENT_LIMIT:
                builder.report_size(event)
                return None
            if not builder.take(event):
                return None
    except YamlSyntaxError as error:
        builder.report(error)
        return None
    return builder.document()


@dataclass(slots=True)
class _Frame:
    """A collection that is being read."""

    start: Event
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    items: list[Node] = field(default_factory=list[Node])
    key: Node | None = None

    @property
    def is_mapping(self) -> bool:
        return self.start.kind is EventKind.MAPPING_START


class _Builder:
    """Takes events, one after the other, and makes nodes of them."""

    def __init__(self, file: TextFile, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._frames: list[_Frame] = []
        self._root: Node | None = None
        self._documents = 0
        self._last = Event(EventKind.DOCUMENT, 1, 1, 1, 1)

    def document(self) -> Document | None:
        """The finished tree."""
        if self._root is None:
            place = Place(self._file.name, 1, 1)
            cure = "`kiosk new FOLDER` writes a show to start from."
            self._findings.defect("empty-file", place, "is empty", cure)
            return None
        return Document(self._file.name, self._file.lines, self._root)

    def place(self, line: int, column: int) -> Place:
        """A place in the file, outside of any path."""
        lines = self._file.lines
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        return Place(self._file.name, line, column, "", source)

    def report(self, error: YamlSyntaxError) -> None:
        """Report the place from which on the text cannot be read."""
        last = self._last
        if last.style in _QUOTES and last.line < last.end_line == error.line:
            # A quote was not closed, and the next one, lines below, was taken for its end.
            message = f"the text in quotes that begins here ends in line {last.end_line}"
            place = self.place(last.line, last.column)
            self._findings.defect("yaml-syntax", place, message, "Close it where the text ends.")
            return
        place = self.place(error.line or last.line, error.column)
        self._findings.defect("yaml-syntax", place, *explain(error.problem))

    def report_size(self, event: Event) -> None:
        """Report that there is more than any show needs."""
        message = f"the file has more than {EVENT_LIMIT} keys and values"
        self._defect(event, "file-too-large", message, "Keep only what the show uses.")

    def take(self, event: Event) -> bool:
        """Add an event; False if reading must end here."""
        self._last = event
        match event.kind:
            case EventKind.DOCUMENT:
                return self._is_first_document(event)
            case EventKind.ALIAS:
                self._refuse_alias(event)
            case EventKind.SCALAR:
                self._refuse_extras(event)
                self._put(self._scalar(event))
            case EventKind.COLLECTION_END:
                self._put(self._collection(self._frames.pop(), event))
            case EventKind.MAPPING_START | EventKind.SEQUENCE_START:
                self._refuse_extras(event)
                self._frames.append(_Frame(event))
                return self._is_shallow(event)
        return True

    def _is_first_document(self, event: Event) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        cure = "Delete it; a show is one document."
        self._defect(event, "several-documents", "a second YAML document begins here", cure)
        return False

    def _is_shallow(self, event: Event) -> bool:
        if len(self._frames) <= DEPTH_LIMIT:
            return True
        message = f"is nested deeper than {DEPTH_LIMIT} levels; a show needs seven"
        self._defect(event, "too-deep", message, "Check brackets and indentation.")
        return False

    def _refuse_alias(self, event: Event) -> None:
        message = f'found the alias "*{event.anchor}", expected a value'
        cure = cure_for_alias(self._file.lines[event.line - 1])
        self._defect(event, "alias", message, cure)
        self._put(Broken(*event.bounds))

    def _refuse_extras(self, event: Event) -> None:
        if event.anchor is not None:
            cure = f'Delete "&{event.anchor}"; figures are named by their ids.'
            self._defect(event, "anchor", f'found the anchor "&{event.anchor}"', cure)
        if event.tag is not None:
            cure = "Delete it; if the text begins with “!”, put it in quotes."
            self._defect(event, "tag", f'found the tag "{event.tag}"', cure)

    def _scalar(self, event: Event) -> Node:
        if event.value in _NULLS and not event.style and event.tag is None:
            return Broken(*event.bounds)
        for _, name in forbidden(event.value):
            message = f"the text contains {name}, written as an escape"
            self._defect(event, "invisible-character", message, "Delete the escape.")
            return Broken(*event.bounds)
        return Scalar(*event.bounds, _unfolded(event))

    @staticmethod
    def _collection(frame: _Frame, end: Event) -> Node:
        bounds = (frame.start.line, frame.start.column, end.end_line, end.end_column)
        if frame.is_mapping:
            return Mapping(*bounds, frame.entries)
        return Sequence(*bounds, tuple(frame.items))

    def _put(self, node: Node) -> None:
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        if not frame.is_mapping:
            self._put_item(frame, node)
        elif frame.key is None:
            frame.key = node
        else:
            self._put_entry(frame, frame.key, node)
            frame.key = None

    def _put_item(self, frame: _Frame, node: Node) -> None:
        if not isinstance(node, Broken):
            frame.items.append(node)
        elif self._is_null(node):
            place = self.place(node.line, node.column)
            self._findings.defect("no-value", place, "an item of the list is empty", "Delete it.")

    def _put_entry(self, frame: _Frame, key: Node, value: Node) -> None:
        place = self.place(key.line, key.column)
        if not isinstance(key, Scalar):
            cure = "A text that begins with “{”, “[” or “*” must stand in quotes."
            self._findings.defect("bad-key", place, "expected a word as key", cure)
            return
        if key.text in frame.entries:
            first = frame.entries[key.text].key.line
            message = f'the key "{key.text}" stands twice; the first is in line {first}'
            self._findings.defect("duplicate-key", place, message, "Rename or delete one of them.")
            return
        if isinstance(value, Broken) and self._is_null(value):
            cure = "Write a value, or delete the key."
            if frame.start.is_flow:
                cure = "Between { and }, a text with a comma must stand in quotes. Else: " + cure
            self._findings.defect("no-value", place, f'the key "{key.text}" has no value', cure)
        frame.entries[key.text] = Entry(key, value)

    def _is_null(self, node: Node) -> bool:
        """Whether a broken node is a value left out, and not one refused and reported."""
        if (node.line, node.column) == (node.end_line, node.end_column):
            return True
        line = self._file.lines[node.line - 1]
        return node.line == node.end_line and line[node.column - 1 : node.end_column - 1] in _NULLS

    def _defect(self, event: Event, code: str, message: str, cure: str) -> None:
        self._findings.defect(code, self.place(event.line, event.column), message, cure)


def _unfolded(event: Event) -> str:
    """The scalar's text; lines joined between two Han characters are joined without a space."""
    text = event.value.strip()
    if event.style == "|" or event.line == event.end_line:
        return text
    kept = (
        character
        for index, character in enumerate(text)
        if character not in " \n" or not _is_between_han(text, index)
    )
    return "".join(kept)


def _is_between_han(text: str, index: int) -> bool:
    """Whether both neighbours are Han; `text` neither begins nor ends with white space."""
    return is_han(text[index - 1]) and is_han(text[index + 1])
