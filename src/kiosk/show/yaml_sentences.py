"""What the YAML parser complains about, in words that help.

The parser speaks of tokens and block ends.  Nearly every complaint in practice is one of a
handful of slips, and each has a cure.
"""

from __future__ import annotations

from typing import Final

_QUOTE: Final = 'Put the whole text in quotes: "…".'

_SENTENCES: Final = (
    (
        "mapping values are not allowed here",
        "a colon stands where no key can be",
        f"If the colon belongs to a text: {_QUOTE} Else check the indentation of this line.",
    ),
    (
        "found character '\\t'",
        "a tab stands in the indentation, expected spaces",
        "Replace tabs by spaces.",
    ),
    (
        "that cannot start any token",
        "a text cannot begin with this character",
        _QUOTE,
    ),
    (
        "found unexpected end of stream",
        "a text in quotes has no closing quote",
        "Close the quote where the text ends.",
    ),
    (
        "found unknown escape character",
        "after a backslash in double quotes, this character means nothing",
        "Write the backslash twice, or use single quotes.",
    ),
    (
        "could not find expected ':'",
        "expected a key with a colon and a space behind it",
        "Write `key: value`; a text over several lines must be indented deeper than its key.",
    ),
    (
        "expected ',' or '}'",
        "inside { } a comma or the closing } is expected",
        "A text that contains {, }, [, ] or a comma must stand in quotes here; "
        "or write it on a line of its own, without { }.",
    ),
    (
        "expected ',' or ']'",
        "inside [ ] a comma or the closing ] is expected",
        "Close the list with ]; a text that contains {, }, [, ], or a comma must stand in quotes.",
    ),
    (
        "expected <block end>",
        "this line is indented neither like the lines above it nor like their parent",
        "Give keys of one level the same number of spaces.",
    ),
    (
        "expected '<document start>'",
        "the file begins with something that is not YAML",
        "Delete lines that begin with %.",
    ),
    (
        "expected alphabetic or numeric character",
        "after * or & a name is expected",
        _QUOTE,
    ),
)


def explain(problem: str) -> tuple[str, str]:
    """Message and cure for the parser's sentence; for its failures the sentence is empty."""
    for part, message, cure in _SENTENCES:
        if part in problem:
            return message, cure
    detail = f": {problem}" if problem else " from here on"
    return f"this cannot be read as YAML{detail}", "Check quotes, brackets and indentation."


def cure_for_alias(line: str) -> str:
    """What to do about `*word`, which is nearly always meant as an emphasis."""
    if line.count("*") > 1:
        return 'A text that begins with an emphasis must stand in quotes: "*…* …".'
    return "Write the value itself; figures are named by their ids."
