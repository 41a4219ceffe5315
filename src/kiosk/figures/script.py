"""One reading of a text for recognisers, whatever script and marks it is written in.

Full-width signs become ASCII, Traditional characters become Simplified where numbers and units are
concerned, emphasis marks and invisible characters go.  Every character that stays knows where it
stood, so that what is found can be marked in the text as its author wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass

_TRADITIONAL = (
    "萬億兩餘過將個項歲噸場點數幾強屆國長減約達於歐圓幣條間輛臺層縣種類對處張顆冊畝頃"
    "號週鐘時滿從漲縮滑後級總增檔戶雙門組單隻筆艙節廳題頭艦獎線標報員區鎮與範圍佔為過"
    "貳參陸無東"
)
_SIMPLIFIED = (
    "万亿两余过将个项岁吨场点数几强届国长减约达于欧元币条间辆台层县种类对处张颗册亩顷"
    "号周钟时满从涨缩滑后级总增档户双门组单只笔舱节厅题头舰奖线标报员区镇与范围占为过"
    "贰参陆无东"
)

_FOLD: dict[int, int] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    **{ord(old): ord(new) for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)},
    ord("○"): ord("〇"),
    ord("￥"): ord("¥"),
    ord("﹪"): ord("%"),
    ord("﹣"): ord("-"),
}

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class View:
    """A text as recognisers see it."""

    chars: str
    """The text, folded."""
    positions: tuple[int, ...]
    """For each character of `chars` its code point index in the text; one more for the end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `chars[start:end]`, not empty, stands in the text: start and end in code points."""
        return self.positions[start], self.positions[end - 1] + 1


def view_of(text: str) -> View:
    """Fold `text`.  Pure; linear in its length."""
    folded = text.translate(_FOLD)
    if "*" not in folded and _INVISIBLE.isdisjoint(folded):
        return View(folded, tuple(range(len(text) + 1)))
    kept = [i for i, char in enumerate(folded) if char != "*" and char not in _INVISIBLE]
    return View("".join(folded[i] for i in kept), (*kept, len(text)))
