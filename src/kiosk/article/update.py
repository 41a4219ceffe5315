"""A changed article, imported again into its show: every decision and every hand edit stays.

Only what the article now says otherwise is changed: a value, its qualifier, the quote it comes
from.  What is new or gone is reported; a person decides what becomes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING

from kiosk.article.draft_entries import figure_entry, quote_of
from kiosk.article.draft_figures import Pick, pick_figures
from kiosk.article.draft_texts import punctuated, source_markdown
from kiosk.errors import KioskError
from kiosk.figures.arithmetic import check_derivation, derive
from kiosk.figures.model import Qualifier
from kiosk.show.durable import write_durably
from kiosk.show.read import read_whole
from kiosk.show.verify_gone import FORMER
from kiosk.show.write import remove_key, set_value, set_words
from kiosk.show.write_file import ShowFile
from kiosk.show.write_items import add_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kiosk.article.record import Article, FigureRecord
    from kiosk.figures.model import Figure
    from kiosk.show.model import Source
    from kiosk.show.read import Reading
    from kiosk.show.write import Edit

SOURCE = "article"
"""Id of the source that an import writes."""
_FORMER_FILE = "sources/article-before.md"
_LIKELY, _ROUNDS = 0.5, 4
_REACH = 18
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
    """Words of figures that the show does not have."""


def update_show(folder: Path, article: Article) -> Update:
    """Bring an imported show up to date with its article.

    Raises:
        NoArticleShowError: The show was not made by an import.
        EditRefusedError: show.yaml is written in a way that only a person should touch.
    """
    article = punctuated(article)
    reading = read_whole(folder)
    held = reading.draft.sources.get(SOURCE)
    if held is None:
        raise NoArticleShowError(folder)
    text = source_markdown(article)
    old = _figures_of_article(reading)
    standing = [figure for figure in old if _quote(figure) in text]
    others = [figure for figure in old if _quote(figure) not in text]
    free = [record for record in article.figures if not _is_held(record, standing)]
    matched = _matched(others, free)
    update, edits = _plan(others, matched, article, text)
    update = replace(
        update,
        unchanged=tuple(figure.id for figure in standing),
        new=_new(article, matched.values(), held.text),
    )
    lost = [figure for figure in others if figure.id not in matched]
    _keep_sentences(lost, folder)
    file = ShowFile(folder)
    file.apply(*edits, *_former_edits(lost, held.source))
    write_durably(folder / held.source.file, text.encode())
    for _ in range(_ROUNDS):
        again = _derived_edits(read_whole(folder))
        if not again:
            break
        file.apply(*again)
    return update


def _keep_sentences(lost: Sequence[Figure], folder: Path) -> None:
    """Keep the sentences of figures that the article no longer has: they stay traced."""
    path = folder / _FORMER_FILE
    kept = path.read_text(encoding="utf-8").split("\n\n") if path.exists() else []
    sentences = [figure.provenance.sentence for figure in lost if figure.provenance]
    new = [one for one in dict.fromkeys(sentences) if one not in kept]
    if new:
        write_durably(path, "\n\n".join([*(k.strip() for k in kept), *new, ""]).encode())


def _former_edits(lost: Sequence[Figure], source: Source) -> list[Edit]:
    """Trace lost figures to what the article said before; the check asks what becomes of them."""
    if not lost:
        return []
    place = ("sources", FORMER)
    edits: list[Edit] = [
        lambda text: add_entry(text, place, {"file": _FORMER_FILE, "date": source.date})
    ]
    for language, name in source.name.items():
        at = (*place, "name")
        edits.append(partial(_put_words, steps=at, language=language, words=name))
    for figure in lost:
        steps = ("figures", figure.id, "source", "in")
        edits.append(partial(_set, steps=steps, words=FORMER))
    return edits


def _derived_edits(reading: Reading) -> list[Edit]:
    """Bring figures that follow from others up to date with them."""
    edits: list[Edit] = []
    figures = reading.draft.figures
    for figure in figures.values():
        derivation = figure.derivation
        if derivation is None or any(name not in figures for name in derivation.operands):
            continue
        operands = [figures[name] for name in derivation.operands]
        if check_derivation(figure, operands) is None:
            continue
        derived = derive(derivation.operation, operands)
        place = ("figures", figure.id)
        if reading.draft.figure_spots[figure.id].at("value").node is not None:
            words = f"{derived.value:f}"
            edits.append(partial(_set, steps=(*place, "value"), words=words))
        edits.append(_qualifier_edit(place, derived.qualifier))
    return edits


def _qualifier_edit(place: tuple[str, ...], qualifier: Qualifier) -> Edit:
    steps = (*place, "qualifier")
    if qualifier is Qualifier.EXACT:
        return partial(_remove, steps=steps)
    return partial(_set, steps=steps, words=qualifier.value)


def _figures_of_article(reading: Reading) -> list[Figure]:
    return [
        figure
        for figure in reading.draft.figures.values()
        if figure.provenance is not None and figure.provenance.source == SOURCE
    ]


def _matched(old: Sequence[Figure], new: Sequence[FigureRecord]) -> dict[str, FigureRecord]:
    """The figure of the article that each figure of the show is; best pairs first."""
    pairs = sorted(
        (
            (-score, index, place)
            for index, figure in enumerate(old)
            for place, record in enumerate(new)
            if (score := _likeness(figure, record)) >= _LIKELY
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: dict[str, FigureRecord] = {}
    for _, index, place in pairs:
        if index not in taken_old and place not in taken_new:
            taken_old.add(index)
            taken_new.add(place)
            found[old[index].id] = new[place]
    return found


def _likeness(figure: Figure, record: FigureRecord) -> float:
    """How surely both are one figure: 1 for the same number in the same sentence."""
    if figure.unit_class is not record.unit_class or figure.provenance is None:
        return 0.0
    unit = next(iter(figure.unit.values()), "")
    if unit and record.unit not in figure.unit.values():
        return 0.0
    origin = figure.provenance
    start, end = origin.numeral or (origin.start, origin.start + len(origin.quote))
    said = _around(origin.sentence, start, end)
    says = _around(record.sentence, record.offset, record.offset + len(record.written))
    words = SequenceMatcher(None, said, says, autojunk=False).ratio()
    same = figure.value == abs(Decimal(record.value)) and figure.qualifier is record.qualifier
    return 0.7 * words + 0.3 * same


def _around(sentence: str, start: int, end: int) -> str:
    """The words beside a number, without the number: they tell what it counts."""
    left = re.split(r"[；;。]", sentence[max(0, start - _REACH) : start])[-1]
    right = re.split(r"[；;。]", sentence[end : end + _REACH])[0]
    return f"{left}#{right}"


def _plan(
    old: Sequence[Figure], matched: dict[str, FigureRecord], article: Article, text: str
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


def _new(article: Article, matched: Iterable[FigureRecord], old_text: str) -> tuple[str, ...]:
    """Figures in words that the article did not have before."""
    known = {record.id for record in matched}
    return tuple(
        f"{pick.figure.written} {pick.label}"
        for pick in pick_figures(article).values()
        if not known & {pick.id, *pick.figure.mentions} and not _stood(pick.figure, old_text)
    )


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


def _value_edits(figure: Figure, record: FigureRecord, language: str, text: str) -> list[Edit]:
    """Value, qualifier, the source's words and the quote, as the article now has them."""
    place = ("figures", figure.id)
    entry = figure_entry(Pick(record, "-", 0.0), language, text)
    edits: list[Edit] = [partial(_set, steps=(*place, "value"), words=record.value.lstrip("-"))]
    edits.append(_qualifier_edit(place, record.qualifier))
    for key in ("wording", "written"):
        words = entry.get(key)
        edits.append(partial(_remove, steps=(*place, key)))
        if isinstance(words, dict):
            for code, said in words.items():
                edits.append(
                    partial(_put_words, steps=(*place, key), language=code, words=str(said))
                )
    return [*edits, _quote_edit(figure.id, record, text)]
