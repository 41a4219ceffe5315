"""Paragraphs: Chinese justified as a newspaper does it, English ragged right.

All breaks of a paragraph are chosen together so that the worst line is as good as it can be
(total fit).  Source: D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines", Software:
Practice and Experience 11 (1981), reduced to a paragraph of one measure without hyphenation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.breaks import break_positions
from kiosk.typeset.chars import CLOSING, OPENING, STOPS, is_western, needs_gap, squeezed
from kiosk.typeset.lines import BODY_GAP
from kiosk.typeset.marks import Face, Glyph, Rect, TextMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.model import Run
    from kiosk.typeset.fonts import Cluster, Fonts

STRETCH_MAX = 0.13
"""A line that would need more space per gap stays ragged, em."""
LAST_LINE_MIN = 3
"""Characters in the last line, if it can be had."""
INK_TOP = {"zh": 0.84, "en": 0.75}
"""Ink above the first baseline, em: Han, and capitals with ascenders."""
_INK_BELOW = 0.1


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


@dataclass(frozen=True, slots=True)
class _Atom:
    """A cluster with what the line needs to know of it."""

    cluster: Cluster
    half: Cluster | None
    """The same mark at half width, if it is one that can be cut."""
    gap: float
    """Space behind it, dropped at a line's end, em."""
    run: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """Chosen lines: for each, its first atom and the one after its last."""

    spans: tuple[tuple[int, int], ...]
    worst: float
    cost: float


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
    text = "".join(run.text.replace("\n", "") for run in runs)
    atoms = _atoms(fonts, runs, face, language)
    rows = _rows(runs, text, atoms, language)
    best = None
    for step in steps:
        measure, layout = _search(atoms, rows, step.measure, language)
        tall = _height(len(layout.spans), step.size, leading, language)
        best = (step.size, measure, layout)
        if tall <= height and (language == "en" or not _is_widow(atoms, layout)):
            break
    else:
        fitting = [
            s
            for s in steps
            if _height(
                len(_search(atoms, rows, s.measure, language)[1].spans), s.size, leading, language
            )
            <= height
        ]
        if fitting:
            best = (fitting[0].size, *_search(atoms, rows, fitting[0].measure, language))
    assert best is not None, "steps are never empty"
    size, measure, layout = best
    tall = _height(len(layout.spans), size, leading, language)
    marks: list[TextMark] = []
    places: list[tuple[str, Rect]] = []
    for number, span in enumerate(layout.spans):
        baseline = top + size * (INK_TOP[language] + number * leading)
        is_last = number == len(layout.spans) - 1
        row = _set_row(atoms, span, measure, is_last or language == "en")
        marks += _row_marks(fonts, row, runs, face, size, x, baseline, ink, role)
        places += _figure_places(row, runs, size, x, baseline)
    lines = tuple("".join(a.cluster.text for a in atoms[i:j]) for i, j in layout.spans)
    rect = Rect(x, top, measure * size, tall)
    return Paragraph(
        tuple(marks), tuple(places), lines, rect, size, measure, layout.worst, tall <= height + 1e-6
    )


def _height(lines: int, size: float, leading: float, language: str) -> float:
    return size * (INK_TOP[language] + _INK_BELOW + max(0, lines - 1) * leading)


def _is_widow(atoms: Sequence[_Atom], layout: _Layout) -> bool:
    first, last = layout.spans[-1]
    return len(layout.spans) > 1 and last - first < LAST_LINE_MIN


def _atoms(fonts: Fonts, runs: Sequence[Run], face: Face, language: str) -> tuple[_Atom, ...]:
    """Shape all runs as one text and note what each cluster may do."""
    text = "".join(run.text.replace("\n", "") for run in runs)
    owner = [n for n, run in enumerate(runs) for _ in run.text.replace("\n", "")]
    feature = "pwid" if language == "en" else ""
    atoms: list[_Atom] = []
    clusters = fonts.shape(text, face, feature)
    at = 0
    for number, cluster in enumerate(clusters):
        right = clusters[number + 1].text[0] if number + 1 < len(clusters) else ""
        left = clusters[number - 1].text[-1] if number else ""
        half = None
        gap = 0.0
        if language == "zh":
            half = _half(fonts, cluster, face)
            gap = BODY_GAP if right and needs_gap(cluster.text[-1], right) else 0.0
            tight_right = right and squeezed(cluster.text[-1], right) == "left"
            tight_left = left and squeezed(left, cluster.text[0]) == "right"
            if half and (tight_right or tight_left):
                cluster = half
        atoms.append(_Atom(cluster, half, gap, owner[at]))
        at += len(cluster.text)
    return tuple(atoms)


def _half(fonts: Fonts, cluster: Cluster, face: Face) -> Cluster | None:
    """The cluster at half width, if it is a mark that may be cut."""
    if cluster.text in OPENING or cluster.text in CLOSING or cluster.text in STOPS:
        return fonts.shape(cluster.text, face, "halt")[0]
    return None


def _rows(runs: Sequence[Run], text: str, atoms: Sequence[_Atom], language: str) -> tuple[int, ...]:
    """Atoms before which a line may begin; the first and the end included."""
    held: set[int] = set()
    at = 0
    for run in runs:
        length = len(run.text.replace("\n", ""))
        if run.figure and language == "zh":
            held.update(range(at + 1, at + length))
        at += length
    starts = {0: 0}
    at = 0
    for number, atom in enumerate(atoms):
        starts[at] = number
        at += len(atom.cluster.text)
    allowed = break_positions(text, language, frozenset(held))
    return (0, *(starts[p] for p in allowed if p in starts), len(atoms))


def _search(
    atoms: tuple[_Atom, ...], rows: tuple[int, ...], measure: float, language: str
) -> tuple[float, _Layout]:
    """The best of three measures: as given, one and two em shorter (Chinese only)."""
    if language == "en":
        return measure, _fit(atoms, rows, measure, is_justified=False)
    candidates: list[tuple[float, float, _Layout]] = []
    for less in (0, 1, 2):
        width = float(int(measure)) - less
        layout = _fit(atoms, rows, width, is_justified=True)
        short = 0.5 if _is_widow(atoms, layout) else 0.0
        candidates.append((layout.worst + short + 0.004 * less, width, layout))
    _, width, layout = min(candidates, key=lambda c: c[0])
    return width, layout


@lru_cache(maxsize=64)
def _fit(
    atoms: tuple[_Atom, ...], rows: tuple[int, ...], measure: float, *, is_justified: bool
) -> _Layout:
    """Choose all breaks together: least sum of squared faults, by dynamic programming."""
    advance = [0.0]
    for atom in atoms:
        advance.append(advance[-1] + atom.cluster.advance + atom.gap)
    best: dict[int, tuple[float, int, float]] = {0: (0.0, 0, 0.0)}
    end = rows[-1]
    for here, stop in enumerate(rows[1:], 1):
        options: list[tuple[float, int, float]] = []
        for start in reversed(rows[:here]):
            slack = measure - _natural(atoms, start, stop, advance)
            if slack < -1e-6 and options:
                break
            if start not in best:
                continue
            fault, stretch = _fault(atoms, start, stop, slack, end, is_justified=is_justified)
            options.append((best[start][0] + fault, start, stretch))
            if slack < -1e-6:
                break
        if options:
            best[stop] = min(options)
    spans: list[tuple[int, int]] = []
    worst, at = 0.0, end
    while at > 0:
        _, start, stretch = best[at]
        spans.append((start, at))
        worst = max(worst, stretch)
        at = start
    return _Layout(tuple(reversed(spans)), worst, best[end][0] if end else 0.0)


def _fault(
    atoms: Sequence[_Atom], start: int, stop: int, slack: float, end: int, *, is_justified: bool
) -> tuple[float, float]:
    """How bad a line is, and its stretch per gap in em (0 for a ragged or last line)."""
    if slack < -1e-6:
        return 1e4 * -slack, 0.0
    if stop == end:
        widow = start > 0 and (
            stop - start < LAST_LINE_MIN
            if is_justified
            else not any(a.cluster.text == " " for a in atoms[start : stop - 1])
        )
        return (30.0 if widow else 0.0), 0.0
    if not is_justified:
        return slack * slack, 0.0
    stretch = slack / max(1, _gaps(atoms, start, stop))
    return (stretch * 100) ** 2 / 10 + (100.0 if stretch > STRETCH_MAX else 0.0), stretch


def _natural(atoms: Sequence[_Atom], start: int, stop: int, advance: Sequence[float]) -> float:
    """Width of a line before it is stretched, its ends cut, em."""
    stop = _trimmed(atoms, start, stop)
    width = advance[stop] - advance[start] - atoms[stop - 1].gap
    first, last = atoms[start], atoms[stop - 1]
    if first.half and first.cluster.text in OPENING:
        width -= first.cluster.advance - first.half.advance
    if last.half and last.cluster.text not in OPENING:
        width -= last.cluster.advance - last.half.advance
    return width


def _trimmed(atoms: Sequence[_Atom], start: int, stop: int) -> int:
    """The end of a line without the spaces it ends in."""
    while stop - 1 > start and atoms[stop - 1].cluster.text == " ":
        stop -= 1
    return stop


def _opens_gap(left: _Atom, right: _Atom) -> bool:
    """Whether justification may put space between two atoms: not inside a word or number."""
    return not (is_western(left.cluster.text[-1]) and is_western(right.cluster.text[0])) and not (
        left.cluster.text in ".,:" or right.cluster.text in ".,:"
    )


def _gaps(atoms: Sequence[_Atom], start: int, stop: int) -> int:
    stop = _trimmed(atoms, start, stop)
    return sum(_opens_gap(atoms[i], atoms[i + 1]) for i in range(start, stop - 1))


def _set_row(
    atoms: Sequence[_Atom], span: tuple[int, int], measure: float, is_ragged: bool
) -> list[tuple[_Atom, Cluster, float]]:
    """Place the atoms of one line: (atom, the form it takes, x in em)."""
    start, stop = span[0], _trimmed(atoms, *span)
    forms: list[Cluster] = [atom.cluster for atom in atoms[start:stop]]
    if atoms[start].half and atoms[start].cluster.text in OPENING:
        forms[0] = atoms[start].half or forms[0]
    last = atoms[stop - 1]
    if last.half and last.cluster.text not in OPENING:
        forms[-1] = last.half
    natural = sum(f.advance for f in forms) + sum(a.gap for a in atoms[start : stop - 1])
    gaps = _gaps(atoms, start, stop)
    extra = (measure - natural) / gaps if gaps and not is_ragged else 0.0
    if extra > STRETCH_MAX:
        extra = 0.0
    row: list[tuple[_Atom, Cluster, float]] = []
    x = 0.0
    for offset, form in enumerate(forms):
        atom = atoms[start + offset]
        row.append((atom, form, x))
        x += form.advance + atom.gap
        if offset + 1 < len(forms) and _opens_gap(atom, atoms[start + offset + 1]):
            x += extra
    return row


def _row_marks(
    fonts: Fonts,
    row: Sequence[tuple[_Atom, Cluster, float]],
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
    stretch: list[tuple[_Atom, Cluster, float]] = []
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
    stretch: Sequence[tuple[_Atom, Cluster, float]],
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
    row: Sequence[tuple[_Atom, Cluster, float]],
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
