"""A draft show while it grows: what is chosen, used and still to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.article.draft_entries import as_shown
from kiosk.article.draft_figures import Pick
from kiosk.article.draft_texts import (
    escaped,
)
from kiosk.article.likeness import label_text

if TYPE_CHECKING:
    from kiosk.article.record import Article
    from kiosk.article.yaml_text import Node

Slide = dict[str, "Node"]
_TRADITIONAL = str.maketrans(
    "数关键词图计占余竖为从届说闻报补项间格块条场处个",
    "數關鍵詞圖計佔餘豎為從屆說聞報補項間格塊條場處個",
)
"""For the few words that a draft adds to those of the article."""


@dataclass(slots=True)
class Plan:
    """A draft while it grows."""

    article: Article
    picks: Mapping[str, Pick]
    source: str
    """The text of the source in the show."""
    extra: dict[str, dict[str, Node]] = field(default_factory=dict[str, "dict[str, Node]"])
    """Figures that only charts need: wholes and what is left of them."""
    used: set[str] = field(default_factory=set[str])
    labels: dict[str, str] = field(default_factory=dict[str, str])
    """What the first slide that shows a figure calls it."""
    minor: frozenset[str] = frozenset()
    """Figures that say nothing without another one: all but one point of a series."""
    told: frozenset[str] = frozenset()
    """Figures of the terms that the article explains: these have pages of their own."""
    refused: frozenset[str] = frozenset()
    """Figures that the show's check did not take."""
    quoted: dict[str, Pick] = field(default_factory=dict[str, Pick])
    """Figures that texts write."""
    charted: set[str] = field(default_factory=set[str])
    """Figures that a chart shows."""
    pictures: dict[str, int] = field(default_factory=dict[str, int])
    """Paths of pictures to draw, with the seed of each."""

    @property
    def language(self) -> str:
        """Of the article."""
        return self.article.language

    def written(self, text: str) -> str:
        """A text of the article in which the figures are written by reference."""
        parts: list[str] = []
        at = 0
        for start, end, name in self._figures_in(text):
            parts += [escaped(text[at:start]), f"{{{name}}}"]
            at = end
        return "".join([*parts, escaped(text[at:])])

    def _figures_in(self, text: str) -> list[tuple[int, int, str]]:
        """Where figures stand in a text, if the show would write them with the same words."""
        found: list[tuple[int, int, str]] = []
        for figure in self.article.figures:
            place = text.find(figure.sentence)
            pick = self.picks.get(figure.id) or Pick(figure, label_text(figure), 0.0)
            shown = as_shown(pick, self.language)
            if place < 0 or figure.id in self.refused or not shown:
                continue
            start = place + figure.offset
            found.append((start, start + len(shown), figure.id))
            self.quoted[figure.id] = pick
        return found

    def say(self, chinese: str, english: str) -> str:
        """The wording in the language, and the script, of the article."""
        if self.language != "zh":
            return english
        return self.in_script(chinese)

    def both(self, chinese: str, english: str) -> Node:
        """Words of the draft's own in both languages, that of the article first."""
        texts: dict[str, Node] = {"zh": self.in_script(chinese), "en": english}
        return {code: texts[code] for code in sorted(texts, key=lambda c: c != self.language)}

    def in_script(self, chinese: str) -> str:
        """Chinese words of the draft's own in the script of the article."""
        return chinese.translate(_TRADITIONAL) if self.article.is_traditional else chinese


def use(plan: Plan, pick: Pick, label: str) -> Node:
    """The figure on a slide; with the label of this slide, where it is not the figure's own."""
    plan.used.add(pick.id)
    own = plan.labels.setdefault(pick.id, label.replace("|", ""))
    return pick.id if own == label else {"figure": pick.id, "label": {plan.language: label}}


def ranked(plan: Plan) -> list[Pick]:
    """All figures, the strongest first."""
    return sorted(plan.picks.values(), key=lambda pick: (-pick.score, pick.figure.span.start))
