"""Arranges what was found in an article to sections and slides, strongest first."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.article.draft_charts import plan_charts
from kiosk.article.draft_plan import Plan, Slide, use
from kiosk.article.draft_texts import (
    escaped,
    fitted,
    headline_of,
    length_of,
    paragraph_limits,
    story_text,
    two_lines,
)
from kiosk.show.copy_limits import (
    HERO_LABEL,
    KEYWORD,
    LIST_LABEL,
    han_length,
)

if TYPE_CHECKING:
    from kiosk.article.draft_figures import Pick
    from kiosk.article.yaml_text import Node

_POSTERS, _PAGES, _KEYWORDS, _STORIES = 3, 3, 3, 2
_LIST = (3, 6)
_TITLES = {
    "cover": ("封面", "Cover"),
    "figures": ("数字", "Figures"),
    "keywords": ("关键词", "Keywords"),
    "charts": ("图表", "Charts"),
    "stories": ("故事", "Stories"),
}


def plan_sections(plan: Plan) -> list[dict[str, Node]]:
    """Sections with their slides; a section without slides is left out."""
    slides = {
        "cover": _posters(plan),
        "figures": _numbers(plan),
        "keywords": _keywords(plan),
        "charts": plan_charts(plan),
        "stories": _stories(plan),
    }
    return [
        {"id": name, "title": {plan.language: plan.say(*_TITLES[name])}, "slides": made}
        for name, made in slides.items()
        if made
    ]


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
        shown = use(plan, pick, two_lines(label) if plan.language == "zh" else label)
        slides.append({"id": f"poster-{pick.id}", "kind": "poster", "figure": shown})
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
                "hero": use(plan, hero, hero.label_for(HERO_LABEL, plan.language)),
                "list": [
                    use(plan, pick, pick.label_for(LIST_LABEL, plan.language)) for pick in others
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
