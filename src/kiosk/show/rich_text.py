r"""The little mark-up of texts: {figure}, *emphasis*, | for a line break, \ to take it literally.

Parsing knows nothing of figures; writing puts their words in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kiosk.figures.writing import write
from kiosk.show.model import RichText, Run

if TYPE_CHECKING:
    from kiosk.figures.model import Figure, Language

_TOKEN: Final = re.compile(
    r"\\(?P<literal>[{}*|\\])|\{(?P<name>[^{}\n]{0,80})\}|(?P<mark>[*|{}])|(?P<text>[^\\{}*|]+|\\)"
)
_REFERENCE: Final = re.compile(r"\s*(?P<id>[^\s.]+)(?P<number>\.number)?\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text before figures are written."""

    text: str
    """The words, or the figure's id."""
    is_emphasis: bool = False
    is_figure: bool = False
    is_number: bool = False
    """Of a figure: only its number, without qualifier and unit."""


@dataclass(frozen=True, slots=True)
class MarkupProblem:
    """Something wrong in a text."""

    code: str
    fragment: str
    """The part of the text that is wrong."""
    message: str
    cure: str = ""


def parse(text: str, *, has_breaks: bool) -> tuple[list[Piece], list[MarkupProblem]]:
    """Cut a text into pieces.

    Args:
        text: As the author wrote it.
        has_breaks: Whether | breaks the line (headlines); else it is a character like others.
    """
    pieces: list[Piece] = []
    problems: list[MarkupProblem] = []
    is_emphasis, emphases = False, 0
    for match in _TOKEN.finditer(text):
        if match["name"] is not None:
            _add_figure(match, pieces, problems, is_emphasis=is_emphasis)
        elif match["mark"] == "*":
            is_emphasis = not is_emphasis
            emphases += is_emphasis
        elif match["mark"] in ("{", "}"):
            problems.append(_stray_brace(text, match.start()))
        else:
            words = match["literal"] or match["text"] or ("\n" if has_breaks else "|")
            pieces.append(Piece(words, is_emphasis))
    problems += _emphasis_problems(text, emphases, is_open=is_emphasis)
    return pieces, problems


def _add_figure(
    match: re.Match[str], pieces: list[Piece], problems: list[MarkupProblem], *, is_emphasis: bool
) -> None:
    reference = _REFERENCE.fullmatch(match["name"])
    if reference is None:
        message = f'"{match[0]}" names no figure; expected {{id}} or {{id.number}}'
        problems.append(MarkupProblem("bad-reference", match[0], message))
        return
    pieces.append(
        Piece(reference["id"], is_emphasis, is_figure=True, is_number=bool(reference["number"]))
    )


def _stray_brace(text: str, index: int) -> MarkupProblem:
    message = f'found a "{text[index]}" without its partner'
    cure = "Write a figure as {id}; a brace meant literally as \\{ or \\}."
    return MarkupProblem("bad-markup", text[index : index + 12], message, cure)


def _emphasis_problems(text: str, count: int, *, is_open: bool) -> list[MarkupProblem]:
    problems: list[MarkupProblem] = []
    last = text.rfind("*")
    if is_open:
        message = "an emphasis begins with * and does not end"
        cure = "Close it with another *; an asterisk meant literally is written \\*."
        problems.append(MarkupProblem("bad-markup", text[last : last + 12], message, cure))
    if count > 1:
        message = f"{count} phrases are emphasised; a paragraph has one"
        cure = "Keep the one that carries the point."
        problems.append(MarkupProblem("several-emphases", "", message, cure))
    return problems


def written(piece: Piece, figures: Mapping[str, Figure], language: Language) -> str:
    """The words of a piece in a language; a figure that is not known is written as nothing."""
    if not piece.is_figure:
        return piece.text
    figure = figures.get(piece.text)
    if figure is None:
        return ""
    parts = write(figure, language)
    if not piece.is_number:
        # In a sentence a verb says which way a change goes: "grew by 38%", never "grew by +38%".
        return parts.plain() if figure.change is None else replace(parts, sign="").plain()
    gap = "" if language == "zh" or not parts.scale else " "
    return f"{parts.currency}{parts.numeral}{parts.percent}{gap}{parts.scale}"


def runs(pieces: list[Piece], figures: Mapping[str, Figure], language: Language) -> RichText:
    """Write pieces as runs; neighbours that are set alike are joined."""
    result: list[Run] = []
    for piece in pieces:
        text = written(piece, figures, language)
        run = Run(text, piece.is_emphasis, piece.text if piece.is_figure else "")
        if result and not run.figure and _is_alike(result[-1], run):
            result[-1] = replace(result[-1], text=result[-1].text + run.text)
        elif text:
            result.append(run)
    return tuple(result)


def _is_alike(first: Run, second: Run) -> bool:
    return not first.figure and first.is_emphasis == second.is_emphasis
