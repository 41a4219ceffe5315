"""Reads the article out of a web page and writes it as plain Markdown.

The article is the longest `<article>` or `<main>`, else the block that holds most paragraph text.
Navigation, sidebars and footers are named as left out; captions become image lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kiosk.article.words import words

_VOID = words(
    "area base br col embed hr img input link meta source track wbr",
)
_SILENT = words(
    "script style noscript template svg iframe select button form object canvas",
)
_LEFT_OUT = words(
    "nav aside footer menu dialog",
)
_BLOCKS = words(
    "p div li blockquote dd dt section article main header td th h1 h2 h3 h4 h5 h6 pre",
    "center ul ol dl table tr tbody thead figure figcaption body html",
)
_HEADING = re.compile(r"h[1-6]$")
_SPACE = re.compile(r"\s+")
_MARKED = re.compile(r"<!\[")
_MAX_DEPTH = 400


@dataclass(slots=True)
class _Element:
    """A node of the page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    children: list[_Element | str] = field(default_factory=list["_Element | str"])


class _TreeBuilder(HTMLParser):
    """Builds the tree; unclosed and misnested tags are forgiven, depth is bounded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("html")
        self._open = [self.root]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
            return
        element = _Element(tag, {key: value or "" for key, value in attrs})
        if tag == "p" and self._open[-1].tag == "p":
            self._open.pop()
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < _MAX_DEPTH:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
            return
        for depth in range(len(self._open) - 1, max(0, len(self._open) - 12), -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._open[-1].children.append(data)


def read_html(page: str) -> tuple[str, tuple[str, ...]]:
    """Markdown of the article in `page`, and the texts that were left out."""
    builder = _TreeBuilder()
    # The parser raises on marked sections it does not know; browsers read them as text.
    builder.feed(_MARKED.sub("&lt;![", page))
    builder.close()
    left_out: list[str] = []
    _prune(builder.root, left_out)
    body = _article_of(builder.root)
    lines = _front_matter(builder.root)
    rendered = _render(body)
    heading = _first_text(builder.root, "h1")
    if heading and not any(line.startswith("# ") for line in rendered):
        rendered.insert(0, f"# {heading}")
    return "\n\n".join([*lines, *rendered]) + "\n", tuple(left_out)


def _prune(root: _Element, left_out: list[str]) -> None:
    stack = [root]
    while stack:
        element = stack.pop()
        kept: list[_Element | str] = []
        for child in element.children:
            if isinstance(child, _Element) and _is_left_out(child):
                text = _text(child)
                if text:
                    left_out.append(text)
                continue
            kept.append(child)
            if isinstance(child, _Element):
                stack.append(child)
        element.children = kept


def _is_left_out(element: _Element) -> bool:
    if element.tag in _LEFT_OUT or element.attributes.get("role") in (
        "navigation",
        "complementary",
    ):
        return True
    return "hidden" in element.attributes or "display:none" in element.attributes.get(
        "style", ""
    ).replace(" ", "")


def _walk(root: _Element) -> list[_Element]:
    found: list[_Element] = []
    stack = [root]
    while stack:
        element = stack.pop()
        found.append(element)
        stack.extend(c for c in reversed(element.children) if isinstance(c, _Element))
    return found


def _text(root: _Element) -> str:
    parts: list[str] = []
    stack: list[_Element | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node.tag == "br":
            parts.append("\n")
        stack.extend(reversed(node.children))
    return _SPACE.sub(" ", "".join(parts)).strip()


def _first_text(root: _Element, tag: str) -> str:
    return next((text for e in _walk(root) if e.tag == tag and (text := _text(e))), "")


def _article_of(root: _Element) -> _Element:
    elements = _walk(root)
    for tag in ("article", "main"):
        named = [e for e in elements if e.tag == tag]
        if named:
            best = max(named, key=lambda e: len(_text(e)))
            if len(_text(best)) >= 80:
                return best
    # Densest block: most text in its own paragraphs, links counted against it.
    return max(elements, key=_paragraph_weight)


def _paragraph_weight(element: _Element) -> int:
    weight = 0
    for child in element.children:
        if isinstance(child, str):
            weight += len(child.strip())
        elif child.tag in ("p", "br", "b", "strong", "span", "font", "blockquote"):
            weight += len(_text(child))
        elif child.tag in ("a", "ul", "ol"):
            weight -= len(_text(child)) // 2
    return weight


def _front_matter(root: _Element) -> list[str]:
    found: dict[str, str] = {}
    for element in _walk(root):
        if element.tag == "title" and "title" not in found:
            found["title"] = _text(element)
        if element.tag == "time" and element.attributes.get("datetime"):
            found.setdefault("date", element.attributes["datetime"])
        if element.tag == "meta":
            name = (
                element.attributes.get("property") or element.attributes.get("name", "")
            ).lower()
            content = _SPACE.sub(" ", element.attributes.get("content", "")).strip()
            if name in ("article:published_time", "pubdate", "publishdate", "date") and content:
                found["date"] = content
    lines = [f"{key}: {value}" for key, value in found.items() if value]
    return ["\n".join(["---", *lines, "---"])] if lines else []


class _Writer:
    """Collects paragraphs, headings, captions and table rows in reading order."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._run: list[str] = []
        self._marks = [""]

    def add(self, text: str) -> None:
        self._run.append(text)

    def close(self) -> None:
        text = _SPACE.sub(" ", "".join(self._run)).strip()
        self._run.clear()
        if text:
            mark = self._marks[-1]
            self.lines.append(f"![{text}]()" if mark == "!" else f"{mark}{text}")

    def row(self, cells: list[str]) -> None:
        self.close()
        if any(cells):
            self.lines.append("| " + " | ".join(cells) + " |")

    def enter(self, element: _Element) -> None:
        self.close()
        self._marks.append(_mark(element, self._marks[-1]))

    def leave(self) -> None:
        self.close()
        self._marks.pop()


def _render(root: _Element) -> list[str]:
    """Lines of the article in reading order."""
    writer = _Writer()
    stack: list[_Element | str | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            writer.leave()
        elif isinstance(node, str):
            writer.add(node)
        elif node.tag == "br":
            writer.close()
        elif node.tag == "tr":
            writer.row([_text(c) for c in node.children if isinstance(c, _Element)])
        else:
            if node.tag in _BLOCKS:
                writer.enter(node)
                stack.append(None)
            stack.extend(reversed(node.children))
    writer.close()
    return writer.lines


def _mark(element: _Element, outer: str) -> str:
    if _HEADING.match(element.tag):
        return "#" * int(element.tag[1]) + " "
    if element.tag == "figcaption":
        return "!"
    return "- " if element.tag == "li" else outer
