"""Characters that must not stand in a text that a stage shows.

Control characters and bidirectional overrides are invisible to the person who pastes them in and
change what others read; U+FFFD says that a text was decoded wrongly once before.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters save tab and line ends
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides, isolates
    "\ufeff\ufffd\ufffe\uffff\ud800-\udfff]"
)

_NAMES: Final = {
    "\ufeff": "a byte order mark in the middle of the text",
    "\ufffd": "the mark of a character lost in conversion (U+FFFD)",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
}


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of every forbidden character in `text`."""
    for match in FORBIDDEN.finditer(text):
        yield match.start(), name_of(match.group())


def name_of(character: str) -> str:
    """What a person may call an invisible character, with its number."""
    code = f"U+{ord(character):04X}"
    if character in _NAMES:
        return _NAMES[character]
    if "\ud800" <= character <= "\udfff":
        return f"half a character (surrogate {code})"
    if unicodedata.category(character) == "Cc":
        return f"a control character ({code})"
    return f"an invisible direction mark ({code})"


def is_han(character: str) -> bool:
    """Whether a character is set on the full square: Han, kana, full-width punctuation."""
    return unicodedata.east_asian_width(character) in ("W", "F")
