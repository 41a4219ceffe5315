"""Labels: a few words in one line, or two, or a little smaller, until they fit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from kiosk.typeset.breaks import break_positions
from kiosk.typeset.lines import Anchor, Line, set_line
from kiosk.typeset.marks import Face

if TYPE_CHECKING:
    from kiosk.theme.tokens import Ink
    from kiosk.typeset.draft import Draft

LEADING = 1.35
_SHRINK = (1.0, 0.92, 0.85)
"""Sizes to try, as parts of the wanted one."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that has been fitted; `place` puts it on the page."""

    bold: Line
    """Unit word that begins the first line; empty text if there is none."""
    lines: tuple[Line, ...]
    size: float
    fits: bool

    @property
    def leading(self) -> float:
        """From baseline to baseline, u."""
        return LEADING * self.size

    @property
    def lines_after_first(self) -> int:
        """How many baselines the label has beneath its first."""
        return len(self.lines) - 1

    @property
    def width(self) -> float:
        """Of the widest line, u."""
        return (
            max(
                line.width + (self.bold.width if not number else 0.0)
                for number, line in enumerate(self.lines)
            )
            * self.size
        )

    def place(self, draft: Draft, x: float, baseline: float, ink: Ink, *, role: str) -> None:
        """Add the label to a page, its first baseline given."""
        at = x
        if self.bold.text:
            mark = self.bold.mark(x, baseline, self.size, ink, anchor=Anchor.LEFT, role="unit")
            draft.add(mark)
            at = x + self.bold.width * self.size
        for number, line in enumerate(self.lines):
            anchor = Anchor.LEFT if self.bold.text else Anchor.LEFT_INK
            left = at if not number else x
            if line.text:
                draft.add(
                    line.mark(
                        left,
                        baseline + number * self.leading,
                        self.size,
                        ink,
                        anchor=anchor,
                        role=role,
                    )
                )


def set_label(
    draft: Draft,
    text: str,
    face: Face,
    size: float,
    width: float,
    max_lines: int,
    *,
    bold: str = "",
    shrinks: bool = True,
    breaks_last: bool = False,
) -> Label:
    r"""Fit a label into a width.

    Args:
        draft: The page, for its fonts and language.
        text: The words; "\n" is a break.
        face: Of the words.
        size: Wanted em, u.
        width: Room, u.
        max_lines: 1 or 2.
        bold: A unit word set in bold before the words, in the same line.
        shrinks: Whether a little smaller is better than too wide.
        breaks_last: Whether a little smaller is better than two lines, too: in a list, where
            lines of two rows would stand close.
    """
    fonts, language = draft.setting.fonts, draft.setting.language
    gap = " " if bold and text and language == "en" else ""
    head = set_line(fonts, bold + gap, Face.SANS_BOLD, language)
    floor = draft.setting.scale.em_min
    parts = [part for part in _SHRINK if part == 1.0 or (shrinks and size * part >= floor)]
    counts = range(1, max_lines + 1)
    ways = [(part, count) for part in parts for count in counts]
    for part, count in sorted(ways, key=itemgetter(1)) if breaks_last else ways:
        lines = tuple(
            set_line(fonts, line, face, language) for line in _broken(text, count, language)
        )
        label = Label(head, lines, size * part, fits=True)
        if len(lines) == count and label.width <= width + 0.01:
            return label
    lines = tuple(
        set_line(fonts, line, face, language) for line in _broken(text, max_lines, language)
    )
    return Label(head, lines, size * parts[-1], fits=False)


def _broken(text: str, count: int, language: str) -> list[str]:
    """The text in `count` lines as even as can be; fewer if there is no place to break."""
    if count == 1:
        return [text.replace("\n", "" if language == "zh" else " ")]
    if "\n" in text:
        return text.split("\n")[:count]
    positions = break_positions(text, language)
    if not positions:
        return [text]
    middle = len(text) / 2
    # The first line is rather the longer one: a short last line reads as an end.
    best = min(positions, key=lambda position: (abs(position - middle - 0.4), -position))
    return [text[:best].rstrip(), text[best:].lstrip()]


def even_lines(draft: Draft, text: str, face: Face, count: int) -> tuple[Line, ...]:
    """English words in `count` lines whose widest is as narrow as can be.

    Args:
        draft: The page, for its fonts.
        text: The words; fewer words than lines give a line each.
        face: Of all of them.
        count: 1 to 4.
    """
    words = text.split()
    fonts, language = draft.setting.fonts, draft.setting.language
    widths = [set_line(fonts, word, face, language).width for word in words]
    space = set_line(fonts, " ", face, language).width

    def widest(breaks: tuple[int, ...]) -> float:
        ends = zip((0, *breaks), (*breaks, len(words)), strict=True)
        return max(sum(widths[i:j]) + space * (j - i - 1) for i, j in ends)

    ways = combinations(range(1, len(words)), min(count, len(words)) - 1) if words else ()
    breaks = min(ways, key=widest, default=())
    ends = zip((0, *breaks), (*breaks, len(words)), strict=True)
    return tuple(set_line(fonts, " ".join(words[i:j]), face, language) for i, j in ends)


def broken_headline(text: str) -> list[str]:
    """A headline's lines as its author breaks them; the break stands for a comma there."""
    return [part.strip().rstrip("，、；") for part in text.split("\n")]
