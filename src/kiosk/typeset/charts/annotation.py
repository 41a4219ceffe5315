"""The one figure written on the data: +14.4%, and beneath it in words against what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.figures.writing import change_words
from kiosk.theme.tokens import Ink
from kiosk.typeset.charts.phrases import number_phrase
from kiosk.typeset.labels import set_label
from kiosk.typeset.marks import Face, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.figures.model import Figure
    from kiosk.show.model import FigureUse
    from kiosk.typeset.charts.phrases import Phrase
    from kiosk.typeset.charts.sheet import Sheet
    from kiosk.typeset.charts.values import Value
    from kiosk.typeset.labels import Label

BASIS_DROP = 6.0
"""From the figure's baseline to the words' first."""
_LARGEST_LANDSCAPE = 16.0
_SMALLEST = 7.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """Figure and words, fitted to a width."""

    number: Phrase
    words: Label
    figure: str

    @property
    def cap(self) -> float:
        """Ink above the figure's baseline, u."""
        return self.number.cap

    @property
    def depth(self) -> float:
        """From the figure's baseline to the words' last, u."""
        return BASIS_DROP + self.words.leading * self.words.lines_after_first

    def place(self, sheet: Sheet, x: float, baseline: float) -> Rect:
        """Put it on the page; returns the box around the figure."""
        box = self.number.place(sheet.draft, x, baseline)
        self.words.place(sheet.draft, x, baseline + BASIS_DROP, Ink.FG, role="basis")
        sheet.touch(self.figure, Rect(box.x, box.y, box.w, box.h + self.depth))
        return box


def largest(sheet: Sheet) -> float:
    """Em of an annotation at most, u."""
    scale = sheet.setting.scale.figure_l
    return scale[1] if sheet.is_portrait else min(_LARGEST_LANDSCAPE, scale[1])


def plan_annotation(sheet: Sheet, width: float) -> Annotation | None:
    """Fit the slide's annotation into a width; None if there is none."""
    use = sheet.slide.annotation
    if use is None:
        return None
    draft, setting = sheet.draft, sheet.setting
    words = _words(sheet, use)
    number = number_phrase(draft, setting.written(use), largest(sheet), Ink.RED)
    if number.width > width:
        number = number.scaled(width / number.width)
    label = set_label(draft, words, Face.SANS_BOLD, setting.scale.label, width, 2)
    if number.parts[-1].size < _SMALLEST or not label.fits:
        draft.problem(f'There is no room for "{setting.written(use).plain()} {words}".')
    spoken = words.replace("\n", "" if setting.is_chinese else " ")
    sheet.tell(spoken, setting.written(use).plain())
    return Annotation(number, label, use.figure)


def _words(sheet: Sheet, use: FigureUse) -> str:
    setting = sheet.setting
    figure = setting.figure(use)
    language = "zh" if setting.is_chinese else "en"
    return setting.lines(use.label) or change_words(figure, language) or setting.label(use)


def compared(figure: Figure, values: Sequence[Value], of: int) -> int | None:
    """Which other value a change is measured against, as far as the values shown bear it out.

    Args:
        figure: The annotation.
        values: All of a series.
        of: Index of the value the change leads to.

    Returns:
        Index of the value from which to `of` the change is closest to the stated one; None if
        none comes within a tenth of it, or within one point.
    """
    if figure.change is None or not values or of == 0:
        return None
    stated = float(abs(figure.value))
    off = {
        index: abs(abs(values[of].amount / values[index].amount - 1) * 100 - stated)
        for index in range(of)
        if values[index].amount > 0
        and (values[of].amount >= values[index].amount) == (figure.change.direction == "up")
    }
    if not off:
        return None
    best = min(off, key=lambda index: (off[index], -index))
    return best if off[best] <= max(1.0, stated / 10) else None
