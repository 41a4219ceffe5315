"""Where a line of Chinese or English may be broken.

Pure text: no fonts.  A break position `i` means "between character i-1 and character i".
"""

from __future__ import annotations

import re

from kiosk.typeset.chars import NOT_AT_START, OPENING, PAIRED, is_western

_QUALIFIERS = "接近|将近|超过|突破|不到|不足|至少|大约|近|约|超|逾|达|第|前|共|仅"
_SCALES = "万亿|万億|亿|億|万|萬|千|百"
_COUNTERS = (
    "平方公里|平方米|个百分点|個百分點|国家和地区|人民币|人次|美元|欧元|港元|公里|公斤|小时|分钟|"
    "年代|世纪|月份|周年|百分点|"
    "家|个|個|项|項|场|場|元|年|月|日|时|時|分|秒|倍|成|强|強|位|名|人|国|國|届|屆|期|岁|歲|"
    "次|件|款|种|種|条|條|座|只|台|部|套|间|間|米|吨|噸|克|度|层|所|处|席|对|组|批|天|周|号|號|"
    "多|余|餘|左右|以上|以下"
)
_GLUED_ZH = re.compile(
    rf"(?:{_QUALIFIERS})*[0-9][0-9.,:：—–/-]{{0,20}}[%％‰℃]?(?:{_SCALES})?(?:[余餘多])?"
    rf"(?:{_COUNTERS}){{0,2}}"
)
_GLUED_EN = re.compile(
    r"(?:US\$|€|£|¥)?[0-9][0-9.,]*(?:[–-][0-9][0-9.,]*)?"
    r"(?: (?:thousand|million|billion|trillion|percentage points?|per cent))?"
)


def glued(text: str, language: str) -> frozenset[int]:
    """Positions inside a number with its qualifier and unit, where a line is never broken."""
    pattern = _GLUED_ZH if language == "zh" else _GLUED_EN
    return frozenset(
        position
        for match in pattern.finditer(text)
        for position in range(match.start() + 1, match.end())
    )


def break_positions(text: str, language: str, held: frozenset[int] = frozenset()) -> list[int]:
    """All positions at which a line may end, in order; without 0 and the text's end.

    Args:
        text: One paragraph, without line breaks.
        language: "zh" or "en".
        held: Further positions that must not be broken.
    """
    together = glued(text, language) | held
    allowed = _may_break_zh if language == "zh" else _may_break_en
    return [
        position
        for position in range(1, len(text))
        if position not in together
        and allowed(text[position - 1], text[position])
        and not _follows_lone_letter(text, position)
    ]


def _may_break_zh(left: str, right: str) -> bool:
    if right in NOT_AT_START or left in OPENING or right == " ":
        return False
    if left in PAIRED and right == left:
        return False
    return not (_is_word(left) and _is_word(right))


def _is_word(character: str) -> bool:
    """Whether a character keeps together with its western neighbour."""
    return is_western(character) or character in ".,'’:_"


def _follows_lone_letter(text: str, position: int) -> bool:
    """Whether a break behind a hyphen would leave one letter before it: e-|commerce."""
    return text[position - 1] == "-" and not text[max(0, position - 3) : position - 1].isalpha()


def _may_break_en(left: str, right: str) -> bool:
    return right != " " and (left == " " or (left in "-–—" and right.isalpha()))
