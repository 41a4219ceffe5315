"""Cuts a text into blocks: headings, paragraphs, captions, credits, tables, front matter.

Every block is a stretch of the source; nothing is rewritten here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.article.record import Span


class BlockKind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    TABLE_ROW = "table-row"
    FRONT_MATTER = "front-matter"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source that is one thing."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Of a heading, 1 to 6; 0 otherwise."""
    is_list_item: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:[^\r\n]{0,2000}\r?\n){0,80}?---[ \t]*(?:\r?\n|$)"
)
_KEY_LINE = re.compile(r"^[A-Za-z_\u4e00-\u9fff][\w -]{0,30}:", re.M)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_BOLD_HEADING = re.compile(r"\s*\*\*([^*\n]{2,40})\*\*\s*$")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_IMAGE = re.compile(r"\s*!\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)\s*$")
_LIST = re.compile(
    r"\s*(?:[-*+•·◆■●▪▶◎]\s*|\d{1,2}(?:[)）、．]|\.(?!\d))\s*|[（(]\d{1,2}[)）]\s*|"
    r"[（(][一二三四五六七八九十]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、\s*|>\s?)"
)
_TAG_BREAK = re.compile(r"</?(?:p|div|br|li|tr|td|h[1-6]|blockquote)\b[^>\n]{0,200}>", re.I)
_END = re.compile(r"[。！？!?.…；;：:」』”\"）)—]\s*$")

_CREDIT = re.compile(
    r"\s*(?:"
    r"[（(【]?(?:图片来源|图源|图片|图|圖|摄影|攝影|供图|供圖|来源|來源|稿源|文章来源|"
    r"责任编辑|責任編輯|责编|責編|编辑|編輯|"
    r"编审|校对|校對|审核|審核|值班|监制|監製|策划|策劃|作者|撰文|文字编辑|栏目主编|"
    r"本文作者|题图来源|原标题|原標題|关键词|"
    r"Editor|Source|Photo|Image|Credit)s?\s*[:：/｜|by].{0,60}"
    r"|[^，。！？,]{0,16}(?:社|报|報|网|網|台|记者|記者)?\s*[^，。！？,\s]{0,14}\s*(?:摄|"
    r"攝|图|圖|供图|供圖|摄影|攝影)[）)]?"
    r"|\((?:Photo|Xinhua|Image)[^)\n]{0,80}\)"
    r")\s*$",
    re.I,
)
_COUNTER = re.compile(
    r"(?:阅读|閱讀|浏览|瀏覽|点击|點擊|访问|評論|评论|转发|点赞|分享|字号|字體|字体|"
    r"(?:发布|更新|发表|刊登|發佈|發表)(?:时间|時間|日期)|^\s*(?:时间|時間|日期)|"
    r"Views?|Updated|Published|Posted|Comments?|Shares?)"
    r"(?:量|数|數|次数|次數)?\s*[:：(（\[]|\b\d{1,3}\s?min(?:ute)?s? read\b",
    re.I,
)
"""What a web page says about the page itself: read 300 times, updated at."""
_BYLINE = re.compile(
    r"\s*(?:[^，。！？,：:]{0,14}(?:记者|記者|通讯员|通訊員|"
    r"特约撰稿)\s*[/／:：]?\s*[^，。！？,：:]{2,20}"
    r"|[（(【]?(?:By|BY)\s+[A-Z][^.!?]{2,60}"
    r"|(?:新华社|新華社|中新社|中新网|央视网|人民网|[^，。！？,]{2,8}(?:日报|日報|晚报|"
    r"晚報|青年报|时报|時報))\s*\d{0,4}[-年/.\d月日: ]{0,16})\s*$"
)
_CAPTION = re.compile(
    r"\s*(?:[（(]?(?:图[一二三四五六七八九十\d]{0,2}\s*[:：为]|"
    r"圖[一二三四五六七八九十\d]{0,2}\s*[:：為]|[▲△▼↑]|资料图)"
    r".{0,200})$"
)
_CAPTION_TAIL = re.compile(
    r"(?:(?:摄|攝|供图|供圖|图源[^。]{0,12})[）)]?\s*[。.]?"
    r"|[（(](?:Xinhua|Photo|Photograph|Reuters|AP|AFP|Getty|VCG|CFP|Image|File photo|图|"
    r"圖|资料图)[^)）]{0,80}[)）])\s*$"
)


def split_blocks(text: str) -> tuple[Block, ...]:
    """All blocks of a text in order; blank lines and rules leave no block."""
    blocks: list[Block] = []
    begin = 0
    front = _FRONT_MATTER.match(text)
    if front and _KEY_LINE.search(front[0]):
        blocks.append(Block(BlockKind.FRONT_MATTER, 0, front.end()))
        begin = front.end()
    position = begin
    for line in _LINE.finditer(text, begin):
        if line.end() == line.start():
            break
        position = line.start()
        stop = position + len(line[0].rstrip("\r\n"))
        for start, end in _pieces(text, position, stop):
            block = _block(text, start, end)
            if block is not None and block.start < block.end:
                blocks.append(block)
    return _with_captions(text, blocks)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line, cut at HTML block tags if it has any."""
    if text.find("<", start, end) < 0:
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    at = start
    for tag in _TAG_BREAK.finditer(text, start, end):
        pieces.append((at, tag.start()))
        at = tag.end()
    pieces.append((at, end))
    return pieces


def _block(text: str, start: int, end: int) -> Block | None:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    if end - start > 2000:
        return Block(BlockKind.PARAGRAPH, start, end)
    line = text[start:end]
    if _RULE.match(line):
        return None
    return _marked_block(line, start) or _text_block(line, start, end)


def _marked_block(line: str, start: int) -> Block | None:
    """A block that Markdown marks as what it is."""
    heading = _HEADING.match(line)
    if heading:
        level = len(heading[1])
        return Block(BlockKind.HEADING, start + heading.start(2), start + heading.end(2), level)
    bold = _BOLD_HEADING.match(line)
    if bold and not _END.search(bold[1]):
        return Block(BlockKind.HEADING, start + bold.start(1), start + bold.end(1), 4)
    image = _IMAGE.match(line)
    if image:
        return Block(BlockKind.CAPTION, start + image.start(1), start + image.end(1))
    if line.startswith("|"):
        return Block(BlockKind.TABLE_ROW, start, start + len(line))
    return None


def _text_block(line: str, start: int, end: int) -> Block | None:
    if len(line) <= 90 and (_CREDIT.match(line) or _COUNTER.search(line[:60])):
        return Block(BlockKind.CREDIT, start, end)
    if len(line) <= 60 and not _END.search(line) and _BYLINE.match(line):
        return Block(BlockKind.BYLINE, start, end)
    if len(line) <= 400 and (
        (len(line) <= 200 and _CAPTION.match(line)) or _CAPTION_TAIL.search(line)
    ):
        return Block(BlockKind.CAPTION, start, end)
    marker = _LIST.match(line)
    if marker:
        if marker.end() == len(line):
            return None
        return Block(BlockKind.PARAGRAPH, start + marker.end(), end, is_list_item=True)
    return Block(BlockKind.PARAGRAPH, start, end)


def _with_captions(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """A short finished line right before a picture credit is that picture's caption."""
    result = list(blocks)
    for index in range(1, len(blocks)):
        before, block = blocks[index - 1], blocks[index]
        if (
            block.kind is BlockKind.CREDIT
            and before.kind is BlockKind.PARAGRAPH
            and before.end - before.start <= 90
            and _is_picture_credit(text[block.start : block.end])
        ):
            result[index - 1] = replace(before, kind=BlockKind.CAPTION)
    return tuple(result)


def _is_picture_credit(line: str) -> bool:
    return bool(re.search(r"[图圖摄攝]|photo|image|xinhua", line, re.I))
