"""A chart page in the making: what every kind of chart has, and what is collected for its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.theme.tokens import Motion
from kiosk.typeset.charts.head import headline_text, joined, place_head, plan_head
from kiosk.typeset.charts.touches import apart
from kiosk.typeset.draft import Draft
from kiosk.typeset.marks import Action, Rect
from kiosk.typeset.masthead import FOLIO_BASELINE, masthead, source_line

if TYPE_CHECKING:
    from kiosk.show.model import ChartSlide
    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Folio, Setting

CHART_DROP = 5.0
"""From the deck's baseline to the chart's ink top."""
_NAV_REACH = 1.5
"""The navigation's targets begin so far above its rule."""


class Sheet:
    """One chart page.

    Attributes:
        slide: What it shows.
        setting: The means it is set with.
        draft: Its marks.
        motion: Its times.
    """

    def __init__(self, slide: ChartSlide, setting: Setting, folio: Folio) -> None:
        self.slide = slide
        self.setting = setting
        self.draft = Draft(setting)
        self.motion = Motion()
        self._touches: list[tuple[str, Rect]] = []
        self._values: list[str] = []
        self._note: list[str] = []
        masthead(self.draft, folio)

    @property
    def is_portrait(self) -> bool:
        """Whether zones are stacked instead of side by side."""
        return self.setting.geometry.is_portrait

    def emphasis(self, count: int) -> int:
        """Index of the one of `count` groups or points that the page is about."""
        index = self.slide.emphasis
        return min(max(index + count if index < 0 else index, 0), max(0, count - 1))

    def head(self, deck: str = "") -> float:
        """Set headline and deck over the full width; returns the chart's ink top.

        Args:
            deck: Instead of the slide's own.
        """
        words = deck or self.setting.words(self.slide.deck)
        return place_head(self, plan_head(self, self.setting.geometry.width, words)) + CHART_DROP

    def touch(self, figure: str, rect: Rect) -> None:
        """A touch there opens where the figure comes from; nothing without a figure."""
        if figure:
            self._touches.append((figure, rect))

    def tell(self, name: str, value: str) -> None:
        """A value for people who cannot see the page."""
        colon = "：" if self.setting.is_chinese else ": "
        self._values.append(colon.join(part for part in (name, value) if part))

    def note(self, words: str) -> None:
        """Words to stand before the source, behind the author's own."""
        self._note.append(words)

    def page(self) -> Page:
        """Finish the page: source line, targets, texts for people who cannot see it."""
        setting = self.setting
        ids = self._figures()
        own = setting.words(self.slide.note)
        stop = "；" if setting.is_chinese else "; "
        source_line(
            self.draft,
            [setting.show.figures[figure] for figure in ids],
            before=stop.join(words for words in (own, *self._note) if words),
            sources=[series.source for series in self.slide.series if series.source],
        )
        self._place_targets()
        headline = headline_text(self.slide.headline.get(setting.language, ()), setting)
        return self.draft.page(joined(headline, setting.language), self._description())

    def _figures(self) -> list[str]:
        """Ids of all figures on the page, each once."""
        slide = self.slide
        ids = [use.figure for use in slide.groups]
        ids += [point.figure for series in slide.series for point in series.points]
        ids += [slide.annotation.figure] if slide.annotation else []
        ids += [run.figure for run in slide.headline.get(self.setting.language, ())]
        known = self.setting.show.figures
        return [figure for figure in dict.fromkeys(ids) if figure in known]

    def _description(self) -> str:
        join, stop = ("；", "。") if self.setting.is_chinese else ("; ", ". ")
        lead = self.setting.words(self.slide.deck)
        parts = [part for part in (lead, join.join(self._values)) if part]
        return "".join(part + stop for part in parts).strip()

    def _place_targets(self) -> None:
        geometry = self.setting.geometry
        top = FOLIO_BASELINE + 1.0
        bounds = Rect(0.0, top, geometry.w, geometry.nav_rule - _NAV_REACH - top)
        least = geometry.target
        rects = apart([rect for _, rect in self._touches], least, bounds)
        for (figure, _), rect in zip(self._touches, rects, strict=True):
            self.draft.touch(rect, Action.OPEN_FIGURE, figure, f"figure.{figure}")
