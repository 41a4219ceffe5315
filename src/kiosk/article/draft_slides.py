"""Arranges what was found in an article to sections and slides, strongest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.article.draft_charts import plan_charts
from kiosk.article.draft_figures import doubt_of
from kiosk.article.draft_numbers import number_pages
from kiosk.article.draft_plan import Plan, Slide, ranked, use
from kiosk.article.draft_texts import (
    capital,
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
    han_length,
)

if TYPE_CHECKING:
    from kiosk.article.draft_figures import Pick
    from kiosk.article.yaml_text import Node

_POSTERS, _KEYWORDS, _STORIES = 3, 3, 2
_CALL = {"zh": "輕觸螢幕，翻看這些數字", "en": "Touch the screen to explore the figures"}
_TITLES = {
    "cover": ("封面", "Cover"),
    "figures": ("数字", "Figures"),
    "keywords": ("关键词", "Keywords"),
    "charts": ("图表", "Charts"),
    "stories": ("故事", "Stories"),
}


def plan_sections(plan: Plan) -> list[dict[str, Node]]:
    """Sections with their slides; a section without slides is left out.

    Posters first: their words name the figures.  Charts before pages of numbers, so that these
    show what no chart does; texts last, because they write figures of the pages by reference.
    """
    made: dict[str, list[Slide]] = {"cover": _posters(plan)}
    made["charts"] = plan_charts(plan)
    made["figures"] = number_pages(plan)
    made["keywords"] = _keywords(plan)
    made["stories"] = _stories(plan)
    return [
        {
            "id": name,
            "title": {"zh": plan.in_script(titles[0]), "en": titles[1]},
            "slides": made[name],
        }
        for name, titles in _TITLES.items()
        if made[name]
    ]


def _posters(plan: Plan) -> list[Slide]:
    """The strongest figures, of different units as far as there are."""
    fitting = [
        pick
        for pick in ranked(plan)
        if pick.label_for(HERO_LABEL, plan.language)
        and pick.figure.change is None
        and pick.id not in plan.minor
        and not pick.label.startswith(("占", "佔", "of "))
    ]
    plain = [p for p in fitting if not doubt_of(p.figure, p.label, plan.language)]
    fitting = plain or fitting
    units: set[str] = set()
    firsts = [p for p in fitting if p.figure.unit not in units and not units.add(p.figure.unit)]
    others = [pick for pick in fitting if pick not in firsts]
    return [_poster(plan, pick) for pick in (firsts + others)[:_POSTERS]]


def _poster(plan: Plan, pick: Pick) -> Slide:
    label = pick.label_for(HERO_LABEL, plan.language)
    words = two_lines(label, plan.source) if plan.language == "zh" else capital(label)
    slide: Slide = {"id": f"poster-{pick.id}", "kind": "poster", "figure": use(plan, pick, words)}
    if plan.article.is_traditional:
        # The program's own words are simplified.
        slide["call"] = {
            "zh": "輕觸螢幕，翻看這些數字",
            "en": "Touch the screen to explore the figures",
        }
    return slide


def _keywords(plan: Plan) -> list[Slide]:
    """One page for each term the article explains."""
    slides: list[Slide] = []
    for keyword in plan.article.keywords:
        size = han_length(keyword.term) if plan.language == "zh" else len(keyword.term)
        text = fitted(keyword.text, plan.language)
        most = KEYWORD.han if plan.language == "zh" else KEYWORD.characters
        if size > most or length_of(text, plan.language) < paragraph_limits(plan.language)[0] * 0.5:
            continue
        name = escaped(plan.article.alias or plan.in_script("报道"))
        slides.append(
            {
                "id": f"keyword-{len(slides) + 1}",
                "kind": "keyword",
                "word": {plan.language: escaped(keyword.term)},
                "gloss": plan.both(f"{name}关键词", "Keyword"),
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
        line = headline_of(highlight, title or plan.article.title, plan.language)
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
                "caption": plan.both("配图待补", "Picture to be supplied"),
            }
        )
        if number == _STORIES:
            break
    return slides
