"""A changed article, imported again into its show: every decision and every hand edit stays.

Only what the article now says otherwise is changed: a value, its qualifier, the quote it comes
from; what it was stays beside it.  What is new is written among the figures and stands on no slide
yet, what is gone stays.  A person decides what becomes of all this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from kiosk.article.draft_entries import figure_entry, is_moment, quote_of
from kiosk.article.draft_figures import Pick, pick_figures
from kiosk.article.draft_texts import punctuated, source_markdown
from kiosk.article.extract import read_article
from kiosk.article.update_derived import follow, qualifier_edit
from kiosk.article.update_matching import matched_figures
from kiosk.article.update_new import add_figures
from kiosk.errors import KioskError
from kiosk.show.durable import write_durably
from kiosk.show.read import read_whole
from kiosk.show.tree import plain
from kiosk.show.verify_gone import FORMER
from kiosk.show.write import remove_key, set_value, set_words
from kiosk.show.write_file import ShowFile
from kiosk.show.write_items import add_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kiosk.article.record import Article, FigureRecord
    from kiosk.figures.model import Figure
    from kiosk.show.draft import SourceText
    from kiosk.show.model import Source
    from kiosk.show.read import Reading
    from kiosk.show.tree import Plain
    from kiosk.show.write import Edit

SOURCE = "article"
"""Id of the source that an import writes."""
_FORMER_FILE = "sources/article-before.md"
_BESIDE = 6


class NoArticleShowError(KioskError):
    """The folder holds a show that no import has made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f'{folder} holds a show without a source "{SOURCE}"; name a new folder for the draft.'
        )


@dataclass(frozen=True, slots=True)
class Altered:
    """A figure that the article now writes otherwise."""

    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Update:
    """What a second import found and changed."""

    unchanged: tuple[str, ...]
    moved: tuple[str, ...]
    """Same number, other sentence: only the quote was changed."""
    altered: tuple[Altered, ...]
    gone: tuple[Altered, ...]
    """Figures whose sentence the article no longer has; they stay until a person decides."""
    new: tuple[str, ...]
    """Words of figures that the show did not have; they stand on no slide yet."""
    refused: tuple[str, ...] = ()
    """Words of new figures that the show as it is cannot take."""


def update_show(folder: Path, article: Article) -> Update:
    """Bring an imported show up to date with its article.

    Raises:
        NoArticleShowError: The show was not made by an import.
        EditRefusedError: show.yaml is written in a way that only a person should touch.
    """
    article = punctuated(article)
    reading = read_whole(folder)
    was_sound = reading.show is not None
    held = reading.draft.sources.get(SOURCE)
    if held is None:
        raise NoArticleShowError(folder)
    text = source_markdown(article)
    old = _figures_of_article(reading)
    standing = [figure for figure in old if _quote(figure) in text]
    others = [figure for figure in old if _quote(figure) not in text]
    free = [record for record in article.figures if not _is_held(record, standing)]
    matched = matched_figures(others, free)
    update, edits = _plan(others, matched, reading, article, text)
    new = _new(article, matched.values(), held.text)
    update = replace(
        update,
        unchanged=tuple(figure.id for figure in standing),
    )
    lost = [figure for figure in others if figure.id not in matched]
    altered = {one.id for one in update.altered}
    former = [*lost, *(figure for figure in others if figure.id in altered)]
    _keep_sentences(former, folder)
    file = ShowFile(folder)
    edits += _lost_edits(lost) + _time_edits(old, matched, article) + _date_edits(article, held)
    file.apply(*_former_source(former, held.source), *edits)
    write_durably(folder / held.source.file, text.encode())
    follow(file)
    added = add_figures(file, new, article.language, text) if was_sound else ()
    return replace(
        update,
        new=tuple(_said(pick) for pick in added),
        refused=tuple(_said(pick) for pick in new if pick not in added),
    )


def _said(pick: Pick) -> str:
    return f"{pick.figure.written} {pick.label}"


def _keep_sentences(lost: Sequence[Figure], folder: Path) -> None:
    """Keep the sentences of figures that the article no longer has: they stay traced."""
    path = folder / _FORMER_FILE
    kept = path.read_text(encoding="utf-8").split("\n\n") if path.exists() else []
    sentences = [figure.provenance.sentence for figure in lost if figure.provenance]
    new = [one for one in dict.fromkeys(sentences) if one not in kept]
    if new:
        write_durably(path, "\n\n".join([*(k.strip() for k in kept), *new, ""]).encode())


def _former_source(former: Sequence[Figure], source: Source) -> list[Edit]:
    """The source that holds what the article said before, if it is needed."""
    if not former:
        return []
    place = ("sources", FORMER)
    entry: dict[str, Plain] = {"file": _FORMER_FILE, "name": {**source.name}, "date": source.date}
    return [lambda text: add_entry(text, place, entry)]


def _lost_edits(lost: Sequence[Figure]) -> list[Edit]:
    """Trace lost figures to what the article said before; the check asks what becomes of them."""
    places = [("figures", figure.id, "source", "in") for figure in lost]
    return [partial(_set, steps=steps, words=FORMER) for steps in places]


def _figures_of_article(reading: Reading) -> list[Figure]:
    return [
        figure
        for figure in reading.draft.figures.values()
        if figure.provenance is not None and figure.provenance.source == SOURCE
    ]


def _plan(
    old: Sequence[Figure],
    matched: dict[str, FigureRecord],
    reading: Reading,
    article: Article,
    text: str,
) -> tuple[Update, list[Edit]]:
    """What becomes of the figures whose quotes the article no longer has."""
    moved: list[str] = []
    altered: list[Altered] = []
    gone: list[Altered] = []
    edits: list[Edit] = []
    for figure in old:
        record = matched.get(figure.id)
        if record is None:
            gone.append(Altered(figure.id, _quote(figure), ""))
        elif _is_same(figure, record):
            moved.append(figure.id)
            edits.append(_quote_edit(figure.id, record, text))
        else:
            altered.append(Altered(figure.id, _quote(figure), record.written))
            edits.append(_was_edit(figure, reading))
            edits += _value_edits(figure, record, article.language, text)
    return Update((), tuple(moved), tuple(altered), tuple(gone), ()), edits


def _quote(figure: Figure) -> str:
    return figure.provenance.quote if figure.provenance else ""


def _is_held(record: FigureRecord, standing: Sequence[Figure]) -> bool:
    """Whether a figure of the show that still stands already is this one."""
    return any(
        _is_same(figure, record)
        and figure.unit_class is record.unit_class
        and record.written in _quote(figure)
        and _quote(figure) in record.sentence
        for figure in standing
    )


def _new(article: Article, matched: Iterable[FigureRecord], old_text: str) -> list[Pick]:
    """Figures in words that the article did not have before."""
    known = {record.id for record in matched}
    return [
        pick
        for pick in pick_figures(article).values()
        if not known & {pick.id, *pick.figure.mentions} and not _stood(pick.figure, old_text)
    ]


def _stood(record: FigureRecord, old_text: str) -> bool:
    """Whether the old article had the number with the same words on one side of it."""
    start, end = record.offset, record.offset + len(record.written)
    low, high = max(0, start - _BESIDE), end + _BESIDE
    return record.sentence[low:end] in old_text or record.sentence[start:high] in old_text


def _is_same(figure: Figure, record: FigureRecord) -> bool:
    return (
        figure.value == abs(Decimal(record.value))
        and figure.qualifier is record.qualifier
        and (figure.value_max is None) == (not record.value_max)
    )


def _quote_edit(identifier: str, record: FigureRecord, text: str) -> Edit:
    steps = ("figures", identifier, "source", "quote")
    return partial(_set, steps=steps, words=quote_of(record, text))


def _set(text: str, *, steps: tuple[str, ...], words: str) -> str:
    return set_value(text, steps, words)


def _remove(text: str, *, steps: tuple[str, ...]) -> str:
    return remove_key(text, steps)


def _put_words(text: str, *, steps: tuple[str, ...], language: str, words: str) -> str:
    return set_words(text, steps, language, words)


def _date_edits(article: Article, held: SourceText) -> list[Edit]:
    """The article's own date, if it has changed and nobody has corrected it."""
    date = held.source.date
    if not is_moment(article.date) or article.date == date:
        return []
    was = read_article(held.text.encode(), article.name).date
    steps = ("sources", SOURCE, "date")
    return [partial(_set, steps=steps, words=article.date)] if was == date else []


def _time_edits(
    old: Sequence[Figure], matched: dict[str, FigureRecord], article: Article
) -> list[Edit]:
    """The times that the article now names for figures, altered or not."""
    edits: list[Edit] = []
    for figure in old:
        records = [one for one in article.figures if _is_held(one, [figure])]
        record = matched.get(figure.id) or next(iter(records), None)
        said = record.as_of.resolved if record and record.as_of else ""
        if figure.as_of and is_moment(said) and said != figure.as_of:
            edits.append(partial(_set, steps=("figures", figure.id, "as_of"), words=said))
    return edits


def _was_edit(figure: Figure, reading: Reading) -> Edit:
    """Keep beside an altered figure what it was; of two imports in a row, the older."""
    spot = reading.draft.figure_spots[figure.id]
    keys = ("value", "qualifier", "wording", "written", "as_of")
    kept = {key: plain(node) for key in keys if (node := spot.at(key).node) is not None}
    source: dict[str, Plain] = {"in": FORMER, "quote": _quote(figure)}
    steps = ("figures", figure.id, "was")
    return lambda text: add_entry(text, steps, {**kept, "source": source})


def _value_edits(figure: Figure, record: FigureRecord, language: str, text: str) -> list[Edit]:
    """Value, qualifier, the source's words and the quote, as the article now has them."""
    place = ("figures", figure.id)
    entry = figure_entry(Pick(record, "-", 0.0), language, text)
    edits: list[Edit] = [partial(_set, steps=(*place, "value"), words=record.value.lstrip("-"))]
    edits.append(qualifier_edit(place, record.qualifier))
    for key in ("wording", "written"):
        words = entry.get(key)
        edits.append(partial(_remove, steps=(*place, key)))
        if isinstance(words, dict):
            for code, said in words.items():
                edits.append(
                    partial(_put_words, steps=(*place, key), language=code, words=str(said))
                )
    # A translation says the former number.
    edits.append(partial(_remove, steps=(*place, "source", "translation")))
    return [*edits, _quote_edit(figure.id, record, text)]
