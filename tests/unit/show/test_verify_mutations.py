"""Change one digit, unit, qualifier, time or table cell in a show: the check says where, and why.

A change counts as caught if the check then says something that it did not say before, with the
file, the line that was changed (or the figure's), and the sentence that tells otherwise.

The long form, 500 changes of each show with a seed of one's own, takes some minutes:
KIOSK_MUTATIONS=500 KIOSK_SEED=7 pytest -o faulthandler_timeout=0 FILE
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kiosk.article.draft import draft_show, write_draft
from kiosk.article.extract import read_article
from kiosk.article.verification import check_show
from kiosk.figures.model import Qualifier
from kiosk.show.read import read_whole
from kiosk.show.tree import Mapping, Scalar, Sequence, Spot
from kiosk.show.verify_model import Grade
from kiosk.show.write_text import Source

ROOT = Path(__file__).parents[3]
SHOWS = {
    "default": ROOT / "resources/shows/ciftis-2025",
    "base": ROOT / "tests/shows/base",
    "draft": ROOT / "tests/articles/city-statistics.md",
}
"""Folders; and an article, of which a draft is made."""
TODAY = date(2025, 9, 15)
SEED = int(os.environ.get("KIOSK_SEED", "2025"))
COUNT = int(os.environ.get("KIOSK_MUTATIONS", "30"))
TEXT_KEYS = ("headline", "text", "call", "caption", "label", "deck", "note", "basis")
ZH_UNITS = ("人次", "家", "个", "项", "场", "条", "位", "人", "元", "%", "倍", "册")
EN_UNITS = {"yuan": "US dollars", "percent": "points", "times": "percent"}


@dataclass(frozen=True)
class Mutation:
    """One change of one file of a show."""

    what: str
    steps: tuple
    """Where in show.yaml; empty: in a table."""
    line: int
    text: str
    file: str = "show.yaml"


def scalars(spot: Spot):
    node = spot.node
    if isinstance(node, Scalar):
        yield spot, node
    elif isinstance(node, Mapping):
        for key in node.entries:
            yield from scalars(spot.at(key))
    elif isinstance(node, Sequence):
        for number in range(len(node.items)):
            yield from scalars(spot.at(number))


def mutate(folder: Path, text: str, rng: random.Random) -> Mutation:
    """One change, anywhere where a visitor would read it."""
    source = Source.of(text)
    places = [(s, n) for s, n in scalars(Spot(source.document)) if is_read(s.steps)]
    kinds = [*CHANGES, *(["cell"] if tables(folder) else [])]
    kind = rng.choice(kinds)
    if kind == "cell":
        return mutate_cell(folder, rng)
    fitting = [one for one in places if CHANGES[kind](one[0], one[1].text, rng) is not None]
    while True:
        spot, node = rng.choice(fitting or places)
        if not fitting:
            kind = rng.choice([*CHANGES])
        new = CHANGES[kind](spot, node.text, rng)
        if new is not None and new != node.text:
            start, end = source.start(node), source.end(node)
            old = text[start:end]
            changed = old.replace(node.text, new) if node.text in old else None
            if changed is not None:
                mutated = text[:start] + changed + text[end:]
                return Mutation(f"{kind}: {node.text} → {new}", spot.steps, node.line, mutated)


def tables(folder: Path) -> list[Path]:
    return sorted(folder.glob("data/*.csv"))


def mutate_cell(folder: Path, rng: random.Random) -> Mutation:
    """One digit of one number of a table, which a chart draws."""
    path = rng.choice(tables(folder))
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [n for n, line in enumerate(lines) if n and re.search(r"\d", line)]
    row = rng.choice(rows)
    cells = lines[row].split(",")
    column = rng.choice([n for n, cell in enumerate(cells) if re.fullmatch(r"[\d.]+", cell)])
    old = cells[column]
    at = rng.choice([match.start() for match in re.finditer(r"\d", old)])
    digit = rng.choice([one for one in "123456789" if one != old[at]])
    cells[column] = old[:at] + digit + old[at + 1 :]
    lines[row] = ",".join(cells)
    file = path.relative_to(folder).as_posix()
    what = f"cell: {old} → {cells[column]}"
    return Mutation(what, (), row + 1, "\n".join(lines), file)


def is_read(steps: tuple) -> bool:
    if steps[0] == "figures":
        parts = ("value", "qualifier", "wording", "written", "unit", "label", "source", "change")
        return steps[2] in (*parts, "as_of")
    return any(key in steps for key in TEXT_KEYS)


def change_digit(spot: Spot, text: str, rng: random.Random) -> str | None:
    if spot.steps[-1] in ("in", "as_of"):
        return None
    # {id2} is a name, not a number.
    names = [match.span() for match in re.finditer(r"\{[^}]*\}", text)]
    digits = [
        match.start()
        for match in re.finditer(r"\d", text)
        if not any(start <= match.start() < end for start, end in names)
    ]
    if not digits:
        return None
    at = rng.choice(digits)
    # 10 begins with no 0; a trailing 0 behind the point is no other number.
    other = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :]


def change_unit(spot: Spot, text: str, rng: random.Random) -> str | None:
    if spot.steps[0] != "figures" or "unit" not in spot.steps:
        return None
    if spot.steps[-1] == "unit":
        return EN_UNITS.get(text)
    if spot.steps[-1] == "zh":
        return rng.choice([unit for unit in ZH_UNITS if unit != text])
    return rng.choice(["yuan", "US dollars", "%", "times"])


def change_qualifier(spot: Spot, text: str, rng: random.Random) -> str | None:
    if spot.steps[-1] == "qualifier":
        return rng.choice([one.value for one in Qualifier if one.value != text])
    if "wording" in spot.steps:
        wordings = {"zh": ["近", "约", "不到", "至少"], "en": ["nearly", "about", "under"]}
        return rng.choice(wordings[spot.steps[-1]])
    return None


def change_time(spot: Spot, text: str, rng: random.Random) -> str | None:
    """Another year, month, day, hour or minute; a time zone is not on the wall."""
    if spot.steps[-1] != "as_of":
        return None
    parts = re.findall(r"\d+", text.partition("+")[0])
    place = rng.randrange(len(parts))
    number = int(parts[place]) + rng.choice((-1, 1, 2))
    starts = [match.start() for match in re.finditer(r"\d+", text)]
    start = starts[place]
    return f"{text[:start]}{number:0{len(parts[place])}d}{text[start + len(parts[place]) :]}"


def change_text(spot: Spot, text: str, rng: random.Random) -> str | None:
    """One digit of a number in a text of either language."""
    return change_digit(spot, text, rng) if spot.steps[0] == "sections" else None


CHANGES = {
    "digit": change_digit,
    "unit": change_unit,
    "qualifier": change_qualifier,
    "time": change_time,
    "text": change_text,
}


def findings(folder: Path) -> Counter:
    """Everything that the check says, with its line and its words."""
    reading = read_whole(folder)
    found = Counter(
        (p.place.file, p.place.line, f"{p.message} {p.cure} {p.place.source_line}")
        for p in reading.draft.findings.in_file_order()
    )
    for check in check_show(reading, TODAY):
        if check.grade is not Grade.CONFIRMED:
            places = {(p.place.file, p.place.line) for p in check.passages}
            places.add((check.place.file, check.place.line))
            words = f"{check.question['en']} {' '.join(p.marked() for p in check.passages)}"
            found.update((file, line, words) for file, line in places)
    return found


def extent(text: str, steps: tuple) -> range:
    """The lines of the figure or slide that holds a place."""
    source = Source.of(text)
    depth = 2 if steps[0] == "figures" else 4
    spot = source.spot(steps[:depth])
    node = spot.node
    return range(node.line - 1, source.line_of(source.end(node)) + 1)


@pytest.mark.parametrize("name", SHOWS)
def test_every_change_of_a_number_is_caught_with_line_and_sentence(name, tmp_path) -> None:
    folder = tmp_path / "show"
    if SHOWS[name].is_dir():
        shutil.copytree(SHOWS[name], folder)
    else:
        write_draft(draft_show(read_article(SHOWS[name].read_bytes(), name)), folder)
    text = (folder / "show.yaml").read_text(encoding="utf-8")
    before = findings(folder)
    rng = random.Random(SEED)
    missed = []
    for _ in range(COUNT):
        mutation = mutate(folder, text, rng)
        target = folder / mutation.file
        held = target.read_bytes()
        target.write_text(mutation.text, encoding="utf-8")
        new = findings(folder) - before
        target.write_bytes(held)
        lines = extent(text, mutation.steps) if mutation.steps else [mutation.line]
        here = [
            words
            for file, line, words in new
            # Of two rows with one name the check cannot know which is wrong: it names both.
            if file == mutation.file and (line in lines or f"in line {mutation.line} are" in words)
        ]
        if not any(len(words) > 20 for words in here):
            missed.append((mutation.line, mutation.steps, mutation.what, list(new)[:2]))
    assert missed == []
