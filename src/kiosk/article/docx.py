"""Reads the text of a Word document and writes it as plain Markdown.

All visible text counts: tracked insertions, tables and text boxes too; tracked deletions do not.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.article.encoding import NotTextError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_BYTES = 64 * 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]+")


def read_docx(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Markdown of the document and warnings about it.

    Raises:
        NotTextError: The file is no Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml", name)
            styles = (
                _part(archive, "word/styles.xml", name)
                if "word/styles.xml" in archive.namelist()
                else None
            )
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, OSError) as error:
        raise NotTextError(name, "it is not a readable Word document") from error
    names = _style_names(styles) if styles is not None else {}
    blocks = [text for text in _blocks(document, names) if text]
    warnings: tuple[str, ...] = ()
    if document.find(f".//{_W}ins") is not None or document.find(f".//{_W}del") is not None:
        warnings = (
            "The document holds tracked changes. Insertions are read, deletions are not; "
            "accept or reject them to be sure.",
        )
    return "\n\n".join(blocks) + "\n", warnings


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    if archive.getinfo(part).file_size > _MAX_BYTES:
        raise NotTextError(name, f"its {part} is larger than 64 MB")
    return fromstring(archive.read(part))


def _style_names(styles: Element) -> dict[str, str]:
    names: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        title = style.find(f"{_W}name")
        if title is not None:
            names[style.get(f"{_W}styleId", "")] = title.get(f"{_W}val", "").lower()
    return names


def _blocks(root: Element, names: dict[str, str]) -> Iterator[str]:
    """Paragraphs in reading order; a text box follows the paragraph that anchors it."""
    stack: list[Element] = [root]
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}tr":
            cells = [
                " ".join(filter(None, (_paragraph(p)[0] for p in cell.iter(f"{_W}p"))))
                for cell in node.iter(f"{_W}tc")
            ]
            yield "| " + " | ".join(cells) + " |" if any(cells) else ""
        elif node.tag == f"{_W}p":
            text, boxes = _paragraph(node)
            yield _styled(text, node, names)
            stack.extend(reversed(boxes))
        elif node.tag != _FALLBACK:
            stack.extend(reversed(list(node)))


def _styled(text: str, paragraph: Element, names: dict[str, str]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is None or not text:
        return text
    identifier = style.get(f"{_W}val", "")
    title = names.get(identifier, identifier.lower())
    if title in ("title", "标题"):
        return f"# {text}"
    level = re.match(r"(?:heading|标题)\s*(\d)", title)
    if level:
        return "#" * min(6, int(level[1]) + 1) + f" {text}"
    return f"![{text}]()" if title in ("caption", "题注") else text


def _paragraph(paragraph: Element) -> tuple[str, list[Element]]:
    """Visible text of one paragraph, and the text boxes anchored in it."""
    parts: list[str] = []
    boxes: list[Element] = []
    stack = list(reversed(list(paragraph)))
    while stack:
        node = stack.pop()
        if node.tag in (f"{_W}del", f"{_W}pPr", _FALLBACK):
            continue
        if node.tag == f"{_W}txbxContent":
            boxes.append(node)
        elif node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            parts.append(" ")
        else:
            stack.extend(reversed(list(node)))
    return _SPACE.sub(" ", "".join(parts)).strip(), boxes
