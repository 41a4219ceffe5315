"""Texts that a show has in one of its two languages only.

They are written by a person, never made; when the last one is there, the show can be shown in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kiosk.figures.writing import write as write_figure
from kiosk.review.decision import Decision, Entry, Kind, Option
from kiosk.show import write
from kiosk.show.model import PosterSlide
from kiosk.show.tree import Mapping, Node, Sequence, Spot
from kiosk.show.usage import figures_shown
from kiosk.show.verify_model import answer_key

if TYPE_CHECKING:
    from kiosk.figures.model import Figure
    from kiosk.show.model import Show
    from kiosk.show.read import Reading
    from kiosk.show.tree import Step

_OPTIONAL: Final = frozenset({"wording", "written", "translation", "unit"})
"""Texts that one language may have alone."""
_BRACES: Final = {
    "zh": "花括号里的代号（如 {f12}）代表一个数字，请照抄；数字和单位由程序写。",
    "en": "Copy what stands in braces, such as {f12}: the program writes the number there.",
}
_PAIR: Final = re.compile(
    r"\{(?P<one>[\w-]+)(?:\.number)?\}\s?(?P<label>[^{|]+?)[，,]\|"
    r"\{(?P<other>[\w-]+)(?:\.number)?\}\s?(?P<other_label>[^{|]+)"
)
"""近2000家企业线下参展，|近5600家企业线上亮相: a headline that a draft made of two labels."""
_NAMES: Final = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


def missing_texts(reading: Reading, show: Show) -> list[Decision]:
    """One decision for every slide with texts in one language only, and one for the show.

    If there are none and the show has one language, the question whether to show both.
    """
    if reading.root is None:
        return []
    here = reading.draft.languages[0]
    there = "en" if here == "zh" else "zh"
    homes = _homes(show)
    groups: dict[str, list[Entry]] = {"": [], **{slide.id: [] for slide in show.slides()}}
    places = {spot.steps: name for name, spot in reading.draft.slide_spots.items()}
    # The same words are written once, wherever they stand.
    same: dict[str, list[Spot]] = {}
    for spot in _one_sided(reading.root, here, there):
        same.setdefault(spot.at(here).text, []).append(spot)
    for first, *others in same.values():
        everywhere = tuple(one.steps for one in (first, *others))
        words = _composed(first.at(here).text, reading.root, here, there)
        entry = Entry(everywhere, there, words, _named(first, show, here), _kind(first))
        groups.setdefault(_home(first, homes, places), []).append(entry)
    found = [_decision(name, entries, there) for name, entries in groups.items() if entries]
    if not found and len(reading.draft.languages) == 1:
        found.append(_both(here, there))
    return found


def _composed(words: str, root: Spot, here: str, there: str) -> str:
    """A headline of two figures with their labels, once both labels are there; else nothing."""
    pair = _PAIR.fullmatch(words)
    parts: list[str] = []
    for name, label in (("one", "label"), ("other", "other_label")) if pair else ():
        figure = pair[name] if pair else ""
        texts = root.at("figures", figure, "label")
        said = texts.at(there).text
        if not said or texts.at(here).text != (pair[label] if pair else ""):
            return ""
        parts.append(f"{{{figure}.number}} {said}" if there == "en" else f"{{{figure}}}{said}")
    return (",|" if there == "en" else "，|").join(parts)


def _is_overruling(spot: Spot) -> bool:
    """Whether it is a slide's own label of a figure: without it the figure's label stands."""
    return spot.steps[0] == "sections" and spot.steps[-1] == "label"


def _homes(show: Show) -> dict[str, str]:
    """For each figure the first slide that shows it, a page of several rather than a poster."""
    homes: dict[str, str] = {}
    for slide in sorted(show.slides(), key=lambda slide: isinstance(slide, PosterSlide)):
        for name in figures_shown(slide):
            homes.setdefault(name, slide.id)
    return homes


def _home(spot: Spot, homes: dict[str, str], places: dict[tuple[Step, ...], str]) -> str:
    """The slide beside which a text is asked for; empty: it belongs to the whole show."""
    if spot.steps[0] == "figures":
        return homes.get(str(spot.steps[1]), "")
    return places.get(spot.steps[:4], "")


def _kind(spot: Spot) -> str:
    """The sort of a text: its key, except for what is named by its figure."""
    room, key = str(spot.steps[0]), str(spot.steps[-1])
    return {"figures": "", "sources": "source"}.get(room, key)


def _named(spot: Spot, show: Show, language: str) -> str:
    """What is to be translated; a label with its figure."""
    words = _as_read(spot.at(language).text, show, language)
    figure = show.figures.get(str(spot.steps[1])) if spot.steps[0] == "figures" else None
    if figure is None or spot.steps[-1] != "label":
        return words
    return f"{_written(figure, language)} {words}"


def _written(figure: Figure, language: str) -> str:
    return write_figure(figure, "zh" if language == "zh" else "en").plain()


def _as_read(words: str, show: Show, language: str) -> str:
    """A text with its figures written, as a translator reads it."""

    def written(match: re.Match[str]) -> str:
        figure = show.figures.get(match[1].partition(".")[0])
        if figure is None:
            return match[0]
        return f"{match[0]}={_written(figure, language)}"

    return re.sub(r"\{([^}]*)\}", written, words).replace("|", " ")


def _one_sided(spot: Spot, here: str, there: str) -> Iterator[Spot]:
    """Places with a text in one language and none in the other."""
    node: Node | None = spot.node
    if isinstance(node, Mapping):
        keys = set(node.entries)
        if keys == {here}:
            if spot.steps[-1] not in _OPTIONAL and not _is_overruling(spot):
                yield spot
            return
        if there in keys and keys <= {here, there}:
            return
        for key in node.entries:
            yield from _one_sided(spot.at(key), here, there)
    elif isinstance(node, Sequence):
        for number in range(len(node.items)):
            yield from _one_sided(spot.at(number), here, there)


def _decision(slide: str, entries: list[Entry], there: str) -> Decision:
    zh, en = _NAMES[there]
    words = tuple(entry.name for entry in entries)
    return Decision(
        kind=Kind.TRANSLATE,
        key=answer_key("translate", (slide or "show", there, *words)),
        code="translate",
        question={
            "zh": f"请写出{zh}（{len(entries)}处）。",
            "en": f"Please write the {en} ({len(entries)}).",
        },
        options=(),
        slide=slide,
        entries=tuple(entries),
        notes=(_BRACES,) if any("{" in word for word in words) else (),
    )


def _both(here: str, there: str) -> Decision:
    zh, en = _NAMES[there]
    languages = [here, there]

    def edit(text: str) -> str:
        return write.set_tree(text, ("languages",), [*languages])

    return Decision(
        kind=Kind.TRANSLATE,
        key=answer_key("languages", tuple(languages)),
        code="languages",
        question={
            "zh": f"{zh}已经齐全。展示中加入{zh}吗？",
            "en": f"Every text is there in {en}. Show it in {en} too?",
        },
        options=(
            Option({"zh": "加入", "en": "Show both"}, "both", (edit,)),
            Option({"zh": "暂不", "en": "Not yet"}, "one"),
        ),
    )
