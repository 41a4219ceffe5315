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
    from kiosk.typeset.composer import Paragraph
    from kiosk.typeset.setting import Folio, Setting

_PORTRAIT_PICTURE_RATIO = 58.0 / 87.0
_PICTURE_GAP = 4.5
"""From the headline's last baseline to the picture, in portrait."""
_PORTRAIT_TEXT_GAP = 5.0
_DESCENDERS = 0.3
"""In portrait the text stands so far above content bottom: there may be two source lines."""
_TEXT_GAP = 7.0
"""From the headline's last baseline to the text's ink top, at least."""
_LOWERED_MAX = 9.0
"""A text that would have to come down farther to stand on content bottom hangs where it is, u."""


def typeset_story(slide: StorySlide, setting: Setting, folio: Folio) -> Page:
    """Set a story page."""
    draft = Draft(setting)
    masthead(draft, folio)
    headline = slide.headline.get(setting.language, ())
    runs = slide.text.get(setting.language, ())
    layout = _portrait if setting.geometry.is_portrait else _landscape
    picture, block = layout(draft, headline, runs)
    with draft.part(Reveal.WIPE_RIGHT, 0.12, 0.9):
        draft.add(PictureMark(picture, slide.picture, slide.is_natural))
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


def _landscape(draft: Draft, headline: RichText, runs: RichText) -> tuple[Rect, Paragraph]:
    """The picture left, from content top to content bottom, on which the text stands too."""
    geometry = draft.setting.geometry
    height = geometry.bottom - geometry.top
    width = geometry.col_right(5) - geometry.left
    picture = Rect(geometry.left, geometry.top, width, height)
    x = geometry.col(6)
    top = _headline(draft, headline, x, geometry.right - x) + _TEXT_GAP
    block = _text(draft, runs, x, top)
    spare = geometry.bottom - block.foot
    return picture, block.lowered(spare) if 0.0 < spare <= _LOWERED_MAX else block


def _portrait(draft: Draft, headline: RichText, runs: RichText) -> tuple[Rect, Paragraph]:
    """The picture over the full width, as high as the text leaves room for."""
    geometry = draft.setting.geometry
    x, top = geometry.left, _headline(draft, headline, geometry.left, geometry.width)
    top += _PICTURE_GAP
    height = geometry.width * _PORTRAIT_PICTURE_RATIO
    height = min(height, (geometry.bottom - top + _PICTURE_GAP) * 0.5)
    block = _text(draft, runs, x, top + height + _PORTRAIT_TEXT_GAP)
    spare = geometry.bottom - _DESCENDERS - block.foot
    if 0.0 < spare <= _LOWERED_MAX:
        block, height = block.lowered(spare), height + spare
    return Rect(x, top, geometry.width, height), block


def _text(draft: Draft, runs: RichText, x: float, top: float) -> Paragraph:
    setting = draft.setting
    geometry = setting.geometry
    return compose(
        setting.fonts,
        runs,
        setting.language,
        x=x,
        top=top,
        height=geometry.bottom - top + 0.5,
        steps=body_steps(setting, geometry.right - x),
        leading=setting.scale.body_leading,
    )


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
