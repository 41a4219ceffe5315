"""Arranges what was found in an article to sections and slides, strongest first."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.article.draft_figures import Pick, quote_of, writes_alike
from kiosk.article.draft_texts import (
    escaped,
    fitted,
    headline_of,
    length_of,
    paragraph_limits,
    story_text,
    two_lines,
)
from kiosk.article.likeness import label_text
from kiosk.article.record import ChartForm
from kiosk.figures.model import Qualifier
from kiosk.show.chart_rules import square_value
from kiosk.show.copy_limits import (
    HEADLINE,
    HEADLINE_LINE,
    HERO_LABEL,
    KEYWORD,
    LIST_LABEL,
    han_length,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.article.record import Article, ChartCandidate
    from kiosk.article.yaml_text import Node

Slide = dict[str, "Node"]

_POSTERS, _PAGES, _KEYWORDS, _CHARTS, _STORIES = 3, 3, 3, 3, 2
_LIST = (3, 6)
_MAX_DOTS, _MAX_STROKES, _MAX_GROUPS = 60, 240, 5
_TITLES = {
    "cover": ("封面", "Cover"),
    "figures": ("数字", "Figures"),
    "keywords": ("关键词", "Keywords"),
    "charts": ("图表", "Charts"),
    "stories": ("故事", "Stories"),
}
_WHOLE = re.compile(r"前\**(\d{1,4})\**强[^，。；,;]{0,12}|top\s(\d{1,4})\s[a-z ]{3,24}", re.I)


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
    refused: frozenset[str] = frozenset()
    """Figures that the show's check did not take."""
    quoted: dict[str, Pick] = field(default_factory=dict[str, Pick])
    """Figures that texts write."""
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
            if place < 0 or figure.id in self.refused or not writes_alike(pick, self.language):
                continue
            start = place + figure.offset
            found.append((start, start + len(figure.written), figure.id))
            self.quoted[figure.id] = pick
        return found

    def say(self, chinese: str, english: str) -> str:
        """The wording in the language of the article."""
        return chinese if self.language == "zh" else english


def plan_sections(plan: Plan) -> list[dict[str, Node]]:
    """Sections with their slides; a section without slides is left out."""
    slides = {
        "cover": _posters(plan),
        "figures": _numbers(plan),
        "keywords": _keywords(plan),
        "charts": _charts(plan),
        "stories": _stories(plan),
    }
    return [
        {"id": name, "title": {plan.language: plan.say(*_TITLES[name])}, "slides": made}
        for name, made in slides.items()
        if made
    ]


def _use(plan: Plan, pick: Pick, label: str) -> Node:
    plan.used.add(pick.id)
    return {"figure": pick.id, "label": {plan.language: label}}


def _posters(plan: Plan) -> list[Slide]:
    """The strongest figures, each of another sentence or unit."""
    slides: list[Slide] = []
    seen: set[tuple[str, str]] = set()
    for pick in _ranked(plan):
        label = pick.label_for(HERO_LABEL, plan.language)
        key = (pick.figure.unit, label[:2])
        if not label or key in seen or pick.figure.change is not None:
            continue
        seen.add(key)
        use = _use(plan, pick, two_lines(label) if plan.language == "zh" else label)
        slides.append({"id": f"poster-{pick.id}", "kind": "poster", "figure": use})
        if len(slides) == _POSTERS:
            break
    return slides


def _ranked(plan: Plan) -> list[Pick]:
    return sorted(plan.picks.values(), key=lambda pick: (-pick.score, pick.figure.span.start))


def _numbers(plan: Plan) -> list[Slide]:
    """Pages of related figures: of one part of the article, in its order."""
    slides: list[Slide] = []
    for group in _groups(plan):
        leading = [pick for pick in group if pick.label_for(HERO_LABEL, plan.language)]
        if not leading or len(group) <= _LIST[0]:
            continue
        hero = max(leading, key=lambda pick: (pick.score, -pick.figure.span.start))
        others = [pick for pick in group if pick is not hero][: _LIST[1]]
        slides.append(
            {
                "id": f"numbers-{len(slides) + 1}",
                "kind": "numbers",
                "hero": _use(plan, hero, hero.label_for(HERO_LABEL, plan.language)),
                "list": [
                    _use(plan, pick, pick.label_for(LIST_LABEL, plan.language)) for pick in others
                ],
            }
        )
        if len(slides) == _PAGES:
            break
    return slides


def _groups(plan: Plan) -> list[list[Pick]]:
    """Figures of one section, cut between sentences; the strongest group comes first."""
    fitting = [p for p in plan.picks.values() if p.label_for(LIST_LABEL, plan.language)]
    fitting.sort(key=lambda pick: pick.figure.span.start)
    groups: list[list[Pick]] = []
    heads = [p.spans[0].start for p in plan.article.paragraphs if p.kind == "heading" and p.spans]
    for _, section in groupby(fitting, key=lambda p: bisect_right(heads, p.figure.span.start)):
        groups += _chunks(list(section))
    return sorted(groups, key=lambda group: -max(pick.score for pick in group))


def _chunks(section: list[Pick]) -> list[list[Pick]]:
    """Groups of 4 to 7 figures, whole sentences together where that goes."""
    chunks: list[list[Pick]] = [[]]
    for _, sentence in groupby(section, key=lambda pick: pick.figure.sentence_spans):
        for pick in sentence:
            if len(chunks[-1]) > _LIST[1]:
                chunks.append([])
            chunks[-1].append(pick)
        if len(chunks[-1]) > _LIST[0] + 1:
            chunks.append([])
    return [chunk for chunk in chunks if len(chunk) > _LIST[0]]


def _keywords(plan: Plan) -> list[Slide]:
    """One page for each term the article explains."""
    slides: list[Slide] = []
    for keyword in plan.article.keywords:
        text = fitted(keyword.text, plan.language)
        size = han_length(keyword.term) if plan.language == "zh" else len(keyword.term)
        most = KEYWORD.han if plan.language == "zh" else KEYWORD.characters
        if size > most or length_of(text, plan.language) < paragraph_limits(plan.language)[0] * 0.5:
            continue
        name = plan.article.alias or plan.say("报道", "report")
        gloss = plan.say(f"{name}关键词", "Keyword")
        slides.append(
            {
                "id": f"keyword-{len(slides) + 1}",
                "kind": "keyword",
                "word": {plan.language: escaped(keyword.term)},
                "gloss": {plan.language: escaped(gloss)},
                "text": {plan.language: plan.written(text)},
            }
        )
        if len(slides) == _KEYWORDS:
            break
    return slides


def _stories(plan: Plan) -> list[Slide]:
    """The sentences about something new, with their neighbors."""
    slides: list[Slide] = []
    seen: set[str] = set()
    for highlight in plan.article.highlights:
        text = story_text(highlight, plan.article.paragraphs, plan.language)
        home = next((p for p in plan.article.paragraphs if highlight.text in p.text), None)
        title = plan.article.sections[home.section].title if home else ""
        line = headline_of(highlight, title, plan.language)
        if not text or not line or line in seen or any(text in old or old in text for old in seen):
            continue
        seen |= {line, text}
        number = len(slides) + 1
        picture = f"media/story-{number}.png"
        plan.pictures[picture] = number
        slides.append(
            {
                "id": f"story-{number}",
                "kind": "story",
                "headline": {plan.language: line},
                "text": {plan.language: plan.written(text)},
                "picture": picture,
                "caption": {plan.language: plan.say("配图待补", "Picture to be supplied")},
            }
        )
        if number == _STORIES:
            break
    return slides


def _charts(plan: Plan) -> list[Slide]:
    slides: list[Slide] = []
    makers = {
        ChartForm.PROPORTION: _proportion,
        ChartForm.COMPOSITION: _composition,
        ChartForm.COMPARISON: _comparison,
        ChartForm.SERIES: _series,
    }
    size = {figure.id: Decimal(figure.value) for figure in plan.article.figures}
    ranked = sorted(
        plan.article.charts, key=lambda c: (_interest(c), -max(size[i] for i in c.figures))
    )
    for candidate in ranked:
        maker = makers.get(candidate.form)
        slide = maker(plan, candidate) if maker else None
        if slide is not None:
            slides.append({"id": f"chart-{len(slides) + 1}", "kind": "chart", **slide})
        if len(slides) == _CHARTS:
            break
    return slides


def _interest(candidate: ChartCandidate) -> int:
    """Rank of a candidate: what shows most at a glance comes first."""
    if candidate.form is ChartForm.COMPOSITION:
        return 2 if len(candidate.figures) > 2 else 5
    if candidate.form is ChartForm.PROPORTION:
        return 1 if not candidate.whole_figure else 4
    return {ChartForm.SERIES: 0, ChartForm.COMPARISON: 3}.get(candidate.form, 9)


def _picks_of(plan: Plan, candidate: ChartCandidate) -> list[Pick] | None:
    """The picks of a candidate's figures; None if one of them may not be shown."""
    canonical = {
        other: pick for pick in plan.picks.values() for other in (pick.id, *pick.figure.mentions)
    }
    found = [canonical[i] for i in candidate.figures if i in canonical]
    return found if len(found) == len(candidate.figures) else None


def _label(plan: Plan, pick: Pick) -> str:
    return pick.label_for(LIST_LABEL, plan.language) or pick.label


def _proportion(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    picks = _picks_of(plan, candidate)
    if picks is None or Decimal(candidate.whole) > _MAX_STROKES:
        return None
    part = picks[0]
    if not candidate.whole_figure:
        return _dots(plan, part, candidate)
    whole = next(
        (p for p in plan.picks.values() if candidate.whole_figure in (p.id, *p.figure.mentions)),
        None,
    )
    if whole is None:
        return None
    rest = f"{whole.id}-rest"
    plan.extra[rest] = {
        "derived": {"difference": [whole.id, part.id]},
        "unit": {plan.language: whole.figure.unit},
        "label": {plan.language: plan.say("其余", "others")},
    }
    plan.used |= {whole.id}
    return {
        "chart": "strokes",
        "headline": {
            plan.language: plan.say(
                f"{{{whole.id}}}之中，|{{{part.id}}}{escaped(_label(plan, part))}",
                f"{{{part.id}}}|of {{{whole.id}}}",
            )
        },
        "deck": {plan.language: _one_mark(plan, whole, "一竖为一", "One stroke is one of the")},
        "groups": [_use(plan, part, _label(plan, part)), rest],
    }


def _dots(plan: Plan, part: Pick, candidate: ChartCandidate) -> Slide | None:
    """26 of the top 30, where the whole stands in the same sentence as a rank."""
    words = _WHOLE.search(part.figure.sentence, part.figure.offset)
    if words is None or Decimal(candidate.whole) > _MAX_DOTS:
        return None
    identifier = f"{part.id}-whole"
    phrase = words[0].strip()
    plan.extra[identifier] = {
        "value": candidate.whole,
        "unit": {plan.language: part.figure.unit},
        "label": {plan.language: escaped(phrase)},
        "source": {"in": "article", "quote": quote_of(part.figure, plan.source)},
    }
    return {
        "chart": "dots",
        "headline": {
            plan.language: plan.say(
                f"前{{{identifier}.number}}强之中，|有{{{part.id}}}",
                f"{{{part.id}.number}} of the|top {{{identifier}.number}}",
            )
        },
        "deck": {plan.language: escaped(_label(plan, part))},
        "note": {plan.language: _one_mark(plan, part, "一点为一", "One dot is one of the")},
        "part": _use(plan, part, _label(plan, part)),
        "whole": identifier,
    }


def _one_mark(plan: Plan, pick: Pick, chinese: str, english: str) -> str:
    return plan.say(f"{chinese}{pick.figure.unit}", f"{english} {pick.figure.unit}")


def _composition(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    picks = _picks_of(plan, candidate)
    total = Decimal(candidate.whole)
    if picks is None or not 2 <= len(picks) <= _MAX_GROUPS or total > _MAX_STROKES:
        return None
    identifier = f"{picks[0].id}-sum"
    plan.extra[identifier] = {
        "derived": {"sum": [pick.id for pick in picks]},
        "unit": {plan.language: picks[0].figure.unit},
        "label": {plan.language: plan.say("合计", "in all")},
    }
    return {
        "chart": "strokes",
        "headline": {
            plan.language: plan.say(
                f"{'零一两三四五'[len(picks)]}项合计|{{{identifier}}}", f"{{{identifier}}}|in all"
            )
        },
        "deck": {plan.language: _one_mark(plan, picks[0], "一竖为一", "One stroke is one of the")},
        "groups": [_use(plan, pick, _label(plan, pick)) for pick in picks],
    }


def _comparison(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    picks = _picks_of(plan, candidate)
    if picks is None:
        return None
    size = square_value([Decimal(pick.figure.value) for pick in picks])
    if size is None or any(p.figure.qualifier is Qualifier.UNDER for p in picks):
        return None
    labels = [_label(plan, pick) for pick in picks]
    if any(len(label) > 10 for label in labels) and plan.language == "zh":
        return None
    unit = picks[0].figure.unit
    lines = [pick.figure.written + label for pick, label in zip(picks, labels, strict=True)]
    fits = all(han_length(line) < HEADLINE_LINE.han for line in lines)
    fits = fits and sum(han_length(line) for line in lines) < HEADLINE.han
    return {
        "chart": "squares",
        "headline": {
            plan.language: plan.say("，|", ",|").join(
                plan.say(f"{{{pick.id}}}{escaped(label) if fits else ''}", f"{{{pick.id}}}")
                for pick, label in zip(picks, labels, strict=True)
            )
        },
        "deck": {plan.language: plan.say(f"一格为{size}{unit}", f"One square is {size} {unit}")},
        "groups": [
            _use(plan, pick, label)
            for pick, label in sorted(
                zip(picks, labels, strict=True), key=lambda item: -Decimal(item[0].figure.value)
            )
        ],
    }


def _series(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    picks = _picks_of(plan, candidate)
    if picks is None or len({pick.figure.unit for pick in picks}) > 1:
        return None
    first, last = candidate.names[0], candidate.names[-1]
    return {
        "chart": "columns",
        "headline": {
            plan.language: f"{escaped(first)}{{{picks[0].id}}}，|{escaped(last)}{{{picks[-1].id}}}"
        },
        "deck": {plan.language: plan.say("逐届比较", "One edition after another")},
        "figures": [
            _use(plan, pick, name) for pick, name in zip(picks, candidate.names, strict=True)
        ],
        "emphasis": "last",
    }
