"""Whether a source names the time that a figure is said to hold for."""

from __future__ import annotations

import re
from typing import Final

_MOMENT: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d))?")
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_NOON: Final = re.compile(r"[中正]午|\bnoon\b", re.IGNORECASE)
_MIDNIGHT: Final = re.compile(r"午夜|零[时時点點]|\bmidnight\b", re.IGNORECASE)


def names_time(text: str, date: str, moment: str) -> bool:
    """Whether every part of a moment stands in a source, or in its date.

    Args:
        text: Of the source.
        date: Of the source, ISO 8601.
        moment: ISO 8601, as fine as it is known; a time zone does not count.
    """
    found = _MOMENT.match(moment)
    if found is None:
        return True
    year, month, day, hour, minute = found.groups()
    is_day = moment[:10] == date[:10]
    return (
        _has_year(text, date, year, month)
        and (month is None or month == date[5:7] or _has_month(text, int(month)))
        and (day is None or is_day or _has_day(text, int(day)))
        and (hour is None or _has_hour(text, int(hour)))
        and (minute in (None, "00") or _has_minute(text, int(minute)))
    )


def _has_year(text: str, date: str, year: str, month: str | None) -> bool:
    """Whether it is the source's year, or stands there; with a month, beside that month."""
    if year == date[:4] or month is None:
        return year == date[:4] or year in text
    name = _MONTHS[int(month) - 1]
    beside = rf"{year}\s?[年/.-]\s?0?{int(month)}(?!\d)|\b{name}[a-z]*\.?\s(?:\d{{1,2}},?\s)?{year}"
    return re.search(beside, text, re.IGNORECASE) is not None


def _has_month(text: str, month: int) -> bool:
    names = rf"(?<!\d)0?{month}\s?(?:月|[-/.]\d)|[-/.]0?{month}[-/.]|\b{_MONTHS[month - 1]}"
    return re.search(names, text, re.IGNORECASE) is not None


def _has_day(text: str, day: int) -> bool:
    months = "|".join(_MONTHS)
    names = (
        rf"(?<!\d)0?{day}\s?[日号號]|\d[-/]0?{day}(?!\d)|"
        rf"\b(?:{months})[a-z]*\.?\s0?{day}(?!\d)|(?<!\d)0?{day}(?:st|nd|rd|th)?\s(?:{months})"
    )
    return re.search(names, text, re.IGNORECASE) is not None


def _has_hour(text: str, hour: int) -> bool:
    if (hour == 12 and _NOON.search(text)) or (hour in (0, 24) and _MIDNIGHT.search(text)):
        return True
    # 下午4时 is 16:00, and so is 4 p.m.
    hours = [hour] if hour <= 12 else [hour, hour - 12]
    names = "|".join(rf"(?<!\d)0?{one}\s?(?:[时時点點:：]|[ap]\.?m)" for one in hours)
    return re.search(names, text, re.IGNORECASE) is not None


def _has_minute(text: str, minute: int) -> bool:
    is_half = minute == 30 and re.search(r"[时時点點]半|half past", text) is not None
    return is_half or re.search(rf"[:：]{minute:02d}|{minute}\s?分", text) is not None
