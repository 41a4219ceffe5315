"""Pages of numbers: a leading figure and what belongs to it, in the order of the article."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kiosk.article.draft_figures import doubt_of
from kiosk.article.draft_plan import Plan, Slide, use
from kiosk.article.draft_texts import capital
from kiosk.show.copy_limits import HERO_LABEL, LIST_LABEL

if TYPE_CHECKING:
    from kiosk.article.draft_figures import Pick

_PAGES: Final = 5
_LEAST, _WISHED, _MOST = 3, 4, 5
"""Supporting figures of a page; six fit, and are crowded."""
_MANY: Final = 10
"""So many figures of one paragraph make two pages."""


def number_pages(plan: Plan) -> list[Slide]:
    """The pages, strongest first; none has fewer than four supporting figures if another has."""
    pages = [page for group in _groups(plan) if (page := _page(plan, group))]
    full = [page for page in pages if len(page[1]) >= _WISHED]
    pages = sorted(full or pages, key=lambda page: -_strength(page))[:_PAGES]
    return [_slide(plan, number, *page) for number, page in enumerate(pages, 1)]


def _slide(plan: Plan, number: int, hero: Pick, others: list[Pick]) -> Slide:
    language = plan.language
    return {
        "id": f"numbers-{number}",
        "kind": "numbers",
        "hero": use(plan, hero, capital(hero.label_for(HERO_LABEL, language))),
        "list": [use(plan, pick, pick.label_for(LIST_LABEL, language)) for pick in others],
    }


def _strength(page: tuple[Pick, list[Pick]]) -> float:
    hero, others = page
    return hero.score + sum(pick.score for pick in others) / len(others)


def _page(plan: Plan, group: list[Pick]) -> tuple[Pick, list[Pick]] | None:
    """The group's strongest figure and up to five others; what a chart shows only fills up."""
    leading = [p for p in group if p.label_for(HERO_LABEL, plan.language)]
    leading = [p for p in leading if p.figure.change is None] or leading
    leading = [p for p in leading if not p.label.startswith(("占", "佔", "of "))]
    leading = [p for p in leading if not doubt_of(p.figure, p.label, plan.language)] or leading
    if not leading:
        return None
    hero = max(leading, key=lambda pick: (_as_hero(plan, pick), -pick.figure.span.start))
    others = sorted((p for p in group if p is not hero), key=lambda p: -p.score)
    fresh = [pick for pick in others if pick.id not in plan.charted | plan.told]
    others_told = [pick for pick in others if pick not in fresh]
    chosen = fresh[:_MOST] + others_told[: max(0, _WISHED - len(fresh))]
    if len(chosen) < _LEAST or not fresh:
        return None
    chosen = _with_their_levels(chosen, [hero, *others])
    return hero, sorted(chosen, key=lambda pick: pick.figure.span.start)


def _as_hero(plan: Plan, pick: Pick) -> float:
    """Its strength; a label that had to be shortened says less."""
    return pick.score - 2.0 * (not pick.label.endswith(pick.label_for(HERO_LABEL, plan.language)))


def _with_their_levels(chosen: list[Pick], group: list[Pick]) -> list[Pick]:
    """The figures, a change only where its level stands: +12 % of what nobody sees says little."""
    names = {pick.label for pick in chosen if pick.figure.change is None} | {group[0].label}
    levels = {pick.label for pick in group if pick.figure.change is None}
    kept = [
        p for p in chosen if p.figure.change is None or p.label in names or p.label not in levels
    ]
    return kept if len(kept) >= _WISHED else chosen


def _groups(plan: Plan) -> list[list[Pick]]:
    """Figures that belong together: of one paragraph, or of neighbors in one part."""
    fitting = [
        pick
        for pick in sorted(plan.picks.values(), key=lambda pick: pick.figure.span.start)
        if pick.label_for(LIST_LABEL, plan.language) and pick.id not in plan.minor
    ]
    paragraphs = plan.article.paragraphs
    starts = [p.spans[0].start for p in paragraphs if p.spans]
    heads = [p.spans[0].start for p in paragraphs if p.kind == "heading" and p.spans]
    groups: list[list[Pick]] = []
    for _, part in groupby(fitting, key=lambda p: bisect_right(heads, p.figure.span.start)):
        by_paragraph = groupby(part, key=lambda p: bisect_right(starts, p.figure.span.start))
        groups += _joined([piece for _, each in by_paragraph for piece in _halves(list(each))])
    return _joined_parts(groups)


def _halves(paragraph: list[Pick]) -> list[list[Pick]]:
    """A paragraph, in two between sentences if it has figures for two pages."""
    if len(paragraph) < _MANY:
        return [paragraph]
    sentences = [list(s) for _, s in groupby(paragraph, key=lambda p: p.figure.sentence_spans)]
    first: list[Pick] = []
    while sentences and len(first) + len(sentences[0]) / 2 <= len(paragraph) / 2:
        first += sentences.pop(0)
    rest = [pick for sentence in sentences for pick in sentence]
    return [part for part in (first, rest) if part]


def _joined(pieces: list[list[Pick]]) -> list[list[Pick]]:
    """Neighboring pieces of one part together, until each can fill a page."""
    groups: list[list[Pick]] = []
    for piece in pieces:
        is_small = len(piece) <= _WISHED
        if groups and (
            len(groups[-1]) <= _WISHED or (is_small and len(groups[-1]) + len(piece) <= _MOST + 1)
        ):
            groups[-1] = groups[-1] + piece
        else:
            groups.append(piece)
    return groups


def _joined_parts(groups: list[list[Pick]]) -> list[list[Pick]]:
    """Parts of the article that are too small for a page, with the next one that is small too."""
    found: list[list[Pick]] = []
    for group in groups:
        if found and len(found[-1]) <= _WISHED and len(group) <= _WISHED:
            found[-1] = found[-1] + group
        else:
            found.append(group)
    return found
