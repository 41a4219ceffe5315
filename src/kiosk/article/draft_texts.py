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
_CLAUSE = re.compile(r"[，。；！？,;!?：:]")


def escaped(text: str) -> str:
    """A text in which no character is mark-up."""
    return _MARKS.sub(r"\\\1", text)


def two_lines(label: str) -> str:
    """A Chinese label for a poster in two lines: most words have two characters."""
    if len(label) < 5 or not re.fullmatch(r"[\u4e00-\u9fff]+", label):
        return escaped(label)
    place = min(range(2, len(label) - 1, 2), key=lambda n: (abs(n - len(label) / 2), -n))
    return f"{label[:place]}|{label[place:]}"


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
    """The highlight's sentence with its neighbors, within the limits; empty if they do not fit."""
    least, most = paragraph_limits(language)
    home = next((p for p in paragraphs if highlight.text in p.text), None)
    if home is None:
        return ""
    bounds = sentence_bounds(home.text, chinese=language == "zh")
    at = next((n for n, (s, e) in enumerate(bounds) if highlight.text in home.text[s:e]), None)
    if at is None:
        return ""
    first = last = at
    while True:
        text = home.text[bounds[first][0] : bounds[last][1]]
        if length_of(text, language) > most:
            return ""
        grown = _grown(home.text, bounds, first, last, most, language)
        if length_of(text, language) >= least or grown is None:
            return text.strip() if length_of(text, language) >= least * 0.75 else ""
        first, last = grown


def _grown(
    text: str, bounds: list[tuple[int, int]], first: int, last: int, most: int, language: str
) -> tuple[int, int] | None:
    """One sentence more, behind if it fits, else in front."""
    for low, high in ((first, last + 1), (first - 1, last)):
        if low >= 0 and high < len(bounds):
            piece = text[bounds[low][0] : bounds[high][1]]
            if length_of(piece, language) <= most:
                return low, high
    return None


def headline_of(highlight: Highlight, section_title: str, language: str) -> str:
    """A headline in the article's words: the clause that says what is new, or the section's."""
    parts = [_unquoted(part.strip()) for part in _CLAUSE.split(highlight.text)]
    for part in parts:
        if highlight.reason in part and (line := headline(part, language)):
            return line
    return headline(section_title.strip("■●◆[]【】 "), language)


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
    if size(text) <= line:
        return escaped(text)
    for place in sorted(_break_places(text, language), key=lambda p: abs(p - len(text) / 2)):
        left, right = text[:place].strip(), text[place:].strip()
        if left and right and size(left) <= line and size(right) <= line:
            return f"{escaped(left)}|{escaped(right)}"
    return escaped(text)


def _break_places(text: str, language: str) -> list[int]:
    """Where a line may end: behind punctuation, between English words; never inside a word."""
    pattern = r"[，、：；]|的(?=.{2})" if language == "zh" else r"\s"
    return [found.end() for found in re.finditer(pattern, text)]
