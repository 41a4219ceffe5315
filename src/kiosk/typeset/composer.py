"""Paragraphs: Chinese justified as a newspaper does it, English ragged right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.atoms import atoms_of, line_starts, opens_gap, ruler
from kiosk.typeset.fit import STRETCH_MAX, search
from kiosk.typeset.marks import Face, Glyph, Rect, TextMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.model import Run
    from kiosk.typeset.atoms import Atom, Ruler
    from kiosk.typeset.fit import Layout
    from kiosk.typeset.fonts import Cluster, Fonts

INK_TOP = {"zh": 0.84, "en": 0.75}
"""Ink above the first baseline, em: Han, and capitals with ascenders."""
_INK_BELOW = 0.1
_CUTS = 1.5
"""More than a line gives up of its width at its ends, em."""
_SMALLER = 0.8
"""A text takes no smaller part of the size that fits so that all its lines are filled."""


@dataclass(frozen=True, slots=True)
class Step:
    """One size to try."""

    size: float
    """Em in u."""
    measure: float
    """Line length in em."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A composed paragraph, in its place."""

    marks: tuple[TextMark, ...]
    figures: tuple[tuple[str, Rect], ...]
    """Figure id and place of every figure the text writes."""
    lines: tuple[str, ...]
    rect: Rect
    """From the first line's ink top to the last line's foot, the measure wide."""
    size: float
    measure: float
    """Chosen, in em."""
    worst: float
    """Largest stretch of a justified line, em per gap."""
    fits: bool
    """Whether it is no higher than was asked for."""

    @property
    def foot(self) -> float:
        """The last line's baseline, u."""
        return max((mark.baseline for mark in self.marks), default=self.rect.bottom)

    def lowered(self, down: float) -> Paragraph:
        """The same paragraph further down the page, u."""
        return replace(
            self,
            marks=tuple(mark.lowered(down) for mark in self.marks),
            figures=tuple((name, rect.lowered(down)) for name, rect in self.figures),
            rect=self.rect.lowered(down),
        )


def compose(
    fonts: Fonts,
    runs: Sequence[Run],
    language: str,
    *,
    x: float,
    top: float,
    height: float,
    steps: Sequence[Step],
    leading: float,
    face: Face = Face.SANS,
    ink: Ink = Ink.FG,
    role: str = "body",
) -> Paragraph:
    """Compose a paragraph at the first size at which it fits.

    Args:
        fonts: Where shapes come from.
        runs: The text; an emphasised run is set in red.
        language: "zh" or "en".
        x: Left edge, u.
        top: Ink top of the first line, u.
        height: Room from there on, u.
        steps: Sizes to try, the largest first.
        leading: Line to line, em.
        face: Of all of it.
        ink: Of the runs that are not emphasised.
        role: What the text is on the page.

    Returns:
        The paragraph; `fits` is False if even the last step is too high.
    """
    rule = ruler(atoms_of(fonts, runs, face, language))
    size, measure, layout = _chosen(rule, runs, language, height, steps, leading)
    tall = _height(len(layout.spans), size, leading, language)
    marks: list[TextMark] = []
    places: list[tuple[str, Rect]] = []
    for number, span in enumerate(layout.spans):
        baseline = top + size * (INK_TOP[language] + number * leading)
        is_last = number == len(layout.spans) - 1
        row = _set_row(rule, span, measure, is_last or language == "en")
        marks += _row_marks(fonts, row, runs, face, size, x, baseline, ink, role)
        places += _figure_places(row, runs, size, x, baseline)
    lines = tuple("".join(a.cluster.text for a in rule.atoms[i:j]) for i, j in layout.spans)
    rect = Rect(x, top, measure * size, tall)
    return Paragraph(
        tuple(marks), tuple(places), lines, rect, size, measure, layout.worst, tall <= height + 1e-6
    )


def _chosen(
    rule: Ruler,
    runs: Sequence[Run],
    language: str,
    height: float,
    steps: Sequence[Step],
    leading: float,
) -> tuple[float, float, Layout]:
    """Size, measure and lines: the first step that fits without a fault, else that fits at all.

    Faults are a widow, and a line that justification cannot fill; for the latter alone a text
    does not get much smaller.
    """
    starts = line_starts(runs, rule, language, min(step.measure for step in steps) - 2)
    fitting: list[tuple[float, float, Layout]] = []
    for step in steps:
        if fitting and step.size < _SMALLER * fitting[0][0] and not fitting[0][2].is_widow:
            break
        least = ceil(rule.advance[-1] / (step.measure + _CUTS))
        if step is not steps[-1] and _height(least, step.size, leading, language) > height:
            continue
        chosen = (step.size, *search(rule, starts, step.measure, language))
        layout = chosen[2]
        if _height(len(layout.spans), step.size, leading, language) > height:
            continue
        if language == "en" or not (layout.is_widow or layout.worst > STRETCH_MAX):
            return chosen
        fitting.append(chosen)
    whole = [chosen for chosen in fitting if not chosen[2].is_widow]
    if fitting:
        return (whole or fitting)[0]
    last = steps[-1]
    return last.size, *search(rule, starts, last.measure, language)


def _height(lines: int, size: float, leading: float, language: str) -> float:
    return size * (INK_TOP[language] + _INK_BELOW + max(0, lines - 1) * leading)


def _set_row(
    rule: Ruler, span: tuple[int, int], measure: float, is_ragged: bool
) -> list[tuple[Atom, Cluster, float]]:
    """Place the atoms of one line: (atom, the form it takes, x in em)."""
    atoms = rule.atoms
    start, stop = span[0], max(span[0] + 1, rule.inked[span[1]])
    forms: list[Cluster] = [atom.cluster for atom in atoms[start:stop]]
    forms[0] = atoms[start].at_start
    if stop - start > 1:
        forms[-1] = atoms[stop - 1].at_end
    gaps = rule.gaps(*span)
    extra = (measure - rule.width(*span)) / gaps if gaps and not is_ragged else 0.0
    if not 0.0 < extra <= STRETCH_MAX:
        extra = 0.0
    row: list[tuple[Atom, Cluster, float]] = []
    x = 0.0
    for offset, form in enumerate(forms):
        atom = atoms[start + offset]
        row.append((atom, form, x))
        x += form.advance + atom.gap
        if offset + 1 < len(forms) and opens_gap(atom, atoms[start + offset + 1]):
            x += extra
    return row


def _row_marks(
    fonts: Fonts,
    row: Sequence[tuple[Atom, Cluster, float]],
    runs: Sequence[Run],
    face: Face,
    size: float,
    x: float,
    baseline: float,
    ink: Ink,
    role: str,
) -> list[TextMark]:
    """One mark for each stretch of a line in one color."""
    marks: list[TextMark] = []
    stretch: list[tuple[Atom, Cluster, float]] = []
    for number, item in enumerate(row):
        stretch.append(item)
        following = row[number + 1] if number + 1 < len(row) else None
        emphasis = runs[item[0].run].is_emphasis
        if following is None or runs[following[0].run].is_emphasis != emphasis:
            color = Ink.RED if emphasis else ink
            marks.append(_text_mark(fonts, stretch, face, size, x, baseline, color, role))
            stretch = []
    return marks


def _text_mark(
    fonts: Fonts,
    stretch: Sequence[tuple[Atom, Cluster, float]],
    face: Face,
    size: float,
    x: float,
    baseline: float,
    ink: Ink,
    role: str,
) -> TextMark:
    glyphs: list[Glyph] = []
    box: Rect | None = None
    for _, form, at in stretch:
        for index, dx in form.glyphs:
            gx = x + (at + dx) * size
            glyphs.append(Glyph(index, gx, baseline))
            own = fonts.glyph_ink(index, face)
            if own.w > 0:
                inked = Rect(gx + own.x * size, baseline + own.y * size, own.w * size, own.h * size)
                box = inked if box is None else box.united(inked)
    text = "".join(form.text for _, form, _ in stretch)
    rect = box or Rect(x, baseline, 0.0, 0.0)
    return TextMark(text, face, size, ink, tuple(glyphs), rect, baseline, role)


def _figure_places(
    row: Sequence[tuple[Atom, Cluster, float]],
    runs: Sequence[Run],
    size: float,
    x: float,
    baseline: float,
) -> list[tuple[str, Rect]]:
    """Where on a line the figures stand."""
    places: dict[int, Rect] = {}
    for atom, form, at in row:
        if runs[atom.run].figure:
            box = Rect(x + at * size, baseline - size, form.advance * size, size * 1.2)
            known = places.get(atom.run)
            places[atom.run] = box if known is None else known.united(box)
    return [(runs[run].figure, box) for run, box in places.items()]
