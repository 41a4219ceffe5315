"""Numbers in a text that count nothing: dates, times, names, list numbers.

They are found first and put out of the recogniser's sight; what stands beside them stays.
Everything here works on text folded by `view_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.figures.units import CHINESE_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable


class MaskKind(StrEnum):
    """Why a number is no figure."""

    DATE = "date"
    TIME = "time"
    PERIOD = "period"
    """近三年, 前5个月, the past five years: a stretch of time, not a count of it."""
    NAME = "name"
    """世界500强, 5G, G20, Fortune 500."""
    LISTING = "listing"
    """1. at the head of a line."""
    CONTACT = "contact"
    """Web and mail addresses, telephone numbers."""
    FRACTION = "fraction"
    """26/30: may be a date, a score, a part of a whole."""
    SLIP = "slip"
    """198,65 or 1,2345: more than one number could be meant."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text whose numbers are not figures."""

    start: int
    end: int
    kind: MaskKind


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:[ ]?(?:[-–—~]|to|and|,)[ ]?{_DAY})?"
_YEAR = r"(?:19|20)\d\d"
_HAN = "[〇零一二三四五六七八九十]"
_SPAN = r"[ ]?(?:[-–—~～]|至|到)[ ]?"
# A comma between clauses is often an ASCII one: 圆满闭幕,2025年服贸会.
_NOT_IN_DIGITS = r"(?<!\d)(?<!\d[.,])"
_NOT_IN_NUMBER = rf"{_NOT_IN_DIGITS}(?<![A-Za-z])"

_DATES = (
    rf"{_NOT_IN_NUMBER}(?:{_YEAR}年?{_SPAN})?{_YEAR}年"
    r"(?:度|初|底|末|上半年|下半年|[ ]?\d{1,2}月(?:[ ]?\d{1,2}[日号])?)?",
    rf"{_NOT_IN_DIGITS}(?:1[0-2]|0?[1-9])月(?:份|底|末|初|中旬|上旬|下旬|[ ]?\d{{1,2}}(?:{_SPAN}"
    r"(?:\d{1,2}月)?\d{1,2})?[日号])?",
    rf"{_NOT_IN_DIGITS}(?:3[01]|[12]\d|[1-9])(?:{_SPAN}\d{{1,2}})?[日](?!元|均|本)",
    rf"[二一][〇零一二三四五六七八九]{{3}}年|{_HAN}{{1,3}}月(?:{_HAN}{{1,3}}[日号])?"
    rf"|(?<![\d第]){_HAN}{{1,3}}日(?!元|均|本)",
    rf"{_NOT_IN_NUMBER}{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T\d\d:\d\d)?(?!\d)",
    rf"\b{_MONTH}[ ]{_DAYS}(?!\d)(?:,?[ ]?{_YEAR}\b)?|\b{_DAYS}[ ](?:of[ ])?{_MONTH}"
    rf"(?:,?[ ]{_YEAR}\b)?|\b{_MONTH},?[ ]{_YEAR}\b",
    rf"{_NOT_IN_DIGITS}(?<!\$){_YEAR}[-–—~～/](?:{_YEAR}|\d\d)"
    rf"(?!\d|[.,]\d|[ ]?(?:%|per|万|亿)|(?!年|届){CHINESE_UNIT})",
    r"(?:(?:19|20)?\d0|[一二三四五六七八九]十)年代|\d0后|\b(?:19|20)?\d0s\b",
)
_TIMES = (
    r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:[ ]?[ap]\.?m\b\.?)?|\b\d{1,2}[ ]?[ap]\.?m\b\.?",
    rf"{_NOT_IN_DIGITS}(?:2[0-4]|1\d|\d)(?:时(?!尚|代|间)|点(?!\d|钟情))(?:\d{{1,2}}分|整|半)?",
)
_PERIODS = (
    r"(?:近|最近|过去|未来|今后|前|头|过往|此前|连续)(?:的)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
    r"(?:多|余)?(?:年|个月|天|个季度|季度|周|个交易日)(?:多|来|间|里|内)?",
    r"\b(?:past|last|next|coming|previous|recent|first|final|over[ ]the|in[ ]the)[ ]"
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)[ ]"
    r"(?:consecutive[ ])?(?:years?|months?|weeks?|days?|decades?|quarters?)\b",
    r"\b(?:over|nearly|for[ ]over)[ ]\d{1,2}[ ](?:years(?![ ]o)|months|weeks|days|decades)\b",
    r"(?:前|头)[一二三]季度|第?[一二三四]季度|\bQ[1-4]\b|\b[HQ][1-4][ ]\d{4}\b",
)
_NAMES = (
    r"(?:世界|全球|财富|中国)?(?:500|五百|100|百)强(?!国)",
    r"\b(?:Fortune|Global)[ ](?:Global[ ])?500\b",
    r"(?<![A-Za-z0-9$€])(?!(?:RMB|USD|CNY|EUR|HKD)[ ]?\d)[A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){0,2}-?"
    r"\d{1,8}(?:\.\d{1,4})?(?:-\d{1,6})?(?![\d%])[A-Za-z]{0,4}",
    rf"{_NOT_IN_DIGITS}(?<![$€¥])\d{{1,4}}(?:\.\d)?[GKDPACV](?:级|[+])?(?![A-Za-z])|\d{{1,2}}A级",
    r"\bNo\.?[ ]?\d{1,4}\b|(?<!\d)\d{1,3}号(?:馆|楼|厅|线|院|门|展|店|航|文件)?",
    r"\d{1,2}(?:\+(?:\d{1,2}|[A-Z])){1,6}",
    rf"{_NOT_IN_DIGITS}\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,3}}){{1,3}}(?![\d%])",
    rf"{_NOT_IN_DIGITS}\d\.0(?=时代|版|[ ]era)",
    r"24/7|7[x×]24|[“\"]?十[一二三四五六]五[”\"]?|一带一路|双十一|(?<!\d)1[12]·\d{1,2}",
)
_LISTING = (r"^[ \t]*[(]?\d{1,2}(?:[)、]|[.](?!\d))[ ]?", r"[(]\d{1,2}[)]")
_CONTACTS = (
    r"https?://[^\s]{1,300}|\bwww\.[^\s]{1,200}|[\w.+-]{1,64}@[\w.-]{1,200}",
    r"(?<!\d)(?:\+?86[- ])?0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)400-\d{3}-\d{4}(?!\d)",
)
_FRACTION = (rf"{_NOT_IN_DIGITS}(?<!/)\d{{1,4}}/\d{{1,4}}(?:/\d{{1,4}})?(?![\d/])",)
_SLIP = (
    rf"{_NOT_IN_DIGITS}\d{{1,18}}(?:,\d{{1,18}}){{1,8}}(?!\d)",
    rf"\d{{19,}}(?:[.,]\d+)?|{_NOT_IN_DIGITS}\d{{1,18}}(?:\.\d{{1,18}}){{2,9}}(?!\d)",
)
_WELL_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,5}", re.ASCII)

_BLANK = "\x00"

_KINDS: tuple[tuple[MaskKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns), flags))
    for kind, patterns, flags in (
        (MaskKind.CONTACT, _CONTACTS, re.ASCII),
        (MaskKind.DATE, _DATES, re.ASCII),
        (MaskKind.TIME, _TIMES, re.ASCII),
        (MaskKind.PERIOD, _PERIODS, re.ASCII | re.IGNORECASE),
        (MaskKind.LISTING, _LISTING, re.ASCII | re.MULTILINE),
        (MaskKind.NAME, _NAMES, re.ASCII),
        (MaskKind.FRACTION, _FRACTION, re.ASCII),
        (MaskKind.SLIP, _SLIP, re.ASCII),
    )
)


def find_masks(chars: str) -> list[Mask]:
    """All stretches of folded text whose numbers are no figures, in text order."""
    masks: list[Mask] = []
    for kind, pattern in _KINDS:
        found = [
            Mask(*match.span(), kind)
            for match in pattern.finditer(chars)
            if kind is not MaskKind.SLIP or not _WELL_GROUPED.fullmatch(match[0])
        ]
        chars = without(chars, found)
        masks += found
    return sorted(masks, key=lambda one: one.start)


def without(chars: str, masks: Iterable[Mask]) -> str:
    """`chars` with every mask blanked, length unchanged."""
    parts: list[str] = []
    position = 0
    for mask in sorted(masks, key=lambda one: one.start):
        parts += (chars[position : mask.start], _BLANK * (mask.end - max(position, mask.start)))
        position = max(position, mask.end)
    return "".join((*parts, chars[position:]))
