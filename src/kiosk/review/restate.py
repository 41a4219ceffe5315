"""What choosing a wording changes in a show: a figure is restated as another sentence has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.figures.model import Operation, Qualifier
from kiosk.show import write
from kiosk.show.tree import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.figures.model import Figure
    from kiosk.show.model import Show
    from kiosk.show.tree import Spot
    from kiosk.show.verify_model import Stated


def restated(figure: Figure, stated: Stated, language: str) -> write.Edit:
    """Give a figure the value, the qualifier and the sentence that a source states elsewhere."""
    new = stated.figure
    wording = next(iter(new.wording.values()), "")

    def edit(text: str) -> str:
        at = ("figures", figure.id)
        text = write.set_value(text, (*at, "value"), _written(new))
        text = _qualified(text, figure, new.qualifier)
        text = write.remove_key(text, (*at, "wording"))
        text = write.remove_key(text, (*at, "written"))
        if wording and new.qualifier is not Qualifier.EXACT:
            text = write.set_words(text, (*at, "wording"), language, wording)
        text = write.remove_key(text, (*at, "source", "translation"))
        return write.set_value(text, (*at, "source", "quote"), quote_of(stated))

    return edit


def put_back(figure: Spot) -> write.Edit:
    """Have a figure again as it was before its article changed."""
    keys = ("value", "qualifier", "wording", "written", "as_of", "source")
    was = {key: plain(node) for key in keys if (node := figure.at("was", key).node) is not None}

    def edit(text: str) -> str:
        for key in keys:
            if key in was:
                text = write.set_tree(text, (*figure.steps, key), was[key])
            elif key not in ("as_of", "source"):
                text = write.remove_key(text, (*figure.steps, key))
        return write.remove(text, (*figure.steps, "was"))

    return edit


def summed(figure: Figure, parts: Sequence[str]) -> write.Edit:
    """Have a figure computed as the sum of others instead of quoted."""

    def edit(text: str) -> str:
        at = ("figures", figure.id)
        text = write.set_tree(text, (*at, "derived"), {Operation.SUM.value: list(parts)})
        for key in ("source", "value", "qualifier", "wording", "written"):
            text = write.remove_key(text, (*at, key))
        return text

    return edit


def parts_in(show: Show, values: Iterable[str], whole: Figure) -> tuple[str, ...]:
    """Ids of figures of the show with these values and the whole's unit; empty if one lacks."""
    found: list[str] = []
    for value in values:
        fitting = (
            one.id
            for one in show.figures.values()
            if f"{one.value:f}" == value
            and one.unit == whole.unit
            and one.qualifier is Qualifier.EXACT
            and one.id not in found
            and one.derivation is None
        )
        part = next(fitting, None)
        if part is None:
            return ()
        found.append(part)
    return tuple(found)


def quote_of(stated: Stated) -> str:
    """The words around a figure in its sentence, up to the next punctuation."""
    text = stated.sentence
    ends = "，。；：！？,;:!?"
    start = max((text.rfind(mark, 0, stated.start) for mark in ends), default=-1) + 1
    stops = [at for mark in ends if (at := text.find(mark, stated.end)) >= 0]
    return text[start : min(stops, default=len(text))].strip()


def _written(figure: Figure) -> str:
    high = f"-{figure.value_max:f}" if figure.value_max is not None else ""
    return f"{figure.value:f}{high}"


def _qualified(text: str, figure: Figure, qualifier: Qualifier) -> str:
    at = ("figures", figure.id, "qualifier")
    if qualifier is Qualifier.EXACT:
        return write.remove_key(text, at)
    return write.set_value(text, at, qualifier.value)
