"""Whether the growth that is drawn on a chart is the growth that the chart shows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.figures.interval import last_written_unit
from kiosk.figures.model import Qualifier, UnitClass

if TYPE_CHECKING:
    from kiosk.figures.model import Figure
    from kiosk.show.draft import Draft
    from kiosk.show.model import ChartSlide
    from kiosk.show.tree import Spot


def check_annotation(slide: ChartSlide, spot: Spot, draft: Draft) -> None:
    """Remark on an annotated growth that no two points of the chart give.

    The values of the chart are rounded, so a whole range of growths agrees with them.
    """
    figure = draft.figures.get(slide.annotation.figure) if slide.annotation else None
    if figure is None or not slide.series or not _is_growth(figure):
        return
    values = [point.value for point in slide.series[0].points]
    if not 0 < slide.emphasis < len(values):
        return
    after, before = values[slide.emphasis], values[: slide.emphasis]
    # Which way it goes has been compared with its sentence; here the size counts.
    if any(_agrees(sign * figure.value, value, after) for value in before for sign in (1, -1)):
        return
    previous = before[-1]
    shown = f"{(after / previous - 1) * 100:.1f}" if previous else "no"
    message = f"the annotation says {figure.value:f} per cent, the chart shows {shown}"
    cure = "Compare the table with the sentence, or leave the annotation out."
    draft.findings.remark("annotation-differs", spot.at("annotation").place(), message, cure)


def _is_growth(figure: Figure) -> bool:
    is_percent = figure.unit_class is UnitClass.PERCENT and figure.value_max is None
    return is_percent and figure.change is not None and figure.qualifier is Qualifier.EXACT


def _agrees(stated: Decimal, before: Decimal, after: Decimal) -> bool:
    """Whether rounding alone can explain the difference."""
    low_before, high_before = before - _half(before), before + _half(before)
    if low_before <= 0:
        return before == 0
    least = ((after - _half(after)) / high_before - 1) * 100
    most = ((after + _half(after)) / low_before - 1) * 100
    return least - _half(stated) <= stated <= most + _half(stated)


def _half(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is written."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal("0.5").scaleb(exponent)
    return last_written_unit(value) / 2 if value else Decimal("0.5")
