"""Charts: a finding and the marks that show it; one module for each form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.model import ChartKind
from kiosk.typeset.charts.columns import set_columns
from kiosk.typeset.charts.dots import set_dots
from kiosk.typeset.charts.line import set_lines
from kiosk.typeset.charts.ranking import set_ranking
from kiosk.typeset.charts.share import set_share
from kiosk.typeset.charts.sheet import Sheet
from kiosk.typeset.charts.squares import set_squares
from kiosk.typeset.charts.strokes import set_strokes

if TYPE_CHECKING:
    from kiosk.show.model import ChartSlide
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Folio, Setting

__all__ = ["typeset_chart"]

_SET = {
    ChartKind.COLUMNS: set_columns,
    ChartKind.LINE: set_lines,
    ChartKind.DOTS: set_dots,
    ChartKind.SQUARES: set_squares,
    ChartKind.STROKES: set_strokes,
    ChartKind.SHARE: set_share,
    ChartKind.RANKING: set_ranking,
}


def typeset_chart(slide: ChartSlide, setting: Setting, folio: Folio) -> Page:
    """Set a chart page."""
    sheet = Sheet(slide, setting, folio)
    _SET[slide.chart](sheet)
    return sheet.page()
