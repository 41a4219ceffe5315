"""The story page: a picture in two inks, a headline, a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.composer import compose
from kiosk.typeset.draft import Draft
from kiosk.typeset.labels import broken_headline
from kiosk.typeset.lines import fit_size
from kiosk.typeset.marks import Face, Page, PictureMark, Rect, Reveal
from kiosk.typeset.masthead import masthead, source_line
from kiosk.typeset.pages.keyword import body_steps

if TYPE_CHECKING:
    from kiosk.show.model import RichText, StorySlide
    from kiosk.typeset.setting import Folio, Setting

_PICTURE_TOP = 17.0
_PORTRAIT_PICTURE_RATIO = 58.0 / 87.0
_TEXT_GAP = 7.0
"""From the headline's last baseline to the text's ink top."""


def typeset_story(slide: StorySlide, setting: Setting, folio: Folio) -> Page:
    """Set a story page."""
    draft = Draft(setting)
    masthead(draft, folio)
    geometry = setting.geometry
    headline = slide.headline.get(setting.language, ())
    if geometry.is_portrait:
        foot = _headline(draft, headline, geometry.left, geometry.width)
        height = geometry.width * _PORTRAIT_PICTURE_RATIO
        height = min(height, (geometry.bottom - foot) * 0.5)
        picture = Rect(geometry.left, foot + 4.5, geometry.width, height)
        x, top = geometry.left, picture.bottom + 5.0
    else:
        picture = Rect(
            geometry.left,
            _PICTURE_TOP,
            geometry.col_right(5) - geometry.left,
            geometry.bottom - _PICTURE_TOP,
        )
        x = geometry.col(6)
        foot = _headline(draft, headline, x, geometry.right - x)
        top = foot + _TEXT_GAP
    with draft.part(Reveal.WIPE_RIGHT, 0.12, 0.9):
        draft.add(PictureMark(picture, slide.picture, slide.is_natural))
    runs = slide.text.get(setting.language, ())
    block = compose(
        setting.fonts,
        runs,
        setting.language,
        x=x,
        top=top,
        height=geometry.bottom - top + 0.5,
        steps=body_steps(setting, geometry.right - x),
        leading=setting.scale.body_leading,
    )
    if not block.fits:
        draft.problem(f"The story is too long: {len(block.lines)} lines do not fit.")
    with draft.part(Reveal.RISE, 0.24, 0.5):
        draft.add(*block.marks)
    for figure, rect in block.figures:
        draft.touch_figure(rect, figure)
    ids = dict.fromkeys(run.figure for run in (*headline, *runs) if run.figure)
    figures = [setting.show.figures[name] for name in ids]
    source_line(draft, figures, before=setting.words(slide.caption))
    plain = "".join(run.text for run in runs)
    return draft.page("".join(run.text for run in headline).replace("\n", ""), plain)


def _headline(draft: Draft, runs: RichText, x: float, width: float) -> float:
    """The headline in the author's lines; returns the last baseline."""
    setting = draft.setting
    text = "".join(run.text for run in runs)
    lines = [draft.line(part, Face.SERIF_BOLD) for part in broken_headline(text)]
    size = min(
        fit_size(line, width, setting.scale.headline_story, setting.scale.headline_story * 0.7)
        for line in lines
    )
    if any(line.ink.w * size > width + 0.01 for line in lines):
        draft.problem(f'The headline "{text}" is too long; give a line break with "|".')
    leading = setting.scale.headline_leading * size
    first = setting.geometry.top + 0.86 * size
    with draft.part(Reveal.RISE, 0.0, 0.5):
        for number, line in enumerate(lines):
            draft.add(line.mark(x, first + number * leading, size, Ink.FG, role="headline"))
    return first + (len(lines) - 1) * leading
