"""Numbers in English text that are no figures: dates, years, names, ordinals, ages.

As in Chinese, each question is asked at one numeral and looks a bounded way to both sides.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_LINK = r"\s?(?:-{1,2}|–|—|~|to|and|through|until|till|&|,)\s?"
_YEAR = r"(?:1[5-9]|20|21)\d{2}"

_AFTER_MONTH = re.compile(rf"\b{_MONTH}\.?,?\s+(?:the\s+)?(?:{_DAY}{_LINK}(?:{_MONTH}\.?\s+)?)?$")
_MONTH_DAY = re.compile(
    rf"{_DAY}(?!\d|,\d{{3}}|\.\d|\s?(?:percent|per\s?cent|%|million|billion|thousand))"
    rf"(?:\s?(?:-{{1,2}}|–|—|to|and|"
    rf"through)\s?(?:{_MONTH}\.?\s+)?{_DAY}(?!\d))?(?:,?\s?{_YEAR}\b)?|{_YEAR}\b(?![,.]\d|"
    rf"-\w)"
)
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:\s?(?:-{{1,2}}|–|—|to|and|"
    rf"through)\s?{_DAY})?\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+{_YEAR}\b)?"
)
_NUMERIC_DATE = re.compile(
    rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    rf"{_YEAR}(?:s\b|\s?[-–—/]\s?(?:{_YEAR}|\d{{2}})(?![\d,.%]))"
    r"|\d{2}s\b|'\d{2}\b"
)
_TIME = re.compile(
    r"(?:2[0-4]|1\d|0?\d)[:.][0-5]\d(?::[0-5]\d)?\s?(?:[ap]\.?m\b\.?|hours\b|GMT|BST|"
    r"CET)?(?=\W|$)(?<![.]\d\d)"
    r"|(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o'clock)|24/7|9/11"
)
_CLOCK = re.compile(r"(?:2[0-3]|1\d|0?\d):[0-5]\d(?!\d)")
_ORDINAL = re.compile(r"\d[\d,]*(?:st|nd|rd|th)\b")
_SCORE = re.compile(
    r"(?!(?:19|20)\d\d:\s)\d{1,4}\s?:\s?\d{1,4}(?!\d)|\d{1,4}/\d{1,4}(?!\d)|\d{1,3}(?:\.\d{1,4}){2,4}(?!\d)"
)
_PHONE = re.compile(
    r"\d{1,4}-\d{1,4}-\d{1,4}(?![\d,])|\d{3,4}-\d{7,8}\b|\d{3}-\d{3,4}-\d{4}\b|\+?\d{1,3}\s\d{2,4}\s\d{4}\s\d{4}\b"
)
_ALNUM = re.compile(r"\d[\d.]*[A-Za-z][\w.+-]*")
_BARE_YEAR = re.compile(rf"{_YEAR}(?![\d,]\d|\.\d|\s?%|\d)")

_NAME_BEFORE = re.compile(
    r"(?:\b(?:Fortune|Global|Forbes|CSI|FTSE|Nikkei|Nasdaq|S&P|STAR|Russell|Hurun|Stoxx|"
    r"BRICS|Kospi|ASX|Euro|Formula|Route|Highway|"
    r"[Tt]op|TOP|No|Nos|no|Article|Articles|Chapter|Section|Halls?|Booths?|Phase|Stage|"
    r"Tier|Level|Class|Type|Flight|Room|Gate|Figure|Fig|"
    r"Table|Page|page|Vol|Grade|Category|Model|Version|version|Windows|Boeing|Airbus|Line|"
    r"Day|Week|Session|Zone|Episode|Season|Part|Appendix|Annex|"
    r"Step|War|Channel|Apollo|Shenzhou|Tiangong|Tianwen|March|iPhone|Mate|Vision|Agenda|Expo|"
    r"Industry|Web|Platform|Terminal|Building|Floor|"
    r"Pier|Berth|Lot|Rule|Form|Resolution|Regulation|Document|Notice|Horizon|Bill|Clause|"
    r"Paragraph|Unit|Area|Goal|Scopes?|SDG|Protocol|ISO|Mach|"
    r"Group of|group of|aged|ages|aged between|age of|age|Under|under-|"
    r"over-)\.?[\s-]?(?:No\.?\s?)?|[A-Za-z](?:[-‑]|\.)?|#)$"
)
_MONEY_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?:RMB|USD|CNY|HKD|NTD|TWD|EUR|GBP|JPY|AUD|SGD|CAD|CHF|INR|KRW|Rs|R|"
    r"US|HK|NT)\s?|(?<![A-Za-z])(?:pre|post|mid|sub)-)$"
)
_AGE = re.compile(
    r"\d{1,3}-(?:year|month|day|week)-old|\d{1,3}\s(?:years?|months)\s(?:old|of\sage)|"
    r"\d{1,3}\s(?:and|or)\s(?:over|above|older|under|younger)\b"
)
_CURRENCY_SIGN = re.compile(r"[$€£¥]$")
_NAMED_PAIR = re.compile(
    r"\b(?:Scopes?|Phases?|Halls?|Zones?|Stages?|Tiers?)\s\d{1,2}\s(?:and|to|or|&)\s$"
)
_SMALL = re.compile(r"\d+")
_LIST_HEAD = re.compile(r"(?:^|\n)\s*\(?$")
_LIST_TAIL = re.compile(r"\d{1,2}[.)]\s")
_PERIOD_BEFORE = re.compile(
    r"\b(?:past|last|next|coming|previous|recent|first|final|every|within|in|for|over|"
    r"after|these|those|another|the|preceding|following|"
    r"under|nearly|about|around|almost|some|than|only|just|and|to|spanning|spans?)\s(?:the\s)?$",
    re.I,
)
PERIOD = re.compile(
    r"(?:[a-z-]+|\d{1,3})(?:\s|-)(?:and\sa\shalf\s)?(?:consecutive\s|straight\s|"
    r"calendar\s|working\s|full\s|successive\s|more\s|long\s)?"
    r"(?:decades?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?|"
    r"sessions?|editions?|centuries|nights?|times|occasions|ago)\b",
    re.I,
)
_RATE = re.compile(
    r"(?<![\d.])1\s?(?:[A-Za-z.]{1,10}\s){0,3}=\s?(?:[A-Z]{0,3}[$€£¥]\s?)?\d[\d.,]*\d"
)
"""($1 = 0.86 euros)"""
_URL = re.compile(r"https?://\S{1,300}|www\.\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,120}")


def masked_ranges(text: str) -> list[tuple[int, int]]:
    """Web and mail addresses, and what a currency was converted at."""
    has_address = "@" in text or "://" in text or "www." in text
    found = [m.span() for m in _URL.finditer(text)] if has_address else []
    rates = [m.span() for m in _RATE.finditer(text)] if "=" in text else []
    return sorted(found + rates)


def mask_end(text: str, at: int) -> int | None:
    """Where the non-figure that the digits at `at` belong to ends; None if it may be a figure."""
    before = text[max(0, at - 24) : at]
    month = _AFTER_MONTH.search(before)
    if month:
        day = _MONTH_DAY.match(text, at)
        if day:
            return day.end()
    second = _SMALL.match(text, at) if _NAMED_PAIR.search(before) else None
    if second:
        return second.end()
    for pattern in (_DAY_MONTH, _NUMERIC_DATE, _CLOCK, _ORDINAL, _AGE, _PHONE, _SCORE):
        found = pattern.match(text, at)
        if found and not (pattern is _AGE and _CURRENCY_SIGN.search(before)):
            return found.end()
    found = _TIME.match(text, at)
    if found and re.search(r"[apm]\.?m|hours|GMT|BST|CET|/|clock", found[0]):
        return found.end()
    if _LIST_HEAD.search(before):
        item = _LIST_TAIL.match(text, at)
        if item:
            return item.end()
    return _named_end(text, at, before)


def _named_end(text: str, at: int, before: str) -> int | None:
    if not _NAME_BEFORE.search(before) or _MONEY_BEFORE.search(before):
        return None
    run = re.compile(r"[\dA-Za-z.-]*\d[\dA-Za-z]*").match(text, at)
    end = run.end() if run else at + 1
    # "Top 1,200 firms" would be odd; a grouped number is a number.
    is_grouped = bool(re.compile(r"\d{1,3},\d{3}").match(text, at))
    return None if is_grouped and not before[-1:].isalpha() else end


def alnum_end(text: str, at: int) -> int | None:
    """End of a name made of digits and letters: 5G, 3D."""
    found = _ALNUM.match(text, at)
    return found.end() if found else None


def bare_year_end(text: str, at: int) -> int | None:
    """End of what may be a year."""
    found = _BARE_YEAR.match(text, at)
    return found.end() if found else None
