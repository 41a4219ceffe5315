"""Problems as JSON, for tools and between processes."""

from __future__ import annotations

from typing import Any

from kiosk.errors import Place, Problem, Severity


def to_json(problem: Problem) -> dict[str, Any]:
    """A problem as a JSON object with flat keys."""
    place = problem.place
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": place.path,
        "source_line": place.source_line,
        "message": problem.message,
        "cure": problem.cure,
    }


def from_json(value: dict[str, Any]) -> Problem:
    """The problem that `to_json` wrote.

    Raises:
        KeyError: A key is missing.
        ValueError: The severity is none.
    """
    place = Place(
        value["file"], value["line"], value["column"], value["path"], value["source_line"]
    )
    severity = Severity(value["severity"])
    return Problem(severity, value["code"], place, value["message"], value["cure"])
