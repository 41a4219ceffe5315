"""Characters of a show that no bundled font has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from kiosk.resources import ResourceMissingError, resource
from kiosk.show.tree import Mapping, Scalar, Sequence, Spot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.errors import Place
    from kiosk.show.draft import Draft

PlaceOf: TypeAlias = "Callable[[str], Place]"
_RANGE: Final = re.compile(r"([0-9A-F]{4,6})(?:-([0-9A-F]{4,6}))?")
_NEVER_DRAWN: Final = "\n\t "
_MOST_REPORTED: Final = 20


def parse_coverage(text: str) -> frozenset[int]:
    """Code points from lines such as "4E00-9FA5"; lines that begin with # are comments."""
    code_points: set[int] = set()
    for line in text.splitlines():
        match = _RANGE.fullmatch(line.strip())
        if match:
            first = int(match[1], 16)
            last = int(match[2], 16) if match[2] else first
            code_points.update(range(first, last + 1))
    return frozenset(code_points)


@cache
def bundled_coverage() -> frozenset[int]:
    """Code points that every bundled font has; empty if the fonts have not been made."""
    try:
        path: Path = resource("fonts", "characters.txt")
    except ResourceMissingError:
        return frozenset()
    return parse_coverage(path.read_text(encoding="ascii"))


def missing_characters(
    texts: Iterable[tuple[str, PlaceOf]], coverage: frozenset[int]
) -> dict[str, list[Place]]:
    """Characters outside of `coverage`, with the places of the texts that hold them.

    Args:
        texts: Each with a function that says where a character of it is.
        coverage: Code points that can be drawn.
    """
    missing: dict[str, list[Place]] = {}
    for text, place_of in texts:
        for character in sorted(set(text)):
            if ord(character) not in coverage and character not in _NEVER_DRAWN:
                missing.setdefault(character, []).append(place_of(character))
    return missing


def check_characters(root: Spot, draft: Draft) -> None:
    """Remark on characters of the show's own texts and of the sentences it quotes."""
    coverage = bundled_coverage()
    if not coverage:
        return
    found = missing_characters(_texts(root, draft), coverage)
    for character, places in list(found.items())[:_MOST_REPORTED]:
        count = f" ({len(places)} texts have it)" if len(places) > 1 else ""
        message = f'no bundled font has "{character}" (U+{ord(character):04X}){count}'
        cure = "Write something else; on the wall it would be an empty box."
        draft.findings.remark("missing-glyph", places[0], message, cure)


def _texts(root: Spot, draft: Draft) -> Iterator[tuple[str, PlaceOf]]:
    for spot in _scalars(root):
        yield spot.text, spot.place
    for figure in draft.figures.values():
        if figure.provenance is not None:
            quote = draft.figure_spots[figure.id].at("source", "quote")
            yield figure.provenance.sentence, quote.place
    for slide in draft.slides:
        for series in getattr(slide, "series", ()):
            for point in series.points:
                names = "".join(point.name.values())
                yield names, draft.slide_spots[slide.id].at("data").place


def _scalars(spot: Spot) -> Iterator[Spot]:
    match spot.node:
        case Scalar():
            yield spot
        case Mapping(entries=entries):
            for key in entries:
                yield from _scalars(spot.at(key))
        case Sequence():
            for element in spot.elements():
                yield from _scalars(element)
        case _:
            return
