"""Terms that the article itself explains: a block of keywords, each with its paragraph.

No language model: a heading that says keywords, below it headings or quoted terms with text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.article.blocks import BlockKind
from kiosk.article.record import Keyword, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.passages import Passage

_OPEN, _CLOSE = "“\"「『【[‘'*", "”\"」』】]’'*"
_HEAD = re.compile(
    r"[\[【「(（■●◆]?\s*(?:\S{0,6}(?:关键词|关键字|热词)|名词解释|词条解读|keywords?|key "
    r"words|key terms|"
    r"glossary)(?:解读|解析|释义|解码|盘点)?\s*[\]】」)）]?\s*[:：]?$",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:关键词|热词|keyword)\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})?\s*[:：丨|]\s*"
    rf"[{re.escape(_OPEN)}]?(?P<term>[^，。,.：:]{{2,24}}?)[{re.escape(_CLOSE)}]?$",
    re.I,
)
_INLINE = re.compile(
    rf"[{re.escape(_OPEN)}](?P<term>[^，。,.：:”\"」』】]{{2,24}})[{re.escape(_CLOSE)}]\s*(?:[:：—-]{{1,2}}\s*)?"
    r"(?P<text>.*)$",
    re.S,
)
_COLON = re.compile(r"(?P<term>[^，。,.：:；;\s]{2,10})\s?[:：]\s?(?P<text>.{16,})$", re.S)
_MIN_TEXT = 16
_MAX_TEXT = 1200
"""Characters; what goes on behind them no longer explains the term."""


@dataclass(slots=True)
class _Term:
    """A term whose explanation is being collected."""

    name: str
    span: Span
    passages: list[tuple[str, Span]] = field(default_factory=list[tuple[str, Span]])


def find_keywords(passages: Sequence[Passage]) -> tuple[Keyword, ...]:
    """Terms and their explanations, in the order of the article."""
    found: list[_Term] = []
    zone_level: int | None = None
    for passage in passages:
        line = passage.text.strip()
        is_heading = passage.kind is BlockKind.HEADING
        level = passage.blocks[0].level if is_heading else 9
        numbered = _NUMBERED.match(line) if len(line) <= 40 else None
        if numbered:
            found.append(_term(passage, *numbered.span("term")))
            zone_level = level
        elif len(line) <= 16 and _HEAD.match(line):
            zone_level = level
        elif zone_level is None:
            continue
        elif is_heading:
            if level <= zone_level and level < 9:
                zone_level = None
                continue
            start, end = _bare(passage.raw)
            found.append(_term(passage, start, end))
        elif passage.kind is BlockKind.PARAGRAPH:
            _explain(passage, found)
    return tuple(_keyword(term) for term in found if _is_explained(term))


def _explain(passage: Passage, found: list[_Term]) -> None:
    """A paragraph of the zone: it opens a term of its own or explains the last one."""
    needs_text = bool(found) and not found[-1].passages
    inline = None if needs_text else (_INLINE.match(passage.raw) or _COLON.match(passage.raw))
    if inline and (len(inline["text"]) >= _MIN_TEXT or not inline["text"]):
        term = _term(passage, *inline.span("term"))
        if inline["text"]:
            spans = passage.spans(*inline.span("text"))
            term.passages.append((inline["text"], Span(spans[0].start, spans[-1].end)))
        found.append(term)
    elif found and (needs_text or not inline):
        spans = passage.spans(0, len(passage.raw))
        has_room = sum(len(text) for text, _ in found[-1].passages) < _MAX_TEXT
        if len(passage.raw) >= _MIN_TEXT and has_room:
            found[-1].passages.append((passage.raw, Span(spans[0].start, spans[-1].end)))


def _term(passage: Passage, start: int, end: int) -> _Term:
    spans = passage.spans(start, end)
    return _Term(passage.raw[start:end], Span(spans[0].start, spans[-1].end))


def _bare(raw: str) -> tuple[int, int]:
    """Bounds of a heading without quotation marks."""
    start, end = 0, len(raw)
    while start < end and (raw[start] in _OPEN or raw[start].isspace()):
        start += 1
    while end > start and (raw[end - 1] in _CLOSE or raw[end - 1].isspace()):
        end -= 1
    return (start, end) if start < end else (0, len(raw))


def _is_explained(term: _Term) -> bool:
    return bool(term.passages) and len(term.name) <= 24


def _keyword(term: _Term) -> Keyword:
    text = "\n".join(words for words, _ in term.passages)
    span = Span(term.passages[0][1].start, term.passages[-1][1].end)
    return Keyword(term.name, term.span, text, span)
