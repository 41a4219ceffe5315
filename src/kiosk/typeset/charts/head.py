"""Headline and deck of a chart: the finding, then measure, unit and period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.writing import write
from kiosk.theme.tokens import Ink
from kiosk.typeset.breaks import break_positions
from kiosk.typeset.labels import Label, set_label
from kiosk.typeset.lines import Anchor
from kiosk.typeset.marks import Face, Rect, Reveal

if TYPE_CHECKING:
    from kiosk.show.model import RichText
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.setting import Setting

ASCENT = 0.86
"""From the headline's ink top to its baseline, em."""
_DECK_DROP = 5.6
"""From the headline's last baseline to the deck's, at the deck's usual size."""
_DECK = 3.2
_SHRINK = (1.0, 0.94, 0.88, 0.82)
_PAUSES = "，、：；。！？"
"""Where a Chinese headline may be broken without its author's help."""


@dataclass(frozen=True, slots=True)
class Head:
    """Headline and deck, fitted to a width; `place` puts them on the page."""

    lines: tuple[str, ...]
    size: float
    leading: float
    deck: Label
    foot: float
    """Last baseline."""
    fits: bool


def headline_text(runs: RichText, setting: Setting) -> str:
    r"""The headline's characters; "\n" where its author breaks it."""
    return "".join(run.text or _figure_words(setting, run.figure) for run in runs)


def joined(text: str, language: str) -> str:
    """A headline in one line: the break leaves no trace in Chinese and a space in English."""
    parts = [part.strip() for part in text.split("\n")]
    return ("" if language == "zh" else " ").join(parts)


def broken(text: str, language: str) -> tuple[str, ...]:
    """A headline in its author's lines; the break takes the place of a Chinese comma."""
    parts = [part.strip() for part in text.split("\n")]
    if language == "zh":
        parts = [part.removesuffix("，") for part in parts[:-1]] + parts[-1:]
    return tuple(part for part in parts if part)


def deck_drop(size: float) -> float:
    """From the headline's last baseline to that of a deck of that em, u."""
    return _DECK_DROP + max(0.0, size - _DECK)


def plan_head(sheet: Sheet, width: float, deck: str) -> Head:
    """Fit headline and deck into a width.

    Landscape: one line if it fits, else the author's lines; portrait: the author's lines.
    Smaller type is the last resort.
    """
    setting, draft = sheet.setting, sheet.draft
    scale, geometry = setting.scale, setting.geometry
    text = headline_text(sheet.slide.headline.get(setting.language, ()), setting)
    candidates = _candidates(text, setting)
    lines, size, fits = candidates[-1], scale.headline * _SHRINK[-1], False
    for factor in _SHRINK:
        fitting = [c for c in candidates if _width(draft, c) * scale.headline * factor <= width]
        if fitting:
            lines, size, fits = fitting[0], scale.headline * factor, True
            break
    leading = scale.headline_leading * size
    foot = geometry.top + ASCENT * size + leading * (len(lines) - 1)
    label = set_label(draft, deck, Face.SANS, scale.deck, width, 2)
    if deck:
        foot += deck_drop(label.size) + label.leading * label.lines_after_first
    return Head(lines, size, leading, label, foot, fits and (label.fits or not deck))


def place_head(sheet: Sheet, head: Head) -> float:
    """Put headline and deck on the page; returns the last baseline."""
    draft, geometry = sheet.draft, sheet.setting.geometry
    if not head.fits:
        sheet.draft.problem(
            f'The headline "{joined(chr(10).join(head.lines), sheet.setting.language)}" '
            'or its deck is too long; shorten it, or give a line break with "|".'
        )
    baseline = geometry.top + ASCENT * head.size
    with draft.part(Reveal.RISE, 0.0, sheet.motion.enter):
        for number, line in enumerate(head.lines):
            draft.text(
                line,
                Face.SERIF_BOLD,
                head.size,
                Ink.FG,
                geometry.left,
                baseline + number * head.leading,
                role="headline",
            )
        last = baseline + (len(head.lines) - 1) * head.leading
        head.deck.place(
            draft, geometry.left, last + deck_drop(head.deck.size), Ink.FG2, role="deck"
        )
    _touches(sheet, head, baseline)
    return head.foot


def _candidates(text: str, setting: Setting) -> list[tuple[str, ...]]:
    """Ways to divide a headline, the best first."""
    one, own = (joined(text, setting.language),), broken(text, setting.language)
    two = _divided(one[0], setting)
    if setting.geometry.is_portrait and len(own) > 1:
        return [own, one]
    return [one, own, *two] if len(own) > 1 else [one, *two]


def _divided(text: str, setting: Setting) -> list[tuple[str, ...]]:
    """The text in two even lines: Chinese at a pause only, English between words."""
    places = break_positions(text, setting.language)
    if setting.is_chinese:
        places = [place for place in places if text[place - 1] in _PAUSES]
    if not places:
        return []
    best = min(places, key=lambda place: abs(place - len(text) / 2 - 0.4))
    return [broken(f"{text[:best]}\n{text[best:]}", setting.language)]


def _width(draft: Draft, lines: tuple[str, ...]) -> float:
    """Of the widest line, em."""
    return max((draft.line(line, Face.SERIF_BOLD).ink.w for line in lines), default=0.0)


def _touches(sheet: Sheet, head: Head, baseline: float) -> None:
    """A figure written in the headline opens where it comes from."""
    number, start = 0, 0
    for run in sheet.slide.headline.get(sheet.setting.language, ()):
        if not run.figure:
            continue
        words = run.text or _figure_words(sheet.setting, run.figure)
        for index in range(number, len(head.lines)):
            found = head.lines[index].find(words, start if index == number else 0)
            if found >= 0:
                number, start = index, found + len(words)
                foot = baseline + index * head.leading
                rect = _stretch(sheet, head.lines[index], found, len(words), head.size, foot)
                sheet.touch(run.figure, rect)
                break


def _stretch(
    sheet: Sheet, line: str, start: int, length: int, size: float, baseline: float
) -> Rect:
    """The box around some characters of a headline."""
    draft, left = sheet.draft, sheet.setting.geometry.left
    whole = draft.line(line, Face.SERIF_BOLD)
    before = draft.line(line[:start], Face.SERIF_BOLD).width
    end = draft.line(line[: start + length], Face.SERIF_BOLD).width
    mark = whole.mark(left, baseline, size, Ink.FG, anchor=Anchor.LEFT_INK)
    origin = left - whole.ink.x * size
    return Rect(origin + before * size, mark.rect.y, (end - before) * size, mark.rect.h)


def _figure_words(setting: Setting, figure: str) -> str:
    known = setting.show.figures.get(figure)
    language = "zh" if setting.is_chinese else "en"
    return write(known, language).plain() if known else ""
