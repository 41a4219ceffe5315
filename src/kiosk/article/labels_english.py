"""What an English figure counts: its noun and what was done, or its clause's subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.article.words import words
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from kiosk.article.sighting import Sighting

_AND_NOUN = re.compile(r"\sand\s[a-z]+s\b")
_OF = re.compile(
    r"[^,.;]{0,16}?\sof\s(?:its|their|the|all|a|an)?\s?((?:[A-Za-z][\w'’&-]*\s?){1,6})"
)
_OF_ARE = re.compile(
    r"\sof\s(?:its|their|the|all)?\s?([a-z][\w'’ -]{2,18}\s(?:is|are|was|were)\s[a-z]+)\b"
)
_STOP_WORD = re.compile(
    r"\s(?:a|an|the|is|are|was|were|can|could|will|would|has|have|had|that|which|who|in|on|at|to|by|"
    r"for|from|with|and|or|as|per|than|announced|made)\s?.*$"
)
_TAIL = words(
    "reached reaching totaled totalled totaling totalling accounted_for accounting_for",
    "account_for accounts_for made_up making_up make_up makes_up compared came amounts",
    "amounted equal equals equalled contributed contributed_to contribute contributes",
    "represent represented representing represents a an the increase decrease rise drop",
    "growth of was were is are hit stood_at topped top at to by up down or and rose grew fell",
    "dropped increased declined surged jumped climbed rising growing went worth weigh weighs",
    "avoid avoids valued generating from with in for expected exceed exceeded has have had",
    "been year_on_year respectively its their record another about some came_in saw sees",
    "recorded registered set held kept cut raised",
)
_LONGEST_TAIL = 3
"""Words of the longest of them."""
_HEAD = re.compile(
    r"^(?:(?:the|a|an|and|while|with|its|their|that|which|also|of|in|meanwhile|among them|"
    r"on monday|on tuesday|"
    r"on wednesday|on thursday|on friday|on saturday|on sunday)\s)+",
    re.I,
)
_CLAUSE = re.compile(r"[,.;:()]\s|[()]|\b(?:that|which|who|while|as|when|where|but|said|says)\s")
_NAMELESS = re.compile(r"(?:it|they|he|she|we|this|these|them|the company|the group)\b", re.I)
DONE = frozenset(
    [
        "acquired",
        "added",
        "avoided",
        "awarded",
        "built",
        "created",
        "delivered",
        "digitized",
        "employed",
        "filed",
        "granted",
        "held",
        "hired",
        "hosted",
        "launched",
        "offered",
        "opened",
        "planted",
        "produced",
        "published",
        "recycled",
        "released",
        "restored",
        "reviewed",
        "saved",
        "shipped",
        "shown",
        "signed",
        "sold",
        "trained",
    ]
)
"""Participles that tell what was done with what is counted: turbines delivered."""
_DID = re.compile(r"\b(\w+)\s(?:a total of\s)?$")
_NOW = {
    "employs": "employed",
    "employ": "employed",
    "avoid": "avoided",
    "avoids": "avoided",
    "save": "saved",
    "saves": "saved",
}
_LEVEL = re.compile(r"\b(?:reached|hit|stood at|total(?:l?ed)|was|were)\s$")
_COUNTERS = frozenset({"units", "people", "items", "pieces", "persons"})
_WAS_DONE = re.compile(r"\s(?:were|was|(?:have|had|has)\sbeen)\s([a-z]+)\b")
_EVENT = re.compile(r"\b(?:on [A-Z][a-z]+day|concluded|announced|closed|ended)\b")
_OPEN_END = re.compile(r"^[ +-]*(?:(?:plus|odd)\s)?")
_NOUN_BEHIND = re.compile(
    r"\s((?:(?!(?:in|on|at|to|for|from|with|and|or|as|a|an|the|of|by|this|last|each|is|was)\b)"
    r"[a-z][a-z-]+\s){0,3}[a-z-]{3,}s)(?=[,.;)]|\s(?:in|from|at|by|with|and)\b)"
)
"""What a sum of money is: $83.49 billion one-year intended deals."""
_MOST = 26
_MEASURES = frozenset({UnitClass.MASS, UnitClass.AREA, UnitClass.DATA})


def english_label(before: str, tail: str, sighting: Sighting) -> str:
    """The label of a figure; empty if its sentence has none.

    Args:
        before: The sentence up to the figure, from the figure before it.
        tail: What begins right behind the number, so that adjectives before the noun are kept.
        sighting: The figure.
    """
    rest = tail[sighting.end - sighting.numeral_end :]
    named = tail[: sighting.end - sighting.numeral_end].strip(" +-")
    if sighting.currency and re.search(r"[a-z]{3,}s$", named) and sighting.unit not in named:
        return named
    follows = _NOUN_BEHIND.match(rest)
    if sighting.currency and follows:
        return follows[1]
    if sighting.unit_class is UnitClass.COUNT and sighting.unit:
        return _counted(before, tail, sighting.unit)
    of = _of(tail)
    if sighting.unit_class in _MEASURES and of:
        # Carbon dioxide that is avoided is the contrary of carbon dioxide.
        found = _DID.search(before.rstrip() + " ")
        done = _NOW.get(found[1], "") if found else ""
        return f"{of} {done}".strip()
    words = _subject(before)
    if words or sighting.unit_class is not UnitClass.PERCENT:
        return words
    says = _OF_ARE.match(rest)
    return f"of {says[1]}" if says else (f"of {of}" if of else "")


def _counted(before: str, tail: str, unit: str) -> str:
    """The noun with its adjectives, and what was done with it: turbines delivered."""
    place = tail.find(unit)
    if place < 0:
        return unit
    end = place + len(unit)
    phrase = " ".join(_OPEN_END.sub("", tail[:end]).split()[-5:])
    also = _AND_NOUN.match(tail, end)
    phrase += also[0] if also else ""
    if unit in _COUNTERS and _LEVEL.search(before) and (subject := _subject(before)):
        return subject
    found = _WAS_DONE.match(tail, end) or _DID.search(before)
    done = _NOW.get(found[1], found[1]) if found else ""
    longer = f"{phrase} {done}"
    return longer if done in DONE and len(longer) <= _MOST else phrase


def _subject(before: str) -> str:
    clause = _CLAUSE.split(before)[-1]
    words = _HEAD.sub("", _without_tail(clause.rstrip(" ,")))
    is_name = len(words.split()) <= 8 and not _NAMELESS.match(words) and not _EVENT.search(words)
    return words if is_name else ""


def _without_tail(clause: str) -> str:
    """A clause without the words that only lead from its subject to the number."""
    left = clause.split()
    while left:
        lengths = range(_LONGEST_TAIL, 0, -1)
        cut = next((n for n in lengths if " ".join(left[-n:]).casefold() in _TAIL), 0)
        if not cut:
            break
        del left[-cut:]
    return " ".join(left)


def _of(tail: str) -> str:
    found = _OF.match(tail)
    return _STOP_WORD.sub("", found[1]).removesuffix(" of").strip() if found else ""
