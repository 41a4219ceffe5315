"""How a figure of an article is written in show.yaml: value, words, units, label, quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.article.draft_figures import LEFT_OUT, Pick
from kiosk.article.normal import is_traditional
from kiosk.article.wall_labels import basis_of
from kiosk.figures.model import Figure, Qualifier, UnitClass
from kiosk.figures.qualifiers import qualifier_of
from kiosk.figures.writing import write
from kiosk.show.copy_limits import LIST_LABEL

if TYPE_CHECKING:
    from kiosk.article.record import FigureRecord
    from kiosk.article.yaml_text import Node

_NAMED_UNITS = {
    UnitClass.PERCENT: "percent",
    UnitClass.POINTS: "points",
    UnitClass.YUAN: "yuan",
    UnitClass.US_DOLLAR: "us_dollar",
    UnitClass.EURO: "euro",
    UnitClass.TIMES: "times",
}
_ENGLISH_UNITS = {
    "人次": "visits",
    "家": "companies",
    "场": "events",
    "位": "people",
    "名": "people",
    "人": "people",
    "平方米": "square meters",
    "公顷": "hectares",
    "公里": "kilometers",
    "吨": "tonnes",
    "千瓦时": "kilowatt-hours",
    "辆": "vehicles",
    "天": "days",
    "小时": "hours",
    "国": "countries",
}
"""Units that have one English name wherever they stand."""
_CHINESE_UNITS = {english: chinese for chinese, english in _ENGLISH_UNITS.items()} | {
    "people": "人",
    "enterprises": "家",
    "exhibitors": "家",
    "visitors": "人",
    "countries": "个",
    "projects": "个",
    "books": "册",
    "jobs": "个",
}
_ONE_NUMBER = re.compile(r"\D*\d[\d.,]*\D*")
_MAX_QUOTE = 44
_CLAUSE = re.compile(r"[，。；！？,;!?：:（）()]|(?<=[a-z])\.(?=\s|$)")


def figure_entry(pick: Pick, language: str, text: str, label: str = "") -> dict[str, Node]:
    """The figure as show.yaml says it.

    Args:
        pick: The figure.
        language: Of the article.
        text: The source in the show, for finding a quote that stands there once.
        label: What slides call it; else as short as it can be.
    """
    figure = pick.figure
    entry: dict[str, Node] = {"value": figure.value}
    if figure.qualifier is not Qualifier.EXACT:
        entry["qualifier"] = figure.qualifier.value
    entry |= _words_of(figure, language)
    entry |= _unit_of(figure, pick.label, language)
    if figure.change is not None:
        basis = basis_of(figure, language)
        entry["change"] = {"direction": figure.change.direction.value, "basis": {language: basis}}
    entry["label"] = {language: label or pick.label_for(LIST_LABEL, language) or pick.label}
    if figure.as_of and is_moment(figure.as_of.resolved):
        entry["as_of"] = figure.as_of.resolved
    entry["source"] = {"in": "article", "quote": quote_of(figure, text)}
    return entry


def as_shown(pick: Pick, language: str) -> str:
    """The article's words that the show writes for the figure itself; empty if it writes others."""
    figure = pick.figure
    if not pick.label or figure.value_max or figure.unit_class in LEFT_OUT or figure.change:
        return ""
    has_unit = not _is_in_label(figure, pick.label, language)
    shown = _written(figure, _words_of(figure, language), language, has_unit=has_unit)
    is_alike = figure.written == shown if has_unit else figure.written.startswith(f"{shown} ")
    return shown if is_alike else ""


def _is_in_label(figure: FigureRecord, label: str, language: str) -> bool:
    """Whether an English label says the unit anyway: a page would read publishers twice."""
    is_word = language == "en" and figure.unit_class is UnitClass.COUNT
    return is_word and f" {figure.unit} ".casefold() in f" {label} ".casefold()


def _written(
    figure: FigureRecord, words: Mapping[str, Node], language: str, *, has_unit: bool = True
) -> str:
    """The figure as the show writes it."""
    is_named = figure.unit_class in _NAMED_UNITS or not has_unit
    model = Figure(
        id=figure.id,
        value=Decimal(figure.value),
        unit={} if is_named else {language: figure.unit},
        label={},
        unit_class=figure.unit_class,
        qualifier=figure.qualifier,
        wording=_texts(words.get("wording")),
        written=_texts(words.get("written")),
    )
    return write(model, "zh" if language == "zh" else "en").plain()


def _texts(node: Node | None) -> dict[str, str]:
    return {key: str(value) for key, value in node.items()} if isinstance(node, Mapping) else {}


def _words_of(figure: FigureRecord, language: str) -> dict[str, Node]:
    """The source's own words for the qualifier; where it writes the number otherwise, for all."""
    number = figure.written
    if language == "zh" and not re.search(r"\d", number):
        return {"written": {"zh": number}}
    words = figure.qualifier_words
    entry: dict[str, Node] = {}
    if words and "…" not in words and qualifier_of(words, "zh" if language == "zh" else "en"):
        entry = {"wording": {language: words.lower()}}
    # A change keeps its sign, unless that would take simplified characters: +15个百分点.
    is_free = not figure.change or is_traditional(number)
    is_own = language == "zh" and is_free and bool(_ONE_NUMBER.fullmatch(number))
    if is_own and _written(figure, entry, language) != number:
        # 48230元 is not 4.823万元 to who reads it, and 102.4萬人次 is no simplified Chinese.
        return {"written": {"zh": number}}
    return entry


def _unit_of(figure: FigureRecord, label: str, language: str) -> dict[str, Node]:
    named = _NAMED_UNITS.get(figure.unit_class)
    if named:
        return {"unit": named}
    units = unit_words(figure, language)
    if _is_in_label(figure, label, language):
        del units[language]
    entry: dict[str, Node] = {"unit": units} if units else {}
    if figure.unit_class is not UnitClass.COUNT:
        entry["unit_class"] = figure.unit_class.value
    return entry


def unit_words(figure: FigureRecord, language: str) -> dict[str, Node]:
    """A unit as written, and in the other language if it has one name there wherever it stands."""
    units: dict[str, Node] = {language: figure.unit}
    other = (_ENGLISH_UNITS if language == "zh" else _CHINESE_UNITS).get(figure.unit)
    if other:
        units["en" if language == "zh" else "zh"] = other
    return units


def is_moment(text: str) -> bool:
    """Whether a time that an article names is a day, or an hour of it: no year, no period."""
    if len(text) < 10:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def quote_of(figure: FigureRecord, text: str) -> str:
    """The clause that holds the figure, or more of the sentence if the clause is not alone."""
    sentence, start = figure.sentence, figure.offset
    end = start + len(figure.written)
    before = [m.end() for m in _CLAUSE.finditer(sentence, 0, start)]
    after = _CLAUSE.search(sentence, end)
    low = before[-1] if before else 0
    high = after.start() if after else len(sentence)
    quote = sentence[low:high].strip()
    if len(quote) > _MAX_QUOTE * (1 if re.search(r"[\u4e00-\u9fff]", quote) else 3):
        quote = sentence[max(low, start - 12) : min(high, end + 16)].strip()
    return quote if text.count(quote) == 1 else sentence.strip()
