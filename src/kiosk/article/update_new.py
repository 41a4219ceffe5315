"""Figures that a changed article has and its show has not: written down, on no slide yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from kiosk.article.draft_entries import figure_entry
from kiosk.show.read import read_whole
from kiosk.show.write_items import add_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.article.draft_figures import Pick
    from kiosk.article.yaml_text import Node
    from kiosk.show.tree import Plain
    from kiosk.show.write_file import ShowFile

_NUMBERED = re.compile(r"f(\d{2,5})")


def add_figures(
    file: ShowFile, picks: Sequence[Pick], language: str, text: str
) -> tuple[Pick, ...]:
    """Write figures into a sound show; one that its check refuses is left out.

    Args:
        file: Of the show.
        picks: The figures.
        language: Of the article.
        text: The source in the show.

    Returns:
        Those that are written there.
    """
    folder = file.path.parent
    held = read_whole(folder).draft.authored_figures
    numbers = [int(match[1]) for name in held if (match := _NUMBERED.fullmatch(name))]
    added: list[Pick] = []
    for pick in picks:
        name = f"f{max([0, *numbers]) + 1 + len(added):02d}"
        entry = {key: _plain(node) for key, node in figure_entry(pick, language, text).items()}
        file.apply(partial(add_entry, steps=("figures", name), tree=entry))
        if read_whole(folder).show is None:
            file.undo()
        else:
            added.append(pick)
    return tuple(added)


def _plain(node: Node) -> Plain:
    if isinstance(node, Mapping):
        return {key: _plain(item) for key, item in node.items()}
    return str(node) if isinstance(node, (str, int)) else [_plain(item) for item in node]
