"""The figures of a show: their words in both languages, their translations, their times."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.errors import Place
from kiosk.figures.dates import as_of_words
from kiosk.figures.matching import check_words
from kiosk.figures.model import Operation, UnitClass
from kiosk.figures.units import unit_class_of
from kiosk.figures.writing import write
from kiosk.show.model import ChartSlide
from kiosk.show.verify_languages import Number, compare_languages, numbers_in
from kiosk.show.verify_model import Check, Grade, Passage
from kiosk.show.verify_times import names_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.figures.model import Figure, Provenance
    from kiosk.show.model import Show
    from kiosk.show.read import Reading
    from kiosk.show.tree import Spot
    from kiosk.show.verify_model import SourceFacts, Stated

_FRESH: Final = timedelta(days=366)
"""After this a show's newest number is old news."""
_TIMEZONE_SLACK: Final = timedelta(days=1)
_ASIDE: Final = re.compile(r"[（(][^（）()]{0,200}[）)]")
_PEOPLE: Final = ("visitors", "people", "persons", "attendees", "participants")


def check_figures(
    show: Show, reading: Reading, facts: Sequence[SourceFacts], today: date
) -> Iterator[Check]:
    """Every figure: traced, the same in both languages, of a possible time."""
    for figure in show.figures.values():
        spot = reading.draft.figure_spots.get(figure.id)
        if spot is None:
            continue
        yield _origin(figure, spot, reading)
        yield from _words(figure, spot)
        yield from _units(figure, spot)
        yield from _derived_unit(figure, spot, show)
        yield from _translation(figure, spot, reading)
        yield from _time(figure, spot, show, reading, facts)
    for slide in show.slides():
        if isinstance(slide, ChartSlide):
            yield from _compared_units(slide, show, reading)
    yield from _stale(show, reading, today)


def source_place(provenance: Provenance, reading: Reading) -> Place:
    """File and line of a figure's sentence."""
    source = reading.draft.sources[provenance.source]
    holding = (one for one in source.paragraphs if provenance.sentence in one.text)
    paragraph = next(holding, None)
    return Place(source.source.file, paragraph.line if paragraph else None)


def sentence_of(provenance: Provenance, reading: Reading) -> Passage:
    """A figure's sentence with its numeral marked."""
    marks = (provenance.numeral,) if provenance.numeral else ()
    return Passage(provenance.sentence, source_place(provenance, reading), marks)


def _origin(figure: Figure, spot: Spot, reading: Reading) -> Check:
    language = "zh" if "zh" in figure.label or not figure.label else "en"
    written = write(figure, language).plain()
    if figure.provenance is None:
        operands = " , ".join(figure.derivation.operands) if figure.derivation else ""
        operation = figure.derivation.operation.value if figure.derivation else ""
        question = {
            "zh": f"{figure.id}：{written}，由 {operands} 算出（{operation}）。",
            "en": f"{figure.id}: {written}, the {operation} of {operands}.",
        }
        return Check(
            Grade.CONFIRMED, "derivation", spot.place(), question, (), (figure.id,), (), figure.id
        )
    passage = sentence_of(figure.provenance, reading)
    question = {"zh": f"{figure.id}：{written}。", "en": f"{figure.id}: {written}."}
    is_read = figure.provenance.numeral is not None
    grade = Grade.CONFIRMED if is_read else Grade.NOTE
    return Check(grade, "source", spot.place(), question, (passage,), (figure.id,), (), figure.id)


def _words(figure: Figure, spot: Spot) -> Iterator[Check]:
    for sentence in check_words(figure):
        question = {"zh": sentence, "en": sentence}
        texts = " / ".join([*figure.written.values(), *figure.wording.values()])
        passage = Passage(texts, spot.place())
        yield Check(
            Grade.VERIFY, "words", spot.place(), question, (passage,), (figure.id,), (), figure.id
        )


def _units(figure: Figure, spot: Spot) -> Iterator[Check]:
    """One quantity in both languages: 人次 are visits, not visitors; 元 are no dollars."""
    zh, en = figure.unit.get("zh", ""), figure.unit.get("en", "")
    if not (zh and en):
        return
    place = spot.at("unit").place()
    passage = Passage(f"{zh} / {en}", place)
    classes = (unit_class_of(zh, "zh"), unit_class_of(en, "en"))
    if classes[0] is not classes[1] and not _is_soft(classes):
        question = {
            "zh": f"中文单位“{zh}”和英文单位“{en}”不是一回事。哪个对？",
            "en": f"The units “{zh}” and “{en}” measure different things. Which is right?",
        }
        yield Check(Grade.VERIFY, "unit", place, question, (passage,), (figure.id,), (zh, en))
    elif zh == "人次" and any(word in en.casefold().split() for word in _PEOPLE):
        question = {
            "zh": f"“人次”数的是次数，英文写“{en}”，读作人数。",
            "en": f"人次 counts visits, “{en}” counts people; one person may come twice.",
        }
        yield Check(Grade.CHOOSE, "unit", place, question, (passage,), (figure.id,), (zh, en))


def _derived_unit(figure: Figure, spot: Spot, show: Show) -> Iterator[Check]:
    """Whether what is added or taken away is counted as its parts are: 场 and 场 make 场."""
    derivation = figure.derivation
    if derivation is None or derivation.operation not in (Operation.SUM, Operation.DIFFERENCE):
        return
    operands = [show.figures[name] for name in derivation.operands]
    units = {one.unit.get("zh", "") for one in operands}
    own = figure.unit.get("zh", "")
    if len(units) > 1 or not own or own in units:
        return
    theirs = units.pop()
    place = spot.at("unit").place()
    question = {
        "zh": f"各项以“{theirs}”计，合计却以“{own}”计。哪个对？",
        "en": f"Its parts are counted in {theirs}, the figure in {own}. Which is right?",
    }
    sentences = (one.provenance for one in operands if one.provenance)
    words = " / ".join(dict.fromkeys(one.quote for one in sentences))
    passage = Passage(words, place)
    options = (theirs, own)
    yield Check(Grade.CHOOSE, "unit", place, question, (passage,), (figure.id,), options, own)


def _compared_units(slide: ChartSlide, show: Show, reading: Reading) -> Iterator[Check]:
    """Whether a chart compares what is counted in one unit: 26个 of 30个, not of 30项."""
    units: dict[str, Figure] = {}
    for use in slide.groups:
        figure = show.figures[use.figure]
        if figure.unit.get("zh"):
            units.setdefault(figure.unit["zh"], figure)
    if len(units) < 2:
        return
    passages = tuple(
        Passage(f"{figure.id}: {unit}", reading.draft.figure_spots[figure.id].at("unit").place())
        for unit, figure in units.items()
    )
    names = "、".join(units)
    question = {
        "zh": f"同一张图里的数以“{names}”计。单位对吗？",
        "en": f"One chart compares what is counted in {names}. Are the units right?",
    }
    place = reading.draft.slide_spots[slide.id].place()
    figures = tuple(figure.id for figure in units.values())
    yield Check(Grade.CHOOSE, "unit", place, question, passages, figures, tuple(units))


def _is_soft(classes: tuple[UnitClass, UnitClass]) -> bool:
    """Whether two classes differ only because a word is in no table: 度, 公顷, 岁 and the like."""
    money = {UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.CURRENCY}
    strict = {*money, UnitClass.PERCENT, UnitClass.POINTS, UnitClass.TIMES}
    return not (strict & set(classes))


def _translation(figure: Figure, spot: Spot, reading: Reading) -> Iterator[Check]:
    provenance = figure.provenance
    if provenance is None:
        return
    sentence = sentence_of(provenance, reading)
    original = "zh" if any("一" <= char <= "鿿" for char in sentence.text) else "en"
    for language, text in provenance.translation.items():
        where = spot.at("source", "translation")
        place = (where.at(language) if where.at(language).node is not None else where).place()
        translated = Passage(text, place)
        yield from compare_languages(
            ((original, sentence), (language, translated)),
            (_to_translate(sentence.text), numbers_in(text)),
            code="translation",
            figures=(figure.id,),
        )


def _to_translate(text: str) -> list[Number]:
    """The numbers of a sentence; what stands in parentheses may be left out: who said it when."""
    asides = [match.span() for match in _ASIDE.finditer(text)]
    return [
        number
        for number in numbers_in(text)
        if not any(start <= number.start < end for start, end in asides)
    ]


def _time(
    figure: Figure, spot: Spot, show: Show, reading: Reading, facts: Sequence[SourceFacts]
) -> Iterator[Check]:
    provenance = figure.provenance
    if figure.as_of and figure.derivation is not None:
        yield from _as_of_parts(figure, figure.derivation.operands, spot, show)
    if provenance is None or not figure.as_of:
        return
    place = spot.at("as_of").place()
    passage = sentence_of(provenance, reading)
    source = show.sources[provenance.source]
    if _day(figure.as_of) > _day(source.date) + _TIMEZONE_SLACK:
        question = {
            "zh": f"截至时间 {figure.as_of} 晚于来源日期 {source.date}。哪个对？",
            "en": f"As of {figure.as_of} is later than the source, {source.date}. Which is right?",
        }
        options = (figure.as_of, source.date)
        yield Check(
            Grade.VERIFY, "as-of", place, question, (passage,), (figure.id,), options, figure.as_of
        )
        return
    stated = next((one for one in states(figure, facts) if "-" in one.figure.as_of), None)
    said = stated.figure.as_of if stated else ""
    if said and "/" not in said and not _agree(figure.as_of, said):
        question = {
            "zh": f"来源写“{as_of_words(said, 'zh')}”，这里写“{as_of_words(figure.as_of, 'zh')}”。"
            "哪个对？",
            "en": f"The source says “{as_of_words(said, 'en')}”, the figure "
            f"“{as_of_words(figure.as_of, 'en')}”. Which is right?",
        }
        code, options = "as-of", (said, figure.as_of)
    elif names_time(reading.draft.sources[source.id].text, source.date, figure.as_of):
        return
    else:
        question = {
            "zh": f"来源里没有“{as_of_words(figure.as_of, 'zh')}”这个时间。是从哪里来的？",
            "en": f"The source does not name the time “{as_of_words(figure.as_of, 'en')}”. "
            "Where is it from?",
        }
        code, options = "time", ()
    passages, detail = (passage,), figure.as_of
    yield Check(Grade.CHOOSE, code, place, question, passages, (figure.id,), options, detail)


def _agree(one: str, other: str) -> bool:
    """Whether one time is the other, or the other told more finely."""
    return one.startswith(other) or other.startswith(one[:16])


def _as_of_parts(
    figure: Figure, operands: Sequence[str], spot: Spot, show: Show
) -> Iterator[Check]:
    """A figure that is computed holds for the time of what it is computed from."""
    times = [show.figures[name].as_of for name in operands if name in show.figures]
    if not any(times) or figure.as_of in times:
        return
    latest = max(times)
    question = {
        "zh": f"{figure.id}写“{as_of_words(figure.as_of, 'zh')}”，它由{as_of_words(latest, 'zh')}"
        "的数字算出。哪个对？",
        "en": f"{figure.id} is “{as_of_words(figure.as_of, 'en')}”, and computed from figures "
        f"{as_of_words(latest, 'en')}. Which is right?",
    }
    place = spot.at("as_of").place()
    yield Check(Grade.CHOOSE, "time", place, question, (), (figure.id,), (), figure.as_of)


def states(figure: Figure, facts: Sequence[SourceFacts]) -> list[Stated]:
    """Where its source, read as a whole, states a figure."""
    provenance = figure.provenance
    if provenance is None:
        return []
    sentence = _bare(provenance.sentence)
    of_value = (
        one
        for source in facts
        if source.source == provenance.source
        for one in source.stated
        if one.figure.value == figure.value
    )
    return [one for one in of_value if _hold_each_other(_bare(one.sentence), sentence)]


def _hold_each_other(one: str, other: str) -> bool:
    return one in other or other in one


def _bare(text: str) -> str:
    return "".join(text.split())


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _stale(show: Show, reading: Reading, today: date) -> Iterator[Check]:
    """Whether the newest number of the show is old news."""
    days = [_day(one.as_of) for one in show.figures.values() if one.as_of]
    days += [_day(source.date) for source in show.sources.values()]
    if not days or reading.root is None or today - max(days) <= _FRESH:
        return
    newest = max(days)
    question = {
        "zh": f"最新的数字截至 {newest.isoformat()}，已有 {(today - newest).days} 天。",
        "en": f"The newest number is of {newest.isoformat()}, {(today - newest).days} days ago.",
    }
    place = reading.root.at("sources").place()
    yield Check(Grade.NOTE, "stale", place, question, detail=newest.isoformat())
