"""Reads an article from bytes: Markdown, plain text, web page or Word document.

What comes out is one text in which all offsets count.  For Markdown and plain text it is the file
itself, untouched; web pages and Word documents are written as Markdown first.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from kiosk.article.encoding import NotTextError, decode
from kiosk.article.html import read_html

_LETTERS = re.compile(r"[A-Za-z\u3400-\u9fff]")
_HTML_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_KNOWN_BINARY = {
    b"%PDF": "it is a PDF; save it as text or Word first",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
    b"GIF8": "it is a picture",
    b"\xd0\xcf\x11\xe0": "it is an old Word file; save it as .docx first",
    b"\x7fELF": "it is a program",
}
_MIN_LETTERS = 20


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text with everything known about where it came from."""

    text: str
    name: str
    format: str
    """md, txt, html or docx."""
    encoding: str
    sha256: str
    """Of the text as UTF-8, hexadecimal."""
    left_out: tuple[str, ...] = ()
    """Texts of a web page that are not the article."""
    warnings: tuple[str, ...] = ()


def read_source(data: bytes, name: str) -> SourceText:
    """The article's text out of the bytes of a file.

    Args:
        data: The whole file.
        name: File name; its suffix says what it is, else the content does.

    Raises:
        NotTextError: The file is no article.
    """
    for magic, found in _KNOWN_BINARY.items():
        if data.startswith(magic):
            raise NotTextError(name, found)
    suffix = name.rpartition(".")[2].lower()
    if data.startswith(b"PK\x03\x04") or suffix == "docx":
        from kiosk.article.docx import read_docx

        text, warnings = read_docx(data, name)
        return _checked(SourceText(text, name, "docx", "utf-8", _digest(text), (), warnings))
    text, encoding = decode(data, name)
    if suffix in ("html", "htm", "xhtml") or _HTML_HEAD.match(text[:2000]):
        markdown, left_out = read_html(text)
        source = SourceText(markdown, name, "html", encoding, _digest(markdown), left_out)
        return _checked(source)
    kind = "txt" if suffix == "txt" else "md"
    return _checked(SourceText(text, name, kind, encoding, _digest(text)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _checked(source: SourceText) -> SourceText:
    sample = source.text[:100_000]
    if (
        sum(1 for _ in zip(_LETTERS.finditer(sample), range(_MIN_LETTERS), strict=False))
        < _MIN_LETTERS
    ):
        found = "it is empty" if not sample.strip() else "it holds hardly any words"
        raise NotTextError(source.name, found)
    return source
