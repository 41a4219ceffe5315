"""Dates in an article: when it was written, and the time a figure holds for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kiosk.article.record import AsOf

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = r"(?:19|20)\d{2}"
_ISO = re.compile(rf"({_YEAR})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)")
_CHINESE_DATE = re.compile(rf"({_YEAR})\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日")
_MONTH_DAY = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s?月\s?(3[01]|[12]\d|[1-9])\s?日")
_YEARS = re.compile(rf"(?<!\d)({_YEAR})\s?年")
_DAY_ONLY = re.compile(r"(?<![\d月年])(3[01]|[12]\d|[1-9])\s?日(?!元|本|均)")
_NAMES: tuple[str, ...] = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_ENGLISH_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ENGLISH_DATE = re.compile(
    rf"\b{_ENGLISH_MONTH}\s(\d{{1,2}}),?\s({_YEAR})|\b(\d{{1,2}})\s{_ENGLISH_MONTH},?\s({_YEAR})"
)
_DATELINE = re.compile(rf"^[A-Z][A-Z\s,.'-]{{2,40}},\s{_ENGLISH_MONTH}\s(\d{{1,2}})\b")

_REPORT = re.compile(
    rf"({_YEAR})\s?年?(?:年报|年度报告|年度业绩|业绩快报|财报|年度财报|[^，。\s]{{0,16}}统计公报)"
    rf"|\b({_YEAR})\s(?:annual|full-year)\s(?:report|results|earnings)"
    rf"|\b(?:annual|full-year)\s(?:report|results|earnings)\s(?:for|of)\s({_YEAR})\b"
)
"""What a year is looked back on in: it comes out in the spring of the next one."""
_LAST_REPORT_MONTH = 6
_BASE = re.compile(r"(?:比|较|与|同|超过?|自|从|由|对比|相比于?|高于|低于)\s?$")
_DAY = r"(?:3[01]|[12]\d|[1-9])"
_TIME = re.compile(
    r"(?:截至|截止到?|截止至)?(?=[\d今去前上本下第一二三四])"
    rf"(?:(?P<year>{_YEAR})\s?年(?:度)?|(?P<rel>今年|去年|前年|上年|本年))?"
    r"(?:(?P<half>上半年|下半年)|(?:前|第)?(?P<quarter>[一二三四])季度|"
    r"前\s?(?P<first>\d{1,2}|[一二三四五六七八九十]{1,2})\s?个月|"
    r"(?P<from>\d{1,2})\s?[-—–至~]{1,2}\s?(?P<to>\d{1,2})\s?月(?:份)?|"
    rf"(?P<month>1[0-2]|[1-9])\s?月(?:份)?(?:\s?(?P<day>{_DAY})\s?日)?|(?P<dayonly>{_DAY})\s?日)?"
    r"(?:(?P<hour>2[0-4]|1?\d)\s?[时点])?(?:末|底)?"
)
_NUMBER_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
]
_ENGLISH_TIME = re.compile(
    rf"\b(?:as of|by|through|until|at the end of|by the end of|in)\s(?:{_ENGLISH_MONTH}\s?"
    rf"(?P<day>\d{{1,2}})?(?:,\s)?(?P<year>{_YEAR})?|(?P<only>{_YEAR})(?!\d|-|,\d)"
    rf"|the first (?P<first>half|quarter|{'|'.join(_NUMBER_WORDS)})(?: months)?(?: of "
    rf"(?P<of>{_YEAR}))?)",
)


class ArticleDate(NamedTuple):
    """When the article was written; parts unknown are 0."""

    year: int = 0
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """ISO 8601 as far as known."""
        if not self.year:
            return ""
        if not self.month:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


def article_date(metadata: str, head: str) -> ArticleDate:
    """Date from the metadata, else from dateline and lead.

    Args:
        metadata: Front matter as text.
        head: Title and first paragraphs, normal form.
    """
    for text in (metadata, head):
        found = _CHINESE_DATE.search(text) or (_ISO.search(text) if text is metadata else None)
        if found:
            return ArticleDate(int(found[1]), int(found[2]), int(found[3]))
        english = _ENGLISH_DATE.search(text)
        if english:
            return _english_date(english)
    years = _YEARS.findall(head) or re.findall(rf"\b({_YEAR})\b", head)
    year = int(max(set(years), key=lambda y: (years.count(y), y))) if years else 0
    day = _MONTH_DAY.search(head)
    if day:
        return _reported(ArticleDate(year, int(day[1]), int(day[2])), head)
    line = _DATELINE.search(head)
    if line:
        month = _NAMES.index(line[1][:3].lower()) + 1
        return _reported(ArticleDate(year, month, int(line[2])), head)
    return ArticleDate(year)


def _reported(date: ArticleDate, head: str) -> ArticleDate:
    """The date, a year later if the year is the one that an annual report is about."""
    years = {int(found[1] or found[2] or found[3]) for found in _REPORT.finditer(head)}
    is_later = date.year in years and date.month <= _LAST_REPORT_MONTH
    return date._replace(year=date.year + 1) if is_later else date


def _english_date(found: re.Match[str]) -> ArticleDate:
    name, day, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
    return ArticleDate(int(year), _NAMES.index(name[:3].lower()) + 1, int(day))


class TimeMention(NamedTuple):
    """A time that a sentence names."""

    end: int
    """Offset behind it in the passage."""
    time: AsOf
    is_deadline: bool
    """截至, as of: it holds for the sentences that follow too."""


def times_in(
    text: str, bounds: tuple[int, int], date: ArticleDate, *, chinese: bool
) -> list[TimeMention]:
    """All times that a sentence names for its figures; what it compares with is left out.

    Args:
        text: Passage in normal form.
        bounds: The sentence.
        date: Of the article.
        chinese: Language of the passage.
    """
    pattern, resolve = (_TIME, _resolved) if chinese else (_ENGLISH_TIME, _resolved_english)
    mentions: list[TimeMention] = []
    for found in pattern.finditer(text, *bounds):
        if not found[0] or _BASE.search(text[max(bounds[0], found.start() - 3) : found.start()]):
            continue
        words = resolve(found, date)
        if words is not None:
            is_deadline = found[0].startswith(("截", "as of"))
            mentions.append(
                TimeMention(found.end(), AsOf(found[0].strip(), words, "sentence"), is_deadline)
            )
    return mentions


def as_of(mentions: Sequence[TimeMention], start: int, carried: AsOf | None) -> AsOf | None:
    """The last time named before the figure at `start`, else the one of an earlier sentence."""
    named = [mention.time for mention in mentions if mention.end <= start]
    if named:
        return named[-1]
    return AsOf(carried.text, carried.resolved, "paragraph") if carried else None


def _resolved_english(found: re.Match[str], date: ArticleDate) -> str | None:
    if found["only"]:
        return found["only"]
    if found["first"]:
        year = int(found["of"] or 0) or date.year
        last = {"half": 6, "quarter": 3}.get(found["first"])
        last = last or _NUMBER_WORDS.index(found["first"]) + 1
        return f"{year}-01/{year}-{last:02d}" if year else ""
    year = int(found["year"] or 0) or date.year
    month = _NAMES.index(found[1][:3].lower()) + 1
    return ArticleDate(year, month, int(found["day"] or 0)).iso() if year else ""


def _resolved(found: re.Match[str], date: ArticleDate) -> str | None:
    """ISO form of a time expression; None if it is no time, empty if it cannot be told."""
    if not any(found.groupdict().values()):
        return None
    year = int(found["year"] or 0) or _relative_year(found["rel"], date)
    if found["from"] and found["to"]:
        return f"{year}-{int(found['from']):02d}/{year}-{int(found['to']):02d}" if year else ""
    if found["half"] or found["quarter"] or found["first"]:
        return _span(found, year) if year else ""
    month, day = int(found["month"] or 0), int(found["day"] or found["dayonly"] or 0)
    if day and not month:
        month = date.month
    if found["hour"] and not day:
        return None
    if not (month or found["year"] or found["rel"]):
        return None
    stamp = ArticleDate(year, month, day).iso()
    if month and not year:
        return ""
    return f"{stamp}T{int(found['hour']):02d}:00" if stamp and day and found["hour"] else stamp


def _span(found: re.Match[str], year: int) -> str:
    if found["half"]:
        first, last = (1, 6) if found["half"] == "上半年" else (7, 12)
    elif found["quarter"]:
        last = 3 * ("一二三四".index(found["quarter"]) + 1)
        first = 1 if "前" in found[0] else last - 2
    else:
        months = found["first"]
        last = int(months) if months.isdigit() else "一二三四五六七八九十".find(months) + 1
        first = 1
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _relative_year(words: str | None, date: ArticleDate) -> int:
    if not date.year:
        return 0
    return date.year - {"去年": 1, "上年": 1, "前年": 2}.get(words or "", 0)
