"""Sentences that can carry a story: something done for the first time, a record, a guest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.blocks import BlockKind
from kiosk.article.record import Highlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.passages import Passage

_CHINESE = re.compile(
    r"(?:全球|世界|全国|国内|亚洲|我国|中国)?(?:首(?:次|个|款|批|发|台|套|家|座|条|例|创|"
    r"展|秀)|第一(?:个|家|款|台|次))"
    r"|(?:史上|历届|迄今|全球|世界|全国)最\S{1,3}|历史(?:新高|最高|纪录)|创(?:下|"
    r"造)?\S{0,4}(?:新高|纪录)|再创新高"
    r"|主宾[国省]|主题[国市]|率先|刷新\S{0,4}纪录|首度|新亮相|集中亮相|重磅|权威报告|"
    r"发布\S{0,8}(?:报告|白皮书|标准)"
    r"|特色|夜间|嘉年华|融合活动"
)
_ENGLISH = re.compile(
    r"\b(?:for the first time|the first|first-ever|world's first|debut(?:ed|s)?|"
    r"unveil(?:ed|s)|launch(?:ed|es)|record|largest|biggest|"
    r"all-time high|new high|highest|guest (?:country|of honou?r)|landmark|pioneer(?:ing|ed)?)\b",
    re.I,
)
_MIN_CHARS = {True: 18, False: 50}
_MAX_CHARS = {True: 160, False: 360}
_MAX_FIGURES = 3
_LIMIT = 12


def find_highlights(
    passages: Sequence[tuple[Passage, Sequence[tuple[int, int]], Sequence[int], bool]],
) -> tuple[Highlight, ...]:
    """Story sentences in reading order, at most twelve.

    Args:
        passages: Each with its sentences, where its figures begin, and whether it is Chinese.
    """
    found: list[Highlight] = []
    for passage, sentences, starts, chinese in passages:
        if passage.kind is not BlockKind.PARAGRAPH:
            continue
        for start, end in sentences:
            if not _MIN_CHARS[chinese] <= end - start <= _MAX_CHARS[chinese]:
                continue
            word = (_CHINESE if chinese else _ENGLISH).search(passage.text, start, end)
            if word is None or sum(start <= at < end for at in starts) > _MAX_FIGURES:
                continue
            found.append(
                Highlight(passage.raw[start:end], passage.spans(start, end), _reason(word))
            )
    return tuple(found[:_LIMIT])


def _reason(word: re.Match[str]) -> str:
    return word[0]
