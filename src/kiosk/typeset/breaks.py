"""Where a line of Chinese or English may be broken.

Pure text: no fonts.  A break position `i` means "between character i-1 and character i".
"""

from __future__ import annotations

import re
from itertools import pairwise

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
_NUMBER = r"(?:US\$|HK\$|[$€£¥￥])?[0-9][0-9.,:：—–～~/-]{0,20}"
_SIGN = "[+−±≥≤≈<>-]?"
_MAGNITUDE = "(?:thousand|million|billion|trillion)"
_METRIC = "(?: ?[kMGTPcmμ]?(?:m|g|t|l|W|Wh|B|Hz|Pa)(?![A-Za-z])[²³]?)"
_GLUED_ZH = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日|"
    rf"(?:{_QUALIFIERS})* ?{_SIGN}{_NUMBER}[%％‰℃]?"
    rf"(?:[—–～~至到-]{_NUMBER}[%％‰℃]?)?"
    rf"(?: {_MAGNITUDE}|{_METRIC}| ?(?:{_SCALES})?[余餘多]? ?(?:{_COUNTERS}){{0,2}})"
)
_GLUED_EN = re.compile(
    r"(?:\b(?:nearly|almost|over|about|around|above|below|topped|under|only|than|least|most) )?"
    rf"{_SIGN}(?:US\$|HK\$|[$€£¥])?[0-9][0-9.,]*%?(?:[–-][0-9][0-9.,]*%?)?"
    rf"(?: (?:{_MAGNITUDE}|percentage points?|per ?cent))?"
    rf"(?: (?:yuan|dollars|euros?|tonnes?|metres|kilometres|square|cubic)\b|{_METRIC})?"
)
_ADDRESS = re.compile(r"[A-Za-z0-9/._~?&=@#%:+-]{16,}")
"""A word so long is an address, and may be divided behind some of its marks."""
_ADDRESS_MARKS = "/.-_?&=@"
_LONG_PART = 20
"""A part of an address that is longer is broken anywhere."""


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
    addresses = _address_breaks(text)
    allowed = _may_break_zh if language == "zh" else _may_break_en
    return [
        position
        for position in range(1, len(text))
        if position not in together
        and (position in addresses or allowed(text[position - 1], text[position]))
        and not _follows_lone_letter(text, position)
    ]


def forced_positions(text: str, first: int, last: int) -> list[int]:
    """Where a piece that is longer than a line is broken all the same.

    Args:
        text: The paragraph.
        first: Where the piece begins.
        last: Where it ends.

    Returns:
        Positions behind the marks of an address if it has any, else between any two characters.
    """
    inside = range(first + 1, last)
    behind_marks = [p for p in inside if text[p - 1] in _ADDRESS_MARKS and text[p].isalnum()]
    longest = max(b - a for a, b in pairwise([first, *behind_marks, last]))
    return behind_marks if longest <= _LONG_PART else list(inside)


def _address_breaks(text: str) -> frozenset[int]:
    """Positions inside the addresses of a text where a line may end: behind a slash and its kin."""
    return frozenset(
        position
        for address in _ADDRESS.finditer(text)
        for position in range(address.start() + 9, address.end())
        if text[position - 1] in "/?&=_" and text[position].isalnum()
    )


def _may_break_zh(left: str, right: str) -> bool:
    if right in NOT_AT_START or left in OPENING or right == " ":
        return False
    if left in PAIRED and right == left:
        return False
    if left == "-":
        return right.isalpha() and right.isascii()
    return not (_is_word(left) and _is_word(right))


def _is_word(character: str) -> bool:
    """Whether a character keeps together with its western neighbour."""
    return is_western(character) or character in ".,'’:_/²³≥≤≈±<>"


def _follows_lone_letter(text: str, position: int) -> bool:
    """Whether a break behind a hyphen would leave one letter before it: e-|commerce."""
    return text[position - 1] == "-" and not text[max(0, position - 3) : position - 1].isalpha()


def _may_break_en(left: str, right: str) -> bool:
    return right != " " and (left == " " or (left in "-–—" and right.isalpha()))
