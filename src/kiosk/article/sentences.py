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


_MAX_SENTENCE = 1200
_CLAUSE_END = re.compile(r"[，,；;：:、]")


def sentence_bounds(text: str, *, chinese: bool) -> list[tuple[int, int]]:
    """Start and end of every sentence; together they cover all of `text` but outer blanks."""
    ends = [m.end() for m in _CHINESE_END.finditer(text)] if chinese else _english_ends(text)
    bounds: list[tuple[int, int]] = []
    start = 0
    for end in [*ends, len(text)]:
        while start < end and text[start].isspace():
            start += 1
        while end - start > _MAX_SENTENCE:
            # No sentence is that long: a text without full stops is cut at a clause.
            cuts = [m.end() for m in _CLAUSE_END.finditer(text, start, start + _MAX_SENTENCE)]
            cut = cuts[-1] if cuts else start + _MAX_SENTENCE
            bounds.append((start, cut))
            start = cut
        if end > start:
            bounds.append((start, end))
            start = end
    return bounds


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
