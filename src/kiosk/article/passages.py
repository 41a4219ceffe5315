"""Joins blocks to passages: what a reader reads in one breath, with a way back to the source.

A caption, a picture credit or a page break may stand in the middle of a sentence; the passage holds
the whole sentence, and its place in the source is then several spans.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kiosk.article.blocks import Block, BlockKind
from kiosk.article.normal import normal
from kiosk.article.record import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKUP = re.compile(
    r"\*{1,3}|~~|`+|</?[A-Za-z][^<>\n]{0,200}>|[\u200b\u200c\u200d\ufeff\u00ad]"
    # Readings that some pages print behind every character: 達(dá).
    r"|(?<=[\u4e00-\u9fff])(?:\([a-zàáèéìíòóùúüāēīōūǎěǐǒǔǖǘǚǜ]{1,6}\))+"
    r"|(?<!!)\[(?=[^\[\]\n]{1,200}\]\()|(?<=[^\]])\]\([^()\s]{0,500}\)|\\(?=[*_#\[\]])"
)
_MARKUP_SIGN = re.compile(r"[*~`<(\[\]\\\u200b\u200c\u200d\ufeff\u00ad]")
"""What no markup is without; most paragraphs have none."""
_ENDED = re.compile(r"[。！？!?.…:：;；—][”’」』）)\"'*\]】]*$")
_OPEN_END = re.compile(r"[，,、；;（(]$")
_HAN = re.compile(r"[\u3400-\u9fff，。、；：！？（）“”《》]")


class Piece(NamedTuple):
    """A run of passage text that is a run of source text."""

    at: int
    """Offset in the passage."""
    start: int
    """Offset in the source."""
    length: int
    opens_block: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or several blocks that are one."""

    raw: str
    """The source's characters, markup removed."""
    text: str
    """`raw` in normal form; as long as `raw`."""
    pieces: tuple[Piece, ...]
    section: int
    kind: BlockKind
    blocks: tuple[Block, ...]
    is_list_item: bool = False
    starts: tuple[int, ...] = field(default=())
    """`at` of every piece, for searching."""

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Places in the source of passage[start:end]; one per block it touches."""
        found: list[Span] = []
        first = max(0, bisect_right(self.starts, start) - 1)
        for piece in self.pieces[first : first + 1]:
            if piece.at <= start < end <= piece.at + piece.length:
                # Most often all of it is in one piece.
                return (Span(piece.start + start - piece.at, piece.start + end - piece.at),)
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            if piece.at >= end:
                break
            if low >= high:
                continue
            span = Span(piece.start + low - piece.at, piece.start + high - piece.at)
            if found and not piece.opens_block:
                span = Span(found.pop().start, span.end)
            found.append(span)
        return tuple(found)


def build_passages(
    source: str, blocks: Sequence[Block], section_of: Sequence[int]
) -> tuple[Passage, ...]:
    """Passages in reading order.

    Args:
        source: The whole text.
        blocks: Its blocks.
        section_of: For each block the index of its section.
    """
    wrapped = _is_hard_wrapped(source, blocks)
    has_headings = any(b.kind is BlockKind.HEADING and b.level < 4 for b in blocks)
    groups: list[list[int]] = []
    open_group: list[int] | None = None
    is_interrupted = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.FRONT_MATTER:
            continue
        if block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
            groups.append([index])
            is_interrupted = True
            continue
        if block.kind is not BlockKind.PARAGRAPH:
            groups.append([index])
            open_group, is_interrupted = None, False
            continue
        if open_group is not None and section_of[open_group[0]] == section_of[index]:
            last = blocks[open_group[-1]]
            if (
                wrapped and _is_next_line(source, last, block) and not block.is_list_item
            ) or _continues(
                source[last.start : last.end][-400:],
                source[block.start : block.end][:80],
                is_interrupted=is_interrupted,
                has_headings=has_headings,
                is_list=last.is_list_item or block.is_list_item,
            ):
                open_group.append(index)
                is_interrupted = False
                continue
        open_group = [index]
        groups.append(open_group)
        is_interrupted = False
    return tuple(
        _passage(source, [blocks[i] for i in group], section_of[group[0]], soft=wrapped)
        for group in groups
    )


def _is_next_line(source: str, last: Block, block: Block) -> bool:
    gap = source[last.end : block.start]
    return gap.count("\n") <= 1 and not gap.strip()


def _is_hard_wrapped(source: str, blocks: Sequence[Block]) -> bool:
    """Whether lines were cut at a width instead of at the end of a paragraph."""
    full = broken = 0
    for last, block in itertools.pairwise(blocks):
        if last.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
            continue
        if not _is_next_line(source, last, block):
            continue
        full += 1
        tail = source[max(last.start, last.end - 40) : last.end]
        broken += not _ENDED.search(tail) and 24 <= last.end - last.start <= 140
    return full >= 3 and broken > 0.5 * full


def _continues(
    last: str, following: str, *, is_interrupted: bool, has_headings: bool, is_list: bool
) -> bool:
    """Whether a paragraph goes on in the next block."""
    last = _MARKUP.sub("", last).rstrip()
    if not last or _ENDED.search(last):
        return bool(last) and bool(re.search(r"[;；]$", last)) and is_interrupted
    if following[:1].islower() and last[-1:].isascii():
        return True
    if _OPEN_END.search(last):
        return not is_list
    if is_list:
        return False
    is_clause = bool(re.search(r"[，,、。0-9０-９]", last))
    if is_interrupted:
        return len(last) >= 6 and is_clause and (has_headings or following[:1] in "，、。；”）")
    return has_headings and len(last) >= 24 and bool(re.search(r"[，。]", last))


def _passage(source: str, blocks: Sequence[Block], section: int, *, soft: bool) -> Passage:
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for number, block in enumerate(blocks):
        if number and parts:
            glue = "" if _HAN.match(parts[-1][-1:]) or _HAN.match(source[block.start]) else " "
            parts.append(glue)
            at += len(glue)
        opens = not (soft and number)
        for start, end in _without_markup(source, block):
            pieces.append(Piece(at, start, end - start, opens))
            parts.append(source[start:end])
            at += end - start
            opens = False
    raw = "".join(parts)
    return Passage(
        raw,
        normal(raw),
        tuple(pieces),
        section,
        blocks[0].kind,
        tuple(blocks),
        blocks[0].is_list_item,
        tuple(piece.at for piece in pieces),
    )


def _without_markup(source: str, block: Block) -> list[tuple[int, int]]:
    if not _MARKUP_SIGN.search(source, block.start, block.end):
        return [(block.start, block.end)]
    runs: list[tuple[int, int]] = []
    at = block.start
    for markup in _MARKUP.finditer(source, block.start, block.end):
        if markup.start() > at:
            runs.append((at, markup.start()))
        at = markup.end()
    if at < block.end:
        runs.append((at, block.end))
    return runs
