"""Where sentences end, in Chinese and in English."""

from __future__ import annotations

import re

_CHINESE_END = re.compile(r"(?:[。！？!?]|…{2})+[”’」』）)\"'】]*")
_ENGLISH_END = re.compile(r"[.!?]+[”’\"')\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|No|Nos|Co|Corp|Inc|Ltd|Gov|Gen|Sen|Rep|Lt|Col|"
    r"approx|est|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|etc|Fig|Vol|sq|"
    r"U\.S|U\.K|U\.N|D\.C|E\.U)"
    r"|\b[A-Z])\.$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence; together they cover all of `text` but outer blanks."""
    ends = (
        _english_ends(text) if _is_latin(text) else [m.end() for m in _CHINESE_END.finditer(text)]
    )
    bounds: list[tuple[int, int]] = []
    start = 0
    for end in [*ends, len(text)]:
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            bounds.append((start, end))
            start = end
    return bounds


def _is_latin(text: str) -> bool:
    sample = text[:2000]
    return len(_HAN.findall(sample)) * 4 < sum(c.isascii() and c.isalpha() for c in sample)


def _english_ends(text: str) -> list[int]:
    ends: list[int] = []
    for end in _ENGLISH_END.finditer(text):
        head = text[max(0, end.start() - 10) : end.start() + 1]
        following = text[end.end() : end.end() + 3].lstrip()
        if (
            end[0].startswith(".")
            and _ABBREVIATION.search(head)
            and not (
                re.search(r"(?:U\.S|a\.m|p\.m|etc|Inc|Ltd|Corp|Co)\.$", head) and _opens(following)
            )
        ):
            continue
        if following and following[0].islower():
            continue
        ends.append(end.end())
    return ends


def _opens(following: str) -> bool:
    """Whether a text starts like a sentence: "The …", "A …", a quotation."""
    return bool(re.match(r"(?:The|A|An|It|In|I|He|On|At|[“\"])\b|[“\"]", following))
