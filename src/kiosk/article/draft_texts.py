"""The texts of a draft show: the article's own sentences, cut only where sentences end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.article.sentences import sentence_bounds
from kiosk.show.copy_limits import (
    HEADLINE,
    HEADLINE_LINE,
    PARAGRAPH_HAN,
    PARAGRAPH_WORDS,
    han_length,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.record import Article, Highlight, Paragraph

_MARKS = re.compile(r"([{}*|\\])")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = "\u4e00-\u9fff“”‘’《》、。，；：（）"
_ASCII_MARK = re.compile(
    rf"(?<=[{_HAN}%℃])[,;:?!()]|(?<=[0-9A-Za-z])[,;:?!()](?=[{_HAN}])|[(](?=[{_HAN}])|"
    rf"(?<=[0-9A-Za-z%])[)](?=[{_HAN}])"
)
_CLAUSE = re.compile(r"[，。；！？!?：:]|[,;](?!\d)")
_DATELINE = re.compile(
    r"[^，。]{0,14}(?:讯|电|訊|電)[\s（(　]|[^，。]{0,10}(?:记者|記者)|(?:本报|本報)|"
    r"[A-Z]{3,}[^.]{0,40}\s[-–—]{1,2}\s"
)
_LEADING = re.compile(r"^(?:其中|同时|同時|并|並|而|也|(?:while|and|but|as|which|with)\s)")
_NO_FINDING = re.compile(r"^作为|^[^，]{1,8}作为[^，]{1,8}$|^作為|^在")
_ENGLISH_VERB = re.compile(
    r"\b(?!hundred)(?:[a-z]{2,}ed|is|are|was|were|has|have|had|sold|held|sent|won|rose|grew|fell|hit|made|"
    r"opens?|leads?|sets?|draws?)\b"
)
_LABEL_TITLE = re.compile(r"关键词|關鍵詞|数说|數說|keyword|in figures", re.IGNORECASE)
_TITLE_CLAUSE = re.compile(r"\s(?:as|while|after|amid|despite)\s|[：:，,]\s?(?!\d)")
_SHORTEST, _FEWEST_WORDS = 6, 4
_OVERHANG = 2
"""By so many characters a headline in one line may be longer than one of two."""


def escaped(text: str) -> str:
    """A text in which no character is mark-up."""
    return _MARKS.sub(r"\\\1", text)


def capital(label: str) -> str:
    """A label that stands alone above its number begins like a sentence."""
    return label[:1].upper() + label[1:]


_OFTEN = 3
_SUFFIX = "额率量数者商员业馆会品店值口件額數員業館會"
_PREFIX = "第总再首新各非不副主總"
_WHOLE_WORDS = [
    "进出口",
    "上下游",
    "自行车",
    "自行車",
    "餐具",
    "寶特瓶",
    "数位化",
    "數位化",
    "再就业",
    "消费者",
    "旅行社",
    "数字化",
    "可支配",
    "互联网",
    "高新区",
    "半导体",
    "志愿者",
    "博物馆",
    "图书馆",
    "知识产权",
    "增加值",
    "总产值",
    "吞吐量",
    "专精特新",
    "参展商",
    "采购商",
    "線上線下",
    "线上线下",
    "進出口",
    "圖書館",
]


def two_lines(label: str, text: str = "") -> str:
    """A Chinese label for a poster in two lines: most words have two characters.

    Args:
        label: Of a figure.
        text: The article: what it often writes together is one word.
    """
    if len(label) < 5 or not re.fullmatch(r"[\u4e00-\u9fff]+", label):
        return escaped(label)
    place = min(range(2, len(label) - 1), key=lambda at: (_break_cost(label, at, text), -at))
    return f"{label[:place]}|{label[place:]}"


def _break_cost(label: str, at: int, text: str) -> float:
    """How bad a line break is: inside a word, or far from the middle."""
    left, right = label[:at], label[at:]
    inside = any(
        start < at < start + len(word) for word in _WHOLE_WORDS if (start := label.find(word)) >= 0
    )
    is_word = any(right.startswith(word) for word in _WHOLE_WORDS)
    ends_word = any(left.endswith(word) for word in _WHOLE_WORDS)
    bad = inside or (right[0] in _SUFFIX + "的和与及" and not is_word) or left[-1] in _PREFIX
    # Beyond the label itself, how often both characters stand together.
    together = text.count(label[at - 1 : at + 1]) - text.count(label)
    bad = bad or together >= _OFTEN
    cost = abs(at - len(label) / 2) + 2 * (len(left) % 2) + 2 * (len(right) % 2)
    return cost + 20 * bad - 4 * (is_word or ends_word)


def punctuated(article: Article) -> Article:
    """The article with Chinese punctuation where Chinese stands around it.

    Character for character, so that all offsets within sentences hold.
    """
    if article.language != "zh":
        return article

    def mend(text: str) -> str:
        return _ASCII_MARK.sub(lambda mark: _WIDE[mark[0]], text)

    return replace(
        article,
        title=mend(article.title),
        paragraphs=tuple(replace(p, text=mend(p.text)) for p in article.paragraphs),
        figures=tuple(
            replace(f, sentence=mend(f.sentence), written=mend(f.written)) for f in article.figures
        ),
        keywords=tuple(replace(k, text=mend(k.text)) for k in article.keywords),
        highlights=tuple(replace(h, text=mend(h.text)) for h in article.highlights),
    )


def source_markdown(article: Article) -> str:
    """The article as the show keeps it: whole sentences, no markup, foreign parts left out."""
    lines: list[str] = []
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            lines.append("#" * max(1, paragraph.level) + " " + paragraph.text.strip())
        else:
            lines.append(paragraph.text.strip())
    return "\n\n".join(lines) + "\n"


def length_of(text: str, language: str) -> float:
    """Length as the limits for paragraphs count it."""
    return han_length(text) if language == "zh" else len(text.split())


def paragraph_limits(language: str) -> tuple[int, int]:
    """Least and most of a paragraph."""
    return PARAGRAPH_HAN if language == "zh" else PARAGRAPH_WORDS


def fitted(text: str, language: str) -> str:
    """As many whole sentences from the start as a page holds; empty if not even one fits."""
    _, most = paragraph_limits(language)
    flat = " ".join(text.split("\n")) if language != "zh" else text.replace("\n", "")
    kept = ""
    for _, end in sentence_bounds(flat, chinese=language == "zh"):
        if length_of(flat[:end], language) > most:
            break
        kept = flat[:end]
    return kept.strip()


def story_text(highlight: Highlight, paragraphs: Sequence[Paragraph], language: str) -> str:
    """The highlight's sentence with its neighbors, within the limits; empty if they do not fit.

    The neighbors may be of the paragraphs around it, in the same part of the article; never the
    line that says where and when the article was written.
    """
    least, most = paragraph_limits(language)
    sentences, at = _sentences_around(highlight, paragraphs, language)
    if at < 0 or _DATELINE.match(sentences[at]):
        return ""
    first = last = at
    while True:
        text = _run(sentences, first, last, language)
        if length_of(text, language) > most:
            return ""
        if length_of(text, language) >= least:
            return text
        grown = _grown(sentences, (first, last), most, language)
        if grown is None:
            return ""
        first, last = grown


def _sentences_around(
    highlight: Highlight, paragraphs: Sequence[Paragraph], language: str
) -> tuple[list[str], int]:
    """The sentences of the part in which a highlight stands, and its place among them."""
    home = next((p for p in paragraphs if highlight.text in p.text), None)
    if home is None:
        return [], -1
    sentences: list[str] = []
    at = -1
    for paragraph in paragraphs:
        if paragraph.kind != "paragraph" or paragraph.section != home.section:
            continue
        for start, end in sentence_bounds(paragraph.text, chinese=language == "zh"):
            if paragraph is home and at < 0 and highlight.text in paragraph.text[start:end]:
                at = len(sentences)
            sentences.append(paragraph.text[start:end].strip())
    return sentences, at


def _run(sentences: Sequence[str], first: int, last: int, language: str) -> str:
    return ("" if language == "zh" else " ").join(sentences[first : last + 1])


def _grown(
    sentences: Sequence[str], reach: tuple[int, int], most: int, language: str
) -> tuple[int, int] | None:
    """One sentence more, behind if it fits, else in front."""
    first, last = reach
    for low, high in ((first, last + 1), (first - 1, last)):
        if low < 0 or high >= len(sentences) or _DATELINE.match(sentences[low]):
            continue
        if length_of(_run(sentences, low, high, language), language) <= most:
            return low, high
    return None


def headline_of(highlight: Highlight, section_title: str, language: str) -> str:
    """A finding in the article's words: the clause that says what is new, or the title."""
    for part in _CLAUSE.split(highlight.text):
        words = _LEADING.sub("", _unquoted(part.strip(" .")))
        if highlight.reason in part and _is_finding(words, language):
            line = headline(capital(words), language)
            if line:
                return line
    title = re.sub(r"\s?[(（][^()（）]*[)）]$", "", section_title.strip("■●◆[]【】 "))
    first = _TITLE_CLAUSE.split(title)[0]
    lines = (headline(words, language) for words in (title, first) if _is_title(words, language))
    return next((line for line in lines if line), "")


def _is_finding(words: str, language: str) -> bool:
    """Whether a clause says something by itself."""
    if language == "zh":
        return len(words) >= _SHORTEST and not _NO_FINDING.search(words)
    return len(words.split()) >= _FEWEST_WORDS and bool(_ENGLISH_VERB.search(words))


def _is_title(title: str, language: str) -> bool:
    size = len(title) if language == "zh" else 2 * len(title.split())
    return size >= _SHORTEST and not _LABEL_TITLE.search(title)


def _unquoted(text: str) -> str:
    """A clause without the half of a quotation that its sentence closes elsewhere."""
    return text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)


def headline(text: str, language: str) -> str:
    """The text in one or two lines, or nothing if it is too long for a headline."""
    text = re.sub(r"\s*[:：]\s*", "：", text) if language == "zh" else text
    most, line = (
        (HEADLINE.han, HEADLINE_LINE.han)
        if language == "zh"
        else (HEADLINE.characters, HEADLINE_LINE.characters)
    )
    size = han_length if language == "zh" else len
    if not text or size(text) > most:
        return ""
    if size(text) <= line + _OVERHANG:
        return escaped(text)
    for place in sorted(_break_places(text, language), key=lambda p: abs(p - len(text) / 2)):
        left, right = text[:place].strip(), text[place:].strip()
        if left and right and size(left) <= line and size(right) <= line:
            return f"{escaped(left)}|{escaped(right)}"
    return ""


def _break_places(text: str, language: str) -> list[int]:
    """Where a line may end: behind punctuation, between English words; never inside a word."""
    pattern = r"[，、：；]|的(?=.{2})|.(?=“)" if language == "zh" else r"\s"
    return [found.end() for found in re.finditer(pattern, text)]
