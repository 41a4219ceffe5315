"""What stands around an English number and says how the true value lies to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kiosk.figures.model import Qualifier


class Before(NamedTuple):
    """The words right before a number."""

    start: int
    words: str
    qualifier: Qualifier
    currency: str
    sign: str


_CLASSES: tuple[tuple[str, Qualifier, str], ...] = (
    (
        "most",
        Qualifier.AT_MOST,
        (
            r"no more than|not more than|at most|within|a maximum of|not exceeding|no higher than|"
            r"(?<!times )(?<!twice )as (?:many|much|high) as|"
            r"(?<!went )(?<!rose )(?<!climb )(?<!moved )(?<!grew )(?<!shot )(?<!were )(?<!was )up "
            r"to"
        ),
    ),
    (
        "least",
        Qualifier.AT_LEAST,
        (
            r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|no "
            r"lower than"
        ),
    ),
    (
        "under",
        Qualifier.UNDER,
        (
            r"(?:just |slightly |well |far )?(?:under|below|less than|fewer than|lower than)|"
            r"falling below|fell below"
        ),
    ),
    (
        "over",
        Qualifier.OVER,
        r"(?:well |just |slightly |far |little |a little )?(?:over|more than(?: just)?|above|in "
        r"excess of|beyond|north of|upwards? of|greater than|higher than)"
        r"|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|topp(?:ed|ing)|tops|to top|crossed|"
        r"crossing|passed|passing|past|broke through|breaking through|breached|outstripping|"
        r"breaks?|hit over",
    ),
    (
        "nearly",
        Qualifier.NEARLY,
        r"nearly|almost|close to|approach(?:ing|ed|es)?|just short of|nearing|near",
    ),
    (
        "about",
        Qualifier.ABOUT,
        (
            r"about|around|approximately|roughly|circa|approx\.|some|an estimated|estimated(?: "
            r"at)?|in the region of|or about"
        ),
    ),
)
_CURRENCY = (
    r"US\$|HK\$|NT\$|AU\$|CA\$|NZ\$|[ACSR]\$|RMB|USD|CNY|HKD|TWD|NTD|EUR|GBP|JPY|SGD|AUD|"
    r"CHF|KRW|Rs\.?|[$€£¥￥₹]"
)
_BEFORE = re.compile(
    r"(?:(?<![A-Za-z-])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, _, words in _CLASSES)
    + r")(?:(?<=near)-|\s+(?:an?\s+|the\s+|another\s+|record\s+|whopping\s+|combined\s+|"
    + r"total\s+of\s+)?))?"
    + r"(?P<tilde>[~≈]\s?)?(?P<sign>[-+−]|\bminus\s)?"
    + rf"(?P<currency>(?<![A-Za-z])(?:{_CURRENCY})\s?)?(?P<late>[-+−])?$",
    re.I,
)
_COMPARING = r"(?:more|less|fewer|higher|lower|greater|larger|smaller) than|above|below"
_MONEY_SIGN = rf"(?:(?:{_CURRENCY})\s?)?$"
_STEP = re.compile(
    rf"(?:\b(?:times|per\s?cent|points?|cents|twofold|threefold|twice|\d+(?:[.,]\d+)*)|%)\s"
    rf"(?:{_COMPARING})\s(?:the\s|an?\s)?{_MONEY_SIGN}",
    re.I,
)
_DEFINITE = re.compile(
    rf"\b(?:{_COMPARING}|up to|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|topp(?:ed|ing)|past|"
    rf"beyond)\sthe\s(?:\w+\s)?{_MONEY_SIGN}",
    re.I,
)
_MARK = re.compile(
    r"[\d.,]+(?:[\s-][A-Za-z%]+){0,3}[\s-](?:mark|threshold|milestone|barrier|level|line)\b"
)
_AFTER = re.compile(
    r"(?P<plus>\+|[\s-]plus\b(?!\s(?:an?\s)?[\d$€£]))"
    r"|\s(?P<least>or (?:more|above|higher|over|greater)|and (?:above|over|more))\b"
    r"(?!\s+(?:than|\d))"
    r"|(?P<about>-odd\b|\sor so\b)"
    r"|\s(?P<most>or (?:less|fewer|below|under))\b"
)
_AFTER_CLASSES = {
    "plus": Qualifier.OVER,
    "least": Qualifier.AT_LEAST,
    "about": Qualifier.ABOUT,
    "most": Qualifier.AT_MOST,
}


def words_before(text: str, at: int) -> Before:
    """Qualifier, currency and sign right before the number at `at`."""
    low = max(0, at - 40)
    head = text[low:at]
    found = _BEFORE.search(head)
    if found is None:
        return Before(at, "", Qualifier.EXACT, "", "")
    named = next((n for n, _, _ in _CLASSES if found[n]), None)
    if named and _is_compared(text, at, head):
        named = None
    currency = (found["currency"] or "").strip()
    sign = found["sign"] or found["late"] or ""
    if sign.strip().casefold() == "minus":
        sign = "−"
    place = found.start("sign") if found["sign"] else found.start("late")
    if sign and place > 0 and (head[place - 1].isalnum() or head[place - 1] in "%-"):
        sign = ""
    start = at
    if currency:
        start = low + found.start("currency")
    if sign:
        start = min(start, low + place)
    if named is None and found["tilde"]:
        return Before(low + found.start("tilde"), "~", Qualifier.ABOUT, currency, sign)
    if named is None:
        return Before(start, "", Qualifier.EXACT, currency, sign)
    kind = next(k for n, k, _ in _CLASSES if n == named)
    return Before(low + found.start(named), found[named], kind, currency, sign)


def _is_compared(text: str, at: int, head: str) -> bool:
    """Whether the number is what another is compared with: 15 percent more than the 400,000."""
    if _STEP.search(head):
        return True
    return bool(_DEFINITE.search(head)) and not _MARK.match(text, at)


def words_after(text: str, at: int) -> tuple[Qualifier, str, int] | None:
    """Qualifier right behind the number or its unit; with its end."""
    found = _AFTER.match(text, at)
    if not found or not found.lastgroup:
        return None
    return _AFTER_CLASSES[found.lastgroup], found[0].strip(" -"), found.end()
