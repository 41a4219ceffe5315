"""How long texts may be on a page that is read standing.

A Han character counts one, everything else half; English is counted in characters, paragraphs in
words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.show.characters import is_han

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.show.draft import Draft
    from kiosk.show.model import RichText
    from kiosk.show.tree import Spot


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest text that a place on the page holds."""

    han: int
    characters: int
    what: str


HEADLINE: Final = Limit(22, 58, "a headline")
HEADLINE_LINE: Final = Limit(12, 26, "a line of a headline")
DECK: Final = Limit(30, 78, "a deck")
HERO_LABEL: Final = Limit(10, 26, "the label of a leading figure")
LIST_LABEL: Final = Limit(12, 22, "unit and label of a supporting figure")
KEYWORD: Final = Limit(8, 24, "a keyword")
SECTION: Final = Limit(6, 16, "a section's title")
CALL: Final = Limit(16, 40, "the call on a poster")

PARAGRAPH_HAN: Final = (80, 160)
PARAGRAPH_WORDS: Final = (30, 70)


def han_length(text: str) -> float:
    """Length in Han characters; Latin letters and digits are half as wide."""
    return sum(1.0 if is_han(character) else 0.5 for character in text if character != "\n")


def check_length(text: str, language: str, limit: Limit, spot: Spot, draft: Draft) -> None:
    """Remark on a text that is longer than its place."""
    if language == "zh":
        length, most, unit = han_length(text), limit.han, "Han characters"
    else:
        length, most, unit = float(len(text)), limit.characters, "characters"
    if length <= most:
        return
    message = f"{limit.what} has {length:g} {unit}, expected at most {most}"
    draft.findings.remark("copy-too-long", spot.place(), message, "Shorten it.")


def check_texts(texts: Mapping[str, str], limit: Limit, spot: Spot, draft: Draft) -> None:
    """Remark on texts that are longer than their place."""
    for language, text in texts.items():
        check_length(text, language, limit, _in_language(spot, language), draft)


def check_headline(texts: Mapping[str, RichText], spot: Spot, draft: Draft) -> None:
    """Remark on a headline that is too long as a whole, in a line, or has too many lines."""
    for language, rich in texts.items():
        where = _in_language(spot, language)
        text = _joined(rich)
        check_length(text.replace("\n", ""), language, HEADLINE, where, draft)
        lines = text.split("\n")
        if len(lines) > 2:
            message = f"a headline has {len(lines)} lines, expected at most 2"
            draft.findings.remark("copy-too-long", where.place(), message, "Delete a |.")
        elif len(lines) == 2:
            longest = max(lines, key=lambda line: han_length(line))
            check_length(longest, language, HEADLINE_LINE, where, draft)


def check_paragraph(texts: Mapping[str, RichText], spot: Spot, draft: Draft) -> None:
    """Remark on a paragraph that is too long to be read standing, or too short for its page."""
    for language, rich in texts.items():
        text = _joined(rich)
        if language == "zh":
            length, (least, most), unit = round(han_length(text)), PARAGRAPH_HAN, "Han characters"
        else:
            length, (least, most), unit = len(text.split()), PARAGRAPH_WORDS, "words"
        where = _in_language(spot, language)
        message = f"a paragraph has {length} {unit}, expected {least} to {most}"
        if length > most:
            draft.findings.remark("copy-too-long", where.place(), message, "Shorten it.")
        elif length < least:
            draft.findings.remark("copy-too-short", where.place(), message, "Say a little more.")


def _joined(rich: RichText) -> str:
    return "".join(run.text for run in rich)


def _in_language(spot: Spot, language: str) -> Spot:
    return spot.at(language) if spot.at(language).node is not None else spot
