"""The pages of the operator's panel, by the rules of a good page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from kiosk.booth.model import Booth
from kiosk.operator.facts import Facts, Restart, ShowAtHand
from kiosk.operator.panel import LEAVES, Said
from kiosk.paint.inks import Inks
from kiosk.resources import resource
from kiosk.show.read import read_show
from kiosk.stage.pressroom import Pressroom
from kiosk.theme.load import load_theme
from kiosk.typeset.fonts import Fonts
from kiosk.typeset.pad import PadLook, typeset_pad
from kiosk.typeset.panel import PanelLook, typeset_panel
from kiosk.typeset.panel_words import WORDS
from kiosk.typeset.rules import text_remarks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.typeset.marks import Page
    from kiosk.typeset.setting import Setting

LONG = "ein sehr langer Titel " * 8
FACTS = Facts(
    "dc25f095803af750",
    "2025-09-14T09:30:00+0800",
    93784.0,
    187_000_000,
    restarts=3,
    latest=(Restart("2025-09-14T11:20:00+0800", LONG, "visits"),) * 12,
    reload_reason=LONG,
    problems=(LONG,) * 12,
    quarantine=("a", "b"),
    shows=tuple(ShowAtHand(str(n), {"zh": LONG, "en": LONG}, "STICK", n == 0) for n in range(20)),
)
SIZES = [(1920, 1080, 43), (1080, 1920, 43), (1366, 768, 21.5), (1280, 1024, 19), (768, 1366, 21.5)]


@pytest.fixture(scope="module")
def settings(qapp: QApplication) -> list[Setting]:
    show, _ = read_show(resource("shows", "ciftis-2025"))
    assert show is not None
    fonts, inks = Fonts(), Inks(load_theme("paper"))
    rooms = [
        Pressroom(show, Path(), fonts, inks, QSize(w, h), Booth(diagonal_in=inches))
        for w, h, inches in SIZES
    ]
    return [room.setting(language) for room in rooms for language in ("zh", "en")]


def pages(setting: Setting) -> list[Page]:
    sections = tuple((str(n), LONG) for n in range(9))
    leaves = [
        typeset_panel(setting, PanelLook(leaf, FACTS, sections, said=Said.REFUSED, detail=LONG))
        for leaf in LEAVES
    ]
    pads = [PadLook(12, Said.WAIT, 900), PadLook(0, Said.WRONG)]
    return leaves + [typeset_pad(setting, look) for look in pads]


def test_everything_stands_within_the_margins_and_apart(settings: list[Setting]) -> None:
    wrong: list[str] = []
    for setting in settings:
        geometry = setting.geometry
        for page in pages(setting):
            where = f"{geometry.w:.0f}x{geometry.h:.0f} {setting.language} {page.title}: "
            wrong += [where + remark.words for remark in text_remarks(page.marks, geometry)]
            wrong += [
                f"{where}{mark.role} runs over the margin"
                for mark in page.marks
                if mark.rect.x < geometry.left - 0.3
                or mark.rect.right > geometry.right + 0.3
                or mark.rect.bottom > geometry.h
            ]
    assert wrong == []


def test_every_place_to_touch_is_as_large_as_a_finger(settings: list[Setting]) -> None:
    small: list[str] = []
    for setting in settings:
        least = 20.0 / setting.geometry.mm_per_u - 0.05
        for page in pages(setting):
            small += [
                f"{setting.geometry.w:.0f} {page.title} {target.id} {target.rect}"
                for target in page.targets
                if min(target.rect.w, target.rect.h) < least or target.rect.bottom > page.h + 0.1
            ]
    assert small == []


def test_all_words_are_said_in_both_languages_and_can_be_set(settings: list[Setting]) -> None:
    assert all(set(words) == {"zh", "en"} for words in WORDS.values())
    assert all(all(words.values()) for words in WORDS.values())
