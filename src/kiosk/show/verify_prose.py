"""What words claim without a number, and numbers that are no numbers.

A superlative is true or not, and no figure shows which: whoever signs the show should see all of
them in one list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kiosk.figures.found import Role
from kiosk.figures.reading import find_numbers
from kiosk.show.verify_model import Check, Grade, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUPERLATIVE: Final = re.compile(
    r"首次|首个|首家|首款|首创|头一回|第一次|史上最|历届(?:里|中)?最|历来最"
    r"|最(?:大|高|多|强|长|早|快|好|先进)(?!限度|程度|终|近)"
    r"|(?:超|创)(?:历届|往届|历史)|(?:再|屡|刷)?创?新高|新纪录|刷新纪录|唯一|领先全球|世界领先"
    r"|前所未有|规模空前|第一(?=大|款|家|个|支|座|台|条)"
    r"|(?<!-)\b(?:first[- ]ever|for the first time|first of its kind|the (?:world’s|world's) first"
    r"|(?:the )?(?:largest|biggest|highest|most advanced|fastest|longest)|record(?:-breaking)?"
    r"(?= high| number|s?\b)|unprecedented|new high|unique)\b",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[，。；：！？,;:!?“”\"]")
_SEPARATED: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{1,2}|,\d{4,})(?=\s?(?:thousand|million|billion|trillion|percent|%|万|亿))"
)
"""198,65 billion: 198.65, or 19 865?"""
_ENGLISH_ORDINAL: Final = re.compile(r"\b(\d+)(st|nd|rd|th)\b", re.IGNORECASE)


def check_superlatives(sentences: Iterable[Passage]) -> Iterator[Check]:
    """Claims that no number in their sentence supports; to be signed off."""
    for sentence in sentences:
        found = [m for m in SUPERLATIVE.finditer(sentence.text) if _is_bare(sentence.text, m)]
        if not found:
            continue
        words = "、".join(dict.fromkeys(match[0] for match in found))
        marks = tuple(match.span() for match in found)
        question = {
            "zh": f"“{words}”没有数字支撑。有依据吗？",
            "en": f"“{words}” stands without a figure. Is there proof?",
        }
        passage = Passage(sentence.text, sentence.place, marks)
        yield Check(Grade.NOTE, "superlative", sentence.place, question, (passage,))


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of a claim holds no number."""
    ends = [end.end() for end in _CLAUSE_END.finditer(text, 0, match.start())]
    stop = _CLAUSE_END.search(text, match.end())
    clause = text[ends[-1] if ends else 0 : stop.start() if stop else len(text)]
    return not any(one.role is Role.FIGURE for one in find_numbers(clause))


def check_malformed(sentences: Iterable[Passage]) -> Iterator[Check]:
    """Numbers that nobody can read with certainty: 198,65 billion; 123th."""
    for sentence in sentences:
        for match in _SEPARATED.finditer(sentence.text):
            whole, _, part = match[0].partition(",")
            yield _malformed(sentence, match, (f"{whole}.{part}", f"{whole}{part}"))
        for match in _ENGLISH_ORDINAL.finditer(sentence.text):
            right = _ordinal(match[1])
            if match[2].lower() != right:
                yield _malformed(sentence, match, (f"{match[1]}{right}",))


def _malformed(sentence: Passage, match: re.Match[str], options: tuple[str, ...]) -> Check:
    zh, en = "还是".join(options), " or ".join(options)
    question = {
        "zh": f"“{match[0]}”写法有误，应为{zh}？",
        "en": f"“{match[0]}” is no number as it is written; is it {en}?",
    }
    grade = Grade.CHOOSE if len(options) > 1 else Grade.NOTE
    passage = Passage(sentence.text, sentence.place, (match.span(),))
    return Check(
        grade, "malformed", sentence.place, question, (passage,), options=options, detail=match[0]
    )


def _ordinal(digits: str) -> str:
    if digits[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
