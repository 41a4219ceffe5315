"""Charts of a draft show: each form for the arithmetic it fits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.draft_figures import Pick, quote_of
from kiosk.article.draft_plan import Plan, Slide, use
from kiosk.article.draft_texts import (
    escaped,
)
from kiosk.article.record import ChartForm
from kiosk.figures.model import Qualifier
from kiosk.show.chart_rules import square_value
from kiosk.show.copy_limits import (
    HEADLINE,
    HEADLINE_LINE,
    LIST_LABEL,
    han_length,
)

if TYPE_CHECKING:
    from kiosk.article.record import ChartCandidate

_CHARTS = 3
_MAX_DOTS, _MAX_STROKES, _MAX_GROUPS = 60, 240, 5
_WHOLE = re.compile(r"前\**(\d{1,4})\**强[^，。；,;]{0,12}|top\s(\d{1,4})\s[a-z ]{3,24}", re.I)


def plan_charts(plan: Plan) -> list[Slide]:
    """The charts that show most at a glance."""
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
        "groups": [use(plan, part, _label(plan, part)), rest],
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
        "part": use(plan, part, _label(plan, part)),
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
        "groups": [use(plan, pick, _label(plan, pick)) for pick in picks],
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
            use(plan, pick, label)
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
            use(plan, pick, name) for pick, name in zip(picks, candidate.names, strict=True)
        ],
        "emphasis": "last",
    }
