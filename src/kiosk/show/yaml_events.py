"""The YAML parser's events as typed records: the one module that touches the untyped library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

if TYPE_CHECKING:
    from collections.abc import Iterator


class EventKind(Enum):
    """What the parser met."""

    DOCUMENT = auto()
    SCALAR = auto()
    ALIAS = auto()
    MAPPING_START = auto()
    SEQUENCE_START = auto()
    COLLECTION_END = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """One event; lines and columns count from 1."""

    kind: EventKind
    line: int
    column: int
    end_line: int
    end_column: int
    value: str = ""
    anchor: str | None = None
    tag: str | None = None
    style: str = ""
    """Of a scalar: a quote, "|", ">", or empty if plain."""
    is_flow: bool = False
    """Of a collection: written with brackets."""

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """First and last place."""
        return self.line, self.column, self.end_line, self.end_column


class YamlSyntaxError(Exception):
    """The text is not YAML.

    Attributes:
        problem: The parser's sentence; empty if the parser itself failed.
        line: Counted from 1; 0 if unknown.
        column: Counted from 1.
    """

    def __init__(self, problem: str, line: int = 0, column: int = 1) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


_KINDS = {
    "DocumentStartEvent": EventKind.DOCUMENT,
    "ScalarEvent": EventKind.SCALAR,
    "AliasEvent": EventKind.ALIAS,
    "MappingStartEvent": EventKind.MAPPING_START,
    "SequenceStartEvent": EventKind.SEQUENCE_START,
    "MappingEndEvent": EventKind.COLLECTION_END,
    "SequenceEndEvent": EventKind.COLLECTION_END,
}


def events(text: str) -> Iterator[Event]:
    """Parse `text`, event by event.

    Raises:
        YamlSyntaxError: At the first place that is not YAML.
    """
    try:
        parser: Any = YAML(typ="safe", pure=True)
        for event in parser.parse(text):
            kind = _KINDS.get(type(event).__name__)
            if kind is not None:
                yield _typed(kind, event)
    except MarkedYAMLError as error:
        raise _syntax_error(error) from error
    except (YAMLError, ValueError, OverflowError, IndexError, AssertionError) as error:
        # The parser itself fails on a few texts, such as an escape beyond U+10FFFF.
        raise YamlSyntaxError("") from error


def _typed(kind: EventKind, event: Any) -> Event:  # noqa: ANN401 -- the library has no types
    start, end = event.start_mark, event.end_mark
    tag = getattr(event, "tag", None)
    return Event(
        kind,
        start.line + 1,
        start.column + 1,
        end.line + 1,
        end.column + 1,
        value=getattr(event, "value", None) or "",
        anchor=getattr(event, "anchor", None),
        tag=None if tag is None else str(tag),
        style=getattr(event, "style", None) or "",
        is_flow=bool(getattr(event, "flow_style", False)),
    )


def _syntax_error(error: Any) -> YamlSyntaxError:  # noqa: ANN401 -- the library has no types
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context or "")
    return YamlSyntaxError(problem, mark.line + 1, mark.column + 1) if mark else YamlSyntaxError("")
