"""Reading a text file that a person supplied: size, encoding, invisible characters.

Shows are UTF-8.  Another encoding is recognised only to name it in the cure.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.errors import Place
from kiosk.show.characters import FORBIDDEN, forbidden

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.show.findings import Findings

SHOW_LIMIT: Final = 1_000_000
"""Bytes of show.yaml; a show of 200 slides in two languages needs a tenth of it."""
SOURCE_LIMIT: Final = 1_000_000
"""Bytes of a source; a long article has 30 000."""
TABLE_LIMIT: Final = 2_000_000
"""Bytes of a CSV table."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_MAX_REPORTED: Final = 20
"""Invisible characters reported per file; a binary file would have thousands."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A decoded file with line ends unified; forbidden characters are replaced by spaces."""

    name: str
    text: str
    lines: tuple[str, ...]
    data: bytes

    def place(self, offset: int) -> Place:
        """Line and column of a code point of `text`."""
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        return Place(self.name, line, column, source_line=self.lines[line - 1])


def read_text_file(path: Path, name: str, limit: int, findings: Findings) -> TextFile | None:
    """Read `path`; whatever is wrong is reported, and what can be read is returned.

    Args:
        path: An existing regular file.
        name: What the file is called in problems.
        limit: Largest size in bytes.
        findings: Takes the problems.
    """
    data = _read_bytes(path, name, limit, findings)
    if data is None:
        return None
    text = _decode(data, name, findings)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    file = TextFile(name, FORBIDDEN.sub(" ", text), tuple(text.split("\n")), data)
    for count, (offset, found) in enumerate(forbidden(text)):
        if count == _MAX_REPORTED:
            break
        findings.defect(
            "invisible-character",
            _clean(file.place(offset)),
            f"found {found}, which nobody sees and which changes what is read",
            "Delete it, or write the place anew by hand.",
        )
    return file


def _clean(place: Place) -> Place:
    source_line = FORBIDDEN.sub("�", place.source_line)
    return Place(place.file, place.line, place.column, place.path, source_line)


def _read_bytes(path: Path, name: str, limit: int, findings: Findings) -> bytes | None:
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.defect("unreadable-file", Place(name), f"cannot be read: {reason}")
        return None
    if len(data) > limit:
        findings.defect(
            "file-too-large",
            Place(name),
            f"is larger than {limit // 1_000_000} MB",
            "Keep only what the show uses.",
        )
        return None
    return data


def _decode(data: bytes, name: str, findings: Findings) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            _wrong_encoding(Place(name), encoding, findings)
            return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _wrong_encoding(Place(name, line), _guess(data), findings)
        return None


def _guess(data: bytes) -> str:
    """The encoding that the bytes are in if they are not UTF-8; empty if unclear."""
    if data.count(b"\0") > len(data) // 8:
        return "UTF-16"
    for encoding, label in (("gb18030", "GB18030 (GBK)"), ("big5", "Big5")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any("\u4e00" <= character <= "\u9fff" for character in text):
            return label
    return ""


def _wrong_encoding(place: Place, encoding: str, findings: Findings) -> None:
    found = f"the file is in {encoding}" if encoding else "the file is not a text in UTF-8"
    findings.defect(
        "wrong-encoding",
        place,
        f"{found}; expected UTF-8",
        "Save it again as UTF-8 (editors: “Save with encoding”; Excel: “CSV UTF-8”).",
    )
