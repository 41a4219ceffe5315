"""The keyword page: a word, what it means, and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.composer import Step, compose
from kiosk.typeset.draft import Draft
from kiosk.typeset.geometry import NAV_ROW
from kiosk.typeset.lines import Anchor, fit_size, set_stack
from kiosk.typeset.marks import Action, Face, Page, Rect, Reveal
from kiosk.typeset.masthead import masthead, source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.model import KeywordSlide
    from kiosk.typeset.setting import Folio, Setting

_VERTICAL_MAX = 4
"""Characters a vertical title can have; a longer one lies."""
_LYING = 15.0
"""Size of a lying title, u: a paragraph of full length fits beneath it."""
_TITLE_TOP = 16.9
_GLOSS = 2.9
"""Gloss baseline below content top."""
_TEXT = 8.6
"""Paragraph's ink top below content top."""
_INDEX_GAP, _INDEX_GAP_MIN = 5.5, 3.0
"""Between two words of the index; words that need the room come closer before they get smaller."""
_INDEX_TARGET, _INDEX_REACH = 10.0, 4.0
"""Height of what can be touched there, and how far it reaches below the baseline."""
NARROW = 170.0
"""Narrower pages may set running text smaller, u."""
_INDEX_ROOM = 6.6
"""Kept free above the index baseline."""


def typeset_keyword(
    slide: KeywordSlide, setting: Setting, folio: Folio, keywords: Sequence[KeywordSlide]
) -> Page:
    """Set a keyword page.

    Args:
        slide: The page's slide.
        setting: The means.
        folio: For the masthead.
        keywords: All keyword slides of the section, for the index.
    """
    draft = Draft(setting)
    masthead(draft, folio)
    geometry = setting.geometry
    word = setting.words(slide.word)
    if geometry.is_portrait:
        foot = _title_portrait(draft, word)
        rule = foot + 5.0
        with draft.part(Reveal.WIPE_RIGHT, 0.24, 0.5):
            draft.rule(geometry.left, rule, geometry.width, setting.scale.lines.hair, Ink.RULE)
        x, top = geometry.left, rule + 4.0
    elif setting.is_chinese and len(word) > _VERTICAL_MAX:
        foot = _title_lying(draft, word)
        x, top = geometry.left, foot + 6.0
    else:
        x = geometry.col(4)
        if setting.is_chinese:
            _title_upright(draft, word)
        else:
            x = _title_english(draft, word)
        top = geometry.top
        rule_x = x - geometry.gutter
        with draft.part(Reveal.WIPE_RIGHT, 0.24, 0.3):
            hair, height = setting.scale.lines.hair, geometry.bottom - geometry.top
            draft.rule(rule_x, geometry.top, hair, height, Ink.RULE)
    # Beneath a lying title a long paragraph takes the whole width rather than too many lines.
    is_wide = setting.is_chinese and x == geometry.left and not geometry.is_portrait
    figures = _body(draft, slide, x, top, has_index=len(keywords) > 1, is_wide=is_wide)
    if len(keywords) > 1:
        _index(draft, slide, keywords, x)
    source_line(draft, [setting.show.figures[name] for name in figures])
    plain = "".join(run.text for run in slide.text.get(setting.language, ()))
    return draft.page(word, plain)


def _title_upright(draft: Draft, word: str) -> None:
    """From content top to content bottom, one character below the other."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    step = min(max(len(word), 2), _VERTICAL_MAX) - 2
    size = scale.keyword[min(step, len(scale.keyword) - 1)]
    probe = set_stack(setting.fonts, word, Face.SERIF_BOLD, scale.keyword_pitch)
    size = min(size, (geometry.col_right(3) - geometry.left - 2.0) / probe.ink.w)
    room = geometry.bottom - _TITLE_TOP
    pitch = scale.keyword_pitch
    if len(word) > 1:
        # Spread evenly: first ink on the top, last ink on the bottom.
        spare = room / size - probe.ink.h
        pitch = max(pitch, pitch + spare / (len(word) - 1))
    stack = set_stack(setting.fonts, word, Face.SERIF_BOLD, pitch)
    foot = geometry.bottom if len(word) > 1 else _TITLE_TOP + stack.ink.h * size
    with draft.part(Reveal.RISE, 0.0, 0.5):
        draft.add(
            stack.mark(
                geometry.left, foot - stack.ink.bottom * size, size, Ink.RED, role="headline"
            )
        )


def _title_lying(draft: Draft, word: str) -> float:
    """A long title in one line over the text; returns its foot."""
    geometry = draft.setting.geometry
    line = draft.line(word, Face.SERIF_BOLD)
    size = fit_size(line, geometry.width, _LYING, 8.0)
    baseline = geometry.top - line.ink.y * size
    with draft.part(Reveal.RISE, 0.0, 0.5):
        draft.add(line.mark(geometry.left, baseline, size, Ink.RED, role="headline"))
    return baseline + max(0.0, line.ink.bottom) * size


def _title_english(draft: Draft, word: str) -> float:
    """One word a line in columns 1 to 5; returns where the text begins."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    lines = [draft.line(part, Face.SERIF_BOLD) for part in word.split()]
    largest = scale.keyword[-1]
    room = geometry.col_right(5) - geometry.left - 2.0
    widest = max(line.ink.w for line in lines)
    size = min(largest, room / widest, (geometry.bottom - geometry.top) / (1.05 * len(lines)))
    leading = scale.keyword_pitch * size
    baseline = geometry.top - min(line.ink.y for line in lines[:1]) * size
    with draft.part(Reveal.RISE, 0.0, 0.5):
        for number, line in enumerate(lines):
            draft.add(
                line.mark(
                    geometry.left, baseline + number * leading, size, Ink.RED, role="headline"
                )
            )
    return geometry.col(6)


def _title_portrait(draft: Draft, word: str) -> float:
    """Over the full width; returns its foot."""
    setting = draft.setting
    geometry = setting.geometry
    if setting.is_chinese:
        parts, largest = [word], 29.0
    else:
        parts, largest = word.split(), setting.scale.keyword[-1]
    lines = [draft.line(part, Face.SERIF_BOLD) for part in parts]
    widest = max(line.ink.w for line in lines)
    size = min(largest, geometry.width / widest)
    baseline = geometry.top - lines[0].ink.y * size
    leading = setting.scale.keyword_pitch * size
    with draft.part(Reveal.RISE, 0.0, 0.5):
        for number, line in enumerate(lines):
            draft.add(
                line.mark(
                    geometry.left, baseline + number * leading, size, Ink.RED, role="headline"
                )
            )
    last = lines[-1]
    return baseline + (len(lines) - 1) * leading + max(0.0, last.ink.bottom) * size


def _body(
    draft: Draft, slide: KeywordSlide, x: float, top: float, *, has_index: bool, is_wide: bool
) -> list[str]:
    """Gloss and paragraph; returns the ids of the figures in it."""
    setting = draft.setting
    geometry, scale = setting.geometry, setting.scale
    gloss = setting.words(slide.gloss)
    if gloss:
        with draft.part(Reveal.RISE, 0.06, 0.5):
            # By its box, not its ink, as the paragraph beneath it is set.
            draft.text(
                gloss, Face.SANS, scale.gloss, Ink.FG2, x, top + _GLOSS,
                anchor=Anchor.LEFT, role="gloss",
            )  # fmt: skip
    head = top + (_TEXT if gloss else 0.0)
    foot = geometry.bottom - (_INDEX_ROOM if has_index else 0.0)
    runs = slide.text.get(setting.language, ())
    width = geometry.right - x
    steps = body_steps(setting, width)
    if is_wide:
        steps.append(Step(steps[-1].size, width / steps[-1].size))
    block = compose(
        setting.fonts,
        runs,
        setting.language,
        x=x,
        top=head,
        height=foot - head,
        steps=steps,
        leading=scale.body_leading,
    )
    if not block.fits:
        draft.problem(f"The explanation is too long: {len(block.lines)} lines do not fit.")
    with draft.part(Reveal.RISE, 0.12, 0.5):
        draft.add(*block.marks)
    for figure, rect in block.figures:
        draft.touch_figure(rect, figure)
    return list(dict.fromkeys(run.figure for run in runs if run.figure))


def body_steps(setting: Setting, width: float) -> list[Step]:
    """Sizes and measures of running text in a zone of this width."""
    scale = setting.scale
    if not scale.body_measure:
        sizes = [*scale.body, *(size * part for size in scale.body[-1:] for part in (0.93, 0.86))]
        return [Step(size, min(width / size, 30.0)) for size in sizes]
    steps = [
        Step(size, min(float(measure), width / size))
        for size, measure in zip(scale.body, scale.body_measure, strict=True)
    ]
    if setting.geometry.w < NARROW or setting.geometry.nav_row > NAV_ROW:
        # Squarish displays, and those whose bar is a finger's: better smaller than cut.
        last = steps[-1].size
        steps += [Step(last * part, width / (last * part)) for part in (0.92, 0.85)]
    return steps


def _index(draft: Draft, current: KeywordSlide, keywords: Sequence[KeywordSlide], x: float) -> None:
    """All keywords of the section on content bottom, the current one marked."""
    setting = draft.setting
    geometry = setting.geometry
    size = setting.scale.index
    words = [
        (slide, draft.line(setting.words(slide.word), _face(slide is current)))
        for slide in keywords
    ]
    room = geometry.right - x
    wide = sum(line.width for _, line in words)
    least = _INDEX_GAP_MIN * (len(words) - 1)
    size = min(size, max(setting.scale.em_min, (room - least) / wide))
    gap = min(_INDEX_GAP, max(0.0, room - wide * size) / (len(words) - 1))
    high = max(_INDEX_TARGET, geometry.target)
    with draft.part(Reveal.RISE, 0.3, 0.5):
        for slide, line in words:
            is_current = slide is current
            ink = Ink.FG if is_current else Ink.FG2
            mark = line.mark(x, geometry.bottom, size, ink, anchor=Anchor.LEFT, role="index")
            draft.add(mark)
            width = line.width * size
            if is_current:
                draft.rule(x, geometry.bottom + 1.5, width, 0.5, Ink.RED, role="underline")
            across = max(width + gap, geometry.target)
            target = Rect(
                x + (width - across) / 2, geometry.bottom + _INDEX_REACH - high, across, high
            )
            draft.touch(target, Action.OPEN_SLIDE, slide.id, f"keyword.{slide.id}")
            x += width + gap


def _face(is_current: bool) -> Face:
    return Face.SANS_BOLD if is_current else Face.SANS
