"""What a figure counts, cut from its sentence by rule; always a draft for a person to look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.record import Label, LabelStatus
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from kiosk.article.sighting import Sighting

_CUT = re.compile(r"[，。；：！？,;:!?（）()“”\"…—\s]|、(?=\s?(?:近|约|超过?|逾|突破)?\s?\d)")
_STOP_BEFORE = re.compile(r"[，。；：！？,;:!?（）()、…—]|(?<=[^\d])\s")
_TAIL = re.compile(
    r"(?:则|均|已|共|总|合)?(?:分别)?(?:为|达到?|有|是|约|共计|共|计|超过?|近|逾|突破|"
    r"数量|数量为|总数达?|增至|增加到|升至|上升至|提高到|扩大到|实现|完成|录得|至|到|的)+$"
)
_HEAD = re.compile(
    r"^(?:其中|同时|此外|另外|目前|据悉|据介绍|据统计|据了解|截至目前|截至|全年|今年|去年|"
    r"当日|现场|期间|以及|还有|并|和|及|与|共有|共举办|共计|共|举办|推出|组织|达成|包括|"
    r"吸引|来自|涵盖|覆盖|全球|发布|设有|设立|新增|拥有|签署|签约|有|了|的|为|是|达到?|"
    r"约)+"
)
_TRAIL = re.compile(
    r"(?:等|在内|以及|并|和|及|与|的|均|则|也|已|将|来自|参加了?|参与了?|出席|相继|共同|"
    r"纷纷|集中|齐聚|共)+$"
)
_AND_NOUN = re.compile(r"\sand\s[a-z]+s\b")
_OF_PHRASE = re.compile(r"[^,.;]{0,16}?\s(?:of|in)\s((?:[\w'’-]+\s?){1,6})")
_MAX_CHINESE = 14


def label_of(
    raw: str,
    sighting: Sighting,
    bounds: tuple[int, int],
    next_start: int,
    previous_end: int,
    *,
    chinese: bool,
) -> Label:
    """Draft label in the language of the article.

    Args:
        raw: The passage, markup removed.
        sighting: The figure in it.
        bounds: Its sentence.
        next_start: Where the next figure begins.
        previous_end: Where the figure before ends.
        chinese: Language of the passage.
    """
    after = raw[sighting.end : min(bounds[1], next_start, sighting.end + 60)]
    before = raw[max(bounds[0], previous_end, sighting.start - 60) : sighting.start]
    tail = raw[sighting.numeral_end : min(bounds[1], sighting.end + 60)]
    text = _chinese(before, after, sighting) if chinese else _english(before, tail, sighting)
    return Label(text, LabelStatus.DRAFT if text else LabelStatus.NEEDED)


def _chinese(before: str, after: str, sighting: Sighting) -> str:
    follows = _CUT.split(after, maxsplit=1)[0]
    follows = _TRAIL.sub("", follows)
    precedes = [part for part in _STOP_BEFORE.split(before) if part.strip()]
    subject = _TAIL.sub("", precedes[-1].strip()) if precedes else ""
    subject = _HEAD.sub("", subject)
    counts = sighting.unit_class is UnitClass.COUNT
    if counts and len(follows) >= 2 and not follows.startswith(("以上", "左右")):
        return follows[:_MAX_CHINESE]
    if counts and len(sighting.unit) > 1 and sighting.unit not in ("人次",) and not subject:
        return sighting.unit + follows
    return subject[-_MAX_CHINESE:] if subject else follows[:_MAX_CHINESE]


def _english(before: str, tail: str, sighting: Sighting) -> str:
    """`tail` begins right behind the number, so that adjectives before the noun are kept."""
    if sighting.unit_class is UnitClass.COUNT and sighting.unit:
        place = tail.find(sighting.unit)
        if place < 0:
            return sighting.unit
        phrase = tail[: place + len(sighting.unit)].lstrip(" +-")
        also = _AND_NOUN.match(tail, place + len(sighting.unit))
        return " ".join(phrase.split()[-5:]) + (also[0] if also else "")
    of = _OF_PHRASE.match(tail)
    if of:
        return of[1].strip()
    words = re.split(r"[,.;:()]", before)[-1].split()
    return " ".join(words[-6:])
