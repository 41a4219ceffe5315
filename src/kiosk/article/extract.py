"""Puts it all together: from the bytes of a file to everything found in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.article.blocks import BlockKind, split_blocks
from kiosk.article.changes import change_of
from kiosk.article.charts import find_charts
from kiosk.article.check import check_article
from kiosk.article.chinese import ChineseContext, find_chinese
from kiosk.article.english import find_english
from kiosk.article.highlights import find_highlights
from kiosk.article.keywords import find_keywords
from kiosk.article.labels import label_of
from kiosk.article.likeness import with_mentions
from kiosk.article.normal import is_chinese, is_traditional, normal
from kiosk.article.passages import Passage, build_passages
from kiosk.article.record import (
    Article,
    AsOf,
    FigureRecord,
    Label,
    LabelStatus,
    Paragraph,
    Span,
    Unclear,
)
from kiosk.article.sections import Outline, outline_of
from kiosk.article.sentences import sentence_bounds
from kiosk.article.tables import CellNote, TableRow, notes_of, read_row, table_rows
from kiosk.article.text import SourceText, read_source
from kiosk.article.times import ArticleDate, TimeMention, article_date, as_of, times_in
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kiosk.article.sighting import Doubt, Sighting

_TAIWAN = re.compile(r"新台币|台币|中央社|经济部|财政部|民国|行政院|台北|台湾证")
_HONG_KONG = re.compile(r"港元|港币|香港特区|特区政府|港府|本港|港交所|旅发局|贸发局|金管局|港铁")
_HONG_KONG_ENGLISH = re.compile(
    r"\bHKSAR\b|Census (?:and|&) Statistics Department|Hong Kong Monetary Authority"
)
"""Who writes $ for Hong Kong dollars; papers that mean US dollars write HK$ for the others."""
_META_TITLE = re.compile(r"^title:\s*(.+)$", re.M)
_META_SOURCE = re.compile(r"^(?:publisher|source_name|author|media):\s*(.+)$", re.M)
_SOURCE_LINE = re.compile(
    r"(?:据|来源[:：]|稿源[:：])\s?([^\s，。]{2,16})|([^\s，。（(]{2,8}(?:社|网|"
    r"报))[^\s，。]{0,12}电"
)


_LIST_LINK = re.compile(r"\s?(?:、|和|及|与|,|，|,?\s?and)\s?")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One passage with its figures."""

    passage: Passage
    sightings: list[Sighting]
    doubts: list[Doubt]
    sentences: list[tuple[int, int]]
    chinese: bool
    notes: Mapping[int, CellNote]
    """What a table says of the numbers of its cells, by where they begin."""


def read_article(data: bytes, name: str) -> Article:
    """Everything found in the article in the bytes of a file.

    Raises:
        NotTextError: The file is no article.
    """
    return extract(read_source(data, name))


def extract(source: SourceText) -> Article:
    """Everything found in a text.  Pure and deterministic."""
    text = source.text
    blocks = split_blocks(text)
    metadata = text[: blocks[0].end] if blocks and blocks[0].kind is BlockKind.FRONT_MATTER else ""
    body = text[len(metadata) :]
    chinese, traditional = is_chinese(body), is_traditional(body)
    found_title = _META_TITLE.search(metadata)
    outline = outline_of(text, blocks, found_title[1].strip() if found_title else "")
    passages = build_passages(text, blocks, outline.section_of)
    head = normal(body[:1500])
    date = article_date(metadata, head)
    home = _home_currency(normal(body[:50_000]), traditional)
    context = ChineseContext(traditional, home)
    skipped = {blocks[index].start for index in outline.skipped}
    rows = table_rows(passages)
    readings = [
        _read(passage, context, rows.get(index))
        for index, passage in enumerate(passages)
        if not _is_skipped(passage, skipped)
    ]
    figures = with_mentions(_figures(readings, outline, date))
    sentences = [
        span
        for reading in readings
        if reading.passage.kind is BlockKind.PARAGRAPH
        for bounds in reading.sentences
        for span in reading.passage.spans(*bounds)
    ]
    return Article(
        name=source.name,
        format=source.format,
        encoding=source.encoding,
        sha256=source.sha256,
        text=text,
        language="zh" if chinese else "en",
        is_traditional=chinese and traditional,
        title=outline.title,
        event=outline.event,
        alias=outline.alias,
        date=date.iso(),
        source_line=_source_line(metadata, body),
        sections=outline.sections,
        paragraphs=tuple(_paragraph(reading.passage) for reading in readings),
        figures=figures,
        unclear=_unclear(readings),
        keywords=find_keywords([reading.passage for reading in readings]),
        highlights=find_highlights(
            [(r.passage, r.sentences, [s.start for s in r.sightings], r.chinese) for r in readings]
        ),
        charts=find_charts(text, figures),
        issues=check_article(text, figures, sentences),
        left_out=outline.left_out,
        warnings=source.warnings,
    )


def _paragraph(passage: Passage) -> Paragraph:
    block = passage.blocks[0]
    return Paragraph(
        block.kind.value,
        block.level,
        passage.raw,
        passage.spans(0, len(passage.raw)),
        passage.section,
    )


def _home_currency(text: str, traditional: bool) -> str:
    if traditional and _TAIWAN.search(text):
        return "TWD"
    if _HONG_KONG_ENGLISH.search(text) and "HK$" not in text:
        return "HKD"
    if traditional and _HONG_KONG.search(text) and "人民币" not in text:
        return "HKD"
    return "CNY"


def _is_skipped(passage: Passage, skipped: set[int]) -> bool:
    """Whether nothing is looked for in a passage.

    Args:
        passage: The passage.
        skipped: Where the blocks to skip begin.
    """
    is_about_the_text = passage.kind in (BlockKind.CREDIT, BlockKind.BYLINE)
    return is_about_the_text or passage.blocks[0].start in skipped


def _read(passage: Passage, context: ChineseContext, row: TableRow | None) -> _Reading:
    chinese = row.chinese if row else is_chinese(passage.text)
    text, told = read_row(passage.text, row) if row else (passage.text, [])
    if chinese:
        sightings, doubts = find_chinese(text, context)
    else:
        sightings, doubts = find_english(text, context.home_currency)
    notes = notes_of(passage.text, row, sightings, told) if row else {}
    if told:
        sightings = sorted([*sightings, *(s for s, _ in told)], key=lambda one: one.start)
    bounds = sentence_bounds(passage.text, chinese=chinese)
    return _Reading(passage, sightings, doubts, bounds, chinese, notes)


def _figures(
    readings: list[_Reading], outline: Outline, date: ArticleDate
) -> tuple[FigureRecord, ...]:
    figures: list[FigureRecord] = []
    for reading in readings:
        carried: AsOf | None = None
        mentions: list[TimeMention] = []
        sentence = -1
        for index, sighting in enumerate(reading.sightings):
            while sentence < 0 or reading.sentences[sentence][1] <= sighting.start:
                sentence += 1
                mentions = times_in(
                    reading.passage.text, reading.sentences[sentence], date, chinese=reading.chinese
                )
                carried = next((m.time for m in mentions if m.is_deadline), carried)
            bounds = reading.sentences[sentence]
            time = as_of(mentions, sighting.start, carried)
            figure = _figure(reading, index, bounds, f"f{len(figures) + 1:02d}", outline, time)
            if note := reading.notes.get(sighting.start):
                figure = _noted(figure, note)
            if index and figures[-1].sentence_spans == figure.sentence_spans:
                figure = _continued(figure, figures[-1], lists=_lists(reading, index))
            figures.append(figure)
    return tuple(figures)


_NEAR = 48
"""Characters behind a figure within which another still speaks of the same."""


def _continued(figure: FigureRecord, last: FigureRecord, *, lists: bool) -> FigureRecord:
    """A figure that takes from the one before it: +12 % of what, and the change of a list."""
    change = last.change if figure.change is None and lists else figure.change
    goes_on = change or figure.currency or figure.unit_class is UnitClass.PERCENT
    goes_on = goes_on or (figure.unit_class, figure.unit) == (last.unit_class, last.unit)
    is_near = figure.span.start - last.span.end <= _NEAR
    is_named = any(label.text for label in figure.labels.values())
    labels = last.labels if goes_on and is_near and not is_named else figure.labels
    if change is figure.change and labels is figure.labels:
        return figure
    return replace(figure, change=change, labels=labels)


def _lists(reading: _Reading, index: int) -> bool:
    """Whether a figure only goes on with the list of the one before: 4.6%、6.4%."""
    last, figure = reading.sightings[index - 1], reading.sightings[index]
    between = reading.passage.text[last.end : figure.start]
    return last.unit_class is figure.unit_class and bool(_LIST_LINK.fullmatch(between))


def _figure(
    reading: _Reading,
    index: int,
    bounds: tuple[int, int],
    identifier: str,
    outline: Outline,
    time: AsOf | None,
) -> FigureRecord:
    passage, sighting = reading.passage, reading.sightings[index]
    chinese = reading.chinese
    following = (
        reading.sightings[index + 1].start
        if index + 1 < len(reading.sightings)
        else len(passage.text)
    )
    previous = reading.sightings[index - 1].end if index else 0
    label = label_of(passage, sighting, bounds, (previous, following), chinese=chinese)
    language, other = ("zh", "en") if chinese else ("en", "zh")
    return FigureRecord(
        id=identifier,
        value=("-" if sighting.sign else "") + plain(sighting.value),
        value_max=plain(sighting.value_max) if sighting.value_max is not None else "",
        unit=_unit_name(passage, sighting),
        unit_class=sighting.unit_class,
        currency=sighting.currency,
        qualifier=sighting.qualifier,
        qualifier_words=sighting.qualifier_words,
        written=passage.raw[sighting.start : sighting.end],
        numeral=_hull(passage.spans(sighting.numeral_start, sighting.numeral_end)),
        span=_hull(passage.spans(sighting.start, sighting.end)),
        sentence=passage.raw[bounds[0] : bounds[1]],
        offset=sighting.start - bounds[0],
        sentence_spans=passage.spans(*bounds),
        labels={language: label, other: Label("", LabelStatus.NEEDED)},
        change=change_of(passage.text, sighting, bounds, chinese=chinese),
        as_of=time,
        flags=_flags(passage, sighting, outline),
        section=passage.section,
    )


def _noted(figure: FigureRecord, note: CellNote) -> FigureRecord:
    """A figure of a table with what its heads say; the row itself says nothing more."""
    language = next(iter(figure.labels))
    label = Label(note.label, LabelStatus.DRAFT) if note.label else figure.labels[language]
    return replace(
        figure,
        labels=figure.labels | {language: label},
        as_of=note.time or figure.as_of,
        change=note.change or figure.change,
    )


def _unit_name(passage: Passage, sighting: Sighting) -> str:
    """The unit as written; one sign for all ways to write per cent."""
    if sighting.unit_class is UnitClass.PERCENT:
        return "%"
    return passage.raw[sighting.unit_start : sighting.unit_end] or sighting.unit


def _hull(spans: tuple[Span, ...]) -> Span:
    """One span from the first to the last character."""
    return Span(spans[0].start, spans[-1].end)


def plain(value: Decimal) -> str:
    """Digits without exponent: 1.892E+11 is "189200000000"."""
    return f"{value:f}"


def _flags(passage: Passage, sighting: Sighting, outline: Outline) -> tuple[str, ...]:
    flags = list(sighting.flags)
    if passage.kind is BlockKind.HEADING or (
        outline.title_block is not None
        and passage.pieces[0].start >= 0
        and passage.raw.strip() == outline.title.strip()
    ):
        flags.append("headline")
    if passage.kind is BlockKind.CAPTION:
        flags.append("caption")
    return tuple(flags)


def _unclear(readings: list[_Reading]) -> tuple[Unclear, ...]:
    return tuple(
        Unclear(
            reading.passage.raw[doubt.start : doubt.end],
            _hull(reading.passage.spans(doubt.start, doubt.end)),
            doubt.reason,
        )
        for reading in readings
        for doubt in reading.doubts
    )


def _source_line(metadata: str, body: str) -> str:
    found = _META_SOURCE.search(metadata)
    if found:
        return found[1].strip()
    line = _SOURCE_LINE.search(body[-300:]) or _SOURCE_LINE.search(body[:400])
    return (line[1] or line[2] or "") if line else ""
