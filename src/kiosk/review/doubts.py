"""Why a label should be looked at before it goes on a wall, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.article.label_doubts import LabelDoubt, doubt_about
from kiosk.figures.model import UnitClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.figures.model import Figure, Language

_WORDS: Final[dict[LabelDoubt, dict[str, str]]] = {
    LabelDoubt.FRAGMENT: {
        "zh": "标签像是半句话。这个数字数的是什么？",
        "en": "This label is half a phrase. What does the number count?",
    },
    LabelDoubt.NOT_COUNTED: {
        "zh": "标签没有说数的是什么。",
        "en": "This label does not say what is counted.",
    },
    LabelDoubt.GENERIC: {
        "zh": "单看这一页，看得懂是哪些吗？",
        "en": "Does a visitor see which ones are meant?",
    },
    LabelDoubt.NOBODY: {
        "zh": "单看这一页，看得懂是谁的、什么的吗？",
        "en": "Does a visitor see whose, or what it is a share of?",
    },
}


def doubt_in_words(figure: Figure, language: Language) -> Mapping[str, str] | None:
    """What to ask about a figure's label, by language of the reader; None: nothing."""
    is_share = figure.unit_class is UnitClass.PERCENT and figure.change is None
    label = figure.label.get(language, "")
    doubt = doubt_about(label, language, is_share=is_share) if label else None
    return _WORDS[doubt] if doubt else None
