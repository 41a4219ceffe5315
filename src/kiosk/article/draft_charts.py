"""Charts of a draft show: each form for the arithmetic it fits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.draft_entries import quote_of, unit_words
from kiosk.article.draft_plan import Plan, Slide, use
from kiosk.article.draft_texts import capital, escaped
from kiosk.article.record import ChartForm
from kiosk.figures.model import Qualifier, UnitClass
from kiosk.show.chart_rules import square_value
from kiosk.show.copy_limits import (
    HEADLINE_LINE,
    LIST_LABEL,
    han_length,
)

if TYPE_CHECKING:
    from kiosk.article.draft_figures import Pick
    from kiosk.article.record import ChartCandidate
    from kiosk.article.yaml_text import Node

_CHARTS, _FIELD = 4, 5
_MAX_DOTS, _MAX_STROKES, _MAX_GROUPS, _MAX_SHARES = 60, 240, 5, 4
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
        if slide is not None and not plan.charted & set(candidate.figures):
            slides.append({"id": f"chart-{len(slides) + 1}", "kind": "chart", **slide})
            plan.charted |= set(candidate.figures)
        if len(slides) == _CHARTS:
            break
    return slides


def _interest(candidate: ChartCandidate) -> int:
    """Rank of a candidate: what shows most at a glance comes first."""
    if candidate.form is ChartForm.COMPOSITION:
        return 2 if len(candidate.figures) > 2 else 6
    if candidate.form is ChartForm.PROPORTION:
        is_countable = Decimal(candidate.whole) <= _MAX_STROKES
        return 1 if not candidate.whole_figure else 3 if is_countable else 4
    return {ChartForm.SERIES: 0, ChartForm.COMPARISON: 5}.get(candidate.form, 9)


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
    if picks is None:
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
    is_countable = Decimal(candidate.whole) <= _MAX_STROKES
    slide = (_strokes_of if is_countable else _share_of)(plan, part, whole, rest)
    if slide is not None:
        plan.extra[rest] = {
            "derived": {"difference": [whole.id, part.id]},
            "unit": unit_words(whole.figure, plan.language),
            "label": _others(plan),
        }
    return slide


def _strokes_of(plan: Plan, part: Pick, whole: Pick, rest: str) -> Slide | None:
    """A part of what can be counted, and the rest."""
    return {
        "chart": "strokes",
        "headline": {
            plan.language: plan.say(
                f"{{{whole.id}}}之中，|{{{part.id}}}是{escaped(_label(plan, part))}",
                f"{{{part.id}}}|of {{{whole.id}}}",
            )
        },
        "deck": _one_mark(plan, whole, "一竖为", "One stroke"),
        "groups": [use(plan, part, _label(plan, part)), rest],
    }


def _others(plan: Plan) -> Node:
    return {"zh": plan.say("其余", "") or "其余", "en": "others"}


def _share_of(plan: Plan, part: Pick, whole: Pick, rest: str) -> Slide | None:
    """A part of more than can be counted: both shares are computed, in tenths of a per cent."""
    headline = _in_line(plan, _label(plan, part), capital(_label(plan, part)))
    if not headline or any(name.endswith("-rest-share") for name in plan.extra):
        return None
    share = Decimal(part.figure.value) / Decimal(whole.figure.value) * 100
    share = share.quantize(_step(plan, part, share))
    own, others = f"{part.id}-share", f"{rest}-share"
    label: Node = {plan.language: _label(plan, part)}
    for name, value, operand, words in (
        (own, share, part.id, label),
        (others, 100 - share, rest, _others(plan)),
    ):
        plan.extra[name] = {
            "value": f"{value:f}",
            "unit": "percent",
            "derived": {"share": [operand, whole.id]},
            "label": words,
        }
    return {
        "chart": "share",
        "headline": {
            plan.language: f"{headline}{plan.say('|', ':|')}{_of_whole(plan, whole, own)}"
        },
        "deck": plan.both(f"{{{part.id}}}，{{{whole.id}}}之中", f"{{{part.id}}} of {{{whole.id}}}"),
        "groups": [own, others],
        "emphasis": own,
    }


def _step(plan: Plan, part: Pick, share: Decimal) -> Decimal:
    """To what a share is rounded: as in the article, if it states it behind the part."""
    figures = list(plan.article.figures)
    follows = figures[figures.index(part.figure) + 1 :][:1]
    for figure in follows:
        step = Decimal(1).scaleb(-len(figure.value.partition(".")[2]))
        is_share = figure.unit_class is UnitClass.PERCENT and figure.change is None
        if is_share and abs(share - Decimal(figure.value)) <= step / 2:
            return step
    return Decimal("0.1")


def _of_whole(plan: Plan, whole: Pick, share: str) -> str:
    """The share of what: 占全市常住人口的72.0%."""
    label = re.sub(r"(?<=.{2})(?:参展|參展|到场|到場|亮相)$", "", _label(plan, whole))
    chinese = f"占{label}的" if _in_line(plan, f"占{label}的00.0%", "") else "占"
    return plan.say(f"{chinese}{{{share}}}", f"{{{share}}}")


def _dots(plan: Plan, part: Pick, candidate: ChartCandidate) -> Slide | None:
    """26 of the top 30, where the whole stands in the same sentence as a rank."""
    behind = part.figure.offset + len(part.figure.written)
    words = _WHOLE.search(part.figure.sentence, part.figure.offset)
    if words is None or Decimal(candidate.whole) > _MAX_DOTS:
        return None
    identifier = f"{part.id}-whole"
    phrase = words[0].strip()
    field = part.figure.sentence[behind : words.start()].strip()
    field = escaped(field) if len(field) <= _FIELD else ""
    plan.extra[identifier] = {
        "value": candidate.whole,
        "unit": unit_words(part.figure, plan.language),
        "label": {plan.language: escaped(phrase)},
        "source": {"in": "article", "quote": quote_of(part.figure, plan.source)},
    }
    return {
        "chart": "dots",
        "headline": {
            plan.language: plan.say(
                f"{field}前{{{identifier}.number}}强之中，|有{{{part.id}}}",
                f"{{{part.id}.number}} of the|top {{{identifier}.number}}",
            )
        },
        "deck": {plan.language: escaped(_label(plan, part))},
        "note": _one_mark(plan, part, "一点为", "One dot"),
        "part": use(plan, part, _label(plan, part)),
        "whole": identifier,
    }


def _one_mark(plan: Plan, pick: Pick, chinese: str, english: str) -> Node:
    """What one mark of a chart is: 一竖为一场; One stroke is one."""
    units = unit_words(pick.figure, plan.language)
    return plan.both(f"{chinese}一{units.get('zh', '个')}", f"{english} is one")


def _composition(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    picks = _picks_of(plan, candidate)
    if picks is None or not 2 <= len(picks) <= _MAX_GROUPS:
        return None
    largest = max(picks, key=lambda pick: Decimal(pick.figure.value))
    if largest.figure.unit_class is UnitClass.PERCENT:
        return _share(plan, picks, largest)
    if Decimal(candidate.whole) > _MAX_STROKES:
        return None
    identifier = f"{picks[0].id}-sum"
    plan.extra[identifier] = {
        "derived": {"sum": [pick.id for pick in picks]},
        "unit": unit_words(picks[0].figure, plan.language),
        "label": {"zh": "合计", "en": "in all"},
    }
    groups = [use(plan, pick, _label(plan, pick)) for pick in picks]
    label = _label(plan, largest)
    fits = _in_line(plan, f"{largest.figure.written}是{label}", f"{number_of(largest)} {label}")
    name, label = largest.id, escaped(label)
    most = plan.say(f"{{{name}}}是{label}", f"{{{name}.number}} {label}") if fits else ""
    total = plan.say(f"合计{{{identifier}}}", f"{{{identifier}}} in all")
    return {
        "chart": "strokes",
        "headline": {
            plan.language: plan.say("，|", ",|").join(part for part in (total, most) if part)
        },
        "deck": _one_mark(plan, picks[0], "一竖为", "One stroke"),
        "groups": groups,
        "emphasis": largest.id,
    }


def _share(plan: Plan, picks: list[Pick], largest: Pick) -> Slide | None:
    """Parts in per cent that the article gives completely."""
    if len(picks) > _MAX_SHARES:
        return None
    label = _label(plan, largest)
    headline = _in_line(plan, label, capital(label))
    if not headline:
        return None
    groups = [use(plan, pick, _label(plan, pick)) for pick in picks]
    return {
        "chart": "share",
        "headline": {
            plan.language: plan.say(
                f"{headline}|占{{{largest.id}}}", f"{headline}:|{{{largest.id}}}"
            )
        },
        "deck": plan.both("各部分占总数的百分比", "Parts in per cent of the whole"),
        "groups": groups,
        "emphasis": largest.id,
    }


def _in_line(plan: Plan, chinese: str, english: str) -> str:
    """The words, if they fit a line of a headline; else nothing."""
    words = plan.say(chinese, english)
    fits = (
        han_length(words) <= HEADLINE_LINE.han
        if plan.language == "zh"
        else len(words) <= HEADLINE_LINE.characters
    )
    return escaped(words) if fits else ""


def _comparison(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    """Two counts in one headline that says what each is; without room for that, no chart."""
    picks = _picks_of(plan, candidate)
    if picks is None:
        return None
    size = square_value([Decimal(pick.figure.value) for pick in picks])
    if size is None or any(p.figure.qualifier is Qualifier.UNDER for p in picks):
        return None
    labels = [_label(plan, pick) for pick in picks]
    lines = [
        f"{pick.figure.written}{label}" if plan.language == "zh" else f"{number_of(pick)} {label}"
        for pick, label in zip(picks, labels, strict=True)
    ]
    if not all(_in_line(plan, line, line) for line in lines):
        return None
    units = unit_words(picks[0].figure, plan.language)
    gap = plan.say("", " ")
    number = plan.say("", ".number")
    return {
        "chart": "squares",
        "headline": {
            plan.language: plan.say("，|", ",|").join(
                f"{{{pick.id}{number}}}{gap}{escaped(label)}"
                for pick, label in zip(picks, labels, strict=True)
            )
        },
        "deck": plan.both(
            f"一格为{size}{units.get('zh', '')}",
            f"One square is {size} {units.get('en', '')}".strip(),
        ),
        "groups": [
            use(plan, pick, label)
            for pick, label in sorted(
                zip(picks, labels, strict=True), key=lambda item: -Decimal(item[0].figure.value)
            )
        ],
    }


def number_of(pick: Pick) -> str:
    """The number as the article writes it, without its unit."""
    return pick.figure.written.removesuffix(pick.figure.unit).strip()


def _from_to(plan: Plan, first: str, last: str) -> Node:
    """From when to when a series goes; years are the same in both languages."""
    texts = {"zh": plan.in_script(f"从{first}到{last}"), "en": f"{first} to {last}"}
    years = [re.fullmatch(r"(\d{4})年?", name) for name in (first, last)]
    if not all(years):
        return {plan.language: texts[plan.language]}
    from_year, to_year = (year[1] for year in years if year)
    return plan.both(f"从{from_year}年到{to_year}年", f"{from_year} to {to_year}")


def _series(plan: Plan, candidate: ChartCandidate) -> Slide | None:
    """One measure at named times; the headline says where it began and where it is."""
    picks = _picks_of(plan, candidate)
    if picks is None or len({pick.figure.unit for pick in picks}) > 1:
        return None
    first, last = picks[0], picks[-1]
    rises = Decimal(last.figure.value) > Decimal(first.figure.value)
    names = [escaped(name) for name in candidate.names]
    measure = _in_line(plan, first.label, first.label)
    if measure:
        is_share = first.figure.unit_class is UnitClass.PERCENT
        up, down = ("升至", "降至") if is_share else ("增至", "减至")
        way = plan.say(up if rises else down, "to")
        headline = plan.say(
            f"{measure}|从{{{first.id}}}{way}{{{last.id}}}",
            f"{capital(measure)}:|from {{{first.id}}} to {{{last.id}}}",
        )
    else:
        headline = f"{names[0]}{{{first.id}}}，|{names[-1]}{{{last.id}}}"
    return {
        "chart": "columns",
        "headline": {plan.language: headline},
        "deck": _from_to(plan, names[0], names[-1]),
        "figures": [
            use(plan, pick, name) for pick, name in zip(picks, candidate.names, strict=True)
        ],
        "emphasis": "last",
    }
