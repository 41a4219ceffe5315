"""What a figure counts, cut from its sentence by rule; always a draft for a person to look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.labels_english import english_label
from kiosk.article.record import Label, LabelStatus
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from kiosk.article.passages import Passage
    from kiosk.article.sighting import Sighting

_END = re.compile(
    r"[，。；：！？,;:!?（）()“”\"…—\s]|、(?=\s?(?:近|约|超过?|逾|突破)?\s?\d)|、$|^、"
)
_BREAK = re.compile(r"[，。；：！？,;:!?（）()、…—“”]|(?<=\D)\s")
_TAIL = re.compile(
    r"(?:(?:则|均|已|共|总|合|再|首次|双双)?(?:分别)?(?:为|达到?了?|有|是|"
    r"(?<![邀节预签合])约|大约|共计|共|"
    r"计|超过?|近|逾|"
    r"突破了?|数量为|总数达?|实现|录得|至|到|占(?!比)|首次|首度|首|"
    r"连续\S{1,3}[年届季月](?:保持|维持|稳定)?|保持|维持|稳定|"
    r"的|在|了|高达|仅))+$"
)
_TREND = (
    r"(?:逐年|逐届|连年|逐步|稳步|持续|不断|进一步)?(?:攀升|上升|提高|提升|增长|增加|扩大|扩增|扩充|扩展|扩容|"
    r"壮大|发展|成长|跃升|跃居|上调|下降|减少|降低|回落|缩小|缩短|缩减|压缩|下调|延长|升|降|增|减)?"
)
_SERIES = re.compile(
    rf"{_TREND}(?:至|到|为)?(?:由|从|自)?(?:首届|第[一二三四五六七八九十\d]{{1,3}}届|上届|上一届|本届|去年|"
    r"上年|前年|今年|年初|(?:19|20)\d{2}年(?:末|底)?)?(?:同期)?的?$"
)
"""What tells one point of a series from the others: 从首届的, 提高到2024年的."""
_POINT = re.compile(r"(?:至|到|为|由|从|届|年|初|期)的?$")
_HEAD = re.compile(
    r"^(?:其中|同时|此外|另外|目前|据悉|据介绍|据统计|据了解|截至目前|截至|截止|全年|"
    r"今年以来|今年|去年|"
    r"当日|现场|期间|展会期间|展期内?|会期内?|年末|年底|年内|期末|当年|全[市省县区国]共有|以及|还有|并|和|及|与|共有|"
    r"共举办|共计|共|举办|推出|组织|达成|包括|实现(?=.{2})|公司(?=全年|上半年|下半年|实现|累计|共|去年|今年)|"
    r"吸引|来自|涵盖|覆盖|发布|设有|设立|拥有|签署|签约|有|了|的|为|是|达到?|约|"
    r"(?:19|20)\d{2}年?[至到—-](?:19|20)\d{2}年(?:年均)?|(?:19|20)\d{2}年(?:末|底|度)?|\d{1,2}(?:[-—至]\d{1,2})?月(?:份|末|底)?|上半年|"
    r"下半年|前?[一二三四]季度|"
    r"与\d{4}年相比|可|也|更)+"
)
_TRAIL = re.compile(
    r"(?:等|在内的?|以及|并|和|及|与|的|均|则|也|已|将|来自|参加了?|参与了?|出席|相继|共同|、|"
    r"纷纷|集中|齐聚|共同?|联合|举办|发布|达成|签署|吸引|实现|带来|占|(?<![邀节预签合])约|"
    r"近|超|超过|达|为|旁|由|从)+$"
)
_VERB = re.compile(
    r"(?<=.{2})(?:参加|参与|参会|集中|签署|发布|建立|举办|组团|相继|首次|进行|开展|展示|"
    r"完成|达成|前来|"
    r"到会|到场|出席|获得|实现|共同|联合|竞相|齐聚|围绕|受到|成为|正在|已经|同台|走进|携|"
    r"来自|在|从|以|将|被|自己|增设|新建|搭乘|每天|每日|学会|住在)"
)
_FEWER = re.compile(r"(?:少用|节省|节约|避免|减少|淘汰|取消|关闭)$")
"""What turns a label into its contrary: 少用3800万个瓶子 counts bottles that nobody used."""
_PLACE = re.compile(
    r"^(?:我国|全国|中国|全市|全省|全球|本届\S{2,4}[会展]|本次\S{2,4}[会展]|累计)(?=.{4})"
)
_CHANGE_ONLY = re.compile(
    r"(?:名义|实际|同比|环比|年均|[比较].{0,12}|与.{0,8}相比|分别|各|均|合计|平均|再|又)*"
    r"(?:年|月|季)?(?:增长|增加|上升|提高|提升|上涨|扩大|下降|减少|降低|下滑|回落|增|减|"
    r"涨|跌|升|降|成长|衰退|增幅|"
    r"降幅|涨幅|增速|缩小|快于.*|高于.*|低于.*|高出?|低|超)*(?:了|率|幅度|幅)?"
)
_CHANGED = re.compile(
    r"(?:名义|实际|同比|环比|年均|[比较][^的]{2,10}|分别|各)*"
    r"(?:增长|增加|上升|提高|提升|上涨|扩大|下降|减少|降低|下滑|回落|成长|衰退|"
    r"(?<=.{2})[年月季][增减])(?:了)?$"
)
_SHORT = 11
"""Characters that a label beside a number can have."""
_LONG = 16
_REACH = 48


def label_of(
    passage: Passage,
    sighting: Sighting,
    bounds: tuple[int, int],
    reach: tuple[int, int],
    *,
    chinese: bool,
) -> Label:
    """Draft label in the language of the article.

    Args:
        passage: The text the figure stands in.
        sighting: The figure in it.
        bounds: Its sentence.
        reach: Where the figure before it ends and where the next one begins.
        chinese: Language of the passage.
    """
    low = max(bounds[0], reach[0], sighting.start - (_REACH if chinese else 2 * _REACH))
    high = min(bounds[1], reach[1], sighting.end + _REACH)
    if chinese:
        start, end = _chinese(passage.text, sighting, low, high)
        words = passage.raw[start:end].strip('“”"「」 ')
        fewer = _FEWER.search(passage.text, low, sighting.start) if start >= sighting.end else None
        if words and fewer:
            words = passage.raw[fewer.start() : fewer.end()] + words
    else:
        tail = passage.raw[sighting.numeral_end : min(bounds[1], sighting.end + 60)]
        words = english_label(passage.raw[low : sighting.start], tail, sighting)
    return Label(words, LabelStatus.DRAFT if words else LabelStatus.NEEDED)


def _chinese(text: str, sighting: Sighting, low: int, high: int) -> tuple[int, int]:
    """Bounds of the label: what follows a counter, else what the number is said of."""
    follows = _following(text, sighting.end, high)
    counts = sighting.unit_class is UnitClass.COUNT
    if sighting.unit_class is UnitClass.PERCENT and text.startswith("的", sighting.end):
        # 52.4%的居民: whose share it is stands behind it.
        return _following(text, sighting.end + 1, high)
    if counts and follows[1] - follows[0] >= 2:
        return follows
    subject = _subject(text, low, sighting.start)
    if subject[1] - subject[0] >= 2:
        return subject
    if _POINT.search(said := text[low : sighting.start]) and _SERIES.fullmatch(said):
        # 增至2065公里: another point of what the figure before it counts.
        return sighting.start, sighting.start
    if counts and len(sighting.unit) > 1 and sighting.unit_end:
        return sighting.unit_start, max(sighting.unit_end, follows[1])
    is_part = (
        sighting.unit_class is UnitClass.PERCENT and text[low : sighting.start].strip() in "，；,;"
    )
    return follows if counts or is_part else (sighting.start, sighting.start)


def _following(text: str, start: int, high: int) -> tuple[int, int]:
    phrase = text[start:high]
    stop = _END.search(phrase)
    phrase = phrase[: stop.start()] if stop else phrase
    phrase = _TRAIL.sub("", phrase)
    if len(phrase) > _SHORT and "、" in phrase[2 : _SHORT + 1]:
        phrase = phrase[: phrase.index("、", 2)]
    if len(phrase) > _SHORT:
        verb = _VERB.search(phrase)
        phrase = _TRAIL.sub("", phrase[: verb.start()]) if verb else phrase
    if phrase.startswith(("以上", "左右", "以下", "以内")) or _SERIES.fullmatch(phrase):
        phrase = ""
    return start, start + len(phrase)


def _subject(text: str, low: int, end: int) -> tuple[int, int]:
    phrase = text[low:end].rstrip(' “"')
    phrase = phrase.rstrip("，,、：:")
    pieces = [0, *(m.end() for m in _BREAK.finditer(phrase))]
    start = pieces.pop()
    words = phrase[start:]
    if _POINT.search(words):
        words = _SERIES.sub("", words)
        if not words and pieces:
            # 占比逐年攀升，从首届的26%: what is counted stands in the clause before.
            start, words = pieces[-1], phrase[pieces[-1] : start - 1]
            words = re.sub(_TREND + "$", "", words)
    words = _TAIL.sub("", words)
    head = _HEAD.match(words)
    start += head.end() if head else 0
    words = words[head.end() :] if head else words
    if _CHANGE_ONLY.fullmatch(words):
        return low, low
    words = _CHANGED.sub("", words)
    while len(words) > _SHORT and (place := _PLACE.match(words)):
        start += place.end()
        words = words[place.end() :]
    if len(words) > _LONG and (place := re.match(r".*的(?=.{3})", words)):
        kept = re.search(r"(?:减少|节省|节约|避免)的$", words[: place.end()])
        at = kept.start() if kept else place.end()
        start += at
        words = words[at:]
    return low + start, low + start + len(words)
