"""Sections of an article, and the foreign article that shares its page.

A newspaper page carries more than one article; what was copied with ours names neither our event
nor its subject.  A part is set aside only on clear evidence: it stands under its own heading, is
long, and holds none of the words that every other part holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.article.blocks import Block, BlockKind
from kiosk.article.normal import normal
from kiosk.article.record import LeftOut, SectionRecord, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIAS = re.compile(
    r"[（(]\s?(?:以下)?(?:简称|又称|"
    r"统称)\s?(?:为)?\s?[“\"「『]?([^”\"」』）)]{2,12})[”\"」』]?\s?[）)]"
)
_KIND = (
    r"博览会|交易会|洽谈会|展览会|展销会|订货会|大会|论坛|峰会|"
    r"(?:文化|图书|艺术|电影|美食|啤酒|音乐|旅游|购物)节|"
    r"(?<![发拓扩施开伸铺进参特])展(?![示览区商馆品位现开出望销台厅会])"
)
_EVENT = re.compile(rf"[^，。；：、“”《》（）(),:;!！?？\s]{{2,40}}?(?:{_KIND})")
_ENGLISH_EVENT = re.compile(
    r"\b((?:[A-Z][\w'’&-]+\s){1,6}(?:Expo|Fair|Exhibition|Exposition|Conference|Forum|"
    r"Summit|Show|Congress))\b"
)
_SESSION = re.compile(
    r"(?:(?:19|20)\d{2}年?(?![\d月])|第[一二三四五六七八九十百\d]{1,4}届)(?=.{4})"
)
"""What the name of an event begins with, if it has it."""
_BEFORE_NAME = re.compile(
    r".*(?:的|在|于|从|自|由|据|是|为|以|对|将|举办|举行|召开|承办|主办|参加|参与|出席|亮相|走进|来到|"
    r"迎来|获悉|了解到|介绍|宣布|作为|本次|本届|日|起)(?=.{4})"
)
_ENGLISH_BEFORE_NAME = re.compile(
    r"^(?:(?:The|This|That|At|In|On|During|For|From|When|While|As|After|Since|About|Last|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?)\s)+"
)
_MIN_NAME = 4
_OWN_REPORT = re.compile(r"本报讯|本报记者|记者\s|通讯员|讯[（(]|\(Xinhua\)|By [A-Z]")
_NOISE_HEAD = re.compile(
    r"(?:相关(?:阅读|新闻|报道|链接|推荐)|延伸阅读|推荐阅读|更多(?:新闻|阅读|报道)|"
    r"热门(?:新闻|文章|推荐)|猜你喜欢|精彩推荐|"
    r"related (?:articles?|stories|news|coverage|topics)|read more|more (?:stories|from|"
    r"news)|most (?:read|viewed|popular)|recommended|you may also like|editor's "
    r"picks)\s*[:：]?\s*$",
    re.I,
)
_END_MARK = re.compile(r"[（(](?:完|完结|END|End)[）)]\s*$")
_STOP_GRAMS = re.compile(r"[的了和与在是有为对将等及并也不这那个]")
_MIN_FOREIGN = 200
MAX_PARAGRAPH = 100_000
"""Code points."""


@dataclass(frozen=True, slots=True)
class Outline:
    """How an article is built."""

    title: str
    title_block: int | None
    event: str
    alias: str
    sections: tuple[SectionRecord, ...]
    section_of: tuple[int, ...]
    """For each block."""
    left_out: tuple[LeftOut, ...]
    skipped: frozenset[int]
    """Blocks in which nothing is looked for."""


def outline_of(source: str, blocks: Sequence[Block], metadata_title: str) -> Outline:
    """Title, sections and parts to leave out of a text cut into blocks."""
    title_block = _title_block(source, blocks)
    title = (
        source[blocks[title_block].start : blocks[title_block].end]
        if title_block is not None
        else metadata_title
    )
    body = normal(source[:6000])
    alias = next((m[1].strip() for m in _ALIAS.finditer(body)), "")
    event = _event(body, alias)
    sections, section_of = _sections(source, blocks, title_block)
    left_out, skipped = _noise(source, blocks)
    foreign = _foreign_sections(
        source, blocks, sections, section_of, _topics(normal(title), alias, event)
    )
    marked = tuple(
        replace(section, is_foreign=True) if index in foreign else section
        for index, section in enumerate(sections)
    )
    for index in sorted(foreign):
        members = [b for b, s in zip(blocks, section_of, strict=True) if s == index]
        span = Span(members[0].start, members[-1].end)
        left_out.append(
            LeftOut(
                "foreign-article",
                span,
                "It names neither the event nor its subject.",
                sections[index].title,
            )
        )
    skipped |= {n for n, s in enumerate(section_of) if s in foreign}
    return Outline(
        title,
        title_block,
        event,
        alias,
        marked,
        section_of,
        tuple(sorted(left_out, key=lambda p: p.span)),
        frozenset(skipped),
    )


def _title_block(source: str, blocks: Sequence[Block]) -> int | None:
    """The first heading of level 1, or a first line that does not end like a sentence."""
    for index, block in enumerate(blocks[:8]):
        if block.kind is BlockKind.HEADING and block.level <= 2:
            return index
        if block.kind is BlockKind.PARAGRAPH:
            line = source[block.start : block.end]
            is_short = len(line) <= (60 if re.search(r"[\u4e00-\u9fff]", line) else 140)
            return index if is_short and not re.search(r"[。.;；：:，,]$", line) else None
    return None


def _event(body: str, alias: str) -> str:
    """The name of the event an article reports on; empty if it names none."""
    if alias:
        found = re.search(
            r"([^，。；、“”（）()\s]{3,40})\s?[（(]\s?(?:以下)?(?:简称|又称|统称)", body
        )
        if found:
            return _name_in(found[1]) or found[1]
    names = (_name_in(found[0]) for found in _EVENT.finditer(body))
    chinese = next((name for name in names if name), "")
    found = None if chinese else _ENGLISH_EVENT.search(body)
    return _ENGLISH_BEFORE_NAME.sub("", found[1]).strip() if found else chinese


def _name_in(phrase: str) -> str:
    """The name that a phrase ends with: 为期五天的第九届茶博会 is 第九届茶博会."""
    sessions = list(_SESSION.finditer(phrase))
    if sessions:
        return phrase[sessions[-1].start() :]
    before = _BEFORE_NAME.match(phrase)
    name = phrase[before.end() :] if before else phrase
    return name if len(name) >= _MIN_NAME else ""


def _sections(
    source: str, blocks: Sequence[Block], title_block: int | None
) -> tuple[list[SectionRecord], tuple[int, ...]]:
    """Sections by the highest heading level that is not the title's; section 0 is the lead."""
    levels = [
        b.level for n, b in enumerate(blocks) if b.kind is BlockKind.HEADING and n != title_block
    ]
    top = min(levels, default=0)
    sections = [
        SectionRecord("", 0, Span(blocks[0].start, blocks[0].end) if blocks else Span(0, 0))
    ]
    section_of: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and index != title_block and block.level == top:
            sections.append(
                SectionRecord(source[block.start : block.end].strip(), block.level, block.span)
            )
        section_of.append(len(sections) - 1)
        last = sections[-1]
        sections[-1] = replace(last, span=Span(last.span.start, block.end))
    return sections, tuple(section_of)


def _noise(source: str, blocks: Sequence[Block]) -> tuple[list[LeftOut], set[int]]:
    """Front matter, lists of other articles, and what follows the end mark."""
    left_out: list[LeftOut] = []
    skipped: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.FRONT_MATTER:
            left_out.append(LeftOut("front-matter", block.span, "Data about the text."))
            skipped.add(index)
            continue
        if index in skipped:
            continue
        if block.end - block.start > MAX_PARAGRAPH:
            reason = f"No paragraph of an article is longer than {MAX_PARAGRAPH} characters."
            left_out.append(LeftOut("too-long", block.span, reason))
            skipped.add(index)
            continue
        line = source[block.start : block.end] if block.end - block.start < 4000 else ""
        is_head = len(line) <= 40 and bool(_NOISE_HEAD.match(line))
        is_end = bool(_END_MARK.search(line)) and index + 1 < len(blocks)
        if not (is_head or is_end):
            continue
        first = index if is_head else index + 1
        if blocks[-1].end - blocks[first].start > 0.4 * (blocks[-1].end - blocks[0].start):
            continue
        span = Span(blocks[first].start, blocks[-1].end)
        left_out.append(
            LeftOut(
                "other-links" if is_head else "after-end", span, "It is not part of the report."
            )
        )
        skipped.update(range(first, len(blocks)))
    return left_out, skipped


def _topics(title: str, alias: str, event: str) -> list[str]:
    """Words that every part of the article should hold some of."""
    if alias:
        return [alias, *([event] if event else [])]
    topics = [event] if event else []
    for run in re.finditer(r"[\u4e00-\u9fff]{2,}", title):
        han = run[0]
        grams = [han[i : i + 3] for i in range(max(1, len(han) - 2))]
        topics += [gram for gram in grams if not _STOP_GRAMS.search(gram)]
    topics += [
        w
        for w in re.findall(r"\b[A-Z][A-Za-z]{3,}\b", title)
        if w not in ("This", "With", "From", "That")
    ]
    return topics


def _foreign_sections(
    source: str,
    blocks: Sequence[Block],
    sections: Sequence[SectionRecord],
    section_of: Sequence[int],
    topics: Sequence[str],
) -> set[int]:
    """Sections without one topic word while most others hold at least two."""
    if len(sections) < 3 or not topics:
        return set()
    texts = ["" for _ in sections]
    for block, index in zip(blocks, section_of, strict=True):
        if block.kind is not BlockKind.FRONT_MATTER:
            texts[index] += normal(source[block.start : block.end]) + "\n"
    mentions = [sum(text.count(topic) for topic in topics) for text in texts]
    sizes = [len(text) for text in texts]
    sized = [count for count, size in zip(mentions, sizes, strict=True) if size >= 60]
    rich, silent = sum(count >= 2 for count in sized), sum(count == 0 for count in sized)
    foreign: set[int] = set()
    for index, text in enumerate(texts[1:], start=1):
        if mentions[index] or sizes[index] < _MIN_FOREIGN or not rich:
            continue
        # A report with a byline of its own, the only part that never names the subject; or a part
        # that stands alone against many that do.
        is_own = bool(_OWN_REPORT.search(text[:400])) and (silent == 1 or rich >= 2)
        if is_own or rich >= 3 * silent:
            foreign.add(index)
    return foreign
