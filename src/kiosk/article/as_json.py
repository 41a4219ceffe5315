"""The record of an article as JSON for programs.

Every figure carries the flat keys that scoring tools read (value, unit, text, start, end,
qualifier) and the whole record beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from kiosk.article.record import Article, FigureRecord, Span


_PLAIN_MONEY = frozenset({"元", "圆", "圓", "$"})
"""What may be the money of several places."""


def article_to_json(article: Article) -> dict[str, Any]:
    """Plain lists and dictionaries, in a fixed order."""
    return {
        "source": article.name,
        "format": article.format,
        "encoding": article.encoding,
        "sha256": article.sha256,
        "language": article.language,
        "script": "traditional" if article.is_traditional else "simplified",
        "title": article.title,
        "event": article.event,
        "alias": article.alias,
        "date": article.date,
        "source_line": article.source_line,
        "figures": [_figure(figure) for figure in article.figures],
        "unclear": [
            {"text": u.text, "start": u.span.start, "end": u.span.end, "reason": u.reason}
            for u in article.unclear
        ],
        "keywords": [
            {
                "term": k.term,
                "term_span": list(k.term_span),
                "text": k.text,
                "text_span": list(k.text_span),
            }
            for k in article.keywords
        ],
        "highlights": [
            {"text": h.text, "spans": _spans(h.spans), "reason": h.reason}
            for h in article.highlights
        ],
        "charts": [
            {
                "form": c.form.value,
                "figures": list(c.figures),
                "whole": c.whole,
                "whole_figure": c.whole_figure,
                "names": list(c.names),
                "reason": c.reason,
            }
            for c in article.charts
        ],
        "issues": [
            {
                "grade": i.grade.value,
                "code": i.code,
                "message": i.message,
                "figures": list(i.figures),
                "spans": _spans(i.spans),
            }
            for i in article.issues
        ],
        "sections": [
            {
                "title": s.title,
                "level": s.level,
                "span": list(s.span),
                "foreign": s.is_foreign,
            }
            for s in article.sections
        ],
        "left_out": [
            {"kind": p.kind, "title": p.title, "span": list(p.span), "reason": p.reason}
            for p in article.left_out
        ],
        "warnings": list(article.warnings),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _figure(figure: FigureRecord) -> dict[str, Any]:
    flat: dict[str, Any] = {
        "id": figure.id,
        "value": figure.value,
        "unit": _unit_name(figure),
        "qualifier": figure.qualifier.value,
        "text": figure.written,
        "start": figure.span.start,
        "end": figure.span.end,
    }
    if figure.value_max:
        flat["value_max"] = figure.value_max
    return flat | {
        "unit_written": figure.unit,
        "unit_class": figure.unit_class.value,
        "currency": figure.currency,
        "qualifier_words": figure.qualifier_words,
        "numeral": list(figure.numeral),
        "sentence": figure.sentence,
        "sentence_spans": _spans(figure.sentence_spans),
        "label": {
            language: {"text": label.text, "status": label.status.value}
            for language, label in figure.labels.items()
        },
        "change": _change(figure),
        "as_of": _as_of(figure),
        "mentions": list(figure.mentions),
        "flags": list(figure.flags),
        "section": figure.section,
    }


def _unit_name(figure: FigureRecord) -> str:
    """The unit as programs look it up: 元 of Taiwan is TWD; a count without a unit is a count."""
    if figure.unit in _PLAIN_MONEY and figure.currency not in ("CNY", "USD"):
        return figure.currency
    if figure.unit_class is UnitClass.COUNT:
        return figure.unit or figure.unit_class.value
    return figure.unit.replace("-", " ").replace("sq.", "sq") or figure.unit_class.value


def _change(figure: FigureRecord) -> dict[str, str] | None:
    change = figure.change
    if change is None:
        return None
    return {
        "value": figure.value.lstrip("-"),
        "unit": figure.unit,
        "direction": change.direction.value,
        "basis": change.basis,
        "base_period": change.base_period,
    }


def _as_of(figure: FigureRecord) -> dict[str, str] | None:
    time = figure.as_of
    if time is None:
        return None
    return {"text": time.text, "resolved": time.resolved, "source": time.source}
