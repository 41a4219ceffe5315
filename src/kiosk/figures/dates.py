"""Dates and as-of times in words.

Times are written as the source gives them: no conversion between time zones, no precision added.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.figures.model import Language

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?"
    r"(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)


def date_words(iso: str, language: Language) -> str:
    """An ISO 8601 date or time in words: 2025年9月14日; 14 September 2025.

    Args:
        iso: Year, year-month, date, or date and time to the minute; seconds and time zone may
            follow and are not written.
        language: Of the result.

    Raises:
        ValueError: `iso` is none of these.
    """
    found = _ISO.fullmatch(iso)
    parts = {name: int(text) for name, text in found.groupdict().items() if text} if found else {}
    if not parts or not _is_real(parts):
        msg = f'"{iso}" is no date such as 2025-09-14 or 2025-09-14T12:00.'
        raise ValueError(msg)
    return _chinese(parts) if language == "zh" else _english(parts)


def as_of_words(iso: str, language: Language) -> str:
    """As-of time in words: 截至2025年9月14日12时; as of 12:00 on 14 September 2025.

    Raises:
        ValueError: As `date_words`.
    """
    words = date_words(iso, language)
    return f"截至{words}" if language == "zh" else f"as of {words}"


def _is_real(parts: dict[str, int]) -> bool:
    try:
        date(parts["year"], parts.get("month", 1), parts.get("day", 1))
    except ValueError:
        return False
    # 24:00 is the end of a day, as in 截至9月14日24时.
    minutes = parts.get("hour", 0) * 60 + parts.get("minute", 0)
    return minutes <= 24 * 60 and parts.get("minute", 0) < 60


def _chinese(parts: dict[str, int]) -> str:
    words = f"{parts['year']}年"
    for name, unit in (("month", "月"), ("day", "日"), ("hour", "时")):
        if name in parts:
            words += f"{parts[name]}{unit}"
    minute = parts.get("minute", 0)
    return words + (f"{minute:02d}分" if minute else "")


def _english(parts: dict[str, int]) -> str:
    words = str(parts["year"])
    if "month" in parts:
        words = f"{_MONTHS[parts['month'] - 1]} {words}"
    if "day" in parts:
        words = f"{parts['day']} {words}"
    if "hour" in parts:
        words = f"{parts['hour']}:{parts['minute']:02d} on {words}"
    return words
