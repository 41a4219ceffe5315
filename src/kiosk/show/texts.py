"""Texts of the file in the languages of the show: complete, with figures written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from kiosk.show.characters import is_han
from kiosk.show.missing import Gap
from kiosk.show.rich_text import Piece, parse, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.figures.model import Language
    from kiosk.show.draft import Draft
    from kiosk.show.model import RichText
    from kiosk.show.schema_types import Words
    from kiosk.show.tree import Spot

_LANGUAGE_NAMES: Final = {"zh": "Chinese", "en": "English"}
_BREAK: Final = re.compile(r"\s*(?:\n|(?<!\\)\|)\s*")


def literal(
    words: Words | None, spot: Spot, draft: Draft, *, languages: Sequence[str] | None = None
) -> dict[str, str]:
    """The texts as they are typed, complete in every language.

    Args:
        words: What the author wrote; None gives no texts.
        spot: Where.
        draft: The show so far; takes the problems.
        languages: Required ones; None: those of the show.
    """
    if words is None:
        return {}
    wanted = draft.languages if languages is None else languages
    if words.neutral is not None:
        return _neutral(words.neutral, spot, draft, wanted)
    given = words.by_language()
    for language in wanted:
        if language not in given and not spot.at(language).is_broken:
            if draft.is_unfinished and language != draft.languages[0]:
                draft.missing.append(Gap(spot.steps, language))
                continue
            name = _LANGUAGE_NAMES.get(language, language)
            message = f"the text is missing in {name}"
            cure = f"Add it: {language}: …"
            draft.findings.defect("missing-translation", spot.place(), message, cure)
    return {language: text for language, text in given.items() if language in draft.languages}


def optional(words: Words | None, spot: Spot, draft: Draft) -> dict[str, str]:
    """The texts as they are typed, in whatever languages they are given."""
    given = words.by_language() if words else {}
    languages = [language for language in draft.languages if language in given]
    return literal(words, spot, draft, languages=None if words and words.neutral else languages)


def plain(
    words: Words | None, spot: Spot, draft: Draft, languages: Sequence[str]
) -> dict[str, str]:
    """Texts with figures written in and without any setting."""
    result: dict[str, str] = {}
    for language, text in literal(words, spot, draft, languages=languages).items():
        where = spot if words and words.neutral is not None else spot.at(language)
        pieces = _parse(text, where, draft, has_breaks=False)
        if any(piece.is_emphasis for piece in pieces):
            message = "an emphasis stands in a text that is set in one way"
            cure = "Emphasise in paragraphs and headlines; an asterisk is written \\*."
            draft.findings.defect("bad-markup", where.place("*"), message, cure)
        written = runs(pieces, draft.figures, cast("Language", language))
        result[language] = "".join(run.text for run in written)
    return result


def rich(
    words: Words, spot: Spot, draft: Draft, languages: Sequence[str], *, has_breaks: bool = False
) -> dict[str, RichText]:
    """Texts with figures and one emphasis.

    Args:
        words: What the author wrote.
        spot: Where.
        draft: The show so far; takes the problems.
        languages: Those that must be complete.
        has_breaks: Whether | and line ends break the line (headlines).
    """
    result: dict[str, RichText] = {}
    for language, text in literal(words, spot, draft, languages=languages).items():
        where = spot if words.neutral is not None else spot.at(language)
        pieces = _parse(text, where, draft, has_breaks=has_breaks)
        result[language] = runs(pieces, draft.figures, cast("Language", language))
    return result


def _parse(text: str, spot: Spot, draft: Draft, *, has_breaks: bool) -> list[Piece]:
    text = _BREAK.sub("|", text) if has_breaks else " ".join(text.split())
    pieces, problems = parse(text, has_breaks=has_breaks)
    for problem in problems:
        place = spot.place(problem.fragment)
        draft.findings.defect(problem.code, place, problem.message, problem.cure)
    for piece in pieces:
        if piece.is_figure:
            draft.figure(piece.text, spot, "{" + piece.text)
    return pieces


def _neutral(text: str, spot: Spot, draft: Draft, wanted: Sequence[str]) -> dict[str, str]:
    """One text for all languages, if it can be one."""
    if len(draft.languages) > 1 and not _is_neutral(text):
        both = ", ".join(f"{language}: …" for language in wanted or draft.languages)
        message = f'"{text[:40]}" is given once, the show has {len(draft.languages)} languages'
        draft.findings.defect("missing-translation", spot.place(), message, f"Write {{{both}}}.")
    return dict.fromkeys(draft.languages, text)


def _is_neutral(text: str) -> bool:
    """Whether a text can stand in every language: digits, signs, capitals such as 5G."""
    return not any(is_han(character) or character.islower() for character in text)
