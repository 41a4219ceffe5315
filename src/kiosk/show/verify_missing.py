"""What a draft does not show yet because its texts are missing in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.errors import Place
from kiosk.show.missing import gaps_of
from kiosk.show.verify_model import Check, Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.show.model import Show
    from kiosk.show.read import Reading

_NAMES: Final = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


def check_missing(show: Show, reading: Reading) -> Iterator[Check]:
    """One note for a language that is not shown at all, else one for each slide left out of it."""
    draft = reading.draft
    for language in dict.fromkeys(gap.language for gap in draft.missing):
        if language not in show.languages:
            yield _whole(language, reading)
            continue
        for slide in show.slides():
            gaps = [gap for gap in gaps_of(slide, draft) if gap.language == language]
            if gaps:
                yield _one(language, slide.id, len(gaps), reading)


def _whole(language: str, reading: Reading) -> Check:
    zh, en = _NAMES[language]
    gaps = [gap for gap in reading.draft.missing if gap.language == language]
    slides = len(reading.draft.slides)
    question = {
        "zh": f"还没有{zh}：{slides}页，缺{len(gaps)}处文字；"
        "在 `kiosk review` 里勾选“也写另一种语言”。",
        "en": f"Not shown in {en} yet: {len(gaps)} texts of {slides} slides are missing; "
        "`kiosk review` asks for them if “Write the other language too” is ticked.",
    }
    place = reading.root.at("languages").place() if reading.root else Place("show.yaml")
    return Check(Grade.NOTE, "missing", place, question, detail=language)


def _one(language: str, slide: str, count: int, reading: Reading) -> Check:
    zh, en = _NAMES[language]
    question = {
        "zh": f"“{slide}”还不能用{zh}显示：缺{count}处文字。",
        "en": f"“{slide}” is not shown in {en} yet: {count} text{'s are' if count > 1 else ' is'} "
        "missing.",
    }
    place = reading.draft.slide_spots[slide].place()
    return Check(Grade.NOTE, "missing", place, question, detail=f"{language} {slide}")
