"""Texts that a show has in one of its two languages only.

They are written by a person, never made; when the last one is there, the show can be shown in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kiosk.review.decision import Decision, Entry, Kind, Option
from kiosk.show import write
from kiosk.show.tree import Mapping, Node, Sequence, Spot
from kiosk.show.verify_model import answer_key

if TYPE_CHECKING:
    from kiosk.show.model import Show
    from kiosk.show.read import Reading

_OPTIONAL: Final = frozenset({"wording", "written", "translation"})
"""Texts that one language may have alone."""
_NAMES: Final = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


def missing_texts(reading: Reading, show: Show) -> list[Decision]:
    """One decision for every figure and slide with texts in one language only.

    If there are none and the show has one language, the question whether to show both.
    """
    if reading.root is None:
        return []
    here = show.languages[0]
    there = "en" if here == "zh" else "zh"
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for spot in _one_sided(reading.root, here, there):
        entry = Entry((spot.steps,), there, "", spot.at(here).text)
        groups.setdefault(_group(spot), []).append(entry)
    found = [_decision(group, entries, there) for group, entries in groups.items()]
    if not found and len(show.languages) == 1:
        found.append(_both(here, there))
    return found


def _one_sided(spot: Spot, here: str, there: str) -> Iterator[Spot]:
    """Places with a text in one language and none in the other."""
    node: Node | None = spot.node
    if isinstance(node, Mapping):
        keys = set(node.entries)
        if keys == {here}:
            if spot.steps[-1] not in _OPTIONAL:
                yield spot
            return
        if there in keys and keys <= {here, there}:
            return
        for key in node.entries:
            yield from _one_sided(spot.at(key), here, there)
    elif isinstance(node, Sequence):
        for number in range(len(node.items)):
            yield from _one_sided(spot.at(number), here, there)


def _group(spot: Spot) -> tuple[object, ...]:
    """Texts of one figure, one slide, or the show go together."""
    depth = {"figures": 2, "sources": 2, "sections": 4}.get(str(spot.steps[0]), 0)
    return spot.steps[:depth] if len(spot.steps) > depth else ()


def _decision(group: tuple[object, ...], entries: list[Entry], there: str) -> Decision:
    zh, en = _NAMES[there]
    name = " ".join(str(step) for step in group) or "show"
    words = tuple(entry.name for entry in entries)
    return Decision(
        kind=Kind.TRANSLATE,
        key=answer_key("translate", (name, there, *words)),
        code="translate",
        question={
            "zh": f"请写出{zh}（{len(entries)}处）。",
            "en": f"Please write the {en} ({len(entries)}).",
        },
        options=(),
        entries=tuple(entries),
    )


def _both(here: str, there: str) -> Decision:
    zh, en = _NAMES[there]
    languages = [here, there]

    def edit(text: str) -> str:
        return write.set_list(text, ("languages",), languages)

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
